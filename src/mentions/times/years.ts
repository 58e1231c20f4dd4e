// Years and what is coarser: "1979", "'89", "the year 1950", "the late 1930s", "the 18th century", "146 BC", "fiscal 1990", "that year".
import { period } from "./calendar.ts";
import { at, field, type Piece, piece, shift } from "./expression.ts";
import { gap, lower, type Tokens, written } from "./tokens.ts";

const spaced = (tokens: Tokens, i: number): boolean => gap(tokens, i) === "space";
const before: ReadonlySet<string> = new Set(["bc", "b.c", "bce"]);
const tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/** True when an era mark stands after token `i`; `next` is behind it. */
function era(tokens: Tokens, i: number): { bc: boolean; next: number } {
  if (spaced(tokens, i)) {
    const mark = lower(tokens, i + 1);
    if (before.has(mark)) return { bc: true, next: i + 2 };
    if ((mark === "ad" || mark === "ce") && written(tokens, i + 1) === mark.toUpperCase())
      return { bc: false, next: i + 2 };
  }
  return { bc: false, next: i + 1 };
}

/** A year in digits at `i`: four digits from 1000 to 2199, or any number with an era mark. */
export function numberedYear(tokens: Tokens, i: number): Piece | null {
  const number = tokens.number[i];
  if (!number) return null;
  if (number.shape === "short-year")
    return piece(field("short-year", number.value, null), i + 1, "year.short");
  if (number.shape !== "integer") return null;
  const mark = era(tokens, i);
  if (mark.next > i + 1 && number.value >= 1 && number.value <= 9999)
    return piece(at(period("year", mark.bc ? 1 - number.value : number.value)), mark.next, "year.era");
  if (number.digits.length !== 4 || number.value < 1000 || number.value >= 2200) return null;
  return piece(at(period("year", number.value)), i + 1, "year.numbered");
}

function fiscalYear(tokens: Tokens, i: number): Piece | null {
  const word = lower(tokens, i);
  if ((word !== "fiscal" && word !== "financial") || !spaced(tokens, i)) return null;
  const skip = lower(tokens, i + 1) === "year" && spaced(tokens, i + 1) ? 2 : 1;
  const number = tokens.number[i + skip];
  if (number?.shape !== "integer" || number.digits.length !== 4) return null;
  return piece(at(period("year", number.value), true), i + skip + 1, "year.fiscal");
}

function decade(tokens: Tokens, i: number): Piece | null {
  const number = tokens.number[i];
  if (number?.shape === "decade") {
    const mark = era(tokens, i);
    if (number.digits.length === 2 && !mark.bc)
      return piece(field("decade", number.value / 10, null), i + 1, "decade.short");
    if (mark.bc) return piece(at(period("decade", -number.value / 10 - 1)), mark.next, "decade.era");
    if (number.digits.length !== 4) return null;
    // "the 1900s" is a decade in the annotators' reading, not a century.
    return piece(at(period("decade", number.value / 10)), i + 1, "decade.numbered");
  }
  const ten = tens.indexOf(lower(tokens, i));
  return ten >= 0 ? piece(field("decade", ten + 2, null), i + 1, "decade.word") : null;
}

function century(tokens: Tokens, i: number): Piece | null {
  const number = tokens.number[i];
  let ordinal = number?.shape === "ordinal" ? number.value : (tokens.word[i]?.ordinal ?? 0);
  let next = i + 1;
  if (tokens.word[i]?.number === 20 && (tokens.word[i + 1]?.ordinal ?? 0) === 1) {
    ordinal = 21;
    next = i + 2;
  }
  const how = gap(tokens, next - 1);
  if (
    ordinal < 1 ||
    ordinal > 30 ||
    lower(tokens, next) !== "century" ||
    (how !== "space" && how !== "hyphen")
  )
    return null;
  const mark = era(tokens, next);
  return piece(at(period("century", mark.bc ? -ordinal : ordinal - 1)), mark.next, "century.ordinal");
}

/** "that year", "the same year", "last year", "the following year" as the parent of a month or season. */
export function toldYear(tokens: Tokens, i: number): Piece | null {
  const first = lower(tokens, i);
  const article = first === "the" ? 1 : 0;
  const chosen = lower(tokens, i + article);
  const same =
    chosen === "that" || chosen === "this" ? (lower(tokens, i + article + 1) === "same" ? 1 : 0) : 0;
  const noun = i + article + same + 1;
  if (lower(tokens, noun) !== "year" || !spaced(tokens, noun - 1)) return null;
  const make = (by: number, from: "publication" | "narrative", rule: string): Piece =>
    piece(shift("year", by, from), noun + 1, rule);
  switch (chosen) {
    case "this":
      return same ? make(0, "narrative", "year.same") : make(0, "publication", "year.this");
    case "current":
      return make(0, "publication", "year.this");
    case "that":
    case "same":
      return make(0, "narrative", "year.same");
    case "last":
      return make(-1, article ? "narrative" : "publication", "year.last");
    case "next":
      return make(1, article ? "narrative" : "publication", "year.next");
    case "coming":
      return make(1, "publication", "year.next");
    case "previous":
    case "preceding":
    case "prior":
      return make(-1, "narrative", "year.previous");
    case "following":
      return make(1, "narrative", "year.following");
    default:
      return null;
  }
}

/** A year, decade or century in numbers, with "the" and "the year" before it. */
export function year(tokens: Tokens, i: number): Piece | null {
  if (lower(tokens, i) === "the" && spaced(tokens, i)) {
    const years = lower(tokens, i + 1);
    const skip = (years === "year" || years === "years") && spaced(tokens, i + 1) ? 2 : 1;
    const inner =
      (skip === 1 ? (decade(tokens, i + 1) ?? century(tokens, i + 1)) : null) ??
      (skip === 2 ? numberedYear(tokens, i + 2) : null);
    return inner;
  }
  return fiscalYear(tokens, i) ?? decade(tokens, i) ?? century(tokens, i) ?? numberedYear(tokens, i);
}

/** What "of ..." or ", ..." may name behind a month, season, quarter or half: a year of any kind. */
export const parentYear = (tokens: Tokens, i: number): Piece | null =>
  toldYear(tokens, i) ?? fiscalYear(tokens, i) ?? numberedYear(tokens, i);
