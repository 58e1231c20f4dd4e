// The quick tagger's features and search: a greedy averaged perceptron over joint tags such as VERB|VBD.
// Collins 2002, "Discriminative Training Methods for HMMs"; templates after Ratnaparkhi 1996.
import { both, bucket, type WordHashes } from "./hashing.ts";
import type { SparseWeights } from "./weights.ts";

export const tagBits = 16;
const mask = (1 << tagBits) - 1;
export const tagTemplates = 21;

/** Writes the buckets of word `i` into `out`. `before` and `before2` are the tags chosen for the two words before, -1 at the front. */
export function tagFeatures(
  out: Int32Array,
  words: WordHashes,
  count: number,
  i: number,
  before: number,
  before2: number,
): number {
  const form = words.form[i]!;
  const previous = i > 0 ? words.form[i - 1]! : 1;
  const previous2 = i > 1 ? words.form[i - 2]! : 2;
  const next = i + 1 < count ? words.form[i + 1]! : 3;
  const next2 = i + 2 < count ? words.form[i + 2]! : 4;
  const shape = words.shape[i]!;
  let n = 0;
  out[n++] = bucket(0, form, mask);
  out[n++] = bucket(1, both(form, shape), mask);
  out[n++] = bucket(2, words.suffix1[i]!, mask);
  out[n++] = bucket(3, words.suffix2[i]!, mask);
  out[n++] = bucket(4, words.suffix3[i]!, mask);
  out[n++] = bucket(5, words.suffix4[i]!, mask);
  out[n++] = bucket(6, words.prefix3[i]!, mask);
  out[n++] = bucket(7, both(shape, i === 0 ? 1 : 0), mask);
  out[n++] = bucket(8, previous, mask);
  out[n++] = bucket(9, next, mask);
  out[n++] = bucket(10, previous2, mask);
  out[n++] = bucket(11, next2, mask);
  out[n++] = bucket(12, before, mask);
  out[n++] = bucket(13, both(before, before2), mask);
  out[n++] = bucket(14, both(before, form), mask);
  out[n++] = bucket(15, both(previous, form), mask);
  out[n++] = bucket(16, both(form, next), mask);
  out[n++] = bucket(17, both(before, next), mask);
  out[n++] = bucket(18, i + 1 < count ? words.suffix3[i + 1]! : 5, mask);
  out[n++] = bucket(19, both(before, words.suffix3[i]!), mask);
  out[n++] = bucket(20, both(i + 1 < count ? words.shape[i + 1]! : 6, shape), mask);
  return n;
}

const features = new Int32Array(tagTemplates);

/** Tags words 0..count-1 into `tags`, greedily from left to right. */
export function tagWords(weights: SparseWeights, words: WordHashes, count: number, tags: Int32Array): void {
  const scores = new Int32Array(weights.classes);
  const { offsets, labels, values } = weights;
  for (let i = 0; i < count; i++) {
    const n = tagFeatures(features, words, count, i, i > 0 ? tags[i - 1]! : -1, i > 1 ? tags[i - 2]! : -1);
    scores.fill(0);
    for (let f = 0; f < n; f++) {
      const at = features[f]!;
      const to = offsets[at + 1]!;
      for (let k = offsets[at]!; k < to; k++) scores[labels[k]!]! += values[k]!;
    }
    let best = 0;
    for (let c = 1; c < scores.length; c++) if (scores[c]! > scores[best]!) best = c;
    tags[i] = best;
  }
}
