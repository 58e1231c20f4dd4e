// Where sentences end: "He met Lt. Gen. Jing. The talks lasted" ends once, after "Jing.".
import { closing, leading } from "./abbreviations.ts";
import { classOf, Digit, isLetter, isSpace, Letter, Lower, Upper } from "./characters.ts";
import type { Words } from "./words.ts";

/** A sentence holds at most so many words; what is longer (a list, a table, junk) is cut, so that readers stay bounded. */
export const longestSentence = 400;

const openers: ReadonlySet<string> = new Set(
  `the a an this that these those it he she they we i you his her their its our my there here in on at by for from with as after before during
  since until while when where if although though but and or so yet however meanwhile both all some many most no not one two what who how why
  under over between according last next earlier later officials`.split(/\s+/),
);

const isCloser = (unit: number): boolean =>
  unit === 0x22 ||
  unit === 0x27 ||
  unit === 0x29 ||
  unit === 0x5d ||
  unit === 0x201d ||
  unit === 0x2019 ||
  unit === 0xbb;
const isOpener = (unit: number): boolean =>
  unit === 0x22 ||
  unit === 0x27 ||
  unit === 0x28 ||
  unit === 0x5b ||
  unit === 0x201c ||
  unit === 0x2018 ||
  unit === 0xab;
const isBullet = (unit: number): boolean =>
  unit === 0x2022 ||
  unit === 0x2d ||
  unit === 0x2a ||
  unit === 0x2013 ||
  unit === 0x2014 ||
  unit === 0x25cf ||
  unit === 0xb7;

/** Ends of sentences as word counts: `[7, 19]` = words 0-6 and 7-18. */
export function splitSentences(text: string, words: Words): number[] {
  const ends: number[] = [];
  let begin = 0;
  for (let i = 0; i < words.count; i++) {
    let last = i;
    if (i + 1 < words.count) {
      const verdict = endsAt(text, words, begin, i);
      if (verdict < 0) {
        if (i - begin + 1 < longestSentence) continue;
      } else last = verdict;
    }
    ends.push(last + 1);
    begin = last + 1;
    i = last;
  }
  return ends;
}

/** Last word of the sentence when word `i` (or a closing mark after it) ends one; -1 when it does not. */
function endsAt(text: string, words: Words, begin: number, i: number): number {
  const end = words.ends[i]!;
  const final = text.charCodeAt(end - 1);
  const length = end - words.starts[i]!;
  const ender = final === 0x2e || final === 0x21 || final === 0x3f || final === 0x2026;
  if (!ender) return lineEnds(text, words, begin, i) || headingEnds(text, words, begin, i) ? i : -1;
  // closing quotes and brackets stay with what they close
  let last = i;
  while (last + 1 < words.count) {
    const start = words.starts[last + 1]!;
    if (start !== words.ends[last]! || words.ends[last + 1]! - start > 2) break;
    const unit = text.charCodeAt(start);
    if (!isCloser(unit)) break;
    const after = words.ends[last + 1]!;
    if (
      unit < 0x30 &&
      unit !== 0x29 &&
      after < text.length &&
      !isSpace(text.charCodeAt(after)) &&
      classOf(text.charCodeAt(after)) <= Digit
    )
      break; // a straight quote that opens: said."We
    last++;
  }
  // note marks, "in 1971. [1] [3]", belong to the sentence that they follow
  while (last + 3 < words.count && isNoteMark(text, words, last + 1)) last += 3;
  if (last + 1 < words.count && text.startsWith("[...]", words.starts[last + 1]!)) last++;
  if (last + 1 >= words.count) return last;
  if (
    i === begin + 1 &&
    final === 0x2e &&
    length === 1 &&
    isItemNumber(text, words.starts[begin]!, words.ends[begin]!)
  )
    return -1;
  if (lineEnds(text, words, begin, last)) return last;
  let next = last + 1;
  while (next + 1 < words.count && isOpener(text.charCodeAt(words.starts[next]!))) next++;
  const start = words.starts[next]!;
  const kind = classOf(text.charCodeAt(start));
  const gap = words.starts[last + 1]! > words.ends[last]!;
  if (kind === Lower) return -1;
  const capital = kind === Upper || kind === Letter;
  if (!capital && kind !== Digit) {
    const unit = text.charCodeAt(start);
    if (
      !(
        gap &&
        (isBullet(unit) || unit > 0x7f || unit === 0x24 || unit === 0x40 || unit === 0x23 || unit === 0x5b)
      )
    )
      return -1;
  }
  if (length === 1 || final !== 0x2e || text.charCodeAt(words.starts[i]!) === 0x2e) {
    if (!gap && !capital) return -1;
    if (!gap && last === i && final === 0x2e && length === 1 && words.ends[i]! - begin < 3) return -1;
    return last;
  }
  // the stop belongs to an abbreviation or an initial
  const word = text.slice(words.starts[i]!, end - 1).toLowerCase();
  const following = text.slice(start, words.ends[next]!).toLowerCase();
  if (kind === Digit) return -1;
  if (last > i) return last;
  if (leading.has(word)) return -1;
  if (word.length === 1) return -1;
  if (closing.has(word) || word.includes(".")) return openers.has(following) ? last : -1;
  return openers.has(following) ? last : -1;
}

const weekdays: ReadonlySet<string> = new Set(
  "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" "),
);
const monthNames: ReadonlySet<string> = new Set(
  "January February March April May June July August September October November December".split(" "),
);
/** Words after which a day stands within the sentence: "until Monday, May 4, 2020". */
const beforeDays: ReadonlySet<string> = new Set(
  "on by from since until till of for to through and between before after next last this past dated the early late said".split(
    " ",
  ),
);

/** Lines that lost their breaks: "Envoys meet in Oslo Monday, May 4, 2020 Talks ..." and "Figure 1.2 The ...". */
function headingEnds(text: string, words: Words, begin: number, i: number): boolean {
  const word = (k: number): string => text.slice(words.starts[k]!, words.ends[k]!);
  const startsCapital = (k: number): boolean => {
    const kind = classOf(text.charCodeAt(words.starts[k]!));
    return kind === Upper || kind === Letter;
  };
  // after "Figure 1.2"
  if (i === begin + 1 && startsCapital(i + 1) && classOf(text.charCodeAt(words.starts[i]!)) === Digit)
    if (/^(?:Figure|Fig\.|Table|Box|Map)$/.test(word(begin)) && /^[A-Z][a-z]*$/.test(word(i + 1)))
      return true;
  // before a credit: "Envoys in Oslo Photo: Agency"
  if (
    i + 2 < words.count &&
    text.charCodeAt(words.starts[i + 2]!) === 0x3a &&
    /^(?:Image|Photo|Photograph|Picture|Credit)$/.test(word(i + 1)) &&
    isLetter(text.charCodeAt(words.ends[i]! - 1))
  )
    return true;
  const isDay = (k: number): boolean =>
    k >= 0 &&
    k + 5 < words.count &&
    weekdays.has(word(k)) &&
    text[words.starts[k + 1]!] === "," &&
    monthNames.has(word(k + 2)) &&
    /^\d{1,2}$/.test(word(k + 3)) &&
    text[words.starts[k + 4]!] === "," &&
    /^\d{4}$/.test(word(k + 5));
  // after the whole day at the head, or before it where it closes the paragraph
  if (i === begin + 5 && classOf(text.charCodeAt(words.starts[i]!)) === Digit && isDay(begin))
    return startsCapital(i + 1);
  if (i + 7 > words.count || !weekdays.has(word(i + 1))) return false;
  return (
    isDay(i + 1) &&
    i + 7 === words.count &&
    isLetter(text.charCodeAt(words.starts[i]!)) &&
    !beforeDays.has(word(i).toLowerCase())
  );
}

/** "[", a number of at most three figures, "]". */
function isNoteMark(text: string, words: Words, i: number): boolean {
  const start = words.starts[i]!;
  const number = words.starts[i + 1]!;
  const length = words.ends[i + 1]! - number;
  if (text.charCodeAt(start) !== 0x5b || text.charCodeAt(words.starts[i + 2]!) !== 0x5d || length > 3)
    return false;
  for (let k = 0; k < length; k++) if (classOf(text.charCodeAt(number + k)) !== Digit) return false;
  return words.ends[i]! - start === 1;
}

/** "4", "2.1", "a", "iv": what numbers an item when a stop follows it at the head of a paragraph. */
function isItemNumber(text: string, start: number, end: number): boolean {
  return end - start <= 5 && /^(?:\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]+)$/i.test(text.slice(start, end));
}

/** A line break ends a sentence after a stop or a short line, before a bullet, and where a line is left empty. */
function lineEnds(text: string, words: Words, begin: number, i: number): boolean {
  const from = words.ends[i]!;
  const to = words.starts[i + 1]!;
  if (to === from) return false;
  let breaks = 0;
  for (let k = from; k < to; k++) if (text.charCodeAt(k) === 0x0a || text.charCodeAt(k) === 0x2029) breaks++;
  if (breaks === 0) return false;
  if (breaks > 1) return true;
  const next = text.charCodeAt(to);
  if (isBullet(next)) return true;
  const final = text.charCodeAt(from - 1);
  if (final === 0x3a) return true;
  // hard-wrapped text has lines of like length; a short line is a heading or an item
  let line = from;
  const floor = Math.max(words.starts[begin]!, from - 60);
  while (line > floor && text.charCodeAt(line - 1) !== 0x0a) line--;
  return from - line < 45 && classOf(next) !== Lower;
}
