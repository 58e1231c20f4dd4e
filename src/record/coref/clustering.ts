// Joins what is alike, the likest first: average-link clustering (Sokal & Michener 1958) of reports, or of words that tell of happenings.

/**
 * Clusters of `0..size-1`: two clusters are joined while the mean likeness over their pairs is above `from`. `likeness` is symmetric
 * and called once a pair. Ties go to the pair met first. Time size squared times merges: for some thousands at most.
 */
export function averageLink(
  size: number,
  likeness: (a: number, b: number) => number,
  from: number,
): number[] {
  const links = Array.from({ length: size }, () => new Float64Array(size));
  for (let a = 0; a < size; a++)
    for (let b = a + 1; b < size; b++) {
      const value = likeness(a, b);
      links[a]![b] = value;
      links[b]![a] = value;
    }
  const sizes = new Float64Array(size).fill(1);
  const cluster = Array.from({ length: size }, (_, at) => at);
  const alive = new Set(cluster);
  // The best partner of each living cluster, so that a round need not look at all pairs.
  const partner = new Int32Array(size);
  const seek = (a: number): void => {
    let best = -1;
    for (const b of alive) if (b !== a && (best < 0 || links[a]![b]! > links[a]![best]!)) best = b;
    partner[a] = best;
  };
  for (const a of alive) seek(a);
  while (alive.size > 1) {
    let a = -1;
    for (const one of alive) if (a < 0 || links[one]![partner[one]!]! > links[a]![partner[a]!]!) a = one;
    const b = partner[a]!;
    if (links[a]![b]! <= from) break;
    const all = sizes[a]! + sizes[b]!;
    for (const c of alive) {
      if (c === a || c === b) continue;
      const mean = (links[a]![c]! * sizes[a]! + links[b]![c]! * sizes[b]!) / all;
      links[a]![c] = mean;
      links[c]![a] = mean;
    }
    sizes[a] = all;
    alive.delete(b);
    for (let at = 0; at < size; at++) if (cluster[at] === b) cluster[at] = a;
    if (alive.size > 1)
      for (const c of alive) {
        if (c === a || partner[c] === a || partner[c] === b) seek(c);
        else if (links[c]![a]! > links[c]![partner[c]!]!) partner[c] = a;
      }
  }
  return cluster;
}
