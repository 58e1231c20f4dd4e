// `parley code "Beijing suspended the dialogue."`: what is coded, by which rule and way through the tree, and what was looked at and left.
import type { Considered, Participant, Statement } from "../coding/index.ts";
import { abstention } from "../coding/index.ts";
import { type Sentence, treeOf } from "../language/index.ts";
import type { Reader } from "../reading/index.ts";
import type { Report } from "../report/index.ts";

export interface CodeOptions {
  /** ISO day that "last month" is reckoned from; null = unknown. */
  readonly published?: string | null;
  /** Also what was considered and dropped. */
  readonly dropped?: boolean;
}

/** Lines that tell how `text` is coded; ends without a line break. */
export function codeText(text: string, read: Reader, options: CodeOptions = {}): string {
  const report: Report = {
    id: "given",
    textHash: "given",
    title: null,
    publisher: "given text",
    byline: null,
    published: options.published ?? null,
    url: null,
    language: "en",
    rights: "full",
    text,
  };
  const considered: Considered[] = [];
  let sentences: readonly Sentence[] = [];
  const { statements } = read(report, {
    considered: (what) => considered.push(what),
    parsed: (parsed) => {
      sentences = parsed;
    },
  });
  const lines: string[] = [];
  for (const statement of statements) lines.push(...statementLines(text, statement, sentences), "");
  if (statements.length === 0) lines.push("nothing coded", "");
  if (options.dropped !== false && considered.length > 0) {
    lines.push("considered and dropped:");
    for (const { rule, word, why } of considered) lines.push(`  ${rule} at "${word}": ${why}`);
  }
  return lines.join("\n").trimEnd();
}

const name = ({ person, organ, state, code, word }: Participant): string =>
  [person ?? organ ?? word ?? "", state ?? code ?? ""].filter((part) => part !== "").join(" ") || "somebody";

function statementLines(text: string, statement: Statement, sentences: readonly Sentence[]): string[] {
  const { actors, recipients, factuality, when, place, confidence } = statement;
  const below = confidence < abstention ? " (below the threshold: for review)" : "";
  const lines = [
    `${statement.kind}${statement.plover ? ` ${statement.plover}` : ""}${statement.cameo ? ` ${statement.cameo}` : ""}  ${confidence.toFixed(2)}${below}`,
    `  clause    ${text.slice(statement.evidence.start, statement.evidence.end)}`,
    `  rule      ${statement.rule}`,
  ];
  const path = pathOf(statement, sentences);
  if (path) lines.push(`  path      ${path}`);
  lines.push(
    `  ${statement.symmetric ? "parties  " : "actor    "} ${actors.map(name).join(", ") || "not told"}`,
  );
  if (recipients.length > 0) lines.push(`  recipient ${recipients.map(name).join(", ")}`);
  lines.push(`  factual   ${factuality.polarity}, ${factuality.certainty}, ${factuality.status}`);
  lines.push(`  time      ${when.begin.map((day) => day ?? "..").join("/")} (${when.origin}: ${when.basis})`);
  if (place) lines.push(`  place     ${place.name}`);
  if (statement.host) lines.push(`  host      ${name(statement.host)}`);
  if (statement.mediators.length > 0) lines.push(`  mediator  ${statement.mediators.map(name).join(", ")}`);
  if (statement.channel) lines.push(`  channel   ${statement.channel}`);
  if (statement.level) lines.push(`  level     ${statement.level}`);
  lines.push(`  says      ${statement.says.map((voice) => voice.name).join(" <- ")}`);
  if (statement.causes.length > 0) lines.push(`  cause     ${statement.causes.join(", ")}`);
  return lines;
}

/** From the trigger up to the root: "resume <xcomp- agreed <root". */
function pathOf({ trigger }: Statement, sentences: readonly Sentence[]): string | null {
  const sentence = sentences.find(({ start, end }) => start <= trigger.start && trigger.end <= end);
  const token = sentence?.tokens.find((one) => one.start >= trigger.start && one.end <= trigger.end);
  if (!sentence || !token) return null;
  const tree = treeOf(sentence);
  const parts: string[] = [];
  for (let at = token.index, steps = 0; at >= 0 && steps < 12; at = tree.head(at), steps++)
    parts.push(`${tree.tokens[at]!.form} <-${tree.tokens[at]!.deprel}-`);
  return parts.join(" ");
}
