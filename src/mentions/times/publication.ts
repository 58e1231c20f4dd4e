// The day of publication from the page itself: "Biden met Xi last month" and a photo of their meeting dated November 15, 2023 make it
// December 2023. What the page states counts as stated; all else is an interval with its evidence; without evidence it stays unknown.
import { type Day, dayNumber, isoDay, type Publication, quote, type Span } from "../../report/index.ts";
import { type Clue, datelineClues, pairClues } from "./clues.ts";
import { type DatedBlock, statedOnPage } from "./page-dates.ts";
import { copyrightYear, earliestAhead, type Floor, latestPast, type Limit, span, tell } from "./told.ts";

export type { DatedBlock } from "./page-dates.ts";

export interface PublicationEvidence {
  /** Blocks of the page; bylines and datelines are believed, captions and story are reasoned from, the rest is left aside. */
  readonly blocks?: readonly DatedBlock[];
  /** The day given with the report, if any: it wins. */
  readonly given?: Day | null;
}

/**
 * Infers when a report was published. Days are ISO, spans UTF-16 offsets into `text`. `certain` only for a day that is given or that the
 * page states ("Published Dec 13, 2023"). With nothing but past dates the result is open: no earlier than the latest of them.
 */
export function inferPublication(text: string, options: PublicationEvidence = {}): Publication {
  const given = options.given ?? null;
  if (given !== null) return { earliest: given, latest: given, certain: true, basis: "given", evidence: [] };
  const blocks = options.blocks ?? [];
  const told = tell(text, blocks);
  const stated = statedOnPage(text, blocks);
  if (stated?.day !== undefined && stated.day !== null)
    return {
      earliest: isoDay(stated.day),
      latest: isoDay(stated.day),
      certain: true,
      basis: `stated on the page: "${quote(text, stated)}"`,
      evidence: [span(stated)],
    };
  const floor = latestPast(told);
  const ceiling = earliestAhead(told, text) ?? copyrightYear(text);
  const clues = [...(stated ? datelineClues(stated, floor, text) : []), ...pairClues(text, told, floor)];
  return conclude(clues, floor, ceiling);
}

/** The strongest clue, narrowed by all that agree with it, within floor and ceiling. */
function conclude(clues: readonly Clue[], floor: Floor | null, ceiling: Limit | null): Publication {
  const low = floor?.day ?? null;
  const fits = clues.filter(
    (clue) => (low === null || clue.last >= low) && (ceiling === null || clue.first <= ceiling.day),
  );
  const [best, ...rest] = [...fits].sort(
    (a, b) => b.score - a.score || a.last - a.first - (b.last - b.first),
  );
  if (!best) return open(floor, ceiling);
  let { first, last } = best;
  const used = [best];
  let against = 0;
  for (const clue of rest) {
    const a = Math.max(first, clue.first);
    const b = Math.min(last, clue.last);
    if (a > b) {
      against += clue.score;
      continue;
    }
    if (a > first || b < last || (used.length < 3 && !used.some((one) => one.basis === clue.basis)))
      used.push(clue);
    first = a;
    last = b;
  }
  // Evidence that contradicts itself as strongly dates nothing.
  const total = used.reduce((sum, clue) => sum + clue.score, 0);
  if (against >= total) return open(floor, ceiling);
  const spans: Span[] = used.flatMap((clue) => clue.spans);
  let basis = used.map((clue) => clue.basis).join("; ");
  if (low !== null && low > first) {
    first = low;
    basis += "; not before the latest day told as past";
    spans.push(span(floor!.one));
  }
  if (ceiling && ceiling.day < last) {
    last = ceiling.day;
    basis += `; ${ceiling.basis}`;
    spans.push(...ceiling.spans);
  }
  return { earliest: isoDay(first), latest: isoDay(last), certain: false, basis, evidence: distinct(spans) };
}

function open(floor: Floor | null, ceiling: Limit | null): Publication {
  const low = floor && floor.day > dayNumber(1500, 1, 1) ? floor : null;
  if (!low && !ceiling)
    return {
      earliest: null,
      latest: null,
      certain: false,
      basis: "nothing on the page dates it",
      evidence: [],
    };
  const parts = [
    ...(low ? [`not before ${isoDay(low.day)}, the latest day told as past`] : []),
    ...(ceiling ? [`not after ${isoDay(ceiling.day)}: ${ceiling.basis}`] : []),
  ];
  return {
    earliest: low ? isoDay(low.day) : null,
    latest: ceiling && (!low || ceiling.day >= low.day) ? isoDay(ceiling.day) : null,
    certain: false,
    basis: parts.join("; "),
    evidence: distinct([...(low ? [span(low.one)] : []), ...(ceiling ? ceiling.spans : [])]),
  };
}

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Map(spans.map((one) => [`${one.start}-${one.end}`, one]));
  return [...seen.values()].sort((a, b) => a.start - b.start);
}
