// A unit of the page with what has been decided about it so far: "By Ana Ruiz" is a byline, by rule "byline.by".
import type { Found } from "./furniture.ts";
import type { BlockKind } from "./page.ts";
import type { Unit } from "./unit.ts";

/** A unit with what has been decided about it so far. `cut` splits it: the part from `cut.at` on is of another kind. */
export interface Placed {
  readonly unit: Unit;
  kind: BlockKind | null;
  rule: string;
  heads: boolean;
  cut: { readonly at: number; readonly kind: BlockKind; readonly rule: string } | null;
}

/** Words of the shortest sentence that is taken for story at the top of a page, and of the longest line that is none. */
const storyWords = 6;
export const longestLine = 45;

/** "PRESIDENT RUIZ: We met." in a transcript; two of them, and a place in capitals with a colon is none. */
export const speaker =
  /^Q(?:[:.] | +(?=\p{Lu}))|^(?:[\p{Lu}][\p{Lu}.'\u2019-]+(?: [\p{Lu}][\p{Lu}.'\u2019-]*){0,4}): /u;

export function mark(placed: Placed, kind: BlockKind, rule: string, heads = false): Placed {
  placed.kind = kind;
  placed.rule = rule;
  placed.heads = heads;
  return placed;
}

/** Takes over what the lexicon found; true when it found the whole unit or a part of it. */
export function apply(placed: Placed, found: Found | null): boolean {
  if (found === null) return false;
  if (found.start > 0) placed.cut = { at: found.start, kind: found.kind, rule: found.rule };
  else mark(placed, found.kind, found.rule, found.heads);
  return true;
}

/** Still taken for story, and a sentence. */
export const isOpen = (placed: Placed): boolean => placed.kind === null && isSentence(placed.unit);
/** Long enough for a sentence, and ends as one. */
export const isSentence = (unit: Unit): boolean =>
  unit.heading === 0 &&
  unit.words >= storyWords &&
  (unit.closed || unit.words > longestLine || /[:,;]$/.test(unit.text));
