// Lays out a page: "By Ana Ruiz", "GENEVA, March 4 (Harbour Wire) -" and "Read more" come apart from the story they stand around.
import type { Span } from "../report/index.ts";
import { captionOf, creditOf } from "./caption.ts";
import { type Dateline, datelineOf } from "./dateline.ts";
import { type Furniture, furnitureFinder } from "./furniture.ts";
import type { Block, BlockKind, Page } from "./page.ts";
import { dayPattern } from "./pattern.ts";
import { type Unit, unitsOf } from "./unit.ts";

/** Lays out one kept text. `title` is the title that the report was given with, if any. Pure; spans are of `text`. */
export type PageReader = (text: string, title?: string | null) => Page;

/** A unit with what has been decided about it so far. `cut` splits it: the part from `cut.at` on is of another kind. */
interface Placed {
  readonly unit: Unit;
  kind: BlockKind | null;
  rule: string;
  heads: boolean;
  cut: { readonly at: number; readonly kind: BlockKind; readonly rule: string } | null;
}

const frontMatter = /^---[ \t]*\r?\n(?:[^\n]*\n){0,40}?---[ \t]*(?:\r?\n|$)/;
const image = /^!\[[^\]]*\]\([^)]*\)$/;

/** A heading has at most this many words, a title this many, a line under the title this many. */
const headingWords = 12;
const titleWords = 32;
const deckWords = 45;
/** Words of the shortest sentence that is taken for story at the top of a page. */
const storyWords = 6;

/** "PRESIDENT RUIZ: We met." in a transcript; two of them, and a place in capitals with a colon is none. */
const speaker =
  /^Q(?:[:.] | +(?=\p{Lu}))|^(?:[\p{Lu}][\p{Lu}.'\u2019-]+(?: [\p{Lu}][\p{Lu}.'\u2019-]*){0,4}): /u;

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();

/** Makes a reader of pages from the furniture entries of the lexicon. */
export function pageReader(entries: readonly Furniture[]): PageReader {
  const find = furnitureFinder(entries);

  /** Marks what a unit's own words tell, wherever it stands. */
  function placeAlone(unit: Unit): Placed {
    const placed: Placed = { unit, kind: null, rule: "", heads: false, cut: null };
    if (image.test(unit.text)) return mark(placed, "caption", "markdown-image");
    const found = apply(placed, find(unit, "anywhere"));
    if (!found && unit.text.length <= 12 && !/\p{L}/u.test(unit.text)) mark(placed, "notice", "signs-only");
    return placed;
  }

  function apply(placed: Placed, found: ReturnType<typeof find>): boolean {
    if (found === null) return false;
    if (found.start > 0) placed.cut = { at: found.start, kind: found.kind, rule: found.rule };
    else mark(placed, found.kind, found.rule, found.heads);
    return true;
  }

  function placeCaptions(all: Placed[]): void {
    all.forEach((placed, i) => {
      if (placed.kind !== null || placed.unit.heading > 0) return;
      const next = all[i + 1];
      const credited = next !== undefined && next.kind === null && creditOf(next.unit) === 0;
      const caption = captionOf(placed.unit, credited || next?.kind === "credit");
      if (creditOf(placed.unit) === 0) mark(placed, "credit", "credit-line");
      else if (caption) {
        mark(placed, "caption", caption.rule);
        if (caption.credit !== null) placed.cut = { at: caption.credit, kind: "credit", rule: caption.rule };
      }
    });
  }

  /** The first line that is no furniture, unless it is a sentence of the story; or the line that repeats the given title. */
  function placeTitle(all: Placed[], given: string | null): number {
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
  function placeTop(all: Placed[], title: number): void {
    const lastOpen = all.findLastIndex(isOpen);
    for (let i = 0; i < all.length; i++) {
      const placed = all[i]!;
      if (placed.kind !== null) continue;
      if (isSentence(placed.unit) || datelineOf(placed.unit.text) !== null) return;
      if (speaker.test(placed.unit.text)) return;
      if (apply(placed, find(placed.unit, "top")) || placed.unit.item || /[.,;]$/.test(placed.unit.text))
        continue;
      if (title >= 0 && i > title && placed.unit.words <= deckWords && i < lastOpen)
        mark(placed, "sub-heading", "line-under-title");
    }
  }

  /** Short lines without a stop, over a paragraph. */
  function placeHeadings(all: Placed[]): void {
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

  /** Lists under "Read more" and paragraphs under "About the author", and what else trails behind the story. */
  function placeLists(all: Placed[]): void {
    for (let i = 0; i < all.length; i++) {
      const head = all[i]!;
      if (!head.heads || head.kind === null) continue;
      const limit = head.kind === "biography" ? 6 : head.kind === "caption" ? 1 : 15;
      for (let j = i + 1; j < all.length && j <= i + limit; j++) {
        const placed = all[j]!;
        const dated = head.kind === "read-more" && placed.kind === "dateline";
        if (placed.kind !== null && placed.kind !== "sub-heading" && !dated) {
          if (placed.kind === head.kind && !placed.heads) continue;
          break;
        }
        const { unit } = placed;
        if (head.kind === "biography" && unit.heading > 0) break;
        if (head.kind === "read-more" && ((isSentence(unit) && !unit.item) || unit.words > 25)) break;
        mark(placed, head.kind, head.rule, false);
      }
    }
    for (let i = all.length - 1; i > 0; i--) {
      const placed = all[i]!;
      if (placed.kind === null && !apply(placed, find(placed.unit, "tail"))) break;
      if (placed.cut !== null && placed.kind === null) {
        const lead = find(part(placed.unit, placed.cut.at), "tail");
        if (lead === null || lead.start > 0) break;
        mark(placed, lead.kind, lead.rule);
      }
    }
  }

  return (text, title = null) => {
    const front = frontMatter.exec(text);
    const all = unitsOf(text, front?.[0].length ?? 0).map(placeAlone);
    placeCaptions(all);
    const top = placeTitle(all, title);
    placeTop(all, top);
    placeLists(all);
    placeHeadings(all);
    const blocks: Block[] = [];
    if (front)
      blocks.push({ start: 0, end: front[0].trimEnd().length, kind: "notice", rule: "front-matter" });
    let dateline: Page["dateline"] = null;
    const colon = all.filter((placed) => speaker.test(placed.unit.text)).length < 2;
    let stories = 0;
    for (const placed of all) {
      const { unit } = placed;
      if (
        placed.kind === null &&
        !unit.item &&
        (stories === 0 || dateline === null) &&
        mayOpen(unit, stories)
      ) {
        const opening = datelineOf(unit.text, colon);
        // Behind the first paragraphs only a dateline with a day or an agency counts.
        if (opening && (stories < 2 || opening.agency !== null)) {
          const split = shifted(opening, unit.start);
          dateline ??= split;
          blocks.push({ ...split.span, kind: "dateline", rule: "dateline-before-story" });
          pushParts(blocks, placed, lettersFrom(text, split.span.end, unit.end));
          stories++;
          continue;
        }
      }
      if (placed.kind === null) stories++;
      pushParts(blocks, placed, unit.start);
    }
    const first = (kind: BlockKind): Span | null => {
      const block = blocks.find((one) => one.kind === kind);
      return block ? { start: block.start, end: block.end } : null;
    };
    return {
      blocks,
      title: first("title"),
      byline: first("byline"),
      dateline: dateline ?? datelineAlone(text, blocks),
    };
  };
}

function mark(placed: Placed, kind: BlockKind, rule: string, heads = false): Placed {
  placed.kind = kind;
  placed.rule = rule;
  placed.heads = heads;
  return placed;
}

/** A quick look before the slow one: behind the first paragraphs only an agency in brackets makes a dateline. */
const mayOpen = (unit: Unit, stories: number): boolean => {
  const head = unit.text.slice(0, 100);
  return stories < 2 ? /[-\u2013\u2014\u2015:)]/.test(head) : head.includes("(");
};

const isOpen = (placed: Placed): boolean => placed.kind === null && isSentence(placed.unit);
const isSentence = (unit: Unit): boolean =>
  unit.heading === 0 &&
  unit.words >= storyWords &&
  (unit.closed || unit.words > deckWords || /[:,;]$/.test(unit.text));

const isTitle = (unit: Unit): boolean =>
  (unit.heading > 0 || unit.words >= 2) &&
  unit.words <= titleWords &&
  !unit.item &&
  !/[.,;:\u2026]\s?["'\u201d\u2019)]*$/.test(unit.text.replace(/(?:\b\p{Lu}\.)+$/u, "")) &&
  /^["\u201c'\u2018(\d]*[\p{Lu}\d]/u.test(unit.text) &&
  datelineOf(unit.text) === null;

/** The unit up to offset `end` of its text. */
const part = (unit: Unit, end: number): Unit => {
  const text = unit.text.slice(0, end).trimEnd();
  return { ...unit, text, end: unit.start + text.length };
};

const shifted = (dateline: Dateline, by: number): Dateline => {
  const move = (span: Span | null): Span | null =>
    span === null ? null : { start: span.start + by, end: span.end + by };
  return {
    span: move(dateline.span)!,
    place: move(dateline.place),
    day: move(dateline.day),
    agency: move(dateline.agency),
  };
};

/** First offset from `start` on that is no white space. */
function lettersFrom(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text[at]!)) at++;
  return at;
}

/** Adds the block of a unit from offset `start` of the text on, or its two blocks when it was cut. */
function pushParts(blocks: Block[], placed: Placed, start: number): void {
  const { unit, cut } = placed;
  const kind = placed.kind ?? "story";
  const rule = placed.kind === null ? "story" : placed.rule;
  const at = cut === null ? unit.end : unit.start + cut.at;
  const end = cut === null ? unit.end : unit.start + unit.text.slice(0, cut.at).trimEnd().length;
  if (start < end) blocks.push({ start, end, kind, rule });
  if (cut !== null && at < unit.end)
    blocks.push({ start: at, end: unit.end, kind: cut.kind, rule: cut.rule });
}

/** A dateline on a line of its own ("New Delhi, 26 April 2016", "Published Dec 13, 2023"), for its place and day. */
function datelineAlone(text: string, blocks: readonly Block[]): Page["dateline"] {
  const lines = blocks.filter((one) => one.kind === "dateline");
  // "Published" may stand on a line of its own, the day under it.
  const block = lines.find((one) => /\d/.test(text.slice(one.start, one.end))) ?? lines[0];
  if (!block) return null;
  const own = text.slice(block.start, block.end);
  const day = new RegExp(dayPattern).exec(own);
  const place =
    /^([\p{Lu}][\p{L}.'\u2019 -]+?(?:,\s[\p{Lu}][\p{L}. ]+?)?)(?:,?\s+\(?(?=\d|\p{Lu}[a-z]{2,8}\.?\s\d)|$)/u.exec(
      own,
    );
  const spanAt = (start: number, length: number): Span => ({
    start: block.start + start,
    end: block.start + start + length,
  });
  return {
    span: { start: block.start, end: block.end },
    place: place && block.rule.includes("place") ? spanAt(0, place[1]!.length) : null,
    day: day ? spanAt(day.index, day[0].length) : null,
    agency: null,
  };
}
