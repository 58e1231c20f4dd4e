// The words and numbers of a text with what the table of time words says of them: "on Dec. 13, 2023" is on, Dec, 13, 2023.
// One pass over the characters; a word is looked up only when some word of the table has its first letter and its length.
import { type Word, words } from "./words.ts";

/** What a run that begins with a digit is. */
export type NumberShape =
  | "integer"
  | "grouped"
  | "decimal"
  | "ordinal"
  | "decade"
  | "clock"
  | "iso"
  | "slashed"
  | "short-year";

export interface NumberToken {
  readonly shape: NumberShape;
  /** The integer, decimal or ordinal; the first year of a decade. */
  readonly value: number;
  /** Digits as written, for telling "07" from "7" and "1990" from "990". */
  readonly digits: string;
}

/** How two neighbouring tokens hang together. */
export type Gap = "joined" | "space" | "hyphen" | "comma" | "dot" | "genitive" | "other";

/** Tokens of a text; parallel arrays, in order. `word` is null for words that the table does not know. */
export interface Tokens {
  readonly text: string;
  readonly start: readonly number[];
  readonly end: readonly number[];
  readonly word: readonly (Word | null)[];
  readonly number: readonly (NumberToken | null)[];
  /** Indexes of the tokens that can carry an expression. */
  readonly triggers: readonly number[];
}

const lengths = new Map<number, number>();
for (const word of words.keys()) {
  const first = word.charCodeAt(0);
  lengths.set(first, (lengths.get(first) ?? 0) | (1 << word.length));
}
/** Bit n of `lengthOf[c]` is set when a word of n letters begins with the character c (either case). */
const lengthOf = new Int32Array(128);
for (const [first, bits] of lengths) {
  lengthOf[first] = bits;
  lengthOf[first - 32] = bits;
}

/** 1 letter, 2 digit, 0 other. */
const kindOf = new Uint8Array(0x250);
for (let c = 0; c < kindOf.length; c++) {
  if (c >= 48 && c <= 57) kindOf[c] = 2;
  else if ((c >= 65 && c <= 90) || (c >= 97 && c <= 122) || (c >= 0xc0 && c !== 0xd7 && c !== 0xf7))
    kindOf[c] = 1;
}
const kind = (code: number): number => (code < 0x250 ? kindOf[code]! : 0);
const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019;

const isoPattern = /\d{4}-\d{2}-\d{2}(?![\d-])|\d{4}\/\d{2}\/\d{2}(?![\d/])/y;
const clockPattern = /\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y;
const slashPattern = /\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d{2})(?![\d/])/y;
const groupPattern = /\d{1,3}(?:,\d{3})+(?!\d)/y;
const decimalPattern = /\d+\.\d+(?!\d)/y;

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** The token that begins with the digit at `at`, with its end. */
function readNumber(text: string, at: number): { token: NumberToken; end: number } {
  let end = at;
  while (end < text.length && kind(text.charCodeAt(end)) === 2) end++;
  const digits = text.slice(at, end);
  const after = text[end] ?? "";
  const as = (shape: NumberShape, written: string, value = Number(digits)) => ({
    token: { shape, value, digits: written },
    end: at + written.length,
  });
  if (after === "-" || after === "/" || after === ".") {
    const iso = digits.length === 4 && after !== "." ? matchAt(isoPattern, text, at) : null;
    if (iso) return as("iso", iso);
    const slashed = digits.length <= 2 && after !== "-" ? matchAt(slashPattern, text, at) : null;
    if (slashed) return as("slashed", slashed);
    if (digits === "9" && after === "/" && /^9\/11(?![\d/])/.test(text.slice(at, at + 5)))
      return as("slashed", "9/11");
    const decimal = after === "." ? matchAt(decimalPattern, text, at) : null;
    if (decimal) return as("decimal", decimal, Number(decimal));
  }
  if (after === ":" && digits.length <= 2) {
    const clock = matchAt(clockPattern, text, at);
    if (clock) return as("clock", clock);
  }
  if (after === "," && digits.length <= 3) {
    const grouped = matchAt(groupPattern, text, at);
    if (grouped) return as("grouped", grouped, Number(grouped.replaceAll(",", "")));
  }
  const suffix = text.slice(end, end + 2);
  if (/^(st|nd|rd|th)$/i.test(suffix) && kind(text.charCodeAt(end + 2)) !== 1)
    return { token: { shape: "ordinal", value: Number(digits), digits }, end: end + 2 };
  const s = isApostrophe(text.charCodeAt(end)) ? 1 : 0;
  if (
    text[end + s] === "s" &&
    kind(text.charCodeAt(end + s + 1)) !== 1 &&
    /^(\d\d?0|1\d{3}|20\d\d)$/.test(digits)
  ) {
    if (digits.endsWith("0") && (s === 0 || digits.length !== 4))
      return { token: { shape: "decade", value: Number(digits), digits }, end: end + s + 1 };
  }
  return as("integer", digits);
}

/** "Q3", "H1": a digit behind the capital of a quarter or half. */
const isQuarter = (text: string, at: number): boolean =>
  (text[at - 1] === "Q" || text[at - 1] === "H") && kind(text.charCodeAt(at - 2)) === 0;

/** Reads the tokens of `text` within `[from, to)`. */
export function tokenize(text: string, from: number, to: number): Tokens {
  const start: number[] = [];
  const end: number[] = [];
  const word: (Word | null)[] = [];
  const number: (NumberToken | null)[] = [];
  const triggers: number[] = [];
  let at = from;
  while (at < to) {
    const code = text.charCodeAt(at);
    const what = kind(code);
    if (what === 0) {
      at++;
      // "'89" and "'30s" stand for years when a blank or bracket is before them.
      if (
        isApostrophe(code) &&
        kind(text.charCodeAt(at)) === 2 &&
        kind(text.charCodeAt(at + 1)) === 2 &&
        kind(text.charCodeAt(at + 2)) !== 2 &&
        (at < 2 || kind(text.charCodeAt(at - 2)) === 0)
      ) {
        const digits = text.slice(at, at + 2);
        const decade = text[at + 2] === "s" && digits[1] === "0";
        triggers.push(start.length);
        start.push(at - 1);
        word.push(null);
        number.push({ shape: decade ? "decade" : "short-year", value: Number(digits), digits });
        at += decade ? 3 : 2;
        end.push(at);
      }
      continue;
    }
    if (what === 2) {
      const read = readNumber(text, at);
      const { shape, digits } = read.token;
      if (shape !== "integer" && shape !== "ordinal" && shape !== "decimal" && shape !== "grouped")
        triggers.push(start.length);
      else if (shape === "integer" && (digits.length === 4 || digits.length === 3 || isQuarter(text, at)))
        triggers.push(start.length);
      start.push(at);
      at = read.end;
      end.push(at);
      word.push(null);
      number.push(read.token);
      continue;
    }
    const begin = at;
    let next = kind(text.charCodeAt(++at));
    while (next === 1 && at < to) next = kind(text.charCodeAt(++at));
    let length = at - begin;
    let known: Word | null = null;
    if (isApostrophe(text.charCodeAt(at)) && kind(text.charCodeAt(at + 1)) === 1) {
      let stop = at + 1;
      while (stop < to && kind(text.charCodeAt(stop)) === 1) stop++;
      const tail = text.slice(at + 1, stop).toLowerCase();
      if (tail === "clock") {
        at = stop;
        length = 7;
        known = words.get("o'clock") ?? null;
      } else at = stop;
    } else if (
      length === 1 &&
      text[at] === "." &&
      /[apbAPB]/.test(text[begin]!) &&
      /[mcMC]/.test(text[at + 1] ?? "")
    ) {
      // "a.m.", "p.m", "B.C."
      const letters = text.slice(begin, at + 2).toLowerCase();
      if (words.has(letters) && kind(text.charCodeAt(at + 2)) !== 1) {
        known = words.get(letters)!;
        at += text[at + 2] === "." ? 3 : 2;
        length = at - begin;
      }
    }
    if (known === null && code < 128 && length < 31 && (lengthOf[code]! & (1 << length)) !== 0)
      known = words.get(text.slice(begin, begin + length).toLowerCase()) ?? null;
    if (known?.trigger) triggers.push(start.length);
    start.push(begin);
    end.push(begin + length);
    word.push(known);
    number.push(null);
  }
  return { text, start, end, word, number, triggers };
}

/** How tokens `i` and `i + 1` hang together; "other" at the ends, over brackets, dashes and paragraph breaks. */
export function gap(tokens: Tokens, i: number): Gap {
  if (i < 0 || i + 1 >= tokens.start.length) return "other";
  const from = tokens.end[i]!;
  const to = tokens.start[i + 1]!;
  if (from === to) return "joined";
  if (to - from > 6) return "other";
  const between = tokens.text.slice(from, to);
  if (/^[ \u00a0\u2009\t]+$|^[ \t]*\r?\n[ \t]*$/.test(between)) return "space";
  if (/^[-\u2010\u2011]$/.test(between)) return "hyphen";
  if (/^ ?,[ \u00a0\n]*$/.test(between)) return "comma";
  if (/^\.[ \u00a0\n]*$/.test(between)) return "dot";
  if (/^(['\u2019]s?|['\u2019]S) ?$/.test(between)) return "genitive";
  return "other";
}

/** The word of token `i` as the table writes it; "" where the table does not know it or there is none. */
export const lower = (tokens: Tokens, i: number): string => tokens.word[i]?.lower ?? "";
/** Token `i` as the text writes it. */
export const written = (tokens: Tokens, i: number): string =>
  i < 0 || i >= tokens.start.length ? "" : tokens.text.slice(tokens.start[i], tokens.end[i]);
/** True when token `i` begins with a capital letter. */
export const capital = (tokens: Tokens, i: number): boolean => /^\p{Lu}/u.test(written(tokens, i));
