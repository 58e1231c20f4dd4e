// What the labeller sees on its second pass, when it knows what the first marked: at "soon" in `"No," he said. "Not soon."` that the cue
// "said" stands before, already has a source and a quotation on its left, and that this word's quotation has no cue of its own.
import { borders, far, put, type FeatureList } from "./features.ts";
import { labelCount, roleOf, runsOf, type Run } from "./labels.ts";
import { type Scene, wayBetween } from "./scene.ts";

/** What the first pass says of one paragraph. */
export interface FirstPass {
  readonly best: Uint8Array;
  /** words x labels */
  readonly marginals: Float64Array;
  /** Scores before the chain, words x labels. */
  readonly scores: Float64Array;
}

/** First-pass findings told at every word. */
export interface SecondSetting {
  readonly first: FirstPass;
  readonly runs: readonly Run[];
  /** Run that holds the word, or -1. */
  readonly runAt: Int32Array;
  /** Nearest marked cue before and after (its last and first word), anywhere in the paragraph; -1 if none. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Nearest marked cue above in the tree, and the branch below it; nearest seat from which a marked cue hangs, and that cue. */
  readonly governor: Int32Array;
  readonly branch: Int32Array;
  readonly host: Int32Array;
  readonly guest: Int32Array;
  /** Bits of the sentence: holds a marked source 1, cue 2, content 4, two cues 8, weak cue 16. */
  readonly sentenceBits: Int32Array;
  /** Bits of the paragraph before: ends in a marked cue 1, its last run is a content 2, it is all content 4. */
  readonly beforeBits: number;
}

/** Probability that the word has a role (0 source, 1 cue, 2 content). */
export const roleChance = (first: FirstPass, at: number, role: number): number =>
  first.marginals[at * labelCount + 2 * role + 1]! + first.marginals[at * labelCount + 2 * role + 2]!;

const bucket = (chance: number): number =>
  chance < 0.02
    ? 0
    : chance < 0.1
      ? 1
      : chance < 0.3
        ? 2
        : chance < 0.6
          ? 3
          : chance < 0.85
            ? 4
            : chance < 0.97
              ? 5
              : 6;

/** A word counts as a cue for the second pass from this probability on. */
const likelyCue = 0.3;

export function secondSetting(scene: Scene, first: FirstPass, previous: FirstPass | null): SecondSetting {
  const { head, tokens, first: begin, last } = scene.paragraph;
  const size = tokens.length;
  const array = (): Int32Array => new Int32Array(size).fill(-1);
  const runs = runsOf(first.best);
  const runAt = array();
  runs.forEach((run, index) => runAt.fill(index, run.first, run.last + 1));
  const isCue = new Uint8Array(size);
  for (let at = 0; at < size; at++)
    if (roleChance(first, at, 1) >= likelyCue || roleOf(first.best[at]!) === 1) isCue[at] = 1;
  const before = array();
  const after = array();
  for (let at = 0, seen = -1; at < size; at++) {
    before[at] = seen;
    if (isCue[at] === 1) seen = at;
  }
  for (let at = size - 1, seen = -1; at >= 0; at--) {
    after[at] = seen;
    if (isCue[at] === 1) seen = at;
  }
  const hanging = array();
  for (let at = 0; at < size; at++)
    if (isCue[at] === 1 && head[at]! >= 0 && isCue[head[at]!] === 0) hanging[head[at]!] = at;
  const governor = array();
  const branch = array();
  const host = array();
  const guest = array();
  for (let at = 0; at < size; at++) {
    let below = at;
    for (let up = head[at]!, steps = 0; up >= 0 && steps < 40; below = up, up = head[up]!, steps++)
      if (isCue[up] === 1) {
        governor[at] = up;
        branch[at] = below;
        break;
      }
    below = -1;
    for (let up = at, steps = 0; up >= 0 && steps < 40; below = up, up = head[up]!, steps++)
      if (hanging[up]! >= 0 && hanging[up] !== below && hanging[up] !== at) {
        host[at] = up;
        guest[at] = hanging[up]!;
        break;
      }
  }
  const sentenceBits = new Int32Array(size);
  for (let from = 0; from < size; from = last[from]!) {
    let bits = 0;
    for (let at = from; at < last[from]!; at++) {
      const label = first.best[at]!;
      if (label === 3 && (bits & 2) !== 0) bits |= 8;
      if (label !== 0) bits |= 1 << roleOf(label);
      if (isCue[at] === 1) bits |= 16;
    }
    sentenceBits.fill(bits, from, last[from]!);
  }
  void begin;
  let beforeBits = 0;
  if (previous && previous.best.length > 0) {
    const end = previous.best.length - 1;
    if (roleOf(previous.best[end]!) === 1 || (end > 0 && roleOf(previous.best[end - 1]!) === 1))
      beforeBits |= 1;
    if (roleOf(previous.best[end]!) === 2) beforeBits |= 2;
    if (previous.best.every((label) => roleOf(label) === 2)) beforeBits |= 4;
  }
  return { first, runs, runAt, before, after, governor, branch, host, guest, sentenceBits, beforeBits };
}

/** Templates of this pass are numbered from here, clear of the first pass's. */
const base = 400;

/** Features that the second pass adds to those of the first, appended to `list`. */
export function secondFeatures(scene: Scene, set: SecondSetting, at: number, list: FeatureList): void {
  const { first, runs } = set;
  const { tag, lemma, word, relation, cue, children } = scene;
  const { place } = scene.quotations;
  const { head, sentence, tokens } = scene.paragraph;
  const size = tokens.length;
  let t = base;
  const label = (offset: number): number =>
    at + offset < 0 || at + offset >= size ? 9 : first.best[at + offset]!;
  const chance = (offset: number, role: number): number =>
    at + offset < 0 || at + offset >= size ? 9 : bucket(roleChance(first, at + offset, role));
  const own = chance(0, 0) * 64 + chance(0, 1) * 8 + chance(0, 2);
  put(list, t++, own);
  put(list, t++, own, label(0), label(-1) * 16 + label(1));
  put(list, t++, own, tag[at]!, place[at]!);
  put(list, t++, own, lemma[at]!);
  put(list, t++, own, relation[at]!);
  for (let offset = -2; offset <= 2; offset++) put(list, t++, label(offset), offset === 0 ? 0 : label(0));
  for (const offset of [-1, 1])
    for (let role = 0; role < 3; role++) put(list, t++, chance(offset, role), chance(0, role), place[at]!);
  put(list, t++, label(-3) * 16 + label(-2), label(-1), label(1) * 16 + label(2));
  put(list, t++, label(-1) * 16 + label(1), word[at]!);
  put(list, t++, set.sentenceBits[at]!, label(0), place[at]!);
  put(list, t++, set.sentenceBits[at]!, tag[at]!, relation[at]!);
  put(list, t++, set.sentenceBits[at]!, lemma[at]!);
  put(list, t++, set.beforeBits, place[at]!, label(0));
  const near = (row: Int32Array, offset: number): number =>
    at + offset < 0 || at + offset >= size ? 1 : row[at + offset]!;
  put(list, t++, near(lemma, -1), lemma[at]!, label(0));
  put(list, t++, lemma[at]!, near(lemma, 1), label(0));
  put(list, t++, near(tag, -1), tag[at]!, near(tag, 1));
  put(list, t++, near(lemma, -1), near(lemma, 1), label(0));
  put(list, t++, cue[at]!, children[at]!, label(0));
  put(list, t++, lemma[at]!, children[at]! & 1183, label(0));
  // The governing word and what the first pass says of it.
  const up = head[at]!;
  if (up >= 0) {
    put(list, t, first.best[up]!, relation[at]!, label(0));
    put(list, t + 1, bucket(roleChance(first, up, 1)), relation[at]!, tag[at]!);
    put(list, t + 2, bucket(roleChance(first, up, 2)), relation[at]!, own);
    put(
      list,
      t + 3,
      bucket(roleChance(first, up, 2)) * 8 + bucket(roleChance(first, up, 1)),
      relation[at]!,
      place[at]!,
    );
  }
  t += 4;
  // The run that holds the word: how it lies to the tree.
  const run = set.runAt[at]! >= 0 ? runs[set.runAt[at]!]! : null;
  if (run) {
    const where = (at === run.first ? 1 : 0) | (at === run.last ? 2 : 0);
    put(list, t, label(0), where, far(run.last - run.first));
    put(list, t + 1, label(0), where, tag[run.first]!);
    put(
      list,
      t + 2,
      label(0),
      run.first > 0 ? word[run.first - 1]! : 1,
      run.last + 1 < size ? word[run.last + 1]! : 1,
    );
    put(list, t + 3, label(0), (place[run.first]! << 2) + place[run.last]!, where);
    put(
      list,
      t + 4,
      label(0),
      run.first > 0 ? first.best[run.first - 1]! : 9,
      run.last + 1 < size ? first.best[run.last + 1]! : 9,
    );
    put(list, t + 5, label(0), where, relation[at]!);
  }
  t += 6;
  // Marked cues before and after in the row.
  for (const side of [0, 1]) {
    const other = side === 0 ? set.before[at]! : set.after[at]!;
    if (other >= 0) {
      const apart = Math.min(3, Math.abs(sentence[at]! - sentence[other]!));
      const way = apart === 0 ? wayBetween(scene, at, other) : 3;
      const distance = far(Math.abs(at - other));
      const path = runsBetween(set, at, other);
      put(list, t, path, apart, place[at]!);
      put(list, t + 1, path, label(0), (apart << 2) + place[other]!);
      put(list, t + 2, way, label(0));
      put(list, t + 3, way, lemma[other]!);
      put(list, t + 4, way, tag[at]!);
      put(list, t + 5, way, relation[at]!, path);
      put(list, t + 6, distance, apart, label(0));
      put(list, t + 7, lemma[other]!, apart, place[at]!);
      put(list, t + 8, cue[other]!, children[other]!, apart * 8 + place[at]!);
      put(list, t + 9, bucket(roleChance(first, other, 1)), own, apart);
      put(list, t + 10, lemma[other]!, distance, tag[at]!);
    } else put(list, t + 11, place[at]!, label(0));
    t += 12;
  }
  put(
    list,
    t++,
    set.before[at]! >= 0 ? runsBetween(set, at, set.before[at]!) : -1,
    set.after[at]! >= 0 ? runsBetween(set, at, set.after[at]!) : -1,
    place[at]!,
  );
  // Marked cues in the tree.
  const over = set.governor[at]!;
  if (over >= 0) {
    const limb = set.branch[at]!;
    const border = borders(scene, limb, at);
    put(list, t, relation[limb]!, border, at < over ? 1 : 2);
    put(list, t + 1, relation[limb]!, border, label(0));
    put(list, t + 2, relation[limb]!, lemma[over]!, border);
    put(list, t + 3, relation[limb]!, border, tag[at]!);
    put(list, t + 4, relation[limb]!, children[over]!, label(0));
    put(list, t + 5, first.best[limb]!, relation[limb]!, label(0));
    put(list, t + 6, relation[limb]!, lemma[over]!, label(0));
    put(list, t + 7, relation[limb]!, children[limb]!, border);
    put(list, t + 8, relation[limb]!, relation[at]!, label(0));
    put(list, t + 9, relation[limb]!, far(at - over), own);
    // Is the beginning of the branch marked as content?
    const from = scene.left[limb]!;
    put(list, t + 10, relation[limb]!, first.best[from]!, label(0));
  }
  t += 11;
  const seat = set.host[at]!;
  if (seat >= 0) {
    const other = set.guest[at]!;
    const border = borders(scene, seat, at);
    const side = at < other ? 1 : 2;
    put(list, t, relation[other]!, border, side);
    put(list, t + 1, relation[other]!, lemma[other]!, side);
    put(list, t + 2, relation[other]!, border, label(0));
    put(list, t + 3, relation[other]!, first.best[seat]!, label(0));
    put(list, t + 4, relation[other]!, lemma[other]!, label(0));
    put(list, t + 5, relation[other]!, tag[at]!, border);
  }
}

/** Hash of the roles of up to four runs that lie between two words. */
function runsBetween(set: SecondSetting, a: number, b: number): number {
  const from = Math.min(a, b);
  const to = Math.max(a, b);
  let path = 1;
  let count = 0;
  const { runs, runAt } = set;
  const own = runAt[a]!;
  const other = runAt[b]!;
  let at = from;
  while (at <= to && count < 4) {
    const index = runAt[at]!;
    if (index < 0) {
      at++;
      continue;
    }
    if (index !== own && index !== other) {
      path = path * 4 + (runs[index]!.role === "source" ? 1 : runs[index]!.role === "cue" ? 2 : 3);
      count++;
    }
    at = runs[index]!.last + 1;
    if (at - from > 80) return path * 4;
  }
  return path;
}
