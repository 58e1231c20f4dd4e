// Which report a text is: the Standard and the Post printing one wire text are two reports with one `textHash`.
import type { Day } from "./day.ts";
import { digest } from "./digest.ts";

/** What makes a report this report and no other. */
export interface IdentityParts {
  readonly text: string;
  readonly publisher: string | null;
  readonly published: Day | null;
  readonly url: string | null;
}

/**
 * Identity of a report, 32 hexadecimal digits: the same kept text by the same publisher, on the same day, at the same
 * address is the same report. Another publisher, day or address makes another report; so does a corrected text.
 */
export const reportIdentity = (parts: IdentityParts): string =>
  // A JSON array keeps the fields apart whatever they hold.
  digest(JSON.stringify([parts.text, parts.publisher, parts.published, parts.url])).slice(0, 32);

/**
 * The text as hashing sees it: Unicode compatibility form, plain quotes and dashes, no invisible characters, single
 * spaces. Offsets are lost here, so nothing but comparison may use it.
 */
export const comparableText = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u201b\u2032\u00b4`]/g, "'")
    .replace(/[\u201c\u201d\u201f\u2033\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Hash of the comparable text, 32 hexadecimal digits: equal for reprints of one text. */
export const textHash = (text: string): string => digest(comparableText(text)).slice(0, 32);
