// Which days the sentences of an article speak of: "Envoys met on Monday", printed on a Tuesday, speaks of the day before.
import { findTimes, type TimeExpression } from "../../mentions/index.ts";
import { datelineOf } from "../../page/index.ts";
import { type Day, parseDay } from "../../report/index.ts";

export interface Article {
  /** Day of publication. */
  readonly date: Day;
  readonly title: string | null;
  readonly text: string;
}

/** A sentence of an article with the days (day numbers) it speaks of and how much each counts. */
export interface Telling {
  readonly text: string;
  /** Place of its article in the row of articles, and its own place in the article. */
  readonly article: number;
  readonly place: number;
  /** Day number of publication. */
  readonly published: number;
  readonly days: ReadonlyMap<number, number>;
  /** True where words of the sentence name the day. */
  readonly stated: boolean;
}

/** Sentences of one article that are looked at; what follows is mostly the background of the background. */
const mostSentences = 60;
/** Sentences that lead: what they tell is the news. */
const leading = 3;
/** A leading sentence without a day mostly tells of the day of publication; how much that counts against a day that is named. */
const unstated = 0.3;
/** Days to come are plans, and plans fail. */
const planned = 0.3;

/**
 * A day that is still named weeks later was a turning point (Tran et al. 2015, "Joint graphical models for date selection", use the
 * distance of reference in the same sense); twice as much at the most.
 */
const remembered = (lag: number): number => Math.min(2, 1 + 0.25 * Math.log2(1 + Math.max(0, lag) / 7));

/** "Last updated at 10:12 GMT, Wednesday, 21 April": a line of the page and not of the story. */
const stamp =
  /\b(?:updated|published|posted|modified|printed)\b|\b(?:GMT|BST|CET|[ECMP][SD]T)\b|^by \p{Lu}/iu;
const isStamp = (line: string): boolean =>
  line.length < 90 && stamp.test(line) && !/[.!?]["'”’)]*$/.test(line);

/** The days of an expression: one for a day or a part of it, two ends for a row of days; none for months, lengths and sets. */
function daysOfExpression(time: TimeExpression): [day: number, weight: number][] {
  if (time.range === null || time.type === "SET") return [];
  const [first] = time.range.begin;
  const [, last] = time.range.end;
  const from = first === null ? null : parseDay(first);
  const to = last === null ? null : parseDay(last);
  if (from === null || to === null) return [];
  if (from === to) {
    // "since 11 February", "by Friday" name a day but tell of others.
    const aside = time.mod === "BEFORE" || time.mod === "AFTER" || time.mod?.startsWith("ON_OR") === true;
    return [[from, aside ? 0.5 : 1]];
  }
  const stated = time.granularity === "day" && to - from <= 4;
  return stated
    ? [
        [from, 0.7],
        [to, 0.5],
      ]
    : [];
}

/** Cuts an article into sentences, its title first, and puts them on the calendar. */
export function tellings(article: Article, place: number): Telling[] {
  const published = parseDay(article.date);
  if (published === null) return [];
  const text = article.title ? `${article.title}\n${article.text}` : article.text;
  const spans: { start: number; end: number }[] = [];
  let from = 0;
  const cut = (to: number): void => {
    if (/[\p{L}\p{N}]/u.test(text.slice(from, to))) spans.push({ start: from, end: to });
    from = to;
  };
  for (const match of text.matchAll(/\n+|[.!?]["'”’)]*\s+(?=["'“‘(]*\p{Lu})/gu)) {
    if (spans.length >= mostSentences) break;
    const end = match.index + match[0].length;
    if (!/(?:^|[\s.])\p{Lu}\p{Ll}{0,3}\.$/u.test(text.slice(Math.max(0, end - 8), end).trimEnd())) cut(end);
    else if (match[0].includes("\n")) cut(end);
  }
  if (spans.length < mostSentences) cut(text.length);
  const end = spans.at(-1)?.end ?? 0;
  const times = findTimes(text.slice(0, end), { published: article.date });
  let next = 0;
  const found = spans.map((span, at) => {
    const days = new Map<number, number>();
    const line = text.slice(span.start, span.end).trim();
    // A dateline says when was written, not when it happened.
    const told =
      at >= 6 ? span.start : isStamp(line) ? span.end : span.start + (datelineOf(line)?.span.end ?? 0);
    for (; next < times.length && times[next]!.start < span.end; next++)
      if (times[next]!.start < told) continue;
      else
        for (const [day, weight] of daysOfExpression(times[next]!)) {
          const when = day > published ? planned : remembered(published - day);
          days.set(day, Math.max(days.get(day) ?? 0, weight * when * (at < leading ? 2 : 1)));
        }
    return { span, days };
  });
  // The lead tells of one day though only one of its sentences names it.
  const lead = found
    .slice(0, leading)
    .flatMap(({ days }) => [...days.keys()].filter((day) => Math.abs(published - day) <= 3));
  return found.map(({ span, days }, at) => {
    const stated = days.size > 0;
    if (!stated && at < 2) days.set(lead[0] ?? published, unstated);
    return {
      text: text.slice(span.start, span.end).trim(),
      article: place,
      place: at,
      published,
      days,
      stated,
    };
  });
}
