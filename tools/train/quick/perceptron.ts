// An averaged perceptron with hashed features and lazy averaging (Collins 2002; Daume's trick).

export class Perceptron {
  readonly buckets: number;
  readonly classes: number;
  readonly weights: Float32Array;
  readonly #later: Float64Array;
  #step = 1;

  constructor(buckets: number, classes: number) {
    this.buckets = buckets;
    this.classes = classes;
    this.weights = new Float32Array(buckets * classes);
    this.#later = new Float64Array(buckets * classes);
  }

  /** Adds up the scores of all classes. */
  score(features: Int32Array, count: number, scores: Float64Array): void {
    scores.fill(0);
    const classes = this.classes;
    for (let f = 0; f < count; f++) {
      const base = features[f]! * classes;
      for (let c = 0; c < classes; c++) scores[c]! += this.weights[base + c]!;
    }
  }

  /** Moves the weights towards `right` and away from `wrong`. */
  update(features: Int32Array, count: number, right: number, wrong: number): void {
    for (let f = 0; f < count; f++) {
      const base = features[f]! * this.classes;
      this.weights[base + right]! += 1;
      this.#later[base + right]! += this.#step;
      this.weights[base + wrong]! -= 1;
      this.#later[base + wrong]! -= this.#step;
    }
  }

  tick(): void {
    this.#step++;
  }

  /** The mean of the weights over all steps so far. */
  averaged(): Float32Array {
    const mean = new Float32Array(this.weights.length);
    for (let i = 0; i < mean.length; i++) mean[i] = this.weights[i]! - this.#later[i]! / this.#step;
    return mean;
  }
}
