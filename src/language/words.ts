// Raw text to the words of Universal Dependencies: "Obama's U.S.-led push won't" is Obama|'s|U.S.|-|led|push|wo|n't.
// Guidelines: universaldependencies.org/en (words, multi-word tokens) and the habits of GUM and EWT.
import {
  classOf,
  isApostrophe,
  isAstralLetter,
  isWordUnit,
  Lower,
  Mark,
  runEnd,
  Space,
  Upper,
} from "./characters.ts";
import { readMark } from "./marks.ts";
import { contracted, push, pushCut, pushWord, wordList, type Words } from "./word-list.ts";
import { readWord } from "./word-run.ts";

export type { Words } from "./word-list.ts";

const stop = 0x2e;
const colon = 0x3a;
const slash = 0x2f;

/** Longest chunk that patterns (addresses, file names) are tried on; beyond it only single characters are looked at. */
const longestPatterned = 400;

const address =
  /^(?:(?:https?|ftp):\/\/\S+|www\.\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|@\w+|#\p{L}[\p{L}\p{N}_]*|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|gov|edu|mil|int|info|co|uk|us|io|tv|doc|docx|pdf|xls|jpg|png|html?|txt)(?:\/[^\s,;]*)?)(?![\p{L}\p{N}])/iu;
const smiley = /^(?:[:;=]-?[()DPp|/\\]|<3|:'\()(?![\p{L}\p{N}])/u;
/** Reads one chunk `[from, limit)` without white space. */
function readChunk(text: string, words: Words, from: number, limit: number, paragraph: number): void {
  let i = from;
  const patterned = limit - from <= longestPatterned;
  let odd = false;
  if (patterned)
    for (let k = from; k < limit; k++) {
      const here = text.charCodeAt(k);
      if (
        here === 0x40 ||
        here === 0x23 ||
        here === slash ||
        here === colon ||
        here === 0x3b ||
        here === 0x3d ||
        here === 0x3c ||
        (here === stop && k + 2 < limit)
      ) {
        odd = true;
        break;
      }
    }
  while (i < limit) {
    if (odd && (i === from || !isWordUnit(text.charCodeAt(i - 1)))) {
      const rest = text.slice(i, limit);
      const match = address.exec(rest) ?? smiley.exec(rest);
      if (match) {
        let end = i + match[0].length;
        while (end > i + 1 && /[.,;:!?)\]}"'”’>]/.test(text[end - 1]!) && !smiley.test(rest)) end--;
        pushCut(text, words, i, end);
        i = end;
        continue;
      }
    }
    const here = text.charCodeAt(i);
    const kind = classOf(here);
    if ((kind >= Upper && kind <= Mark) || isAstralLetter(text, i, kind))
      i = readWord(text, words, i, limit, paragraph);
    else if (isApostrophe(here) && isClitic(text, words, i, limit)) {
      // a clitic that was parted from its word by a space, a quote or a bracket: "the '90s", "he 's", "(Obama)'s"
      const end = runEnd(text, i + 1, limit);
      push(words, i, end, i > from && words.count > 0 ? 1 : 0);
      i = end;
    } else i = readMark(text, words, i, limit);
  }
}

function isClitic(text: string, words: Words, i: number, limit: number): boolean {
  const end = runEnd(text, i + 1, limit);
  if (end - i > 4 || end - i < 2) return false;
  const rest = text.slice(i + 1, end);
  if (/^\d\ds?$/.test(rest)) return true;
  return contracted.test(rest) && words.count > 0 && words.ends[words.count - 1]! === i;
}

/** The words of `[start, end)`; time is linear in its length, whatever it holds. */
export function splitWords(text: string, start: number, end: number): Words {
  const words = wordList(end - start);
  let i = start;
  while (i < end) {
    if (classOf(text.charCodeAt(i)) === Space) {
      i++;
      continue;
    }
    const from = i;
    let plain = true;
    while (i < end) {
      const kind = classOf(text.charCodeAt(i));
      if (kind === Space) break;
      if (kind !== Lower && kind !== Upper) plain = false;
      i++;
    }
    if (plain) pushWord(text, words, from, i);
    else readChunk(text, words, from, i, end);
  }
  return words;
}

/** Words that are already cut, as a text of them with single spaces between. */
export function givenWords(forms: readonly string[]): { text: string; words: Words } {
  const starts = new Int32Array(forms.length);
  const ends = new Int32Array(forms.length);
  let at = 0;
  forms.forEach((form, i) => {
    starts[i] = at;
    ends[i] = at + form.length;
    at += form.length + 1;
  });
  return {
    text: forms.join(" "),
    words: { count: forms.length, starts, ends, joined: new Uint8Array(forms.length) },
  };
}
