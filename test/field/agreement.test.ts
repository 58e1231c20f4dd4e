// The agreement of two readings: spans and kinds are paired one to one, and the README states the figures that the readings give.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { agreement, inWords, type Noted, type Noting } from "../../tools/score/field-agreement.ts";
import { fieldGolds } from "../../tools/score/field-gold.ts";

const noted = (start: number, end: number, kind: string): Noted => [start, end, kind, "asserted", "USA CHN"];

test("a reading agrees with itself, and not with an empty one", () => {
  const one: Noting = { a: [noted(0, 10, "call"), noted(20, 40, "request")] };
  const { f1, kind, kappa, modality, states } = agreement(one, one);
  assert.deepEqual([f1, kind, kappa, modality, states], [1, 1, 1, 1, 1]);
  assert.equal(agreement(one, { a: [] }).f1, 0);
});

test("facts of different kind are one fact only on about the same span, and each is used once", () => {
  const first: Noting = { a: [noted(0, 10, "call"), noted(50, 90, "request")] };
  assert.equal(agreement(first, { a: [noted(0, 10, "meeting")] }).both, 1);
  assert.equal(agreement(first, { a: [noted(50, 60, "position")] }).both, 0);
  assert.equal(agreement(first, { a: [noted(50, 60, "request"), noted(70, 90, "request")] }).both, 1);
});

test("kappa takes off what chance would give: two readings that name kinds at random score about nothing", () => {
  const names = ["call", "meeting"];
  const at = (pick: (index: number) => number): Noting => ({
    a: Array.from({ length: 40 }, (_, index) => noted(index * 20, index * 20 + 10, names[pick(index)]!)),
  });
  const { kind, kappa } = agreement(
    at((index) => index % 2),
    at((index) => (index >> 1) % 2),
  );
  assert.equal(kind, 0.5);
  assert.equal(kappa, 0);
});

test("only the reports of both readings count", () => {
  const first: Noting = { a: [noted(0, 10, "call")], b: [noted(0, 10, "visit")] };
  const { first: size, f1 } = agreement(first, { a: [noted(0, 10, "call")] });
  assert.deepEqual([size, f1], [1, 1]);
});

test("the README states the agreement of the readings that are kept", () => {
  const read = (file: string): Noting =>
    JSON.parse(readFileSync(join(import.meta.dirname, "readings", file), "utf8")) as Noting;
  const readme = readFileSync(join(import.meta.dirname, "README.md"), "utf8");
  const [first, second, third] = [read("first.json"), read("second.json"), read("third.json")];
  const held = fieldGolds().filter(({ gold }) => gold.part === "held");
  assert.deepEqual(Object.keys(third).sort(), held.map(({ gold }) => gold.id).sort());
  for (const other of [second, third]) {
    const line = inWords(agreement(first, other));
    assert.ok(readme.includes(line), `the README should say: ${line}`);
  }
});
