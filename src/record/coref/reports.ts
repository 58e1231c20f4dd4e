// Which reports tell of one happening, by their words: two quakes on one island in two years differ in names, numbers and days.
import { link } from "./clustering.ts";
import { cosine, frequencies, type TextWords, textWords, type Vector, weighted } from "./words.ts";

export type Part = keyof TextWords;
export const parts: readonly Part[] = ["plain", "names", "numbers", "pairs", "lead"];

/** Logistic regression over the likeness of parts. */
export interface ReportWeights {
  /** One for each part, one for each part's root, one for names times plain, and the constant. */
  readonly weights: readonly number[];
  /** Mean likeness above which groups of reports are joined. */
  readonly joinFrom: number;
}

export interface ReportPairs {
  readonly size: number;
  /** Cosine of one part of two reports, 0..1. */
  part(name: Part, a: number, b: number): number;
  /** Probability that two reports tell of one happening. */
  likeness(a: number, b: number): number;
  features(a: number, b: number): number[];
}

/** Reports of which fewer plain words than this are shared have nothing to do with each other. */
export const unrelated = 0.04;

/** A word in so many reports is nobody's, however large the collection. */
const everywhere = 200;

export function reportPairs(
  texts: readonly string[],
  { weights }: Pick<ReportWeights, "weights">,
): ReportPairs {
  const counted = texts.map(textWords);
  const vectors = Object.fromEntries(
    parts.map((part) => {
      const common = frequencies(
        counted.map((words) => words[part]),
        everywhere,
      );
      return [part, counted.map((words) => weighted(words[part], common))];
    }),
  ) as Record<Part, Vector[]>;
  const size = texts.length;
  const known = parts.map(() => new Float32Array(size * size).fill(-1));
  const likenesses = new Float32Array(size * size).fill(-1);
  const part = (name: Part, a: number, b: number): number => {
    const memo = known[parts.indexOf(name)]!;
    const key = a < b ? a * size + b : b * size + a;
    if (memo[key]! < 0) memo[key] = cosine(vectors[name][a]!, vectors[name][b]!);
    return memo[key]!;
  };
  const features = (a: number, b: number): number[] => {
    const values = parts.map((name) => part(name, a, b));
    return [...values, ...values.map(Math.sqrt), values[0]! * values[1]!, 1];
  };
  return {
    size,
    part,
    features,
    likeness(a, b) {
      const key = a < b ? a * size + b : b * size + a;
      if (likenesses[key]! < 0) {
        let sum = 0;
        if (part("plain", a, b) < unrelated) likenesses[key] = 0;
        else {
          features(a, b).forEach((value, at) => {
            sum += value * (weights[at] ?? 0);
          });
          likenesses[key] = 1 / (1 + Math.exp(-sum));
        }
      }
      return likenesses[key]!;
    },
  };
}

/** Group of each report. */
export const groupReports = (pairs: ReportPairs, joinFrom: number): number[] =>
  link(pairs.size, (a, b) => pairs.likeness(a, b), joinFrom);
