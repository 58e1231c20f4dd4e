// Puts a moment on the calendar: "last June" told on 2023-11-15 is 2023-06, the year implied by the publication day.
import { civil } from "../../report/index.ts";
import {
  dayIn,
  daysOf,
  enclosing,
  isoWeekday,
  monthPeriod,
  type Period,
  type PeriodUnit,
  period,
  periodValue,
  yearOf,
} from "./calendar.ts";
import { type Field, isPeriodUnit, type Moment } from "./expression.ts";
import { holidayIn, isHistoric } from "./holidays.ts";
import type { TimeUnit } from "./words.ts";
import {
  type Context,
  inferred,
  inYear,
  type Place,
  stated,
  two,
  unknown,
  weekdayBy,
  xValue,
  yearless,
} from "./yearless.ts";

export type { Context, Place } from "./yearless.ts";

/** Places a moment; never throws. */
export function place(moment: Moment, context: Context): Place {
  switch (moment.is) {
    case "period":
      return stated(moment.period, moment.fiscal);
    case "field":
      return placeField(moment, context);
    case "pick":
      return placePick(moment, context);
    case "shift":
      return placeShift(moment, context);
    case "part":
    case "clock": {
      const day = moment.of ? place(moment.of, context) : baseDay(context);
      return { ...day, value: `${dayValue(day)}T${moment.is === "part" ? moment.part : clockValue(moment)}` };
    }
    case "holiday": {
      if (isHistoric(moment.name)) return stated(period("day", holidayIn(moment.name, 2000)!));
      const make = (year: number): Period | null => {
        const day = holidayIn(moment.name, year);
        return day === null ? null : period("day", day);
      };
      if (moment.of) {
        const year = place(moment.of, context);
        const day = year.period ? make(yearOf(year.period)) : null;
        return day ? { ...stated(day), implied: year.implied, from: year.from } : { ...year, period: null };
      }
      return yearless(make, context) ?? unknown("XXXX-XX-XX", ["year"]);
    }
    case "reference":
      return unknown(moment.value, []);
  }
}

/** The day that a bare clock time or "that night" belongs to. */
function baseDay(context: Context): Place {
  const { told, now, narrative } = context;
  if (told?.unit === "day" && (narrative || now === null || Math.abs(now - told.index) < 8))
    return inferred(told, ["day"], "told");
  if (now !== null && !narrative) return inferred(period("day", now), ["day"], "publication");
  return unknown("XXXX-XX-XX", ["day"]);
}

/** A place written as a day, with X for what is not known. */
function dayValue(of: Place): string {
  if (of.period === null)
    return /^XXXX-WXX-\d$/.test(of.value) || of.value.length >= 10 ? of.value : "XXXX-XX-XX";
  if (of.period.unit === "month") return `${of.value}-XX`;
  if (of.period.unit === "year") return `${of.value}-XX-XX`;
  return of.value;
}

function clockValue(clock: Moment & { is: "clock" }): string {
  const minute = clock.minute === null ? ":00" : `:${two(clock.minute)}`;
  return `${two(clock.hour)}${minute}${clock.second === null ? "" : `:${two(clock.second)}`}${clock.zone}`;
}

function placeField(moment: Moment & { is: "field" }, context: Context): Place {
  const { field, of } = moment;
  const { unit, value } = field;
  if (unit === "short-year" || unit === "decade") return placeShort(field, context);
  if (unit === "day") {
    if (of?.is === "field" && of.field.unit === "month" && of.of === null) {
      const make = (year: number): Period | null => {
        const day = dayIn(monthPeriod(year, of.field.value), value);
        return day === null ? null : period("day", day);
      };
      return yearless(make, context) ?? unknown(`XXXX-${two(of.field.value)}-${two(value)}`, ["year"]);
    }
    const month = of ? place(of, context) : monthTold(value, context);
    if (month.period?.unit !== "month")
      return unknown(month.period ? month.value : `XXXX-XX-${two(value)}`, ["month"]);
    const day = dayIn(month.period, value);
    if (day === null) return unknown(`${month.value}-${two(value)}`, month.implied);
    return { ...inferred(period("day", day), month.implied, month.from) };
  }
  if (of) {
    const year = place(of, context);
    const inside = year.period ? inYear(field, yearOf(year.period)) : null;
    if (!inside) return unknown(`${year.value}${xValue(field).slice(4)}`, year.implied);
    return {
      ...inferred(inside, year.implied, year.from),
      value: year.fiscal ? `FY${periodValue(inside)}` : periodValue(inside),
      fiscal: year.fiscal,
    };
  }
  if (unit === "weekday") return weekdayBy(value, context) ?? unknown(xValue(field), ["week"]);
  return yearless((year) => inYear(field, year), context) ?? unknown(xValue(field), ["year"]);
}

/** "the 13th": of the month told of, else the latest such day up to publication (or the next, with a cue ahead). */
function monthTold(day: number, context: Context): Place {
  const { told, now } = context;
  if (
    told &&
    (told.unit === "day" || told.unit === "month") &&
    (context.narrative || now === null || daysOf(told)[0] > now - 92)
  )
    return inferred(enclosing(told, "month"), ["year", "month"], "told");
  if (now === null) return unknown("XXXX-XX", ["month"]);
  const month = enclosing(period("day", now), "month");
  const today = civil(now).day;
  const by = context.direction.way === "future" ? (day < today ? 1 : 0) : day > today ? -1 : 0;
  return inferred(period("month", month.index + by), ["year", "month"], "publication");
}

/** "'89" and "the '30s": in the century told of when that fits, else the latest that is not after publication. */
function placeShort(field: Field, context: Context): Place {
  const value = field.unit === "decade" ? field.value * 10 : field.value;
  const unit: PeriodUnit = field.unit === "decade" ? "decade" : "year";
  const told = context.told ? yearOf(context.told) : null;
  const top = context.now === null ? 2029 : civil(context.now).year + 10;
  let year = Math.floor(top / 100) * 100 + value;
  if (year > top) year -= 100;
  if (told !== null && context.narrative && told > 0) year = Math.floor(told / 100) * 100 + value;
  return inferred(
    period(unit, unit === "decade" ? Math.floor(year / 10) : year),
    ["century"],
    told !== null && context.narrative ? "told" : "publication",
  );
}

function placePick(moment: Moment & { is: "pick" }, context: Context): Place {
  const { field, direction } = moment;
  const base = moment.from === "publication" ? baseNow(context) : (context.told ?? baseNow(context));
  if (base === null) return unknown(xValue(field), ["year"]);
  const from = moment.from === "publication" || !context.told ? "publication" : "told";
  if (field.unit === "weekday") {
    const day = base.unit === "day" ? base.index : daysOf(base)[0];
    const gone = (isoWeekday(day) - field.value + 7) % 7;
    const back = day - (gone || (direction < 0 ? 7 : 0));
    const index =
      direction < 0
        ? back
        : direction > 0
          ? day + ((field.value - isoWeekday(day) + 7) % 7 || 7)
          : thisWeekday(day, field.value, context);
    return inferred(period("day", index), ["week"], from);
  }
  const year = yearOf(base);
  const start =
    base.unit === "year" ? null : daysOf(enclosing(base, field.unit === "season" ? "season" : "month"))[0];
  const candidates = [year - 1, year, year + 1].map((y) => inYear(field, y)).filter((one) => one !== null);
  if (direction === 0) {
    // "this winter" in January is the winter that began in December.
    const holding = candidates.find(
      (one) => start !== null && daysOf(one)[0] <= start && daysOf(one)[1] >= start,
    );
    return inferred(holding ?? candidates[1]!, ["year"], from);
  }
  const day = start ?? daysOf(base)[direction > 0 ? 1 : 0];
  const chosen =
    direction < 0
      ? candidates.filter((one) => daysOf(one)[1] < day).at(-1)
      : candidates.find((one) => daysOf(one)[0] > day);
  return inferred(chosen ?? candidates[1]!, ["year"], from);
}

function thisWeekday(day: number, value: number, context: Context): number {
  const monday = day - isoWeekday(day) + 1;
  const index = monday + value - 1;
  return context.direction.way === "past" && index > day ? index - 7 : index;
}

const baseNow = (context: Context): Period | null =>
  context.now === null ? (context.narrative ? context.told : null) : period("day", context.now);

/** Units of a shift as whole periods: half a year is six months, two and a half years thirty. */
function wholeShift(unit: TimeUnit, by: number): { unit: PeriodUnit; by: number } {
  if (unit === "night") return { unit: "day", by };
  if (!isPeriodUnit(unit)) return { unit: "day", by: 0 };
  if (Number.isInteger(by)) return { unit, by };
  if (unit === "decade") return { unit: "year", by: Math.round(by * 10) };
  if (unit === "century") return { unit: "year", by: Math.round(by * 100) };
  if (unit === "year") return { unit: "month", by: Math.round(by * 12) };
  if (unit === "month") return { unit: "day", by: Math.round(by * 30) };
  return { unit: "day", by: Math.round(by * 7) };
}

function placeShift(moment: Moment & { is: "shift" }, context: Context): Place {
  const { unit, by, from } = moment;
  if (by === null) return unknown("PAST_REF", ["anchor"]);
  // In history "today" is nowadays.
  if (context.narrative && unit === "day" && by === 0 && from === "publication")
    return unknown("PRESENT_REF", []);
  if (by === Number.POSITIVE_INFINITY) return unknown("FUTURE_REF", ["anchor"]);
  let base: Period | null;
  let how: Place["from"];
  if (typeof from === "object") {
    const inner = place(from, context);
    base = inner.period;
    how = inner.from;
  } else {
    const useTold = from === "narrative" || (from === "either" && context.narrative);
    base = useTold ? (context.told ?? baseNow(context)) : baseNow(context);
    how = base === null ? "unknown" : useTold && context.told ? "told" : "publication";
  }
  if (Math.abs(by) > 100000) return unknown("XXXX", ["anchor"]);
  const whole = wholeShift(unit, by);
  if (base === null) return unknown(shiftUnknown(whole.unit), ["anchor"]);
  const time = unit === "hour" || unit === "minute" || unit === "second";
  // "four days later" told of a year only: some day of that year.
  const coarse = rank(base.unit) > rank(whole.unit);
  // In news "the previous day" hangs on publication when no day was told of.
  if (coarse && !context.narrative && context.now !== null && whole.unit === "day") {
    base = period("day", context.now);
    how = "publication";
  } else if (coarse && whole.unit !== "year") {
    const value =
      base.unit === "year"
        ? `${periodValue(base)}-${whole.unit === "month" ? "XX" : "XX-XX"}`
        : base.unit === "month"
          ? `${periodValue(base)}-XX`
          : periodValue(base);
    return { period: base, value, implied: ["anchor"], from: how, fiscal: false };
  }
  const placed = period(whole.unit, enclosing(base, whole.unit).index + whole.by);
  const implied = ["year", "month", "day"].slice(
    0,
    whole.unit === "day" ? 3 : whole.unit === "month" || whole.unit === "week" ? 2 : 1,
  );
  const result = inferred(placed, implied, how);
  return time ? { ...result, value: `${result.value}TXX` } : result;
}

const shiftUnknown = (unit: PeriodUnit): string =>
  unit === "day"
    ? "XXXX-XX-XX"
    : unit === "week"
      ? "XXXX-WXX"
      : unit === "month"
        ? "XXXX-XX"
        : unit === "quarter"
          ? "XXXX-QX"
          : "XXXX";

const ranks: readonly PeriodUnit[] = [
  "day",
  "weekend",
  "week",
  "month",
  "quarter",
  "season",
  "half",
  "year",
  "decade",
  "century",
];
const rank = (unit: PeriodUnit): number => ranks.indexOf(unit);
