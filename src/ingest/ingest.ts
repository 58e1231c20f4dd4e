// From the bytes of a file to its reports: `talks.html` is one report, `talks.jsonl` one a line, `photo.jpg` a problem.
import type { Report } from "../report/index.ts";
import { decode } from "./decode.ts";
import { readPage } from "./html.ts";
import { ingestLine, linesOf } from "./jsonl.ts";
import { frontMatterOf, type Marks, marksAtTop, publisherAtFoot } from "./marks.ts";
import type { Problem } from "./problem.ts";
import { type Format, type Given, isEmpty, makeReport, type Origin } from "./received.ts";

export interface IngestOptions extends Given {
  /** How to read the file; by its name and first characters when left out. */
  readonly format?: Format | undefined;
}

/** `origins[i]` tells where `reports[i]` comes from. */
export interface Ingested {
  readonly reports: readonly Report[];
  readonly origins: readonly Origin[];
  readonly problems: readonly Problem[];
}

const endings: Readonly<Record<string, Format>> = {
  txt: "text",
  text: "text",
  md: "markdown",
  markdown: "markdown",
  html: "html",
  htm: "html",
  xhtml: "html",
  jsonl: "jsonl",
  ndjson: "jsonl",
};

/** The format that the ending of a name stands for ("wire.jsonl.gz" is JSONL), or null. */
export const formatOfName = (name: string): Format | null =>
  endings[/\.([a-z]+)(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? ""] ?? null;

/** The format that the first characters of a text show. */
export function formatOfText(text: string): Format {
  const head = text.slice(0, 1000).trimStart();
  if (
    /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|article)[\s>]/i.test(head)
  )
    return "html";
  if (/^\{\s*"[^"]{1,60}"\s*:/.test(head)) return "jsonl";
  return /^---\r?\n[\w-]+:/.test(head) ? "markdown" : "text";
}

/**
 * Reads a file. Pure and total: whatever the bytes are, the result is reports and problems, never an exception. `name`
 * stands in the problems and, where `format` is left out, tells the format. Kept text: for plain text, Markdown and JSONL
 * exactly the decoded characters; for HTML the text extracted, title first, paragraphs apart by an empty line.
 */
export function ingest(bytes: Uint8Array, name: string, options: IngestOptions = {}): Ingested {
  const place = { file: name, line: null };
  const refuse = (what: string, mend: string): Ingested => ({
    reports: [],
    origins: [],
    problems: [{ ...place, what, mend, refused: true }],
  });
  if (bytes.length === 0) return refuse("empty file", "Give a report's text, or leave the file out.");
  const decoded = decode(bytes, name);
  const wanted = options.format ?? formatOfName(name);
  if (!("text" in decoded)) return { reports: [], origins: [], problems: [decoded] };
  const { text: characters, encoding } = decoded;
  const format = wanted ?? formatOfText(characters);
  if (format === "jsonl") {
    // UTF-16 has no single byte that ends a line; in every other encoding each line is decoded by itself.
    const lines = encoding.startsWith("utf-16") ? new TextEncoder().encode(characters) : bytes;
    return ingestLines(lines, name, options);
  }
  if (isEmpty(characters)) return refuse("empty text", "Give a report's text, or leave the file out.");
  const problems: Problem[] = [...decoded.problems];
  let text = characters;
  let marks: Marks;
  if (format === "html") {
    const page = readPage(characters);
    if (page.fault !== null)
      problems.push({ ...place, what: page.fault, mend: "Look at the text that was kept.", refused: false });
    if (isEmpty(page.text))
      return refuse("a page without text", "Save the page after it has loaded, or copy its text.");
    text = page.text;
    marks = page.marks;
  } else if (format === "markdown") {
    const front = frontMatterOf(characters);
    if (front.fault !== null)
      problems.push({
        ...place,
        line: 1,
        what: front.fault,
        mend: "Mend it or take it out; the text was kept.",
        refused: false,
      });
    marks = { ...marksAtTop(characters, front.end), ...defined(front.marks) };
  } else marks = marksAtTop(characters);
  if (marks.publisher === undefined && options.publisher === undefined)
    marks = { ...marks, publisher: publisherAtFoot(text) };
  const made = makeReport(text, marks, options, place);
  return {
    reports: [made.report],
    origins: [{ file: name, line: null, format, encoding, raw: bytes }],
    problems: [...problems, ...made.problems],
  };
}

function ingestLines(bytes: Uint8Array, name: string, options: IngestOptions): Ingested {
  const reports: Report[] = [];
  const origins: Origin[] = [];
  const problems: Problem[] = [];
  for (const { line, bytes: own } of linesOf(bytes)) {
    const result = ingestLine(own, name, line, options);
    if (result.report && result.origin) {
      reports.push(result.report);
      origins.push(result.origin);
    }
    problems.push(...result.problems);
  }
  if (reports.length === 0 && problems.length === 0)
    problems.push({
      file: name,
      line: null,
      what: "empty file",
      mend: "Write one JSON object a line.",
      refused: true,
    });
  return { reports, origins, problems };
}

/** Only the marks that are there, so that they do not blot out others. */
const defined = (marks: Marks): Marks =>
  Object.fromEntries(Object.entries(marks).filter(([, value]) => value !== undefined));
