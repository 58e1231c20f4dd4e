// A statement while it is being made: an act with its clause, its people, its time; links to others by draft number, ids come last.
import type { Tree } from "../language/index.ts";
import type { Level, Post } from "../mentions/index.ts";
import type { Span } from "../report/index.ts";
import { certainFact } from "./factuality.ts";
import type { Act } from "./act.ts";
import type { Factuality, Participant, Plover, Statement, StatementKind, When } from "./statement.ts";

export interface Draft {
  readonly act: Act | null;
  readonly sentence: number;
  kind: StatementKind;
  plover: Plover | null;
  mode: string | null;
  context: readonly string[];
  cameo: string | null;
  readonly rule: string;
  readonly trigger: Span;
  evidence: Span;
  actors: readonly Participant[];
  recipients: readonly Participant[];
  symmetric: boolean;
  readonly host: Participant | null;
  readonly mediators: readonly Participant[];
  when: When;
  place: Statement["place"];
  channel: string | null;
  level: Level | null;
  factuality: Factuality;
  content: Statement["content"];
  post: Post | null;
  /** Words of the sentence that are this act's: trigger, clause, acts it took in. */
  readonly words: ReadonlySet<number>;
  /** Another act that dates this one: told as before, after or with it. */
  order: { readonly word: "before" | "after" | "with"; readonly other: Draft } | null;
  causes: Draft[];
  sameAs: Draft[];
  confidence: number;
  /** A noun without a verb of its own. */
  readonly bare: boolean;
  /** "the meeting", "that visit": told before. */
  readonly definite: boolean;
}

/** What is known of a statement that no act of lexicon/events carries: a tenure beside a name, a claim of a first, what a voice says. */
export type Carried = Pick<
  Draft,
  "sentence" | "kind" | "rule" | "trigger" | "evidence" | "actors" | "when" | "content" | "confidence"
>;

/** A draft without an act: what `known` does not tell is empty, plain and certain. */
export const draftWithoutAct = (known: Carried & Partial<Draft>): Draft => ({
  act: null,
  plover: null,
  mode: null,
  context: [],
  cameo: null,
  recipients: [],
  symmetric: false,
  host: null,
  mediators: [],
  place: null,
  channel: null,
  level: null,
  factuality: certainFact,
  post: null,
  words: new Set(),
  order: null,
  causes: [],
  sameAs: [],
  bare: false,
  definite: false,
  ...known,
});

const outside: ReadonlySet<string> = new Set([
  "advcl",
  "parataxis",
  "punct",
  "discourse",
  "cc",
  "vocative",
  "dislocated",
]);

/** The smallest clause that carries an act: its words and arguments without adverbial, relative and coordinated clauses. */
export function clauseSpan(tree: Tree, head: number, keep: ReadonlySet<number>): Span {
  const tokens = tree.subtree(head, (child) => {
    if (keep.has(child)) return false;
    const relation = tree.relation(child);
    if (outside.has(relation)) return true;
    if (relation === "conj") return tree.isClausal(child);
    if (relation === "acl") return tree.tokens[child]!.deprel === "acl:relcl";
    if (relation === "obl") return tree.preposition(child) === "according to";
    return false;
  });
  return { start: tree.tokens[tokens[0]!]!.start, end: tree.tokens[tokens.at(-1)!]!.end };
}
