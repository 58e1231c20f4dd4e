// The record as it is seen with two clocks: known on 2023-12-31, true on 2023-11-20.
import type { Reading } from "../reading/index.ts";
import type { Day, Report } from "../report/index.ts";
import type { ChannelLane } from "./channel.ts";
import type { Event } from "./event.ts";
import type { FiledStatement } from "./filed.ts";
import type { Judgement } from "./judgement.ts";
import type { Commitment, Contradiction, Position, PostHistory, Precedent, Silence } from "./ledger.ts";

/** The part of a reading that the fold wants. */
export type FoldedReading = Pick<Reading, "report" | "publication" | "entities" | "statements">;

/** A report with the instant (ISO, UTC) or day it was received; needed only where its publication is wholly unknown. */
export type FoldedReport = Pick<Report, "id" | "textHash" | "title" | "publisher" | "published" | "text"> & {
  readonly received?: string;
};

/** The three primary things. One reading a report: the latest. */
export interface FoldInputs {
  readonly reports: readonly FoldedReport[];
  readonly readings: readonly FoldedReading[];
  readonly judgements: readonly Judgement[];
}

export interface FoldOptions {
  /** Known on: only what was published by then. Null or absent = everything. */
  readonly asOf?: Day | null;
  /** Audit: only what had been received and judged by then. */
  readonly asRecorded?: Day | null;
  /** True on: the day at which states, tenures and "days since" are taken. Absent = the last day that the record knows of. */
  readonly on?: Day | null;
  /** Statements less certain than this wait for review and are not folded, unless accepted. Default 0.5. */
  readonly threshold?: number;
  /**
   * For each report the report that had its text first (`originsOf` of the copies). Absent: `fold` finds it among the reports seen;
   * an open fold, which must not compare every text again with each report added, goes by equal text alone.
   */
  readonly origins?: ReadonlyMap<string, string>;
}

/** A judgement that no longer finds its statement. */
export interface Orphan {
  readonly judgement: string;
  readonly why: string;
}

/** Two judgements in force that say opposite things; the later holds. */
export interface JudgementConflict {
  readonly holds: string;
  readonly overruled: string;
  readonly why: string;
}

export interface RecordView {
  readonly asOf: Day | null;
  readonly asRecorded: Day | null;
  /** The day that states are taken on. */
  readonly on: Day | null;
  readonly coverage: {
    readonly reports: number;
    readonly statements: number;
    /** First and last publication day. */
    readonly published: readonly [Day, Day] | null;
  };
  readonly reports: readonly {
    readonly id: string;
    readonly title: string | null;
    readonly publisher: string | null;
    readonly knownFrom: Day;
    readonly origin: string;
    /** True when the page or its reader states the day. */
    readonly dated: boolean;
  }[];
  /** In order of time, the undated last. */
  readonly events: readonly Event[];
  readonly statements: readonly FiledStatement[];
  /** Statements below the threshold, or rejected: kept, not folded. */
  readonly waiting: readonly string[];
  readonly rejected: readonly string[];
  readonly lanes: readonly ChannelLane[];
  readonly commitments: readonly Commitment[];
  readonly posts: readonly PostHistory[];
  readonly positions: readonly Position[];
  readonly silences: readonly Silence[];
  readonly precedents: readonly Precedent[];
  readonly contradictions: readonly Contradiction[];
  readonly orphans: readonly Orphan[];
  readonly conflicts: readonly JudgementConflict[];
}

/** A view of nothing, to be filled with what is asked for. */
export const emptyView: RecordView = {
  asOf: null,
  asRecorded: null,
  on: null,
  coverage: { reports: 0, statements: 0, published: null },
  reports: [],
  events: [],
  statements: [],
  waiting: [],
  rejected: [],
  lanes: [],
  commitments: [],
  posts: [],
  positions: [],
  silences: [],
  precedents: [],
  contradictions: [],
  orphans: [],
  conflicts: [],
};
