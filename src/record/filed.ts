// A statement as the record files it: with its report, who says it, from which day it could be known, and its origin.
import type { Statement } from "../coding/index.ts";
import type { Day } from "../report/index.ts";

/** What became of a statement: as read, or as a person decided. */
export type Standing = "read" | "accepted" | "corrected" | "added";

/** Where a statement is in its report, for a reader who wants to see the words. */
export interface FiledStatement {
  /** Unique in the record: `${report}/${statement.id}`. */
  readonly ref: string;
  /** Report id, or "by hand" for a fact without a report. */
  readonly report: string;
  /** The statement, corrections applied. */
  readonly statement: Statement;
  /** The words of its evidence span; the author's words for a fact added by hand. */
  readonly quote: string;
  /** Day from which it could be known: publication day, last day of an inferred interval, or day received. */
  readonly knownFrom: Day;
  /** Names of the chain, nearest voice first: ["Newsweek", "Financial Times"]. */
  readonly says: readonly string[];
  /** Who had it first as far as the chain and the copies tell: one key for one origin. */
  readonly origin: string;
  /** Named voice on the record at the end of the chain that is no outlet ("White House"), or null. */
  readonly namedVoice: string | null;
  readonly standing: Standing;
  /** Neighbourhood in which it is merged: `${theatre}|${family}|${window}`. */
  readonly home: string;
}

/** What was said by whom: the least that a line of the record shows of a statement. */
export interface Claim {
  readonly ref: string;
  readonly report: string;
  readonly says: readonly string[];
  readonly origin: string;
  readonly onRecord: boolean;
  readonly knownFrom: Day;
}

/** The claim of a filed statement. */
export const claimOf = (filed: FiledStatement): Claim => ({
  ref: filed.ref,
  report: filed.report,
  says: filed.says,
  origin: filed.origin,
  onRecord: filed.statement.onRecord,
  knownFrom: filed.knownFrom,
});
