// exports: the record for other hands, one file a format; `codebook` tells what each holds and what it loses.
import { csv } from "./csv.ts";
import type { Format } from "./format.ts";
import { gdeltCsv } from "./gdelt-csv.ts";
import { icewsCsv } from "./icews-csv.ts";
import { jsonl } from "./jsonl.ts";
import { ploverCsv } from "./plover-csv.ts";
import { timelinejs } from "./timelinejs.ts";

export type { Format, Names } from "./format.ts";

export const formats: readonly Format[] = [jsonl, csv, ploverCsv, gdeltCsv, icewsCsv, timelinejs];

/** Markdown: every format, its columns, and what it loses. */
export const codebook = (): string =>
  [
    "# Codebook of Parley's exports",
    ...formats.flatMap(({ name, summary, columns, loses }) => [
      "",
      `## ${name}`,
      "",
      `${summary[0]!.toUpperCase()}${summary.slice(1)}.`,
      "",
      "| column | meaning |",
      "| --- | --- |",
      ...columns.map(([column, meaning]) => `| ${column} | ${meaning} |`),
      "",
      loses.length === 0
        ? "Nothing is lost."
        : `What is lost:\n\n${loses.map((loss) => `* ${loss}`).join("\n")}`,
    ]),
    "",
  ].join("\n");

export { type Brief, briefChannels, type BriefOptions, composeBrief } from "./brief.ts";
export { briefDocx } from "./brief-docx.ts";
export { briefHtml } from "./brief-html.ts";
export { briefMarkdown } from "./brief-markdown.ts";
