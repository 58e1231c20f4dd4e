// Days in words: ["2023-11-01", "2023-11-30"] is "November 2023", ["2023-11-01", "2023-11-14"] "1-14 November 2023".
import { type Bound, daysInMonth } from "../report/index.ts";

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const parts = (iso: string): Parts => {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  return { year, month, day };
};

const monthWord = (month: number, short: boolean): string =>
  short ? months[month - 1]!.slice(0, 3) : months[month - 1]!;

/** One day in words, "15 November 2023" or short "15 Nov 2023". */
export function dayWords(iso: string, short = false): string {
  const { year, month, day } = parts(iso);
  return `${day} ${monthWord(month, short)} ${year}`;
}

/**
 * A bound in words, as precise as it is: a day, a month, a quarter, a year, a stretch of days; "by 31 December 2023" and
 * "from 1 December 2023" where an end is open, "undated" where both are.
 */
export function boundWords(bound: Bound, short = false): string {
  const [first, last] = bound;
  if (first === null && last === null) return "undated";
  if (first === null) return `by ${dayWords(last!, short)}`;
  if (last === null) return `from ${dayWords(first, short)}`;
  if (first === last) return dayWords(first, short);
  const a = parts(first);
  const b = parts(last);
  const wholeMonths = a.day === 1 && b.day === daysInMonth(b.year, b.month);
  if (wholeMonths && a.year === b.year) {
    if (a.month === b.month) return `${monthWord(a.month, short)} ${a.year}`;
    if (a.month === 1 && b.month === 12) return `${a.year}`;
    return `${monthWord(a.month, short)}-${monthWord(b.month, short)} ${a.year}`;
  }
  if (wholeMonths && a.month === 1 && b.month === 12) return `${a.year}-${b.year}`;
  if (a.year === b.year && a.month === b.month)
    return `${a.day}-${b.day} ${monthWord(a.month, short)} ${a.year}`;
  const head =
    a.year === b.year
      ? `${a.day} ${monthWord(a.month, short)}`
      : `${a.day} ${monthWord(a.month, short)} ${a.year}`;
  return `${head} - ${dayWords(last, short)}`;
}

/** When a state began, in words: "since 15 November 2023", "by 6 August 2022" (begun then at the latest), "from 8 February 2023 on". */
export function sinceWords(bound: Bound, short = false): string {
  const words = boundWords(bound, short);
  if (bound[0] === null) return bound[1] === null ? "since a day not told" : words;
  return bound[1] === null ? `${words} on` : `since ${words}`;
}
