// What kind of character stands where: in "U.S.–led" a letter, a stop, a letter, a stop, a dash, letters.

/** Classes of UTF-16 units. `Mark` holds what only changes its neighbour (accents, joiners, direction marks). */
export const Space = 1;
export const Upper = 2;
export const Lower = 3;
/** A letter without case (Arabic, Han). */
export const Letter = 4;
export const Digit = 5;
export const Mark = 6;
export const Other = 7;
/** Either half of a surrogate pair, or a lone one. */
export const Surrogate = 8;

// Filled when a unit is first met: classing 65,536 units by regular expression at load would cost 10 ms.
const known = new Uint8Array(65536);

function classify(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return Surrogate;
  const character = String.fromCharCode(unit);
  if (/\s/u.test(character)) return Space;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return Upper;
  if (/\p{Ll}/u.test(character)) return Lower;
  if (/\p{L}/u.test(character)) return Letter;
  if (/\p{Nd}|\p{No}|\p{Nl}/u.test(character)) return Digit;
  if (/\p{M}|\p{Cf}/u.test(character)) return Mark;
  return Other;
}

/** Class of a UTF-16 unit. */
export function classOf(unit: number): number {
  const seen = known[unit]!;
  if (seen !== 0) return seen;
  const found = classify(unit);
  known[unit] = found;
  return found;
}

export const isSpace = (unit: number): boolean => classOf(unit) === Space;

/** Upper, lower or caseless letter. */
export function isLetter(unit: number): boolean {
  const kind = classOf(unit);
  return kind >= Upper && kind <= Letter;
}

/** Letter or digit. */
export function isWordUnit(unit: number): boolean {
  const kind = classOf(unit);
  return kind >= Upper && kind <= Digit;
}

/** ' ’ ‘ ʼ ′ ` as they serve in contractions. */
export const isApostrophe = (unit: number): boolean =>
  unit === 0x27 || unit === 0x2019 || unit === 0x2018 || unit === 0x2bc || unit === 0x60 || unit === 0xb4;

/** - ‐ ‑ */
export const isHyphen = (unit: number): boolean => unit === 0x2d || unit === 0x2010 || unit === 0x2011;

/** The unit at `i`, or 0 at `limit` and beyond. */
export const unitAt = (text: string, i: number, limit: number): number =>
  i < limit ? text.charCodeAt(i) : 0;

/** End of the run of letters and digits (with marks) that starts at `i`. */
export function runEnd(text: string, i: number, limit: number): number {
  while (i < limit) {
    const kind = classOf(text.charCodeAt(i));
    if ((kind >= Upper && kind <= Mark) || isAstralLetter(text, i, kind)) i += kind === Surrogate ? 2 : 1;
    else break;
  }
  return i > limit ? limit : i;
}

/** A letter or digit beyond the first 65,536 code points, such as those of mathematical alphabets. */
export function isAstralLetter(text: string, i: number, kind: number): boolean {
  if (kind !== Surrogate) return false;
  const point = text.codePointAt(i)!;
  return point > 0xffff && /\p{L}|\p{N}|\p{M}/u.test(String.fromCodePoint(point));
}
