// Judgements as the refold wants them: in force, by report, and the groups of reports that a pair of statements ties together.
import {
  byTime,
  type Decisions,
  decisionsOf,
  type FiledStatement,
  type Judgement,
  judgedPairs,
  mergedEntities,
  ownTies,
  type RecordView,
  reportsOf,
} from "../../record/index.ts";
import type { Reading } from "../../reading/index.ts";
import type { Prepared } from "./prepared.ts";

/** All judgements with their withdrawals, in order of time. */
export function judgementsIn(db: Prepared): Judgement[] {
  const taken = new Map<string, Judgement["withdrawn"]>();
  for (const { judgement, author, time, reason } of db.rows<{
    judgement: string;
    author: string;
    time: string;
    reason: string | null;
  }>("select judgement, author, time, reason from withdrawal order by time"))
    if (!taken.has(judgement)) taken.set(judgement, { author, at: time, reason });
  return db
    .rows<{ id: string; author: string; time: string; body: string }>(
      "select * from judgement order by time, id",
    )
    .map(
      ({ id, author, time, body }) =>
        ({ ...JSON.parse(body), id, author, at: time, withdrawn: taken.get(id) ?? null }) as Judgement,
    );
}

/** The judgements that count in one refold or view. */
export class Judged {
  /** Also those taken back. */
  readonly all: readonly Judgement[];
  readonly inForce: readonly Judgement[];
  readonly entities: ReadonlyMap<string, string>;
  private readonly byReport = new Map<string, Judgement[]>();
  /** Report -> reports with which a pair of statements was judged, in force or withdrawn. */
  private readonly tied = new Map<string, Set<string>>();
  private pairs: ReturnType<typeof judgedPairs> | null = null;

  constructor(
    all: readonly Judgement[],
    inForce: readonly Judgement[] = all.filter((each) => !each.withdrawn),
  ) {
    this.all = all;
    this.inForce = [...inForce].sort(byTime);
    this.entities = mergedEntities(this.inForce);
    for (const judgement of this.inForce)
      for (const report of new Set(reportsOf(judgement))) {
        const list = this.byReport.get(report);
        if (list) list.push(judgement);
        else this.byReport.set(report, [judgement]);
      }
    for (const judgement of all) {
      if (judgement.kind !== "same-event" && judgement.kind !== "different-event") continue;
      const [a, b] = [judgement.target.report, judgement.other.report];
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const list = this.tied.get(from) ?? new Set();
        list.add(to);
        this.tied.set(from, list);
      }
    }
  }

  of(report: string): readonly Judgement[] {
    return this.byReport.get(report) ?? [];
  }

  /** True when a person judged a pair of statements of which one is this report's, in force or withdrawn. */
  isTied(report: string): boolean {
    return this.tied.has(report);
  }

  /** Reports and those tied to them, however far. */
  closure(reports: Iterable<string>): Set<string> {
    const out = new Set(reports);
    for (const report of out) for (const other of this.tied.get(report) ?? []) out.add(other);
    return out;
  }

  /** Pairs of statements as persons decided. `isFiled` tells of a ref whether it is in the record. */
  pairsAmong(
    db: Prepared,
    isFiled: (ref: string) => boolean,
  ): {
    same: (readonly [string, string])[];
    different: (readonly [string, string])[];
    conflicts: RecordView["conflicts"];
  } {
    this.pairs ??= judgedPairs(this.inForce, (report) => {
      const row = db.row<{ statements: string }>(
        `select statements from latest join reading using (report, reader) where report = ?`,
        report,
      );
      return row && (JSON.parse(row.statements) as Reading["statements"]);
    });
    const both = ([a, b]: readonly [string, string]): boolean => isFiled(a) && isFiled(b);
    return {
      same: this.pairs.same.filter(both),
      different: this.pairs.different.filter(both),
      conflicts: this.pairs.conflicts,
    };
  }
}

/** What is decided about the statements of one neighbourhood: the readings' own ties and what persons said. */
export const decisionsAmong = (
  members: readonly FiledStatement[],
  judged: { same: readonly (readonly [string, string])[]; different: readonly (readonly [string, string])[] },
): Decisions =>
  decisionsOf(members.some((each) => each.statement.sameAs.length > 0) ? ownTies(members) : [], judged);
