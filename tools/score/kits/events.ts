// The events kit: `{id, date, text}` -> `{id, events: [{event, source, target, symmetric}]}`, the best event first.
import { abstention, ploverEvent, type Statement } from "../../../src/coding/index.ts";
import type { Engine } from "../../../src/cli/engine.ts";
import { contains } from "../../../src/report/index.ts";
import { createReader } from "../../../src/reading/index.ts";
import { lines, type Predict, records } from "../kit.ts";
import { bareReport } from "../report.ts";

export const predict: Predict = (input, engine) => {
  const read = readerOf(engine);
  return lines(
    records(input).map((record) => {
      const { id, text } = record as { id: string; text: string };
      const date = typeof record.date === "string" ? record.date : null;
      const { statements } = read(bareReport(id, text, date, null));
      return { id, events: eventsOf(statements) };
    }),
  );
};

export const readerOf = (engine: Engine) =>
  createReader({ lexicon: engine.lexicon, english: engine.english, attributionModel: null });

/** Statements as PLOVER events: one a clause, the surest first, what is under the threshold of abstention left out. */
export function eventsOf(statements: readonly Statement[]): object[] {
  const kept = statements
    .filter(({ confidence, plover }) => confidence >= abstention && plover !== null)
    .sort((a, b) => b.confidence - a.confidence || a.trigger.start - b.trigger.start);
  const told: Statement[] = [];
  const events: object[] = [];
  for (const statement of kept) {
    const event = ploverEvent(statement);
    if (!event) continue;
    // PLOVER codes one event a clause: what lies inside a surer event's clause is its matter.
    if (
      told.some(
        (other) =>
          contains(other.evidence, statement.evidence) &&
          statement.rule.split(" ")[0] !== other.rule.split(" ")[0] &&
          other.confidence > statement.confidence &&
          inNoun(statement),
      )
    )
      continue;
    told.push(statement);
    const key = JSON.stringify([event.event, event.source, event.target]);
    if (
      events.some(
        (other) =>
          JSON.stringify([
            (other as typeof event).event,
            (other as typeof event).source,
            (other as typeof event).target,
          ]) === key,
      )
    )
      continue;
    events.push(event);
  }
  return events;
}

const inNoun = ({ confidence }: Statement): boolean => confidence < 0.65;
