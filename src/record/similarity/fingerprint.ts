// What a text looks like to one that searches copies: its longer sentences as rows of word hashes, and a sample of its word runs.
// "Envoys of both states met in Oslo on Monday" and a reprint of it in another paper have one row and the same runs.
import { comparableText } from "../../report/index.ts";

/** The shape of a text. Holds numbers only: no words can be read back from it. */
export interface Fingerprint {
  /** Word hashes (32 bits) of every sentence of at least `shortestSentence` words, in the order of the text. */
  readonly sentences: readonly Uint32Array[];
  /** Count of words in those sentences. */
  readonly words: number;
  /** Selected hashes of runs of `runLength` words, each once, ascending. */
  readonly runs: Uint32Array;
}

/** Sentences of fewer words ("He declined to comment.") stand in too many texts to tell a copy. */
export const shortestSentence = 6;
/** Words in a run. */
export const runLength = 5;
/** Of this many neighbouring runs at least one is kept, so that any 12 words in common are found. */
export const runWindow = 8;

/** FNV-1a, 32 bits, over UTF-16 units (Fowler, Noll & Vo; draft-eastlake-fnv). */
function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Finalizer of MurmurHash3, so that neighbouring sums lie far apart (Appleby 2008). */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Words whose stop ends no sentence: titles, "Jr.", months, initials, "p. m.". */
const abbreviated =
  /(?:^|[\s-])(?:\p{Lu}|Mr|Mrs|Ms|Dr|Jr|Sr|St|Mt|Ft|Gen|Lt|Col|Maj|Sgt|Adm|Capt|Cpl|Const|Sen|Rep|Gov|Prof|Rev|Hon|No|vs|Inc|Ltd|Co|Corp|Bros|Ave|Rd|Blvd|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|\p{L}\. ?\p{L})\.$/u;

const wordsIn = (text: string): string[] =>
  comparableText(text)
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * Lines, cut into sentences without a grammar: copies are sought among all texts, also those that were never read. What would be
 * shorter than `shortestSentence` stays with its neighbour in the line, so a wrong cut after "Const." does no harm.
 */
function roughSentences(text: string): string[][] {
  const found: string[][] = [];
  for (const line of text.split(/\s*\n\s*/)) {
    let from = 0;
    let last: string[] | null = null;
    const take = (to: number): void => {
      const words = wordsIn(line.slice(from, to));
      if (last !== null && words.length < shortestSentence) last.push(...words);
      else if (words.length > 0) found.push((last = words));
      from = to;
    };
    for (const match of line.matchAll(/[.!?]["'”’)]*\s+(?=["'“‘(]*\p{Lu})/gu)) {
      const to = match.index + match[0].length;
      const piece = line.slice(from, to).trimEnd();
      if (!abbreviated.test(piece) && wordsIn(piece).length >= shortestSentence) take(to);
    }
    take(line.length);
  }
  return found;
}

/** The fingerprint of a text. Letter case, spacing, punctuation and the shape of quotation marks do not matter. */
export function fingerprint(text: string): Fingerprint {
  const sentences: Uint32Array[] = [];
  for (const words of roughSentences(text))
    if (words.length >= shortestSentence) sentences.push(Uint32Array.from(words, wordHash));
  const row = new Uint32Array(sentences.reduce((sum, sentence) => sum + sentence.length, 0));
  let at = 0;
  for (const sentence of sentences) {
    row.set(sentence, at);
    at += sentence.length;
  }
  return { sentences, words: row.length, runs: winnow(row) };
}

/**
 * Winnowing (Schleimer, Wilkerson & Aiken, SIGMOD 2003): the smallest hash of every window of `runWindow` runs is kept, so the
 * sample of a part is a part of the sample, however long the rest of the text is. Minhash signatures lose that.
 */
function winnow(words: Uint32Array): Uint32Array {
  const count = words.length - runLength + 1;
  if (count <= 0) return words.length === 0 ? new Uint32Array(0) : Uint32Array.of(runHash(words, 0));
  const hashes = new Uint32Array(count);
  for (let at = 0; at < count; at++) hashes[at] = runHash(words, at);
  const kept = new Set<number>();
  for (let from = 0; from === 0 || from + runWindow <= count; from++) {
    let least = hashes[from]!;
    for (let at = from + 1; at < Math.min(from + runWindow, count); at++)
      if (hashes[at]! < least) least = hashes[at]!;
    kept.add(least);
  }
  return Uint32Array.from(kept).sort();
}

function runHash(words: Uint32Array, from: number): number {
  let hash = 0;
  for (let at = from; at < Math.min(from + runLength, words.length); at++)
    hash = mix(Math.imul(hash, 31) ^ words[at]!);
  return hash;
}
