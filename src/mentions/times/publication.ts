// The day of publication from the page itself: "Biden met Xi last month" and a photo of their meeting dated November 15, 2023 make it
// December 2023. What the page states counts as stated; all else is an interval with its evidence; without evidence it stays unknown.
import {
  civil,
  type Day,
  dayNumber,
  isoDay,
  type Publication,
  quote,
  type Span,
} from "../../report/index.ts";
import {
  daysOf,
  enclosing,
  isoWeekday,
  type Period,
  type PeriodUnit,
  period,
  periodValue,
} from "./calendar.ts";
import type { Found, Moment } from "./expression.ts";
import { type ReadFound, readFound } from "./find.ts";
import { type Gist, gists, sameHappening } from "./happening.ts";
import { type Context, place } from "./place.ts";
import { direction } from "./tense.ts";

/** A block of the page as far as it matters here; `Block` of the page fits. */
export interface DatedBlock extends Span {
  readonly kind: string;
}

export interface PublicationEvidence {
  /** Blocks of the page; bylines and datelines are believed, captions and story are reasoned from, the rest is left aside. */
  readonly blocks?: readonly DatedBlock[];
  /** The day given with the report, if any: it wins. */
  readonly given?: Day | null;
}

interface Interval {
  readonly first: number;
  readonly last: number;
}
/** One piece of evidence for an interval of publication days. */
interface Clue extends Interval {
  readonly score: number;
  readonly basis: string;
  readonly spans: readonly Span[];
}
/** An expression with the sentence that it stands in and its span. */
interface Told extends Span {
  readonly found: Found;
  readonly tokens: ReadFound["tokens"];
  readonly gist: Gist;
  readonly caption: boolean;
}

const unanchored: Context = {
  now: null,
  told: null,
  toldDays: null,
  narrative: false,
  direction: { way: null, cue: "", close: false },
};
const span = ({ start, end }: Span): Span => ({ start, end });

/**
 * Infers when a report was published. Days are ISO, spans UTF-16 offsets into `text`. `certain` only for a day that is given or that the
 * page states ("Published Dec 13, 2023"). With nothing but past dates the result is open: no earlier than the latest of them.
 */
export function inferPublication(text: string, options: PublicationEvidence = {}): Publication {
  const given = options.given ?? null;
  if (given !== null) return { earliest: given, latest: given, certain: true, basis: "given", evidence: [] };
  const blocks = options.blocks ?? [];
  const told = tell(text, blocks);
  const stated = statedOnPage(text, blocks);
  if (stated?.day !== undefined && stated.day !== null)
    return {
      earliest: isoDay(stated.day),
      latest: isoDay(stated.day),
      certain: true,
      basis: `stated on the page: "${quote(text, stated)}"`,
      evidence: [span(stated)],
    };
  const floor = latestPast(told);
  const ceiling = earliestAhead(told, text) ?? copyrightYear(text);
  const clues = [...(stated ? datelineClues(stated, floor, text) : []), ...pairClues(text, told, floor)];
  return conclude(clues, floor, ceiling);
}

/** A page has some dozens of dates; beyond this many a text is no page, and comparing all with all would take its time. */
const most = 400;

/** Expressions of story and captions with their sentences. */
function tell(text: string, blocks: readonly DatedBlock[]): Told[] {
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

interface Stated extends Span {
  /** Day number, or null when the year is missing. */
  readonly day: number | null;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** "Published Dec 13, 2023", a byline or dateline with a date, or a line near the top that is nothing but a date. */
function statedOnPage(text: string, blocks: readonly DatedBlock[]): Stated | null {
  const places: Span[] = blocks.filter(({ kind }) => kind === "byline" || kind === "dateline").map(span);
  const label = /\b(?:first published|published|posted|publication date|date)\b(?: on| at)?\s*:?\s*/gi;
  for (const match of text.matchAll(label)) {
    if (!/[:\n]|^(?:first )?(?:published|posted)/i.test(match[0])) continue;
    const start = match.index + match[0].length;
    // In running text "the report, published on Monday" speaks of another report.
    if (
      match.index > 0 &&
      !/[\n|\u2022\u00b7-]\s*$/.test(text.slice(Math.max(0, match.index - 4), match.index))
    )
      continue;
    places.push({ start, end: Math.min(text.length, start + 60) });
  }
  for (const line of text.slice(0, 1500).matchAll(/^[^\n]{6,80}$/gm))
    places.push({ start: line.index, end: line.index + line[0].length });
  let partial: Stated | null = null;
  for (const place of places) {
    const inBlock = blocks.some((block) => block.start === place.start && block.end === place.end);
    for (const { tokens, found } of readFound(text, [place])) {
      const at = { start: tokens.start[found.first]!, end: tokens.end[found.next - 1]! };
      if (!inBlock && !fillsLine(text, place, at)) continue;
      const day = dayMoment(found.what);
      if (!day) continue;
      const one: Stated = { ...at, ...day };
      if (one.day !== null) return one;
      // "WASHINGTON, Dec 13 (Reuters)"
      if (inBlock || /^[A-Z][A-Z .,'-]+,\s*$/.test(text.slice(place.start, at.start))) partial ??= one;
    }
  }
  return partial ?? wireDateline(text);
}

/** "WASHINGTON, Dec 13 (Reuters) -" at the beginning of a paragraph, when no block tells. */
function wireDateline(text: string): Stated | null {
  const match =
    /(?:^|\n)[A-Z][A-Z .'\u2019-]{2,30}(?:, [A-Z][\w. ]{1,20})?, ([A-Z][a-z]{2,8}\.? \d{1,2})(?:, (?:\d{4}))? ?(?:\([^)\n]{2,30}\) ?)?(?:-|\u2013|\u2014)/.exec(
      text.slice(0, 3000),
    );
  if (!match) return null;
  const start = match.index + match[0].indexOf(match[1]!);
  for (const { tokens, found } of readFound(text, [{ start, end: start + match[1]!.length + 6 }])) {
    const day = dayMoment(found.what);
    if (day) return { start: tokens.start[found.first]!, end: tokens.end[found.next - 1]!, ...day };
  }
  return null;
}

/** True when a date is all that a line says, give or take a weekday, a clock time, and "Updated". */
function fillsLine(text: string, line: Span, date: Span): boolean {
  const before = text.slice(line.start, date.start).trim();
  const behind = text
    .slice(date.end, Math.min(line.end, date.end + 40))
    .split("\n")[0]!
    .trim();
  return (
    /^(?:(?:first )?(?:published|posted)(?: on| at)?:?|date:?|on)?$/i.test(before) &&
    /^(?:[|,\u00b7\u2022-]?\s*(?:at\s)?[\d:. ]*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?\s*(?:[|\u00b7\u2022].*)?$/i.test(
      behind,
    )
  );
}

function dayMoment(what: Found["what"]): { day: number | null; month: number; dayOfMonth: number } | null {
  const inner = (what.is === "clock" || what.is === "part") && what.of ? what.of : what;
  if (inner.is !== "field" || inner.field.unit !== "day" || !inner.of) return null;
  const placed = place(inner, unanchored);
  if (placed.period?.unit === "day") {
    const { month, day } = civil(placed.period.index);
    return { day: placed.period.index, month, dayOfMonth: day };
  }
  if (inner.of.is === "field" && inner.of.field.unit === "month" && inner.of.of === null)
    return { day: null, month: inner.of.field.value, dayOfMonth: inner.field.value };
  return null;
}

/** The period that the words state in full, or null. */
function statedPeriod(found: Found): Period | null {
  const { what } = found;
  if (what.is === "length" || what.is === "set" || what.is === "reference") return null;
  const placed = place(what, unanchored);
  return placed.from === "stated" ? placed.period : null;
}

const looksAhead = (one: Told): boolean => {
  if (one.caption) return false;
  const way = direction(one.tokens, one.found.first, one.found.next);
  return way.way === "future";
};

/** The latest day by which publication cannot be earlier: the latest date told as past, with month or day. */
function latestPast(told: readonly Told[]): { day: number; one: Told; unit: PeriodUnit } | null {
  let best: { day: number; one: Told; unit: PeriodUnit } | null = null;
  for (const one of told) {
    const placed = statedPeriod(one.found);
    if (!placed || looksAhead(one)) continue;
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

interface Limit {
  readonly day: number;
  readonly basis: string;
  readonly spans: readonly Span[];
}

/** True for "on November 15" and dates in captions; not for "the July 2020 ceasefire" and "her April 29 visit", which are other events' names. */
const isAdverbial = (one: Told): boolean =>
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
function earliestAhead(told: readonly Told[], text: string): Limit | null {
  let best: Limit | null = null;
  for (const one of told) {
    const placed = statedPeriod(one.found);
    if (
      !placed ||
      (placed.unit !== "day" && placed.unit !== "month") ||
      !looksAhead(one) ||
      !isAdverbial(one)
    )
      continue;
    const [, day] = daysOf(placed);
    if (best === null || day < best.day)
      best = { day, basis: `"${quote(text, one)}" is told as still to come`, spans: [span(one)] };
  }
  return best;
}

/** "(c) 2023 ..." on a line of its own: not published after that year. */
function copyrightYear(text: string): Limit | null {
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

/** A dateline without its year: the first such day from the latest past date on. */
function datelineClues(stated: Stated, floor: ReturnType<typeof latestPast>, text: string): Clue[] {
  if (!floor || floor.unit === "year") return [];
  for (let year = civil(floor.day).year; year <= civil(floor.day).year + 1; year++) {
    const day = dayNumber(year, stated.month, stated.dayOfMonth);
    // A dateline may be written from a zone where it is still the day before.
    if (day < floor.day - 1) continue;
    return [
      {
        first: day,
        last: day,
        score: 0.9,
        basis: `dateline "${quote(text, stated)}" and the latest day told, "${quote(text, floor.one)}"`,
        spans: [span(stated), span(floor.one)],
      },
    ];
  }
  return [];
}

/** Publication days for which a relative expression names a day of `placed`; null when it never does. */
function daysFor(moment: Moment, placed: Period): Interval | null {
  const of = (unit: PeriodUnit, by: number): Interval => {
    const [first, last] = daysOf(period(unit, enclosing(placed, unit).index + by));
    return { first, last };
  };
  if (moment.is === "part" && moment.of) return daysFor(moment.of, placed);
  if (
    moment.is === "shift" &&
    moment.from === "publication" &&
    moment.by !== null &&
    Number.isFinite(moment.by)
  ) {
    const { unit } = moment;
    if (unit === "hour" || unit === "minute" || unit === "second" || unit === "night") return null;
    // A month does not tell which of its days "last week" is.
    const fine = unit === "day" || unit === "week" || unit === "weekend";
    if (fine && placed.unit !== "day") return null;
    if ((unit === "month" || unit === "quarter") && placed.unit === "year") return null;
    return of(unit, -Math.round(moment.by));
  }
  if (moment.is === "field" && moment.field.unit === "weekday" && moment.of === null) {
    if (placed.unit !== "day" || moment.field.value > 7 || isoWeekday(placed.index) !== moment.field.value)
      return null;
    return { first: placed.index, last: placed.index + 6 };
  }
  if (
    moment.is === "pick" &&
    moment.from === "publication" &&
    moment.direction === -1 &&
    moment.field.unit === "month"
  ) {
    if (placed.unit !== "day" && placed.unit !== "month") return null;
    const month = enclosing(placed, "month");
    if ((((month.index % 12) + 12) % 12) + 1 !== moment.field.value) return null;
    return { first: daysOf(month)[1] + 1, last: daysOf(period("month", month.index + 12))[1] };
  }
  return null;
}

const isRelative = (what: Found["what"]): what is Moment =>
  (what.is === "shift" && what.from === "publication") ||
  (what.is === "pick" && what.from === "publication") ||
  (what.is === "field" && what.field.unit === "weekday" && what.of === null) ||
  (what.is === "part" && what.of !== null && isRelative(what.of));

/** A month named without its year ("in November"), or a day of one. */
function yearlessMonth(what: Found["what"]): { month: number; day: number | null } | null {
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

/** "last month" and "November 15, 2023" told of one happening: published in December 2023. */
function pairClues(text: string, told: readonly Told[], floor: ReturnType<typeof latestPast>): Clue[] {
  const clues: Clue[] = [];
  const latest = floor && floor.unit !== "year" ? floor : null;
  for (const one of told) {
    if (!isRelative(one.found.what) || one.caption) continue;
    for (const other of told) {
      if (other === one) continue;
      const score = kinship(text, one, other);
      if (score === 0 || (score < 1 && !isAdverbial(other))) continue;
      const stated = statedPeriod(other.found);
      const yearless = stated ? null : yearlessMonth(other.found.what);
      const placed = stated ?? (yearless && latest ? nearest(yearless, latest.day) : null);
      if (!placed || placed.unit === "decade" || placed.unit === "century") continue;
      // A bare year ties too loosely: half the sentences of a page may tell of it.
      if (placed.unit === "year" && score < 1) continue;
      // Background is told with dates too; what is told as recent must be among the latest dates of the page.
      if (latest && daysOf(placed)[1] < latest.day - 45) continue;
      const days = daysFor(one.found.what, placed);
      if (!days || (floor && days.last < floor.day)) continue;
      const with_ = stated
        ? ""
        : ` in ${periodValue(enclosing(placed, "month"))}, by the latest date told, "${quote(text, latest!.one)}"`;
      clues.push({
        ...days,
        score: stated ? score : score * 0.8,
        basis: `"${quote(text, one)}" and "${quote(text, other)}"${with_} tell of one happening`,
        spans: [span(one), span(other), ...(stated ? [] : [span(latest!.one)])],
      });
    }
  }
  return clues;
}

/** 1 when the two stand in apposition ("last month, on November 15, 2023"), else how alike their sentences are. */
function kinship(text: string, one: Told, other: Told): number {
  const [a, b] = one.start < other.start ? [one, other] : [other, one];
  if (/^(?:,? (?:in|on) |, |,? \()$/.test(text.slice(a.end, b.start))) return 1;
  return a.gist === b.gist ? 0 : sameHappening(a.gist, b.gist);
}

/** The month (or day) without a year that lies nearest to a day; null when it is more than five months off. */
function nearest(of: { month: number; day: number | null }, to: number): Period | null {
  const { year } = civil(to);
  let best: Period | null = null;
  let gap = 150;
  for (const y of [year - 1, year, year + 1]) {
    const placed =
      of.day === null
        ? period("month", y * 12 + of.month - 1)
        : period("day", dayNumber(y, of.month, of.day));
    const [first, last] = daysOf(placed);
    const off = to < first ? first - to : to > last ? to - last : 0;
    if (off < gap) {
      gap = off;
      best = placed;
    }
  }
  return best;
}

/** The strongest clue, narrowed by all that agree with it, within floor and ceiling. */
function conclude(
  clues: readonly Clue[],
  floor: ReturnType<typeof latestPast>,
  ceiling: Limit | null,
): Publication {
  const low = floor?.day ?? null;
  const fits = clues.filter(
    (clue) => (low === null || clue.last >= low) && (ceiling === null || clue.first <= ceiling.day),
  );
  const [best, ...rest] = [...fits].sort(
    (a, b) => b.score - a.score || a.last - a.first - (b.last - b.first),
  );
  if (!best) return open(floor, ceiling);
  let { first, last } = best;
  const used = [best];
  let against = 0;
  for (const clue of rest) {
    const a = Math.max(first, clue.first);
    const b = Math.min(last, clue.last);
    if (a > b) {
      against += clue.score;
      continue;
    }
    if (a > first || b < last || (used.length < 3 && !used.some((one) => one.basis === clue.basis)))
      used.push(clue);
    first = a;
    last = b;
  }
  // Evidence that contradicts itself as strongly dates nothing.
  const total = used.reduce((sum, clue) => sum + clue.score, 0);
  if (against >= total) return open(floor, ceiling);
  const spans: Span[] = used.flatMap((clue) => clue.spans);
  let basis = used.map((clue) => clue.basis).join("; ");
  if (low !== null && low > first) {
    first = low;
    basis += "; not before the latest day told as past";
    spans.push(span(floor!.one));
  }
  if (ceiling && ceiling.day < last) {
    last = ceiling.day;
    basis += `; ${ceiling.basis}`;
    spans.push(...ceiling.spans);
  }
  return { earliest: isoDay(first), latest: isoDay(last), certain: false, basis, evidence: distinct(spans) };
}

function open(floor: ReturnType<typeof latestPast>, ceiling: Limit | null): Publication {
  const low = floor && floor.day > dayNumber(1500, 1, 1) ? floor : null;
  if (!low && !ceiling)
    return {
      earliest: null,
      latest: null,
      certain: false,
      basis: "nothing on the page dates it",
      evidence: [],
    };
  const parts = [
    ...(low ? [`not before ${isoDay(low.day)}, the latest day told as past`] : []),
    ...(ceiling ? [`not after ${isoDay(ceiling.day)}: ${ceiling.basis}`] : []),
  ];
  return {
    earliest: low ? isoDay(low.day) : null,
    latest: ceiling && (!low || ceiling.day >= low.day) ? isoDay(ceiling.day) : null,
    certain: false,
    basis: parts.join("; "),
    evidence: distinct([...(low ? [span(low.one)] : []), ...(ceiling ? ceiling.spans : [])]),
  };
}

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((one) => [`${one.start}-${one.end}`, one]));
  return [...seen.values()].sort((a, b) => a.start - b.start);
}
