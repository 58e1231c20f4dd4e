// Whether one text was taken over into another: two papers that print one wire text are copies, two read-outs of different calls in
// the stock words of one press office are not.
import type { Fingerprint } from "./fingerprint.ts";

export type CopyKind = "copy" | "partial-copy" | "none";

/** How much of two texts is the same. */
export interface Overlap {
  /** Share of the sentences of the shorter text (fewer sentences) that stand nearly word for word in the other, 0..1. */
  readonly taken: number;
  /** How many those are. */
  readonly sentences: number;
  /** Words of the shorter text in those sentences. */
  readonly words: number;
  /** Words of the longest of them that stands word for word in the other. */
  readonly verbatim: number;
}

/** Two sentences are nearly word for word alike when twice their longest common subsequence is this share of all their words. */
const nearlyVerbatim = 0.85;
/** And word for word at this share: a comma's word more or less. */
const verbatim = 0.95;
/** Stock wording is refitted to each occasion; a text that was taken over keeps a whole sentence of at least so many words. */
const wholeSentence = 12;
export const copyFrom = 0.6;
export const partialFrom = 0.2;
/**
 * A copy has at least this share of the runs of the shorter text in common: three fifths of the sentences, in which every sixth word
 * may be another, leave a quarter.
 */
export const copyRunsFrom = 0.15;
/** A text of one or two sentences is too short for a share of them to tell; then this share of both texts has to be the same words. */
const fewSentences = 2;

/** Words in common, whatever their order: never less than the longest common subsequence. Both sorted. */
function commonWords(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      count++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return count;
}

/** Length of the longest common subsequence (Wagner & Fischer 1974, two rows). */
function commonSubsequence(a: Uint32Array, b: Uint32Array): number {
  let before = new Uint16Array(b.length + 1);
  let now = new Uint16Array(b.length + 1);
  for (const word of a) {
    for (let j = 0; j < b.length; j++)
      now[j + 1] = word === b[j] ? before[j]! + 1 : Math.max(before[j + 1]!, now[j]!);
    [before, now] = [now, before];
  }
  return before[b.length]!;
}

interface Row {
  readonly words: Uint32Array;
  readonly sorted: Uint32Array;
}
const rowOf = (words: Uint32Array): Row => ({ words, sorted: words.slice().sort() });

const rowsKept = new WeakMap<Fingerprint, readonly Row[]>();
/** The sentences of a text as rows; made once for a fingerprint. */
function rowsOf(print: Fingerprint): readonly Row[] {
  let rows = rowsKept.get(print);
  if (!rows) {
    rows = print.sentences.map(rowOf);
    rowsKept.set(print, rows);
  }
  return rows;
}

/** Likeness of two sentences, 0..1; 0 for all below `nearlyVerbatim`, which is mostly told without aligning them. */
function likeness(a: Row, b: Row): number {
  const all = a.words.length + b.words.length;
  const enough = (nearlyVerbatim * all) / 2;
  if (Math.min(a.words.length, b.words.length) < enough) return 0;
  if (commonWords(a.sorted, b.sorted) < enough) return 0;
  const common = commonSubsequence(a.words, b.words);
  return common >= enough ? (2 * common) / all : 0;
}

/**
 * Measures what two texts have in common, sentence by sentence. Symmetric. Where fewer than `least` of the sentences can have been
 * taken over it stops early, and tells no more than that.
 */
export function overlap(a: Fingerprint, b: Fingerprint, least = 0): Overlap {
  const [short, long] =
    a.sentences.length < b.sentences.length ||
    (a.sentences.length === b.sentences.length && a.words <= b.words)
      ? [a, b]
      : [b, a];
  const others = rowsOf(long);
  const rows = rowsOf(short);
  let sentences = 0;
  let words = 0;
  let whole = 0;
  for (const [i, row] of rows.entries()) {
    if (sentences + rows.length - i < least * rows.length) break;
    let best = 0;
    for (const other of others) if (best < 1) best = Math.max(best, likeness(row, other));
    if (best === 0) continue;
    sentences++;
    words += row.words.length;
    if (best >= verbatim) whole = Math.max(whole, row.words.length);
  }
  return { taken: sentences / Math.max(1, short.sentences.length), sentences, words, verbatim: whole };
}

/**
 * Copy: at least 60 % of the shorter text's sentences were taken over, one of them whole; partial copy: at least 20 %. Where the whole of it is one or two
 * sentences, stock wording can fill a sentence, so nearly all its words must be the same and the other text no longer by half.
 * Asked for copies at `least`, partial copies are "none".
 */
export function copyKind(a: Fingerprint, b: Fingerprint, least: CopyKind = "partial-copy"): CopyKind {
  if (a.sentences.length === 0 || b.sentences.length === 0) return "none";
  const [from, inPart] =
    least === "copy" ? ([copyFrom, "none"] as const) : ([partialFrom, "partial-copy"] as const);
  const { taken, words, verbatim: whole } = overlap(a, b, from);
  if (taken < from) return "none";
  if (taken < copyFrom || whole < wholeSentence) return inPart;
  const fewest = Math.min(a.sentences.length, b.sentences.length);
  if (fewest > fewSentences) return "copy";
  return words >= 0.9 * Math.min(a.words, b.words) && words >= 0.5 * Math.max(a.words, b.words)
    ? "copy"
    : inPart;
}
