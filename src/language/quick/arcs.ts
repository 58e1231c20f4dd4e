// The quick parser: arc-hybrid transitions chosen by a perceptron; "Beijing | suspended | talks" = shift, left, shift, right.
// Kuhlmann, Gomez-Rodriguez & Satta 2011 (arc-hybrid); Zhang & Nivre 2011 (templates). The root stands behind the last word.
import { both, bucket, type WordHashes } from "./hashing.ts";
import type { DenseWeights, SparseWeights } from "./weights.ts";

export const actionBits = 17;
export const labelBits = 15;
const mask = (1 << actionBits) - 1;
const labelMask = (1 << labelBits) - 1;
export const actionTemplates = 46;
export const labelTemplates = 23;
export const shift = 0;
/** The top of the stack hangs on the next word. */
export const left = 1;
/** The top of the stack hangs on the one below it. */
export const right = 2;

/** Where the parser stands in a sentence. Arrays are grown and used again. */
export interface ParseState {
  count: number;
  /** Joint tag of each word; at `count` that of the root. */
  tags: Int32Array;
  words: WordHashes;
  heads: Int32Array;
  relations: Int32Array;
  /** Outermost and second outermost dependents, left and right; -1 = none. */
  leftmost: Int32Array;
  leftmost2: Int32Array;
  rightmost: Int32Array;
  leftCount: Int32Array;
  rightCount: Int32Array;
  /** One bit for each relation (below 31) among the dependents. */
  relationBits: Int32Array;
  stack: Int32Array;
  size: number;
  next: number;
}

export function parseState(capacity: number, words: WordHashes): ParseState {
  const make = (): Int32Array => new Int32Array(capacity + 1);
  return {
    count: 0,
    tags: make(),
    words,
    heads: make(),
    relations: make(),
    leftmost: make(),
    leftmost2: make(),
    rightmost: make(),
    leftCount: make(),
    rightCount: make(),
    relationBits: make(),
    stack: make(),
    size: 0,
    next: 0,
  };
}

/** Begins a sentence of `count` words whose hashes and tags are set. */
export function beginParse(state: ParseState, count: number): void {
  state.count = count;
  for (let i = 0; i <= count; i++) {
    state.heads[i] = -2;
    state.relations[i] = -1;
    state.leftmost[i] = -1;
    state.leftmost2[i] = -1;
    state.rightmost[i] = -1;
    state.leftCount[i] = 0;
    state.rightCount[i] = 0;
    state.relationBits[i] = 0;
  }
  state.tags[count] = -5;
  state.words.form[count] = 11;
  state.size = 0;
  state.next = 0;
}

export const isDone = (state: ParseState): boolean => state.next === state.count && state.size === 0;

/** Bits of the actions allowed: 1 shift, 2 left, 4 right. One word hangs on the root, the last left. */
export function allowed(state: ParseState): number {
  if (state.next === state.count) return state.size > 1 ? 4 : 2;
  if (state.size === 0) return 1;
  return state.size === 1 ? 3 : 7;
}

/** Makes the arc of `left` or `right` with its relation, or shifts. */
export function act(state: ParseState, action: number, relation: number): void {
  if (action === shift) {
    state.stack[state.size++] = state.next++;
    return;
  }
  const dependent = state.stack[--state.size]!;
  const head = action === left ? state.next : state.stack[state.size - 1]!;
  state.heads[dependent] = head === state.count ? -1 : head;
  state.relations[dependent] = relation;
  if (relation < 31) state.relationBits[head]! |= 1 << relation;
  if (dependent < head) {
    state.leftmost2[head] = state.leftmost[head]!;
    state.leftmost[head] = dependent;
    state.leftCount[head]!++;
  } else {
    state.rightmost[head] = dependent;
    state.rightCount[head]!++;
  }
}

const distance = (gap: number): number => (gap > 10 ? 7 : gap > 5 ? 6 : gap);

/** Writes the buckets of the state, multiplied by the number of actions, into `out`. */
export function actionFeatures(out: Int32Array, state: ParseState): number {
  const { stack, size, next, tags, relations, leftmost, leftmost2, rightmost, count } = state;
  const form = state.words.form;
  const s0 = size > 0 ? stack[size - 1]! : -1;
  const s1 = size > 1 ? stack[size - 2]! : -1;
  const s2 = size > 2 ? stack[size - 3]! : -1;
  const s0w = s0 >= 0 ? form[s0]! : 21;
  const s0t = s0 >= 0 ? tags[s0]! : -2;
  const s1w = s1 >= 0 ? form[s1]! : 22;
  const s1t = s1 >= 0 ? tags[s1]! : -2;
  const s2t = s2 >= 0 ? tags[s2]! : -2;
  const b0w = form[next]!;
  const b0t = tags[next]!;
  const b1w = next + 1 <= count ? form[next + 1]! : 23;
  const b1t = next + 1 <= count ? tags[next + 1]! : -3;
  const b2t = next + 2 <= count ? tags[next + 2]! : -3;
  const s0l = s0 >= 0 ? leftmost[s0]! : -1;
  const s0l2 = s0 >= 0 ? leftmost2[s0]! : -1;
  const s0r = s0 >= 0 ? rightmost[s0]! : -1;
  const s1r = s1 >= 0 ? rightmost[s1]! : -1;
  const s1l = s1 >= 0 ? leftmost[s1]! : -1;
  const b0l = leftmost[next]!;
  const b0l2 = leftmost2[next]!;
  const s0lt = s0l >= 0 ? tags[s0l]! : -4;
  const s0rt = s0r >= 0 ? tags[s0r]! : -4;
  const s1rt = s1r >= 0 ? tags[s1r]! : -4;
  const b0lt = b0l >= 0 ? tags[b0l]! : -4;
  const s0ld = s0l >= 0 ? relations[s0l]! : -4;
  const s0rd = s0r >= 0 ? relations[s0r]! : -4;
  const s1rd = s1r >= 0 ? relations[s1r]! : -4;
  const b0ld = b0l >= 0 ? relations[b0l]! : -4;
  const s0b0 = both(s0t, b0t);
  const s1s0 = both(s1t, s0t);
  const gap = s0 >= 0 ? distance(next - s0) : 0;
  const gap1 = s1 >= 0 ? distance(s0 - s1) : 0;
  let n = 0;
  const add = (value: number): void => {
    out[n] = bucket(n, value, mask) * 3;
    n++;
  };
  add(s0w);
  add(s0t);
  add(both(s0w, s0t));
  add(s1w);
  add(s1t);
  add(both(s1w, s1t));
  add(b0w);
  add(b0t);
  add(both(b0w, b0t));
  add(b1w);
  add(b1t);
  add(both(b1t, b2t));
  add(s0b0);
  add(both(s0w, b0w));
  add(both(s0w, both(s0t, b0t)));
  add(both(b0w, s0b0));
  add(both(s0w, both(b0w, s0b0)));
  add(s1s0);
  add(both(s1w, s0w));
  add(both(s1w, s1s0));
  add(both(s0w, s1s0));
  add(both(s1s0, b0t));
  add(both(s1w, both(s0t, b0t)));
  add(both(s1s0, b0w));
  add(both(s0b0, b1t));
  add(both(both(s0b0, b1t), b2t));
  add(both(both(s0b0, b1t), s1t));
  add(both(s2t, s1s0));
  add(both(both(s2t, s1s0), b0t));
  add(both(both(s0b0, s0lt), 1));
  add(both(s0b0, s0rt));
  add(both(s0b0, b0lt));
  add(both(s1s0, s1rt));
  add(both(s1s0, s0rt));
  add(both(s0b0, both(s0ld, s0rd)));
  add(both(s0b0, both(b0ld, s0rd)));
  add(both(s1s0, both(s1rd, s0ld)));
  add(both(both(s0t, s0ld), s0rd));
  add(both(both(s0w, state.leftCount[s0 < 0 ? count : s0]!), state.rightCount[s0 < 0 ? count : s0]!));
  add(both(s0b0, gap));
  add(both(s1s0, gap1));
  add(both(both(s0w, gap), b0t));
  add(both(both(b0t, state.leftCount[next]!), b0ld));
  add(both(s0b0, s0 >= 0 ? state.relationBits[s0]! : 0));
  add(both(s1s0, s1 >= 0 ? state.relationBits[s1]! : 0));
  add(
    both(
      both(s0t, b0t),
      both(s0l2 >= 0 ? tags[s0l2]! : -4, both(b0l2 >= 0 ? tags[b0l2]! : -4, s1l >= 0 ? relations[s1l]! : -4)),
    ),
  );
  return n;
}

/** Writes the buckets that tell the relation of the arc `head -> dependent` (head = count: the root). */
export function labelFeatures(out: Int32Array, state: ParseState, head: number, dependent: number): number {
  const { tags, relations, leftmost, rightmost, count } = state;
  const form = state.words.form;
  const hw = form[head]!;
  const ht = tags[head]!;
  const dw = form[dependent]!;
  const dt = tags[dependent]!;
  const side = dependent < head ? 1 : 0;
  const pair = both(both(ht, dt), side);
  const l = leftmost[dependent]!;
  const r = rightmost[dependent]!;
  const before = dependent > 0 ? tags[dependent - 1]! : -6;
  const after = dependent + 1 < count ? tags[dependent + 1]! : -6;
  const hBefore = head > 0 && head < count ? tags[head - 1]! : -6;
  const hAfter = head + 1 < count ? tags[head + 1]! : -6;
  const lw = l >= 0 ? form[l]! : 31;
  const lr = l >= 0 ? relations[l]! : -1;
  const rr = r >= 0 ? relations[r]! : -1;
  let n = 0;
  const add = (value: number): void => {
    out[n] = bucket(n + 64, value, labelMask);
    n++;
  };
  add(pair);
  add(both(dw, side));
  add(both(hw, side));
  add(both(dw, pair));
  add(both(hw, pair));
  add(both(both(hw, dw), side));
  add(both(pair, distance(Math.abs(head - dependent))));
  add(both(pair, before));
  add(both(pair, after));
  add(both(pair, hBefore));
  add(both(pair, hAfter));
  add(both(pair, lr));
  add(both(pair, rr));
  add(both(both(pair, lw), 3));
  add(both(both(dt, lw), side));
  add(both(pair, state.relationBits[head]!));
  add(both(pair, state.relationBits[dependent]!));
  add(both(both(hw, lw), dt));
  add(both(both(pair, lr), rr));
  add(both(dt, both(state.words.suffix2[dependent]!, side)));
  add(both(both(hw, dt), rr));
  add(both(dependent > 0 ? form[dependent - 1]! : 32, pair));
  add(both(pair, both(rightmost[head]! >= 0 ? relations[rightmost[head]!]! : -1, state.rightCount[head]!)));
  return n;
}

const actionBuckets = new Int32Array(actionTemplates);
const labelBuckets = new Int32Array(labelTemplates);

/** The best allowed action. */
export function bestAction(state: ParseState, weights: DenseWeights): number {
  const may = allowed(state);
  if (may === 1) return shift;
  if (may === 2) return left;
  if (may === 4) return right;
  const n = actionFeatures(actionBuckets, state);
  const values = weights.values;
  let a = 0;
  let b = 0;
  let c = 0;
  for (let f = 0; f < n; f++) {
    const at = actionBuckets[f]!;
    a += values[at]!;
    b += values[at + 1]!;
    c += values[at + 2]!;
  }
  let best = shift;
  let top = a;
  if (b > top) {
    best = left;
    top = b;
  }
  if ((may & 4) !== 0 && c > top) best = right;
  return best;
}

/** The best relation of an arc; the root's is `rootRelation`, and no other arc has it. */
export function bestLabel(
  state: ParseState,
  weights: SparseWeights,
  scores: Int32Array,
  head: number,
  dependent: number,
  rootRelation: number,
): number {
  if (head === state.count) return rootRelation;
  const n = labelFeatures(labelBuckets, state, head, dependent);
  scores.fill(0);
  const { offsets, labels, values } = weights;
  for (let f = 0; f < n; f++) {
    const at = labelBuckets[f]!;
    const to = offsets[at + 1]!;
    for (let k = offsets[at]!; k < to; k++) scores[labels[k]!]! += values[k]!;
  }
  let best = rootRelation === 0 ? 1 : 0;
  for (let c = 0; c < scores.length; c++) if (c !== rootRelation && scores[c]! > scores[best]!) best = c;
  return best;
}
