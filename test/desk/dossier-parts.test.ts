// The who-says-so matrix and the relay ladder, on an event of three tellings made up for this test.
import assert from "node:assert/strict";
import { test } from "node:test";
import { driftOf, ladderOf, matrixOf } from "../../src/desk/dossier/matrix.ts";
import { afterDecision, neighbour } from "../../src/desk/review/queue-order.ts";
import type { Claim } from "../../src/record/index.ts";

const claim = (ref: string, ...says: string[]): Claim => ({
  ref,
  report: ref,
  says,
  origin: ref,
  onRecord: true,
  knownFrom: "2024-02-01",
});

const first = claim("one", "Harbour Wire");
const second = claim("two", "Plain Courier", "Harbour Wire");
const third = claim("three", "Morning Ledger");

test("a telling agrees, differs, says it in other words, or is silent", () => {
  const matrix = matrixOf(
    {
      claims: [first, second, third],
      disagreements: ["place"],
      fields: {
        place: [
          { value: null, text: "Vienna", claims: [first, second] },
          { value: null, text: "Geneva", claims: [third] },
        ],
        when: [
          { value: null, text: "3 January 2024", claims: [first] },
          { value: null, text: "January 2024", claims: [second] },
        ],
      },
    },
    { kind: "meeting" },
  );
  assert.deepEqual(matrix.fields, ["kind", "when", "place"]);
  assert.deepEqual(matrix.held, ["meeting", "3 January 2024", "Vienna"]);
  assert.deepEqual(
    matrix.rows.map(({ cells }) => cells.map(({ verdict }) => verdict)),
    [
      ["agrees", "agrees", "agrees"],
      ["agrees", "other words", "agrees"],
      ["agrees", "silent", "differs"],
    ],
  );
});

test("the ladder has each chain once, the longest first", () => {
  const again = claim("four", "Plain Courier", "Harbour Wire");
  const rungs = ladderOf([first, second, again]);
  assert.deepEqual(
    rungs.map(({ voices, claims }) => [voices.length, claims.length]),
    [
      [2, 2],
      [1, 1],
    ],
  );
});

test("after a decision comes the statement that followed it, at the end the one before", () => {
  assert.equal(afterDecision(["a", "b", "c"], "b"), "c");
  assert.equal(afterDecision(["a", "b", "c"], "c"), "b");
  assert.equal(afterDecision(["a"], "a"), null);
  assert.equal(neighbour(["a", "b"], "b", 1), "b");
  assert.equal(neighbour(["a", "b"], "gone", 1), "a");
  assert.equal(neighbour([], null, 1), null);
});

test("a detail that changed on the way from its origin is drift; two origins that differ are not", () => {
  const wire = { ...claim("wire", "Harbour Wire"), origin: "one", knownFrom: "2024-01-01" };
  const relay = {
    ...claim("relay", "Plain Courier", "Harbour Wire"),
    origin: "one",
    knownFrom: "2024-01-02",
  };
  const other = { ...claim("other", "Morning Ledger"), origin: "two", knownFrom: "2024-01-03" };
  const matrix = matrixOf(
    {
      claims: [wire, relay, other],
      disagreements: ["when"],
      fields: {
        when: [
          { value: null, text: "8 January 2024", claims: [wire] },
          { value: null, text: "9 January 2024", claims: [relay] },
          { value: null, text: "10 January 2024", claims: [other] },
        ],
      },
    },
    {},
  );
  assert.deepEqual(driftOf(matrix), [
    { field: "when", before: "8 January 2024", after: "9 January 2024", ref: "relay" },
  ]);
});
