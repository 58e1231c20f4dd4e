// What the network sees of one word by itself: "Xinhua's" has the ending "a's", the beginning "xin", the shape "Xx'x".
// Everything is turned into 32-bit fingerprints, so that the model file holds numbers only and no list of words.

/** Longer words are read by their two ends, so that a token of 50,000 characters costs as much as one of 48. */
const LONGEST_WORD = 48;

/** Names of the fingerprint tables, in the order of `WordFeatures.tables`. */
export const WORD_TABLES = ["form", "ending2", "ending3", "ending4", "beginning3", "shape"] as const;

export interface WordFeatures {
  /** Fingerprints under which the fixed word vectors are looked for; the first that is known counts. */
  readonly vectors: readonly number[];
  /** One fingerprint for each of `WORD_TABLES`. */
  readonly tables: readonly number[];
  /** Fingerprints of the letter groups of three and four, with `<` and `>` at the word's ends. */
  readonly groups: readonly number[];
}

/** FNV-1a (Fowler, Noll, Vo) over UTF-16 units in 32 bits; `seed` keeps the tables apart. */
export function fingerprint(text: string, seed = 0): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) | 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193);
  }
  // The last multiplication leaves the low bits weak; one more stir spreads them (Murmur3's finaliser).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Curly and straight quotes, long and short dashes are one to the network. */
export function plainForm(form: string): string {
  const ends =
    form.length > LONGEST_WORD
      ? form.slice(0, LONGEST_WORD / 2) + form.slice(form.length - LONGEST_WORD / 2)
      : form;
  return ends
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u0060\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]|''/g, '"')
    .replace(/[\u2010-\u2012]/g, "-")
    .replace(/[\u2013-\u2015\u2212]|---?/g, "\u2013")
    .replace(/\u2026/g, "...");
}

/** "Xx-d": upper, lower and digit runs of at most two; other characters stand for themselves. */
function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  for (const character of form) {
    const kind = /\p{Lu}/u.test(character)
      ? "X"
      : /\p{L}/u.test(character)
        ? "x"
        : /\p{N}/u.test(character)
          ? "d"
          : character;
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 2) shape += kind;
    if (shape.length >= 12) break;
  }
  return shape;
}

/** All features of a word form. */
export function wordFeatures(form: string): WordFeatures {
  const plain = plainForm(form);
  const lower = plain.toLowerCase();
  const noDigits = lower.replace(/[0-9]/g, "0");
  const spoken = lower === "n't" ? "not" : lower === "\u2013" ? "--" : lower;
  const vectors = [fingerprint(spoken)];
  if (noDigits !== lower) vectors.push(fingerprint(noDigits));
  const tables = [
    fingerprint(plain.replace(/[0-9]/g, "0"), 1),
    fingerprint(noDigits.slice(-2), 2),
    fingerprint(noDigits.slice(-3), 3),
    fingerprint(noDigits.slice(-4), 4),
    fingerprint(noDigits.slice(0, 3), 5),
    fingerprint(shapeOf(plain), 6),
  ];
  const groups: number[] = [];
  const framed = `<${noDigits}>`;
  for (const length of [3, 4])
    for (let at = 0; at + length <= framed.length; at++)
      groups.push(fingerprint(framed.slice(at, at + length), 7));
  return { vectors, tables, groups };
}
