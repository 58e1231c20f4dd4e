// Reads the publication day as pages print it: "2023-12-13T05:34:00-05:00", "Dec. 13, 2023", "13 December 2023" are 2023-12-13.
import { type Day, parseDay } from "../report/index.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

const iso = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{2,6}Z?)?$/;
const monthFirst = new RegExp(`\\b(${monthName})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b`, "i");
const dayFirst = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?:of\\s+)?(${monthName})\\.?,?[\\s-]+(\\d{4})\\b`,
  "i",
);
const slashes = /(?<!\d)(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?!\d)/;

/** A day, "impossible" for words that name a day which no calendar has ("2023-02-31"), or null for anything else. */
export type MomentDay = { readonly day: Day } | "impossible" | null;

function made(year: number, month: number, day: number): MomentDay {
  const written = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return parseDay(written) === null ? "impossible" : { day: written };
}

/**
 * The day that a moment names, as it is written: hours and time zones are not counted over, since a paper dates itself by
 * its own clock. "03/04/2024" is null: nobody can tell the day from the month.
 */
export function dayOfMoment(written: string): MomentDay {
  const text = written.slice(0, 200).trim();
  const year = iso.exec(text) ?? compact.exec(text);
  if (year) return made(Number(year[1]), Number(year[2]), Number(year[3]));
  const named = monthFirst.exec(text);
  if (named)
    return made(Number(named[3]), 1 + months.indexOf(named[1]!.slice(0, 3).toLowerCase()), Number(named[2]));
  const second = dayFirst.exec(text);
  if (second)
    return made(
      Number(second[3]),
      1 + months.indexOf(second[2]!.slice(0, 3).toLowerCase()),
      Number(second[1]),
    );
  const parts = slashes.exec(text);
  if (!parts) return null;
  const [a, b, c] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (parts[1]!.length === 4) return made(a, b, c);
  if (parts[3]!.length !== 4) return null;
  if (a > 12 && b <= 12) return made(c, b, a);
  if (b > 12 && a <= 12) return made(c, a, b);
  if (a > 12 && b > 12) return "impossible";
  return a === b ? made(c, a, b) : null;
}
