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

/** A cycle as the list of its nodes, or null; nodes that are not `live` are passed over. */
function findCycle(heads: Int32Array, live: Uint8Array | null): number[] | null {
  const seen = new Int32Array(heads.length).fill(-1);
  for (let start = 0; start < heads.length; start++) {
    if (live && live[start] === 0) continue;
    let node = start;
    while (node >= 0 && seen[node] === -1) {
      seen[node] = start;
      node = heads[node]!;
    }
    if (node < 0 || seen[node] !== start) continue;
    const cycle = [node];
    for (let next = heads[node]!; next !== node; next = heads[next]!) cycle.push(next);
    return cycle;
  }
  return null;
}

/** A cycle that became one node: for each other node, the member that it would enter at, and the member that heads it. */
interface Merger {
  readonly node: number;
  readonly members: readonly number[];
  readonly memberHeads: readonly number[];
  readonly enters: Int32Array;
  readonly leaves: Int32Array;
}

/**
 * Heads of the best tree over nodes 0..count-1 with node 0 the root. `score[head * width + node]`, width at least 2 * count; it is used up.
 * A cycle becomes a new node and its best entry is found; at the end the cycles are opened again, the last one first. Cost count^2.
 */
function bestTree(score: Float64Array, width: number, count: number): Int32Array {
  const heads = new Int32Array(width).fill(-1);
  const live = new Uint8Array(width).fill(1, 0, count);
  let nodes = count;
  const bestOf = (node: number): number => {
    let best = -1;
    for (let head = 0; head < nodes; head++)
      if (
        live[head] === 1 &&
        head !== node &&
        (best < 0 || score[head * width + node]! > score[best * width + node]!)
      )
        best = head;
    return best;
  };
  for (let node = 1; node < count; node++) heads[node] = bestOf(node);
  const mergers: Merger[] = [];
  for (let cycle = findCycle(heads, live); cycle; cycle = findCycle(heads, live)) {
    const node = nodes++;
    const members = cycle;
    const memberHeads = members.map((member) => heads[member]!);
    const enters = new Int32Array(width);
    const leaves = new Int32Array(width);
    for (const member of members) live[member] = 0;
    for (let other = 0; other < node; other++) {
      if (live[other] === 0) continue;
      let inward = -Infinity;
      let outward = -Infinity;
      members.forEach((member, i) => {
        const gain = score[other * width + member]! - score[memberHeads[i]! * width + member]!;
        if (gain > inward) {
          inward = gain;
          enters[other] = member;
        }
        if (score[member * width + other]! > outward) {
          outward = score[member * width + other]!;
          leaves[other] = member;
        }
      });
      score[other * width + node] = inward;
      score[node * width + other] = outward;
      if (heads[other]! >= 0 && live[heads[other]!] === 0) heads[other] = node;
    }
    live[node] = 1;
    heads[node] = bestOf(node);
    mergers.push({ node, members, memberHeads, enters, leaves });
  }
  for (const { node, members, memberHeads, enters, leaves } of mergers.reverse()) {
    const from = heads[node]!;
    live[node] = 0;
    for (let other = 0; other < node; other++)
      if (live[other] === 1 && heads[other] === node) heads[other] = leaves[other]!;
    members.forEach((member, i) => {
      live[member] = 1;
      heads[member] = member === enters[from] ? from : memberHeads[i]!;
    });
  }
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
  if (!findCycle(heads, null)) return heads;
  const LOW = -1e9;
  const wide = 2 * (count + 1);
  const score = new Float64Array(wide * wide).fill(LOW);
  for (let head = 0; head <= count; head++)
    for (let word = 0; word < count; word++)
      if (head === 0 ? word === root : word !== root && head - 1 !== word)
        score[head * wide + word + 1] = scores[at + word * width + head]!;
  const found = bestTree(score, wide, count + 1);
  for (let word = 0; word < count; word++) heads[word] = found[word + 1]! - 1;
  return heads;
}
