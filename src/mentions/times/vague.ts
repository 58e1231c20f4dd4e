// What vague words mean in days, in one table: "late 2022" is September to December, "recent weeks" the last eight.
// Edit here; nothing else knows these figures.
import type { TimexMod } from "../time.ts";
import type { Period, PeriodUnit } from "./calendar.ts";
import { daysOf } from "./calendar.ts";
import type { TimeUnit } from "./words.ts";

/** Share of a period, as fractions of its twelve months, thirty days or other parts; [0, 1] is all of it. */
interface Vague {
  readonly mod: TimexMod | null;
  readonly from: number;
  readonly to: number;
}

/** Early, mid and late are thirds; the beginning and the end of something are sixths. */
const table: Readonly<Record<string, Vague>> = {
  early: { mod: "START", from: 0, to: 1 / 3 },
  mid: { mod: "MID", from: 1 / 3, to: 2 / 3 },
  middle: { mod: "MID", from: 1 / 3, to: 2 / 3 },
  late: { mod: "END", from: 2 / 3, to: 1 },
  beginning: { mod: "START", from: 0, to: 1 / 6 },
  start: { mod: "START", from: 0, to: 1 / 6 },
  outset: { mod: "START", from: 0, to: 1 / 6 },
  turn: { mod: "START", from: 0, to: 1 / 6 },
  "early part": { mod: "START", from: 0, to: 1 / 2 },
  "first part": { mod: "START", from: 0, to: 1 / 2 },
  end: { mod: "END", from: 5 / 6, to: 1 },
  close: { mod: "END", from: 5 / 6, to: 1 },
  "latter part": { mod: "END", from: 1 / 2, to: 1 },
  "last part": { mod: "END", from: 1 / 2, to: 1 },
  // Bounded by the publication day, not by a share: "earlier this year", "later this month", "the rest of the week".
  earlier: { mod: "BEFORE", from: 0, to: 1 },
  later: { mod: "AFTER", from: 0, to: 1 },
  rest: { mod: null, from: 0, to: 1 },
};

export const vagueMod = (word: string): TimexMod | null => table[word]?.mod ?? null;

/**
 * First and last day that a vague word leaves of a period, cut at whole months for years, seasons, quarters and halves, at whole years
 * for decades and centuries.
 */
export function vagueDays(of: Period, word: string): readonly [number, number] {
  const [first, last] = daysOf(of);
  const share = table[word];
  if (!share) return [first, last];
  const parts = partsOf[of.unit];
  const length = last - first + 1;
  const cut = (fraction: number): number => {
    const at = Math.round(fraction * parts);
    return first + Math.round((at / parts) * length);
  };
  if (of.unit === "year" || of.unit === "half" || of.unit === "quarter" || of.unit === "season") {
    const monthsPer = parts;
    const base = of.unit === "season" ? of.index * 3 + 2 : of.index * monthsPer;
    const month = (fraction: number): number => base + Math.round(fraction * monthsPer);
    const day = (index: number): number => daysOf({ unit: "month", index })[0];
    return [day(month(share.from)), day(Math.max(month(share.to), month(share.from) + 1)) - 1];
  }
  if (of.unit === "month") {
    const day = (fraction: number): number => first + Math.round(fraction * 30);
    return [day(share.from), share.to === 1 ? last : day(share.to) - 1];
  }
  const a = cut(share.from);
  return [Math.min(a, last), Math.min(last, Math.max(a, cut(share.to) - 1))];
}

const partsOf: Record<PeriodUnit, number> = {
  century: 100,
  decade: 10,
  year: 12,
  half: 6,
  season: 3,
  quarter: 3,
  month: 30,
  week: 7,
  weekend: 2,
  day: 1,
};

/** How far "recent weeks", "recently" (null) and "the coming months" reach, in days. */
export function vagueReach(unit: TimeUnit | null): number {
  switch (unit) {
    case "day":
    case "hour":
    case "minute":
    case "second":
    case "night":
      return 14;
    case "week":
    case "weekend":
      return 56;
    case "month":
    case "quarter":
      return 365;
    case "year":
      return 6 * 365;
    case "decade":
    case "century":
      return 40 * 365;
    default:
      return 92;
  }
}

/** Fewest and most units in "several", "a few", or a bare plural ("years ago"). */
export function vagueAmount(unit: TimeUnit): readonly [number, number] {
  switch (unit) {
    case "day":
      return [2, 13];
    case "week":
      return [2, 8];
    case "month":
      return [2, 11];
    case "year":
      return [2, 20];
    case "decade":
      return [2, 9];
    default:
      return [2, 30];
  }
}
