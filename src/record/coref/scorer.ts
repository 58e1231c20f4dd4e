// How likely two tellings are of one happening: a perceptron with one hidden layer over what they have in common (Rumelhart et al. 1986).

/** Weights as `model/coref/weights.json` has them; several networks are averaged. */
export interface PairWeights {
  readonly features: readonly string[];
  readonly mean: readonly number[];
  readonly scale: readonly number[];
  readonly networks: readonly {
    /** Row by row: one row a hidden unit, the constant last. */
    readonly hidden: readonly (readonly number[])[];
    /** One a hidden unit, the constant last. */
    readonly out: readonly number[];
  }[];
}

/** Probability 0..1 for a row of features. */
export function scorePair(weights: PairWeights, row: ArrayLike<number>, at = 0): number {
  const { mean, scale, networks } = weights;
  const size = mean.length;
  let sum = 0;
  for (const { hidden, out } of networks) {
    let score = out[hidden.length]!;
    for (let unit = 0; unit < hidden.length; unit++) {
      const line = hidden[unit]!;
      let value = line[size]!;
      for (let f = 0; f < size; f++) value += line[f]! * (row[at + f]! - mean[f]!) * scale[f]!;
      if (value > 0) score += value * out[unit]!;
    }
    sum += score;
  }
  return 1 / (1 + Math.exp(-sum / networks.length));
}
