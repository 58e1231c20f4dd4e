// A time expression and what it names: "last month" in a report of 2023-12-13 is 2023-11, implied, from the publication day.
import type { Bound, Span } from "../report/index.ts";

export type TimexType = "DATE" | "TIME" | "DURATION" | "SET";
export type TimexMod =
  | "START"
  | "MID"
  | "END"
  | "APPROX"
  | "BEFORE"
  | "AFTER"
  | "ON_OR_BEFORE"
  | "ON_OR_AFTER"
  | "MORE_THAN"
  | "LESS_THAN"
  | "EQUAL_OR_MORE"
  | "EQUAL_OR_LESS";
export type Granularity =
  | "century"
  | "decade"
  | "year"
  | "half"
  | "season"
  | "quarter"
  | "month"
  | "week"
  | "weekend"
  | "day"
  | "part-of-day"
  | "time"
  | "open";

/** A normalised time expression (TIMEX3; Pustejovsky et al. 2003). */
export interface TimeExpression extends Span {
  readonly type: TimexType;
  /** TIMEX3 value: "2023-11", "2023-W50", "P2Y", "PAST_REF". When the publication day is an interval: the value at its latest day. */
  readonly value: string;
  readonly mod: TimexMod | null;
  readonly granularity: Granularity;
  /** When it begins and ends, each `[earliest, latest]`; null for durations and sets without an anchor. */
  readonly range: { readonly begin: Bound; readonly end: Bound } | null;
  /** Which parts the words state ("month", "day") and which were inferred ("year"). */
  readonly certain: readonly string[];
  readonly implied: readonly string[];
  /** Why it is that day: "publication date 2023-12-13; past, from the verb 'reconnected'". */
  readonly basis: string;
  readonly rule: string;
}
