// The fold: reports, readings and judgements in any order give one record; a new report touches only its neighbourhoods.
import type { Day } from "../report/index.ts";
import { select } from "./clocks.ts";
import { commitmentOn } from "./commitments.ts";
import { contradictionsOf } from "./contradictions.ts";
import type { Event } from "./event.ts";
import { linkCauses } from "./event-making.ts";
import { type FiledReport, fileByHand, fileReport, knownFrom, mergedEntities, outletKey } from "./filing.ts";
import type { FiledStatement } from "./filed.ts";
import type { Decisions } from "./gather.ts";
import { partsOfHome, theatreOfHome } from "./home.ts";
import { compareBounds } from "./interval.ts";
import { type Judgement, reportsOf } from "./judgement.ts";
import { laneOn, laneOrder } from "./lanes.ts";
import { postCourses, postOn } from "./posts.ts";
import { precedentsOf } from "./precedents.ts";
import { decisionsOf, homesOf, judgedPairs, ownTies } from "./settling.ts";
import { type CopiedReport, originsOf } from "./similarity/index.ts";
import { relationOf } from "./relation.ts";
import { silencesOf } from "./stances.ts";
import { eventOf, foldNeighbourhood, joinStage, type Neighbourhood, type Parts } from "./theatre.ts";
import type { FoldedReading, FoldedReport, FoldInputs, FoldOptions, Orphan, RecordView } from "./view.ts";

/** A record in memory that takes reports and judgements one by one and refolds only what they touch. */
export interface OpenFold {
  /** Adds a report with its latest reading, or puts a newer reading in place of the one it had. */
  add(report: FoldedReport, reading: FoldedReading): void;
  /** Sets the judgements in force; withdrawn ones are ignored. */
  judge(judgements: readonly Judgement[]): void;
  /** The record now. `neighbourhoodsFolded` of the last call tells how much had to be made again. */
  view(options?: Pick<FoldOptions, "asOf" | "asRecorded" | "on">): RecordView;
  readonly neighbourhoodsFolded: number;
}

/** Opens an empty fold. */
export function openFold(options: Pick<FoldOptions, "threshold" | "origins"> = {}): OpenFold {
  return new IncrementalFold(options);
}

/** The record of all inputs, as the two clocks see it. Pure: the same inputs in any order give the same view. */
export function fold(inputs: FoldInputs, options: FoldOptions = {}): RecordView {
  const { inputs: seen, inForce } = select(inputs, options);
  const origins = options.origins ?? originsOf(seen.reports.map((report) => copied(report)));
  const open = openFold({ ...options, origins });
  const readings = new Map(seen.readings.map((reading) => [reading.report, reading]));
  for (const report of seen.reports) open.add(report, readings.get(report.id) ?? unread(report));
  open.judge(inForce);
  return open.view(options);
}

/** A report as the search for copies wants it. */
const copied = ({ id, published, received, text }: FoldedReport): CopiedReport => ({
  id,
  published: published ?? received?.slice(0, 10) ?? null,
  text,
});

/** A report that nobody has read yet says nothing, but it is there. */
const unread = (report: FoldedReport): FoldedReading => ({
  report: report.id,
  publication: {
    earliest: report.published,
    latest: report.published,
    certain: true,
    basis: "given",
    evidence: [],
  },
  entities: [],
  statements: [],
});

interface Kept {
  report: FoldedReport;
  reading: FoldedReading;
  known: Day;
  filed: FiledReport;
  /** What the filing was made from; filed again when it changes. */
  basis: string;
}

class IncrementalFold implements OpenFold {
  private readonly options: Pick<FoldOptions, "threshold" | "origins">;
  private readonly kept = new Map<string, Kept>();
  private judgements: readonly Judgement[] = [];
  private homes = new Map<string, FoldedHome>();
  private stages = new Map<string, FoldedStage>();
  private byHand = new Map<Judgement, FiledStatement>();
  private toFile = new Set<string>();
  private folded = 0;

  constructor(options: Pick<FoldOptions, "threshold" | "origins">) {
    this.options = options;
  }

  get neighbourhoodsFolded(): number {
    return this.folded;
  }

  add(report: FoldedReport, reading: FoldedReading): void {
    const empty: FiledReport = { filed: [], waiting: [], rejected: [], orphans: [], conflicts: [] };
    this.kept.set(report.id, {
      report,
      reading,
      known: knownFrom(report, reading),
      filed: empty,
      basis: "",
    });
    this.toFile.add(report.id);
  }

  judge(judgements: readonly Judgement[]): void {
    this.judgements = judgements.filter((judgement) => !judgement.withdrawn);
  }

  /**
   * One origin for each report: the publisher of the report that had its text first, as the copies tell; without a table of
   * copies, of the first report of the very same text.
   */
  private originsOf(): Map<string, string> {
    const first = new Map<string, Kept>();
    for (const kept of this.kept.values()) {
      const there = first.get(kept.report.textHash);
      if (
        !there ||
        kept.known < there.known ||
        (kept.known === there.known && kept.report.id < there.report.id)
      )
        first.set(kept.report.textHash, kept);
    }
    const origins = new Map<string, string>();
    for (const [id, kept] of this.kept) {
      const root = this.kept.get(this.options.origins?.get(id) ?? "") ?? first.get(kept.report.textHash)!;
      origins.set(id, root.report.publisher ? outletKey(root.report.publisher) : root.report.id);
    }
    return origins;
  }

  /** Files anew every report whose filing rests on something that changed. */
  private refile(): void {
    const origins = this.originsOf();
    const entities = mergedEntities(this.judgements);
    const merged = JSON.stringify([...entities].sort());
    const about = new Map<string, Judgement[]>();
    for (const judgement of this.judgements)
      for (const report of new Set(reportsOf(judgement))) {
        const list = about.get(report);
        if (list) list.push(judgement);
        else about.set(report, [judgement]);
      }
    for (const [id, kept] of this.kept) {
      const mine = about.get(id) ?? [];
      const origin = origins.get(id)!;
      const basis = `${origin}\n${merged}\n${mine
        .map((judgement) => judgement.id)
        .sort()
        .join(" ")}`;
      if (basis === kept.basis && !this.toFile.has(id)) continue;
      kept.basis = basis;
      kept.filed = fileReport(kept.report, kept.reading, mine, {
        origin,
        entities,
        ...(this.options.threshold === undefined ? {} : { threshold: this.options.threshold }),
      });
    }
    this.toFile.clear();
  }

  view(options: Pick<FoldOptions, "asOf" | "asRecorded" | "on"> = {}): RecordView {
    this.refile();
    const filed = new Map<string, FiledStatement>();
    const ties: (readonly [string, string])[] = [];
    const ids = [...this.kept.keys()].sort();
    for (const id of ids) {
      const mine = this.kept.get(id)!.filed.filed;
      for (const each of mine) filed.set(each.ref, each);
      for (const each of mine)
        if (each.statement.sameAs.length > 0) {
          ties.push(...ownTies(mine));
          break;
        }
    }
    const byHand = new Map<Judgement, FiledStatement>();
    for (const judgement of this.judgements) {
      const each = this.byHand.get(judgement) ?? fileByHand(judgement);
      if (each === null) continue;
      byHand.set(judgement, each);
      filed.set(each.ref, each);
    }
    this.byHand = byHand;
    const judged = judgedPairs(
      this.judgements,
      (report) => this.kept.get(report)?.reading.statements ?? null,
    );
    const both = ([a, b]: readonly [string, string]): boolean => filed.has(a) && filed.has(b);
    const pairs = { same: judged.same.filter(both), different: judged.different.filter(both) };
    const moved = homesOf(filed, ties, pairs);
    const decisions = decisionsOf(ties, pairs);
    const events = this.eventsOf(filed, moved, decisions);
    return this.viewOf(events, filed, judged.conflicts, options);
  }

  /** Refolds the homes whose members or decisions changed, joins the stages that hold them. */
  private eventsOf(
    filed: ReadonlyMap<string, FiledStatement>,
    moved: ReadonlyMap<string, string>,
    decisions: Decisions,
  ): Event[] {
    const members = new Map<string, FiledStatement[]>();
    for (const each of filed.values()) {
      const home = moved.get(each.ref) ?? each.home;
      const list = members.get(home);
      if (list) list.push(each);
      else members.set(home, [each]);
    }
    this.folded = 0;
    const homes = new Map<string, FoldedHome>();
    const byStage = new Map<string, FoldedHome[]>();
    for (const [home, list] of members) {
      const decided = decidedOf(list, decisions);
      let there = this.homes.get(home);
      if (!there || there.decided !== decided || !sameList(there.members, list)) {
        this.folded += 1;
        there = { members: list, decided, fold: foldNeighbourhood(home, list, decisions) };
      }
      homes.set(home, there);
      const { stage } = partsOfHome(home);
      const parts = byStage.get(stage);
      if (parts) parts.push(there);
      else byStage.set(stage, [there]);
    }
    this.homes = homes;
    const stages = new Map<string, FoldedStage>();
    const events: Event[] = [];
    for (const [stage, parts] of byStage) {
      parts.sort((a, b) => (a.fold.home < b.fold.home ? -1 : 1));
      let there = this.stages.get(stage);
      if (!there || !sameList(there.homes, parts)) there = joined(parts, decisions, there);
      stages.set(stage, there);
      for (const { event } of there.events.values()) events.push(event);
    }
    this.stages = stages;
    return events;
  }

  private viewOf(
    unlinked: readonly Event[],
    filed: ReadonlyMap<string, FiledStatement>,
    pairConflicts: RecordView["conflicts"],
    options: Pick<FoldOptions, "asOf" | "asRecorded" | "on">,
  ): RecordView {
    const eventOfRef = new Map<string, string>();
    for (const event of unlinked) for (const ref of event.statements) eventOfRef.set(ref, event.id);
    const quoteOf = (ref: string): string => filed.get(ref)?.quote ?? "";
    const events = unlinked.map((event) => linkCauses(event, eventOfRef, quoteOf)).sort(inTime);

    const reports = [...this.kept.values()].sort((a, b) =>
      a.known < b.known ? -1 : a.known > b.known ? 1 : a.report.id < b.report.id ? -1 : 1,
    );
    const days = reports.map((kept) => kept.known).filter((day) => day !== "9999-12-31");
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
    const posts = [...this.stages]
      .filter(([stage]) => stage.endsWith("|posts"))
      .sort(([a], [b]) => (theatreOfHome(a) < theatreOfHome(b) ? -1 : 1))
      .flatMap(([stage, { events: told }]) =>
        postCourses(
          [...told.values()].map(({ event }) => event),
          filed,
          theatreOfHome(stage),
        ),
      )
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
    for (const judgement of this.judgements)
      for (const report of new Set(reportsOf(judgement)))
        if (!this.kept.has(report))
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
        origin: this.originOfFiled(report.id),
        dated: report.published !== null || reading.publication.certain,
      })),
      events,
      statements: [...filed.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1)),
      waiting: reports.flatMap((kept) => kept.filed.waiting).sort(),
      rejected: reports.flatMap((kept) => kept.filed.rejected).sort(),
      lanes,
      commitments,
      posts,
      positions,
      silences: silencesOf(events, filed, (report) => contactsOfReport.get(report) ?? []),
      precedents: precedentsOf(events, filed, (parties) => byParty.get(parties[0] ?? "") ?? [], coverage),
      contradictions,
      orphans: orphans.sort((a, b) => (a.judgement + a.why < b.judgement + b.why ? -1 : 1)),
      conflicts: [...pairConflicts, ...reports.flatMap((kept) => kept.filed.conflicts)].sort((a, b) =>
        a.holds + a.overruled < b.holds + b.overruled ? -1 : 1,
      ),
    };
  }

  private originOfFiled(report: string): string {
    const { basis } = this.kept.get(report)!;
    return basis.slice(0, basis.indexOf("\n"));
  }
}

/** A neighbourhood as last folded, with what its fold rests on: its statements as filed and the decisions about them. */
interface FoldedHome {
  readonly members: readonly FiledStatement[];
  readonly decided: string;
  readonly fold: Neighbourhood;
}

/** A stage as last joined; its events by the first of their parts. */
interface FoldedStage {
  readonly homes: readonly FoldedHome[];
  readonly events: ReadonlyMap<Parts[number], { readonly parts: Parts; readonly event: Event }>;
}

/** A refiled statement is another object, so that lists are compared by identity. */
const sameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, i) => each === b[i]);

function decidedOf(list: readonly FiledStatement[], decisions: Decisions): string {
  if (decisions.same.size === 0 && decisions.different.size === 0) return "";
  let out = "";
  for (const { ref } of list) {
    const same = decisions.same.get(ref);
    if (same) out += `${ref}=${[...same].sort().join()}\n`;
    const different = decisions.different.get(ref);
    if (different) out += `${ref}#${[...different].sort().join()}\n`;
  }
  return out;
}

/** Joins a stage; an event whose parts are as they were is not made again. */
function joined(
  homes: readonly FoldedHome[],
  decisions: Decisions,
  before: FoldedStage | undefined,
): FoldedStage {
  const events = new Map<Parts[number], { parts: Parts; event: Event }>();
  for (const parts of joinStage(
    homes.map((home) => home.fold),
    decisions,
  )) {
    const known = before?.events.get(parts[0]!);
    events.set(parts[0]!, known && sameList(known.parts, parts) ? known : { parts, event: eventOf(parts) });
  }
  return { homes, events };
}

/** In order of time, undated ones last. */
function inTime(a: Event, b: Event): number {
  const x = a.when.begin[0] ?? a.when.begin[1] ?? "~";
  const y = b.when.begin[0] ?? b.when.begin[1] ?? "~";
  if (x !== y) return x < y ? -1 : 1;
  return compareBounds(a.when.end, b.when.end) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
