// What a person decides: each kind of judgement, its withdrawal, its orphan, its conflict, and the audit clock.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fold, type FoldInputs, type Judgement } from "../../src/record/index.ts";
import { inputsOf } from "./told.ts";

const base = inputsOf(`
2024-03-02 Harbour Wire: meeting NOR Anna Berg = AUT Ivo Kranz @ 2024-03-01; in Oslo/NOR; level minister
2024-03-03 Alpine Post: meeting NOR = AUT @ 2024-02-01..2024-02-20; level minister
2024-03-04 Quay Post: meeting NOR Anna Berg = AUT Ivo Kranz @ 2024-03-01; in Oslo/NOR
`);
const mark = (report: string, kind: "meeting" | "call" = "meeting") => ({
  report,
  kind,
  span: { start: 0, end: 0 },
});
const wire = mark("2024-03-02 Harbour Wire");
const post = mark("2024-03-03 Alpine Post");
const quay = mark("2024-03-04 Quay Post");

let next = 0;
const judged = (body: object, at = "2024-04-01T10:00:00.000Z"): Judgement => {
  next += 1;
  return { id: `j${next}`, author: "Ines", at, reason: null, withdrawn: null, ...body } as Judgement;
};
const view = (judgements: Judgement[], options = {}) => fold({ ...base, judgements }, options);
const meetings = (judgements: Judgement[]) =>
  view(judgements)
    .events.map((event) => event.claims.length)
    .sort();

test("without judgements the two dated reports are one meeting and the vague one another", () => {
  assert.deepEqual(meetings([]), [1, 2]);
});

test("same event binds what no likeness would, different event parts what likeness bound", () => {
  assert.deepEqual(meetings([judged({ kind: "same-event", target: wire, other: post })]), [3]);
  assert.deepEqual(meetings([judged({ kind: "different-event", target: wire, other: quay })]), [1, 1, 1]);
});

test("of two who differ the later holds, and the conflict is shown", () => {
  const same = judged({ kind: "same-event", target: wire, other: post }, "2024-04-02T10:00:00.000Z");
  const different = judged(
    { kind: "different-event", target: wire, other: post },
    "2024-04-03T10:00:00.000Z",
  );
  const seen = view([same, different]);
  assert.equal(seen.events.length, 2);
  assert.deepEqual(
    seen.conflicts.map(({ holds, overruled }) => [holds, overruled]),
    [[different.id, same.id]],
  );
});

test("a rejected statement is kept and not folded", () => {
  const seen = view([judged({ kind: "reject", target: post })]);
  assert.equal(seen.events.length, 1);
  assert.deepEqual(seen.rejected, ["2024-03-03 Alpine Post/meeting@1"]);
});

test("a doubtful statement waits until it is accepted", () => {
  const readings = base.readings.map((reading) =>
    reading.report === post.report
      ? { ...reading, statements: reading.statements.map((each) => ({ ...each, confidence: 0.2 })) }
      : reading,
  );
  const inputs: FoldInputs = { reports: base.reports, readings, judgements: [] };
  assert.deepEqual(fold(inputs).waiting, ["2024-03-03 Alpine Post/meeting@1"]);
  const accepted = fold({ ...inputs, judgements: [judged({ kind: "accept", target: post })] });
  assert.deepEqual(accepted.waiting, []);
  assert.equal(accepted.events.length, 2);
});

test("a corrected field changes the event and says that it was judged", () => {
  const seen = view([judged({ kind: "correct", target: post, field: "kind", value: "call" })]);
  const call = seen.events.find((event) => event.kind === "call")!;
  assert.equal(call.judged, true);
  assert.equal(seen.statements.find((filed) => filed.report === post.report)!.standing, "corrected");
});

test("a fact added by hand is known from the day that its author gives", () => {
  const meeting = base.readings[0]!.statements[0]!;
  const when = {
    ...meeting.when,
    begin: ["2024-04-10", "2024-04-10"],
    end: ["2024-04-10", "2024-04-10"],
  } as const;
  const statement = { ...meeting, id: "x", kind: "call" as const, when };
  const added = judged({
    kind: "add-fact",
    report: null,
    statement,
    source: "desk notes",
    knownFrom: "2024-05-01",
  });
  assert.equal(view([added], { asOf: "2024-04-30" }).events.length, 2);
  const seen = view([added], { asOf: "2024-05-01" });
  assert.deepEqual(seen.events.find((event) => event.kind === "call")!.claims[0]!.says, ["desk notes"]);
});

test("merged names are one person, and a split takes one statement's person apart", () => {
  const one = inputsOf(`
2024-03-02 Harbour Wire: meeting NOR Anna Berg = AUT Ivo Kranz @ 2024-03-01
2024-03-02 Quay Post: meeting NOR Anna Bergh-Lie = AUT Ivo Kranz @ 2024-03-01
`);
  const merge = judged({
    kind: "merge-entities",
    entities: ["person:anna-berg", "person:anna-bergh-lie"],
    into: "person:anna-berg",
  });
  const merged = fold({ ...one, judgements: [merge] });
  assert.ok(merged.statements.every(({ statement }) => statement.actors[0]!.entity === "person:anna-berg"));
  const split = judged({
    kind: "split-entities",
    entity: "person:ivo-kranz",
    into: "person:ivan-kranz",
    intoName: "Ivan Kranz",
    statements: [wire],
  });
  const seen = view([split]);
  assert.ok(seen.events.some((event) => event.persons.some((person) => person.name === "Ivan Kranz")));
});

test("a judgement whose statement is gone is shown as an orphan", () => {
  const lost = judged({ kind: "reject", target: { ...wire, kind: "call" } });
  const away = judged({ kind: "reject", target: mark("no such report") });
  assert.deepEqual(
    view([lost, away]).orphans.map((orphan) => orphan.judgement),
    [lost.id, away.id],
  );
});

test("the audit clock sees neither later reports, nor later judgements, nor later withdrawals", () => {
  const rejection = {
    ...judged({ kind: "reject", target: post }, "2025-02-01T10:00:00.000Z"),
    withdrawn: { author: "Tom", at: "2025-03-01T10:00:00.000Z", reason: "it was one after all" },
  } as Judgement;
  assert.equal(view([rejection], { asRecorded: "2025-01-15" }).events.length, 2);
  assert.equal(view([rejection], { asRecorded: "2025-02-15" }).events.length, 1);
  assert.equal(view([rejection], { asRecorded: "2025-03-15" }).events.length, 2);
  assert.equal(view([rejection], { asRecorded: "2024-12-31" }).events.length, 0);
});
