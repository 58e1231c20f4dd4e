// Title, byline, publisher and day as a text itself gives them at its top: "By Ana Ruiz", "Harbour Wire | 4 March 2024".
import { parse } from "yaml";
import { dayOfMoment } from "./moment.ts";

/** What a page or file says about itself; undefined where it says nothing. `published` as it is written there. */
export interface Marks {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
  readonly language?: string | undefined;
  readonly rights?: string | undefined;
}

type Writable = { -readonly [K in keyof Marks]: Marks[K] };

/** Names under which front matter, headers and JSONL give a mark. */
const names: Readonly<Record<string, keyof Marks>> = {
  title: "title",
  headline: "title",
  publisher: "publisher",
  source: "publisher",
  outlet: "publisher",
  agency: "publisher",
  byline: "byline",
  author: "byline",
  authors: "byline",
  by: "byline",
  published: "published",
  date: "published",
  "publication date": "published",
  url: "url",
  link: "url",
  language: "language",
  lang: "language",
  rights: "rights",
};

/** The mark that a field's name stands for, or null. */
export const markNamed = (name: string): keyof Marks | null =>
  names[name.trim().toLowerCase().replaceAll("_", " ")] ?? null;

/** Text of a field: a string, a number, or a list of them; null for anything else. */
export function fieldText(value: unknown): string | null {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (Array.isArray(value)) {
    const parts = value.map(fieldText).filter((part) => part !== null);
    return parts.length > 0 ? parts.join(", ") : null;
  }
  return null;
}

/** Marks among the fields of an object; earlier names of one mark win. */
export function marksOf(fields: Readonly<Record<string, unknown>>): Marks {
  const marks: Writable = {};
  for (const [name, value] of Object.entries(fields)) {
    const mark = markNamed(name);
    const text = mark === null ? null : fieldText(value);
    if (mark !== null && text !== null && marks[mark] === undefined) marks[mark] = text;
  }
  return marks;
}

const frontMatter = /^---[ \t]*\r?\n((?:[^\n]*\n){0,40}?)---[ \t]*(?:\r?\n|$)/;

/**
 * The YAML front matter of a Markdown text: its marks and the offset behind it. `fault` is what is wrong when it is no
 * YAML mapping; a text without front matter gives no marks and offset 0.
 */
export function frontMatterOf(text: string): { marks: Marks; end: number; fault: string | null } {
  const found = frontMatter.exec(text);
  if (!found) return { marks: {}, end: 0, fault: null };
  const end = found[0].length;
  try {
    // Days stay as they are written: the core schema knows no dates. Aliases are of no use here and can blow up.
    const fields: unknown = parse(found[1]!, { schema: "core", maxAliasCount: 0 });
    if (fields === null) return { marks: {}, end, fault: null };
    if (typeof fields !== "object" || Array.isArray(fields))
      return { marks: {}, end, fault: "front matter that is no list of names and values" };
    return { marks: marksOf(fields as Record<string, unknown>), end, fault: null };
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0]!.replace(/[:.]\s*$/, "");
    return { marks: {}, end, fault: `front matter that is no YAML (${reason})` };
  }
}

/** Lines looked at for marks, and characters of a line that can still be one. */
const topLines = 14;
const longestMark = 220;

const header =
  /^(title|headline|publisher|source|outlet|byline|author|published|date|url|link|language|publication date)\s*:\s+(\S.*)$/i;
const byline = /^[*_]*(?:by|words by|written by)\s+(\p{Lu}[^.!?]{2,80}?)[*_]*$/iu;
const published =
  /^(?:first |last |originally )?(?:published|posted|issued|released|updated)(?:\s+on)?[:\s]\s*(.*)$/i;
const outletAndDay =
  /^([\p{Lu}\d][\p{L}\p{M}\d.&'\u2019 -]{1,60}?)\s*[|\u00b7\u2022\u2014\u2013]\s*(.{6,40})$/u;
const placeAndDay =
  /^\p{Lu}[\p{L}.,'\u2019/ -]{1,50}?,?\s+\(?((?:\p{L}{3,9}\.?\s+\d{1,2}|\d{1,2}\s+\p{L}{3,9}\.?),?\s+\d{4})\)?$/u;
const dateline =
  /^\p{Lu}[\p{L}.,'\u2019/ -]{1,60}?,?\s+\(?((?:\p{L}{3,9}\.?\s+\d{1,2}|\d{1,2}\s+\p{L}{3,9}\.?),?\s+\d{4})\)?\s*(?:\(([\p{Lu}][^()]{1,40})\))?\s*(?:--?|[\u2013\u2014:])/u;
const agency =
  /^\p{Lu}[\p{L}.,'\u2019/ \d-]{1,70}?\s*\(([\p{Lu}][\p{L}\d.&'\u2019 -]{1,40})\)\s*(?:--?|[\u2013\u2014])\s/u;
/** A line that begins with its day: a weekday, a month, figures. */
const momentFirst =
  /^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,4}\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\()/i;
const sentence = /[.!?\u2026]["'\u201d\u2019)]*$/;

/** The marks that stand as lines at the top of a text, from offset `from` on. */
export function marksAtTop(text: string, from = 0): Marks {
  const marks: Writable = {};
  const lines = text
    .slice(from, from + 6000)
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/^[\s\ufeff\u200b]+|\s+$/g, ""))
    .filter((line) => line !== "")
    .slice(0, topLines);
  const give = (mark: keyof Marks, value: string): void => {
    marks[mark] ??= value.trim();
  };
  let untitled = true;
  for (const [index, line] of lines.entries()) {
    const own = line.replace(/^#{1,6}\s+/, "");
    const named = own.length <= longestMark ? header.exec(own) : null;
    if (named) {
      const mark = markNamed(named[1]!)!;
      give(mark, named[2]!);
      if (mark === "title") untitled = false;
      continue;
    }
    const opening = dateline.exec(own);
    if (opening) give("published", opening[1]!);
    const wire = opening?.[2] ?? agency.exec(own)?.[1];
    if (wire !== undefined) give("publisher", wire);
    if (opening || wire !== undefined || own.length > longestMark) break;
    const by = byline.exec(own);
    if (by) {
      // "By Ana Ruiz | New Delhi | Updated: April 27, 2016"
      const [writers, ...rest] = by[1]!.split(/\s*[|\u00b7\u2022]\s*/);
      give("byline", writers!);
      for (const one of rest)
        if (dayOfMoment(one) !== null) give("published", one.replace(/^\p{L}+:\s*/u, ""));
      continue;
    }
    const day = published.exec(own)?.[1] ?? placeAndDay.exec(own)?.[1];
    if (day !== undefined && dayOfMoment(day) !== null) {
      give("published", day);
      continue;
    }
    const pair = outletAndDay.exec(own);
    if (pair && dayOfMoment(pair[2]!) !== null) {
      give("publisher", pair[1]!);
      give("published", pair[2]!);
      continue;
    }
    if (own.length <= 60 && momentFirst.test(own) && dayOfMoment(own) !== null && !sentence.test(own)) {
      give("published", own);
      continue;
    }
    if (sentence.test(own) && own.split(/\s+/).length > 5) break;
    const rest = index < lines.length - 1;
    if (
      untitled &&
      rest &&
      /^["\u201c'\u2018\d]*[\p{Lu}\d]/u.test(own) &&
      own.split(/\s+/).length > 2 &&
      !/[,;:]$/.test(own)
    ) {
      give("title", own);
      untitled = false;
    }
  }
  return marks;
}

/** Characters at the foot of a text that are looked at. */
const footLength = 2500;
const copyright =
  /(?:\u00a9|\(c\)|copyright)\s*(?:\u00a9\s*)?(?:\d{4}(?:\s*[-\u2013]\s*\d{4})?)[,.]?\s+((?:The\s+)?[\p{Lu}][\p{L}\p{M}&'\u2019-]*(?:\s+[\p{Lu}][\p{L}\p{M}&'\u2019-]*){0,4})(?=[.,]|\s*$|\s+All rights)/imu;
const reporterFor =
  /^[ \t]*\p{Lu}[\p{L}\p{M}.'\u2019-]+(?:\s+\p{Lu}[\p{L}\p{M}.'\u2019-]*){1,3} is (?:an? |the )?(?:\p{L}+ ){0,4}?(?:reporter|correspondent|writer|editor|journalist|bureau chief) (?:for|at|with) ((?:[Tt]he )?\p{Lu}[\p{L}\p{M}&'\u2019-]*(?: \p{Lu}[\p{L}\p{M}&'\u2019-]*){0,3})/mu;

/**
 * The publisher as the foot of a page names it: in a line of rights ("(c) 2023 Quay Post") or in the biography of its writer
 * ("Ana Ruiz is a reporter for Quay Post based in ..."). Only for a text that names none at its top.
 */
export function publisherAtFoot(text: string): string | undefined {
  const foot = text.slice(-footLength);
  return (copyright.exec(foot) ?? reporterFor.exec(foot))?.[1]?.trim();
}
