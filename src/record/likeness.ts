// How alike two profiles are: two ministers by name, on one day, in one city, are one meeting; two days apart they are two.
import { gap, width } from "./interval.ts";
import { familyOf, isDirected, isWording, kindLikeness, wordsDecide } from "./kindred.ts";
import { type Profile, samePerson, wordsOf } from "./profile.ts";

/** At and above this two profiles are one happening. */
export const sameEventAt = 2.5;

const shareAny = (a: readonly string[], b: readonly string[]): boolean => {
  for (const value of a) if (b.includes(value)) return true;
  return false;
};

/** Persons in common, the sides they are on, and sides on which both name persons and none is the same. */
function comparePersons(a: Profile, b: Profile): { shared: number; sides: number; clashes: number } {
  let shared = 0;
  const sharedSides: (string | null)[] = [];
  a.persons.forEach((key, i) => {
    const j = b.persons.findIndex((other) => samePerson(key, other));
    if (j < 0) return;
    shared += 1;
    const side = a.sides[i] ?? b.sides[j] ?? null;
    if (!sharedSides.includes(side)) sharedSides.push(side);
  });
  let clashes = 0;
  const seen: (string | null)[] = [];
  for (const side of a.sides) {
    if (side === null || seen.includes(side) || sharedSides.includes(side)) continue;
    seen.push(side);
    if (b.sides.includes(side)) clashes += 1;
  }
  return { shared, sides: sharedSides.length, clashes };
}

/** Share of the fewer words that both have, 0..1. */
function wordOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  let both = 0;
  for (const word of few) if (many.has(word)) both += 1;
  return both / few.size;
}

/** Presidents may agree that soldiers talk again; their meeting is not that talk. */
const leadersResume = (a: Profile, b: Profile): boolean =>
  a.kinds.includes("channel-resumed") &&
  a.domains.some((domain) => domain !== "general") &&
  !b.kinds.includes("channel-resumed") &&
  (b.kinds.includes("summit") || b.levels.includes("head-of-state"));

/**
 * Sum of evidence for and against; -Infinity where the two cannot be one happening. Hand-set weights, in the manner of
 * Fellegi & Sunter's (1969) record linkage: each trait adds its log-odds for agreement or takes its log-odds for difference.
 */
export function likeness(a: Profile, b: Profile): number {
  if (a.circle !== b.circle) return -Infinity;
  const apart = gap(a.interval, b.interval);
  // Wires date by their own clock, so one day's difference is no other day.
  if (apart > 1) return -Infinity;
  let score = 0;
  const precise = Math.max(width(a.interval), width(b.interval));
  // "They have not met" denies no meeting in particular.
  if (a.negative !== b.negative && precise > 40) return -Infinity;
  if (precise <= 2) score += apart === 0 ? 2 : 1;
  else if (precise <= 8) score += apart === 0 ? 1.2 : 0.4;
  else if (precise <= 40) score += apart === 0 ? 0.7 : -0.5;
  else if (apart > 0) score -= 1;

  if (
    familyOf(a.kinds[0]!) === "posts" &&
    a.posts.length > 0 &&
    b.posts.length > 0 &&
    !shareAny(a.posts, b.posts)
  )
    return -Infinity;

  let kind = 0;
  for (const x of a.kinds) for (const y of b.kinds) kind = Math.max(kind, kindLikeness(x, y));
  if (kind === 0) return -Infinity;
  score += 1.6 * kind - 0.6;

  if (leadersResume(a, b) || leadersResume(b, a)) return -Infinity;

  if (isDirected(a.circle)) {
    if (a.actors.length > 0 && b.actors.length > 0 && !shareAny(a.actors, b.actors)) return -Infinity;
    if (a.recipients.length > 0 && b.recipients.length > 0 && !shareAny(a.recipients, b.recipients))
      return -Infinity;
  }

  const persons = comparePersons(a, b);
  if (persons.shared > 0) score += persons.sides > 1 ? 3 : 1.6;
  // A leader who received two ministers of one state on one day met twice.
  score -= (a.circle === "contact" ? 6 : 2.2) * persons.clashes;
  // A call on one day and a meeting on the next are two contacts; on one day it may be one, "virtual" here and not there.
  if (kind < 0.5 && apart > 0) score -= 3;

  if (a.levels.length > 0 && b.levels.length > 0) score += shareAny(a.levels, b.levels) ? 0.5 : -1.5;

  if (a.places.length > 0 && b.places.length > 0) {
    if (shareAny(a.places, b.places)) score += 1;
    else if (a.countries.length > 0 && b.countries.length > 0)
      score += shareAny(a.countries, b.countries) ? 0.2 : -1.5;
    else score -= 0.3;
  }
  if (a.domains.length > 0 && b.domains.length > 0) score += shareAny(a.domains, b.domains) ? 0.6 : -1.5;
  if (a.posts.length > 0 && b.posts.length > 0 && shareAny(a.posts, b.posts)) score += 0.5;

  // Words are dear to compare: only where they can still decide.
  const decide = wordsDecide(a.circle) && !(a.domains.length > 0 && shareAny(a.domains, b.domains));
  if (score + (decide ? 1.8 : 1) < sameEventAt) return score;
  const words = wordOverlap(wordsOf(a), wordsOf(b));
  // What is held or called the first is its words: two of them by one voice on one day are still two.
  if (isWording(a.circle) && words < 0.6) return -Infinity;
  return score + (decide ? 3 * words - 1.2 : words);
}
