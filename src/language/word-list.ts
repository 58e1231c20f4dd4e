// The words of a stretch as growing arrays, and how a surface word is cut into them: "won't" is wo|n't, "5km" is 5|km.
import { classOf, Digit, isApostrophe, isLetter } from "./characters.ts";

/** Words of a stretch: `[starts[i], ends[i])` in UTF-16 units of the text; `joined[i]` = 1 continues a multi-word token. */
export interface Words {
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  joined: Uint8Array;
}

/** An empty list with room for the words of so many units. */
export function wordList(units: number): Words {
  const size = Math.max(16, units >> 2);
  return { count: 0, starts: new Int32Array(size), ends: new Int32Array(size), joined: new Uint8Array(size) };
}

/** Adds a word; an empty one is passed over. */
export function push(words: Words, start: number, end: number, joined: 0 | 1): void {
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

/** What may stand behind the apostrophe of a contraction or possessive. */
export const contracted = /^(?:s|m|d|ll|re|ve)$/i;
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
/** Cuts `[from, to)`, a word run without outer punctuation, into a clitic group: `wo|n't`, `Obama|'s`, `can|not`. */
export function pushWord(text: string, words: Words, from: number, to: number): void {
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

/** Cuts figures from the unit behind them ("7pm", "40km", "5bn") and hands the rest to the clitics. */
export function pushCut(text: string, words: Words, from: number, to: number): void {
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
