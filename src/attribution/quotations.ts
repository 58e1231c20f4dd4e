// Where quotation marks open and close: in `He said: "We will "never" go.` the marks are paired, and the one that never closes is told apart.
import type { Paragraph } from "./paragraphs.ts";

/** One quotation: words `[open, close]`, the marks included. `closed` is false when it runs to the paragraph's end. */
export interface Quotation {
  readonly open: number;
  readonly close: number;
  readonly closed: boolean;
}

/** Place of a word with regard to quotations. */
export const outsideQuotation = 0;
export const openingMark = 1;
export const insideQuotation = 2;
export const closingMark = 3;

export interface Quotations {
  readonly list: readonly Quotation[];
  /** For every word: one of the four places. */
  readonly place: Uint8Array;
  /** For every word: index into `list`, or -1. */
  readonly of: Int32Array;
}

const opening = new Set(["“", "``", "«", "„"]);
const closing = new Set(["”", "''", "»"]);
const either = new Set(['"', "＂"]);
const isSpace = (code: number): boolean =>
  Number.isNaN(code) || code <= 32 || code === 0xa0 || code === 0x2009 || code === 0x202f;

/**
 * Pairs the double quotation marks of a paragraph from left to right, one level deep: a mark that opens inside an open quotation is taken
 * as part of it, so work is linear whatever is nested or unbalanced. A straight mark opens when no quotation is open, unless it stands
 * directly after a word and before a space. Single marks pair only where they stand free like `'We agree,' he said`.
 */
export function quotations(text: string, paragraph: Paragraph): Quotations {
  const { tokens } = paragraph;
  const place = new Uint8Array(tokens.length);
  const of = new Int32Array(tokens.length).fill(-1);
  const list: Quotation[] = [];
  let open = -1;
  let single = false;
  let lastQuoted = -1;
  const close = (at: number, closed: boolean): void => {
    for (let word = open; word <= at; word++) {
      place[word] = insideQuotation;
      of[word] = list.length;
    }
    place[open] = openingMark;
    if (closed) place[at] = closingMark;
    list.push({ open, close: at, closed });
    open = -1;
    lastQuoted = at;
  };
  for (let word = 0; word < tokens.length; word++) {
    const { form, start, end } = tokens[word]!;
    const spaceBefore = isSpace(text.charCodeAt(start - 1));
    const spaceAfter = isSpace(text.charCodeAt(end));
    const isSingle = form === "'" || form === "‘" || form === "’" || form === "`";
    if (open < 0) {
      const opens =
        opening.has(form) ||
        (either.has(form) && !(spaceAfter && !spaceBefore)) ||
        (form === "''" && spaceBefore && !spaceAfter) ||
        (isSingle &&
          form !== "’" &&
          (spaceBefore || lastQuoted === word - 1) &&
          !spaceAfter &&
          singleCloses(text, paragraph, word));
      if (opens) {
        open = word;
        single = isSingle;
      }
    } else if (single) {
      if ((form === "'" || form === "’") && !tokens[word]!.joined && closesSingle(text, paragraph, word))
        close(word, true);
    } else if (closing.has(form) || either.has(form)) {
      close(word, true);
    } else if (
      opening.has(form) &&
      word > paragraph.first[word]! &&
      paragraph.sentence[word] !== paragraph.sentence[open]!
    ) {
      // A mark that opens again in a later sentence: the earlier one was never closed.
      close(word - 1, false);
      open = word;
      single = false;
    }
  }
  if (open >= 0) close(tokens.length - 1, false);
  return { list, place, of };
}

/** `',` and `.' ` close; `the envoys' ` does not, unless a comma or stop stands before it. */
function closesSingle(text: string, paragraph: Paragraph, word: number): boolean {
  const { start, end } = paragraph.tokens[word]!;
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  if (isSpace(before.charCodeAt(0))) return false;
  if (/[,.?!…]/.test(before)) return isSpace(after.charCodeAt(0)) || /[,.;:?!)—-]/.test(after);
  return /[,.;:?!)]/.test(after) || (isSpace(after.charCodeAt(0)) && before !== "s");
}

/** How far a free single mark may look for its partner, in words. */
const singleReach = 120;

function singleCloses(text: string, paragraph: Paragraph, open: number): boolean {
  const stop = Math.min(paragraph.tokens.length, open + singleReach);
  for (let word = open + 1; word < stop; word++) {
    const { form, joined } = paragraph.tokens[word]!;
    if ((form === "'" || form === "’") && !joined && closesSingle(text, paragraph, word)) return true;
  }
  return false;
}
