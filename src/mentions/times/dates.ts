// Calendar dates: "Wednesday, Dec. 13, 2023", "15 November", "June of that year", "the third quarter of 2008", "2023-12-13".
import { monthPeriod } from "./calendar.ts";
import { at, field, type Moment, type Piece, piece } from "./expression.ts";
import { capital, gap, lower, type Tokens, written } from "./tokens.ts";
import { numberedYear, parentYear } from "./years.ts";

/** The month named at `i` (1-12) and the token behind it, over the dot of "Dec."; null for "may" and "mar" in small letters. */
export function monthName(tokens: Tokens, i: number): { month: number; next: number } | null {
  const word = tokens.word[i];
  if (!word || word.month === 0 || (!capital(tokens, i) && word.doubtful)) return null;
  return { month: word.month, next: i + 1 };
}

/** A space, a comma, or the dot of a short form between two parts of a date. */
const follows = (tokens: Tokens, i: number): boolean => {
  const how = gap(tokens, i);
  return how === "space" || how === "comma" || (how === "dot" && written(tokens, i).length <= 4);
};

/** A day of the month at `i`: 1-31 in digits, "5th" or "fifth". */
function dayOfMonth(tokens: Tokens, i: number): number {
  const number = tokens.number[i];
  if (number)
    return (number.shape === "integer" && number.digits.length <= 2) || number.shape === "ordinal"
      ? number.value
      : 0;
  return tokens.word[i]?.ordinal ?? 0;
}
const isDay = (day: number): boolean => day >= 1 && day <= 99;

const monthOf = (month: number, of: Moment | null): Moment =>
  of?.is === "period" && of.period.unit === "year" && !of.fiscal
    ? at(monthPeriod(of.period.index, month))
    : field("month", month, of);

/** "December 13, 2023", "December 13", "December 2023", "December of that year", "December", and "13 December 2023". */
export function monthDate(tokens: Tokens, i: number): Piece | null {
  const article = lower(tokens, i) === "the" && gap(tokens, i) === "space" ? 1 : 0;
  const leading = dayOfMonth(tokens, i + article);
  if (isDay(leading) && leading <= 31) {
    const of = lower(tokens, i + article + 1) === "of" && gap(tokens, i + article) === "space" ? 1 : 0;
    const name = monthName(tokens, i + article + 1 + of);
    const how = gap(tokens, i + article + of);
    if (name && (how === "space" || how === "hyphen" || how === "joined")) {
      const behind = trailingYear(tokens, name.next);
      const day = field("day", leading, monthOf(name.month, behind?.moment ?? null));
      return piece(day, behind?.next ?? name.next, behind ? "date.day-month-year" : "date.day-month");
    }
  }
  const name = monthName(tokens, i);
  if (!name) return null;
  const day = follows(tokens, i) || gap(tokens, i) === "hyphen" ? dayOfMonth(tokens, name.next) : 0;
  const commaYear = gap(tokens, i) === "comma" && tokens.number[name.next]?.digits.length === 4;
  if (isDay(day) && !commaYear && gap(tokens, i) !== "comma") {
    const behind = trailingYear(tokens, name.next + 1);
    const moment = field("day", day, monthOf(name.month, behind?.moment ?? null));
    return piece(moment, behind?.next ?? name.next + 1, behind ? "date.month-day-year" : "date.month-day");
  }
  const behind = trailingYear(tokens, name.next);
  return piece(
    monthOf(name.month, behind?.moment ?? null),
    behind?.next ?? name.next,
    behind ? "date.month-year" : "date.month",
  );
}

/** A year behind a month or day, over a space, a comma, or "of"; "last year" and "that year" too. */
function trailingYear(tokens: Tokens, next: number): Piece | null {
  if (!follows(tokens, next - 1))
    return gap(tokens, next - 1) === "hyphen" ? numberedYear(tokens, next) : null;
  if (lower(tokens, next) === "of" && gap(tokens, next) === "space") return parentYear(tokens, next + 1);
  const numbered = numberedYear(tokens, next);
  if (numbered) return numbered;
  if (lower(tokens, next) === "last" || lower(tokens, next) === "next" || lower(tokens, next) === "this")
    return parentYear(tokens, next);
  return null;
}

/** "Wednesday", "Wednesday, Dec. 13", "Wednesday the 13th"; short forms only with a date behind them. */
export function weekdayDate(tokens: Tokens, i: number): Piece | null {
  const word = tokens.word[i];
  if (!word || word.weekday === 0 || word.plural || !capital(tokens, i)) return null;
  const how = gap(tokens, i);
  if (how === "comma" || how === "space" || how === "dot") {
    const date = monthDate(tokens, i + 1) ?? numericDate(tokens, i + 1);
    if (date?.moment.is === "field" && date.moment.field.unit === "day")
      return piece(date.moment, date.next, `weekday+${date.rule}`, date.mod);
    const article = lower(tokens, i + 1) === "the" ? 1 : 0;
    if (tokens.number[i + 1 + article]?.shape === "ordinal" && article === 1) {
      const day = field("day", tokens.number[i + 2]!.value, null);
      return piece(day, i + 3, "weekday+day");
    }
  }
  if (word.doubtful) return null;
  return piece(field("weekday", word.weekday, null), i + 1, "weekday");
}

/** "2023-12-13", "12/13/2023", "13.12.2023": month first with slashes unless the first number is above 12, day first with dots. */
export function numericDate(tokens: Tokens, i: number): Piece | null {
  const number = tokens.number[i];
  if (number?.shape === "iso") {
    const [y, m, d] = number.digits.split(/[-/]/).map(Number) as [number, number, number];
    if (m < 1 || m > 12 || y < 1) return null;
    return piece(field("day", d, at(monthPeriod(y, m))), i + 1, "date.iso");
  }
  if (number?.shape !== "slashed") return null;
  // The attacks, not a fraction.
  if (number.digits === "9/11") return piece(field("day", 11, at(monthPeriod(2001, 9))), i + 1, "date.named");
  const dots = number.digits.includes(".");
  const [a, b, y] = number.digits.split(/[/.]/).map(Number) as [number, number, number];
  const [m, d] = dots || a > 12 ? [b, a] : [a, b];
  const full = y >= 100 ? y : y + (y < 50 ? 2000 : 1900);
  if (m < 1 || m > 12 || d < 1 || d > 31 || full < 1000) return null;
  // "1.10.23" may be a version or an outline number; dots need a full year.
  if (dots && y < 100) return null;
  return piece(field("day", d, at(monthPeriod(full, m))), i + 1, "date.numeric");
}

/** "the summer of 1920", "summer 2007", "1982 summer", "the spring of last year", "spring". */
export function season(tokens: Tokens, i: number): Piece | null {
  const article = lower(tokens, i) === "the" && gap(tokens, i) === "space" ? 1 : 0;
  const leadingYear = numberedYear(tokens, i + article);
  const noun = leadingYear ? leadingYear.next : i + article;
  const which = tokens.word[noun]?.season ?? -1;
  if (which < 0 || (leadingYear && gap(tokens, noun - 1) !== "space")) return null;
  if (leadingYear) return piece(field("season", which, leadingYear.moment), noun + 1, "season.year");
  const of = lower(tokens, noun + 1) === "of" && gap(tokens, noun) === "space" ? 1 : 0;
  const behind = of
    ? parentYear(tokens, noun + 2)
    : follows(tokens, noun)
      ? numberedYear(tokens, noun + 1)
      : null;
  return piece(
    field("season", which, behind?.moment ?? null),
    behind?.next ?? noun + 1,
    behind ? "season.year" : "season",
  );
}

/** "the third quarter of 2008", "third-quarter", "Q3 2008", "the first half of last year". */
export function quarterOrHalf(tokens: Tokens, i: number): Piece | null {
  const article = lower(tokens, i) === "the" && gap(tokens, i) === "space" ? 1 : 0;
  const short = /^[QH]([1-4])$/.exec(
    written(tokens, i) + (gap(tokens, i) === "joined" ? written(tokens, i + 1) : ""),
  );
  let unit: "quarter" | "half" = written(tokens, i) === "H" ? "half" : "quarter";
  let value = Number(short?.[1] ?? 0);
  let next = i + 2;
  if (!short) {
    const chosen = i + article;
    const word = lower(tokens, chosen);
    const joined = gap(tokens, chosen);
    const noun = lower(tokens, chosen + 1);
    if ((joined !== "space" && joined !== "hyphen") || (noun !== "quarter" && noun !== "half")) return null;
    unit = noun;
    const last =
      word === "final" || word === "latter" || (word === "last" && lower(tokens, chosen + 2) === "of");
    value = last
      ? unit === "half"
        ? 2
        : 4
      : tokens.word[chosen]?.ordinal ||
        (tokens.number[chosen]?.shape === "ordinal" ? tokens.number[chosen]!.value : 0);
    next = chosen + 2;
  }
  if (value < 1 || value > (unit === "half" ? 2 : 4)) return null;
  const of = lower(tokens, next) === "of" && gap(tokens, next - 1) === "space" ? 1 : 0;
  const behind = of
    ? parentYear(tokens, next + 1)
    : follows(tokens, next - 1)
      ? parentYear(tokens, next)
      : null;
  if (!behind && unit === "half" && of) return null;
  // "the second half" alone belongs to a match more often than to a year.
  if (!behind && unit === "half" && gap(tokens, next - 2) !== "hyphen") return null;
  return piece(
    field(unit, value, behind?.moment ?? null),
    behind?.next ?? next,
    `${unit}${behind ? ".year" : ""}`,
  );
}
