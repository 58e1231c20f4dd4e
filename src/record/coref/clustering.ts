// Joins what is alike, the likest first: agglomerative clustering (Sokal & Michener 1958) of reports, or of words that tell of happenings.

/**
 * Clusters of `0..size-1`: two clusters are joined while the likeness of the two is above `from`. It is the mean over all their pairs,
 * mixed with the likeness of their likest pair by the share `nearest`: 0 is average link, 1 single link. What is told in many
 * words has many unlike pairs; one sure pair says more than they do. `likeness` is symmetric and called once a pair. Ties go to
 * the pair met first. Time size squared times merges at worst: for some thousands at most.
 */
export function link(
  size: number,
  likeness: (a: number, b: number) => number,
  from: number,
  nearest = 0,
): number[] {
  const matrix = (): Float64Array[] => Array.from({ length: size }, () => new Float64Array(size));
  const means = matrix();
  const tops = nearest > 0 ? matrix() : means;
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const value = likeness(a, b);
      for (const values of nearest > 0 ? [means, tops] : [means]) {
        values[a]![b] = value;
        values[b]![a] = value;
      }
    }
  const between = (a: number, b: number): number => (1 - nearest) * means[a]![b]! + nearest * tops[a]![b]!;
  const sizes = new Float64Array(size).fill(1);
  const cluster = Array.from({ length: size }, (_, at) => at);
  const alive = new Set(cluster);
  // The best partner of each living cluster, so that a round need not look at all pairs.
  const partner = new Int32Array(size);
  const seek = (a: number): void => {
    let best = -1;
    for (const b of alive) if (b !== a && (best < 0 || between(a, b) > between(a, best))) best = b;
    partner[a] = best;
  };
  for (const a of alive) seek(a);
  while (alive.size > 1) {
    let a = -1;
    for (const one of alive) if (a < 0 || between(one, partner[one]!) > between(a, partner[a]!)) a = one;
    const b = partner[a]!;
    if (between(a, b) <= from) break;
    const all = sizes[a]! + sizes[b]!;
    for (const c of alive) {
      if (c === a || c === b) continue;
      const mean = (means[a]![c]! * sizes[a]! + means[b]![c]! * sizes[b]!) / all;
      if (nearest > 0) {
        const top = Math.max(tops[a]![c]!, tops[b]![c]!);
        tops[a]![c] = top;
        tops[c]![a] = top;
      }
      means[a]![c] = mean;
      means[c]![a] = mean;
    }
    sizes[a] = all;
    alive.delete(b);
    for (let at = 0; at < size; at++) if (cluster[at] === b) cluster[at] = a;
    if (alive.size > 1)
      for (const c of alive) {
        if (c === a || partner[c] === a || partner[c] === b) seek(c);
        else if (between(c, a) > between(c, partner[c]!)) partner[c] = a;
      }
  }
  return cluster;
}
