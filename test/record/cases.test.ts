// Golden cases of the record: lines of who says what, `==>`, and what the fold makes of them. CASES=write renews the outputs.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fold, type RecordView } from "../../src/record/index.ts";
import type { Bound } from "../../src/report/index.ts";
import { inputsOf } from "./told.ts";

const folder = resolve(import.meta.dirname, "../cases/record");

const days = (bound: Bound | null): string =>
  bound === null
    ? "-"
    : bound[0] === bound[1]
      ? (bound[0] ?? "undated")
      : `${bound[0] ?? ""}..${bound[1] ?? ""}`;

/** What a case shows of a view: only what its lines bring about. */
function outcome(view: RecordView): string[] {
  const out: string[] = [];
  const kindOf = (id: string): string => {
    const event = view.events.find((each) => each.id === id);
    return event ? `${event.kind} ${days(event.when.begin)}` : id;
  };
  for (const event of view.events) {
    const who = event.persons.map((person) => person.name).join(", ");
    out.push(
      `event ${event.kind} ${event.parties.join("-")} ${days([event.when.begin[0], event.when.end[1]])}` +
        `${event.status === "happened" ? "" : ` (${event.status})`}${who ? ` ${who}` : ""}` +
        ` [${event.reports} reports, ${event.origins} origins${event.onRecordVoices ? `, ${event.onRecordVoices} on the record` : ""}]` +
        `${event.disagreements.length > 0 ? ` ! ${event.disagreements.join(", ")}` : ""}` +
        `${event.causes.length > 0 ? ` over ${event.causes.map((cause) => (cause.event ? kindOf(cause.event) : "?")).join(", ")}` : ""}`,
    );
  }
  for (const lane of view.lanes) {
    if (lane.transitions.length === 0) continue;
    const steps = lane.transitions.map((each) => `${each.state} ${days(each.from)}`).join(" > ");
    out.push(
      `lane ${lane.id}: ${steps}${lane.daysSince ? `; ${lane.daysSince.join("-")} days since contact` : ""}` +
        `${lane.refusals.length > 0 ? `; ${lane.refusals.length} refused` : ""}`,
    );
  }
  for (const each of view.commitments) {
    out.push(
      `commitment ${each.by.join(", ")} "${each.what}" ${days(each.made)}: ` +
        each.steps.map((step) => `${step.status} ${days(step.from)}`).join(" > "),
    );
    for (const not of each.notEvidence) out.push(`  not ${kindOf(not.event)}: ${not.why}`);
  }
  for (const post of view.posts)
    out.push(
      `post ${post.id}: ${post.tenures.map((each) => `${each.holder ?? "vacant"} ${days(each.from)} to ${days(each.to)}`).join(" > ")}`,
    );
  for (const each of view.precedents)
    out.push(
      `precedent "${each.text}": ${each.test.outcome} ${each.test.counterExamples.map(kindOf).join(", ")}`.trimEnd(),
    );
  for (const each of view.silences)
    out.push(
      `silence ${each.kind} ${each.who.join(", ")}${each.aboutEvent ? ` about ${kindOf(each.aboutEvent)}` : ""}`,
    );
  for (const each of view.contradictions)
    out.push(`contradiction, ${each.about}: ${each.sides.map((side) => side.text).join(" / ")}`);
  return out;
}

for (const name of readdirSync(folder)
  .filter((each) => each.endsWith(".txt"))
  .sort()) {
  const path = join(folder, name);
  const cases = readFileSync(path, "utf8")
    .split(/^(?=# )/m)
    .filter((each) => each.trim() !== "");
  const renewed: string[] = [];
  for (const one of cases) {
    const title = one.slice(2, one.indexOf("\n"));
    const [given = "", expected = ""] = one.split("\n==>\n");
    const view = fold({ ...inputsOf(given), judgements: [] });
    const actual = outcome(view);
    renewed.push(`${given.trimEnd()}\n==>\n${actual.join("\n")}\n`);
    test(`record/${name}: ${title}`, () => assert.deepEqual(actual, expected.trim().split("\n")));
  }
  if (process.env.CASES === "write") writeFileSync(path, renewed.join("\n"));
}
