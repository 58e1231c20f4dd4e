// Makes a tree of arc scores: each word takes its best head, and where "A heads B heads A" comes out, the cheapest mend is searched.
// Algorithm: Chu and Liu 1965, Edmonds 1967, in the contracting form; used only when the best heads make a cycle.

/** `scores[i * width + j]`: how well word j - 1 heads word i; j = 0 is the root. */
export interface ArcScores {
  readonly scores: Float32Array;
  /** Place of the first score. */
  readonly at: number;
  /** Numbers from one row to the next. */
  readonly width: number;
  readonly count: number;
}

/** Best head of each word among the words, and among all with the root; -1 is the root. */
function bestHead(arcs: ArcScores, word: number, withRoot: boolean): number {
  const row = arcs.at + word * arcs.width;
  let best = withRoot ? -1 : word === 0 ? 1 : 0;
  let most = arcs.scores[row + best + 1]!;
  for (let head = best + 1; head < arcs.count; head++)
    if (head !== word && arcs.scores[row + head + 1]! > most) {
      most = arcs.scores[row + head + 1]!;
      best = head;
    }
  return best;
}

/** The one word whose being the root gains most over its best other head. */
function chooseRoot(arcs: ArcScores, heads: Int32Array): number {
  let root = -1;
  let most = -Infinity;
  const roots = heads.filter((head) => head < 0).length;
  for (let word = 0; word < arcs.count; word++) {
    if (roots > 0 && heads[word]! >= 0) continue;
    const row = arcs.at + word * arcs.width;
    const gain =
      arcs.scores[row]! - (arcs.count > 1 ? arcs.scores[row + bestHead(arcs, word, false) + 1]! : 0);
    if (gain > most) {
      most = gain;
      root = word;
    }
  }
  return root;
}

/** A cycle as the list of its words, or null. */
function findCycle(heads: Int32Array): number[] | null {
  const seen = new Int32Array(heads.length).fill(-1);
  for (let start = 0; start < heads.length; start++) {
    let word = start;
    while (word >= 0 && seen[word] === -1) {
      seen[word] = start;
      word = heads[word]!;
    }
    if (word < 0 || seen[word] !== start) continue;
    const cycle = [word];
    for (let next = heads[word]!; next !== word; next = heads[next]!) cycle.push(next);
    return cycle;
  }
  return null;
}

/** Heads of the best tree over nodes 0..n-1 with node 0 the root; `score[head][node]`. Cost n^3 at worst, n at most a window. */
function bestTree(score: Float64Array[], count: number): Int32Array {
  const heads = new Int32Array(count).fill(-1);
  for (let node = 1; node < count; node++) {
    let best = 0;
    for (let head = 0; head < count; head++)
      if (head !== node && score[head]![node]! > score[best]![node]!) best = head;
    heads[node] = best;
  }
  const cycle = findCycle(heads);
  if (!cycle) return heads;
  const inCycle = new Set(cycle);
  const outer: number[] = [];
  for (let node = 0; node < count; node++) if (!inCycle.has(node)) outer.push(node);
  const merged = outer.length;
  const smaller = Array.from({ length: merged + 1 }, () => new Float64Array(merged + 1).fill(-Infinity));
  const enters = new Int32Array(merged);
  const leaves = new Int32Array(merged);
  outer.forEach((node, i) => {
    outer.forEach((other, j) => {
      if (i !== j) smaller[i]![j] = score[node]![other]!;
    });
    for (const member of cycle) {
      const gain = score[node]![member]! - score[heads[member]!]![member]!;
      if (gain > smaller[i]![merged]!) {
        smaller[i]![merged] = gain;
        enters[i] = member;
      }
      if (score[member]![node]! > smaller[merged]![i]!) {
        smaller[merged]![i] = score[member]![node]!;
        leaves[i] = member;
      }
    }
  });
  const inner = bestTree(smaller, merged + 1);
  for (let i = 1; i < merged; i++) heads[outer[i]!] = inner[i] === merged ? leaves[i]! : outer[inner[i]!]!;
  const from = inner[merged]!;
  heads[enters[from]!] = outer[from]!;
  return heads;
}

/** Head of each word, -1 for the one root. Always a tree. */
export function spanningTree(arcs: ArcScores): Int32Array {
  const { at, count, scores, width } = arcs;
  const heads = new Int32Array(count);
  for (let word = 0; word < count; word++) heads[word] = bestHead(arcs, word, true);
  const root = chooseRoot(arcs, heads);
  for (let word = 0; word < count; word++)
    if (word === root) heads[word] = -1;
    else if (heads[word]! < 0) heads[word] = bestHead(arcs, word, false);
  if (!findCycle(heads)) return heads;
  const LOW = -1e9;
  const score = Array.from({ length: count + 1 }, (_, head) => {
    const row = new Float64Array(count + 1).fill(LOW);
    for (let word = 0; word < count; word++)
      if (head === 0 ? word === root : word !== root && head - 1 !== word)
        row[word + 1] = scores[at + word * width + head]!;
    return row;
  });
  const found = bestTree(score, count + 1);
  for (let word = 0; word < count; word++) heads[word] = found[word + 1]! - 1;
  return heads;
}
