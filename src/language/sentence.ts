// A sentence as its words and their tree: "Beijing / suspended / dialogue" with suspended as root.
import type { Span } from "../report/index.ts";

/** Universal POS tags (UD v2). */
export type Upos =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "AUX"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PART"
  | "PRON"
  | "PROPN"
  | "PUNCT"
  | "SCONJ"
  | "SYM"
  | "VERB"
  | "X";

/** A syntactic word in the UD sense. `Obama's` is two tokens; each has its own exact offsets. */
export interface Token extends Span {
  /** 0-based place in its sentence. */
  readonly index: number;
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** Penn Treebank tag as GUM and EWT write it. */
  readonly xpos: string;
  /** Index of the governing token; -1 for the root. */
  readonly head: number;
  /** UD relation with subtype, e.g. "nsubj:pass". */
  readonly deprel: string;
  /** True when this token continues the multi-word token begun before it (the `'s` of `Obama's`, the `n't` of `don't`). */
  readonly joined: boolean;
}

export type NameType = "PER" | "ORG" | "LOC" | "NORP" | "EVENT" | "WORK";

/** A name found by the reader of English: tokens `[first, last)`. */
export interface Name {
  readonly first: number;
  readonly last: number;
  readonly type: NameType;
}

/** A sentence in the kept text. Tokens stand in order and do not overlap. */
export interface Sentence extends Span {
  readonly tokens: readonly Token[];
  readonly names: readonly Name[];
}

/**
 * Reads English. `parse` takes one paragraph-bounded stretch `[start, end)` of the kept text (a block of the page) and gives its
 * sentences with tags, lemmas, trees and names; offsets are those of the kept text. Deterministic; no effects.
 */
export interface EnglishReader {
  /** Name and version, recorded with every reading, e.g. "english-net 5e1f20c7": the net by its weights. */
  readonly name: string;
  /** All stretches of one report in one call, so that a network may batch them. One list of sentences for each stretch. */
  parse(text: string, stretches: readonly Span[]): Sentence[][];
}

/** A reader that also takes words that are already cut, as treebanks and entity corpora give them. */
export interface EnglishParser extends EnglishReader {
  /**
   * One sentence for each list of words, in order; offsets are those of the words joined by single spaces. A sentence may be
   * of any length; an empty list gives a sentence without tokens.
   */
  parseWords(sentences: readonly (readonly string[])[]): Sentence[];
}
