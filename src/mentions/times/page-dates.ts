// The date that a page states of itself: "Published Dec 13, 2023", a byline or dateline with a day, a line that is nothing but a date.
import { civil, type Span } from "../../report/index.ts";
import type { Found } from "./expression.ts";
import { readFound } from "./find.ts";
import { type Context, place } from "./place.ts";

/** A block of the page as far as it matters here; `Block` of the page fits. */
export interface DatedBlock extends Span {
  readonly kind: string;
}

/** For what is stated in full, and needs nothing to be told against. */
export const unanchored: Context = {
  now: null,
  told: null,
  toldDays: null,
  narrative: false,
  direction: { way: null, cue: "", leads: false, close: false },
};

const span = ({ start, end }: Span): Span => ({ start, end });

export interface Stated extends Span {
  /** Day number, or null when the year is missing. */
  readonly day: number | null;
  readonly month: number;
  readonly dayOfMonth: number;
}

/** "Published Dec 13, 2023", a byline or dateline with a date, or a line near the top that is nothing but a date. */
export function statedOnPage(text: string, blocks: readonly DatedBlock[]): Stated | null {
  const places: Span[] = blocks.filter(({ kind }) => kind === "byline" || kind === "dateline").map(span);
  const label = /\b(?:first published|published|posted|publication date|date)\b(?: on| at)?\s*:?\s*/gi;
  for (const match of text.matchAll(label)) {
    if (!/[:\n]|^(?:first )?(?:published|posted)/i.test(match[0])) continue;
    const start = match.index + match[0].length;
    // In running text "the report, published on Monday" speaks of another report.
    if (
      match.index > 0 &&
      !/[\n|\u2022\u00b7-]\s*$/.test(text.slice(Math.max(0, match.index - 4), match.index))
    )
      continue;
    places.push({ start, end: Math.min(text.length, start + 60) });
  }
  for (const line of text.slice(0, 1500).matchAll(/^[^\n]{6,80}$/gm))
    places.push({ start: line.index, end: line.index + line[0].length });
  let partial: Stated | null = null;
  for (const place of places) {
    const inBlock = blocks.some((block) => block.start === place.start && block.end === place.end);
    for (const { tokens, found } of readFound(text, [place])) {
      const at = { start: tokens.start[found.first]!, end: tokens.end[found.next - 1]! };
      if (!inBlock && !fillsLine(text, place, at)) continue;
      const day = dayMoment(found.what);
      if (!day) continue;
      const one: Stated = { ...at, ...day };
      if (one.day !== null) return one;
      // "WASHINGTON, Dec 13 (Reuters)"
      if (inBlock || /^[A-Z][A-Z .,'-]+,\s*$/.test(text.slice(place.start, at.start))) partial ??= one;
    }
  }
  return partial ?? wireDateline(text);
}

/** "WASHINGTON, Dec 13 (Reuters) -" at the beginning of a paragraph, when no block tells. */
function wireDateline(text: string): Stated | null {
  const match =
    /(?:^|\n)[A-Z][A-Z .'\u2019-]{2,30}(?:, [A-Z][\w. ]{1,20})?, ([A-Z][a-z]{2,8}\.? \d{1,2})(?:, (?:\d{4}))? ?(?:\([^)\n]{2,30}\) ?)?(?:-|\u2013|\u2014)/.exec(
      text.slice(0, 3000),
    );
  if (!match) return null;
  const start = match.index + match[0].indexOf(match[1]!);
  for (const { tokens, found } of readFound(text, [{ start, end: start + match[1]!.length + 6 }])) {
    const day = dayMoment(found.what);
    if (day) return { start: tokens.start[found.first]!, end: tokens.end[found.next - 1]!, ...day };
  }
  return null;
}

/** True when a date is all that a line says, give or take a weekday, a clock time, and "Updated". */
function fillsLine(text: string, line: Span, date: Span): boolean {
  const before = text.slice(line.start, date.start).trim();
  const behind = text
    .slice(date.end, Math.min(line.end, date.end + 40))
    .split("\n")[0]!
    .trim();
  return (
    /^(?:(?:first )?(?:published|posted)(?: on| at)?:?|date:?|on)?$/i.test(before) &&
    /^(?:[|,\u00b7\u2022-]?\s*(?:at\s)?[\d:. ]*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?)?\s*(?:[|\u00b7\u2022].*)?$/i.test(
      behind,
    )
  );
}

function dayMoment(what: Found["what"]): { day: number | null; month: number; dayOfMonth: number } | null {
  const inner = (what.is === "clock" || what.is === "part") && what.of ? what.of : what;
  if (inner.is !== "field" || inner.field.unit !== "day" || !inner.of) return null;
  const placed = place(inner, unanchored);
  if (placed.period?.unit === "day") {
    const { month, day } = civil(placed.period.index);
    return { day: placed.period.index, month, dayOfMonth: day };
  }
  if (inner.of.is === "field" && inner.of.field.unit === "month" && inner.of.of === null)
    return { day: null, month: inner.of.field.value, dayOfMonth: inner.field.value };
  return null;
}
