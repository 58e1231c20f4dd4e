// Days of the proleptic Gregorian calendar, written "2023-11-15", counted as whole numbers for arithmetic.
// Algorithm: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (days_from_civil, civil_from_days).

/** An ISO 8601 calendar day, `YYYY-MM-DD`; ISO days compare as strings. */
export type Day = string;

/** Where one end of a time lies: `[earliest, latest]`, both included; null is open. */
export type Bound = readonly [earliest: Day | null, latest: Day | null];

/** Days since 1970-01-01. `month` is 1-12. */
export function dayNumber(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month (1-12) and day of a day number. */
export function civil(number: number): { year: number; month: number; day: number } {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const mp = Math.floor((5 * dayOfYear + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** 28 to 31. */
export const daysInMonth = (year: number, month: number): number =>
  dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayNumber(year, month, 1);

/** ISO day of a day number. */
export function isoDay(number: number): Day {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Day number of an ISO day, or null where it is no day of the calendar ("2023-02-31"). */
export function parseDay(iso: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

/** 0 = Sunday .. 6 = Saturday. */
export const weekday = (number: number): number => (((number + 4) % 7) + 7) % 7;

/** The ISO day `days` after (before, when negative) `iso`. Throws RangeError when `iso` is no day. */
export function addDays(iso: Day, days: number): Day {
  const number = parseDay(iso);
  if (number === null) throw new RangeError(`"${iso}" is no day of the calendar; write YYYY-MM-DD`);
  return isoDay(number + days);
}
