// From expressions to days: "late 2022" is some day from 2022-09-01 to 2022-12-31, "the past two weeks" lasts up to publication.
import type { Bound, Day } from "../../report/index.ts";
import { addDays } from "../../report/index.ts";
import type { TimeExpression } from "../time.ts";
import { daysOf, dayOrNull, enclosing, type Period, period, within } from "./calendar.ts";
import { type Found, isPeriodUnit, type Length } from "./expression.ts";
import type { Context, Place } from "./place.ts";
import { vagueAmount, vagueDays, vagueReach } from "./vague.ts";
import type { TimeUnit } from "./words.ts";

export interface Range {
  readonly begin: Bound;
  readonly end: Bound;
}

/** The days of a found expression once placed; null when it has no place. */
export function rangeOf(found: Found, at: Place | null, context: Context): Range | null {
  const { what } = found;
  if (what.is === "set") return null;
  if (what.is === "length") return rangeOfLength(what, at, context);
  if (what.is === "reference") return rangeOfReference(what.value, what.unit, context.now);
  if (!at?.period) {
    // "years ago", "a few days later"
    if (what.is !== "shift" || typeof what.from === "object") return null;
    const base =
      what.from === "publication" ? context.now : context.told ? daysOf(context.told)[0] : context.now;
    if (base === null || (what.by !== null && what.by !== Number.POSITIVE_INFINITY)) return null;
    const [least, most] = vagueAmount(what.unit);
    return what.by === null
      ? within(moved(base, what.unit, -most), moved(base, what.unit, -least))
      : within(moved(base, what.unit, least), moved(base, what.unit, most));
  }
  const [first, last] = found.vague ? vagueDays(at.period, found.vague) : daysOf(at.period);
  const { now } = context;
  if (now !== null && now >= first && now <= last) {
    if (found.vague === "earlier") return within(first, now);
    if (found.vague === "later" || found.vague === "rest") return within(now, last);
  }
  return within(first, last);
}

function rangeOfReference(value: string, unit: TimeUnit | null, now: number | null): Range | null {
  if (now === null) return null;
  if (value === "PRESENT_REF") return within(now, now);
  return value === "PAST_REF" ? within(now - vagueReach(unit), now) : within(now, now + vagueReach(unit));
}

/** Days in a unit, on the average of the calendar. */
export function unitDays(unit: TimeUnit): number {
  switch (unit) {
    case "second":
    case "minute":
    case "hour":
      return 0;
    case "week":
    case "weekend":
      return 7;
    case "month":
      return 30.44;
    case "quarter":
    case "season":
      return 91.3;
    case "half":
      return 182.6;
    case "year":
      return 365.25;
    case "decade":
      return 3652.5;
    case "century":
      return 36525;
    default:
      return 1;
  }
}

/** `day` moved by whole units of the calendar where it can be: three months before 31 May is in February. */
export function moved(day: number, unit: TimeUnit, by: number): number {
  if (
    isPeriodUnit(unit) &&
    Number.isInteger(by) &&
    unit !== "day" &&
    unit !== "weekend" &&
    Math.abs(by) < 10000
  ) {
    const here = enclosing(period("day", day), unit);
    const [first] = daysOf(here);
    const [a, b] = daysOf(period(unit, here.index + by));
    return Math.min(b, a + day - first);
  }
  return day + Math.round(Math.max(-4e6, Math.min(4e6, by * unitDays(unit))));
}

function rangeOfLength(what: Length, at: Place | null, context: Context): Range | null {
  if (what.hung === null) return null;
  const { amount, unit } = what.parts[0]!;
  const [least, most] = amount === null ? vagueAmount(unit) : [amount, amount];
  if (what.hung === "first" || what.hung === "last") {
    if (!at?.period) return null;
    const [first, last] = daysOf(at.period);
    if (what.hung === "first")
      return clip(
        { begin: point(first), end: spread(moved(first, unit, least) - 1, moved(first, unit, most) - 1) },
        first,
        last,
      );
    return clip(
      { begin: spread(moved(last, unit, -most) + 1, moved(last, unit, -least) + 1), end: point(last) },
      first,
      last,
    );
  }
  const told: Period | null =
    what.from === "narrative" || (what.from === "either" && context.narrative) ? context.told : null;
  const base = told ? daysOf(told) : context.now === null ? null : ([context.now, context.now] as const);
  if (!base) return null;
  return what.hung === "past"
    ? { begin: spread(moved(base[0], unit, -most), moved(base[1], unit, -least)), end: spread(...base) }
    : { begin: spread(...base), end: spread(moved(base[0], unit, least), moved(base[1], unit, most)) };
}

const point = (day: number): Bound => [dayOrNull(day), dayOrNull(day)];
const spread = (a: number, b: number): Bound => [dayOrNull(Math.min(a, b)), dayOrNull(Math.max(a, b))];
function clip(range: Range, first: number, last: number): Range {
  const low = dayOrNull(first);
  const high = dayOrNull(last);
  const cut = (day: Day | null): Day | null =>
    day === null ? null : low !== null && day < low ? low : high !== null && day > high ? high : day;
  return { begin: [cut(range.begin[0]), cut(range.begin[1])], end: [cut(range.end[0]), cut(range.end[1])] };
}

/** Words between two dates that make them the ends of one stretch of time. */
const joining = /^\s*(?:-|\u2013|\u2014|to|through|until|till|thru)\s*$/i;

/** "from 3 to 5 May", "8-9 January", "between 2014 and 2016": both expressions get the whole stretch as their range. */
export function joinRanges(text: string, found: readonly TimeExpression[]): TimeExpression[] {
  const out = [...found];
  for (let i = 0; i + 1 < out.length; i++) {
    const a = out[i]!;
    const b = out[i + 1]!;
    if (!a.range || !b.range || a.type === "DURATION" || b.type === "DURATION") continue;
    const words = text.slice(a.end, b.start);
    if (words.length > 12) continue;
    const between =
      /^\s*and\s*$/i.test(words) && /\bbetween\s+$/i.test(text.slice(Math.max(0, a.start - 12), a.start));
    if (!between && !joining.test(words)) continue;
    if (
      words.trim().length > 1 &&
      !between &&
      !/\bfrom\s+$/i.test(text.slice(Math.max(0, a.start - 8), a.start)) &&
      !/through/i.test(words)
    )
      continue;
    const range = { begin: a.range.begin, end: b.range.end };
    if (range.begin[0] !== null && range.end[1] !== null && range.begin[0] > range.end[1]) continue;
    out[i] = { ...a, range, basis: `${a.basis}; begins here` };
    out[i + 1] = { ...b, range, basis: `${b.basis}; ends here` };
  }
  return out;
}

/** The least range that holds both. */
export function unite(a: Range | null, b: Range | null): Range | null {
  if (!a || !b) return a ?? b;
  return { begin: widest(a.begin, b.begin), end: widest(a.end, b.end) };
}
const widest = (a: Bound, b: Bound): Bound => [
  a[0] === null || b[0] === null ? null : a[0] < b[0] ? a[0] : b[0],
  a[1] === null || b[1] === null ? null : a[1] > b[1] ? a[1] : b[1],
];

/** What two ranges have in common; null when they exclude each other. */
export function intersect(a: Range, b: Range): Range | null {
  const begin = common(a.begin, b.begin);
  const end = common(a.end, b.end);
  return begin && end ? { begin, end } : null;
}
function common(a: Bound, b: Bound): Bound | null {
  const low = a[0] === null ? b[0] : b[0] === null || a[0] > b[0] ? a[0] : b[0];
  const high = a[1] === null ? b[1] : b[1] === null || a[1] < b[1] ? a[1] : b[1];
  return low !== null && high !== null && low > high ? null : [low, high];
}

/** Some day before the range: at the latest the day before its latest begin; open to the past. */
export function before(range: Range): Range {
  const latest = range.begin[1];
  const bound: Bound = [null, latest === null ? null : addDays(latest, -1)];
  return { begin: bound, end: bound };
}

/** Some day after the range: at the earliest the day after its earliest end; open to the future. */
export function after(range: Range): Range {
  const earliest = range.end[0];
  const bound: Bound = [earliest === null ? null : addDays(earliest, 1), null];
  return { begin: bound, end: bound };
}

/** What a statement's time needs of an expression, with `precision` from the granularity. */
export interface TimeBounds extends Range {
  readonly precision: "day" | "week" | "month" | "quarter" | "year" | "open";
}

/** Begin, end and precision of an expression; null when it has no place on the calendar. */
export function boundsOf(expression: TimeExpression): TimeBounds | null {
  const { range, granularity } = expression;
  if (!range) return null;
  if (expression.type === "DURATION") return { ...range, precision: "open" };
  switch (granularity) {
    case "day":
    case "time":
    case "part-of-day":
      return { ...range, precision: "day" };
    case "week":
    case "weekend":
      return { ...range, precision: "week" };
    case "month":
      return { ...range, precision: "month" };
    case "quarter":
    case "season":
      return { ...range, precision: "quarter" };
    case "half":
    case "year":
      return { ...range, precision: "year" };
    default:
      return { ...range, precision: "open" };
  }
}
