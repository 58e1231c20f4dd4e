// A tiny training run from corpora to a model that reads its own sentences; skipped where there is no g++ or OpenBLAS.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { openNet } from "../../src/language/net/index.ts";

const compiles = (): string | false => {
  const probe = spawnSync("g++", ["-x", "c++", "-fsyntax-only", "-"], { input: "#include <cblas.h>\n" });
  if (probe.error) return "no g++ here";
  return probe.status === 0 ? false : "no cblas.h here (libopenblas-dev)";
};

/** Own sentences: "form/UPOS/XPOS/head/relation". */
const trees = [
  "Envoys/NOUN/NNS/2/nsubj met/VERB/VBD/0/root in/ADP/IN/4/case Oslo/PROPN/NNP/2/obl ./PUNCT/./2/punct",
  "Ministers/NOUN/NNS/2/nsubj talked/VERB/VBD/0/root in/ADP/IN/4/case Vienna/PROPN/NNP/2/obl ./PUNCT/./2/punct",
  "Oslo/PROPN/NNP/2/nsubj hosted/VERB/VBD/0/root two/NUM/CD/4/nummod envoys/NOUN/NNS/2/obj ./PUNCT/./2/punct",
  "The/DET/DT/2/det minister/NOUN/NN/3/nsubj left/VERB/VBD/0/root Vienna/PROPN/NNP/3/obj ./PUNCT/./3/punct",
];
const conllu = (document: string): string =>
  trees
    .map((tree, s) => {
      const rows = tree.split(" ").map((word, i) => {
        const [form, upos, xpos, head, relation] = word.split("/");
        return [i + 1, form, "_", upos, xpos, "_", head, relation, "_", "_"].join("\t");
      });
      return `${s === 0 ? `# newdoc id = ${document}\n` : ""}${rows.join("\n")}`;
    })
    .join("\n\n");
const forms = trees.map((tree) => tree.split(" ").map((word) => word.split("/")[0]!));
const flat = forms
  .map((w) =>
    JSON.stringify({
      id: null,
      w,
      ents: w.flatMap((form, i) => (/Oslo|Vienna/.test(form) ? [[i, i + 1, "LOC"]] : [])),
    }),
  )
  .join("\n");
const gum = JSON.stringify({
  doc: "GUM_news_own",
  sents: forms.map((w) => ({ w })),
  mentions: [{ s: 0, t: "place", named: 1, nb: 3, ne: 4 }],
});

function writeCorpora(root: string): void {
  mkdirSync(join(root, "syntax"), { recursive: true });
  mkdirSync(join(root, "entities"));
  const put = (path: string, text: string): void => writeFileSync(join(root, path), gzipSync(`${text}\n`));
  for (const part of ["gum-train", "gum-dev", "ewt-train", "ewt-dev"])
    put(`syntax/${part}.conllu.gz`, conllu("GUM_news_own"));
  writeFileSync(
    join(root, "syntax", "gum-licences.tsv"),
    "doc\tgenre\tsplit\tlicence\tok\nGUM_news_own\tnews\ttrain\town\t1\n",
  );
  put("entities/gum-train.jsonl.gz", gum);
  for (const part of ["wikigold-train", "crossner-politics-train", "crossner-politics-dev", "uner-ewt-dev"])
    put(`entities/${part}.jsonl.gz`, flat);
  // Word vectors in the package's layout: 100 numbers, a length and a rank.
  const words = [...new Set(forms.flat().map((form) => form.toLowerCase())), "embassy", "treaty"];
  const vectors = words.map((word, rank) => {
    const numbers = Array.from({ length: 100 }, (_, d) => Math.sin((rank + 1) * (d + 3)).toFixed(4));
    return `${JSON.stringify(word)}:[${numbers.join(",")},1,${rank}]`;
  });
  writeFileSync(
    join(root, "vectors.json"),
    `{"size":${words.length},"vectors":{${vectors.join(",")}},"unkVector":[0]}`,
  );
}

test("a tiny training run learns its sentences, and the same seed gives the same bytes", {
  skip: compiles(),
}, () => {
  const root = mkdtempSync(join(tmpdir(), "parley-train-"));
  try {
    writeCorpora(root);
    const tools = fileURLToPath(new URL("../../tools/train/", import.meta.url));
    const env = { ...process.env, OPENBLAS_NUM_THREADS: "1" };
    const run = (command: string, ...args: string[]): string =>
      execFileSync(command, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    const trainer = join(root, "trainer");
    run("g++", "-O1", "-ffast-math", "-std=c++17", "-o", trainer, join(tools, "trainer.cpp"), "-lopenblas");
    const prepared = join(root, "prepared");
    run(
      process.execPath,
      join(tools, "prepare.ts"),
      root,
      join(root, "vectors.json"),
      prepared,
      "--common=8",
      "--rare=8",
    );
    const train = (out: string): string =>
      run(
        trainer,
        join(prepared, "data.bin"),
        join(root, out),
        "epochs=80",
        "rate=0.006",
        "warm=20",
        "dropLayer=0.1",
        "dropHead=0.1",
        "dropInput=0.1",
        "seed=3",
        "hidden=16",
        "arc=16",
        "relation=8",
        "words=30",
        "average=0.9",
      );
    const last = train("one.bin").trim().split("\n").at(-1)!;
    assert.match(last, /^epoch 80 .* UAS 100\.00 LAS 100\.00/);
    train("two.bin");
    assert.deepEqual(readFileSync(join(root, "one.bin")), readFileSync(join(root, "two.bin")));
    const model = join(root, "model");
    run(
      process.execPath,
      join(tools, "pack.ts"),
      prepared,
      join(root, "one.bin"),
      model,
      join(tools, "facts.json"),
    );
    const manifest: unknown = JSON.parse(readFileSync(join(model, "model.json"), "utf8"));
    const net = openNet(readFileSync(join(model, "weights.bin")), manifest, null);
    const tagged = net.tag(forms.map((w) => ({ forms: w })));
    assert.deepEqual(
      tagged.map(({ head }) => [...head]),
      trees.map((tree) => tree.split(" ").map((word) => Number(word.split("/")[3]) - 1)),
    );
    assert.deepEqual(tagged[0]!.names, [{ first: 3, last: 4, type: "LOC" }]);
    assert.equal(tagged[3]!.xpos[2], "VBD");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});
