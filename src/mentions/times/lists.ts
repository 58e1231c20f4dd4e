// Dates that lean on a neighbour: "6-7 January 1916", "April 13-15", "August and September 1914", "1915-17", and in texts of
// antiquity "in 480" between years BC.
import { period, yearOf } from "./calendar.ts";
import { at, field, type Found, type Moment } from "./expression.ts";
import { gap, lower, type Tokens, written } from "./tokens.ts";
import { numberedYear } from "./years.ts";

/** Expressions of one stretch of text with those added, and with the years supplied, that their neighbours give. In order. */
export function withNeighbours(tokens: Tokens, found: readonly Found[]): Found[] {
  const out: Found[] = [];
  for (let i = 0; i < found.length; i++) {
    const one = found[i]!;
    const floor = out.at(-1)?.next ?? 0;
    // "1918" of "March 5-9, 1918" went with the days.
    if (one.first < floor) continue;
    const ceiling = found[i + 1]?.first ?? tokens.start.length;
    out.push(...daysBefore(tokens, one, floor), ...daysBehind(tokens, one, ceiling));
  }
  shareYears(tokens, out);
  shareDays(tokens, out);
  return withBareEras(tokens, out);
}

type DayOf = Moment & { readonly is: "field" };
const dayOf = (found: Found): DayOf | null =>
  found.what.is === "field" && found.what.field.unit === "day" && found.what.of !== null ? found.what : null;

/** True when tokens `i` and `i + 1` are the ends of a range or members of a list, "to" or "and" being tokens of their own. */
function joint(tokens: Tokens, i: number): boolean {
  const how = gap(tokens, i);
  return (
    how === "hyphen" ||
    /^ ?[\u2013\u2014] ?$|^ - $/.test(tokens.text.slice(tokens.end[i], tokens.start[i + 1]))
  );
}
const linking = new Set(["to", "and", "or", "through", "until", "till"]);

function dayNumberAt(tokens: Tokens, i: number): number {
  const number = tokens.number[i];
  if (!number || (number.shape !== "integer" && number.shape !== "ordinal") || number.digits.length > 2)
    return 0;
  return number.value >= 1 && number.value <= 31 ? number.value : 0;
}

const day = (value: number, like: Found, moment: DayOf, first: number, next: number): Found => ({
  ...like,
  first,
  next,
  mod: null,
  vague: null,
  what: field("day", value, moment.of),
  rule: "day.listed",
});

/** Days listed before "7 January 1916": "6-", "5 and", "4, 5 and"; the expression itself comes last. */
function daysBefore(tokens: Tokens, one: Found, floor: number): Found[] {
  const moment = dayOf(one);
  const start = tokens.number[one.first] ? one.first : lower(tokens, one.first) === "the" ? one.first : -1;
  if (!moment || start < 0) return [];
  const listed: Found[] = [];
  let edge = start;
  for (let count = 0; count < 5; count++) {
    const word =
      linking.has(lower(tokens, edge - 1)) &&
      gap(tokens, edge - 1) === "space" &&
      gap(tokens, edge - 2) === "space";
    const at = word ? edge - 2 : edge - 1;
    const hung = word || joint(tokens, at) || (listed.length > 0 && gap(tokens, at) === "comma");
    const value = at >= floor && hung ? dayNumberAt(tokens, at) : 0;
    if (value === 0) break;
    const article =
      lower(tokens, at - 1) === "the" && gap(tokens, at - 1) === "space" && at - 1 >= floor ? 1 : 0;
    // "killed 5 and 7 January": a count stands alone; the days of a list go up.
    if (value >= (listed[0]?.what.is === "field" ? listed[0].what.field.value : moment.field.value)) break;
    listed.unshift(day(value, one, moment, at - article, at + 1));
    edge = at - article;
  }
  return listed;
}

/** The expression, then days listed behind it: "April 13-15", "May 4 and 5", "July 6-7, 1916" whose year serves both. */
function daysBehind(tokens: Tokens, one: Found, ceiling: number): Found[] {
  const moment = dayOf(one);
  if (!moment || moment.of?.is !== "field" || !tokens.number[one.next - 1]) return [one];
  const listed: Found[] = [one];
  let edge = one.next;
  let last = moment.field.value;
  let year: { moment: Moment; next: number } | null = null;
  for (let count = 0; count < 5; count++) {
    const comma = gap(tokens, edge - 1) === "comma";
    const word = linking.has(lower(tokens, edge)) && gap(tokens, edge) === "space";
    const at = word ? edge + 1 : edge;
    const hung = word ? gap(tokens, edge - 1) === "space" || comma : joint(tokens, edge - 1) || comma;
    const value = at < ceiling && hung ? dayNumberAt(tokens, at) : 0;
    // "on May 4 and 5 soldiers died" counts; a list goes up and ends its phrase.
    const how = gap(tokens, at);
    const ends =
      how !== "space" ||
      joint(tokens, edge - 1) ||
      tokens.word[at + 1] !== null ||
      tokens.number[at + 1] !== null;
    if (value <= last || !ends || tokens.word[at + 1]?.unit || tokens.word[at + 1]?.month) break;
    listed.push(day(value, one, moment, at, at + 1));
    last = value;
    edge = at + 1;
    const behind = how === "comma" ? numberedYear(tokens, edge) : null;
    if (behind) {
      year = behind;
      break;
    }
    if (comma && !word && listed.length > 2 && count > 3) break;
  }
  // A list held together by commas alone is as likely a row of figures.
  if (
    listed.length > 1 &&
    !year &&
    gap(tokens, one.next - 1) === "comma" &&
    !linking.has(lower(tokens, listed.at(-1)!.first - 1))
  )
    return [one];
  if (!year) return listed;
  const month = field("month", moment.of.field.value, year.moment);
  return listed.map((entry, i) => ({
    ...entry,
    next: i === listed.length - 1 ? year.next : entry.next,
    what: field("day", (entry.what as DayOf).field.value, month),
  }));
}

/** "August and September 1914", "July-November 1954", "26 June - 4 August 1952": the year behind serves both. */
function shareYears(tokens: Tokens, found: Found[]): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const one = found[i]!;
    const year = yearless(one) ? statedYear(found[i + 1]!) : null;
    if (!year) continue;
    const from = tokens.end[one.next - 1]!;
    const between = tokens.text.slice(from, Math.min(from + 14, tokens.start[found[i + 1]!.first]!));
    if (
      tokens.start[found[i + 1]!.first]! - from > 12 ||
      !/^\s*(?:-|\u2013|\u2014|and|or|to|through|until|till|,|and the|and in)\s*$/.test(between)
    )
      continue;
    // Over the turn of the year the first belongs to the year before.
    const value =
      monthIn(one.what as DayOf) > monthIn(found[i + 1]!.what as DayOf) ? year.index - 1 : year.index;
    found[i] = { ...one, what: withYear(one.what as DayOf, at(period("year", value))) };
  }
}

/** "at 5:34 a.m. local time on March 20": the hour is that day's. */
function shareDays(tokens: Tokens, found: Found[]): void {
  for (let i = found.length - 2; i >= 0; i--) {
    const one = found[i]!;
    const behind = found[i + 1]!.what;
    if ((one.what.is !== "clock" && one.what.is !== "part") || one.what.of !== null) continue;
    const day = behind.is === "clock" && behind.of ? behind.of : behind;
    if (day.is !== "field" || (day.field.unit !== "day" && day.field.unit !== "weekday")) continue;
    const from = tokens.end[one.next - 1]!;
    const to = tokens.start[found[i + 1]!.first]!;
    if (to - from < 40 && /^(?: \($|[^.;\n]*\bon (?:the )?$)/.test(tokens.text.slice(from, to)))
      found[i] = { ...one, what: { ...one.what, of: day } };
  }
}

const yearless = (found: Found): boolean =>
  found.what.is === "field" &&
  ((found.what.of === null && (found.what.field.unit === "month" || found.what.field.unit === "season")) ||
    (found.what.field.unit === "day" && found.what.of?.is === "field" && found.what.of.of === null));

function statedYear(found: Found): { index: number } | null {
  let moment: Moment = found.what as Moment;
  while (moment.is === "field" && moment.of) moment = moment.of;
  return moment.is === "period" &&
    (moment.period.unit === "year" || moment.period.unit === "month") &&
    found.what.is !== "length"
    ? { index: yearOf(moment.period) }
    : null;
}

function monthIn(moment: Moment): number {
  if (moment.is === "period") return moment.period.unit === "month" ? (moment.period.index % 12) + 1 : 0;
  if (moment.is !== "field") return 0;
  if (moment.field.unit === "month") return moment.field.value;
  if (moment.field.unit === "season") return moment.field.value * 3 + 3;
  return moment.of ? monthIn(moment.of) : 0;
}

const withYear = (moment: DayOf, year: Moment): Moment =>
  moment.of === null
    ? field(moment.field.unit, moment.field.value, year)
    : field("day", moment.field.value, withYear(moment.of as DayOf, year));

/** "1915-17" as two years, and bare years BC where the text has named some: "in 480". */
function withBareEras(tokens: Tokens, found: readonly Found[]): Found[] {
  const out: Found[] = [];
  let era: number | null = null;
  let named = 0;
  for (const one of found)
    if (one.rule === "year.era" && one.what.is === "period" && one.what.period.index <= 0) named++;
  let i = 0;
  const bare = (until: number): void => {
    if (era === null || named < 3) return;
    for (; i < until; i++) {
      const number = tokens.number[i];
      if (number?.shape !== "integer" || number.digits.length !== 3 || Math.abs(1 - number.value - era) > 120)
        continue;
      if (
        !/^(in|by|of|since|until|from|to|before|after|around|and)$/i.test(written(tokens, i - 1)) ||
        gap(tokens, i - 1) !== "space"
      )
        continue;
      const how = gap(tokens, i);
      if (how === "space" && tokens.word[i + 1] === null) continue;
      out.push({
        first: i,
        next: i + 1,
        type: "DATE",
        mod: null,
        vague: null,
        what: at(period("year", 1 - number.value)),
        rule: "year.bare-era",
      });
    }
  };
  for (const one of found) {
    bare(one.first);
    i = one.next;
    out.push(one);
    if (one.what.is !== "period" || one.what.period.unit !== "year") continue;
    const year = one.what.period.index;
    if (year <= 0) era = year;
    const number = tokens.number[one.next];
    const range = joint(tokens, one.next - 1) || written(tokens, one.next - 1) === "/";
    if (
      year > 999 &&
      range &&
      number?.shape === "integer" &&
      number.digits.length === 2 &&
      number.value > year % 100
    ) {
      out.push({
        ...one,
        first: one.next,
        next: one.next + 1,
        what: at(period("year", year - (year % 100) + number.value)),
        rule: "year.range-end",
      });
      i = one.next + 1;
    }
  }
  bare(tokens.start.length);
  return out;
}
