// What coding is given of a report: its sentences, whom words name, the times, the voices, and the day it was published.
import type { Attribution, Voice } from "../attribution/index.ts";
import type { Sentence } from "../language/index.ts";
import type { Lexicon } from "../lexicon/index.ts";
import type { Mention, StateCode, TimeExpression } from "../mentions/index.ts";
import type { Publication, Span } from "../report/index.ts";
import type { Participant } from "./statement.ts";

export interface Scene {
  readonly text: string;
  /** Sentences of the story in the order of the text, then those of captions. */
  readonly sentences: readonly Sentence[];
  /** How many of them are the story's. Captions give days and places to what the story tells; they are never told themselves. */
  readonly story: number;
  /** Number of the paragraph that each sentence stands in. */
  readonly paragraphs: readonly number[];
  /** Whom the noun phrase at a token of a sentence names; coordinated ones are all given. Empty when nobody that acts. */
  who(sentence: number, token: number): readonly Participant[];
  /** The parties that a noun's modifiers name: both of "U.S.-China talks". */
  whose(sentence: number, token: number): readonly Participant[];
  /** The place that a noun phrase names, or null. */
  where(
    sentence: number,
    token: number,
  ): { readonly name: string; readonly country: StateCode | null } | null;
  readonly mentions: readonly Mention[];
  readonly times: readonly TimeExpression[];
  readonly publication: Publication;
  /** The voices over a span, nearest first, and whether the last is on the record. */
  voices(span: Span): { readonly says: readonly Voice[]; readonly onRecord: boolean };
  /** Who says what, in the order of the cues. */
  readonly attributions: readonly Attribution[];
  readonly lexicon: Lexicon;
}
