// What a person adds: a fact as a statement that the server takes, its offsets, states by code or name; ids of persons.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { statementKinds } from "../../src/coding/index.ts";
import { type FactForm, factOf, statesOf } from "../../src/desk/review/facts.ts";
import { knownPersons, personId } from "../../src/desk/review/person-id.ts";
import { judgementBody } from "../../src/server/judgement-body.ts";

const names = { NOR: "Norway", FIN: "Finland", GBR: "United Kingdom" };
const form: FactForm = {
  kind: "call",
  who: "Norway",
  person: "Anna Berg",
  withWhom: "fin",
  otherPerson: "",
  from: "2024-03-01",
  to: "",
  place: "",
  level: "minister",
  channel: "",
  words: "",
};

test("states are taken by code or name in any letters; another word is told back", () => {
  assert.deepEqual(statesOf("norway, FIN ; united kingdom", names), {
    codes: ["NOR", "FIN", "GBR"],
    unknown: [],
  });
  assert.deepEqual(statesOf("Norwich,", names), { codes: [], unknown: ["Norwich"] });
});

test("a call has both sides as actors, a sanction who does and to whom", () => {
  const call = factOf(form, { start: 3, end: 9 }, "Ana", names);
  assert.ok("statement" in call);
  assert.deepEqual(
    call.statement.actors.map(({ state, person }) => [state, person]),
    [
      ["NOR", "Anna Berg"],
      ["FIN", null],
    ],
  );
  assert.equal(call.statement.symmetric, true);
  assert.deepEqual([call.statement.id, call.statement.cameo], ["call@3-9", "041"]);
  const sanction = factOf({ ...form, kind: "sanction" }, { start: 0, end: 0 }, "Ana", names);
  assert.ok("statement" in sanction);
  assert.deepEqual([sanction.statement.actors.length, sanction.statement.recipients.length], [1, 1]);
  assert.match(sanction.statement.when.basis, /Ana/);
});

test("what is missing is said with the mend", () => {
  const refusal = (more: Partial<FactForm>): string => {
    const made = factOf({ ...form, ...more }, { start: 0, end: 0 }, "Ana", names);
    assert.ok("refused" in made);
    return made.refused;
  };
  assert.match(refusal({ who: "", person: "" }), /Nobody acts/);
  assert.match(refusal({ withWhom: "Narnia" }), /“Narnia” is no state/);
  assert.match(refusal({ from: "" }), /first day is missing/);
  assert.match(refusal({ from: "2024-03-02", to: "2024-03-01" }), /before the first/);
});

test("whatever is typed, what the desk makes of it is a judgement that the server takes", () => {
  const text = fc.string({ maxLength: 60, unit: "grapheme" });
  const day = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((each) => each.toISOString().slice(0, 10));
  fc.assert(
    fc.property(
      fc.record({
        kind: fc.constantFrom(...statementKinds),
        who: fc.constantFrom("Norway", "NOR, FIN"),
        person: text,
        withWhom: fc.constantFrom("", "GBR"),
        otherPerson: text,
        from: day,
        to: fc.constant(""),
        place: text,
        level: fc.constantFrom("", "working"),
        channel: text,
        words: text,
      }),
      fc.nat(1000),
      (given, start) => {
        const made = factOf(given, { start, end: start + 5 }, "Ana", names);
        assert.ok("statement" in made);
        const parsed = judgementBody.safeParse({
          id: "0123456789",
          author: "Ana",
          at: "2026-01-02T03:04:05.000Z",
          reason: null,
          kind: "add-fact",
          report: "r1",
          source: null,
          statement: made.statement,
          knownFrom: "2024-03-02",
        });
        assert.ok(parsed.success, parsed.error?.message);
      },
    ),
  );
});

test("a new person's id is made of the name; the persons of a statement are named once", () => {
  assert.equal(personId(" Ivan  Kranz-Otto "), "person:ivan-kranz-otto");
  const person = {
    span: null,
    entity: "person:a",
    state: null,
    person: "A",
    organ: null,
    sector: null,
    post: null,
  };
  assert.deepEqual(
    knownPersons({ actors: [person, { ...person, entity: null, person: "B" }], recipients: [person] }),
    [{ entity: "person:a", name: "A" }],
  );
});
