// The record on disk as the rest of Parley sees it. Reports, readings and judgements are only ever added; views are derived.
import type { Reading } from "../reading/index.ts";
import type { FoldedReading, Judgement } from "../record/index.ts";
import type { Report } from "../report/index.ts";
import type { Look } from "./derived/look.ts";
import type { Found, SearchOptions } from "./search.ts";

/** Where a report came from. `received` is an ISO instant (UTC); `original` null when the bytes are the kept text in UTF-8. */
export interface Provenance {
  readonly origin: string;
  readonly received: string;
  readonly original: Uint8Array | null;
}

/** A report as the record holds it. */
export interface KeptReport extends Report {
  readonly origin: string;
  readonly received: string;
}

/** A report with its reading and where it came from. */
export interface ToKeep {
  readonly report: Report;
  readonly reading: Reading;
  readonly provenance: Provenance;
}

/** What became of a report that was to be kept. */
export type KeptAs = "kept" | "reread" | "known";

/** Who takes a judgement back, when (ISO instant, UTC), and why. */
export type Withdrawal = NonNullable<Judgement["withdrawn"]>;

export interface RecordStore {
  /** The record's folder. */
  readonly folder: string;
  /**
   * Adds a report with its reading in one transaction: both or neither. "known" when the record holds the report and a
   * reading by this reader already, "reread" when only the reading is new.
   */
  keep(report: Report, reading: Reading, provenance: Provenance): Promise<KeptAs>;
  /** Adds many in one transaction, all or none: for imports of thousands, some thousand at a time. */
  keepAll(items: readonly ToKeep[]): Promise<KeptAs[]>;
  /** True when the report was read by this very reader already: nothing to do. */
  isKnown(report: string, reader: string): Promise<boolean>;
  /** Ids of the reports that this very reader has not read, in order, and how many reports there are. */
  notReadBy(reader: string): Promise<{ readonly ids: readonly string[]; readonly of: number }>;
  /** Reports in order of id: all, those received by the ISO day `recordedBy` (audit clock), or those of `ids` that there are. */
  reports(options?: { recordedBy?: string; ids?: readonly string[] }): Promise<KeptReport[]>;
  /** One report by its id or an unambiguous beginning of it; null when there is none. Throws when several match. */
  report(id: string): Promise<KeptReport | null>;
  /** The bytes as they came. */
  original(id: string): Promise<Uint8Array | null>;
  /** The latest reading of each report, without mentions and times. */
  readings(options?: { recordedBy?: string }): Promise<FoldedReading[]>;
  /** The latest whole reading of one report. */
  reading(report: string): Promise<Reading | null>;
  /** In order of time, each with its withdrawal. */
  judgements(options?: { recordedBy?: string }): Promise<Judgement[]>;
  /** Adds a judgement; its `withdrawn` must be null (use `withdraw`). The same id again adds nothing. */
  judge(judgement: Judgement): Promise<void>;
  /** Takes a judgement back. Throws RecordFailure when there is none of that id. */
  withdraw(judgement: string, by: Withdrawal): Promise<void>;
  /** Brings what is folded up to the primary rows; what nothing new touches is not folded again. */
  settle(): Promise<void>;
  /** Files and folds all reports anew from their latest readings; calls `tell` with the statements folded so far. */
  refold(tell?: (statements: number) => void): Promise<void>;
  /** Looks into what is folded, which is settled before. */
  look<T>(see: (look: Look) => T): Promise<T>;
  /** A derived view kept from an earlier fold, or null when it is missing or stale. */
  view(name: string): Promise<string | null>;
  /** Keeps a view for the given generation; dropped silently when the record has moved on since. */
  keepView(name: string, generation: number, body: string): Promise<void>;
  /** Changes with every primary row. */
  generation(): Promise<number>;
  /** Forgets every derived view. */
  forgetViews(): Promise<void>;
  /** Reports whose text, title or told names hold all the words; "in quotes" is a phrase. */
  search(words: string, options?: SearchOptions): Promise<Found[]>;
  close(): Promise<void>;
}
