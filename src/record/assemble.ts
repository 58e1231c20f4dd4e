// From the events of a fold to the view of the record: causes linked, lanes, promises and posts as on a day, what is said of reports.
import type { Day } from "../report/index.ts";
import { commitmentOn } from "./commitments.ts";
import { contradictionsOf } from "./contradictions.ts";
import type { Event } from "./event.ts";
import { linkCauses } from "./event-making.ts";
import type { FiledStatement } from "./filed.ts";
import type { FiledReport } from "./filing.ts";
import { theatreOfHome } from "./home.ts";
import { compareBounds } from "./interval.ts";
import { type Judgement, reportsOf } from "./judgement.ts";
import { laneOn, laneOrder } from "./lanes.ts";
import { postCourses, postOn } from "./posts.ts";
import { precedentsOf } from "./precedents.ts";
import { relationOf } from "./relation.ts";
import { silencesOf } from "./stances.ts";
import type { FoldedReading, FoldedReport, FoldOptions, Orphan, RecordView } from "./view.ts";

/** A report with its reading as filed. */
export interface Kept {
  report: FoldedReport;
  reading: FoldedReading;
  known: Day;
  filed: FiledReport;
  /** What the filing was made from; filed again when it changes. */
  basis: string;
}

/** What a fold has made: events by themselves, and what they rest on. */
export interface Folded {
  readonly events: readonly Event[];
  readonly filed: ReadonlyMap<string, FiledStatement>;
  readonly kept: ReadonlyMap<string, Kept>;
  /** Those in force. */
  readonly judgements: readonly Judgement[];
  /** Stage of posts -> the events told in it. */
  readonly toldOfPosts: readonly (readonly [stage: string, events: readonly Event[]])[];
  /** Judgements of pairs that exclude each other. */
  readonly conflicts: RecordView["conflicts"];
}

/** The origin that a report was filed with. */
const originOf = ({ basis }: Kept): string => basis.slice(0, basis.indexOf("\n"));

/** The view of what was folded, as it stands on the options' days. Pure. */
export function assemble(
  { events: unlinked, filed, kept, judgements, toldOfPosts, conflicts }: Folded,
  options: Pick<FoldOptions, "asOf" | "asRecorded" | "on">,
): RecordView {
  const eventOfRef = new Map<string, string>();
  for (const event of unlinked) for (const ref of event.statements) eventOfRef.set(ref, event.id);
  const quoteOf = (ref: string): string => filed.get(ref)?.quote ?? "";
  const events = unlinked.map((event) => linkCauses(event, eventOfRef, quoteOf)).sort(inTime);

  const reports = [...kept.values()].sort((a, b) =>
    a.known < b.known ? -1 : a.known > b.known ? 1 : a.report.id < b.report.id ? -1 : 1,
  );
  const days = reports.map(({ known }) => known).filter((day) => day !== "9999-12-31");
  const published: readonly [Day, Day] | null = days.length > 0 ? [days[0]!, days.at(-1)!] : null;
  // A report known only by its arrival dates the reader's desk, not the world.
  const dated = reports.filter(
    ({ report, reading }) => report.published !== null || reading.publication.latest !== null,
  );
  const on = options.on ?? options.asOf ?? dated.at(-1)?.known ?? published?.[1] ?? null;
  const coverage = { reports: reports.length, statements: filed.size, published };

  const groups = new Map<string, Event[]>();
  const byParty = new Map<string, Event[]>();
  const contactsOfReport = new Map<string, Event[]>();
  const put = (map: Map<string, Event[]>, key: string, event: Event): void => {
    const list = map.get(key);
    if (list) list.push(event);
    else map.set(key, [event]);
  };
  for (const event of events) {
    put(groups, event.parties.join("+"), event);
    const parties = new Set(event.parties);
    if (event.place?.country) parties.add(event.place.country);
    for (const party of parties) put(byParty, party, event);
    if (
      event.kind === "meeting" ||
      event.kind === "visit" ||
      event.kind === "call" ||
      event.kind === "summit"
    )
      for (const report of new Set(event.claims.map((claim) => claim.report)))
        put(contactsOfReport, report, event);
  }
  const relations = [...groups.values()].map((group) => relationOf(group[0]!.parties, group, filed));
  const lanes = relations
    .flatMap((relation) => relation.lanes)
    .map((lane) => laneOn(lane, on))
    .sort(laneOrder);
  const commitments = relations
    .flatMap((relation) => relation.courses)
    .flatMap((course) => commitmentOn(course, on) ?? [])
    .sort((a, b) => compareBounds(a.made, b.made) || (a.id < b.id ? -1 : 1));
  // One post can be told of in the stages of two theatres: then the order of these.
  const posts = [...toldOfPosts]
    .sort(([a], [b]) => (theatreOfHome(a) < theatreOfHome(b) ? -1 : 1))
    .flatMap(([stage, told]) => postCourses(told, filed, theatreOfHome(stage)))
    .map((course) => postOn(course, on))
    .sort((a, b) => (a.id === b.id ? 0 : a.id < b.id ? -1 : 1));
  const positions = relations
    .flatMap((relation) => relation.positions)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const contradictions = [
    ...relations.flatMap((relation) => relation.contradictions),
    ...contradictionsOf([], [], posts, []),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  const orphans: Orphan[] = [];
  for (const { filed: one } of reports) orphans.push(...one.orphans);
  for (const judgement of judgements)
    for (const report of new Set(reportsOf(judgement)))
      if (!kept.has(report))
        orphans.push({ judgement: judgement.id, why: `report ${report} is not in this record` });
  return {
    asOf: options.asOf ?? null,
    asRecorded: options.asRecorded ?? null,
    on,
    coverage,
    reports: reports.map(({ report, reading, known }) => ({
      id: report.id,
      title: report.title,
      publisher: report.publisher,
      knownFrom: known,
      origin: originOf(kept.get(report.id)!),
      dated: report.published !== null || reading.publication.certain,
    })),
    events,
    statements: [...filed.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
    waiting: reports.flatMap((each) => each.filed.waiting).sort(),
    rejected: reports.flatMap((each) => each.filed.rejected).sort(),
    lanes,
    commitments,
    posts,
    positions,
    silences: silencesOf(events, filed, (report) => contactsOfReport.get(report) ?? []),
    precedents: precedentsOf(events, filed, (parties) => byParty.get(parties[0] ?? "") ?? [], coverage),
    contradictions,
    orphans: orphans.sort((a, b) => (a.judgement + a.why < b.judgement + b.why ? -1 : 1)),
    conflicts: [...conflicts, ...reports.flatMap((each) => each.filed.conflicts)].sort((a, b) =>
      a.holds + a.overruled < b.holds + b.overruled ? -1 : 1,
    ),
  };
}

/** In order of time, undated ones last. */
function inTime(a: Event, b: Event): number {
  const x = a.when.begin[0] ?? a.when.begin[1] ?? "~";
  const y = b.when.begin[0] ?? b.when.begin[1] ?? "~";
  if (x !== y) return x < y ? -1 : 1;
  return compareBounds(a.when.end, b.when.end) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
