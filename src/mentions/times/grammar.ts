// How the pieces of a time expression go together: "early in the morning of 29 April 1975", "the end of last year", "noon Friday".
// Started at a trigger; of all readings that hold the trigger the leftmost and longest is taken.
import { clockTime, onDay } from "./clock.ts";
import { monthDate, numericDate, quarterOrHalf, season, weekdayDate } from "./dates.ts";
import { type Found, type Moment, type Piece, piece, shift } from "./expression.ts";
import { holidayName } from "./holidays.ts";
import { bareLength, hungLength, lengthAt } from "./lengths.ts";
import { approximation } from "./numbers.ts";
import { chosenDate, dayPart, spokenDay, weekOfDate } from "./relative.ts";
import { referenceAt, setAt } from "./sets.ts";
import { capital, gap, lower, type Tokens, written } from "./tokens.ts";
import { vagueMod } from "./vague.ts";
import { neighbouringDay, numberedDay, toldUnit } from "./units.ts";
import { year } from "./years.ts";

const spaced = (tokens: Tokens, i: number): boolean => gap(tokens, i) === "space";
const longest = (pieces: readonly (Piece | null)[]): Piece | null => {
  let best: Piece | null = null;
  for (const one of pieces) if (one && (best === null || one.next > best.next)) best = one;
  return best;
};

function holiday(tokens: Tokens, i: number): Piece | null {
  const named = holidayName(tokens, i);
  if (!named) return null;
  const number = tokens.number[named.next];
  const behind =
    spaced(tokens, named.next - 1) && number?.digits.length === 4 ? year(tokens, named.next) : null;
  return piece(
    { is: "holiday", name: named.name, of: behind?.moment ?? null },
    behind?.next ?? named.next,
    "holiday",
  );
}

/** A date as the calendar or the speaker names it, without vague words round it. */
export function bareDate(tokens: Tokens, i: number): Piece | null {
  return longest([
    holiday(tokens, i),
    weekdayDate(tokens, i),
    monthDate(tokens, i),
    numericDate(tokens, i),
    season(tokens, i),
    quarterOrHalf(tokens, i),
    year(tokens, i),
    spokenDay(tokens, i),
    chosenDate(tokens, i),
    weekOfDate(tokens, i, monthDate),
    numberedDay(tokens, i),
    toldUnit(tokens, i),
    neighbouringDay(tokens, i),
  ]);
}

const isDayLike = (moment: Moment): boolean =>
  (moment.is === "field" && (moment.field.unit === "day" || moment.field.unit === "weekday")) ||
  (moment.is === "pick" && moment.field.unit === "weekday") ||
  (moment.is === "shift" && moment.unit === "day") ||
  moment.is === "holiday";

/** A date with a part of the day or a clock time before or behind it. */
function timedDate(tokens: Tokens, i: number): Piece | null {
  const clock = clockTime(tokens, i);
  if (clock) {
    const how = gap(tokens, clock.next - 1);
    const date = how === "space" || how === "comma" || how === "dot" ? bareDate(tokens, clock.next) : null;
    if (date && isDayLike(date.moment))
      return piece(onDay(clock.moment, date.moment), date.next, "clock+date");
    const part =
      lower(tokens, clock.next) === "in" && lower(tokens, clock.next + 1) === "the"
        ? dayPart(tokens, clock.next + 2)
        : null;
    if (part && spaced(tokens, clock.next - 1)) {
      const late = clock.moment.is === "clock" && clock.moment.hour < 12 && (part === "AF" || part === "EV");
      return piece(
        late && clock.moment.is === "clock"
          ? { ...clock.moment, hour: clock.moment.hour + 12 }
          : clock.moment,
        clock.next + 3,
        "clock.part",
      );
    }
    return clock;
  }
  const partFirst = partOfDate(tokens, i);
  if (partFirst) return partFirst;
  const date = bareDate(tokens, i);
  if (!date || !isDayLike(date.moment)) return date;
  const how = gap(tokens, date.next - 1);
  if (how === "space" || how === "hyphen") {
    const part = dayPart(tokens, date.next);
    if (part) return piece({ is: "part", part, of: date.moment }, date.next + 1, `${date.rule}.part`);
  }
  if (how === "space" || how === "comma") {
    const skip = lower(tokens, date.next) === "at" && spaced(tokens, date.next) ? 1 : 0;
    const behind = clockTime(tokens, date.next + skip);
    if (behind && (skip === 0 || how === "space"))
      return piece(onDay(behind.moment, date.moment), behind.next, "date+clock");
  }
  return date;
}

/** "the night of 10 August", "the early morning hours of 30 April", "the afternoon of that day". */
function partOfDate(tokens: Tokens, i: number): Piece | null {
  let at = i;
  if (lower(tokens, at) === "the" && spaced(tokens, at)) at++;
  if ((lower(tokens, at) === "early" || lower(tokens, at) === "late") && spaced(tokens, at)) at++;
  const part = dayPart(tokens, at);
  if (!part || !spaced(tokens, at)) return null;
  at++;
  if (lower(tokens, at) === "hours" && spaced(tokens, at)) at++;
  if (lower(tokens, at) !== "of") return null;
  const date = bareDate(tokens, at + 1);
  return date && isDayLike(date.moment)
    ? piece({ is: "part", part, of: date.moment }, date.next, "part-of-date")
    : null;
}

const edgeNouns = new Set([
  "beginning",
  "start",
  "end",
  "middle",
  "close",
  "outset",
  "rest",
  "remainder",
  "turn",
  "part",
]);

/** The year, month or week "of the year" when nothing else names it. */
function bareUnit(tokens: Tokens, i: number): Piece | null {
  const article = lower(tokens, i) === "the" && spaced(tokens, i) ? 1 : 0;
  const word = tokens.word[i + article];
  if (!article || !word?.unit || word.plural) return null;
  if (!["year", "month", "week", "decade", "century", "quarter", "day"].includes(word.lower)) return null;
  return piece(shift(word.unit, 0, "either"), i + 2, "unit.told");
}

/** "the end of 2017", "the beginning of the year", "the latter part of May", "month's end", "year-end". */
function edge(tokens: Tokens, i: number): Piece | null {
  let at = i;
  if (lower(tokens, at) === "the" && spaced(tokens, at)) at++;
  if (lower(tokens, at) === "very" && spaced(tokens, at)) at++;
  let word = lower(tokens, at);
  if (
    (word === "early" || word === "latter" || word === "first" || word === "last") &&
    lower(tokens, at + 1) === "part"
  ) {
    word = `${word} part`;
    at++;
  } else if (!edgeNouns.has(word) || word === "part") {
    const unit = tokens.word[i]?.unit;
    if (
      (unit === "year" || unit === "month") &&
      lower(tokens, i + 1) === "end" &&
      /^(genitive|hyphen)$/.test(gap(tokens, i))
    )
      return { ...piece(shift(unit, 0, "either"), i + 2, "edge.unit-end", "END"), vague: "end" };
    return null;
  }
  if (lower(tokens, at + 1) !== "of" || !spaced(tokens, at) || !spaced(tokens, at + 1)) return null;
  const inner = moment(tokens, at + 2) ?? bareUnit(tokens, at + 2);
  if (!inner || inner.moment.is === "clock") return null;
  const vague = word === "remainder" ? "rest" : word;
  return { ...inner, mod: vagueMod(vague), vague, rule: `edge+${inner.rule}` };
}

/** "early 2009", "mid-June", "late in the year", "earlier this week", "later in 1792". */
function narrowed(tokens: Tokens, i: number): Piece | null {
  const article = lower(tokens, i) === "the" && spaced(tokens, i) ? 1 : 0;
  const word = lower(tokens, i + article);
  const how = gap(tokens, i + article);
  const comparative = word === "earlier" || word === "later";
  if (word !== "early" && word !== "late" && word !== "mid" && !comparative) return null;
  if (how !== "space" && how !== "hyphen") return null;
  let at = i + article + 1;
  const preposition = lower(tokens, at);
  if ((preposition === "in" || preposition === "on") && article === 0 && spaced(tokens, at)) {
    if (word === "mid") return null;
    at++;
    const inner = timedDate(tokens, at) ?? bareUnit(tokens, at);
    if (!inner || (preposition === "on" && !isDayLike(inner.moment))) return null;
    return { ...inner, mod: vagueMod(word), vague: word, rule: `${word}-in+${inner.rule}` };
  }
  if (
    lower(tokens, at) === "the" &&
    lower(tokens, at + 1) !== "following" &&
    lower(tokens, at + 1) !== "next" &&
    lower(tokens, at + 1) !== "same" &&
    lower(tokens, at + 1) !== "previous"
  )
    return null;
  const inner = timedDate(tokens, at);
  if (!inner) return null;
  // The article of "the early October offensive" belongs to the offensive.
  if (article === 1 && /^(date|year)/.test(inner.rule)) return null;
  if (comparative && inner.moment.is !== "shift" && inner.moment.is !== "pick" && inner.moment.is !== "part")
    return null;
  return { ...inner, mod: vagueMod(word), vague: word, rule: `${word}+${inner.rule}` };
}

/** "about 1910", "around March 1981", "circa 461 BC". */
function approximate(tokens: Tokens, i: number): Piece | null {
  const about = approximation(tokens, i);
  if (about?.mod !== "APPROX" || lower(tokens, i) === "some") return null;
  const inner = bareDate(tokens, about.next);
  if (!inner || !/^(year|decade|century|date\.month$|date\.month-year|season)/.test(inner.rule)) return null;
  return { ...inner, mod: "APPROX", rule: `about+${inner.rule}` };
}

/** Any date or time of day at `i`. */
export function moment(tokens: Tokens, i: number): Piece | null {
  return longest([
    edge(tokens, i),
    narrowed(tokens, i),
    approximate(tokens, i),
    timedDate(tokens, i),
    overnight(tokens, i),
  ]);
}

function overnight(tokens: Tokens, i: number): Piece | null {
  return lower(tokens, i) === "overnight"
    ? piece({ is: "part", part: "NI", of: shift("day", 0, "either") }, i + 1, "part.overnight")
    : null;
}

function isTimed(moment: Moment): boolean {
  return (
    moment.is === "clock" ||
    moment.is === "part" ||
    (moment.is === "shift" && /^(second|minute|hour)$/.test(moment.unit))
  );
}

/** The longest expression that begins at token `i`. */
export function expressionAt(tokens: Tokens, i: number): Found | null {
  const date = moment(tokens, i);
  let best: Found | null = date
    ? {
        first: i,
        next: date.next,
        type: isTimed(date.moment) ? "TIME" : "DATE",
        mod: date.mod,
        vague: date.vague,
        what: date.moment,
        rule: date.rule,
      }
    : null;
  for (const other of [
    lengthAt(tokens, i),
    hungLength(tokens, i, (t, k) => moment(t, k) ?? bareUnit(t, k)),
    bareLength(tokens, i),
    setAt(tokens, i),
    referenceAt(tokens, i),
  ])
    if (
      other &&
      (best === null || other.next > best.next || (other.next === best.next && other.type === "SET"))
    )
      best = other;
  return best;
}

/** Where an expression that holds the trigger may begin: words of the table and numbers close before it. */
export function leftEdge(tokens: Tokens, trigger: number, floor: number): number {
  let first = trigger;
  // "Independence Day", "Lunar New Year", "Good Friday": up to three capitalised words that the table does not know.
  const named =
    capital(tokens, trigger) && /^(day|eve|year|friday|monday|sunday|wednesday)$/.test(lower(tokens, trigger))
      ? 3
      : 0;
  let strange = 0;
  while (first > floor && trigger - first < 8) {
    const how = gap(tokens, first - 1);
    if (how === "other") break;
    if (tokens.word[first - 1] === null && tokens.number[first - 1] === null) {
      if (strange >= named || !/^\p{Lu}/u.test(written(tokens, first - 1))) break;
      strange++;
    }
    first--;
  }
  return first;
}
