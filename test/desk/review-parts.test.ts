// The parts of the review screen that need no browser: keys, runs of text, decisions that wait for the server.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { correctedWhen, markOfRef } from "../../src/desk/review/corrections.ts";
import { actionOf, defaultKeys, readKeys, rebind } from "../../src/desk/review/keys.ts";
import {
  dropDecision,
  keepDecision,
  type PendingDecision,
  pendingDecisions,
  refusedDecisions,
  retryRefused,
  sendPending,
  type Shelf,
} from "../../src/desk/review/pending.ts";
import { sureShelf } from "../../src/desk/review/shelf.ts";
import { segmentsOf } from "../../src/desk/review/segments.ts";

const press = (key: string, more: object = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  typing: false,
  ...more,
});

test("a key acts; while typing, with a modifier or switched off it does not", () => {
  assert.equal(actionOf(defaultKeys, press("a")), "accept");
  assert.equal(actionOf(defaultKeys, press("a", { typing: true })), null);
  assert.equal(actionOf(defaultKeys, press("a", { ctrlKey: true })), null);
  assert.equal(actionOf({ ...defaultKeys, on: false }, press("a")), null);
});

test("a key is moved, a taken key is refused by the name of its holder", () => {
  const moved = rebind(defaultKeys, "accept", "y");
  assert.ok("keys" in moved);
  assert.equal(actionOf(moved, press("y")), "accept");
  assert.equal(actionOf(moved, press("a")), null);
  const refused = rebind(defaultKeys, "accept", "x");
  assert.ok("refused" in refused && refused.refused.includes("reject"));
  assert.deepEqual(readKeys(JSON.stringify(moved)), moved);
  assert.deepEqual(readKeys("{broken"), defaultKeys);
  assert.deepEqual(readKeys('{"on":false,"keys":{"next":"j","previous":"j"}}'), {
    ...defaultKeys,
    on: false,
  });
});

test("keys kept before there was an action to add a fact stay as they were given", () => {
  const { add: _, ...before } = defaultKeys.keys;
  assert.equal(readKeys(JSON.stringify({ on: true, keys: before })).keys.add, "n");
  const map = readKeys(JSON.stringify({ on: true, keys: { ...before, next: "n" } }));
  assert.equal(map.keys.next, "n");
  assert.equal(map.keys.add, "f");
});

test("runs of text make up the text, whatever the spans", () => {
  const span = fc
    .tuple(fc.integer({ min: -5, max: 90 }), fc.nat(40))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(
      fc.string({ maxLength: 80 }),
      fc.option(span),
      fc.array(span),
      fc.array(span),
      (text, lit, others, furniture) => {
        const runs = segmentsOf(text, {
          lit,
          trigger: null,
          others: others.map((each, i) => ({ ...each, ref: `r/${i}` })),
          furniture,
        });
        assert.equal(runs.map((run) => run.text).join(""), text);
        for (const run of runs) {
          const at = run.start;
          assert.equal(run.lit, lit !== null && lit.start <= at && at < lit.end);
          assert.equal(
            run.furniture,
            furniture.some(({ start, end }) => start <= at && at < end),
          );
        }
      },
    ),
  );
});

function shelf(): Shelf {
  const rows = new Map<string, string>();
  return {
    get length() {
      return rows.size;
    },
    key: (index) => [...rows.keys()][index] ?? null,
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  };
}

const decision = (id: string, at: string): PendingDecision => ({
  id,
  at,
  path: "/api/judgements",
  body: { id },
});

test("what the server did not take stays, in order, and is sent when it is back", async () => {
  const kept = shelf();
  kept.setItem("parley.theme", "dark");
  keepDecision(kept, decision("b", "2026-01-01T00:00:02Z"));
  keepDecision(kept, decision("a", "2026-01-01T00:00:01Z"));
  keepDecision(kept, decision("c", "2026-01-01T00:00:03Z"));
  assert.deepEqual(
    pendingDecisions(kept).map(({ id }) => id),
    ["a", "b", "c"],
  );
  let calls = 0;
  const half = await sendPending(kept, async () => (++calls === 1 ? { end: "taken" } : { end: "away" }));
  assert.deepEqual([half.sent, half.left, calls], [1, 2, 2]);
  const rest = await sendPending(kept, async ({ id }) =>
    id === "b" ? { end: "refused", why: "no such statement" } : { end: "taken" },
  );
  assert.deepEqual([rest.sent, rest.left, rest.refused[0]?.why], [1, 0, "no such statement"]);
  assert.equal(kept.getItem("parley.theme"), "dark");
  assert.deepEqual(
    refusedDecisions(kept).map(({ decision: { id }, why }) => [id, why]),
    [["b", "no such statement"]],
    "what was refused is kept for the person to settle",
  );
  assert.equal(retryRefused(kept, "b"), true);
  assert.deepEqual(
    [pendingDecisions(kept).map(({ id }) => id), refusedDecisions(kept), retryRefused(kept, "b")],
    [["b"], [], false],
  );
  dropDecision(kept, "b");
  assert.equal(dropDecision(kept, "a"), false);
});

test("a storage that is full or forbidden loses no decision while the page is open", async () => {
  const under = shelf();
  let full = false;
  const narrow: Shelf = {
    get length() {
      return under.length;
    },
    key: (index) => under.key(index),
    getItem: (key) => under.getItem(key),
    setItem: (key, value) => {
      if (full) throw new DOMException("full", "QuotaExceededError");
      under.setItem(key, value);
    },
    removeItem: (key) => under.removeItem(key),
  };
  const sure = sureShelf(narrow);
  keepDecision(sure, decision("a", "2026-01-01T00:00:01Z"));
  full = true;
  keepDecision(sure, decision("b", "2026-01-01T00:00:02Z"));
  assert.equal(sure.inMemory, 1);
  assert.deepEqual(
    pendingDecisions(sure).map(({ id }) => id),
    ["a", "b"],
  );
  const sent: string[] = [];
  await sendPending(sure, async ({ id }) => {
    sent.push(id);
    return { end: "taken" };
  });
  assert.deepEqual([sent, sure.length, sure.inMemory], [["a", "b"], 0, 0]);
  const forbid = (): never => {
    throw new DOMException("no", "SecurityError");
  };
  const none = sureShelf({
    get length(): number {
      return forbid();
    },
    key: forbid,
    getItem: forbid,
    setItem: forbid,
    removeItem: forbid,
  });
  keepDecision(none, decision("c", "2026-01-01T00:00:03Z"));
  assert.equal(pendingDecisions(none).length, 1);
  assert.equal(dropDecision(none, "c"), true);
  assert.equal(none.length, 0);
});

test("a ref gives the mark, days give a time or a sentence with the mend", () => {
  assert.deepEqual(markOfRef("r1ab/channel-resumed@10-52"), {
    report: "r1ab",
    kind: "channel-resumed",
    span: { start: 10, end: 52 },
  });
  assert.equal(markOfRef("by hand"), null);
  const when = correctedWhen("2024-02-01", "2024-02-29", "Ana");
  assert.ok("value" in when && when.value.precision === "month" && when.value.basis.includes("Ana"));
  const day = correctedWhen("2024-02-01", "", "Ana");
  assert.ok("value" in day && day.value.precision === "day");
  const crossed = correctedWhen("2024-02-02", "2024-02-01", "Ana");
  assert.ok("refused" in crossed && /before/.test(crossed.refused));
});
