// Reads cleared text with several networks and writes what most of them agree on: `node silver.ts OUT.conllu MODEL,MODEL,.. TEXT.jsonl.gz ..`.
// Trees are voted on arc by arc and mended into one (reparsing, Sagae and Lavie 2006); a name stays when more than half of the networks have it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { splitSentences, splitWords } from "../../src/language/index.ts";
import { openNet, type TaggedSentence } from "../../src/language/net/index.ts";
import { spanningTree } from "../../src/language/net/spanning.ts";

/** Sentences that the networks read too differently teach errors; of all arcs this share must be the vote of all. */
const LEAST_AGREEMENT = 0.8;

function most(votes: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const vote of votes) counts.set(vote, (counts.get(vote) ?? 0) + 1);
  let best = votes[0]!;
  for (const [vote, count] of counts) if (count > counts.get(best)!) best = vote;
  return best;
}

/** What most of the readings say, as CoNLL-U with names in MISC; null where they differ too much. */
function vote(forms: readonly string[], readings: readonly TaggedSentence[]): string | null {
  const count = forms.length;
  const width = count + 1;
  const scores = new Float32Array(count * width);
  let agreed = 0;
  for (let t = 0; t < count; t++) {
    readings.forEach(({ head }, i) => {
      scores[t * width + head[t]! + 1]! += i === 0 ? 1.01 : 1;
    });
    if (readings.every(({ head }) => head[t] === readings[0]!.head[t])) agreed++;
  }
  if (agreed / count < LEAST_AGREEMENT) return null;
  const heads = spanningTree({ scores, at: 0, width, count });
  const spans = new Map<string, number>();
  for (const { names } of readings)
    for (const { first, last, type } of names)
      spans.set(`${first} ${last} ${type}`, (spans.get(`${first} ${last} ${type}`) ?? 0) + 1);
  const names = forms.map(() => "_");
  for (const [span, votes] of spans) {
    if (votes * 2 <= readings.length) continue;
    const [first, last, type] = span.split(" ");
    for (let t = Number(first); t < Number(last); t++)
      names[t] = `Name=${t === Number(first) ? "B" : "I"}-${type}`;
  }
  return forms
    .map((form, t) => {
      const same = readings.filter(({ head }) => head[t] === heads[t]);
      const relation = most((same.length > 0 ? same : readings).map(({ deprel }) => deprel[t]!));
      const label = heads[t]! < 0 ? "root" : relation === "root" ? "parataxis" : relation;
      return [
        t + 1,
        form,
        "_",
        most(readings.map((r) => r.upos[t]!)),
        most(readings.map((r) => r.xpos[t]!)),
        "_",
        heads[t]! + 1,
        label,
        "_",
        names[t],
      ].join("\t");
    })
    .join("\n");
}

const [out, models, ...texts] = process.argv.slice(2);
if (!out || !models || texts.length === 0)
  throw new Error("silver.ts OUT.conllu MODEL,MODEL,.. TEXT.jsonl.gz ..");
const kernel = readFileSync(new URL("../../src/language/net/kernel.wasm", import.meta.url));
const nets = models
  .split(",")
  .map((folder) =>
    openNet(
      readFileSync(join(folder, "weights.bin")),
      JSON.parse(readFileSync(join(folder, "model.json"), "utf8")),
      kernel,
    ),
  );
const seen = new Set<string>();
const sentences: { forms: string[] }[] = [];
for (const path of texts)
  for (const line of gunzipSync(readFileSync(path)).toString("utf8").split("\n").filter(Boolean)) {
    const { text } = JSON.parse(line) as { text: string };
    for (const block of text.matchAll(/[^\n]+/g)) {
      const words = splitWords(text, block.index, block.index + block[0].length);
      let from = 0;
      for (const to of splitSentences(text, words)) {
        const forms: string[] = [];
        for (let i = from; i < to; i++) forms.push(text.slice(words.starts[i]!, words.ends[i]!));
        from = to;
        const key = forms.join(" ");
        if (forms.length < 4 || forms.length > 90 || seen.has(key)) continue;
        seen.add(key);
        sentences.push({ forms });
      }
    }
  }
const readings = nets.map((net) => net.tag(sentences));
const voted = sentences.map(({ forms }, s) =>
  vote(
    forms,
    readings.map((all) => all[s]!),
  ),
);
const kept = voted.filter((text) => text !== null);
writeFileSync(out, `# newdoc id = silver\n${kept.join("\n\n")}\n\n`);
const words = sentences.reduce((sum, { forms }, s) => sum + (voted[s] === null ? 0 : forms.length), 0);
console.log(`${kept.length} of ${sentences.length} sentences, ${words} words`);
