// Raw text to the words of Universal Dependencies: "Obama's U.S.-led push won't" is Obama|'s|U.S.|-|led|push|wo|n't.
// Guidelines: universaldependencies.org/en (words, multi-word tokens) and the habits of GUM and EWT.
import { beforeNumber, closing, leading, months } from "./abbreviations.ts";
import {
  classOf,
  Digit,
  isApostrophe,
  isHyphen,
  isLetter,
  isSpace,
  isWordUnit,
  Lower,
  Mark,
  Space,
  Surrogate,
  Upper,
} from "./characters.ts";
import { staysWhole } from "./hyphens.ts";

/** Words of a stretch: `[starts[i], ends[i])` in UTF-16 units of the text; `joined[i]` = 1 continues a multi-word token. */
export interface Words {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  joined: Uint8Array;
}

const stop = 0x2e;
const comma = 0x2c;
const colon = 0x3a;
const slash = 0x2f;

function push(words: Words, start: number, end: number, joined: 0 | 1): void {
  if (end <= start) return;
  if (words.count === words.starts.length) {
    const size = words.count * 2;
    const grow = (from: Int32Array): Int32Array => {
      const to = new Int32Array(size);
      to.set(from);
      return to;
    };
    words.starts = grow(words.starts);
    words.ends = grow(words.ends);
    const flags = new Uint8Array(size);
    flags.set(words.joined);
    words.joined = flags;
  }
  words.starts[words.count] = start;
  words.ends[words.count] = end;
  words.joined[words.count] = joined;
  words.count++;
}

/** Longest chunk that patterns (addresses, file names) are tried on; beyond it only single characters are looked at. */
const longestPatterned = 400;

const address =
  /^(?:(?:https?|ftp):\/\/\S+|www\.\S+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|@\w+|#\p{L}[\p{L}\p{N}_]*|[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:com|org|net|gov|edu|mil|int|info|co|uk|us|io|tv|doc|docx|pdf|xls|jpg|png|html?|txt)(?:\/[^\s,;]*)?)(?![\p{L}\p{N}])/iu;
const smiley = /^(?:[:;=]-?[()DPp|/\\]|<3|:'\()(?![\p{L}\p{N}])/u;
const contracted = /^(?:s|m|d|ll|re|ve)$/i;
/** One surface word of two UD words: [surface, length of the first]. */
const twins: ReadonlyMap<string, number> = new Map([
  ["cannot", 3],
  ["gonna", 3],
  ["wanna", 3],
  ["gotta", 3],
  ["dunno", 2],
  ["lemme", 3],
  ["gimme", 3],
  ["dont", 2],
  ["didnt", 3],
  ["doesnt", 4],
  ["isnt", 2],
  ["cant", 2],
  ["wont", 2],
  ["arent", 3],
  ["wasnt", 3],
  ["hasnt", 3],
  ["havent", 4],
]);
const currencies: ReadonlySet<string> = new Set([
  "us",
  "a",
  "c",
  "hk",
  "nt",
  "nz",
  "s",
  "u",
  "r",
  "au",
  "ca",
]);

/** Cuts `[from, to)`, a word run without outer punctuation, into a clitic group: `wo|n't`, `Obama|'s`, `can|not`. */
function pushWord(text: string, words: Words, from: number, to: number): void {
  const length = to - from;
  if (length >= 3 && length <= 40) {
    // n't
    if (
      length >= 4 &&
      (text.charCodeAt(to - 1) | 32) === 0x74 &&
      isApostrophe(text.charCodeAt(to - 2)) &&
      (text.charCodeAt(to - 3) | 32) === 0x6e
    ) {
      push(words, from, to - 3, 0);
      push(words, to - 3, to, 1);
      return;
    }
    for (let back = 2; back <= 3 && back < length; back++) {
      if (!isApostrophe(text.charCodeAt(to - back))) continue;
      if (!contracted.test(text.slice(to - back + 1, to))) break;
      // "1980's" and "A's" are plurals of figures and letters; "the IRA's" is not, so only figures stay whole.
      if (back === 2 && classOf(text.charCodeAt(to - 3)) === Digit && (text.charCodeAt(to - 1) | 32) === 0x73)
        break;
      pushWord(text, words, from, to - back);
      push(words, to - back, to, 1);
      return;
    }
    if (length >= 4 && length <= 6) {
      const cut = twins.get(text.slice(from, to).toLowerCase());
      if (cut !== undefined) {
        push(words, from, from + cut, 0);
        push(words, from + cut, to, 1);
        return;
      }
    }
  }
  push(words, from, to, 0);
}

/** End of the run of letters and digits (with marks) that starts at `i`. */
function runEnd(text: string, i: number, limit: number): number {
  while (i < limit) {
    const kind = classOf(text.charCodeAt(i));
    if ((kind >= Upper && kind <= Mark) || isAstralLetter(text, i, kind)) i += kind === Surrogate ? 2 : 1;
    else break;
  }
  return i > limit ? limit : i;
}

function isAstralLetter(text: string, i: number, kind: number): boolean {
  if (kind !== Surrogate) return false;
  const point = text.codePointAt(i)!;
  return point > 0xffff && /\p{L}|\p{N}|\p{M}/u.test(String.fromCodePoint(point));
}

const unit = (text: string, i: number, limit: number): number => (i < limit ? text.charCodeAt(i) : 0);

/** Does the stop at `at`, just after the run `[from, at)`, belong to it? */
function stopBelongs(text: string, from: number, at: number, limit: number, paragraph: number): boolean {
  const length = at - from;
  if (length > 8) return false;
  const next = unit(text, at + 1, limit);
  const word = text.slice(from, at).toLowerCase();
  const following = nextWordUnit(text, at + 1, paragraph);
  if (length === 1 && isLetter(text.charCodeAt(from))) {
    // "(b. 1949; m. 1977)", "c. 1500", "v. Smith"
    if (classOf(text.charCodeAt(from)) !== Upper)
      return (
        word === "v" ||
        ("pcbdmr".includes(word) && (classOf(following) === Digit || unit(text, from - 1, at) === 0x28))
      );
    // An initial, "J. Smith"; but not "plan B." at the end, nor "I." before a closing quote.
    return following !== 0 && next !== 0x22;
  }
  if (beforeNumber.has(word) && (word.length < 3 || word === "nos" || word === "art"))
    return classOf(following) === Digit;
  if (
    word === "sun" ||
    word === "sat" ||
    word === "mar" ||
    word === "miss" ||
    word === "ill" ||
    word === "mass"
  ) {
    // plain words too
    return (
      classOf(text.charCodeAt(from)) === Upper &&
      (months.has(word) ? classOf(following) === Digit : next === comma)
    );
  }
  return leading.has(word) || closing.has(word);
}

/** First unit of the next word after `i` past spaces, or 0 at the end of the stretch. */
function nextWordUnit(text: string, i: number, end: number): number {
  while (i < end && isSpace(text.charCodeAt(i))) i++;
  return i < end ? text.charCodeAt(i) : 0;
}

/**
 * Reads one word that starts with a letter or a digit at `i` and pushes its parts; gives the offset behind it.
 * `limit` is the end of the chunk (run without white space), `paragraph` the end of the stretch.
 */
function readWord(text: string, words: Words, i: number, limit: number, paragraph: number): number {
  const from = i;
  let segment = i; // start of the part since the last joiner
  let acronym = false;
  let hyphenated = 0;
  for (;;) {
    i = runEnd(text, i, limit);
    if (i >= limit) break;
    const here = text.charCodeAt(i);
    const before = classOf(text.charCodeAt(i - 1));
    const after = unit(text, i + 1, limit);
    const afterKind = after === 0 ? Space : classOf(after);
    const afterWord = afterKind >= Upper && afterKind <= Digit;
    if (here === stop) {
      const single = i - segment === 1;
      if (before === Digit && afterKind === Digit) {
        i++;
        continue;
      }
      if (
        single &&
        isLetter(text.charCodeAt(segment)) &&
        isLetter(after) &&
        !isWordUnit(unit(text, i + 2, limit))
      ) {
        // U.S, p.m, Ph.D is caught below
        acronym = true;
        i++;
        segment = i;
        continue;
      }
      if (
        afterWord &&
        single &&
        acronym &&
        isLetter(after) &&
        runEnd(text, i + 1, limit) - i <= 4 &&
        before === Upper &&
        afterKind === Upper
      ) {
        i++;
        segment = i;
        continue;
      }
      if (afterWord && i - segment === 2 && text.slice(segment, i) === "Ph" && (after | 32) === 0x64) {
        acronym = true;
        i++;
        segment = i;
        continue;
      }
      if (afterWord && single && before === Upper && afterKind === Upper && i === from + 1) break;
      if (acronym && single) {
        i++;
        break;
      }
      if (after === stop) break; // an ellipsis
      if (stopBelongs(text, hyphenated > segment ? hyphenated : from, i, limit, paragraph)) i++;
      break;
    }
    if (here === comma) {
      if (
        before === Digit &&
        afterKind === Digit &&
        classOf(unit(text, i + 2, limit)) === Digit &&
        classOf(unit(text, i + 3, limit)) === Digit &&
        classOf(unit(text, i + 4, limit)) !== Digit
      ) {
        i++;
        continue;
      }
      break;
    }
    if (here === colon || here === slash) {
      if (before === Digit && afterKind === Digit) {
        i++;
        continue;
      }
      if (
        here === slash &&
        afterWord &&
        isLetter(after) &&
        i - from === 1 &&
        runEnd(text, i + 1, limit) - i <= 3
      ) {
        i++;
        continue;
      }
      break;
    }
    if (isApostrophe(here)) {
      if (afterWord && here !== 0x60) {
        i++;
        segment = i;
        continue;
      }
      break;
    }
    if (here === 0x26 || here === 0x5f || here === 0x2a || here === 0xb7) {
      if (
        here === 0x5f
          ? true
          : afterWord && isLetter(text.charCodeAt(i - 1)) && (here !== 0x26 || before === Upper)
      ) {
        i++;
        segment = i;
        continue;
      }
      break;
    }
    if (isHyphen(here)) {
      if (afterWord && staysWhole(text, from, segment, i, runEnd(text, i + 1, limit), limit)) {
        i++;
        segment = i;
        hyphenated = i;
        continue;
      }
      // A word broken off, as transcripts write it ("th-"); "two- and three-year" is something else.
      if (
        !afterWord &&
        i - from <= 3 &&
        i + 1 === limit &&
        isLetter(text.charCodeAt(from)) &&
        !isCoordinated(text, i + 1, paragraph)
      )
        i++;
      break;
    }
    if (here === 0x24 && currencies.has(text.slice(from, i).toLowerCase())) {
      i++;
      break;
    }
    if (here === 0x28 && /^\((?:s|e?s)\)/.test(text.slice(i, Math.min(i + 4, limit)))) {
      i = text.indexOf(")", i) + 1;
      break;
    }
    break;
  }
  pushCut(text, words, from, i);
  // s' : a possessive when no single quote is open; the sentence stage does not need to know
  if (
    i < limit &&
    isApostrophe(text.charCodeAt(i)) &&
    text.charCodeAt(i) !== 0x60 &&
    (text.charCodeAt(i - 1) | 32) === 0x73 &&
    !isWordUnit(unit(text, i + 1, limit)) &&
    !openSingleQuote(text, from, paragraph)
  ) {
    push(words, i, i + 1, 1);
    i++;
  }
  return i;
}

/** Is there an opening single quote shortly before, so that the mark after `s` closes it? */
function openSingleQuote(text: string, from: number, _end: number): boolean {
  for (let i = from - 1, steps = 0; i >= 0 && steps < 120; i--, steps++) {
    const here = text.charCodeAt(i);
    if (here === 0x0a) return false;
    if (here === 0x27 || here === 0x2018 || here === 0x60) {
      if (
        (i === 0 || !isWordUnit(text.charCodeAt(i - 1))) &&
        i + 1 < text.length &&
        !isSpace(text.charCodeAt(i + 1))
      )
        return true;
    }
    if (here === 0x2019 && (i + 1 >= text.length || !isWordUnit(text.charCodeAt(i + 1)))) return false;
  }
  return false;
}

/** Is the next word "and", "or", "to" or "but", as behind a hyphen that hangs? */
const isCoordinated = (text: string, from: number, end: number): boolean =>
  /^\s*(?:and|or|to|but)\b/.test(text.slice(from, Math.min(end, from + 12)));

/** Cuts figures from the unit behind them ("7pm", "40km", "5bn") and hands the rest to the clitics. */
function pushCut(text: string, words: Words, from: number, to: number): void {
  if (classOf(text.charCodeAt(from)) === Digit && to - from <= 14 && isLetter(text.charCodeAt(to - 1))) {
    const match =
      /^([\d.,:]+)(am|pm|AM|PM|km|cm|mm|kg|mg|mph|kph|kmh?|km2|bn|mn|m|k|GB|MB|Hz|MHz|GHz|ft|lbs?|min|hrs?|kW|MW|GW|kV|h|g)$/.exec(
        text.slice(from, to),
      );
    if (match) {
      push(words, from, from + match[1]!.length, 0);
      push(words, from + match[1]!.length, to, 0);
      return;
    }
  }
  pushWord(text, words, from, to);
}

/** Reads what is no word: quotes, brackets, runs of one mark, signs; gives the offset behind it. */
function readMark(text: string, words: Words, i: number, limit: number): number {
  const here = text.charCodeAt(i);
  const kind = classOf(here);
  if (kind === Surrogate) {
    const point = text.codePointAt(i)!;
    let end = i + (point > 0xffff ? 2 : 1);
    // an emoji goes with its joiners and modifiers
    while (end < limit) {
      const next = text.charCodeAt(end);
      if (classOf(next) === Mark) end++;
      else if (
        next === 0xd83c &&
        unit(text, end + 1, limit) >= 0xdffb &&
        unit(text, end + 1, limit) <= 0xdfff
      )
        end += 2;
      else if (text.charCodeAt(end - 1) === 0x200d && classOf(next) === Surrogate)
        end += text.codePointAt(end)! > 0xffff ? 2 : 1;
      else break;
    }
    end = Math.min(end, limit);
    push(words, i, end, 0);
    return end;
  }
  let end = i + 1;
  if (
    here === stop ||
    here === 0x2d ||
    here === 0x2a ||
    here === 0x3d ||
    here === 0x5f ||
    here === 0x23 ||
    here === 0x7e ||
    here === 0x2b
  ) {
    while (end < limit && text.charCodeAt(end) === here) end++;
  } else if (here === 0x21 || here === 0x3f) {
    while (end < limit && (text.charCodeAt(end) === 0x21 || text.charCodeAt(end) === 0x3f)) end++;
  } else if (here === 0x60 || here === 0x27) {
    if (unit(text, end, limit) === here) end++;
  } else if (here === 0x3c || here === 0x3e) {
    while (end < limit && text.charCodeAt(end) === here) end++;
  } else if (here === 0x5b && text.startsWith("[...]", i) && i + 5 <= limit) end = i + 5;
  while (end < limit && classOf(text.charCodeAt(end)) === Mark) end++;
  end = Math.min(end, limit);
  push(words, i, end, 0);
  return end;
}

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
  const size = Math.max(16, (end - start) >> 2);
  const words: Words = {
    count: 0,
    starts: new Int32Array(size),
    ends: new Int32Array(size),
    joined: new Uint8Array(size),
  };
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
