// lexicon/cues/furniture.yaml: every entry catches its own lines and misses the others; faults of shape are named with their line.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { test } from "node:test";
import { readEntries } from "../src/lexicon/index.ts";
import { type Furniture, furnitureFinder, furnitureSchema, unitsOf } from "../src/page/index.ts";

const path = "lexicon/cues/furniture.yaml";
const read = readEntries(
  path,
  readFileSync(resolve(import.meta.dirname, "..", path), "utf8"),
  furnitureSchema,
);

test("the file has no fault", () => {
  assert.deepEqual(read.problems, []);
  assert.ok(read.entries.length >= 20);
});

const fires = (entry: Furniture, line: string): boolean => {
  const unit = unitsOf(line)[0];
  return unit !== undefined && furnitureFinder([entry])(unit, entry.at ?? "anywhere") !== null;
};

for (const { line, value } of read.entries)
  test(`${path}:${line} ${value.id}`, () => {
    for (const caught of value.catches) assert.ok(fires(value, caught), `does not catch "${caught}"`);
    for (const missed of value.misses) assert.ok(!fires(value, missed), `catches "${missed}"`);
  });

test("a phrase with an unknown gap or an open bracket is a problem with its line", () => {
  const faulty = `- id: a\n  kind: notice\n  whole:\n    - "listen {somewhere}"\n  catches: [x]\n  misses: [y]\n- id: b\n  kind: notice\n  begins: ["(listen"]\n  catches: [x]\n  misses: [y]\n`;
  const { entries, problems } = readEntries("lexicon/cues/furniture.yaml", faulty, furnitureSchema);
  assert.equal(entries.length, 0);
  assert.equal(problems[0]?.line, 4);
  assert.match(problems[0]!.what, /no gap \{somewhere\}/);
  assert.equal(problems[1]?.line, 9);
  assert.match(problems[1]!.what, /never closed/);
});
