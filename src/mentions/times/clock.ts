// Times of day: "6:40 p.m.", "18:00 UTC", "0530 GMT", "11 a.m.", "noon", "5 o'clock"; a day may stand before or behind.
import type { Moment, Piece } from "./expression.ts";
import { piece } from "./expression.ts";
import { gap, lower, type Tokens, written } from "./tokens.ts";

const zones: ReadonlyMap<string, string> = new Map([
  ["gmt", "Z"],
  ["utc", "Z"],
  ["est", "-05"],
  ["edt", "-04"],
  ["et", "-05"],
  ["ct", "-06"],
  ["pt", "-08"],
  ["pst", "-08"],
  ["pdt", "-07"],
  ["cet", "+01"],
  ["cest", "+02"],
  ["bst", "+01"],
]);

/** A clock time at `i` without its day. */
export function clockTime(tokens: Tokens, i: number): Piece | null {
  const word = lower(tokens, i);
  if (word === "noon" || word === "midnight" || word === "midday")
    return word === "midday" ? null : make(word === "noon" ? 12 : 24, 0, null, "", i + 1, "clock.named");
  const number = tokens.number[i];
  if (!number) return null;
  let hour: number;
  let minute: number | null = null;
  let second: number | null = null;
  if (number.shape === "clock") {
    const parts = number.digits.split(":").map(Number);
    hour = parts[0]!;
    minute = parts[1]!;
    second = parts[2] ?? null;
  } else if (number.shape === "decimal" && /^\d{1,2}\.\d\d$/.test(number.digits)) {
    hour = Number(number.digits.split(".")[0]);
    minute = Number(number.digits.split(".")[1]);
  } else if (number.shape === "integer" && number.digits.length <= 2) hour = number.value;
  else if (
    number.shape === "integer" &&
    number.digits.length === 4 &&
    /^([01]\d|2[0-3])[0-5]\d$/.test(number.digits)
  ) {
    // "0530 GMT", "1730hrs": four digits only with a zone or "hours".
    const unit = written(tokens, i + 1);
    if (!zones.has(lower(tokens, i + 1)) && !/^(hrs|hours|h)$/.test(unit)) return null;
    hour = Math.floor(number.value / 100);
    minute = number.value % 100;
  } else return null;
  let next = i + 1;
  let marked = number.shape === "clock";
  const how = gap(tokens, i);
  if (how === "space" || how === "joined") {
    const mark = lower(tokens, next);
    const half = mark.startsWith("a") ? "am" : mark.startsWith("p") ? "pm" : "";
    if (/^[ap]\.?m$/.test(mark) && hour >= 1 && (hour <= 12 || (half === "pm" && hour < 24))) {
      hour = half === "pm" ? (hour < 12 ? hour + 12 : hour) : hour === 12 ? 0 : hour;
      marked = true;
      next++;
    } else if (mark === "o'clock") {
      marked = true;
      next++;
    } else if (
      /^(hrs?|h|hours)$/.test(written(tokens, next)) &&
      (minute !== null || number.shape === "clock")
    ) {
      marked = true;
      next++;
    }
  }
  let zone = "";
  if (gap(tokens, next - 1) === "space" && (marked || minute !== null)) {
    const named = zones.get(lower(tokens, next));
    if (named !== undefined && written(tokens, next) === lower(tokens, next).toUpperCase()) {
      zone = named;
      marked = true;
      next++;
    }
  }
  // The dot of "p.m." belongs to the word; "at 5" alone may be anything.
  if (!marked || hour > 24 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  return make(hour, minute, second, zone, next, "clock");
}

function make(
  hour: number,
  minute: number | null,
  second: number | null,
  zone: string,
  next: number,
  rule: string,
): Piece {
  return piece({ is: "clock", hour, minute, second, zone, of: null }, next, rule);
}

/** `moment` (a clock or part of a day) hung on a day. */
export function onDay(moment: Moment, day: Moment): Moment {
  return moment.is === "clock" || moment.is === "part" ? { ...moment, of: day } : moment;
}
