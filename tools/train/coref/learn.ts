// The two learners of the scorer of coreference: logistic regression (AdaGrad) for reports, a small perceptron (Adam, Kingma & Ba 2015) for pairs.
import type { PairWeights } from "../../../src/record/coref/scorer.ts";

/** Repeatable random numbers in [0, 1): mulberry32. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Order 0..size-1, shuffled. */
export function shuffled(size: number, next: () => number): Uint32Array {
  const order = Uint32Array.from({ length: size }, (_, at) => at);
  for (let at = size - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}

/** Weights of a logistic regression; the constant is a feature of the rows. */
export function logistic(
  rows: readonly (readonly number[])[],
  labels: ArrayLike<number>,
  epochs = 30,
): number[] {
  const size = rows[0]!.length;
  const weights = new Float64Array(size);
  const squares = new Float64Array(size).fill(1e-8);
  const next = random(1);
  for (let epoch = 0; epoch < epochs; epoch++)
    for (const at of shuffled(rows.length, next)) {
      const row = rows[at]!;
      let sum = 0;
      for (let f = 0; f < size; f++) sum += weights[f]! * row[f]!;
      const error = 1 / (1 + Math.exp(-sum)) - labels[at]!;
      for (let f = 0; f < size; f++) {
        const slope = error * row[f]! + 1e-5 * weights[f]!;
        squares[f]! += slope * slope;
        weights[f]! -= (0.1 * slope) / Math.sqrt(squares[f]!);
      }
    }
  return [...weights].map((weight) => Number(weight.toFixed(4)));
}

export interface Rows {
  readonly size: number;
  readonly features: number;
  /** Row-major. */
  readonly values: Float32Array;
  readonly labels: Uint8Array;
  /** How much each row counts. */
  readonly weights: Float32Array;
}

/** Mean and reciprocal standard deviation of each feature. */
export function standard({ size, features, values }: Rows): { mean: number[]; scale: number[] } {
  const mean = new Float64Array(features);
  const square = new Float64Array(features);
  for (let row = 0; row < size; row++)
    for (let f = 0; f < features; f++) {
      const value = values[row * features + f]!;
      mean[f]! += value / size;
      square[f]! += (value * value) / size;
    }
  return {
    mean: [...mean].map((value) => Number(value.toFixed(5))),
    scale: [...square].map((value, f) =>
      Number((1 / Math.sqrt(Math.max(1e-3, value - mean[f]! ** 2))).toFixed(5)),
    ),
  };
}

export interface NetworkOptions {
  readonly hidden: number;
  readonly epochs: number;
  readonly seed: number;
  readonly decay: number;
}

/** Trains one network on standardised rows; cross entropy, ReLU, weight decay, a dropout of one input in ten. */
export function network(
  rows: Rows,
  { mean, scale }: { mean: readonly number[]; scale: readonly number[] },
  { hidden, epochs, seed, decay }: NetworkOptions,
): PairWeights["networks"][number] {
  const next = random(seed);
  const { features, values, labels, weights } = rows;
  const width = features + 1;
  const first = Float64Array.from({ length: hidden * width }, (_, at) =>
    at % width === features ? 0 : (next() - 0.5) * 2 * Math.sqrt(3 / features),
  );
  const out = Float64Array.from({ length: hidden + 1 }, (_, at) =>
    at === hidden ? -2 : (next() - 0.5) * 2 * Math.sqrt(3 / hidden),
  );
  const count = first.length + out.length;
  const slopes = new Float64Array(count);
  const momentum = new Float64Array(count);
  const speed = new Float64Array(count);
  const input = new Float64Array(width).fill(1);
  const active = new Float64Array(hidden);
  const batch = 64;
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const rate = 0.003 * (1 - epoch / epochs) + 0.0001;
    const order = shuffled(rows.size, next);
    for (let from = 0; from < order.length; from += batch) {
      const to = Math.min(order.length, from + batch);
      slopes.fill(0);
      for (let k = from; k < to; k++) {
        const row = order[k]! * features;
        for (let f = 0; f < features; f++)
          input[f] = next() < 0.1 ? 0 : (values[row + f]! - mean[f]!) * scale[f]!;
        let score = out[hidden]!;
        for (let unit = 0; unit < hidden; unit++) {
          let value = 0;
          for (let f = 0; f < width; f++) value += first[unit * width + f]! * input[f]!;
          active[unit] = value > 0 ? value : 0;
          score += active[unit]! * out[unit]!;
        }
        const error = ((1 / (1 + Math.exp(-score)) - labels[order[k]!]!) * weights[order[k]!]!) / (to - from);
        for (let unit = 0; unit < hidden; unit++) {
          slopes[first.length + unit]! += error * active[unit]!;
          if (active[unit]! <= 0) continue;
          const back = error * out[unit]!;
          for (let f = 0; f < width; f++) slopes[unit * width + f]! += back * input[f]!;
        }
        slopes[first.length + hidden]! += error;
      }
      step++;
      const fix1 = 1 - 0.9 ** step;
      const fix2 = 1 - 0.999 ** step;
      for (let w = 0; w < count; w++) {
        momentum[w] = 0.9 * momentum[w]! + 0.1 * slopes[w]!;
        speed[w] = 0.999 * speed[w]! + 0.001 * slopes[w]! ** 2;
        const move = (rate * (momentum[w]! / fix1)) / (Math.sqrt(speed[w]! / fix2) + 1e-8);
        const target = w < first.length ? first : out;
        const at = w < first.length ? w : w - first.length;
        target[at] = target[at]! * (1 - rate * decay) - move;
      }
    }
  }
  const round = (value: number): number => Number(value.toPrecision(4));
  return {
    hidden: Array.from({ length: hidden }, (_, unit) =>
      [...first.subarray(unit * width, (unit + 1) * width)].map(round),
    ),
    out: [...out].map(round),
  };
}
