// The lanes and promises of a pair as known on a day, from what is folded today: neighbourhoods that were whole by then are as they
// are, those that grew since are folded from what was known, and only these and the joins around them.
import type { Day } from "../../report/index.ts";
import {
  type Event,
  linkCauses,
  noDecisions,
  partsOfHome,
  reportsOf,
  type Trace,
  traceOf,
  vagueReach,
} from "../../record/index.ts";
import { CopyTable } from "./copy-table.ts";
import { originKey } from "./filings.ts";
import { HomeTable } from "./home-table.ts";
import { judgementsIn } from "./judged.ts";
import type { Look } from "./look.ts";
import type { Prepared } from "./prepared.ts";
import { StageFold } from "./stages.ts";

/** What differs from today: events made otherwise by their ids, and those of today that were not. */
export interface Then {
  readonly made: ReadonlyMap<string, Event>;
  readonly gone: ReadonlySet<string>;
}

interface HomeRow {
  readonly home: string;
  readonly first: string;
  readonly last: string;
}

/**
 * True when the filing of today is that of the day for all that was known by then: no judgement that reaches over reports, no text
 * whose origin came to be known later.
 */
export function isFiledThen(db: Prepared, asOf: Day): boolean {
  const reaches = judgementsIn(db).some(
    (judgement) =>
      new Set(reportsOf(judgement)).size > 1 ||
      // Its own day may lie before that of the report it was added to.
      (judgement.kind === "add-fact" && judgement.report !== null),
  );
  if (reaches) return false;
  const copies = new CopyTable(db);
  const isKnown = (report: string): boolean =>
    db.row("select 1 from filing where report = ? and known <= ?", report, asOf) !== null;
  return db
    .rows<{ report: string; origin: string }>(
      "select report, origin from filing where odd = 1 and known <= ?",
      asOf,
    )
    .every(({ report, origin }) => originKey(copies.first(copies.family(report, isKnown))) === origin);
}

/** Folds the theatres given as of a day. */
export function foldThen(db: Prepared, theatres: readonly string[], asOf: Day): Then {
  const homes = new HomeTable(db, asOf);
  const made = new Map<string, Event>();
  const gone = new Set<string>();
  for (const theatre of theatres) {
    const rows = db.rows<HomeRow>(
      "select home, first, last from home where home >= ? and home < ?",
      `${theatre}|`,
      `${theatre}}`,
    );
    for (const [, stage] of Map.groupBy(rows, ({ home }) => partsOfHome(home).stage)) {
      const dirty = grownSince(stage, asOf);
      if (dirty.length === 0) continue;
      const folded = new StageFold(homes, noDecisions).refold(dirty, new Set());
      for (const { event } of folded.made) made.set(event.id, event);
      for (const id of folded.gone) gone.add(id);
    }
  }
  return { made, gone };
}

/** Neighbourhoods that were not yet whole, and those that were empty yet and are joined today to some that were not. */
function grownSince(stage: readonly HomeRow[], asOf: Day): string[] {
  const quarters = stage.flatMap(({ home, first }) => {
    const { quarter } = partsOfHome(home);
    return quarter !== null && first <= asOf ? [quarter] : [];
  });
  return stage
    .filter(({ home, first, last }) => {
      if (last <= asOf) return false;
      if (first <= asOf) return true;
      const { quarter } = partsOfHome(home);
      return quarter !== null && quarters.some((each) => Math.abs(each - quarter) <= vagueReach);
    })
    .map(({ home }) => home);
}

/** Traces of a relation as of the day. */
export function tracesThen(look: Look, parties: string, asOf: Day, { made, gone }: Then): Trace[] {
  const out = look.traces(parties, asOf).filter(({ event }) => !gone.has(event) && !made.has(event));
  for (const event of made.values())
    if (event.parties.join("+") === parties) {
      const trace = traceOf(event);
      if (trace) out.push(trace);
    }
  return out;
}

/** Finds events as they were: causes name what they were part of then. */
export function eventsThen(look: Look, { made }: Then): (id: string) => Event {
  const eventOf = new Map(
    [...made.values()].flatMap((event) => event.statements.map((ref) => [ref, event.id] as const)),
  );
  const known = new Map<string, Event>();
  const causeOf = { get: (ref: string) => eventOf.get(ref) ?? look.eventOf(ref) ?? undefined };
  return (id) => {
    let event = known.get(id);
    if (!event) {
      event = linkCauses(made.get(id) ?? look.bare(id)!, causeOf, (ref) => look.statement(ref)?.quote ?? "");
      known.set(id, event);
    }
    return event;
  };
}
