// Days as intervals: "in November" and "on the 15th" touch; the tighter of the two is the 15th.
import type { When } from "../coding/index.ts";
import { type Bound, type Day, isoDay, parseDay } from "../report/index.ts";
import { remember } from "./remember.ts";

/** Day numbers (days since 1970-01-01), both included; open ends are infinite. */
export interface Interval {
  readonly first: number;
  readonly last: number;
}

const numberOf = remember((day) => parseDay(day) ?? Number.NaN);

function dayOf(day: Day | null, open: number): number {
  if (day === null) return open;
  const number = numberOf(day);
  return Number.isNaN(number) ? open : number;
}

/** The bound as an interval; a bound whose ends are crossed is read the other way round. */
export function boundInterval(bound: Bound): Interval {
  const first = dayOf(bound[0], -Infinity);
  const last = dayOf(bound[1], Infinity);
  return first <= last ? { first, last } : { first: last, last: first };
}

/** From the earliest possible begin to the latest possible end. */
export function whenInterval(when: When): Interval {
  const first = dayOf(when.begin[0], -Infinity);
  const last = dayOf(when.end[1], Infinity);
  return first <= last ? { first, last } : { first: last, last: first };
}

export const isoOrNull = (day: number): Day | null => (Number.isFinite(day) ? isoDay(day) : null);
export const intervalBound = (interval: Interval): Bound => [
  isoOrNull(interval.first),
  isoOrNull(interval.last),
];

/** Days covered; 1 for a single day, Infinity when an end is open. */
export const width = (interval: Interval): number => interval.last - interval.first + 1;

/** Days between two intervals; 0 when they touch. */
export const gap = (a: Interval, b: Interval): number => Math.max(0, a.first - b.last, b.first - a.last);

/** What both cover, or null. */
export function common(a: Interval, b: Interval): Interval | null {
  const first = Math.max(a.first, b.first);
  const last = Math.min(a.last, b.last);
  return first <= last ? { first, last } : null;
}

/** True when every day of `a` lies before every day of `b`. Open ends are never surely before. */
export const surelyBefore = (a: Bound, b: Bound): boolean => a[1] !== null && b[0] !== null && a[1] < b[0];

/** Order in time: by the earliest day (open first), then by the latest (open last). */
export function compareBounds(a: Bound, b: Bound): number {
  const x = a[0] ?? "";
  const y = b[0] ?? "";
  if (x !== y) return x < y ? -1 : 1;
  const u = a[1] ?? "~";
  const v = b[1] ?? "~";
  return u < v ? -1 : u > v ? 1 : 0;
}
