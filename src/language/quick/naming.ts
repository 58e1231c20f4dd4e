// The quick reader's names: a greedy perceptron over begin, inside and outside of each type, on the quick tagger's tags.
// Ratinov & Roth 2009 (features, greedy decoding); known places and bodies serve as gazetteer.
import { knownBodies, knownPlaces } from "../places.ts";
import type { Name, NameType, Token } from "../sentence.ts";
import { both, bucket, type WordHashes } from "./hashing.ts";
import type { SparseWeights } from "./weights.ts";

export const nameBits = 15;
const mask = (1 << nameBits) - 1;
export const nameTemplates = 27;
/** Label 0 is outside, 1 + 2t begins type t, 2 + 2t continues it. */
export const nameTypes: readonly NameType[] = ["PER", "ORG", "LOC", "EVENT"];
export const nameLabels = 1 + 2 * nameTypes.length;

/** First words of known names, so that most words need no further look-up. */
const openings: ReadonlySet<string> = new Set(
  [...knownPlaces, ...knownBodies].map((name) => name.split(" ")[0]!),
);

/** Marks words that lie in a known place (1) or body (2); the longest name at a word wins. */
export function markKnown(forms: readonly string[], marks: Uint8Array): void {
  marks.fill(0, 0, forms.length);
  for (let i = 0; i < forms.length; i++) {
    if (marks[i] !== 0 || !openings.has(forms[i]!)) continue;
    let words = "";
    let found = 0;
    let length = 0;
    for (let k = i; k < Math.min(forms.length, i + 5); k++) {
      words += (k > i ? " " : "") + forms[k]!;
      const kind = knownPlaces.has(words) ? 1 : knownBodies.has(words) ? 2 : 0;
      if (kind !== 0) {
        found = kind;
        length = k - i + 1;
      }
    }
    if (found !== 0) marks.fill(found, i, i + length);
  }
}

/** Writes the buckets of word `i`; `before` and `before2` are the labels chosen for the two words before, -1 at the front. */
export function nameFeatures(
  out: Int32Array,
  words: WordHashes,
  tags: Int32Array,
  known: Uint8Array,
  count: number,
  i: number,
  before: number,
  before2: number,
): number {
  const form = words.form[i]!;
  const tag = tags[i]!;
  const shape = words.shape[i]!;
  const known0 = known[i]!;
  const previous = i > 0 ? words.form[i - 1]! : 1;
  const previous2 = i > 1 ? words.form[i - 2]! : 2;
  const next = i + 1 < count ? words.form[i + 1]! : 3;
  const next2 = i + 2 < count ? words.form[i + 2]! : 4;
  const previousTag = i > 0 ? tags[i - 1]! : -2;
  const nextTag = i + 1 < count ? tags[i + 1]! : -2;
  const nextShape = i + 1 < count ? words.shape[i + 1]! : 5;
  let n = 0;
  const add = (value: number): void => {
    out[n] = bucket(n + 128, value, mask);
    n++;
  };
  add(form);
  add(both(form, before));
  add(both(shape, i === 0 ? 1 : 0));
  add(both(tag, shape));
  add(both(tag, before));
  add(both(both(tag, nextTag), before));
  add(words.suffix3[i]!);
  add(words.suffix4[i]!);
  add(words.prefix3[i]!);
  add(previous);
  add(both(previous, before));
  add(next);
  add(both(next, before));
  add(previous2);
  add(next2);
  add(both(previous, form));
  add(both(form, next));
  add(both(previousTag, tag));
  add(both(before, before2));
  add(both(both(before, before2), tag));
  add(both(known0, before));
  add(both(both(known0, i + 1 < count ? known[i + 1]! : 0), shape));
  add(both(nextShape, both(shape, before)));
  add(both(i > 0 ? words.shape[i - 1]! : 6, shape));
  add(both(words.suffix3[i]!, both(shape, before)));
  add(both(previous, nextTag));
  add(both(both(previousTag, tag), both(nextTag, before)));
  return n;
}

/** A name continues only its own begin or inside. */
export const mayFollow = (label: number, before: number): boolean =>
  label === 0 || label % 2 === 1 || before === label || before === label - 1;

const buckets = new Int32Array(nameTemplates);
let marks = new Uint8Array(256);

/** Names of a sentence whose words are hashed and tagged. */
export function quickNames(
  weights: SparseWeights,
  words: WordHashes,
  tags: Int32Array,
  tokens: readonly Token[],
): Name[] {
  const count = tokens.length;
  if (count > marks.length) marks = new Uint8Array(count * 2);
  markKnown(
    tokens.map((token) => token.form),
    marks,
  );
  const scores = new Int32Array(nameLabels);
  const { offsets, labels, values } = weights;
  const names: Name[] = [];
  let before = -1;
  let before2 = -1;
  let first = -1;
  const close = (last: number): void => {
    if (first >= 0) names.push({ first, last, type: nameTypes[(before - 1) >> 1]! });
    first = -1;
  };
  for (let i = 0; i < count; i++) {
    const n = nameFeatures(buckets, words, tags, marks, count, i, before, before2);
    scores.fill(0);
    for (let f = 0; f < n; f++) {
      const at = buckets[f]!;
      const to = offsets[at + 1]!;
      for (let k = offsets[at]!; k < to; k++) scores[labels[k]!]! += values[k]!;
    }
    let best = 0;
    for (let c = 1; c < nameLabels; c++) if (scores[c]! > scores[best]! && mayFollow(c, before)) best = c;
    if (best % 2 === 1 || best === 0) close(i);
    if (best % 2 === 1) first = i;
    before2 = before;
    before = best;
  }
  close(count);
  return withPeoples(tokens, names);
}

const peoples =
  /^\p{Lu}.*(?:ese|ian|ean|[^h]ish|ani|eli|ench|utch|merican|erman|raqi|ghan|yrian|hai|orean|ussian)$/u;

/** Adjectives of peoples by their endings: "the Russian delegation". */
function withPeoples(tokens: readonly Token[], names: Name[]): Name[] {
  let k = 0;
  const found: Name[] = [];
  tokens.forEach((token, i) => {
    while (k < names.length && names[k]!.last <= i) found.push(names[k++]!);
    if ((names[k]?.first ?? tokens.length) <= i) return;
    if (token.upos === "ADJ" && token.xpos === "JJ" && peoples.test(token.form))
      found.push({ first: i, last: i + 1, type: "NORP" });
  });
  return [...found, ...names.slice(k)];
}
