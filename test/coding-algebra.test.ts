// The algebra of modes: agreed + to resume is a promise to resume, refused + to meet a refusal, and no operator invents a kind.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Deed, shift } from "../src/coding/algebra.ts";
import { operators, plovers } from "../src/coding/entry.ts";
import { certainFact, combine } from "../src/coding/factuality.ts";
import { codes, statementKinds, type StatementKind } from "../src/coding/index.ts";

const deed = (kind: StatementKind, more: Partial<Deed> = {}): Deed => ({
  kind,
  plover: codes[kind].plover,
  line: false,
  talks: false,
  ...more,
});

const table: readonly (readonly [Parameters<typeof shift>[0], Deed, string, string | null])[] = [
  ["agree", deed("channel-resumed"), "channel-agreed-to-resume", "AGREE"],
  ["offer", deed("meeting"), "channel-offered", "AGREE"],
  ["refuse", deed("meeting"), "refusal", "REJECT"],
  ["request", deed("concession"), "request", "REQUEST"],
  ["threaten", deed("sanction"), "threat", "THREATEN"],
  ["plan", deed("sanction"), "threat", "THREATEN"],
  ["plan", deed("aid"), "commitment", "AGREE"],
  ["cancel", deed("visit"), "cancellation", "REJECT"],
  ["suspend", deed("meeting", { line: true }), "channel-suspended", "SANCTION"],
  ["suspend", deed("aid"), "sanction", "SANCTION"],
  ["cancel", deed("protest"), "concession", "CONCEDE"],
  ["lift", deed("sanction"), "concession", "CONCEDE"],
  ["postpone", deed("meeting"), "postponement", "REJECT"],
  ["resume", deed("meeting", { line: true }), "channel-resumed", "SUPPORT"],
  ["resume", deed("meeting", { line: true, talks: true }), "channel-resumed", "CONSULT"],
  ["fail", deed("appointment"), "vacancy", null],
  ["await", deed("appointment"), "vacancy", null],
  ["condemn", deed("military-activity"), "accusation", "ACCUSE"],
  ["accept", deed("request"), "agreement", "AGREE"],
  ["disrupt", deed("meeting", { line: true }), "channel-suspended", "SANCTION"],
];

test("each operator makes of an act what a person would", () => {
  for (const [operator, act, kind, plover] of table) {
    const shifted = shift(operator, act);
    assert.equal(shifted?.kind, kind, `${operator} over ${act.kind}`);
    assert.equal(shifted?.plover, plover, `${operator} over ${act.kind}`);
  }
});

test("a meeting still to come stays a meeting, planned; one that has yet to take place has not", () => {
  assert.deepEqual(shift("plan", deed("summit")), {
    kind: "summit",
    plover: "AGREE",
    factuality: { status: "planned" },
  });
  assert.deepEqual(shift("await", deed("call"))?.factuality, { polarity: "negative", status: "not-yet" });
});

const anyDeed = fc.record({
  kind: fc.constantFrom(...statementKinds),
  plover: fc.constantFrom(null, ...plovers),
  line: fc.boolean(),
  talks: fc.boolean(),
});

test("an operator over any act gives a known kind or nothing, and always the same", () => {
  fc.assert(
    fc.property(fc.constantFrom(...operators), anyDeed, (operator, act) => {
      const shifted = shift(operator, act);
      assert.deepEqual(shift(operator, act), shifted);
      if (shifted) assert.ok((statementKinds as readonly string[]).includes(shifted.kind));
    }),
  );
});

test("two denials are an assertion, and no marker makes a doubtful act surer", () => {
  const no = { polarity: "negative" } as const;
  assert.equal(combine(combine(certainFact, no), no).polarity, "positive");
  const weak = { certain: 0, probable: 1, possible: 2 };
  const effect = fc.record(
    {
      polarity: fc.constant("negative" as const),
      certainty: fc.constantFrom("probable" as const, "possible" as const),
      status: fc.constantFrom("planned" as const, "conditional" as const, "not-yet" as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(fc.array(effect, { maxLength: 5 }), (effects) => {
      let fact = certainFact;
      for (const one of effects) {
        const next = combine(fact, one);
        assert.ok(weak[next.certainty] >= weak[fact.certainty]);
        // A condition holds over a plan; nothing else is changed.
        if (fact.status !== "actual" && !(fact.status === "planned" && one.status === "conditional"))
          assert.equal(next.status, fact.status);
        fact = next;
      }
    }),
  );
});
