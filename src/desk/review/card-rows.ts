// The card of a statement as lines of label and words: "when | 15 November 2023 | stated: the date in the sentence".
import type { Participant, Statement, When } from "../../coding/index.ts";
import { boundWords } from "../../record/index.ts";

/** A line of the card; `field` names what a person may correct there, `note` says on what it stands. */
export interface CardRow {
  readonly label: string;
  readonly value: string;
  readonly note: string | null;
  readonly field: "kind" | "when" | "place" | "level" | "channel" | "factuality" | null;
}

/** Someone who takes part, with the post held and the state. */
export function participantWords(each: Participant, stateName: (code: string) => string): string {
  const name = each.person ?? each.organ ?? each.word ?? null;
  const state = each.state === null ? null : stateName(each.state);
  if (name === null) return state ?? "somebody";
  const post = each.person !== null && each.post ? `, ${each.post.title}` : "";
  return `${name}${post}${state === null ? "" : ` (${state})`}`;
}

const listOf = (all: readonly Participant[], stateName: (code: string) => string): string =>
  [...new Set(all.map((each) => participantWords(each, stateName)))].join("; ");

/** Begin and end in words, once when they are the same. */
export function whenWords({ begin, end }: Pick<When, "begin" | "end">): string {
  const [first, last] = [boundWords(begin), boundWords(end)];
  return first === last ? first : `${first} – ${last}`;
}

/** Polarity, certainty and status in words; "asserted as fact" where nothing limits it. */
export function factualityWords({ polarity, certainty, status }: Statement["factuality"]): string {
  const parts = [
    ...(polarity === "negative" ? ["denied"] : []),
    ...(certainty === "certain" ? [] : [certainty]),
    ...(status === "actual" ? [] : [status.replaceAll("-", " ")]),
  ];
  return parts.length === 0 ? "told as fact" : parts.join(", ");
}

/** Lines of a statement's card, in the order in which a reader asks. */
export function cardRows(statement: Statement, stateName: (code: string) => string): CardRow[] {
  const rows: CardRow[] = [];
  const row = (label: string, value: string, note: string | null = null, field: CardRow["field"] = null) =>
    rows.push({ label, value, note, field });
  row("Kind", statement.kind.replaceAll("-", " "), statement.plover, "kind");
  if (statement.symmetric) row("Between", listOf(statement.actors, stateName) || "not told");
  else {
    row("Actor", listOf(statement.actors, stateName) || "not told");
    if (statement.recipients.length > 0) row("Recipient", listOf(statement.recipients, stateName));
  }
  row("When", whenWords(statement.when), `${statement.when.origin}: ${statement.when.basis}`, "when");
  const { place } = statement;
  row(
    "Place",
    place === null ? "not told" : `${place.name}${place.country ? `, ${stateName(place.country)}` : ""}`,
    null,
    "place",
  );
  row("Level", statement.level?.replaceAll("-", " ") ?? "not told", null, "level");
  row("Channel", statement.channel ?? "none named", null, "channel");
  row("Factuality", factualityWords(statement.factuality), null, "factuality");
  row(
    "Says",
    statement.says.map(({ name }) => name).join(" ← ") || "unknown publisher",
    statement.onRecord ? "on the record" : "not on the record",
  );
  if (statement.content) row("Content", `“${statement.content.text.replace(/\s+/g, " ")}”`);
  row("Rule", statement.rule, `confidence ${statement.confidence.toFixed(2)}`);
  return rows;
}
