// A mention while its sentence is being read; `finish` makes it the Mention that other rooms see.
import type { Sentence } from "../../language/index.ts";
import type { Mention, MentionSense, Post, StateCode } from "../mention.ts";
import type { Title } from "./titles.ts";

export interface MentionDraft {
  first: number;
  last: number;
  form: Mention["form"];
  entity: string | null;
  entities: string[];
  sense: MentionSense;
  post: Post | null;
  rule: string;
  confidence: number;
  /** What kind of name it is: adjective, people, capital, state, person, title ... */
  type: string;
  /** States that a title or body carries, also where no entity is known. */
  states: readonly StateCode[];
  sector: string | null;
  /** A title that stands alone. */
  title: Title | null;
  /** Token of the head; -1 until asked. */
  head: number;
}

export function draftMention(
  type: string,
  first: number,
  last: number,
  rest: Partial<MentionDraft>,
): MentionDraft {
  return {
    type,
    first,
    last,
    form: "name",
    entity: null,
    entities: [],
    sense: "other",
    post: null,
    rule: type,
    confidence: 0.9,
    states: [],
    sector: null,
    title: null,
    head: -1,
    ...rest,
  };
}

/** The token of `[first, last)` whose governor lies outside; the last one when the tree says nothing. */
export function headOf(sentence: Sentence, first: number, last: number): number {
  for (let i = last - 1; i >= first; i--) {
    const { head, deprel } = sentence.tokens[i]!;
    if (deprel === "punct" || deprel === "case" || deprel === "det") continue;
    if (head < first || head >= last) return i;
  }
  return last - 1;
}

export function finish(draft: MentionDraft, sentence: Sentence, index: number): Mention {
  return {
    start: sentence.tokens[draft.first]!.start,
    end: sentence.tokens[draft.last - 1]!.end,
    sentence: index,
    first: draft.first,
    last: draft.last,
    head: draft.head < 0 ? headOf(sentence, draft.first, draft.last) : draft.head,
    form: draft.form,
    entity: draft.entity,
    entities: draft.entities,
    sense: draft.sense,
    post: draft.post,
    rule: draft.rule,
    confidence: draft.confidence,
  };
}
