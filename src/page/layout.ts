// Lays out a page: "By Ana Ruiz", "GENEVA, March 4 (Harbour Wire) -" and "Read more" come apart from the story they stand around.
import type { Span } from "../report/index.ts";
import { captionOf, creditOf } from "./caption.ts";
import { type Dateline, datelineOf } from "./dateline.ts";
import { type Furniture, furnitureFinder } from "./furniture.ts";
import { placeHeadings, placeTitle, placeTop } from "./headings.ts";
import { placeLists } from "./lists.ts";
import type { Block, BlockKind, Page } from "./page.ts";
import { dayPattern } from "./pattern.ts";
import { apply, mark, type Placed, speaker } from "./placed.ts";
import { type Unit, unitsOf } from "./unit.ts";

/** Lays out one kept text. `title` is the title that the report was given with, if any. Pure; spans are of `text`. */
export type PageReader = (text: string, title?: string | null) => Page;

const frontMatter = /^---[ \t]*\r?\n(?:[^\n]*\n){0,40}?---[ \t]*(?:\r?\n|$)/;
const image = /^!\[[^\]]*\]\([^)]*\)$/;

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

  return (text, title = null) => {
    const front = frontMatter.exec(text);
    const all = unitsOf(text, front?.[0].length ?? 0).map(placeAlone);
    placeCaptions(all);
    const top = placeTitle(all, title);
    placeTop(all, top, find);
    placeLists(all, find);
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

/** A quick look before the slow one: behind the first paragraphs only an agency in brackets makes a dateline. */
const mayOpen = (unit: Unit, stories: number): boolean => {
  const head = unit.text.slice(0, 100);
  return stories < 2 ? /[-\u2013\u2014\u2015:)]/.test(head) : head.includes("(");
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
