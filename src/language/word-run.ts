// Reads one word from its first letter on, over the marks that join: "U.S.", "1,250.50", "O'Brien", "AT&T", "co-chair", "9/11".
import {
  classOf,
  Digit,
  isApostrophe,
  isHyphen,
  isLetter,
  isSpace,
  isWordUnit,
  runEnd,
  unitAt,
  Upper,
} from "./characters.ts";
import { staysWhole } from "./hyphens.ts";
import { stopBelongs } from "./stops.ts";
import { push, pushCut, type Words } from "./word-list.ts";

const stop = 0x2e;
const comma = 0x2c;
const colon = 0x3a;
const slash = 0x2f;
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

/** A word that is being read: `[from, i)` so far, and the mark at `i` that may go on with it. */
interface Run {
  readonly text: string;
  readonly from: number;
  /** End of the chunk (run without white space). */
  readonly limit: number;
  /** End of the stretch. */
  readonly paragraph: number;
  i: number;
  /** Start of the part since the last mark that joined. */
  segment: number;
  /** True behind "U.S" or "Ph.D". */
  acronym: boolean;
  /** Start of the part behind the last hyphen; 0 when there is none. */
  hyphenated: number;
}

/** What a mark does: it ends the word before it, it is the word's last, or the word goes on behind it in a new part or the same. */
type Verdict = "ends" | "closes" | "new part" | "same part";

const isWordAt = (run: Run, i: number): boolean => isWordUnit(unitAt(run.text, i, run.limit));
const classAt = (run: Run, i: number): number => classOf(unitAt(run.text, i, run.limit));

/** "3.5", "U.S", "p.m", "Ph.D"; "U.S." and "Gen." at their end. */
function atStop(run: Run): Verdict {
  const { text, i, segment, limit } = run;
  const before = classAt(run, i - 1);
  const after = unitAt(text, i + 1, limit);
  const afterKind = classAt(run, i + 1);
  const single = i - segment === 1;
  if (before === Digit && afterKind === Digit) return "same part";
  if (isLetter(after)) {
    const next = runEnd(text, i + 1, limit);
    const opens = single && isLetter(text.charCodeAt(segment)) && !isWordAt(run, i + 2);
    const goesOn = single && run.acronym && next - i <= 4 && before === Upper && afterKind === Upper;
    if (goesOn && !opens) return "new part";
    if (opens || (text.slice(segment, i) === "Ph" && (after | 32) === 0x64)) {
      run.acronym = true;
      return "new part";
    }
    if (single && before === Upper && afterKind === Upper && i === run.from + 1) return "ends";
  }
  if (run.acronym && single) return "closes";
  if (after === stop) return "ends"; // an ellipsis
  const start = run.hyphenated > segment ? run.hyphenated : run.from;
  return stopBelongs(text, start, i, limit, run.paragraph) ? "closes" : "ends";
}

/** "1,250" but not "1,25". */
function atComma(run: Run): Verdict {
  const { i } = run;
  if (classAt(run, i - 1) !== Digit) return "ends";
  for (let k = 1; k <= 3; k++) if (classAt(run, i + k) !== Digit) return "ends";
  return classAt(run, i + 4) === Digit ? "ends" : "same part";
}

/** "5:30", "9/11", "w/o". */
function atColonOrSlash(run: Run, here: number): Verdict {
  const { text, from, i, limit } = run;
  if (classAt(run, i - 1) === Digit && classAt(run, i + 1) === Digit) return "same part";
  const short = here === slash && i - from === 1 && isLetter(unitAt(text, i + 1, limit));
  return short && runEnd(text, i + 1, limit) - i <= 3 ? "same part" : "ends";
}

/** "co-chair" goes on, "US-backed" ends; "th-" is a word broken off, as transcripts write it. */
function atHyphen(run: Run): Verdict {
  const { text, from, i, segment, limit } = run;
  if (isWordAt(run, i + 1)) {
    if (!staysWhole(text, from, segment, i, runEnd(text, i + 1, limit), limit)) return "ends";
    run.hyphenated = i + 1;
    return "new part";
  }
  const broken = i - from <= 3 && i + 1 === limit && isLetter(text.charCodeAt(from));
  return broken && !isCoordinated(text, i + 1, run.paragraph) ? "closes" : "ends";
}

function verdict(run: Run, here: number): Verdict {
  if (here === stop) return atStop(run);
  if (here === comma) return atComma(run);
  if (here === colon || here === slash) return atColonOrSlash(run, here);
  if (isHyphen(here)) return atHyphen(run);
  const joins = isWordAt(run, run.i + 1);
  if (isApostrophe(here)) return joins && here !== 0x60 ? "new part" : "ends";
  const letter = isLetter(run.text.charCodeAt(run.i - 1));
  switch (here) {
    case 0x5f: // _
      return "new part";
    case 0x26: // & between capitals, "AT&T"
      return joins && classAt(run, run.i - 1) === Upper ? "new part" : "ends";
    case 0x2a: // *
    case 0xb7: // ·
      return joins && letter ? "new part" : "ends";
    case 0x24: // $ of "US$"
      return currencies.has(run.text.slice(run.from, run.i).toLowerCase()) ? "closes" : "ends";
    default:
      return "ends";
  }
}

/**
 * Reads the word that starts with a letter or a digit at `from` and pushes its parts; gives the offset behind it. `limit` is the
 * end of the chunk without white space, `paragraph` the end of the stretch.
 */
export function readWord(text: string, words: Words, from: number, limit: number, paragraph: number): number {
  const run: Run = { text, from, limit, paragraph, i: from, segment: from, acronym: false, hyphenated: 0 };
  for (;;) {
    run.i = runEnd(text, run.i, limit);
    if (run.i >= limit) break;
    const here = text.charCodeAt(run.i);
    const plural = here === 0x28 && /^\(e?s\)/.exec(text.slice(run.i, Math.min(run.i + 4, limit)));
    if (plural) {
      run.i += plural[0].length; // "envoy(s)"
      break;
    }
    const found = verdict(run, here);
    if (found === "ends") break;
    run.i++;
    if (found === "closes") break;
    if (found === "new part") run.segment = run.i;
  }
  const { i } = run;
  pushCut(text, words, from, i);
  if (!isPossessive(text, from, i, limit)) return i;
  push(words, i, i + 1, 1);
  return i + 1;
}

/** "the envoys' talks": an apostrophe behind s is a possessive when no single quote is open. */
const isPossessive = (text: string, from: number, i: number, limit: number): boolean =>
  i < limit &&
  isApostrophe(text.charCodeAt(i)) &&
  text.charCodeAt(i) !== 0x60 &&
  (text.charCodeAt(i - 1) | 32) === 0x73 &&
  !isWordUnit(unitAt(text, i + 1, limit)) &&
  !openSingleQuote(text, from);

/** Is there an opening single quote shortly before, so that the mark after `s` closes it? */
function openSingleQuote(text: string, from: number): boolean {
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
