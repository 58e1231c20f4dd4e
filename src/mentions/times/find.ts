// Finds the time expressions of a text and puts them on the calendar: "met in November, last month" gives 2023-11 twice.
import { type Day, parseDay, type Publication, type Span } from "../../report/index.ts";
import type { Granularity, TimeExpression } from "../time.ts";
import { daysOf, type Period, periodValue } from "./calendar.ts";
import { doubt } from "./doubt.ts";
import type { Found, Moment } from "./expression.ts";
import { expressionAt, leftEdge } from "./grammar.ts";
import { withNeighbours } from "./lists.ts";
import { type Context, type Place, place } from "./place.ts";
import { joinRanges, type Range, rangeOf, unite } from "./ranges.ts";
import { durationValue } from "./sets.ts";
import { hangsOnStory, isNarrative, statedYear } from "./style.ts";
import { daysTold, follow, inBrackets, noStory, opensSentence, type Story, turnedAt } from "./story.ts";
import { direction } from "./tense.ts";
import { type Tokens, tokenize } from "./tokens.ts";
import { vagueDays } from "./vague.ts";

export interface TimeOptions {
  /** The publication day, what is known of it, or null. */
  readonly published: Publication | Day | null;
  /** Parts of the text to read, in order and apart; default all of it. */
  readonly stretches?: readonly Span[];
}

/**
 * The time expressions of a text (TIMEX3; Pustejovsky et al. 2003, TimeML Annotation Guidelines 1.2.1), sorted by start; spans are UTF-16
 * offsets into `text`, days ISO. Pure. Never throws: what is no day of the calendar ("31 February") keeps its words as value and has
 * no range. Throws RangeError only when `published` is a string that is no ISO day.
 */
export function findTimes(text: string, options: TimeOptions): TimeExpression[] {
  const now = nowOf(options.published);
  const found = readFound(text, options.stretches ?? [{ start: 0, end: text.length }]);
  const narrative = isNarrative(
    found.map((one) => one.found),
    now.latest,
  );
  const out: TimeExpression[] = [];
  let story: Story = noStory;
  for (const { tokens, found: one } of found) {
    if (!narrative && one.rule.startsWith("lexical.")) continue;
    const start = tokens.start[one.first]!;
    const { told } = story;
    const apart = text.slice(Math.max(0, story.end), start).includes("\n");
    const way = needsDirection(one.what)
      ? direction(tokens, one.first, one.next)
      : { way: null, cue: "", leads: false, close: false };
    const context: Context = {
      now: now.latest,
      told,
      toldDays: daysTold(story),
      narrative: narrative || (!apart && hangsOnStory(one.what, told, now.latest, way)),
      direction: way,
    };
    const { expression, placed } = resolve(tokens, one, context, now);
    out.push(expression);
    if (placed && tells(one, placed) && !looksAway(one.what, context.narrative))
      story = follow(story, {
        placed,
        days: one.vague ? vagueDays(placed, one.vague) : daysOf(placed),
        stated: statedYear(one.what) !== null,
        opens: opensSentence(text, start),
        bracketed: inBrackets(text, start),
        turned: turnedAt(text, start),
        end: expression.end,
      });
  }
  return joinRanges(text, out);
}

/** An expression as the grammar reads it, before it is put on the calendar, with the tokens it points into. */
export interface ReadFound {
  readonly tokens: Tokens;
  readonly found: Found;
}

/** The expressions of the stretches, in order, unplaced. */
export function readFound(text: string, stretches: readonly Span[]): ReadFound[] {
  const out: ReadFound[] = [];
  for (const { start, end } of stretches) {
    const tokens = tokenize(text, Math.max(0, start), Math.min(text.length, end));
    for (const found of withNeighbours(tokens, scan(tokens))) out.push({ tokens, found });
  }
  return out;
}

interface Now {
  readonly earliest: number | null;
  readonly latest: number | null;
  readonly words: string;
}

function nowOf(published: Publication | Day | null): Now {
  if (published === null) return { earliest: null, latest: null, words: "publication date not known" };
  if (typeof published === "string") {
    const day = parseDay(published.slice(0, 10));
    if (day === null)
      throw new RangeError(`published "${published}" is no day of the calendar; write YYYY-MM-DD`);
    return { earliest: day, latest: day, words: `publication date ${published.slice(0, 10)}` };
  }
  // Open at one side it is no anchor: "last month" of some day after November may be any month.
  const { earliest, latest } =
    published.earliest && published.latest ? published : { earliest: null, latest: null };
  return {
    earliest: earliest === null ? null : parseDay(earliest),
    latest: latest === null ? null : parseDay(latest),
    words:
      latest === null
        ? "publication date not known"
        : earliest === latest
          ? `publication date ${latest}${published.certain ? "" : ", inferred"}`
          : `publication between ${earliest} and ${latest}`,
  };
}

/** Expressions of the tokens, leftmost and longest first, not overlapping. */
function scan(tokens: Tokens): Found[] {
  const out: Found[] = [];
  let floor = 0;
  for (const trigger of tokens.triggers) {
    if (trigger < floor) continue;
    for (let first = leftEdge(tokens, trigger, floor); first <= trigger; first++) {
      const one = expressionAt(tokens, first);
      if (!one || one.next <= trigger) continue;
      if (doubt(tokens, one) === null) {
        out.push(one);
        floor = one.next;
        break;
      }
    }
  }
  return out;
}

function needsDirection(what: Found["what"]): boolean {
  if (what.is === "field")
    return (
      what.field.unit !== "short-year" &&
      what.field.unit !== "decade" &&
      (what.of === null || needsDirection(what.of))
    );
  if (what.is === "part" || what.is === "clock") return what.of !== null && needsDirection(what.of);
  return (what.is === "pick" && what.direction === 0) || what.is === "holiday";
}

/** True when what follows may hang on this date: not the centuries, not "now". */
function tells(found: Found, placed: Period): boolean {
  return found.type !== "DURATION" && placed.unit !== "century" && placed.unit !== "decade";
}

/** "The previous year", and in history "today": the story does not go there. */
function looksAway(what: Found["what"], narrative: boolean): boolean {
  if (what.is === "shift")
    return narrative && (what.from === "publication" || (what.by !== null && what.by < 0));
  return what.is === "pick" && narrative && (what.from === "publication" || what.direction < 0);
}

function resolve(
  tokens: Tokens,
  found: Found,
  context: Context,
  now: Now,
): { expression: TimeExpression; placed: Period | null } {
  const { what, mod, rule, type } = found;
  const span = { start: tokens.start[found.first]!, end: tokens.end[found.next - 1]! };
  const base = { ...span, type, mod, rule };
  if (what.is === "set")
    return {
      expression: {
        ...base,
        value: what.value,
        granularity: "open",
        range: null,
        certain: ["set"],
        implied: [],
        basis: "stated",
      },
      placed: null,
    };
  const dated: Moment | null = what.is === "length" ? what.of : what;
  const at = dated ? place(dated, context) : null;
  const range = rangeBetween(found, at, context, now);
  if (what.is === "length")
    return {
      expression: {
        ...base,
        value: durationValue(what.parts),
        granularity: granularityOf(what.parts[0]!.unit),
        range,
        certain: ["length"],
        implied: range && at?.from !== "stated" ? ["begin", "end"] : [],
        basis: range
          ? at
            ? basisOf(at, context, now)
            : what.from === "narrative" && context.told
              ? toldBasis(context)
              : now.words
          : "a length of time without a place",
      },
      placed: null,
    };
  const place_ = at!;
  const noDay =
    place_.period === null &&
    place_.from === "unknown" &&
    what.is === "field" &&
    what.field.unit === "day" &&
    !place_.value.includes("X");
  return {
    expression: {
      ...base,
      value: place_.value,
      granularity: what.is === "reference" ? "open" : timeGranularity(what, place_.period),
      range,
      certain: statedParts(what),
      implied: place_.implied,
      basis: noDay
        ? `${place_.value} is no day of the calendar`
        : what.is === "reference"
          ? now.words
          : basisOf(place_, context, now),
    },
    placed: place_.period,
  };
}

/** The range at the latest publication day, widened by the range at the earliest when the day is an interval. */
function rangeBetween(found: Found, at: Place | null, context: Context, now: Now): Range | null {
  const range = rangeOf(found, at, context);
  if (
    range === null ||
    now.earliest === now.latest ||
    (at && at.from !== "publication" && found.what.is !== "reference" && !found.vague)
  )
    return range;
  const early = { ...context, now: now.earliest };
  const dated = found.what.is === "length" ? found.what.of : found.what.is === "set" ? null : found.what;
  return unite(rangeOf(found, dated ? place(dated, early) : null, early), range);
}

const toldBasis = (context: Context): string =>
  context.told
    ? `a date before it in the text, ${periodValue(context.told)}`
    : "no date before it in the text";

function basisOf(at: Place, context: Context, now: Now): string {
  if (at.from === "stated") return "stated";
  if (at.from === "unknown")
    return now.latest === null ? "no anchor: publication date not known" : "no anchor";
  const main = at.from === "told" ? toldBasis(context) : now.words;
  const { way, cue } = context.direction;
  return way && at.from === "publication" ? `${main}; ${way}, from the word "${cue}"` : main;
}

function granularityOf(unit: string): Granularity {
  if (unit === "second" || unit === "minute" || unit === "hour") return "time";
  return unit === "night" ? "part-of-day" : (unit as Granularity);
}

function timeGranularity(what: Moment, of: Period | null): Granularity {
  if (what.is === "part") return "part-of-day";
  if (what.is === "clock") return "time";
  if (of) return of.unit;
  if (what.is === "shift") return granularityOf(what.unit);
  if (what.is === "field" || what.is === "pick") {
    const { unit } = what.field;
    return unit === "weekday" ? "day" : unit === "short-year" ? "year" : unit;
  }
  return "open";
}

/** The parts that the words themselves give, finest first. */
function statedParts(what: Moment): string[] {
  switch (what.is) {
    case "period":
      return what.period.unit === "month" ? ["month", "year"] : [what.period.unit];
    case "field":
      return [
        what.field.unit === "short-year" ? "year" : what.field.unit,
        ...(what.of ? statedParts(what.of) : []),
      ];
    case "pick":
      return [what.field.unit];
    case "part":
      return ["part-of-day", ...(what.of ? statedParts(what.of) : [])];
    case "clock":
      return ["time", ...(what.of ? statedParts(what.of) : [])];
    case "shift":
      return typeof what.from === "object" ? statedParts(what.from) : [`shift of ${what.unit}`];
    case "holiday":
      return ["day"];
    case "reference":
      return [];
  }
}
