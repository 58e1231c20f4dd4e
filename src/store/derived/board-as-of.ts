// The board of a pair as known on a day, from what is folded today: neighbourhoods that were whole by then are as they are, those
// that grew since are folded from what was known, and only these and the joins around them.
import type { Day } from "../../report/index.ts";
import {
  type ChannelLane,
  type Commitment,
  commitmentOn,
  type Contradiction,
  contradictionsOf,
  type Event,
  laneOn,
  linkCauses,
  noDecisions,
  partsOfHome,
  type Position,
  positionsOf,
  postOn,
  type RecordView,
  relationLanes,
  reportsOf,
  type Trace,
  traceOf,
  vagueReach,
} from "../../record/index.ts";
import { CopyTable } from "./copy-table.ts";
import { keyOf, queuedOf, sortOf } from "./event-table.ts";
import { originKey } from "./filings.ts";
import { HomeTable } from "./home-table.ts";
import { judgementsIn } from "./judged.ts";
import type { Look } from "./look.ts";
import { postsThen } from "./posts-as-of.ts";
import type { Prepared } from "./prepared.ts";
import { contradictionsKept, coursesOf, positionsKept } from "./relations.ts";
import { StageFold } from "./stages.ts";

/** What differs from today: events made otherwise by their ids, and those of today that were not. */
interface Then {
  readonly made: Map<string, Event>;
  readonly gone: Set<string>;
}

interface HomeRow {
  readonly home: string;
  readonly first: string;
  readonly last: string;
}

/**
 * True when the filing of today is that of the day for all that was known by then: no judgement that reaches over reports or pairs, no text
 * whose origin came to be known later.
 */
function isFiledThen(db: Prepared, asOf: Day): boolean {
  const reaches = judgementsIn(db).some(
    (judgement) =>
      !judgement.withdrawn &&
      (new Set(reportsOf(judgement)).size > 1 ||
        // What grew since is folded without decisions about pairs.
        judgement.kind === "same-event" ||
        judgement.kind === "different-event" ||
        // Its own day may lie before that of the report it was added to.
        (judgement.kind === "add-fact" && judgement.report !== null)),
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

/** Folds theatres as of a day, without their posts; of those of `alone` only the dialogue, which is all that leaves promises. */
function foldThen(db: Prepared, theatres: readonly string[], alone: readonly string[], asOf: Day): Then {
  const homes = new HomeTable(db, asOf);
  const made = new Map<string, Event>();
  const gone = new Set<string>();
  for (const name of new Set([...theatres, ...alone.map((state) => `${state}|dialogue`)])) {
    const rows = db.rows<HomeRow>(
      "select home, first, last from home where home >= ? and home < ?",
      `${name}|`,
      `${name}}`,
    );
    for (const [of, stage] of Map.groupBy(rows, ({ home }) => partsOfHome(home).stage)) {
      if (of.endsWith("|posts")) continue;
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
function tracesThen(look: Look, parties: string, asOf: Day, { made, gone }: Then): Trace[] {
  const out = look.traces(parties, asOf).filter(({ event }) => !gone.has(event) && !made.has(event));
  for (const event of made.values())
    if (event.parties.join("+") === parties) {
      const trace = traceOf(event);
      if (trace) out.push(trace);
    }
  return out;
}

/** Finds events as they were: causes name what they were part of then. */
function eventsThen(look: Look, { made }: Then): (id: string) => Event {
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

/** Events of a relation as of the day that positions (1) or contradictions (2) are made from, the latest `limit` of them. */
function queuedThen(
  db: Prepared,
  parties: string,
  bit: number,
  limit: number,
  asOf: Day,
  { made, gone }: Then,
): Event[] {
  const whole = db
    .rows<{ id: string; body: string }>(
      `select id, body from event where parties = ? and queued > 0 and queued & ? and last <= ? order by sort desc limit ?`,
      parties,
      bit,
      asOf,
      limit + made.size + gone.size,
    )
    .filter(({ id }) => !made.has(id) && !gone.has(id))
    .slice(0, limit)
    .map((row) => JSON.parse(row.body) as Event);
  const grown = [...made.values()].filter(
    (event) => event.parties.join("+") === parties && (queuedOf(event) & bit) > 0,
  );
  if (grown.length === 0) return whole;
  return [...whole, ...grown].sort((a, b) => (sortOf(a) > sortOf(b) ? -1 : 1)).slice(0, limit);
}

/** See `Look.boardAsOf`. */
export function boardThen(
  db: Prepared,
  look: Look,
  between: readonly string[],
  asOf: Day,
  on: Day | null,
  onlyLanes: boolean,
): RecordView {
  if (!isFiledThen(db, asOf)) return look.asOf(between, asOf, on, !onlyLanes);
  const all = (parties: readonly string[]): boolean => between.every((each) => parties.includes(each));
  const theatres = db
    .rows<{ theatre: string }>("select theatre from theatre_key where key = ?", keyOf(between))
    .map((row) => row.theatre);
  // What one of them promised to nobody in particular is shown beside what they promised each other.
  const alone = between.length > 1 ? between : [];
  const then = foldThen(db, theatres, alone, asOf);
  const posts = onlyLanes ? [] : between.map((state) => postsThen(db, state, asOf));
  // An envoy's appointment is an event of two, filed with the posts of one.
  for (const { made, gone } of posts) {
    for (const [id, event] of made) then.made.set(id, event);
    for (const id of gone) then.gone.add(id);
  }
  const parties = new Set(look.partiesOf(between, true));
  for (const event of then.made.values()) if (all(event.parties)) parties.add(event.parties.join("+"));
  const eventOf = eventsThen(look, then);
  const day = on ?? asOf;
  const lanes: ChannelLane[] = [];
  const commitments: Commitment[] = [];
  const positions: Position[] = [];
  const contradictions: Contradiction[] = [];
  const follow = (traces: readonly Trace[]): void => {
    for (const course of coursesOf(traces, eventOf)) {
      const commitment = commitmentOn(course, day);
      if (commitment) commitments.push(commitment);
    }
  };
  for (const each of parties) {
    const traces = tracesThen(look, each, asOf, then);
    const theirs = relationLanes(each === "" ? [] : each.split("+"), traces, eventOf);
    for (const lane of theirs) lanes.push(laneOn(lane, day));
    follow(traces);
    if (onlyLanes) continue;
    const held = positionsOf(queuedThen(db, each, 1, positionsKept, asOf, then), {
      get: (ref) => look.statement(ref),
    });
    positions.push(...held);
    contradictions.push(
      ...contradictionsOf(
        queuedThen(db, each, 2, contradictionsKept, asOf, then),
        theirs.map((lane) => laneOn(lane, null)),
        [],
        held,
      ),
    );
  }
  for (const state of alone) follow(tracesThen(look, state, asOf, then));
  const disputed = [...contradictions, ...posts.flatMap((each) => each.contradictions)];
  return {
    ...look.named(lanes, commitments, disputed, (id) => then.made.get(id) ?? look.bare(id)),
    asOf,
    on: day,
    coverage: look.coverage(asOf),
    posts: posts
      .flatMap(({ courses }) => courses)
      .map((course) => postOn(course, day))
      .sort(byId),
    positions: positions.sort(byId),
  };
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);
