// What trails behind a story: the lines under "Read more", the paragraphs under "About the author", a biography without a heading.
import type { FurnitureFinder } from "./furniture.ts";
import { apply, isSentence, mark, type Placed } from "./placed.ts";
import type { Unit } from "./unit.ts";

/** The unit up to offset `end` of its text. */
const part = (unit: Unit, end: number): Unit => {
  const text = unit.text.slice(0, end).trimEnd();
  return { ...unit, text, end: unit.start + text.length };
};

/** Lists under "Read more" and paragraphs under "About the author", and what else trails behind the story. */
export function placeLists(all: Placed[], find: FurnitureFinder): void {
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
