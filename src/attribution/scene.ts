// Everything the labeller asks about a paragraph, worked out once: where quotations stand, which words may be cues, and how the tree
// hangs: in "The envoy said talks would resume" the words "talks would resume" hang by a ccomp from the cue "said".
import type { CuePhrase, CueTable } from "./cues.ts";
import type { Paragraph } from "./paragraphs.ts";
import { type Quotations, quotations } from "./quotations.ts";

/** Steps up a tree that are followed at most; deeper trees are mistakes of the parser. */
const highest = 40;

export interface Scene {
  readonly text: string;
  readonly paragraph: Paragraph;
  readonly quotations: Quotations;
  /** 32-bit hashes of the lower-case form (digits made 0), lemma, Penn tag, universal tag, relation, ending and shape of every word. */
  readonly word: Int32Array;
  readonly lemma: Int32Array;
  readonly tag: Int32Array;
  readonly upos: Int32Array;
  readonly relation: Int32Array;
  readonly ending: Int32Array;
  readonly shape: Int32Array;
  /** Senses (bits 0-8) of the cue lexicon for the word as its part of speech; bit 12 set inside a phrase of the lexicon. 0 = no cue. */
  readonly cue: Int32Array;
  /** First and last word of the subtree. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly depth: Int32Array;
  /** Nearest governing word (not itself) that may be a cue, and the word on the way to it that hangs directly from it; -1 if none. */
  readonly governor: Int32Array;
  readonly branch: Int32Array;
  /** Nearest word, itself or above, from which a possible cue hangs that does not hold this word, and that cue; -1 if none. */
  readonly host: Int32Array;
  readonly guest: Int32Array;
  /** Bits of what hangs from a word: see `childBits`. */
  readonly children: Int32Array;
}

/** Bits of `Scene.children`. */
export const childBits = {
  subject: 1,
  clause: 2,
  object: 4,
  openClause: 8,
  parataxis: 16,
  passive: 32,
  that: 64,
  negation: 128,
  oblique: 256,
  auxiliary: 512,
  infinitive: 1024,
  adverbialClause: 2048,
} as const;

/** FNV-1a over UTF-16 units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Hashes of what a word looks like. */
interface Looks {
  readonly lower: string;
  readonly word: number;
  readonly ending: number;
  readonly shape: number;
}

// Words recur; their hashes are kept, up to a bound, and say nothing but what the words say.
const keptWords = 30000;
const looks = new Map<string, Looks>();
const hashes = new Map<string, number>();

/** Hash of a recurring text (lemmas, tags, relations). */
function hashLabel(label: string): number {
  let hash = hashes.get(label);
  if (hash === undefined) {
    hash = hashText(label.length > 40 ? label.slice(0, 40) : label);
    if (hashes.size >= keptWords) hashes.clear();
    hashes.set(label, hash);
  }
  return hash;
}

function looksOf(form: string): Looks {
  let found = looks.get(form);
  if (!found) {
    const cut = form.length > 40 ? form.slice(0, 40) : form;
    const lower = cut.toLowerCase();
    const plain = lower.replace(/[0-9]/g, "0");
    found = {
      lower,
      word: hashText(plain),
      ending: hashText(plain.slice(-3)),
      shape: hashText(shapeOf(cut)),
    };
    if (looks.size >= keptWords) looks.clear();
    looks.set(form, found);
  }
  return found;
}

function shapeOf(form: string): string {
  let shape = "";
  let before = "";
  for (let at = 0; at < form.length && shape.length < 6; at++) {
    const unit = form[at]!;
    const kind = /[A-Z]/.test(unit)
      ? "A"
      : /[a-z]/.test(unit)
        ? "a"
        : /[0-9]/.test(unit)
          ? "0"
          : unit > "\u007f" && /\p{L}/u.test(unit)
            ? "a"
            : unit;
    if (kind !== before) shape += kind;
    before = kind;
  }
  return shape;
}

const phraseBit = 1 << 12;
const noPhrases: readonly CuePhrase[] = [];

/** Looks at one paragraph. Linear in its words but for very deep trees, where `highest` bounds the climb. */
export function observe(text: string, paragraph: Paragraph, cues: CueTable): Scene {
  const { tokens, head, last } = paragraph;
  const size = tokens.length;
  const array = (): Int32Array => new Int32Array(size);
  const [word, lemma, tag, upos, relation, ending, shape, cue, left, right, depth, children] = Array.from(
    { length: 12 },
    array,
  ) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const governor = array().fill(-1);
  const branch = array().fill(-1);
  const host = array().fill(-1);
  const guest = array().fill(-1);
  for (let at = 0; at < size; at++) {
    const token = tokens[at]!;
    const seen = looksOf(token.form);
    word[at] = seen.word;
    lemma[at] = hashLabel(token.lemma);
    tag[at] = hashLabel(token.xpos);
    upos[at] = hashLabel(token.upos);
    relation[at] = hashLabel(token.deprel);
    ending[at] = seen.ending;
    shape[at] = seen.shape;
    left[at] = at;
    right[at] = at;
    const table =
      token.upos === "VERB" || token.upos === "AUX"
        ? cues.verbs
        : token.upos === "NOUN"
          ? cues.nouns
          : token.upos === "ADJ"
            ? cues.adjectives
            : token.upos === "ADV"
              ? cues.adverbs
              : null;
    cue[at] = (cue[at] ?? 0) | (table?.get(token.lemma)?.senses ?? 0);
    for (const phrase of cues.phrases.get(seen.lower) ?? noPhrases) {
      if (at + phrase.words.length > last[at]!) continue;
      if (!phrase.words.every((part, place) => tokens[at + place]!.form.toLowerCase() === part)) continue;
      for (let place = 0; place < phrase.words.length; place++)
        cue[at + place] = cue[at + place]! | phrase.senses | phraseBit;
      break;
    }
  }
  for (let at = 0; at < size; at++) {
    let steps = 0;
    for (let up = head[at]!; up >= 0 && steps < highest; up = head[up]!, steps++) {
      if (left[up]! > at) left[up] = at;
      if (right[up]! < at) right[up] = at;
    }
    depth[at] = steps;
    const up = head[at]!;
    if (up >= 0)
      children[up] = children[up]! | childBit(tokens[at]!.deprel, tokens[at]!.lemma, tokens[at]!.xpos);
  }
  // Which possible cues hang from a word other than as part of its name or its noun's description.
  const hanging = array().fill(-1);
  for (let at = 0; at < size; at++) {
    const up = head[at]!;
    if (up < 0 || cue[at] === 0) continue;
    const { deprel } = tokens[at]!;
    if (
      deprel === "parataxis" ||
      deprel === "advcl" ||
      deprel === "conj" ||
      deprel === "dep" ||
      deprel === "discourse"
    )
      hanging[up] = at;
    else if ((cue[at]! & phraseBit) !== 0 && deprel === "case" && head[up]! >= 0) hanging[head[up]!] = at;
  }
  for (let at = 0; at < size; at++) {
    let below = at;
    let steps = 0;
    for (let up = head[at]!; up >= 0 && steps < highest; below = up, up = head[up]!, steps++)
      if (cue[up] !== 0) {
        governor[at] = up;
        branch[at] = below;
        break;
      }
    steps = 0;
    below = -1;
    for (let up = at; up >= 0 && steps < highest; below = up, up = head[up]!, steps++) {
      const candidate = hanging[up]!;
      if (candidate < 0 || candidate === below || candidate === at) continue;
      if (below >= 0 && head[candidate] === below) continue;
      host[at] = up;
      guest[at] = candidate;
      break;
    }
  }
  return {
    text,
    paragraph,
    quotations: quotations(text, paragraph),
    word,
    lemma,
    tag,
    upos,
    relation,
    ending,
    shape,
    cue,
    left,
    right,
    depth,
    governor,
    branch,
    host,
    guest,
    children,
  };
}

function childBit(deprel: string, lemma: string, xpos: string): number {
  if (deprel === "ccomp") return childBits.clause;
  if (deprel === "xcomp") return childBits.openClause;
  if (deprel === "obj" || deprel === "iobj") return childBits.object;
  if (deprel === "parataxis") return childBits.parataxis;
  if (deprel === "advcl") return childBits.adverbialClause;
  if (deprel === "advmod" && (lemma === "not" || lemma === "never")) return childBits.negation;
  if (deprel === "mark") return xpos === "TO" ? childBits.infinitive : lemma === "that" ? childBits.that : 0;
  if (deprel.startsWith("nsubj") || deprel.startsWith("csubj"))
    return deprel.endsWith(":pass") ? childBits.subject | childBits.passive : childBits.subject;
  if (deprel.startsWith("aux"))
    return deprel === "aux:pass" ? childBits.passive | childBits.auxiliary : childBits.auxiliary;
  if (deprel.startsWith("obl")) return childBits.oblique;
  return 0;
}

/** Hash of the way through the tree from one word to another: up to three relations up, then up to three down; 0 when they share no root. */
export function wayBetween(scene: Scene, from: number, to: number): number {
  const { head } = scene.paragraph;
  const { depth, relation } = scene;
  let a = from;
  let b = to;
  let up = 0;
  let down = 0;
  let hash = 17;
  let downHash = 0;
  while (a !== b) {
    if (depth[a]! >= depth[b]!) {
      if (up < 3) hash = Math.imul(hash ^ relation[a]!, 0x01000193);
      up++;
      a = head[a]!;
    } else {
      downHash = Math.imul(downHash ^ relation[b]!, 0x85ebca6b) + 1;
      down++;
      b = head[b]!;
    }
    if (a < 0 || b < 0 || up + down > highest) return 0;
  }
  if (down > 3) return Math.imul(hash, 31) + 5;
  return Math.imul(hash ^ downHash, 0x9e3779b1) + Math.min(up, 4);
}
