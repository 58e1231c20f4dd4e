// Scores a model on the dev parts as it ships: `node evaluate.ts MODEL_FOLDER CORPORA OUT` writes predictions in the kits' formats to OUT.
// `--plain` computes without WebAssembly; `--speed` also prints words a second, tokens to tree and names; `--record` writes the scores to model.json.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Net, openNet } from "../../src/language/net/index.ts";

const args = process.argv.slice(2);
const [folder, root, out] = args.filter((a) => !a.startsWith("--"));
if (!folder || !root || !out)
  throw new Error("evaluate.ts MODEL_FOLDER CORPORA OUT [--plain] [--speed] [--record]");
mkdirSync(out, { recursive: true });
const kernel = args.includes("--plain")
  ? null
  : readFileSync(new URL("../../src/language/net/kernel.wasm", import.meta.url));
const net: Net = openNet(
  readFileSync(join(folder, "weights.bin")),
  JSON.parse(readFileSync(join(folder, "model.json"), "utf8")),
  kernel,
);
const read = (path: string): string => gunzipSync(readFileSync(path)).toString("utf8");

/** Types of the name corpora folded to the three that all of them have. */
const COARSE: Record<string, string> = {
  PER: "PER",
  person: "PER",
  politician: "PER",
  ORG: "ORG",
  organization: "ORG",
  organisation: "ORG",
  politicalparty: "ORG",
  LOC: "LOC",
  location: "LOC",
  country: "LOC",
};
const scores: Record<string, number> = {};
const percent = (part: number, whole: number): number =>
  Math.round((10_000 * part) / Math.max(1, whole)) / 100;
const universal = (relation: string): string => relation.split(":")[0]!;

for (const corpus of ["gum-dev", "ewt-dev"]) {
  const blocks = read(join(root, "syntax", `${corpus}.conllu.gz`))
    .split(/\n\n+/)
    .filter(Boolean)
    .map((b) => b.split("\n"));
  const isWord = (line: string): boolean => /^\d+\t/.test(line);
  const sentences = blocks.map((lines) => ({
    forms: lines.filter(isWord).map((line) => line.split("\t")[1]!),
  }));
  if (args.includes("--speed")) net.tag(sentences);
  const begun = process.cpuUsage();
  const tagged = net.tag(sentences);
  const used = process.cpuUsage(begun);
  const words = sentences.reduce((sum, s) => sum + s.forms.length, 0);
  if (args.includes("--speed"))
    console.log(corpus, Math.round((words / (used.user + used.system)) * 1e6), "words a CPU second");
  let rightTags = 0;
  let rightArcs = 0;
  const text = blocks.map((lines, s) => {
    let t = 0;
    return lines
      .map((line) => {
        if (!isWord(line)) return line;
        const c = line.split("\t");
        const { deprel, head, upos, xpos } = tagged[s]!;
        if (upos[t] === c[3]) rightTags++;
        if (head[t]! + 1 === Number(c[6]) && universal(deprel[t]!) === universal(c[7]!)) rightArcs++;
        const row = [c[0], c[1], "_", upos[t], xpos[t], "_", head[t]! + 1, deprel[t], "_", c[9] ?? "_"];
        t++;
        return row.join("\t");
      })
      .join("\n");
  });
  writeFileSync(join(out, `${corpus}.conllu`), `${text.join("\n\n")}\n\n`);
  scores[`${corpus} UPOS`] = percent(rightTags, words);
  scores[`${corpus} LAS`] = percent(rightArcs, words);
}
for (const corpus of ["uner-ewt-dev", "crossner-politics-dev", "wikigold-train"]) {
  const lines = read(join(root, "entities", `${corpus}.jsonl.gz`))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: unknown; w: string[]; ents: [number, number, string][] });
  const tagged = net.tag(lines.map(({ w }) => ({ forms: w })));
  const text = lines.map(({ id }, i) =>
    JSON.stringify({ id, ents: tagged[i]!.names.map((n) => [n.first, n.last, n.type]) }),
  );
  writeFileSync(join(out, `${corpus}.jsonl`), `${text.join("\n")}\n`);
  let gold = 0;
  let found = 0;
  let right = 0;
  lines.forEach(({ ents }, i) => {
    const spans = new Set(
      ents.flatMap(([first, last, type]) => (COARSE[type] ? [`${first} ${last} ${COARSE[type]}`] : [])),
    );
    const mine = tagged[i]!.names.filter(({ type }) => COARSE[type]);
    gold += spans.size;
    found += mine.length;
    for (const { first, last, type } of mine) if (spans.has(`${first} ${last} ${type}`)) right++;
  });
  // Wikigold is trained on; of Universal NER only a figure from folds says something (see README.md).
  if (corpus.startsWith("crossner"))
    scores[`${corpus} names F1 (PER ORG LOC, before mending)`] = percent(2 * right, gold + found);
}
if (args.includes("--record")) {
  const path = join(folder, "model.json");
  const facts = JSON.parse(readFileSync(path, "utf8")) as { scores?: Record<string, number> };
  facts.scores = { ...facts.scores, ...scores };
  writeFileSync(path, `${JSON.stringify(facts, null, 2)}\n`);
}
console.log(scores);
