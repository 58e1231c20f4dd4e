// Scores a model on the dev parts as it ships: `node evaluate.ts MODEL_FOLDER CORPORA OUT` writes predictions in the kits' formats to OUT.
// `--plain` computes without WebAssembly; `--speed` also prints words a second, tokens to tree and names.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type Net, openNet } from "../../src/language/net/index.ts";

const args = process.argv.slice(2);
const [folder, root, out] = args.filter((a) => !a.startsWith("--"));
if (!folder || !root || !out) throw new Error("evaluate.ts MODEL_FOLDER CORPORA OUT [--plain] [--speed]");
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
  const text = blocks.map((lines, s) => {
    let t = 0;
    return lines
      .map((line) => {
        if (!isWord(line)) return line;
        const c = line.split("\t");
        const { deprel, head, upos, xpos } = tagged[s]!;
        const row = [c[0], c[1], "_", upos[t], xpos[t], "_", head[t]! + 1, deprel[t], "_", c[9] ?? "_"];
        t++;
        return row.join("\t");
      })
      .join("\n");
  });
  writeFileSync(join(out, `${corpus}.conllu`), `${text.join("\n\n")}\n\n`);
}
for (const corpus of ["uner-ewt-dev", "crossner-politics-dev", "wikigold-train"]) {
  const lines = read(join(root, "entities", `${corpus}.jsonl.gz`))
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { id: unknown; w: string[] });
  const tagged = net.tag(lines.map(({ w }) => ({ forms: w })));
  const text = lines.map(({ id }, i) =>
    JSON.stringify({ id, ents: tagged[i]!.names.map((n) => [n.first, n.last, n.type]) }),
  );
  writeFileSync(join(out, `${corpus}.jsonl`), `${text.join("\n")}\n`);
}
