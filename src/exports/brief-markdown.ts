// The brief as Markdown with footnotes: `- 15 November 2023: Summit of ... [^3]`.
import type { Brief, BriefEntry } from "./brief.ts";

/** Signs that Markdown would take for its own, and line breaks, made harmless. */
const plain = (text: string): string =>
  text.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|~]/g, (sign) => `\\${sign}`);

const entryLines = ({ when, what, disputed, notes }: BriefEntry): string[] => [
  `- **${plain(when)}**: ${plain(what)}${notes.map((number) => `[^${number}]`).join("")}`,
  ...disputed.map((line) => `  - *Reports differ on ${plain(line)}*`),
];

export function briefMarkdown(brief: Brief): string {
  return [
    `# ${plain(brief.title)}`,
    "",
    `*${plain(brief.stamp)}*`,
    ...(brief.channels.length > 0
      ? ["", "## Channels", "", ...brief.channels.map((line) => `- ${plain(line)}`)]
      : []),
    "",
    "## Chronology",
    ...brief.years.flatMap(({ heading, entries }) => [
      "",
      `### ${heading}`,
      "",
      ...entries.flatMap(entryLines),
    ]),
    ...(brief.commitments.length > 0
      ? ["", "## Commitments", "", ...brief.commitments.flatMap(entryLines)]
      : []),
    "",
    ...brief.notes.map((text, index) => `[^${index + 1}]: ${plain(text)}`),
    "",
  ].join("\n");
}
