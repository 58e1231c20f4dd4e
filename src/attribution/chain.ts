// The linear chain that finds the best row of labels, and how sure each label is: a conditional random field
// (Lafferty, McCallum & Pereira 2001). "he said" -> B-source B-cue with their probabilities.
import { labelCount, mayBegin, mayFollow } from "./labels.ts";
import { closingMark, openingMark } from "./quotations.ts";
import type { Scene } from "./scene.ts";

/** How many kinds of places between two words have transition weights of their own. */
export const seamCount = 64;

/** The kind of place between the word before `at` and `at`: quotation marks, a new sentence, a stop or comma. */
export function seam(scene: Scene, at: number): number {
  const { place } = scene.quotations;
  const { first, tokens } = scene.paragraph;
  return (
    (at > 0 ? place[at - 1]! : 0) * 4 +
    place[at]! +
    (first[at] === at ? 16 : 0) +
    (at > 0 &&
    tokens[at - 1]!.upos === "PUNCT" &&
    place[at - 1] !== openingMark &&
    place[at - 1] !== closingMark
      ? 32
      : 0)
  );
}

const never = -1e9;
const allowed = Float64Array.from({ length: labelCount * labelCount }, (_, index) =>
  mayFollow(Math.floor(index / labelCount), index % labelCount) ? 0 : never,
);

/** Best row of labels (Viterbi 1967). `scores` is words x labels, `seams` gives the kind of place before each word, `transitions` is seam x label x label. */
export function bestRow(
  size: number,
  scores: Float64Array,
  seams: Uint8Array,
  transitions: Float64Array,
): Uint8Array {
  const L = labelCount;
  const row = new Uint8Array(size);
  if (size === 0) return row;
  const back = new Uint8Array(size * L);
  let current = new Float64Array(L);
  let next = new Float64Array(L);
  for (let label = 0; label < L; label++) current[label] = scores[label]! + (mayBegin(label) ? 0 : never);
  for (let at = 1; at < size; at++) {
    const base = seams[at]! * L * L;
    for (let label = 0; label < L; label++) {
      let best = Number.NEGATIVE_INFINITY;
      let from = 0;
      for (let before = 0; before < L; before++) {
        const score =
          current[before]! + transitions[base + before * L + label]! + allowed[before * L + label]!;
        if (score > best) {
          best = score;
          from = before;
        }
      }
      next[label] = best + scores[at * L + label]!;
      back[at * L + label] = from;
    }
    [current, next] = [next, current];
  }
  let label = 0;
  for (let other = 1; other < L; other++) if (current[other]! > current[label]!) label = other;
  for (let at = size - 1; at >= 0; at--) {
    row[at] = label;
    label = back[at * L + label]!;
  }
  return row;
}

/** Marginal probability of every label of every word (forward-backward, scaled), written to `marginals`; gives the logarithm of the partition sum. */
export function marginalsOf(
  size: number,
  scores: Float64Array,
  seams: Uint8Array,
  transitions: Float64Array,
  marginals: Float64Array,
  /** When given: expected transitions are added here, seam x label x label. */
  expected: Float64Array | null = null,
): number {
  const L = labelCount;
  if (size === 0) return 0;
  const factor = new Float64Array(size * L);
  const forward = new Float64Array(size * L);
  const scale = new Float64Array(size);
  let logSum = 0;
  for (let at = 0; at < size; at++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < L; label++) top = Math.max(top, scores[at * L + label]!);
    logSum += top;
    for (let label = 0; label < L; label++) factor[at * L + label] = Math.exp(scores[at * L + label]! - top);
  }
  const weights = new Map<number, Float64Array>();
  const transition = (kind: number): Float64Array => {
    let matrix = weights.get(kind);
    if (!matrix) {
      matrix = new Float64Array(L * L);
      for (let index = 0; index < L * L; index++)
        matrix[index] = allowed[index] === 0 ? Math.exp(transitions[kind * L * L + index]!) : 0;
      weights.set(kind, matrix);
    }
    return matrix;
  };
  for (let at = 0; at < size; at++) {
    let sum = 0;
    if (at === 0) {
      for (let label = 0; label < L; label++) {
        const value = mayBegin(label) ? factor[label]! : 0;
        forward[label] = value;
        sum += value;
      }
    } else {
      const matrix = transition(seams[at]!);
      for (let label = 0; label < L; label++) {
        let value = 0;
        for (let before = 0; before < L; before++)
          value += forward[(at - 1) * L + before]! * matrix[before * L + label]!;
        value *= factor[at * L + label]!;
        forward[at * L + label] = value;
        sum += value;
      }
    }
    scale[at] = sum;
    logSum += Math.log(sum);
    for (let label = 0; label < L; label++) forward[at * L + label] = forward[at * L + label]! / sum;
  }
  let backward = new Float64Array(L).fill(1);
  let earlier = new Float64Array(L);
  for (let at = size - 1; at >= 0; at--) {
    for (let label = 0; label < L; label++)
      marginals[at * L + label] = forward[at * L + label]! * backward[label]!;
    if (at === 0) break;
    const matrix = transition(seams[at]!);
    const base = seams[at]! * L * L;
    for (let before = 0; before < L; before++) {
      let value = 0;
      for (let label = 0; label < L; label++) {
        const step = (matrix[before * L + label]! * factor[at * L + label]! * backward[label]!) / scale[at]!;
        value += step;
        if (expected !== null)
          expected[base + before * L + label] =
            expected[base + before * L + label]! + step * forward[(at - 1) * L + before]!;
      }
      earlier[before] = value;
    }
    [backward, earlier] = [earlier, backward];
  }
  return logSum;
}
