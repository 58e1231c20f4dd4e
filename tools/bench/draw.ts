// Draws for the synthetic record: the same seed gives the same numbers on every machine.

/** Random draws of one seed (mulberry32). */
export interface Draw {
  /** 0 <= number < 1. */
  next(): number;
  /** A whole number below `below`. */
  below(below: number): number;
  chance(share: number): boolean;
  one<T>(list: readonly T[]): T;
  /** Index below `size` with odds 1/(1+i)^slope: the first is drawn most (Zipf). */
  skewed(table: Float64Array): number;
}

/** Running sums of Zipf's odds, for `skewed`. */
export function zipf(size: number, slope: number): Float64Array {
  const sums = new Float64Array(size);
  let sum = 0;
  for (let i = 0; i < size; i += 1) sums[i] = sum += 1 / (1 + i) ** slope;
  return sums.map((each) => each / sum);
}

export function drawOf(seed: number): Draw {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (share) => next() < share,
    one: (list) => list[below(list.length)]!,
    skewed: (table) => {
      const at = next();
      let low = 0;
      let high = table.length - 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (table[middle]! > at) high = middle;
        else low = middle + 1;
      }
      return low;
    },
  };
}
