// A word that tells of a happening, with what stands around it: "struck" in "A quake struck the island on Sunday" has the quake as doer,
// the island as undergoer, Sunday as its day.
import { type Sentence, treeOf } from "../../language/index.ts";
import type { Span } from "../../report/index.ts";
import { stemOf } from "./words.ts";

/** Lower-case words of one part of a clause. */
export type WordSet = ReadonlySet<string>;

export interface Telling {
  /** Index of its report, of its sentence in the report's sentences that were read, and of its own place in reading order. */
  readonly report: number;
  readonly sentence: number;
  readonly order: number;
  readonly head: string;
  readonly lemma: string;
  readonly stem: string;
  /** All words of the mention, lower case. */
  readonly words: readonly string[];
  readonly noun: boolean;
  /** Verbs and nouns of saying; those of one report and speaker are one, of two mostly two. */
  readonly reporting: boolean;
  readonly doers: WordSet;
  readonly undergoers: WordSet;
  readonly others: WordSet;
  /** Of the whole sentence. */
  readonly stems: ReadonlyMap<string, number>;
  readonly names: WordSet;
  readonly numbers: WordSet;
  readonly days: WordSet;
  /** Lemma of the verb or noun that governs it, "" for the root. */
  readonly governor: string;
}

const saying: ReadonlySet<string> = new Set(
  "say tell report announce state confirm add claim declare reveal describe explain note call statement announcement report comment news speak talk ask release cite quote write warn insist deny suggest mention".split(
    " ",
  ),
);
const dayWords =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|today|yesterday|tonight|(?:19|20)\d\d)$/;
const contentful: ReadonlySet<string> = new Set(["NOUN", "PROPN", "NUM", "ADJ"]);

const reading = new WeakMap<Sentence, Pick<Telling, "stems" | "names" | "numbers" | "days">>();

function wordsOfSentence(sentence: Sentence): Pick<Telling, "stems" | "names" | "numbers" | "days"> {
  let found = reading.get(sentence);
  if (!found) {
    const stems = new Map<string, number>();
    const names = new Set<string>();
    const numbers = new Set<string>();
    const days = new Set<string>();
    for (const { form, lemma, upos } of sentence.tokens) {
      const lower = form.toLowerCase();
      if (dayWords.test(lower)) days.add(lower);
      else if (/\d/.test(lower)) numbers.add(lower.replaceAll(",", ""));
      else if (upos === "PROPN") names.add(lower);
      if (upos === "PROPN" || upos === "NOUN" || upos === "VERB" || upos === "ADJ" || upos === "NUM") {
        const stem = stemOf(lemma.toLowerCase());
        stems.set(stem, (stems.get(stem) ?? 0) + 1);
      }
    }
    found = { stems, names, numbers, days };
    reading.set(sentence, found);
  }
  return found;
}

/** Reads a mention. `spans` are its words in the text of the sentence; null when none of the sentence's tokens lies in them. */
export function telling(
  sentence: Sentence,
  spans: readonly Span[],
  place: { readonly report: number; readonly sentence: number; readonly order: number },
): Telling | null {
  const inside = sentence.tokens.filter((token) =>
    spans.some((span) => token.start < span.end && span.start < token.end),
  );
  if (inside.length === 0) return null;
  const indexes = new Set(inside.map(({ index }) => index));
  const weight = (upos: string): number =>
    upos === "VERB" || upos === "NOUN" || upos === "PROPN" ? 2 : upos === "ADJ" || upos === "NUM" ? 1 : 0;
  // The governing word of the mention; of two, as in "checked herself into", the one with content.
  const heads = inside.filter(({ head }) => !indexes.has(head));
  const head = [...(heads.length > 0 ? heads : inside)].sort(
    (a, b) => weight(b.upos) - weight(a.upos) || a.index - b.index,
  )[0]!;
  const tree = treeOf(sentence);
  const collect = (tokens: Iterable<number>): Set<string> => {
    const words = new Set<string>();
    for (const token of tokens) {
      const { upos, lemma, form } = sentence.tokens[token]!;
      if (contentful.has(upos) && !indexes.has(token))
        words.add(upos === "PROPN" ? form.toLowerCase() : lemma.toLowerCase());
    }
    return words;
  };
  const phrases = (roots: readonly { token: number }[]): Set<string> =>
    collect(
      roots.flatMap(({ token }) => {
        const [first, last] = tree.phrase(token);
        return Array.from({ length: last - first + 1 }, (_, at) => first + at);
      }),
    );
  const noun = head.upos !== "VERB";
  const doers = phrases(noun ? tree.possessor(head.index) : tree.doers(head.index));
  const undergoers = phrases(noun ? [] : tree.undergoers(head.index));
  const others = collect(
    tree
      .children(head.index)
      .filter((child) =>
        /^(?:obl|nmod|compound|amod|nummod|advmod|appos)/.test(sentence.tokens[child]!.deprel),
      )
      .flatMap((child) => tree.subtree(child)),
  );
  const governor = head.head >= 0 ? sentence.tokens[head.head]!.lemma.toLowerCase() : "";
  const lemma = head.lemma.toLowerCase();
  return {
    ...place,
    ...wordsOfSentence(sentence),
    head: head.form.toLowerCase(),
    lemma,
    stem: stemOf(lemma),
    words: inside.map(({ form }) => form.toLowerCase()),
    noun,
    reporting: saying.has(lemma),
    doers,
    undergoers,
    others,
    governor,
  };
}
