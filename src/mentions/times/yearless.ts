// Years, weeks and weekends that the words leave out: "in June" told on 2023-11-15 is June 2023, after "in 1955" it is June 1955.
import { civil } from "../../report/index.ts";
import {
  daysOf,
  enclosing,
  isoWeekday,
  monthPeriod,
  type Period,
  period,
  periodValue,
  yearOf,
} from "./calendar.ts";
import type { Field } from "./expression.ts";
import type { Direction } from "./tense.ts";

/** What an expression is told against. */
export interface Context {
  /** Publication day number; null = unknown. */
  readonly now: number | null;
  /** The date last told of, or null at the beginning. */
  readonly told: Period | null;
  /** The days that its words leave of it. */
  readonly toldDays: readonly [number, number] | null;
  /** True in history and background, where dates hang on the date told before them and not on the publication day. */
  readonly narrative: boolean;
  readonly direction: Direction;
}

/** Where a moment lies. `period` null: it could not be placed, and `value` has X for what is unknown. */
export interface Place {
  readonly period: Period | null;
  readonly value: string;
  /** Parts inferred, coarsest first, and from what: `publication`, `told`, or `unknown`. */
  readonly implied: readonly string[];
  readonly from: "stated" | "publication" | "told" | "unknown";
  readonly fiscal: boolean;
}

export const stated = (of: Period, fiscal = false): Place => ({
  period: of,
  value: fiscal ? `FY${periodValue(of)}` : periodValue(of),
  implied: [],
  from: "stated",
  fiscal,
});
export const inferred = (of: Period, implied: readonly string[], from: Place["from"]): Place => ({
  period: of,
  value: periodValue(of),
  implied,
  from,
  fiscal: false,
});
export const unknown = (value: string, implied: readonly string[]): Place => ({
  period: null,
  value,
  implied,
  from: "unknown",
  fiscal: false,
});

export const seasons = ["SP", "SU", "FA", "WI"];
export const two = (n: number): string => String(n).padStart(2, "0");

/** Period of a field in a year; null where the year has no such thing. */
export function inYear(field: Field, year: number): Period | null {
  if (field.unit === "month") return monthPeriod(year, field.value);
  if (field.unit === "quarter") return period("quarter", year * 4 + field.value - 1);
  if (field.unit === "half") return period("half", year * 2 + field.value - 1);
  if (field.unit === "season") return period("season", year * 4 + field.value);
  return null;
}

export const xValue = (field: Field): string => {
  if (field.unit === "month") return `XXXX-${two(field.value)}`;
  if (field.unit === "day") return `XXXX-XX-${two(field.value)}`;
  if (field.unit === "weekday") return `XXXX-WXX-${field.value === 8 ? "WE" : field.value}`;
  if (field.unit === "season") return `XXXX-${seasons[field.value]}`;
  if (field.unit === "quarter") return `XXXX-Q${field.value}`;
  if (field.unit === "half") return `XXXX-H${field.value}`;
  return "XXXX";
};

/** How much nearer the coming one must be than the one gone by to be meant without a cue; news looks back. */
const lookBack = 3;

/**
 * The year of a yearless period against the publication day. Candidates are those that end before or hold that day and the next after it;
 * a cue decides, else the nearer, leaning to the past.
 */
export function yearByNow(make: (year: number) => Period | null, context: Context): Place | null {
  const now = context.now;
  if (now === null) return null;
  const year = civil(now).year;
  let past: Period | null = null;
  let next: Period | null = null;
  for (let y = year - 8; y <= year + 8; y++) {
    const one = make(y);
    if (!one) continue;
    const [first, last] = daysOf(one);
    if (first <= now) past = one;
    else if (next === null) next = one;
    if (first <= now && last >= now) {
      next = null;
      break;
    }
  }
  let chosen = past ?? next;
  if (past && next) {
    const back = now - daysOf(past)[1];
    const on = daysOf(next)[0] - now;
    const { way } = context.direction;
    // "getting out of it by 31 October, he said" in August: a past verb at a distance does not reach back ten months.
    const looksBack = way === "past" && (context.direction.close || back < 200 || on > 100);
    if (way === "future") chosen = on <= back + 183 ? next : past;
    else if (looksBack) chosen = past;
    else chosen = on * lookBack < back ? next : past;
  }
  return chosen ? inferred(chosen, ["year"], "publication") : null;
}

/** The year of a yearless period against the date last told of: the year told of, or the next when the story has gone past it. */
function yearByTold(make: (year: number) => Period | null, context: Context): Place | null {
  const { told } = context;
  if (!told) return null;
  const year = yearOf(told);
  const same = make(year);
  const after = make(year + 1);
  const days = context.toldDays ?? daysOf(told);
  if (same && after && (told.unit !== "year" || days[0] > daysOf(told)[0])) {
    if (days[0] - daysOf(same)[1] > rollOver) return inferred(after, ["year"], "told");
  }
  const chosen = same ?? after;
  // What the words tell as past cannot lie behind publication.
  if (chosen && context.now !== null && context.direction.way !== "future" && daysOf(chosen)[0] > context.now)
    return yearByNow(make, context);
  return chosen ? inferred(chosen, ["year"], "told") : null;
}
/** Days by which a month must lie before the date told of to be one of the next year ("in December ... in January"). */
const rollOver = 240;

export function yearless(make: (year: number) => Period | null, context: Context): Place | null {
  return context.narrative
    ? context.told
      ? yearByTold(make, context)
      : yearByNow(make, context)
    : (yearByNow(make, context) ?? yearByTold(make, context));
}

export function weekdayBy(value: number, context: Context): Place | null {
  const base =
    context.narrative && context.told?.unit === "day"
      ? context.told.index
      : (context.now ?? (context.told?.unit === "day" ? context.told.index : null));
  if (base === null) return null;
  const how = context.now === base ? "publication" : "told";
  // 8 stands for the weekend: the last one that has begun, or the coming one.
  if (value === 8) {
    const begun = isoWeekday(base) >= 6;
    const index = enclosing(period("day", base), "weekend").index;
    return inferred(
      period("weekend", context.direction.way === "future" || begun ? index : index - 1),
      ["week"],
      how,
    );
  }
  const back = (isoWeekday(base) - value + 7) % 7;
  const index = context.direction.way === "future" && back > 0 ? base - back + 7 : base - back;
  return inferred(period("day", index), ["week"], how);
}
