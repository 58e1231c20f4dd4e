// Dates told from another day: "last month", "next Monday", "that night", "the following day", "yesterday morning", "the same year".
import { field, type Field, type From, type Moment, type Piece, piece, shift } from "./expression.ts";
import { capital, gap, lower, type Tokens } from "./tokens.ts";
import type { DayPart, TimeUnit } from "./words.ts";

const spaced = (tokens: Tokens, i: number): boolean => gap(tokens, i) === "space";
const partOf = (part: DayPart, of: Moment): Moment => ({ is: "part", part, of });
const day = (by: number, from: From): Moment => shift("day", by, from);

/** A part of the day named at `i` ("morning", "night"), not in the plural. */
export function dayPart(tokens: Tokens, i: number): DayPart | null {
  const word = tokens.word[i];
  return word?.part && !word.lower.endsWith("s") && word.lower !== "tonight" && word.lower !== "overnight"
    ? word.part
    : null;
}

/** "today", "yesterday evening", "tonight", "the day before yesterday". */
export function spokenDay(tokens: Tokens, i: number): Piece | null {
  const word = lower(tokens, i);
  if (word === "the" && lower(tokens, i + 1) === "day") {
    const way = lower(tokens, i + 2);
    const pivot = lower(tokens, i + 3);
    if (way === "before" && pivot === "yesterday")
      return piece(day(-2, "publication"), i + 4, "day.before-yesterday");
    if (way === "after" && pivot === "tomorrow")
      return piece(day(2, "publication"), i + 4, "day.after-tomorrow");
    return null;
  }
  if (word === "tonight") return piece(partOf("NI", day(0, "publication")), i + 1, "day.tonight");
  const by = word === "today" ? 0 : word === "yesterday" ? -1 : word === "tomorrow" ? 1 : null;
  if (by === null) return null;
  const moment = day(by, "publication");
  const part = spaced(tokens, i) ? dayPart(tokens, i + 1) : null;
  return part ? piece(partOf(part, moment), i + 2, `day.${word}`) : piece(moment, i + 1, `day.${word}`);
}

interface Choice {
  readonly direction: -1 | 0 | 1;
  readonly from: From;
  readonly next: number;
  readonly article: boolean;
  readonly word: string;
}

/** "last", "the next", "this", "that same", "the following" .. at `i`. */
export function choice(tokens: Tokens, i: number): Choice | null {
  const article = lower(tokens, i) === "the" && spaced(tokens, i);
  let next = i + (article ? 1 : 0);
  if (lower(tokens, next) === "very" && spaced(tokens, next)) next++;
  const word = lower(tokens, next);
  if (!spaced(tokens, next)) return null;
  const make = (direction: -1 | 0 | 1, from: From): Choice => ({
    direction,
    from,
    next: next + 1,
    article,
    word,
  });
  switch (word) {
    case "this":
      if (article) return null;
      if (lower(tokens, next + 1) === "same" || lower(tokens, next + 1) === "very") {
        next++;
        return make(0, "narrative");
      }
      if (lower(tokens, next + 1) === "past" || lower(tokens, next + 1) === "coming") {
        const past = lower(tokens, next + 1) === "past";
        next++;
        return make(past ? -1 : 1, "publication");
      }
      return make(0, "publication");
    case "that":
      if (article) return null;
      if (lower(tokens, next + 1) === "same" || lower(tokens, next + 1) === "very") next++;
      return make(0, "narrative");
    case "current":
      return make(0, "publication");
    case "same":
      return article ? make(0, "narrative") : null;
    case "last":
      return make(-1, "publication");
    case "latest":
      return lower(tokens, next + 1) === "quarter" ? make(-1, "publication") : null;
    case "past":
      return null;
    case "next":
      return make(1, article ? "narrative" : "publication");
    case "coming":
    case "upcoming":
      return make(1, "publication");
    case "previous":
    case "preceding":
    case "prior":
      return make(-1, "narrative");
    case "following":
    case "subsequent":
    case "ensuing":
      return make(1, "narrative");
    default:
      return null;
  }
}

/** Words before a span of time: behind them "the next year" lasts, without them it is a date. */
const lastingBefore = new Set(["over", "in", "within", "for", "during", "throughout"]);

/** "last month", "the next day", "this summer", "that night", "last June", "next Monday morning". */
export function chosenDate(tokens: Tokens, i: number): Piece | null {
  const chosen = choice(tokens, i);
  if (!chosen) return null;
  const { direction, from, article } = chosen;
  const noun = tokens.word[chosen.next];
  if (!noun || noun.plural || (tokens.number[chosen.next] ?? null) !== null) return null;
  const next = chosen.next + 1;
  const pick = (unit: Field["unit"], value: number): Moment => ({
    is: "pick",
    direction,
    field: { unit, value },
    from,
  });
  if (noun.part && noun.lower !== "tonight" && noun.lower !== "overnight" && !noun.lower.endsWith("s")) {
    const by = direction === 0 ? 0 : direction;
    return piece(partOf(noun.part, day(by, from)), next, "chosen.part");
  }
  if (noun.month > 0 && capital(tokens, chosen.next)) {
    const number = tokens.number[next];
    const spacedDay = spaced(tokens, chosen.next) || gap(tokens, chosen.next) === "dot";
    if (spacedDay && number && number.value <= 31 && number.digits.length <= 2)
      return piece(field("day", number.value, pick("month", noun.month)), next + 1, "chosen.month-day");
    return piece(pick("month", noun.month), next, "chosen.month");
  }
  if (noun.weekday > 0 && !noun.doubtful && capital(tokens, chosen.next)) {
    const weekdayPick = pick("weekday", noun.weekday);
    const part = spaced(tokens, chosen.next) ? dayPart(tokens, next) : null;
    return part
      ? piece(partOf(part, weekdayPick), next + 1, "chosen.weekday")
      : piece(weekdayPick, next, "chosen.weekday");
  }
  if (noun.season >= 0) return piece(pick("season", noun.season), next, "chosen.season");
  const unit: TimeUnit | null = noun.unit;
  if (unit === null || unit === "second" || unit === "minute" || unit === "hour") return null;
  if (unit === "night") return piece(partOf("NI", day(direction, from)), next, "chosen.part");
  if (gap(tokens, chosen.next) === "hyphen") return null;
  if (chosen.word === "this" && unit === "day") return piece(day(0, "narrative"), next, "chosen.day");
  if (article && chosen.word === "last" && unit !== "quarter" && unit !== "weekend") return null;
  if (article && chosen.word === "next" && unit !== "day" && lastingBefore.has(lower(tokens, i - 1)))
    return null;
  if (unit === "century" && chosen.word === "this")
    return piece(shift("century", 0, "publication"), next, "chosen.unit");
  return piece(shift(unit, direction, from), next, `chosen.${chosen.word}-${unit}`);
}

/** "the week of Dec. 11": the week in which the date lies. */
export function weekOfDate(
  tokens: Tokens,
  i: number,
  date: (tokens: Tokens, i: number) => Piece | null,
): Piece | null {
  const article = lower(tokens, i) === "the" ? 1 : 0;
  if (lower(tokens, i + article) !== "week" || lower(tokens, i + article + 1) !== "of") return null;
  const inner = date(tokens, i + article + 2);
  if (inner?.moment.is !== "field" || inner.moment.field.unit !== "day") return null;
  return piece(shift("week", 0, inner.moment), inner.next, "week-of");
}
