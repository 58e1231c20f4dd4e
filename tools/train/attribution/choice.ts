// Trains the two choices of linking (which cue for a content, which source for a cue) and the trust in an attribution:
// weights of hashed features under a softmax over candidates, or a logistic for yes and no.
import type { TrainedTable } from "../../../src/attribution/index.ts";

/** Candidates of one choice as lists of hashed features, and the right one's place. */
export interface Choice {
  readonly candidates: readonly Uint32Array[];
  readonly right: number;
}

export interface ChoiceSettings {
  readonly epochs: number;
  readonly alpha: number;
  readonly l1: number;
  readonly l2: number;
  /** Features seen in fewer candidates are left out. */
  readonly least: number;
}

/** Softmax over the candidates of each choice, FTRL-proximal. For a yes-or-no, give the candidates `[features, empty]` and right 0 or 1. */
export function trainChoices(
  name: string,
  choices: readonly Choice[],
  settings: ChoiceSettings,
): TrainedTable {
  const counts = new Map<number, number>();
  for (const { candidates } of choices)
    for (const features of candidates)
      for (const hash of features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const hashes = Uint32Array.from(
    [...counts].filter(([hash, count]) => hash !== 0 && count >= settings.least).map(([hash]) => hash),
  ).sort();
  const places = new Map<number, number>();
  hashes.forEach((hash, place) => places.set(hash, place));
  const numbered = choices.map(({ candidates, right }) => ({
    right,
    candidates: candidates.map((features) =>
      [...features].map((hash) => places.get(hash) ?? -1).filter((place) => place >= 0),
    ),
  }));
  const weights = new Float32Array(hashes.length);
  const z = new Float32Array(hashes.length);
  const n = new Float32Array(hashes.length);
  const { alpha, l1, l2 } = settings;
  for (let epoch = 0; epoch < settings.epochs; epoch++)
    for (let index = 0; index < numbered.length; index++) {
      // A fixed stride walks all choices in a mixed order.
      const { candidates, right } = numbered[(index * 7919 + epoch * 31) % numbered.length]!;
      const scores = candidates.map((features) => features.reduce((sum, place) => sum + weights[place]!, 0));
      const top = Math.max(...scores);
      const parts = scores.map((score) => Math.exp(score - top));
      const sum = parts.reduce((a, b) => a + b, 0);
      candidates.forEach((features, candidate) => {
        const gradient = parts[candidate]! / sum - (candidate === right ? 1 : 0);
        if (Math.abs(gradient) < 0.001) return;
        for (const place of features) {
          const root = Math.sqrt(n[place]! + gradient * gradient);
          const next = z[place]! + gradient - ((root - Math.sqrt(n[place]!)) / alpha) * weights[place]!;
          n[place] = root * root;
          z[place] = next;
          weights[place] =
            next > l1
              ? (l1 - next) / ((1 + root) / alpha + l2)
              : next < -l1
                ? (-l1 - next) / ((1 + root) / alpha + l2)
                : 0;
        }
      });
    }
  const kept = [...hashes.keys()].filter((place) => Math.abs(weights[place]!) > 0.01);
  return {
    name,
    width: 1,
    hashes: Uint32Array.from(kept, (place) => hashes[place]!),
    weights: Float32Array.from(kept, (place) => weights[place]!),
  };
}
