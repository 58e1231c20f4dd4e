// What coding is given of a report: its sentences, whom words name, the times, the voices, and the day it was published.
import type { Voice } from "../attribution/index.ts";
import type { Sentence } from "../language/index.ts";
import type { Lexicon } from "../lexicon/index.ts";
import type { Mention, StateCode, TimeExpression } from "../mentions/index.ts";
import type { Publication, Span } from "../report/index.ts";
import type { Participant } from "./statement.ts";

export interface Scene {
  readonly text: string;
  /** Sentences of the story, in the order of the text. */
  readonly sentences: readonly Sentence[];
  /** Number of the paragraph that each sentence stands in. */
  readonly paragraphs: readonly number[];
  /** Whom the noun phrase at a token of a sentence names; coordinated ones are all given. Empty when nobody that acts. */
  who(sentence: number, token: number): readonly Participant[];
  /** The place that a noun phrase names, or null. */
  where(
    sentence: number,
    token: number,
  ): { readonly name: string; readonly country: StateCode | null } | null;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  /** Dates of captions and their words: evidence for the day and place of what the story tells, never coded themselves. */
  readonly publication: Publication;
  /** The voices over a span, nearest first, and whether the last is on the record. */
  voices(span: Span): { readonly says: readonly Voice[]; readonly onRecord: boolean };
  readonly lexicon: Lexicon;
}
