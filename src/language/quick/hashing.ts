// Numbers that stand for words in the quick models: "Kyiv" -> its form, suffixes and shape as 32-bit hashes.
import { classOf, isApostrophe, isHyphen, Mark, Upper } from "../characters.ts";

const basis = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** Per-word hashes of a sentence; grown as needed and used again for the next. */
export interface WordHashes {
  form: Int32Array;
  suffix1: Int32Array;
  suffix2: Int32Array;
  suffix3: Int32Array;
  suffix4: Int32Array;
  prefix2: Int32Array;
  prefix3: Int32Array;
  shape: Int32Array;
}

export function wordHashes(size: number): WordHashes {
  const make = (): Int32Array => new Int32Array(size);
  return {
    form: make(),
    suffix1: make(),
    suffix2: make(),
    suffix3: make(),
    suffix4: make(),
    prefix2: make(),
    prefix3: make(),
    shape: make(),
  };
}

/** Lower case, digits as 0, one apostrophe, quote and dash. */
function plain(unit: number): number {
  if (unit < 0x80) {
    if (unit >= 0x41 && unit <= 0x5a) return unit | 32;
    if (unit >= 0x30 && unit <= 0x39) return 0x30;
    return unit === 0x60 ? 0x27 : unit;
  }
  if (isApostrophe(unit)) return 0x27;
  if (unit === 0x201c || unit === 0x201d || unit === 0xab || unit === 0xbb) return 0x22;
  if (isHyphen(unit) || unit === 0x2013 || unit === 0x2014) return 0x2d;
  return classOf(unit) === Upper ? String.fromCharCode(unit).toLowerCase().charCodeAt(0) : unit;
}

/** Units of a word that are looked at: a 50,000-character token is known by its two ends. */
const longest = 64;

const buffer = new Uint16Array(longest);

/** Hashes the word `[start, end)` of the text into place `at`. */
export function hashWord(hashes: WordHashes, at: number, text: string, start: number, end: number): void {
  let length = end - start;
  if (length > longest) {
    for (let i = 0; i < longest / 2; i++) {
      buffer[i] = plain(text.charCodeAt(start + i));
      buffer[longest / 2 + i] = plain(text.charCodeAt(end - longest / 2 + i));
    }
    length = longest;
  } else for (let i = 0; i < length; i++) buffer[i] = plain(text.charCodeAt(start + i));
  let form = basis;
  for (let i = 0; i < length; i++) {
    form = Math.imul(form ^ buffer[i]!, prime);
    if (i === 1) hashes.prefix2[at] = form;
    else if (i === 2) hashes.prefix3[at] = form;
  }
  if (length < 2) hashes.prefix2[at] = form;
  if (length < 3) hashes.prefix3[at] = form;
  hashes.form[at] = form;
  let suffix = basis;
  for (let i = 1; i <= 4; i++) {
    suffix = i <= length ? Math.imul(suffix ^ buffer[length - i]!, prime) : Math.imul(suffix ^ 0x24, prime);
    if (i === 1) hashes.suffix1[at] = suffix;
    else if (i === 2) hashes.suffix2[at] = suffix;
    else if (i === 3) hashes.suffix3[at] = suffix;
    else hashes.suffix4[at] = suffix;
  }
  // Shape: runs of like characters cut to two, "Xx", "XX", "d-d"
  let shape = basis;
  let previous = -1;
  let run = 0;
  const shown = Math.min(end - start, longest);
  for (let i = 0; i < shown; i++) {
    const unit = text.charCodeAt(start + i);
    const kind = classOf(unit);
    const sign = kind <= Mark ? kind : plain(unit);
    if (kind === Mark) continue;
    if (sign === previous) {
      if (++run > 2) continue;
    } else run = 1;
    previous = sign;
    shape = Math.imul(shape ^ sign, prime);
  }
  hashes.shape[at] = shape;
}

/** Bucket of a feature: `template` keeps features of one value apart. Mix: MurmurHash3's finaliser (Appleby). */
export function bucket(template: number, value: number, mask: number): number {
  let h = value ^ Math.imul(template + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) & mask;
}

/** Two values as one. */
export const both = (a: number, b: number): number =>
  Math.imul(a ^ (a >>> 15), 0x2c1b3c6d) + Math.imul(b, 0x297a2d39) + (b >>> 7);
