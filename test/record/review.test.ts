// What waits for a person comes in a useful order, decided statements leave the queue, and kappa is Cohen's.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Statement } from "../../src/coding/index.ts";
import { agreements, type Judgement, markOf, type RecordView, reviewQueue } from "../../src/record/index.ts";

const statement = (start: number, confidence: number): Statement => ({
  id: `meeting@${start}-${start + 10}`,
  kind: "meeting",
  plover: "CONSULT",
  mode: null,
  context: [],
  cameo: "040",
  evidence: { start, end: start + 10 },
  trigger: { start, end: start + 4 },
  rule: "consult.meet",
  actors: [],
  recipients: [],
  symmetric: true,
  host: null,
  mediators: [],
  channel: null,
  level: null,
  when: {
    begin: [null, null],
    end: [null, null],
    precision: "open",
    origin: "implied",
    basis: "none",
    span: null,
  },
  place: null,
  factuality: { polarity: "positive", certainty: "certain", status: "actual" },
  says: [],
  onRecord: true,
  causes: [],
  sameAs: [],
  content: null,
  confidence,
});

const publication = {
  earliest: "2024-01-01",
  latest: "2024-01-01",
  certain: true,
  basis: "given",
  evidence: [],
};
const readings = [
  {
    report: "r1",
    publication,
    entities: [],
    statements: [statement(0, 0.9), statement(20, 0.3), statement(40, 0.7)],
  },
];
const view = { contradictions: [] } as unknown as RecordView;
const verdict = (
  author: string,
  kind: "accept" | "reject",
  start: number,
  at = "2024-01-02T00:00:00Z",
): Judgement => ({
  id: `${author}${kind}${start}`,
  author,
  at,
  reason: null,
  withdrawn: null,
  kind,
  target: markOf({ report: "r1", statement: statement(start, 1) }),
});

test("below the threshold first, then the least certain", () => {
  const queue = reviewQueue(readings, [], view, { threshold: 0.5 });
  assert.deepEqual(
    queue.map(({ ref, why }) => [ref, why]),
    [
      ["r1/meeting@20-30", "below the threshold"],
      ["r1/meeting@40-50", "not reviewed"],
      ["r1/meeting@0-10", "not reviewed"],
    ],
  );
});

test("what somebody decided leaves the queue; double coding asks for one's own decision", () => {
  const judgements = [verdict("ana", "accept", 20)];
  assert.equal(reviewQueue(readings, judgements, view).length, 2);
  assert.equal(reviewQueue(readings, judgements, view, { author: "ben" }).length, 3);
  const taken = judgements.map((each) => ({
    ...each,
    withdrawn: { author: "ana", at: "2024-01-03T00:00:00Z", reason: null },
  }));
  assert.equal(reviewQueue(readings, taken, view).length, 3);
});

test("Cohen's kappa of two readers: two of three alike, one accepts two and the other one", () => {
  const [pair] = agreements([
    verdict("ana", "accept", 0),
    verdict("ana", "accept", 20),
    verdict("ana", "reject", 40),
    verdict("ben", "accept", 0),
    verdict("ben", "reject", 20),
    verdict("ben", "reject", 40),
  ]);
  assert.deepEqual(pair?.authors, ["ana", "ben"]);
  assert.equal(pair?.both, 3);
  assert.equal(pair?.agreed, 2);
  // Chance: 2/3 * 1/3 + 1/3 * 2/3 = 4/9; (2/3 - 4/9) / (5/9) = 0.4.
  assert.ok(Math.abs(pair!.kappa! - 0.4) < 1e-9);
});

test("readers who never vary have no kappa", () => {
  assert.equal(agreements([verdict("ana", "accept", 0), verdict("ben", "accept", 0)])[0]?.kappa, null);
  assert.deepEqual(agreements([verdict("ana", "accept", 0), verdict("ben", "accept", 20)]), []);
});
