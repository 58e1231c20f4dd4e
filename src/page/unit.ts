// The pieces that a page is laid out in: paragraphs, and single lines where a line stands for itself ("About the writer").
import type { Span } from "../report/index.ts";

/** A line or a paragraph of hard-wrapped lines, without the white space around it. Units stand in order. */
export interface Unit extends Span {
  /** The text of the span. */
  readonly text: string;
  /** Words, counted as runs without white space. */
  readonly words: number;
  /** True when a blank line (or the beginning of the text) stands before it. */
  readonly apart: boolean;
  /** Markdown heading level; 0 for none. */
  readonly heading: number;
  /** True behind a bullet, a number or a Markdown quote mark; the mark itself lies outside the span. */
  readonly item: boolean;
  /** True when it ends as a sentence does: a stop, an ellipsis, a closing quote behind one. */
  readonly closed: boolean;
}

/** Wider lines are taken for whole paragraphs, narrower ones for headings or lists, never for lines that an editor wrapped. */
const widestWrap = 120;
const narrowestWrap = 50;

const closing = /[.!?\u2026\u3002]\s?[)\]"'\u201d\u2019\u00bb*_]*$/;
const heading = /^(#{1,6})[ \t]+([^#\s].*?)[ \t]*#*$/s;
const mark = /^(?:[-*+\u2022\u25aa\u25cf\u25e6\u2023\u00b7][ \t]+|\(?\d{1,2}[.)][ \t]+|>[ \t]?)/;

interface Line extends Span {
  /** Where the line's own text begins and ends; start = end for a blank line. */
  readonly from: number;
  readonly to: number;
}

/** Lines of the text; `\n`, `\r\n`, lone `\r`, U+2028 and U+2029 end one. */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
  let start = 0;
  while (start <= text.length) {
    const found = breaks.exec(text);
    const end = found ? found.index : text.length;
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    lines.push({ start, end, from, to });
    if (!found) break;
    start = found.index + found[0].length;
  }
  return lines;
}

/** Spaces, no-break spaces, zero-width marks and controls: nothing that a reader sees. */
const isSpace = (code: number): boolean =>
  code <= 32 ||
  (code >= 0x7f && code <= 0xa0) ||
  (code >= 0x2000 && code <= 0x200f) ||
  code === 0x1680 ||
  code === 0x202f ||
  code === 0x205f ||
  code === 0x2060 ||
  code === 0x3000 ||
  code === 0xfeff;

/** True when `next` was wrapped off `line`: the line is nearly full, so that the next word did not fit. */
function wraps(text: string, line: Line, next: Line, width: number): boolean {
  if (width === 0) return false;
  const begin = text.slice(next.from, next.from + 40);
  if (mark.test(begin) || heading.test(begin)) return false;
  const word = /^\S+/.exec(begin)?.[0].length ?? 0;
  if (line.to - line.from + 1 + word >= width - 2) return true;
  // Ragged wraps (forwarded mail): the sentence runs on in small letters.
  return /^[a-z]/.test(begin) && /[\p{L},;]$/u.test(text.slice(line.from, line.to));
}

/** The width at which a text was wrapped, or 0: no line is wider, and many lines come near it. */
function wrapWidth(lines: readonly Line[]): number {
  let width = 0;
  let filled = 0;
  for (const line of lines) {
    width = Math.max(width, line.to - line.from);
    if (line.to > line.from) filled++;
  }
  if (width > widestWrap || width < narrowestWrap) return 0;
  const near = lines.filter((line) => line.to - line.from >= width * 0.75).length;
  return near >= 2 && near >= filled * 0.25 ? width : 0;
}

function makeUnit(text: string, from: number, to: number, apart: boolean): Unit {
  let start = from;
  let level = 0;
  let item = false;
  let end = to;
  let own = text.slice(start, end);
  const head = heading.exec(own);
  if (head) {
    level = head[1]!.length;
    start += own.indexOf(head[2]!, level);
    end = start + head[2]!.length;
    own = text.slice(start, end);
  } else {
    const bullet = mark.exec(own);
    if (bullet) {
      item = true;
      start += bullet[0].length;
      own = text.slice(start, end);
    }
  }
  let words = 0;
  for (let i = 0, inside = false; i < own.length; i++) {
    const space = isSpace(own.charCodeAt(i));
    if (!space && !inside) words++;
    inside = !space;
  }
  return { start, end, text: own, words, apart, heading: level, item, closed: closing.test(own.slice(-8)) };
}

/** The units of a text from offset `from` on. */
export function unitsOf(text: string, from = 0): Unit[] {
  const units: Unit[] = [];
  const lines = linesOf(text).filter((line) => line.start >= from);
  const width = wrapWidth(lines);
  for (let i = 0; i < lines.length; ) {
    if (lines[i]!.from === lines[i]!.to) {
      i++;
      continue;
    }
    let last = i;
    while (last + 1 < lines.length && lines[last + 1]!.from < lines[last + 1]!.to) last++;
    let begin = i;
    for (let j = i; j <= last; j++) {
      if (j < last && wraps(text, lines[j]!, lines[j + 1]!, width)) continue;
      units.push(makeUnit(text, lines[begin]!.from, lines[j]!.to, begin === i));
      begin = j + 1;
    }
    i = last + 1;
  }
  return units.filter((unit) => unit.start < unit.end);
}
