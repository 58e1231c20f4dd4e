// Days and units that lean on what was told: "on the 13th", "over the weekend", "for the quarter", "in the morning", "the day before".
import { field, type Piece, piece, shift } from "./expression.ts";
import { chosenDate } from "./relative.ts";
import { capital, gap, lower, type Tokens, written } from "./tokens.ts";

const spaced = (tokens: Tokens, i: number): boolean => gap(tokens, i) === "space";

/** "the 13th" of the month told of. */
export function numberedDay(tokens: Tokens, i: number): Piece | null {
  const number = tokens.number[i + 1];
  if (lower(tokens, i) !== "the" || !spaced(tokens, i) || number?.shape !== "ordinal" || number.value > 31)
    return null;
  // "the 28th of that month"
  const month = lower(tokens, i + 2) === "of" && spaced(tokens, i + 1) ? chosenDate(tokens, i + 3) : null;
  if (month?.moment.is === "shift" && month.moment.unit === "month")
    return piece(field("day", number.value, month.moment), month.next, "day.of-told-month");
  const before = lower(tokens, i - 1);
  const how = gap(tokens, i + 1);
  const ends =
    how === "comma" ||
    how === "dot" ||
    how === "other" ||
    /^(and|the|a|of|to|when|by|in|with)$/.test(written(tokens, i + 2));
  if (
    !ends ||
    lower(tokens, i + 2) === "of" ||
    !/^(on|by|until|till|from|to|since|the|of|before|after|and)$/.test(before)
  )
    return null;
  return piece(field("day", number.value, null), i + 2, "day.numbered");
}

/** Words before "the weekend", "the quarter" and "the year" that make them dates: "over the weekend", "for the quarter". */
const unitBefore = new Set(["over", "during", "for", "in", "throughout", "on", "at", "of", "by"]);

/** "over the weekend", "for the quarter", "in the year", "in the morning": the one that is told of or just over. */
export function toldUnit(tokens: Tokens, i: number): Piece | null {
  if (lower(tokens, i) !== "the" || !spaced(tokens, i)) return null;
  const noun = tokens.word[i + 1];
  const before = lower(tokens, i - 1);
  if (!noun || noun.plural || !unitBefore.has(before) || capital(tokens, i + 1)) return null;
  const how = gap(tokens, i + 1);
  const behind = lower(tokens, i + 2);
  const ends =
    how === "comma" ||
    how === "dot" ||
    how === "other" ||
    /^(and|as|at|by|from|in|on|with|when|to|a|the)$/.test(behind);
  if (noun.lower === "weekend" && /^(over|during|at|on|for)$/.test(before)) {
    if (behind === "of" || behind === "before" || behind === "after") return null;
    return piece(field("weekday", 8, null), i + 2, "weekend.told");
  }
  if (!ends) return null;
  if (noun.lower === "quarter" && before !== "by" && before !== "at")
    return piece(shift("quarter", 0, "either"), i + 2, "unit.quarter");
  if (noun.lower === "year" && /^(over|during|for|in|throughout)$/.test(before))
    return piece(shift("year", 0, "either"), i + 2, "unit.year");
  if (noun.lower === "day" && before === "on") return piece(shift("day", 0, "either"), i + 2, "unit.day");
  if (
    (noun.lower === "morning" || noun.lower === "afternoon" || noun.lower === "evening") &&
    before === "in" &&
    noun.part
  )
    return piece({ is: "part", part: noun.part, of: null }, i + 2, "part.told");
  return null;
}

/** "the day before", "the night before", "the day after" at the end of a clause. */
export function neighbouringDay(tokens: Tokens, i: number): Piece | null {
  if (lower(tokens, i) !== "the" || !spaced(tokens, i) || !spaced(tokens, i + 1)) return null;
  const noun = tokens.word[i + 1];
  const way = lower(tokens, i + 2);
  const by = way === "before" || way === "earlier" ? -1 : way === "after" || way === "following" ? 1 : 0;
  if (!noun || by === 0 || noun.plural) return null;
  const how = gap(tokens, i + 2);
  if (
    how !== "comma" &&
    how !== "dot" &&
    how !== "other" &&
    !/^(and|when|that|by)$/.test(lower(tokens, i + 3))
  )
    return null;
  if (noun.unit === "night")
    return piece({ is: "part", part: "NI", of: shift("day", by, "narrative") }, i + 3, "neighbour.night");
  if (noun.lower === "evening" || noun.lower === "morning")
    return piece(
      { is: "part", part: noun.part!, of: shift("day", by, "narrative") },
      i + 3,
      "neighbour.part",
    );
  const unit = noun.unit;
  return unit === "day" || unit === "week" || unit === "month" || unit === "year"
    ? piece(shift(unit, by, "narrative"), i + 3, `neighbour.${unit}`)
    : null;
}
