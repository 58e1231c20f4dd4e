// The stretch in which a voice is looked for: a paragraph with its sentences' trees joined into one run of words,
// so that `"We will talk," he said. "Soon."` is one row in which the second quotation can find its cue.
import type { Span } from "../report/index.ts";
import type { Sentence, Token } from "../language/index.ts";

/** Longest paragraph taken in one piece, in words; a longer one is cut at a sentence's end (or inside a sentence that is longer still). */
export const longestParagraph = 1200;

/** Words of one paragraph. Arrays run parallel to `tokens`. */
export interface Paragraph extends Span {
  readonly tokens: readonly Token[];
  /** Index into the sentences handed in, for every word. */
  readonly sentence: Int32Array;
  /** First word of the sentence that holds the word, and one past its last. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Governing word within this paragraph; -1 for a root or a governor cut off. */
  readonly head: Int32Array;
  /** Kind of name that holds the word (1 PER, 2 ORG, 3 LOC, 4 other), plus 8 at its first word; 0 = no name. */
  readonly name: Uint8Array;
}

/** Joins sentences into paragraphs: a line break in the text between two sentences, or one of `breaks` (sorted offsets), parts them. */
export function paragraphs(
  text: string,
  sentences: readonly Sentence[],
  breaks: readonly number[] = [],
): Paragraph[] {
  const result: Paragraph[] = [];
  let run: number[] = [];
  let words = 0;
  let nextBreak = 0;
  const close = (): void => {
    if (words > 0) result.push(...joined(sentences, run));
    run = [];
    words = 0;
  };
  let end = 0;
  for (let index = 0; index < sentences.length; index++) {
    const sentence = sentences[index]!;
    let parted = false;
    while (nextBreak < breaks.length && breaks[nextBreak]! <= sentence.start) {
      parted = true;
      nextBreak++;
    }
    for (let at = end; at < sentence.start && !parted; at++) parted = text.charCodeAt(at) === 10;
    if (run.length > 0 && (parted || words + sentence.tokens.length > longestParagraph)) close();
    run.push(index);
    words += sentence.tokens.length;
    end = sentence.end;
  }
  close();
  return result;
}

const nameKinds: Readonly<Record<string, number>> = { PER: 1, ORG: 2, LOC: 3 };

function joined(sentences: readonly Sentence[], run: readonly number[]): Paragraph[] {
  const pieces: Paragraph[] = [];
  const all: { token: Token; sentence: number; first: number; last: number; head: number; name: number }[] =
    [];
  for (const index of run) {
    const { tokens, names } = sentences[index]!;
    const base = all.length;
    for (const token of tokens)
      all.push({
        token,
        sentence: index,
        first: base,
        last: base + tokens.length,
        head: token.head < 0 || token.head >= tokens.length ? -1 : base + token.head,
        name: 0,
      });
    for (const { first, last, type } of names)
      for (let at = first; at < last && at < tokens.length; at++)
        all[base + at]!.name = (nameKinds[type] ?? 4) + (at === first ? 8 : 0);
  }
  for (let from = 0; from < all.length; from += longestParagraph) {
    const piece = all.slice(from, from + longestParagraph);
    const inside = (place: number): number => Math.min(piece.length, Math.max(0, place - from));
    pieces.push({
      start: piece[0]!.token.start,
      end: piece[piece.length - 1]!.token.end,
      tokens: piece.map((word) => word.token),
      sentence: Int32Array.from(piece, (word) => word.sentence),
      first: Int32Array.from(piece, (word) => inside(word.first)),
      last: Int32Array.from(piece, (word) => inside(word.last)),
      head: Int32Array.from(piece, (word) =>
        word.head < from || word.head >= from + piece.length ? -1 : word.head - from,
      ),
      name: Uint8Array.from(piece, (word) => word.name),
    });
  }
  return pieces;
}
