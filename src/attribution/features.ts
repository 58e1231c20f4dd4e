// What the labeller sees at a word: in `"Never," said the envoy` at "said": its lemma, the closing mark before it, the clause that hangs from it.
import { closingMark, openingMark, outsideQuotation } from "./quotations.ts";
import { type Scene, wayBetween } from "./scene.ts";

/** Hashed features of one word, 32 bits. Grows as needed; `size` of `ids` are in use. */
export interface FeatureList {
  ids: Int32Array;
  size: number;
}

export const featureList = (): FeatureList => ({ ids: new Int32Array(512), size: 0 });

/** Mixes a template's number and up to three values into one feature (the finaliser of MurmurHash3, Appleby 2011). */
function put(list: FeatureList, template: number, a = 0, b = 0, c = 0): void {
  let hash = Math.imul(template + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ c;
  hash = Math.imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  hash ^= hash >>> 15;
  if (list.size === list.ids.length) {
    const larger = new Int32Array(list.size * 2);
    larger.set(list.ids);
    list.ids = larger;
  }
  list.ids[list.size++] = hash;
}

const far = (distance: number): number =>
  distance < 0
    ? -far(-distance)
    : distance <= 4
      ? distance
      : distance <= 6
        ? 5
        : distance <= 10
          ? 6
          : distance <= 20
            ? 7
            : 8;

const edge = 0x7ffffff1;

/** Facts on a paragraph that hold for all its words; `before` is the scene of the paragraph before it in the report. */
export interface Setting {
  /** For every word: index of the nearest possible cue before it and after it in the sentence, -1 if none. */
  readonly cueBefore: Int32Array;
  readonly cueAfter: Int32Array;
  /** For every sentence of the paragraph, told at each of its words: how quotations stand in it (bits). */
  readonly sentenceQuotes: Int32Array;
  readonly paragraphBits: number;
}

export function setting(scene: Scene, before: Scene | null): Setting {
  const { first, last, tokens } = scene.paragraph;
  const size = tokens.length;
  const cueBefore = new Int32Array(size).fill(-1);
  const cueAfter = new Int32Array(size).fill(-1);
  const sentenceQuotes = new Int32Array(size);
  const verbal = (at: number): boolean =>
    scene.cue[at] !== 0 && (tokens[at]!.upos === "VERB" || scene.cue[at]! >= 4096);
  for (let at = 0, seen = -1; at < size; at++) {
    if (first[at] === at) seen = -1;
    cueBefore[at] = seen;
    if (verbal(at)) seen = at;
  }
  for (let at = size - 1, seen = -1; at >= 0; at--) {
    if (last[at] === at + 1) seen = -1;
    cueAfter[at] = seen;
    if (verbal(at)) seen = at;
  }
  const { place, list } = scene.quotations;
  let previous = 0;
  for (let from = 0; from < size; from = last[from]!) {
    let bits = 0;
    let outside = 0;
    const to = last[from]!;
    for (let at = from; at < to; at++) {
      if (place[at] === outsideQuotation) {
        if (tokens[at]!.upos !== "PUNCT") outside++;
      } else bits |= 1;
      if (place[at] === openingMark) bits |= 2;
      if (place[at] === closingMark) bits |= 4;
    }
    if (outside === 0) bits |= 8;
    if (from > 0) bits |= 16;
    bits |= (previous & 9) << 6;
    for (let at = from; at < to; at++) sentenceQuotes[at] = bits;
    previous = bits;
  }
  let paragraphBits = list.length === 0 ? 0 : 1;
  if (list[0]?.open === 0) paragraphBits |= 2;
  if (list.some(({ closed }) => !closed)) paragraphBits |= 4;
  if (size > 0 && (sentenceQuotes[0]! & 8) !== 0 && last[0] === size) paragraphBits |= 8;
  if (before) {
    const end = before.quotations.list.at(-1);
    if (end && !end.closed) paragraphBits |= 16;
    if (before.paragraph.tokens.at(-1)?.form === ":") paragraphBits |= 32;
  } else paragraphBits |= 64;
  if (size < 14 && tokens.at(-1)?.upos !== "PUNCT") paragraphBits |= 128;
  return { cueBefore, cueAfter, sentenceQuotes, paragraphBits };
}

/** Features of the first pass for the word `at`, appended to `list`. */
export function wordFeatures(scene: Scene, set: Setting, at: number, list: FeatureList): void {
  const {
    word,
    lemma,
    tag,
    upos,
    relation,
    ending,
    shape,
    cue,
    governor,
    branch,
    host,
    guest,
    children,
    left,
    right,
  } = scene;
  const { head, tokens, first, last } = scene.paragraph;
  const { place, of } = scene.quotations;
  const size = tokens.length;
  const w = (offset: number): number => (at + offset < 0 || at + offset >= size ? edge : word[at + offset]!);
  const p = (offset: number): number => (at + offset < 0 || at + offset >= size ? edge : tag[at + offset]!);
  const l = (offset: number): number => (at + offset < 0 || at + offset >= size ? edge : lemma[at + offset]!);
  const q = (offset: number): number => (at + offset < 0 || at + offset >= size ? 9 : place[at + offset]!);
  const quote = q(0);
  let t = 0;
  put(list, t++);
  // The word and its neighbours.
  for (let offset = -3; offset <= 3; offset++) {
    put(list, t++, w(offset));
    put(list, t++, p(offset), q(offset));
  }
  put(list, t++, l(0));
  put(list, t++, l(0), p(0), quote);
  put(list, t++, l(-1), l(0));
  put(list, t++, l(0), l(1));
  put(list, t++, l(-2), l(-1), l(0));
  put(list, t++, l(0), l(1), l(2));
  put(list, t++, l(0), p(1));
  put(list, t++, p(-1), l(0));
  put(list, t++, p(-1), p(0));
  put(list, t++, p(0), p(1));
  put(list, t++, p(-1), p(0), p(1));
  put(list, t++, p(-2), p(-1), p(0));
  put(list, t++, p(0), p(1), p(2));
  put(list, t++, ending[at]!, p(0));
  put(list, t++, shape[at]!, q(0));
  put(list, t++, w(-1), w(1));
  // Quotation marks.
  const quotedBefore = q(-1) * 16 + quote * 4 + q(1);
  put(list, t++, quotedBefore, p(0));
  put(list, t++, quotedBefore, w(0));
  put(list, t++, set.sentenceQuotes[at]!, quote);
  put(list, t++, set.sentenceQuotes[at]!, p(0));
  put(list, t++, set.paragraphBits, quote);
  put(list, t++, set.paragraphBits, set.sentenceQuotes[at]!, quote);
  const quotation = of[at]! >= 0 ? scene.quotations.list[of[at]!]! : null;
  if (quotation) {
    const length = far(quotation.close - quotation.open);
    put(list, t, length, at === quotation.open ? 1 : at === quotation.close ? 2 : 3);
    const after = quotation.close + 1;
    const beforeClose = word[Math.max(0, quotation.close - 1)]!;
    put(list, t + 1, beforeClose, quotation.open > 0 ? word[quotation.open - 1]! : edge, quote);
    put(list, t + 2, after < size ? lemma[after]! : edge, quote);
    put(list, t + 3, quotation.open > 0 ? lemma[quotation.open - 1]! : edge, quote);
    put(
      list,
      t + 4,
      quotation.open > 0 ? tag[quotation.open - 1]! : edge,
      after < size ? tag[after]! : edge,
      length,
    );
    put(
      list,
      t + 5,
      first[quotation.open] === quotation.open ? 1 : 0,
      last[quotation.close] === quotation.close + 1 ? 1 : 0,
      quote,
    );
    put(
      list,
      t + 6,
      head[quotation.open + 1 < size ? quotation.open + 1 : quotation.open]! < quotation.open ? 1 : 0,
      length,
      quote,
    );
  } else {
    // How far the last quotation lies behind, the next ahead, within the sentence.
    let back = 1;
    while (back <= 8 && at - back >= first[at]! && place[at - back] === outsideQuotation) back++;
    let ahead = 1;
    while (ahead <= 8 && at + ahead < last[at]! && place[at + ahead] === outsideQuotation) ahead++;
    const behind = at - back >= first[at]! && back <= 8 ? back : 0;
    const coming = at + ahead < last[at]! && ahead <= 8 ? ahead : 0;
    put(list, t + 7, behind, p(0));
    put(list, t + 8, coming, p(0));
    put(list, t + 9, behind, coming, cue[at]! & 511);
    put(list, t + 10, behind, coming, upos[at]!);
    if (behind > 0) put(list, t + 11, behind, word[Math.max(0, at - back - 1)]!);
    if (behind > 0) put(list, t + 12, behind, l(0));
    if (coming > 0) put(list, t + 13, coming, l(0));
  }
  t += 14;
  // The word as a cue of the lexicon, and what hangs from it.
  const bits = children[at]!;
  put(list, t++, cue[at]!, quote);
  put(list, t++, cue[at]!, bits & 0b111011111);
  put(list, t++, l(0), bits & 0b1101011);
  put(list, t++, l(0), bits & 0b10100);
  put(list, t++, upos[at]!, bits);
  put(list, t++, cue[at]!, relation[at]!);
  put(list, t++, l(0), relation[at]!);
  for (let offset = -2; offset <= 2; offset++)
    if (offset !== 0 && at + offset >= 0 && at + offset < size)
      put(list, t + offset + 2, cue[at + offset]!, p(0));
  t += 5;
  // The tree around it.
  const up = head[at]!;
  const upUp = up >= 0 ? head[up]! : -1;
  put(list, t++, relation[at]!, quote);
  put(list, t++, relation[at]!, p(0));
  put(list, t++, relation[at]!, up >= 0 ? lemma[up]! : edge);
  put(list, t++, relation[at]!, up >= 0 ? tag[up]! : edge, far(at - up));
  put(list, t++, up >= 0 ? lemma[up]! : edge, l(0));
  put(list, t++, relation[at]!, up >= 0 ? relation[up]! : edge, upUp >= 0 ? lemma[upUp]! : edge);
  put(list, t++, relation[at]!, up >= 0 ? relation[up]! : edge, upUp >= 0 ? relation[upUp]! : edge);
  put(list, t++, up >= 0 ? cue[up]! : -1, relation[at]!, up >= 0 ? children[up]! & 0b11111 : 0);
  put(
    list,
    t++,
    at - left[at]! > 2 ? 3 : at - left[at]!,
    right[at]! - at > 2 ? 3 : right[at]! - at,
    relation[at]!,
  );
  const { name } = scene.paragraph;
  const n = (offset: number): number => (at + offset < 0 || at + offset >= size ? 0 : name[at + offset]!);
  put(list, t++, n(0), n(-1) * 16 + n(1), p(0));
  put(list, t++, n(0), relation[at]!, up >= 0 ? cue[up]! : -1);
  put(list, t++, up >= 0 ? name[up]! : 0, n(0), relation[at]!);
  put(list, t++, n(1), l(0));
  put(list, t++, n(-1), l(0));
  put(list, t++, n(2), p(1), l(0));
  // Under a possible cue: by which branch, and whether the branch begins or ends here.
  const over = governor[at]!;
  if (over >= 0) {
    const limb = branch[at]!;
    const border = borders(scene, limb, at);
    const side = at < over ? 1 : 2;
    put(list, t, relation[limb]!, cue[over]!, side);
    put(list, t + 1, relation[limb]!, lemma[over]!, side);
    put(list, t + 2, relation[limb]!, border, side);
    put(list, t + 3, relation[limb]!, border, p(0));
    put(list, t + 4, relation[limb]!, lemma[over]!, border);
    put(list, t + 5, relation[limb]!, children[limb]!, border);
    put(list, t + 6, lemma[over]!, lemma[limb]!, side);
    put(list, t + 7, relation[limb]!, lemma[over]!, w(0));
    put(list, t + 8, relation[limb]!, cue[over]!, p(0));
    put(list, t + 9, children[over]!, relation[limb]!, side);
    put(list, t + 10, far(at - over), relation[limb]!);
    put(list, t + 11, relation[limb]!, quote, (place[over]! << 2) + side);
    put(list, t + 12, relation[limb]!, relation[over]!, cue[over]!);
    put(list, t + 13, relation[at]!, relation[limb]!, border);
    const higher = governor[over]!;
    if (higher >= 0) {
      const higherLimb = branch[over]!;
      put(list, t + 14, relation[higherLimb]!, cue[higher]!, at < higher ? 1 : 2);
      put(list, t + 15, relation[higherLimb]!, lemma[higher]!, relation[limb]!);
      put(list, t + 16, relation[higherLimb]!, relation[limb]!, borders(scene, higherLimb, at));
      put(list, t + 17, lemma[higher]!, lemma[over]!);
    } else put(list, t + 18, relation[limb]!, relation[over]!);
  } else put(list, t + 19, quote, relation[at]!);
  t += 20;
  // Beside a possible cue: "The talks failed, the envoy said".
  const seat = host[at]!;
  if (seat >= 0) {
    const other = guest[at]!;
    const border = borders(scene, seat, at);
    const side = at < other ? 1 : 2;
    put(list, t, relation[other]!, cue[other]!, side);
    put(list, t + 1, relation[other]!, lemma[other]!, side);
    put(list, t + 2, relation[other]!, border, side);
    put(list, t + 3, lemma[other]!, border, p(0));
    put(list, t + 4, relation[other]!, cue[other]!, quote);
    put(list, t + 5, children[other]!, side, border);
    put(list, t + 6, at + 1 === left[other]! || at + 2 === left[other]! ? 1 : 0, relation[other]!, p(0));
  }
  t += 7;
  // The nearest possible cues in the row.
  const previous = set.cueBefore[at]!;
  const next = set.cueAfter[at]!;
  if (previous >= 0) {
    put(list, t, cue[previous]!, far(at - previous), quote);
    put(list, t + 1, lemma[previous]!, quote, place[previous]!);
    put(list, t + 2, wayBetween(scene, at, previous), lemma[previous]!);
    put(list, t + 3, wayBetween(scene, at, previous), p(0));
    put(list, t + 4, lemma[previous]!, w(0));
  } else put(list, t + 5, far(at - first[at]!), p(0));
  if (next >= 0) {
    put(list, t + 6, cue[next]!, far(next - at), quote);
    put(list, t + 7, lemma[next]!, quote, place[next]!);
    put(list, t + 8, wayBetween(scene, at, next), lemma[next]!);
    put(list, t + 9, wayBetween(scene, at, next), p(0));
  } else put(list, t + 10, far(last[at]! - at), p(0));
  put(list, t + 11, previous >= 0 ? cue[previous]! : -1, next >= 0 ? cue[next]! : -1, quote);
}

/** 1 first word of the subtree of `limb`, 2 second, 4 last, 8 last but a stop or comma, 16 outside it. */
function borders(scene: Scene, limb: number, at: number): number {
  const from = scene.left[limb]!;
  const to = scene.right[limb]!;
  let bits = at < from || at > to ? 16 : 0;
  if (at === from) bits |= 1;
  else if (at === from + 1) bits |= 2;
  if (at === to) bits |= 4;
  else if (at === to - 1 && scene.paragraph.tokens[to]!.upos === "PUNCT") bits |= 8;
  if (limb === at) bits |= 32;
  return bits;
}

export { borders, far, put };
