// Periods of the calendar and how they hang together: "November 2023" lies in "the fourth quarter of 2023" and holds days.
// A lattice of granularities (century > decade > year > half, season, quarter > month > week > day), each period a whole
// number of its unit, so that shifting, containing and writing it are arithmetic.
import { type Bound, civil, type Day, dayNumber, daysInMonth, isoDay, weekday } from "../../report/index.ts";
import type { Granularity } from "../time.ts";

/** The granularities that are whole periods of the calendar. */
export type PeriodUnit = Exclude<Granularity, "part-of-day" | "time" | "open">;

/**
 * One period. `index` counts units: the astronomical year (0 = 1 BC); year x 2, 4, 12 + part for halves, seasons and quarters,
 * months; Monday-based weeks and days since 1970. Decades and centuries are year / 10 and / 100; below zero they count the
 * years BC as written (-49 = the 480s BC), which is how TIMEX2 groups them.
 */
export interface Period {
  readonly unit: PeriodUnit;
  readonly index: number;
}

export const period = (unit: PeriodUnit, index: number): Period => ({ unit, index });
export const monthPeriod = (year: number, month: number): Period => period("month", year * 12 + month - 1);
export const weekOf = (day: number): Period => period("week", Math.floor((day + 3) / 7));
const mondayOf = (week: number): number => week * 7 - 3;
/** ISO number of a weekday, 1 = Monday .. 7 = Sunday. */
export const isoWeekday = (day: number): number => weekday(day) || 7;

/** The astronomical year in which a period begins. */
export function yearOf(of: Period): number {
  const { index } = of;
  if (of.unit === "century") return index >= 0 ? index * 100 : 1 - (-index * 100 - 1);
  if (of.unit === "decade") return index >= 0 ? index * 10 : 1 - (-index * 10 - 1);
  if (of.unit === "year") return index;
  if (of.unit === "half") return Math.floor(index / 2);
  if (of.unit === "season" || of.unit === "quarter") return Math.floor(index / 4);
  if (of.unit === "month") return Math.floor(index / 12);
  // A week belongs to the year of its Thursday (ISO 8601).
  return civil(of.unit === "day" ? index : mondayOf(index) + 3).year;
}

const monthStart = (index: number): number =>
  dayNumber(Math.floor(index / 12), index - Math.floor(index / 12) * 12 + 1, 1);

/** First and last day number of a period. Winter is December of its year to February of the next. */
export function daysOf(of: Period): readonly [number, number] {
  const { unit, index } = of;
  const months = (first: number, count: number): readonly [number, number] => [
    monthStart(first),
    monthStart(first + count) - 1,
  ];
  switch (unit) {
    case "century":
      return months(yearOf(of) * 12, 1200);
    case "decade":
      return months(yearOf(of) * 12, 120);
    case "year":
      return months(index * 12, 12);
    case "half":
      return months(index * 6, 6);
    case "season":
      return months(index * 3 + 2, 3);
    case "quarter":
      return months(index * 3, 3);
    case "month":
      return months(index, 1);
    case "week":
      return [mondayOf(index), mondayOf(index) + 6];
    case "weekend":
      return [mondayOf(index) + 5, mondayOf(index) + 6];
    case "day":
      return [index, index];
  }
}

/** The period of a coarser or equal unit in which the first day of `of` lies. */
export function enclosing(of: Period, unit: PeriodUnit): Period {
  if (of.unit === unit) return of;
  const year = yearOf(of);
  if (unit === "century")
    return period(unit, year > 0 ? Math.floor(year / 100) : -Math.floor((1 - year) / 100) - 1);
  if (unit === "decade")
    return period(unit, year > 0 ? Math.floor(year / 10) : -Math.floor((1 - year) / 10) - 1);
  if (unit === "year") return period(unit, year);
  if (unit === "week" || unit === "weekend") {
    const first = of.unit === "weekend" ? mondayOf(of.index) : daysOf(of)[0];
    return period(unit, weekOf(first).index);
  }
  const first = daysOf(of)[0];
  if (unit === "day") return period(unit, first);
  const { year: y, month } = civil(first);
  if (unit === "half") return period(unit, y * 2 + (month > 6 ? 1 : 0));
  if (unit === "quarter") return period(unit, y * 4 + Math.floor((month - 1) / 3));
  if (unit === "season")
    return month < 3 ? period(unit, y * 4 - 1) : period(unit, y * 4 + Math.floor((month - 3) / 3));
  return monthPeriod(y, month);
}

/** TIMEX3 value: "2023-11", "2023-W50", "2023-W50-WE", "199", "BC0480". */
export function periodValue(of: Period): string {
  const { unit, index } = of;
  const year = (y: number): string =>
    y > 0 ? String(y).padStart(4, "0") : `BC${String(1 - y).padStart(4, "0")}`;
  switch (unit) {
    case "century":
      return index >= 0 ? String(index).padStart(2, "0") : `BC${String(-index - 1).padStart(2, "0")}`;
    case "decade":
      return index >= 0 ? String(index).padStart(3, "0") : `BC${String(-index - 1).padStart(3, "0")}`;
    case "year":
      return year(index);
    case "half":
      return `${year(yearOf(of))}-H${index - yearOf(of) * 2 + 1}`;
    case "season":
      return `${year(yearOf(of))}-${["SP", "SU", "FA", "WI"][index - yearOf(of) * 4]}`;
    case "quarter":
      return `${year(yearOf(of))}-Q${index - yearOf(of) * 4 + 1}`;
    case "month":
      return `${year(yearOf(of))}-${String(index - yearOf(of) * 12 + 1).padStart(2, "0")}`;
    case "week":
    case "weekend": {
      const y = yearOf(of);
      const first = weekOf(dayNumber(y, 1, 4)).index;
      return `${year(y)}-W${String(index - first + 1).padStart(2, "0")}${unit === "weekend" ? "-WE" : ""}`;
    }
    case "day": {
      const { year: y, month, day } = civil(index);
      return `${year(y)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
    }
  }
}

/** The day number of a day of a month, or null where the month has no such day ("31 February"). */
export function dayIn(month: Period, day: number): number | null {
  const year = yearOf(month);
  return day >= 1 && day <= daysInMonth(year, month.index - year * 12 + 1)
    ? daysOf(month)[0] + day - 1
    : null;
}

/** `number` as an ISO day; null outside the years 1 to 9999, which ISO days cannot write. */
export const dayOrNull = (number: number): Day | null =>
  number >= -719162 && number <= 2932896 ? isoDay(number) : null;

/** "One day somewhere within" the days: begin and end share one bound. */
export function within(first: number, last: number): { begin: Bound; end: Bound } {
  const bound: Bound = [dayOrNull(first), dayOrNull(last)];
  return { begin: bound, end: bound };
}
