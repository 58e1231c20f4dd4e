// When an act was: "Chase met Liu last month, the newspaper reported on Wednesday" is last month; Wednesday dates the report.
import type { Tree } from "../language/index.ts";
import type { TimeExpression } from "../mentions/index.ts";
import { addDays, type Bound, type Day, parseDay, type Publication } from "../report/index.ts";
import type { When } from "./statement.ts";

const precisions: Partial<Record<TimeExpression["granularity"], When["precision"]>> = {
  day: "day",
  "part-of-day": "day",
  time: "day",
  week: "week",
  weekend: "week",
  month: "month",
  quarter: "quarter",
  season: "quarter",
  half: "year",
  year: "year",
  decade: "open",
  century: "open",
  open: "open",
};

/** Verbs whose time is that of the saying. */
export type Saying = (token: number) => boolean;

const later = (a: Day | null, b: Day | null): Day | null => (a === null ? b : b === null ? a : a > b ? a : b);
const earlier = (a: Day | null, b: Day | null): Day | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

/** Token under which a time expression hangs in the sentence, with the token itself; null when it lies elsewhere. */
function anchor(tree: Tree, time: TimeExpression): number | null {
  let first = -1;
  for (const token of tree.tokens)
    if (token.start < time.end && time.start < token.end) {
      if (first < 0) first = token.index;
      const head = token.head;
      const above = head >= 0 ? tree.tokens[head] : undefined;
      if (!above || above.end <= time.start || above.start >= time.end) return token.index;
    }
  return first < 0 ? null : first;
}

/**
 * Those of `times` that hang on the act's own word or clause: of "urged Banda on Monday to vote before 2030" the day of the urging.
 * What is asked, promised or thought has its own time.
 */
export function timesOfSpeaking(
  tree: Tree,
  words: readonly number[],
  times: readonly TimeExpression[],
): TimeExpression[] {
  return times.filter((time) => {
    const at = anchor(tree, time);
    if (at === null) return false;
    return words.includes(at) || words.includes(tree.head(at));
  });
}

/**
 * The time expression that governs the act at `words` (its trigger, its clause and the act inside it), or null. Nearest over the
 * tree; a time under a verb of saying, or under another act (`others`), is that one's.
 */
export function timeOf(
  tree: Tree,
  words: ReadonlySet<number>,
  times: readonly TimeExpression[],
  saying: Saying,
  others: ReadonlySet<number>,
): TimeExpression | null {
  let best: TimeExpression | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const time of times) {
    if (time.range === null) continue;
    const at = anchor(tree, time);
    if (at === null) continue;
    // Up from the time to the first act or saying: that is what it dates.
    let steps = 0;
    let owner = -1;
    for (let up = at; up >= 0 && steps < 30; up = tree.head(up), steps++) {
      if (words.has(up)) {
        owner = up;
        break;
      }
      if (up !== at && (others.has(up) || (saying(up) && !words.has(up)))) break;
    }
    if (owner < 0) {
      // "Talks that began on Monday": the time may hang on a verb that the act is an argument of
      const governor = [...words]
        .map((word) => tree.head(word))
        .find((head) => head >= 0 && !words.has(head) && !others.has(head) && !saying(head));
      if (governor === undefined || !tree.governs(governor, at)) continue;
      let blocked = false;
      for (let up = at, n = 0; up >= 0 && up !== governor && n < 30; up = tree.head(up), n++)
        if (others.has(up) || saying(up)) blocked = true;
      if (blocked) continue;
      steps += 4;
    }
    const first = [...words][0]!;
    const distance = steps + Math.abs(at - first) / 100;
    if (distance < least) {
      least = distance;
      best = time;
    }
  }
  return best;
}

export function whenStated(time: TimeExpression): When {
  const range = time.range!;
  return {
    begin: range.begin,
    end: range.end,
    precision: precisions[time.granularity] ?? "open",
    origin: "stated",
    basis: time.basis,
    span: { start: time.start, end: time.end },
  };
}

/** An act told without a time: some day up to the publication. */
export function whenUnstated(
  publication: Publication,
  basis = "no time is told; not after the publication",
): When {
  const until: Bound = [null, publication.latest];
  return { begin: until, end: until, precision: "open", origin: "implied", basis, span: null };
}

/** Told as holding or so on the publication day. */
export function whenPublished(publication: Publication, basis: string): When {
  const bound: Bound = [publication.earliest, publication.latest];
  return {
    begin: bound,
    end: bound,
    precision: precisionOf(bound),
    origin: "implied",
    basis,
    span: null,
  };
}

/** From another act's day on, and still so at the publication. */
export function whenSince(from: When, now: When): When {
  const begin: Bound = [from.begin[0], now.begin[1]];
  return {
    begin,
    end: [from.begin[0], now.end[1]],
    precision: precisionOf(begin),
    origin: "implied",
    basis: `since then: ${from.basis}`,
    span: null,
  };
}

function precisionOf(bound: Bound): When["precision"] {
  const days = spanOfDays(bound);
  if (days === null) return "open";
  return days <= 1 ? "day" : days <= 7 ? "week" : days <= 31 ? "month" : days <= 92 ? "quarter" : "year";
}

/** From now on, without an end. */
export function whenAhead(publication: Publication, basis: string): When {
  return {
    begin: [publication.earliest, null],
    end: [publication.earliest, null],
    precision: "open",
    origin: "implied",
    basis,
    span: null,
  };
}

function spanOfDays([from, to]: Bound): number | null {
  if (from === null || to === null) return null;
  const first = parseDay(from);
  const last = parseDay(to);
  return first === null || last === null ? null : last - first + 1;
}

/** Both at once; null when they exclude each other. */
export function meet(a: When, b: When): { begin: Bound; end: Bound } | null {
  const begin: Bound = [later(a.begin[0], b.begin[0]), earlier(a.begin[1], b.begin[1])];
  const end: Bound = [later(a.end[0], b.end[0]), earlier(a.end[1], b.end[1])];
  if (begin[0] !== null && begin[1] !== null && begin[0] > begin[1]) return null;
  if (end[0] !== null && end[1] !== null && end[0] > end[1]) return null;
  return { begin, end };
}

const rank: Record<When["precision"], number> = { day: 0, week: 1, month: 2, quarter: 3, year: 4, open: 5 };

/** The narrower of two times of one happening, cut by the other; `a` where they exclude each other. */
export function narrow(a: When, b: When, basis: string): When {
  const both = meet(a, b);
  if (!both) return a;
  const finer = rank[a.precision] <= rank[b.precision] ? a : b;
  if (
    both.begin[0] === a.begin[0] &&
    both.begin[1] === a.begin[1] &&
    both.end[1] === a.end[1] &&
    both.end[0] === a.end[0]
  )
    return a;
  return {
    ...both,
    precision: finer.precision,
    origin: a.origin === "stated" && finer === a ? "stated" : "implied",
    basis: `${a.basis}; ${basis}`,
    span: a.span ?? b.span,
  };
}

/** Cuts `a` so that it lies before `b` begins ("shortly before the summit"). */
export function before(a: When, b: When, basis: string): When {
  const limit = b.begin[1] === null ? null : dayBefore(b.begin[1]);
  if (limit === null || (a.begin[0] !== null && a.begin[0] > limit)) return a;
  return {
    ...a,
    begin: [a.begin[0], earlier(a.begin[1], limit)],
    end: [a.end[0], earlier(a.end[1], limit)],
    basis: `${a.basis}; ${basis}`,
  };
}

/** Cuts `a` so that it lies after `b` has begun. */
export function after(a: When, b: When, basis: string): When {
  const limit = b.begin[0];
  if (limit === null || (a.end[1] !== null && a.end[1] < limit)) return a;
  return {
    ...a,
    begin: [later(a.begin[0], limit), a.begin[1]],
    end: [later(a.end[0], limit), a.end[1]],
    basis: `${a.basis}; ${basis}`,
  };
}

const dayBefore = (day: Day): Day | null => (parseDay(day) === null ? null : addDays(day, -1));
