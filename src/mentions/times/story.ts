// Follows the thread of dates in a text: after "In June 1967 (he was born in 1915) ... in August" August is 1967, not 1915.
import { daysOf, type Period, yearOf } from "./calendar.ts";

/** The date that dates behind it hang on. */
export interface Story {
  readonly told: Period | null;
  /** Days that the words leave of `told`: "by the end of 1941" leaves November and December. */
  readonly days: readonly [number, number] | null;
  /** Offset behind the expression. */
  readonly end: number;
  /** Year of an aside passed over; a second date near it makes it the thread. */
  readonly aside: number | null;
}

export const noStory: Story = { told: null, days: null, end: -1, aside: null };

/** How far a date may lead back or on from the thread before it counts as an aside, in years: bare years, and full dates. */
const reach = { year: [1, 5], full: [20, 20] } as const;

/**
 * The thread after a date. A bare year inside a sentence or brackets that leaps away from it is an aside ("a study published in 2005",
 * "as in 1614"), unless the next one agrees with it; a sentence that opens with a year takes the thread along.
 */
export function follow(
  story: Story,
  date: {
    readonly placed: Period;
    readonly days: readonly [number, number];
    readonly stated: boolean;
    readonly opens: boolean;
    readonly bracketed: boolean;
    readonly turned: -1 | 0 | 1;
    readonly end: number;
  },
): Story {
  const { placed, days, end } = date;
  const next: Story = { told: placed, days, end, aside: null };
  if (story.told === null || !date.stated) return next;
  const leap = yearOf(placed) - yearOf(story.told);
  if (leap === 0) return placed.unit === "year" ? story : next;
  const aside: Story = { ...story, aside: yearOf(placed) };
  if (date.bracketed || leap * date.turned > 0) return aside;
  if (story.aside !== null && Math.abs(yearOf(placed) - story.aside) <= 1) return next;
  const coarse = placed.unit === "year" || placed.unit === "season" || placed.unit === "half";
  const [back, on] = coarse ? reach.year : reach.full;
  return date.opens || (leap >= -back && leap <= on) ? next : aside;
}

/**
 * -1 for a date behind a pluperfect ("that had invaded in late 1943"), 1 for one behind words that point ahead, 0 for the others. Reads
 * the few words before offset `at`.
 */
export function turnedAt(text: string, at: number): -1 | 0 | 1 {
  const before = text.slice(Math.max(0, at - 60), at);
  const clause = before.slice(
    Math.max(before.lastIndexOf(". "), before.lastIndexOf("\n"), before.lastIndexOf(", ")) + 1,
  );
  if (
    /\b(?:until|till|before|after|than|for|planned|scheduled|would|will)\s+(?:\w+\s+){0,1}(?:in\s+|the\s+)?$/.test(
      clause,
    )
  )
    return 1;
  if (/\b(?:planned|scheduled|would|will|to be)\b/.test(clause)) return 1;
  return /\bhad\s+\w+|\bsince\s+$/.test(clause) ? -1 : 0;
}

/** True when offset `at` stands in brackets opened on its own line. */
export function inBrackets(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && at - i < 200; i--) {
    const c = text.charCodeAt(i);
    if (c === 41 || c === 10) return false;
    if (c === 40) return true;
  }
  return false;
}

/** True when no more than a few words stand between the beginning of the sentence and `at`: "In 1949", "By the end of 1941". */
export function opensSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  const start = Math.max(
    before.lastIndexOf(". "),
    before.lastIndexOf("\n"),
    before.lastIndexOf(".\u201d "),
    at < 24 ? 0 : -1,
  );
  return start >= 0 || at < 24;
}

export const daysTold = (story: Story): readonly [number, number] | null =>
  story.days ?? (story.told ? daysOf(story.told) : null);
