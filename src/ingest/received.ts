// Makes the report of a text and its marks: identity, language, day; `published: "2023-02-31"` is a problem, and the report is kept undated.
import { type Report, type Rights, reportIdentity, textHash } from "../report/index.ts";
import { languageOf } from "./language.ts";
import type { Marks } from "./marks.ts";
import { dayOfMoment } from "./moment.ts";
import type { Problem } from "./problem.ts";

export type Format = "text" | "markdown" | "html" | "jsonl";

/** What the person who hands a file in knows about it; it outranks what the file says about itself. */
export interface Given {
  /** ISO day. */
  readonly published?: string | undefined;
  readonly publisher?: string | undefined;
  readonly url?: string | undefined;
  readonly title?: string | undefined;
  readonly rights?: Rights | undefined;
}

/** Where a report comes from, to be stored beside it. */
export interface Origin {
  readonly file: string;
  /** 1-based line of a JSONL file; null for a file that is one report. */
  readonly line: number | null;
  readonly format: Format;
  /** Encoding that the characters were in, e.g. "utf-8", "windows-1252". */
  readonly encoding: string;
  /** The bytes as they came. */
  readonly raw: Uint8Array;
}

/** A text of which nothing remains without its white space is empty. */
export const isEmpty = (text: string): boolean => !/[^\s\u200b-\u200f\u2060\ufeff]/.test(text);

/** One line, single spaces, at most 500 units; null when nothing is left. */
const tidy = (value: string | undefined, most = 500): string | null => {
  const text = value?.replace(/\s+/g, " ").trim() ?? "";
  return text === "" ? null : text.slice(0, most);
};

const addressOf = (value: string | undefined): string | null => {
  const text = value?.trim() ?? "";
  return /^https?:\/\/\S+$/i.test(text) && text.length <= 2048 ? text : null;
};

/**
 * The report of a kept text. `given` outranks `marks`. A day that no calendar has, or that cannot be read, is a Problem
 * and leaves the report undated.
 */
export function makeReport(
  text: string,
  marks: Marks,
  given: Given,
  place: { readonly file: string; readonly line: number | null },
): { report: Report; problems: Problem[] } {
  const problems: Problem[] = [];
  let published: string | null = null;
  const written = given.published ?? marks.published;
  if (written !== undefined) {
    const found = dayOfMoment(written);
    if (found !== null && found !== "impossible") published = found.day;
    else
      problems.push({
        ...place,
        what:
          found === "impossible"
            ? `published "${written.slice(0, 60)}" is no day of the calendar; the report is kept undated`
            : `published "${written.slice(0, 60)}" cannot be read as a day; the report is kept undated`,
        mend: "Give it as YYYY-MM-DD.",
        refused: false,
      });
  }
  const publisher = tidy(given.publisher ?? marks.publisher, 200);
  const url = addressOf(given.url ?? marks.url);
  const named = /^[a-z]{2,3}/i.exec(marks.language?.trim() ?? "")?.[0].toLowerCase();
  const report: Report = {
    id: reportIdentity({ text, publisher, published, url }),
    textHash: textHash(text),
    title: tidy(given.title ?? marks.title),
    publisher,
    byline: tidy(marks.byline?.replace(/^by\s+/i, ""), 200),
    published,
    url,
    language: languageOf(text, named ?? "en"),
    rights: given.rights ?? (marks.rights === "excerpts" ? "excerpts" : "full"),
    text,
  };
  return { report, problems };
}
