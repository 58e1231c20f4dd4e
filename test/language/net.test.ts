// The network on any words whatever: a tree with one root, names in order, bounded work, and one clear error for a spoilt model.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { openNet, type TaggedSentence } from "../../src/language/net/index.ts";
import { decodeNames } from "../../src/language/net/decode-names.ts";
import { spanningTree } from "../../src/language/net/spanning.ts";

const model = new URL("../../model/english/", import.meta.url);
const weights = readFileSync(new URL("weights.bin", model));
const manifest = JSON.parse(readFileSync(new URL("model.json", model), "utf8")) as {
  weights: { sha256: string };
};
const kernel = readFileSync(new URL("../../src/language/net/kernel.wasm", import.meta.url));
const net = openNet(weights, manifest, kernel);
const words = (text: string): { forms: string[] } => ({ forms: text.split(" ").filter(Boolean) });

function assertTree(tagged: TaggedSentence, count: number): void {
  assert.equal(tagged.upos.length, count);
  assert.equal(tagged.xpos.length, count);
  assert.equal(tagged.deprel.length, count);
  assert.equal(tagged.head.length, count);
  if (count === 0) return;
  assert.equal(tagged.head.filter((head) => head === -1).length, 1, "one root");
  const depth = new Int32Array(count).fill(-1);
  for (let word = 0; word < count; word++) {
    let at = word;
    for (let steps = 0; at !== -1; steps++) {
      assert.ok(steps <= count, "no cycle");
      assert.ok(at >= 0 && at < count);
      if (depth[at]! >= 0) break;
      at = tagged.head[at]!;
    }
    depth[word] = 1;
    assert.equal(tagged.deprel[word] === "root", tagged.head[word] === -1);
  }
  let end = 0;
  for (const name of tagged.names) {
    assert.ok(name.first >= end && name.last > name.first && name.last <= count);
    end = name.last;
  }
}

test("a plain sentence is read as it should be", () => {
  const [tagged] = net.tag([words("The minister met his Danish counterpart in Oslo on Monday .")]);
  assert.equal(tagged!.deprel[2], "root");
  assert.equal(tagged!.head[1], 2);
  assert.equal(tagged!.deprel[1], "nsubj");
  assert.equal(tagged!.deprel[5], "obj");
  assert.equal(tagged!.xpos[2], "VBD");
  assert.ok(tagged!.names.some(({ first, last, type }) => first === 7 && last === 8 && type === "LOC"));
});

test("any strings at all give trees, also lone surrogates, control and right-to-left marks", () => {
  const odd = fc.constantFrom(
    "\ud800",
    "\u0000",
    "\u202e",
    "😀",
    "—",
    "''",
    "...",
    "U.S.",
    "n't",
    "",
    "İ",
    "ﬁ",
    "é",
  );
  const form = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), odd);
  fc.assert(
    fc.property(fc.array(fc.array(form, { maxLength: 40 }), { maxLength: 6 }), (sentences) => {
      const tagged = net.tag(sentences.map((forms) => ({ forms })));
      assert.equal(tagged.length, sentences.length);
      tagged.forEach((one, i) => assertTree(one, sentences[i]!.length));
    }),
    { numRuns: 40 },
  );
});

test("what stands beside a sentence in its batch does not change its reading", () => {
  const sentences = [
    "Talks resumed .",
    "Officials of both ministries said that the hot line , cut off in 2022 , would be restored soon .",
    "A spokeswoman declined to comment on the reports of a secret visit .",
  ].map(words);
  const together = net.tag(sentences);
  const alone = sentences.map((sentence) => net.tag([sentence])[0]!);
  assert.deepEqual(together, alone);
  assert.deepEqual(net.tag([...sentences].reverse()).reverse(), together);
});

test("without WebAssembly the same numbers come out", () => {
  const sentences = [
    "Defense Secretary Jane Roe called Gen. Wu on Tuesday .",
    "\u201cWe \u2019ll see,\u201d said one aide who asked not to be named .",
  ].map(words);
  assert.deepEqual(openNet(weights, manifest, null).tag(sentences), net.tag(sentences));
});

test("an endless sentence and an endless word are read in bounded time", () => {
  const forms = Array.from({ length: 100_000 }, (_, i) => (i % 9 === 8 ? "and" : `word${i % 700}`));
  const [tagged] = net.tag([{ forms }]);
  assert.equal(tagged!.head.length, forms.length);
  assert.equal(tagged!.head.filter((head) => head === -1).length, 1);
  const [long] = net.tag([{ forms: ["Xi", "x".repeat(50_000), "."] }]);
  assertTree(long!, 3);
  assert.deepEqual(net.tag([]), []);
  assertTree(net.tag([{ forms: [] }])[0]!, 0);
});

test("a cut, altered or foreign weight file: one error with the file and both checksums", () => {
  const altered = Uint8Array.from(weights);
  altered[altered.length >> 1]! ^= 1;
  for (const bytes of [weights.subarray(0, 1000), altered, new Uint8Array(0)])
    assert.throws(
      () => openNet(bytes, manifest, kernel),
      (error: Error) =>
        error.message.startsWith("weights.bin: expected SHA-256 ") &&
        error.message.includes(manifest.weights.sha256) &&
        /found [0-9a-f]{64}/.test(error.message),
    );
  assert.throws(() => openNet(weights, {}, kernel), /model\.json names no weights/);
  assert.throws(() => openNet(weights, null, kernel), /model\.json names no weights/);
});

/** All head lists with one root and no cycle, for small sentences. */
function allTrees(count: number): number[][] {
  let lists: number[][] = [[]];
  for (let word = 0; word < count; word++)
    lists = lists.flatMap((list) =>
      Array.from({ length: count + 1 }, (_, head) => head - 1)
        .filter((head) => head !== word)
        .map((head) => [...list, head]),
    );
  return lists.filter(
    (heads) =>
      heads.filter((head) => head < 0).length === 1 &&
      heads.every((_, word) => {
        let at = word;
        for (let steps = 0; steps <= count && at >= 0; steps++) at = heads[at]!;
        return at < 0;
      }),
  );
}

test("spanning tree: the best one with the root that is chosen", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 20, maxLength: 20 }),
      (count, numbers) => {
        const width = count + 1;
        const scores = Float32Array.from(numbers.slice(0, count * width));
        const heads = [...spanningTree({ scores, at: 0, width, count })];
        const value = (list: readonly number[]): number =>
          list.reduce((sum, head, word) => sum + scores[word * width + head + 1]!, 0);
        const root = heads.indexOf(-1);
        const trees = allTrees(count);
        assert.ok(
          trees.some((tree) => tree.join() === heads.join()),
          `${heads} is a tree`,
        );
        const best = Math.max(...trees.filter((tree) => tree[root] === -1).map(value));
        assert.equal(value(heads), best);
      },
    ),
    { numRuns: 300 },
  );
});

test("names: nothing continues what was not begun", () => {
  const types = ["PER", "ORG"] as const;
  // Labels: outside, begin PER, inside PER, begin ORG, inside ORG.
  const rows = [
    [0, 0, 9, 1, 0],
    [0, 0, 9, 0, 1],
    [5, 0, 0, 0, 0],
    [0, 7, 0, 0, 0],
    [0, 7, 0, 0, 0],
  ];
  assert.deepEqual(
    decodeNames((word, label) => rows[word]![label]!, rows.length, types),
    [
      { first: 0, last: 2, type: "PER" },
      { first: 3, last: 4, type: "PER" },
      { first: 4, last: 5, type: "PER" },
    ],
  );
  assert.deepEqual(
    decodeNames(() => 0, 0, types),
    [],
  );
});
