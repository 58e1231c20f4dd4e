// The fold: reports, readings and judgements in any order give one record; a new report touches only its neighbourhoods.
import { assemble, type Kept } from "./assemble.ts";
import { select } from "./clocks.ts";
import type { Event } from "./event.ts";
import { type FiledReport, fileByHand, fileReport, knownFrom, mergedEntities, outletKey } from "./filing.ts";
import type { FiledStatement } from "./filed.ts";
import type { Decisions } from "./gather.ts";
import { partsOfHome } from "./home.ts";
import { type Judgement, reportsOf } from "./judgement.ts";
import { decisionsOf, homesOf, judgedPairs, ownTies } from "./settling.ts";
import { type CopiedReport, originsOf } from "./similarity/index.ts";
import { eventOf, foldNeighbourhood, joinStage, type Neighbourhood, type Parts } from "./theatre.ts";
import type { FoldedReading, FoldedReport, FoldInputs, FoldOptions, RecordView } from "./view.ts";

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
    return assemble(
      {
        events,
        filed,
        kept: this.kept,
        judgements: this.judgements,
        toldOfPosts: [...this.stages]
          .filter(([stage]) => stage.endsWith("|posts"))
          .map(([stage, { events: told }]) => [stage, [...told.values()].map(({ event }) => event)] as const),
        conflicts: judged.conflicts,
      },
      options,
    );
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
