// Finds title, headings and the lines between title and story: "World", "Two armies talk", "Ana Ruiz, Geneva", "What was agreed".
import { datelineOf } from "./dateline.ts";
import type { FurnitureFinder } from "./furniture.ts";
import { apply, isOpen, isSentence, longestLine, mark, type Placed, speaker } from "./placed.ts";
import type { Unit } from "./unit.ts";

/** A heading has at most this many words, a title this many. */
const headingWords = 12;
const titleWords = 32;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

const isTitle = (unit: Unit): boolean =>
  (unit.heading > 0 || unit.words >= 2) &&
  unit.words <= titleWords &&
  !unit.item &&
  !/[.,;:\u2026]\s?["'\u201d\u2019)]*$/.test(unit.text.replace(/(?:\b\p{Lu}\.)+$/u, "")) &&
  /^["\u201c'\u2018(\d]*[\p{Lu}\d]/u.test(unit.text) &&
  datelineOf(unit.text) === null;

/** The first line that is no furniture, unless it is a sentence of the story; or the line that repeats the given title. */
export function placeTitle(all: Placed[], given: string | null): number {
  const wanted = given === null ? "" : letters(given);
  if (wanted !== "")
    for (let i = 0; i < Math.min(all.length, 8); i++)
      if (letters(all[i]!.unit.text) === wanted) {
        mark(all[i]!, "title", "title-given");
        return i;
      }
  const first = all.findIndex((placed) => placed.kind === null);
  const top = all.findIndex((placed) => placed.kind === null && placed.unit.heading === 1);
  if (top >= 0 && !all.slice(first, top).some((placed) => placed.kind === null && isSentence(placed.unit)))
    return (mark(all[top]!, "title", "title-heading"), top);
  if (first < 0) return -1;
  let at = first;
  // "World" or "Asia Pacific" over the title names a section of the paper or the paper itself.
  for (let next = all[at + 1]; next !== undefined && at < first + 3; next = all[at + 1]) {
    const { unit } = all[at]!;
    const over = unit.words <= 3 && !unit.closed && !unit.item && next.unit.words > Math.max(3, unit.words);
    if (all[at]!.kind !== null || next.kind !== null || !over || !isTitle(next.unit)) break;
    mark(all[at]!, "sub-heading", "section-name");
    at++;
  }
  if (!isTitle(all[at]!.unit) || !all.slice(at + 1).some((placed) => placed.kind === null)) return -1;
  mark(all[at]!, "title", "title-first-line");
  return at;
}

/** Between title and story: bylines without "By", days, places, and the line under the title. */
export function placeTop(all: Placed[], title: number, find: FurnitureFinder): void {
  const lastOpen = all.findLastIndex(isOpen);
  for (let i = 0; i < all.length; i++) {
    const placed = all[i]!;
    if (placed.kind !== null) continue;
    if (isSentence(placed.unit) || datelineOf(placed.unit.text) !== null) return;
    if (speaker.test(placed.unit.text)) return;
    if (apply(placed, find(placed.unit, "top")) || placed.unit.item || /[.,;]$/.test(placed.unit.text))
      continue;
    if (title >= 0 && i > title && placed.unit.words <= longestLine && i < lastOpen)
      mark(placed, "sub-heading", "line-under-title");
  }
}

/** Short lines without a stop, over a paragraph. */
export function placeHeadings(all: Placed[]): void {
  all.forEach((placed, i) => {
    const { unit } = placed;
    if (placed.kind !== null || placed.cut !== null) return;
    if (unit.heading > 0) {
      mark(placed, "sub-heading", "markdown-heading");
      return;
    }
    const next = all[i + 1];
    if (i === 0 || next === undefined || unit.item || unit.words > headingWords) return;
    if (unit.closed && !unit.text.endsWith("?")) return;
    if (
      /[,;"\u201d\u2013\u2014-]$/.test(unit.text) ||
      speaker.test(unit.text) ||
      !/^["\u201c'\u2018(]?[\p{Lu}\p{N}]/u.test(unit.text)
    )
      return;
    // "Background:" heads a part; "The minister went on:" belongs to the words that follow.
    if (unit.text.endsWith(":") && (unit.words > 1 || next.unit.item)) return;
    if (unit.text.endsWith("?") && unit.words > 9) return;
    if (next.unit.item || datelineOf(unit.text) !== null) return;
    if (isOpen(next) || next.kind === "caption") mark(placed, "sub-heading", "short-line-over-paragraph");
  });
}
