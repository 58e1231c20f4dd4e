// Clues to the publication day: "last month" and "November 15, 2023" told of one happening, a dateline that lacks its year.
import { civil, dayNumber, quote, type Span } from "../../report/index.ts";
import {
  daysOf,
  enclosing,
  isoWeekday,
  type Period,
  type PeriodUnit,
  period,
  periodValue,
} from "./calendar.ts";
import type { Found, Moment } from "./expression.ts";
import { sameHappening } from "./happening.ts";
import type { Stated } from "./page-dates.ts";
import { isAdverbial, type Floor, span, statedPeriod, type Told, yearlessMonth } from "./told.ts";

export interface Interval {
  readonly first: number;
  readonly last: number;
}
/** One piece of evidence for an interval of publication days. */
export interface Clue extends Interval {
  readonly score: number;
  readonly basis: string;
  readonly spans: readonly Span[];
}

/** A dateline without its year: the first such day from the latest past date on. */
export function datelineClues(stated: Stated, floor: Floor | null, text: string): Clue[] {
  if (!floor || floor.unit === "year") return [];
  for (let year = civil(floor.day).year; year <= civil(floor.day).year + 1; year++) {
    const day = dayNumber(year, stated.month, stated.dayOfMonth);
    // A dateline may be written from a zone where it is still the day before.
    if (day < floor.day - 1) continue;
    return [
      {
        first: day,
        last: day,
        score: 0.9,
        basis: `dateline "${quote(text, stated)}" and the latest day told, "${quote(text, floor.one)}"`,
        spans: [span(stated), span(floor.one)],
      },
    ];
  }
  return [];
}

/** Publication days for which a relative expression names a day of `placed`; null when it never does. */
function daysFor(moment: Moment, placed: Period): Interval | null {
  const of = (unit: PeriodUnit, by: number): Interval => {
    const [first, last] = daysOf(period(unit, enclosing(placed, unit).index + by));
    return { first, last };
  };
  if (moment.is === "part" && moment.of) return daysFor(moment.of, placed);
  if (
    moment.is === "shift" &&
    moment.from === "publication" &&
    moment.by !== null &&
    Number.isFinite(moment.by)
  ) {
    const { unit } = moment;
    if (unit === "hour" || unit === "minute" || unit === "second" || unit === "night") return null;
    // A month does not tell which of its days "last week" is.
    const fine = unit === "day" || unit === "week" || unit === "weekend";
    if (fine && placed.unit !== "day") return null;
    if ((unit === "month" || unit === "quarter") && placed.unit === "year") return null;
    return of(unit, -Math.round(moment.by));
  }
  if (moment.is === "field" && moment.field.unit === "weekday" && moment.of === null) {
    if (placed.unit !== "day" || moment.field.value > 7 || isoWeekday(placed.index) !== moment.field.value)
      return null;
    return { first: placed.index, last: placed.index + 6 };
  }
  if (
    moment.is === "pick" &&
    moment.from === "publication" &&
    moment.direction === -1 &&
    moment.field.unit === "month"
  ) {
    if (placed.unit !== "day" && placed.unit !== "month") return null;
    const month = enclosing(placed, "month");
    if ((((month.index % 12) + 12) % 12) + 1 !== moment.field.value) return null;
    return { first: daysOf(month)[1] + 1, last: daysOf(period("month", month.index + 12))[1] };
  }
  return null;
}

const isRelative = (what: Found["what"]): what is Moment =>
  (what.is === "shift" && what.from === "publication") ||
  (what.is === "pick" && what.from === "publication") ||
  (what.is === "field" && what.field.unit === "weekday" && what.of === null) ||
  (what.is === "part" && what.of !== null && isRelative(what.of));

/** "this year", "last year" */
const isOfYear = (what: Found["what"]): boolean =>
  what.is === "shift" && (what.unit === "year" || what.unit === "decade");

/** "last month" and "November 15, 2023" told of one happening: published in December 2023. */
export function pairClues(text: string, told: readonly Told[], floor: Floor | null): Clue[] {
  const clues: Clue[] = [];
  const latest = floor && floor.unit !== "year" ? floor : null;
  for (const one of told) {
    if (!isRelative(one.found.what) || one.caption) continue;
    for (const other of told) {
      if (other === one) continue;
      const score = kinship(text, one, other);
      if (score === 0 || (score < 1 && !isAdverbial(other))) continue;
      const stated = statedPeriod(other.found);
      const yearless = stated ? null : yearlessMonth(other.found.what);
      const placed = stated ?? (yearless && latest ? nearest(yearless, latest.day) : null);
      if (!placed || placed.unit === "decade" || placed.unit === "century") continue;
      // So do a year of the speaker's and a day within it.
      if (score < 1 && isOfYear(one.found.what)) continue;
      // A bare year ties too loosely: half the sentences of a page may tell of it.
      if (placed.unit === "year" && score < 1) continue;
      // Background is told with dates too; what is told as recent must be among the latest dates of the page.
      if (latest && daysOf(placed)[1] < latest.day - 45) continue;
      const days = daysFor(one.found.what, placed);
      if (!days || (floor && days.last < floor.day)) continue;
      const with_ = stated
        ? ""
        : ` in ${periodValue(enclosing(placed, "month"))}, by the latest date told, "${quote(text, latest!.one)}"`;
      clues.push({
        ...days,
        score: stated ? score : score * 0.8,
        basis: `"${quote(text, one)}" and "${quote(text, other)}"${with_} tell of one happening`,
        spans: [span(one), span(other), ...(stated ? [] : [span(latest!.one)])],
      });
    }
  }
  return clues;
}

/** 1 when the two stand in apposition ("last month, on November 15, 2023"), else how alike their sentences are. */
function kinship(text: string, one: Told, other: Told): number {
  const [a, b] = one.start < other.start ? [one, other] : [other, one];
  if (/^(?:,? (?:in|on) |, |,? \()$/.test(text.slice(a.end, b.start))) return 1;
  return a.gist === b.gist ? 0 : sameHappening(a.gist, b.gist);
}

/** The month (or day) without a year that lies nearest to a day; null when it is more than five months off. */
function nearest(of: { month: number; day: number | null }, to: number): Period | null {
  const { year } = civil(to);
  let best: Period | null = null;
  let gap = 150;
  for (const y of [year - 1, year, year + 1]) {
    const placed =
      of.day === null
        ? period("month", y * 12 + of.month - 1)
        : period("day", dayNumber(y, of.month, of.day));
    const [first, last] = daysOf(placed);
    const off = to < first ? first - to : to > last ? to - last : 0;
    if (off < gap) {
      gap = off;
      best = placed;
    }
  }
  return best;
}
