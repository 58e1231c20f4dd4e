// The card of a statement under review, as text: what it says, when, where, who says so, and the sentence that carries it.
import { boundWords, type Undecided } from "../record/index.ts";
import { inkOf, listed, wrapped, type DrawOptions } from "./lines.ts";

/** What the card shows of the report beside the statement. */
export interface CardReport {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly text: string;
}

const whoOf = (list: Undecided["statement"]["actors"], state: (code: string) => string): string =>
  listed([
    ...new Set(
      list.map(({ person, organ, state: code }) => {
        const name = person ?? organ;
        return name === null
          ? code === null
            ? "somebody"
            : state(code)
          : code === null
            ? name
            : `${name} (${state(code)})`;
      }),
    ),
  ]);

/** Lines of the card; the evidence is lit inside its paragraph. */
export function cardLines(item: Undecided, report: CardReport, options: DrawOptions = {}): string[] {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const state = options.stateName ?? ((code: string) => code);
  const { statement } = item;
  const row = (name: string, text: string): string[] =>
    wrapped(text, columns, name.padEnd(10), " ".repeat(10));
  const { begin, end, origin, basis } = statement.when;
  const { polarity, certainty, status } = statement.factuality;
  const when =
    boundWords(begin) === boundWords(end) ? boundWords(begin) : `${boundWords(begin)} - ${boundWords(end)}`;
  const from = Math.max(
    report.text.lastIndexOf("\n", statement.evidence.start) + 1,
    statement.evidence.start - 400,
  );
  const stop = report.text.indexOf("\n", statement.evidence.end);
  const to = Math.min(stop === -1 ? report.text.length : stop, statement.evidence.end + 400);
  const [open, close] = options.colour ? ["\u001b[7m", "\u001b[27m"] : ["[[", "]]"];
  const sentence =
    report.text.slice(from, statement.evidence.start) +
    open +
    report.text.slice(statement.evidence.start, statement.evidence.end) +
    close +
    report.text.slice(statement.evidence.end, to);
  return [
    ink.bold(`${statement.kind}  ${ink.dim(`${item.why}, confidence ${statement.confidence.toFixed(2)}`)}`),
    ...row(
      "who",
      whoOf(statement.actors, state) +
        (statement.recipients.length > 0 ? ` -> ${whoOf(statement.recipients, state)}` : ""),
    ),
    ...(statement.level ? row("level", statement.level) : []),
    ...(statement.channel ? row("channel", statement.channel) : []),
    ...row("when", `${when} (${origin}: ${basis})`),
    ...(statement.place ? row("where", statement.place.name) : []),
    ...(statement.host ? row("host", whoOf([statement.host], state)) : []),
    ...(statement.mediators.length > 0 ? row("mediator", whoOf(statement.mediators, state)) : []),
    ...row("factual", [polarity, certainty, status].join(", ")),
    ...row("says", statement.says.map(({ name }) => name).join(" <- ") || "unknown publisher"),
    ...(statement.content ? row("content", statement.content.text) : []),
    ...row("rule", statement.rule),
    ...row(
      "report",
      `${report.publisher ?? "unknown publisher"}, ${report.published ?? "undated"}: ${report.title ?? "untitled"}  ${item.ref}`,
    ),
    "",
    ...wrapped(sentence.replace(/\s+/g, " "), columns, "  "),
  ];
}
