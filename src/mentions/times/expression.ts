// What the grammar reads before anything is anchored: "last June" is June picked backwards, "two years ago" a shift of years.
import type { TimexMod, TimexType } from "../time.ts";
import type { Period, PeriodUnit } from "./calendar.ts";
import type { Tokens } from "./tokens.ts";
import type { DayPart, TimeUnit } from "./words.ts";

/** From where a relative expression is counted: the publication day ("ago"), the date last told of ("later"), or either. */
export type From = "publication" | "narrative" | "either";

/** A named field within a coarser period: month 6, day 12, weekday 3 (Wednesday; 8 = the weekend), season 0-3, quarter, half, week 1-5. */
export interface Field {
  readonly unit:
    | "month"
    | "day"
    | "weekday"
    | "season"
    | "quarter"
    | "half"
    | "week"
    | "short-year"
    | "decade";
  readonly value: number;
}

export type Moment =
  | { readonly is: "period"; readonly period: Period; readonly fiscal: boolean }
  | { readonly is: "field"; readonly field: Field; readonly of: Moment | null }
  | { readonly is: "pick"; readonly direction: -1 | 0 | 1; readonly field: Field; readonly from: From }
  | {
      readonly is: "shift";
      readonly unit: TimeUnit;
      /** null = vague: "years ago". */
      readonly by: number | null;
      readonly from: From | Moment;
    }
  | { readonly is: "part"; readonly part: DayPart; readonly of: Moment | null }
  | {
      readonly is: "clock";
      readonly hour: number;
      readonly minute: number | null;
      readonly second: number | null;
      readonly zone: string;
      readonly of: Moment | null;
    }
  | { readonly is: "holiday"; readonly name: string; readonly of: Moment | null }
  | { readonly is: "reference"; readonly value: string; readonly unit: TimeUnit | null };

/** A stretch of time without a place of its own ("two years"), or hung on one ("the past two years"). */
export interface Length {
  readonly is: "length";
  readonly parts: readonly { readonly amount: number | null; readonly unit: TimeUnit }[];
  /** "past" ends where it is counted from, "future" begins there; "first" and "last" lie at the edge of `of`. */
  readonly hung: "past" | "future" | "first" | "last" | null;
  readonly from: From;
  readonly of: Moment | null;
}

export interface Repeated {
  readonly is: "set";
  readonly value: string;
}

/** A piece of grammar: tokens `[first, next)`. */
export interface Piece {
  readonly moment: Moment;
  readonly next: number;
  readonly mod: TimexMod | null;
  /** Word of the vague table that narrows it: "early", "end of"; null = none. */
  readonly vague: string | null;
  readonly rule: string;
}

export interface Found {
  readonly first: number;
  readonly next: number;
  readonly type: TimexType;
  readonly mod: TimexMod | null;
  readonly vague?: string | null;
  readonly what: Moment | Length | Repeated;
  readonly rule: string;
}

export type Parse = (tokens: Tokens, i: number) => Piece | null;

export const at = (period: Period, fiscal = false): Moment => ({ is: "period", period, fiscal });
export const field = (unit: Field["unit"], value: number, of: Moment | null): Moment => ({
  is: "field",
  field: { unit, value },
  of,
});
export const shift = (unit: TimeUnit, by: number | null, from: From | Moment): Moment => ({
  is: "shift",
  unit,
  by,
  from,
});
export const piece = (moment: Moment, next: number, rule: string, mod: TimexMod | null = null): Piece => ({
  moment,
  next,
  mod,
  vague: null,
  rule,
});

/** Units that a period of the calendar can have. */
export const isPeriodUnit = (unit: TimeUnit): unit is PeriodUnit =>
  unit !== "second" && unit !== "minute" && unit !== "hour" && unit !== "night";
