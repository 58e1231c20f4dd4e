// The registry's names and titles in one sentence, before anything is decided: "Chinese" [adjective] "Foreign Minister" [post] "Wang Yi" [person].
import { fold } from "./name-index.ts";
import { distance } from "fastest-levenshtein";
import type { Sentence } from "../../language/index.ts";
import { type Lookup, type NameSense } from "./lookup.ts";

/** A name of the registry at tokens `[first, last)`. */
export interface NameHit {
  readonly first: number;
  readonly last: number;
  readonly senses: readonly NameSense[];
}

/** A title ("foreign minister") or kind of body ("foreign ministry") at tokens `[first, last)`. */
export interface PhraseHit {
  readonly first: number;
  readonly last: number;
  readonly kind: "post" | "organ-kind";
  /** Row of `posts` or `organKinds`. */
  readonly row: number;
  /** "foreign ministers", "embassies". */
  readonly plural: boolean;
  readonly capital: boolean;
}

export interface RankHit {
  readonly first: number;
  readonly last: number;
  readonly row: number;
}

/** One sentence as the finder of mentions sees it. */
export interface Scan {
  readonly sentence: Sentence;
  readonly index: number;
  /** Token forms without accents, curly apostrophes made straight. */
  readonly forms: readonly string[];
  readonly lower: readonly string[];
  readonly names: readonly NameHit[];
  readonly phrases: readonly PhraseHit[];
  readonly ranks: readonly RankHit[];
  /** Index into `names` of the hit that covers a token, or -1. */
  readonly nameAt: Int32Array;
  readonly phraseAt: Int32Array;
}

export const isCapital = (form: string): boolean => {
  const unit = form.charCodeAt(0);
  return (unit >= 65 && unit <= 90) || (unit > 127 && form[0] !== form[0]!.toLowerCase());
};
const isLetterAt = (form: string): boolean => {
  const unit = form.charCodeAt(0);
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit > 127;
};

/** "CHINA" -> "China"; shorter all-capital words are abbreviations and stay. */
const calm = (form: string): string =>
  form.length > 3 && /^[A-Z]+$/.test(form) ? form[0]! + form.slice(1).toLowerCase() : form;

/** Reads one sentence against the registry; linear in its tokens. */
export function scan(sentence: Sentence, index: number, lookup: Lookup): Scan {
  const tokens = sentence.tokens;
  const forms: string[] = [];
  const lower: string[] = [];
  let shouted = false;
  for (const token of tokens) {
    const form = fold(token.form);
    forms.push(form);
    const low = form.toLowerCase();
    lower.push(low);
    if (form.length > 3 && form !== low && form === form.toUpperCase() && /^[A-Z]+$/.test(form))
      shouted = true;
  }
  const calmed = shouted ? forms.map(calm) : forms;
  const nameAt = new Int32Array(tokens.length).fill(-1);
  const phraseAt = new Int32Array(tokens.length).fill(-1);
  const names: NameHit[] = [];
  const phrases: PhraseHit[] = [];
  const ranks: RankHit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    let found = lookup.names.longest(forms, i);
    if (shouted) {
      const other = lookup.names.longest(calmed, i);
      if (other && (!found || other.last > found.last)) found = other;
    }
    // "the North" must not take the first word of "North Atlantic Treaty Organization"
    if (found && lower[i] === "the") {
      const inner = lookup.names.longest(forms, i + 1);
      if (inner && inner.last > found.last) continue;
      // "The Australian and Indian ministers": the adjective, not the newspaper
      const { upos, head } = tokens[found.last - 1]!;
      if (inner && upos === "ADJ" && head >= found.last) continue;
    }
    if (!found) {
      const sense = misspeltState(tokens[i]!.upos, calmed[i]!, lookup);
      if (sense) found = { last: i + 1, values: sense };
    }
    if (!found) continue;
    for (let k = i; k < found.last; k++) nameAt[k] = names.length;
    names.push({ first: i, last: found.last, senses: found.values });
    i = found.last - 1;
  }
  for (let i = 0; i < tokens.length; i++) {
    if (!isLetterAt(forms[i]!)) continue;
    if (isCapital(forms[i]!)) {
      const rank = lookup.ranks.longest(forms, i);
      if (rank) ranks.push({ first: i, last: rank.last, row: rank.values[0]! });
    }
    const found = longestPhrase(lookup, lower, i);
    if (!found) continue;
    for (let k = i; k < found.last; k++) phraseAt[k] = phrases.length;
    phrases.push({
      first: i,
      last: found.last,
      ...found.sense,
      plural: found.plural,
      capital: isCapital(forms[i]!),
    });
    i = found.last - 1;
  }
  return { sentence, index, forms, lower, names, phrases, ranks, nameAt, phraseAt };
}

/** A state's name of seven letters or more with one letter wrong, missing or too many. */
function misspeltState(upos: string, form: string, lookup: Lookup): readonly NameSense[] | null {
  if (form.length < 6 || !isCapital(form) || (upos !== "PROPN" && upos !== "ADJ")) return null;
  for (const { word, sense } of lookup.stateWords.get(form[0]!) ?? [])
    if (Math.abs(word.length - form.length) <= 1 && word.length >= 7 && distance(word, form) === 1)
      return [sense];
  return null;
}

/** The longest title or kind of body, in the singular or with the plural of its last (or its head) word. */
function longestPhrase(lookup: Lookup, lower: readonly string[], at: number) {
  const index = lookup.phrases;
  let key = "";
  let best: { last: number; sense: { kind: "post" | "organ-kind"; row: number }; plural: boolean } | null =
    null;
  let plural = false;
  for (let i = at; i < lower.length && i < at + 12; i++) {
    const form = lower[i]!;
    let next = index.get(key + form);
    let word = form;
    if (next === undefined || next === null) {
      const single = singular(form);
      if (single !== null) {
        const other = index.get(key + single);
        if (other || (other === null && next === undefined)) {
          next = other;
          word = single;
          plural = true;
        }
      }
    }
    if (next === undefined) break;
    key += word;
    if (next !== null) best = { last: i + 1, sense: next[0]!, plural };
  }
  return best;
}

/** "ministers" -> "minister", "embassies" -> "embassy", "spokesmen" -> "spokesman"; null where the word is no plural. */
export function singular(word: string): string | null {
  if (word.endsWith("men") && word.length > 4) return `${word.slice(0, -2)}an`;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(word) || !word.endsWith("s") || word.length < 4) return null;
  if (/(?:sh|x)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
