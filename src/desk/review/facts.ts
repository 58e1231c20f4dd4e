// A fact that a person writes down, as a statement: "call, USA and CHN, Lloyd Austin, 2024-04-16" in the words of a report or by hand.
import { codes, type Participant, type Statement, type StatementKind } from "../../coding/index.ts";
import type { Span } from "../../report/index.ts";
import { correctedWhen } from "./corrections.ts";

/** What was typed into the form. */
export interface FactForm {
  readonly kind: StatementKind;
  /** "USA, China": states by code or name, parted by commas. */
  readonly who: string;
  readonly person: string;
  readonly withWhom: string;
  readonly otherPerson: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
  readonly level: string;
  readonly channel: string;
  readonly words: string;
}

/** Kinds in which both sides do the same: who and with whom are two sides of one act. */
const mutual: ReadonlySet<StatementKind> = new Set([
  "meeting",
  "call",
  "summit",
  "agreement",
  "joint-activity",
  "relation",
  "diplomatic-ties",
  "channel-opened",
  "channel-resumed",
  "channel-agreed-to-resume",
]);

/** Codes of states by code or name, letters' size aside; those that are none, as they were typed. */
export function statesOf(
  typed: string,
  names: Readonly<Record<string, string>>,
): { readonly codes: string[]; readonly unknown: string[] } {
  const byName = new Map(Object.entries(names).map(([code, name]) => [name.toLowerCase(), code]));
  const found: string[] = [];
  const unknown: string[] = [];
  for (const part of typed.split(/[,;]/).map((each) => each.trim())) {
    if (part === "") continue;
    const code =
      names[part.toUpperCase()] === undefined ? byName.get(part.toLowerCase()) : part.toUpperCase();
    if (code === undefined) unknown.push(part);
    else found.push(code);
  }
  return { codes: found, unknown };
}

/** The states, the first of them with the person who acts for it. */
function side(codesOf: readonly string[], person: string): Participant[] {
  const named = person.trim() || null;
  const one = (state: string | null, name: string | null): Participant => ({
    span: null,
    entity: null,
    state,
    person: name,
    organ: null,
    sector: null,
    post: null,
  });
  if (codesOf.length === 0) return named === null ? [] : [one(null, named)];
  return codesOf.map((state, index) => one(state, index === 0 ? named : null));
}

/** The statement, standing in `evidence` of its report's text; or what is missing, in words, with the mend. */
export function factOf(
  form: FactForm,
  evidence: Span,
  author: string,
  names: Readonly<Record<string, string>>,
): { readonly statement: Statement } | { readonly refused: string } {
  const [left, right] = [statesOf(form.who, names), statesOf(form.withWhom, names)];
  const [unknown] = [...left.unknown, ...right.unknown];
  if (unknown !== undefined)
    return { refused: `“${unknown}” is no state of the registry. Write its name or code, such as USA.` };
  if (left.codes.length === 0 && form.person.trim() === "")
    return { refused: "Nobody acts. Write a state or a person." };
  const when = correctedWhen(form.from, form.to, author);
  if ("refused" in when) return when;
  const [actors, others] = [side(left.codes, form.person), side(right.codes, form.otherPerson)];
  const symmetric = mutual.has(form.kind) && others.length + actors.length > 1;
  const { plover, cameo } = codes[form.kind];
  const text = form.words.trim();
  return {
    statement: {
      id: `${form.kind}@${evidence.start}-${evidence.end}`,
      kind: form.kind,
      plover,
      mode: null,
      context: [],
      cameo,
      evidence,
      trigger: evidence,
      rule: "by hand",
      actors: symmetric ? [...actors, ...others] : actors,
      recipients: symmetric ? [] : others,
      symmetric,
      host: null,
      mediators: [],
      channel: form.channel.trim() || null,
      level: (form.level || null) as Statement["level"],
      when: { ...when.value, basis: `written down by ${author}` },
      place: form.place.trim() === "" ? null : { name: form.place.trim(), country: null, span: null },
      factuality: { polarity: "positive", certainty: "certain", status: "actual" },
      says: [],
      onRecord: true,
      causes: [],
      sameAs: [],
      content: text === "" ? null : { text, span: null, since: null, due: null, post: null },
      confidence: 1,
    },
  };
}

/** The part of a text that is selected on the page, as a span of it; null where nothing of it is. */
export function selectedSpan(box: Element | null): Span | null {
  const selection = globalThis.getSelection();
  if (!box || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.selectNodeContents(box);
  before.setEnd(range.startContainer, range.startOffset);
  // The text is shown letter by letter as it was kept: what lies before the selection is its offset.
  const start = before.toString().length;
  const length = range.toString().length;
  return length === 0 ? null : { start, end: start + length };
}
