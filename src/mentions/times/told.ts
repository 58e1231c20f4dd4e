// The dates that a page tells of, with their sentences, and the limits they set: not before the latest past, not after what is to come.
import { civil, dayNumber, quote, type Span } from "../../report/index.ts";
import { daysOf, isoWeekday, type Period, type PeriodUnit, period } from "./calendar.ts";
import type { Found } from "./expression.ts";
import { type ReadFound, readFound } from "./find.ts";
import { type Gist, gists } from "./happening.ts";
import { type DatedBlock, unanchored } from "./page-dates.ts";
import { place } from "./place.ts";
import { direction } from "./tense.ts";

/** An expression with the sentence that it stands in and its span. */
export interface Told extends Span {
  readonly found: Found;
  readonly tokens: ReadFound["tokens"];
  readonly gist: Gist;
  readonly caption: boolean;
}

export const span = ({ start, end }: Span): Span => ({ start, end });

/** A page has some dozens of dates; beyond this many a text is no page, and comparing all with all would take its time. */
const most = 400;

/** Expressions of story and captions with their sentences. */
export function tell(text: string, blocks: readonly DatedBlock[]): Told[] {
  const stretches = blocks.length
    ? blocks.filter(
        ({ kind }) => kind === "story" || kind === "caption" || kind === "title" || kind === "sub-heading",
      )
    : [{ start: 0, end: text.length, kind: "story" }];
  const out: Told[] = [];
  for (const stretch of stretches) {
    const sentences = gists(text, stretch);
    let at = 0;
    for (const { tokens, found } of readFound(text, [stretch])) {
      if (out.length >= most) return out;
      const start = tokens.start[found.first]!;
      while (at < sentences.length && sentences[at]!.end <= start) at++;
      const gist = sentences[at];
      if (gist)
        out.push({
          start,
          end: tokens.end[found.next - 1]!,
          found,
          tokens,
          gist,
          caption: stretch.kind === "caption",
        });
    }
  }
  return out;
}

/** The period that the words state in full, or null. */
export function statedPeriod(found: Found): Period | null {
  const { what } = found;
  if (what.is === "length" || what.is === "set" || what.is === "reference") return null;
  const placed = place(what, unanchored);
  return placed.from === "stated" ? placed.period : null;
}

const looksAhead = (one: Told): boolean =>
  !one.caption && direction(one.tokens, one.found.first, one.found.next).way === "future";

/** "met on May 4", and the dates of captions: told as past by the verb before them. */
function isPast(one: Told): boolean {
  if (one.caption) return true;
  const { way, leads } = direction(one.tokens, one.found.first, one.found.next);
  return way === "past" && leads && isAdverbial(one);
}

/** "will meet on May 4", "is scheduled for May 4". */
function isToCome(one: Told): boolean {
  if (one.caption) return false;
  const { way, cue, leads } = direction(one.tokens, one.found.first, one.found.next);
  return (
    way === "future" &&
    leads &&
    /^(will|shall|scheduled|due|slated|to)$/.test(cue) &&
    (isAdverbial(one) || /\bfor\s+$/.test(one.tokens.text.slice(Math.max(0, one.start - 5), one.start)))
  );
}

/** The latest date told as past; publication is not before its first day. */
export interface Floor {
  readonly day: number;
  readonly one: Told;
  readonly unit: PeriodUnit;
}

/** The latest day by which publication cannot be earlier: the latest date told as past, with month or day. */
export function latestPast(told: readonly Told[]): Floor | null {
  let best: Floor | null = null;
  for (const one of told) {
    const placed = statedPeriod(one.found);
    if (!placed || !isPast(one)) continue;
    // "for 2030", "elections in 2027": a bare year may lie ahead without a word that says so.
    const before = one.tokens.text.slice(Math.max(0, one.start - 8), one.start);
    if (placed.unit === "year" && !/\bsince\s+$/i.test(before)) continue;
    if (placed.unit === "century" || placed.unit === "decade") continue;
    const [day] = daysOf(placed);
    if (best === null || day > best.day) best = { day, one, unit: placed.unit };
  }
  if (best === null || best.unit === "year") return best;
  const since = best.day;
  for (const one of told) {
    const day = looksAhead(one) ? null : byWeekday(one, since);
    if (day && day.index > best.day) best = { day: day.index, one, unit: "day" };
  }
  return best;
}

export interface Limit {
  readonly day: number;
  readonly basis: string;
  readonly spans: readonly Span[];
}

/** True for "on November 15" and dates in captions; not for "the July 2020 ceasefire" and "her April 29 visit", which are other events' names. */
export const isAdverbial = (one: Told): boolean =>
  one.caption ||
  /(?:^|\s)(?:on|in|by|from|until|late|early)\s+$/i.test(
    one.tokens.text.slice(Math.max(0, one.start - 8), one.start),
  ) ||
  one.found.rule.startsWith("weekday+");

/**
 * "Wednesday, Dec. 13" names its year by its weekday, within a year and a half of the latest date told; null when none or two fit.
 */
function byWeekday(one: Told, floor: number): Period | null {
  const yearless = yearlessMonth(one.found.what);
  const named = one.tokens.word[one.found.first]?.weekday ?? 0;
  if (
    yearless?.day === undefined ||
    yearless.day === null ||
    named === 0 ||
    !one.found.rule.startsWith("weekday+")
  )
    return null;
  const { year } = civil(floor);
  const fits = [year, year + 1]
    .map((y) => dayNumber(y, yearless.month, yearless.day!))
    .filter((day) => isoWeekday(day) === named && day > floor - 183 && day < floor + 550);
  return fits.length === 1 ? period("day", fits[0]!) : null;
}

/** A day told as still to come: published by then. */
export function earliestAhead(told: readonly Told[], text: string): Limit | null {
  let best: Limit | null = null;
  for (const one of told) {
    const placed = statedPeriod(one.found);
    if (!placed || (placed.unit !== "day" && placed.unit !== "month") || !isToCome(one)) continue;
    const [, day] = daysOf(placed);
    if (best === null || day < best.day)
      best = { day, basis: `"${quote(text, one)}" is told as still to come`, spans: [span(one)] };
  }
  return best;
}

/** "(c) 2023 ..." on a line of its own: not published after that year. */
export function copyrightYear(text: string): Limit | null {
  const match =
    /(?:\u00a9|\(c\)|copyright)\s*(?:\u00a9|\(c\))?\s*((?:19|20)\d\d)\b(?!\s*[-\u2013]\s*\d)/i.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  return {
    day: dayNumber(year, 12, 31),
    basis: `the copyright line "${match[0]}"`,
    spans: [{ start: match.index, end: match.index + match[0].length }],
  };
}

/** A month named without its year ("in November"), or a day of one. */
export function yearlessMonth(what: Found["what"]): { month: number; day: number | null } | null {
  if (what.is !== "field") return null;
  if (what.field.unit === "month" && what.of === null) return { month: what.field.value, day: null };
  if (
    what.field.unit === "day" &&
    what.of?.is === "field" &&
    what.of.field.unit === "month" &&
    what.of.of === null
  )
    return { month: what.of.field.value, day: what.field.value };
  return null;
}
