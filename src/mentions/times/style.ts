// News or narrative: in news "in June" hangs on the publication day, in history on the year told of before it.
import type { Period } from "./calendar.ts";
import { dayIn, daysOf, yearOf } from "./calendar.ts";
import { civil } from "../../report/index.ts";
import type { Found } from "./expression.ts";
import type { Direction } from "./tense.ts";

/**
 * True when a text as a whole tells of times long gone: most of its stated years lie more than two years before publication (or there are
 * many, and most are over), and it
 * speaks of today, yesterday and weekdays less than of stated years. Without a publication day the words alone decide.
 */
export function isNarrative(found: readonly Found[], now: number | null): boolean {
  let spoken = 0;
  let years = 0;
  let old = 0;
  let gone = 0;
  const present = now === null ? null : civil(now).year;
  let seen = 0;
  let headSpoken = false;
  for (const { what } of found) {
    if (what.is === "set" || what.is === "length" || what.is === "reference") continue;
    seen++;
    const before = spoken;
    const year = statedYear(what);
    // A full date at publication is a dateline.
    if (now !== null && isDayNear(what, now)) spoken++;
    else if (year !== null) {
      years++;
      if (present === null || year < present - 2) old++;
      if (present === null || year < present) gone++;
    } else if (isSpoken(what)) spoken++;
    if (spoken > before && seen <= head) headSpoken = true;
  }
  if (years < 3 || headSpoken || spoken * 2 >= years) return false;
  // Many stated years are a chronicle even when they are recent.
  return old * 2 > years || (years >= 10 && gone * 2 > years);
}

/** Expressions at the beginning of a text among which news has one told from the day of writing. */
const head = 5;

function isDayNear(what: Found["what"], now: number): boolean {
  if (
    what.is !== "field" ||
    what.field.unit !== "day" ||
    what.of?.is !== "period" ||
    what.of.period.unit !== "month"
  )
    return false;
  const day = dayIn(what.of.period, what.field.value);
  return day !== null && Math.abs(day - now) <= 3;
}

/** The year that the words themselves give, or null. */
export function statedYear(what: Found["what"]): number | null {
  if (what.is === "period") return what.period.unit === "century" ? null : yearOf(what.period);
  if ((what.is === "field" || what.is === "part" || what.is === "clock" || what.is === "holiday") && what.of)
    return statedYear(what.of);
  return null;
}

/** "today", "last week", "on Monday": told from the day of writing. */
function isSpoken(what: Found["what"]): boolean {
  if (what.is === "shift") return what.from === "publication";
  if (what.is === "pick") return what.from === "publication";
  if (what.is === "part" || what.is === "clock") return what.of !== null && isSpoken(what.of);
  return what.is === "field" && what.field.unit === "weekday";
}

/**
 * True when a month or day in news hangs on a story told in its own paragraph: "They signed in May 1999. In June they ..." is June 1999.
 */
export function hangsOnStory(
  what: Found["what"],
  told: Period | null,
  now: number | null,
  direction: Direction,
): boolean {
  if (told === null || now === null || direction.way === "future") return false;
  const inner = (what.is === "part" || what.is === "clock") && what.of ? what.of : what;
  if (inner.is !== "field" || inner.field.unit === "weekday") return false;
  return (told.unit === "day" || told.unit === "month") && daysOf(told)[1] < now - 400;
}
