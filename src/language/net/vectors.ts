// The fixed word vectors inside the model of English, for whoever compares words: "quake" lies near "tremor", far from "treaty".
import { WordInputs } from "./inputs.ts";
import { UNITS } from "./memory.ts";
import { Weights } from "./weights.ts";

export interface WordVectors {
  /** Numbers in a vector. */
  readonly size: number;
  /** Vector of a form, of length 1; null for words that have none. */
  of(form: string): Float32Array | null;
}

/** Opens the vectors of a model (GloVe, Pennington et al. 2014, quantised); same arguments and errors as `openNet`. */
export function openVectors(bytes: Uint8Array, manifest: unknown): WordVectors {
  const weights = new Weights(bytes, manifest);
  const inputs = new WordInputs(weights);
  const { vector: size } = weights.sizes;
  const row = new Int16Array(inputs.width);
  const known = new Map<string, Float32Array | null>();
  return {
    size,
    of(form) {
      let found = known.get(form);
      if (found !== undefined) return found;
      inputs.write(form, row, 0);
      const vector = Float32Array.from(row.subarray(0, size), (value) => value / UNITS.input);
      const norm = Math.hypot(...vector);
      found = norm === 0 ? null : vector.map((value) => value / norm);
      known.set(form, found);
      return found;
    },
  };
}
