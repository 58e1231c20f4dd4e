// What a run of `parley read` learnt, counted as it goes: "24 reports read, 214 statements: 31 meetings, 9 calls ...".
import { relative } from "node:path";
import type { Reading } from "../reading/index.ts";
import type { Report } from "../report/index.ts";

/** Counts of one run. */
export interface Learnt {
  reports: number;
  known: number;
  unread: number;
  undated: number;
  words: number;
  problems: number;
  warnings: number;
  passedOver: number;
  readonly kinds: Map<string, number>;
  readonly voices: Set<string>;
  add(report: Report, reading: Reading): void;
}

export function learnt(): Learnt {
  return {
    reports: 0,
    known: 0,
    unread: 0,
    undated: 0,
    words: 0,
    problems: 0,
    warnings: 0,
    passedOver: 0,
    kinds: new Map(),
    voices: new Set(),
    add(report, reading) {
      this.reports += 1;
      this.words += reading.words;
      if (reading.unread !== null) this.unread += 1;
      if (report.published === null) this.undated += 1;
      for (const { kind, says } of reading.statements) {
        this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + 1);
        for (const voice of says) this.voices.add(voice.name);
      }
    },
  };
}

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** What is printed at the end of a run. */
export function learntLines(sum: Learnt, folder: string): string[] {
  const total = [...sum.kinds.values()].reduce((a, b) => a + b, 0);
  const lines = [
    `Read ${plural(sum.reports, "report")} (${plural(sum.words, "word")}) into ${relative(process.cwd(), folder) || folder}` +
      `${sum.known > 0 ? `; ${plural(sum.known, "report was", "reports were")} there already` : ""}.`,
  ];
  if (total > 0) {
    const kinds = [...sum.kinds].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    lines.push(
      `Learnt ${plural(total, "statement")} from ${plural(sum.voices.size, "voice")}:`,
      ...wrap(kinds.map(([kind, count]) => `${count} ${kind}`).join(", "), 76).map((line) => `  ${line}`),
    );
  }
  if (sum.undated > 0)
    lines.push(
      `${plural(sum.undated, "report")} without a publication day: the day is inferred where the text allows it.`,
    );
  if (sum.unread > 0) lines.push(`${plural(sum.unread, "report")} kept unread (not in English).`);
  if (sum.passedOver > 0) lines.push(`${plural(sum.passedOver, "file")} passed over: no report by the name.`);
  if (sum.warnings > 0) lines.push(`${plural(sum.warnings, "report")} kept with a doubt, told above.`);
  if (sum.problems > 0) lines.push(`${plural(sum.problems, "problem")}, told above; the rest went on.`);
  lines.push("Look at it: parley board, parley chronology, parley why ID.");
  return lines;
}

/** Lines of at most `width` columns, cut at spaces. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
