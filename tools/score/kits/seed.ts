// The seed kit: a report -> its facts in the kit's words, with the questions answered that the record is derived for.
import { abstention, type Participant, type Statement } from "../../../src/coding/index.ts";
import { fold } from "../../../src/record/index.ts";
import { createReader } from "../../../src/reading/index.ts";
import type { Lexicon } from "../../../src/lexicon/index.ts";
import { derive } from "../derived.ts";
import { lines, type Predict, records } from "../kit.ts";
import { bareReport } from "../report.ts";

export const predict: Predict = (input, engine) => {
  const read = createReader({
    lexicon: engine.lexicon,
    english: engine.english,
    attributionModel: engine.attributionModel,
  });
  const bodies = bodyCodes(engine.lexicon);
  return lines(
    records(input).map((record) => {
      const { id, text, published, publisher } = record as {
        id: string;
        text: string;
        published?: string | null;
        publisher?: string | null;
      };
      const report = bareReport(id, text, published ?? null, publisher ?? null);
      const reading = read(report);
      const kept = reading.statements.filter(({ confidence }) => confidence >= abstention);
      const { earliest, latest } = reading.publication;
      const filed = {
        ...report,
        received: latest ?? earliest ?? "1970-01-01",
      };
      const view = fold({ reports: [filed], readings: [reading], judgements: [] });
      return {
        id,
        facts: kept.map((statement) => fact(statement, kept, bodies)),
        derived: derive(view, published ? null : [earliest, latest]),
      };
    }),
  );
};

/** The kit's word for a factuality. */
function modality({ factuality: { polarity, certainty, status } }: Statement): string {
  if (status === "not-yet") return "not-yet-happened";
  if (polarity === "negative") return "denied";
  if (status === "conditional") return "conditional";
  if (status === "planned" || status === "requested")
    return certainty === "possible" ? "possible" : "planned";
  return certainty === "certain" ? "asserted" : certainty === "probable" ? "hedged" : "possible";
}

/** Names of bodies between states -> the kit's code of the whole: "European Commission" is EU. */
function bodyCodes({ actors }: Lexicon): ReadonlyMap<string, string> {
  return new Map(actors.organizations.map(({ id, name, of }) => [name, (of || id).toUpperCase()]));
}

/** A statement as the kit writes a fact. Only causes and twins that are told too are named. */
export function fact(
  statement: Statement,
  told: readonly Statement[],
  bodies: ReadonlyMap<string, string>,
): object {
  const { actors, recipients, symmetric, when, place, content } = statement;
  const all = [...actors, ...recipients];
  const named = all.some(({ state, code }) => state !== null || code === "IGO");
  const states = (list: readonly Participant[]): string[] => [
    ...new Set(
      list
        .map(
          ({ state, code, organ, likely }) =>
            state ??
            (code === "IGO" && organ !== null
              ? (bodies.get(organ) ?? organ)
              : named
                ? null
                : (likely ?? null)),
        )
        .filter((one): one is string => one !== null),
    ),
  ];
  // A state that dismisses its own minister acts on no other state.
  const own = new Set(recipients.some(({ person }) => person !== null) ? states(actors) : []);
  const ids = new Set(told.map(({ id }) => id));
  const posts = all
    .filter(({ person, post }) => person !== null && post !== null)
    .map(({ person, post }) => ({ person, post: post!.title, organ: post!.organ, state: post!.state }));
  const those = (list: readonly string[]) => list.filter((id) => ids.has(id));
  return {
    id: statement.id,
    kind: statement.kind,
    plover: statement.plover,
    ...(symmetric
      ? { parties: states(all) }
      : { source: states(actors), target: states(recipients).filter((state) => !own.has(state)) }),
    persons: [...new Set(all.map(({ person }) => person).filter((one) => one !== null))],
    posts,
    organs: [...new Set(all.map(({ organ }) => organ).filter((one) => one !== null))],
    channel: statement.channel,
    level: statement.level,
    date: [when.begin[0], when.end[1]],
    date_precision: when.precision,
    place,
    modality: modality(statement),
    says: statement.says.map(({ name }) => name),
    on_record: statement.onRecord,
    because_of: those(statement.causes)[0] ?? null,
    same_as: those(statement.sameAs),
    anchor: [statement.evidence.start, statement.evidence.end],
    ...(content?.since ? { since: content.since } : {}),
  };
}
