// Finds the texts that share runs of words with a new one, without comparing it to all: of 200,000 reports a reprint meets its original.
import { type CopyKind, copyKind, copyRunsFrom } from "./copies.ts";
import type { Fingerprint } from "./fingerprint.ts";

/** A text in the index that something was taken over from or into. */
export interface CopyMatch {
  readonly id: string;
  readonly kind: Exclude<CopyKind, "none">;
}

export interface CopyIndex {
  readonly size: number;
  /** Texts that are a copy or partial copy of this one, in the order they were added; those that `skip` names are not looked at. */
  find(print: Fingerprint, skip?: (id: string) => boolean): CopyMatch[];
  /** Adds a text; adding an id again changes nothing. */
  add(id: string, print: Fingerprint): void;
}

/** Of a run that more texts have, the first so many are enough to find the others by; stock wording is in thousands. */
const mostHolders = 200;
/** Share of the smaller sample that must be common before two texts are aligned; a fifth of the sentences taken over leaves about as much. */
const candidateFrom = 0.05;

/**
 * An index of fingerprints by their sampled runs. `printOf` gives the fingerprint of an id again (kept, or made from the stored text), so
 * the index itself holds some 40 numbers a report. Asked for copies at `least` it passes partial ones over, and is quicker. Adding and finding cost what the text and its neighbours are long, not what the index holds.
 */
export function createCopyIndex(
  printOf: (id: string) => Fingerprint | null,
  least: CopyMatch["kind"] = "partial-copy",
): CopyIndex {
  const from = least === "copy" ? copyRunsFrom : candidateFrom;
  const ids: string[] = [];
  const places = new Map<string, number>();
  const sampleSizes: number[] = [];
  // Run -> one place, or a list of them; most runs stand in one text only, and a number is smaller than a list.
  const holders = new Map<number, number | number[]>();
  return {
    get size() {
      return ids.length;
    },
    find(print, skip) {
      const shared = new Map<number, number>();
      for (const run of print.runs) {
        const held = holders.get(run);
        if (held === undefined) continue;
        if (typeof held === "number") shared.set(held, (shared.get(held) ?? 0) + 1);
        else for (const place of held) shared.set(place, (shared.get(place) ?? 0) + 1);
      }
      const matches: CopyMatch[] = [];
      for (const [place, count] of [...shared].sort(([a], [b]) => a - b)) {
        if (count < from * Math.min(print.runs.length, sampleSizes[place]!)) continue;
        if (skip?.(ids[place]!)) continue;
        const other = printOf(ids[place]!);
        const kind = other === null ? "none" : copyKind(print, other, least);
        if (kind !== "none") matches.push({ id: ids[place]!, kind });
      }
      return matches;
    },
    add(id, print) {
      if (places.has(id)) return;
      const place = ids.length;
      ids.push(id);
      places.set(id, place);
      sampleSizes.push(print.runs.length);
      for (const run of print.runs) {
        const held = holders.get(run);
        if (held === undefined) holders.set(run, place);
        else if (typeof held === "number") holders.set(run, [held, place]);
        else if (held.length < mostHolders) held.push(place);
      }
    },
  };
}
