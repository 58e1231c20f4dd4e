// Reports and words that tell of one happening: two sinkings off one coast stay two; likeness decides what average link joins.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { openEngine } from "../../src/cli/engine.ts";
import { openVectors } from "../../src/language/index.ts";
import { coreference, type CorefModel, type KinTable } from "../../src/record/index.ts";
import { link } from "../../src/record/coref/clustering.ts";
import { openKin } from "../../src/record/coref/kin.ts";
import { stemOf } from "../../src/record/coref/words.ts";

const home = join(import.meta.dirname, "../..");
const json = (path: string): unknown => JSON.parse(readFileSync(join(home, path), "utf8"));

test("words of kin", () => {
  const kin = openKin({
    synonyms: ["buy purchase", "kill", "murder"],
    above: [-1, -1, 1],
    derived: ["die death", "killing kill"],
  });
  assert.ok(kin.derived("death", "die"));
  assert.ok(kin.derived("kill", "killing"));
  assert.ok(!kin.derived("kill", "die"));
  assert.ok(kin.synonyms("purchase", "buy"));
  assert.ok(!kin.synonyms("purchase", "kill"));
  assert.ok(kin.near("murder", "killing"));
  assert.ok(!kin.near("murder", "buy"));
});

test("stems meet over endings", () => {
  for (const [a, b] of [
    ["quakes", "quake"],
    ["stopped", "stop"],
    ["striking", "strike"],
    ["treaties", "treaty"],
    ["Norland's".toLowerCase(), "norland"],
  ] as const)
    assert.equal(stemOf(a), stemOf(b));
  assert.notEqual(stemOf("crisis"), stemOf("cris"));
});

test("average link joins the likest first and stops at the limit", () => {
  const likeness = [
    [1, 0.9, 0.5, 0],
    [0.9, 1, 0.1, 0],
    [0.5, 0.1, 1, 0.2],
    [0, 0, 0.2, 1],
  ];
  const found = link(4, (a, b) => likeness[a]![b]!, 0.25);
  assert.equal(found[0], found[1]);
  assert.equal(found[0], found[2], "0 and 1 are like 2 by 0.3 in the mean");
  assert.notEqual(found[0], found[3]);
});

test("the likest pair counts as far as is asked", () => {
  const likeness = (a: number, b: number): number => (a + b === 1 ? 0.9 : a + b === 3 ? 0.8 : 0);
  assert.equal(new Set(link(3, likeness, 0.45)).size, 2);
  assert.equal(new Set(link(3, likeness, 0.45, 0.5)).size, 1);
});

test("average link: nothing is joined at 1, everything below every likeness", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.1, max: 0.9, noNaN: true }), { minLength: 10, maxLength: 10 }),
      (values) => {
        const likeness = (a: number, b: number): number =>
          values[(Math.min(a, b) * 7 + Math.max(a, b) * 3) % 10]!;
        assert.equal(new Set(link(6, likeness, 1)).size, 6);
        assert.equal(new Set(link(6, likeness, 0)).size, 1);
      },
    ),
  );
});

const texts = [
  "A ferry sank off the coast of Norland on Monday, killing eleven people.\nThe ferry Maren went down in a storm near Kalvik, the Norland coast guard said.",
  "Eleven people died when the ferry Maren sank off Kalvik in Norland on Monday.\nThe sinking was the worst in Norland since the war, the coast guard said.",
  "The parliament of Estmark adopted a new budget on Thursday after a night of debate.\nThe budget cuts taxes on fuel and raises those on tobacco, the finance minister said.",
  "Estmark's parliament passed the budget on Thursday.\nLawmakers of the opposition left the chamber before the vote on the budget.",
];

test("ferry and budget are told apart, and the sinking is one in both reports of it", () => {
  const engine = openEngine();
  const vectors = openVectors(
    readFileSync(join(home, "model/english/weights.bin")),
    json("model/english/model.json"),
  );
  const model = {
    ...(json("model/coref/weights.json") as Omit<CorefModel, "kin">),
    kin: json("model/coref/kin.json") as KinTable,
  };
  const at = (text: string, word: string) => {
    const start = text.indexOf(word);
    assert.ok(start >= 0, word);
    return [{ start, end: start + word.length }];
  };
  const words = [["sank", "killing"], ["sank", "sinking"], ["adopted"], ["passed"]];
  const reports = texts.map((text, i) => {
    const half = text.indexOf("\n");
    return {
      text,
      sentences: engine.english
        .parse(text, [
          { start: 0, end: half },
          { start: half + 1, end: text.length },
        ])
        .flat(),
      mentions: words[i]!.map((word) => at(text, word)),
    };
  });
  const found = coreference(reports, model, vectors);
  assert.equal(found.reports[0], found.reports[1]);
  assert.notEqual(found.reports[0], found.reports[2]);
  assert.equal(found.mentions[0]![0], found.mentions[1]![0]);
  assert.notEqual(found.mentions[0]![0], found.mentions[0]![1]);
  assert.notEqual(found.mentions[0]![0], found.mentions[2]![0]);
  assert.deepEqual(coreference(reports, model, vectors), found, "the same again");
});

test("a model trained on other features is refused with the mend", () => {
  const model = {
    ...(json("model/coref/weights.json") as Omit<CorefModel, "kin">),
    kin: json("model/coref/kin.json") as KinTable,
  };
  assert.throws(
    () =>
      coreference(
        [],
        { ...model, pairs: { ...model.pairs, features: ["lemma"] } },
        { size: 1, of: () => null },
      ),
    /train it again/,
  );
});
