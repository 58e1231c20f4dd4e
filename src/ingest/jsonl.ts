// One report a line: {"text": "GENEVA, March 4 - The two met.", "publisher": "Harbour Wire", "published": "2024-03-04"}.
import type { Report } from "../report/index.ts";
import { decode, largestFile } from "./decode.ts";
import { fieldText, marksOf } from "./marks.ts";
import type { Problem } from "./problem.ts";
import { type Given, isEmpty, makeReport, type Origin } from "./received.ts";

/** What a line holds: a report with its origin, or nothing when the line is blank or refused. */
export interface LineResult {
  readonly report: Report | null;
  readonly origin: Origin | null;
  readonly problems: readonly Problem[];
}

const nothing = (problems: readonly Problem[] = []): LineResult => ({ report: null, origin: null, problems });

/**
 * Reads line `line` (1-based) of the JSONL file `file`. Fields: text, title, published (or date), publisher, url, byline,
 * language, rights; others are ignored. Never throws; a line that is no report is a Problem and the others go on.
 */
export function ingestLine(bytes: Uint8Array, file: string, line: number, given: Given = {}): LineResult {
  const refuse = (what: string, mend: string): LineResult =>
    nothing([{ file, line, what, mend, refused: true }]);
  if (bytes.length > largestFile)
    return refuse(
      `a line of ${Math.ceil(bytes.length / 1048576)} MB, more than the ${largestFile / 1048576} MB that one report may have`,
      "Split it.",
    );
  const decoded = decode(bytes, file);
  if (!("text" in decoded)) return nothing([{ ...decoded, line }]);
  const notes = decoded.problems.map((problem) => ({ ...problem, line }));
  if (isEmpty(decoded.text)) return nothing();
  let value: unknown;
  try {
    value = JSON.parse(decoded.text);
  } catch (error) {
    return refuse(`no JSON (${reasonOf(error)})`, "Write one JSON object a line.");
  }
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return refuse(
      "no JSON object",
      'Write one object a line, e.g. {"text": "...", "published": "2024-03-04"}.',
    );
  const fields = value as Record<string, unknown>;
  const text = fields.text;
  if (typeof text !== "string") return refuse('no "text"', 'Give the report\'s words in the field "text".');
  if (isEmpty(text)) return refuse("empty text", "Give the report's words, or delete the line.");
  // "published" outranks "date", wherever they stand.
  const published = fieldText(fields.published) ?? undefined;
  const marks = marksOf(fields);
  const { report, problems } = makeReport(
    text,
    published === undefined ? marks : { ...marks, published },
    given,
    { file, line },
  );
  return {
    report,
    origin: { file, line, format: "jsonl", encoding: decoded.encoding, raw: bytes },
    problems: [...notes, ...problems],
  };
}

/** The platform's reason without the text of the line in it. */
const reasonOf = (error: unknown): string =>
  ((error as Error).message.split(/,? "|\.\.\./)[0] ?? "").replace(/\s+/g, " ").trim().slice(0, 120) ||
  "not readable";

/** The lines of a JSONL file, with their 1-based numbers; `\n` ends a line. */
export function* linesOf(
  bytes: Uint8Array,
): Generator<{ readonly line: number; readonly bytes: Uint8Array }> {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(0x0a, start);
    const stop = end < 0 ? bytes.length : end;
    yield { line, bytes: bytes.subarray(start, stop) };
    start = stop + 1;
  }
}
