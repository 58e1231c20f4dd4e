// Reads names off label scores: outside, begin, inside for each type, so that "Xi Jinping" is one PER and no name starts in its middle.
// Algorithm: Viterbi 1967 over the labels, with only the steps that BIO notation allows.
import type { Name, NameType } from "../sentence.ts";

/** Label 0 is outside, 1 + 2t begins type t, 2 + 2t continues it; it continues only its own begin or inside. */
export function decodeNames(
  score: (word: number, label: number) => number,
  count: number,
  types: readonly NameType[],
): Name[] {
  const labels = 1 + 2 * types.length;
  const back = new Uint8Array(count * labels);
  let best = new Float64Array(labels);
  for (let word = 0; word < count; word++) {
    const next = new Float64Array(labels);
    let top = 0;
    for (let label = 1; label < labels; label++) if (best[label]! > best[top]!) top = label;
    for (let label = 0; label < labels; label++) {
      let from = top;
      if (label > 0 && label % 2 === 0) {
        from = best[label]! > best[label - 1]! ? label : label - 1;
        if (word === 0) {
          next[label] = -Infinity;
          continue;
        }
      }
      next[label] = (word === 0 ? 0 : best[from]!) + score(word, label);
      back[word * labels + label] = from;
    }
    best = next;
  }
  let label = 0;
  for (let other = 1; other < labels; other++) if (best[other]! > best[label]!) label = other;
  const path = new Uint8Array(count);
  for (let word = count - 1; word >= 0; word--) {
    path[word] = label;
    label = back[word * labels + label]!;
  }
  const names: Name[] = [];
  for (let word = 0; word < count; word++) {
    if (path[word]! % 2 === 0) continue;
    let last = word + 1;
    while (last < count && path[last] === path[word]! + 1) last++;
    names.push({ first: word, last, type: types[(path[word]! - 1) / 2]! });
  }
  return names;
}
