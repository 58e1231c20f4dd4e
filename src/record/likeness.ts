// How alike two profiles are: two ministers by name, on one day, in one city, are one meeting; two days apart they are two.
import { gap, width } from "./interval.ts";
import { familyOf, isDirected, isWording, kindLikeness, wordsDecide } from "./kindred.ts";
import { type Profile, samePerson } from "./profile.ts";

/** At and above this two profiles are one happening. */
export const sameEventAt = 2.5;

const shareAny = <T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean => {
  for (const value of a) if (b.has(value)) return true;
  return false;
};

/** Persons in common and sides on which both name persons and none is the same. */
function comparePersons(a: Profile, b: Profile): { shared: number; sides: number; clashes: number } {
  let shared = 0;
  const sharedSides = new Set<string | null>();
  for (const [key, party] of a.persons)
    for (const other of b.persons.keys())
      if (samePerson(key, other)) {
        shared += 1;
        sharedSides.add(party);
        break;
      }
  let clashes = 0;
  const sides = new Set(a.persons.values());
  for (const side of sides) {
    if (side === null || sharedSides.has(side)) continue;
    for (const other of b.persons.values())
      if (other === side) {
        clashes += 1;
        break;
      }
  }
  return { shared, sides: sharedSides.size, clashes };
}

/** Share of the fewer words that both have, 0..1. */
function wordOverlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  if (few.size === 0) return 0;
  let both = 0;
  for (const word of few) if (many.has(word)) both += 1;
  return both / few.size;
}

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
  if (precise <= 2) score += apart === 0 ? 2 : 1;
  else if (precise <= 8) score += apart === 0 ? 1.2 : 0.4;
  else if (precise <= 40) score += apart === 0 ? 0.7 : -0.5;
  else if (apart > 0) score -= 1;

  const words = wordOverlap(a.words, b.words);
  // What is held or called the first is its words: two of them by one voice on one day are still two.
  if (isWording(a.circle) && words < 0.6) return -Infinity;
  if (
    familyOf([...a.kinds][0]!) === "posts" &&
    a.posts.size > 0 &&
    b.posts.size > 0 &&
    !shareAny(a.posts, b.posts)
  )
    return -Infinity;

  let kind = 0;
  for (const x of a.kinds) for (const y of b.kinds) kind = Math.max(kind, kindLikeness(x, y));
  if (kind === 0) return -Infinity;
  score += 1.6 * kind - 0.6;

  if (isDirected(a.circle)) {
    if (a.actors.size > 0 && b.actors.size > 0 && !shareAny(a.actors, b.actors)) return -Infinity;
    if (a.recipients.size > 0 && b.recipients.size > 0 && !shareAny(a.recipients, b.recipients))
      return -Infinity;
  }

  const persons = comparePersons(a, b);
  if (persons.shared > 0) score += persons.sides > 1 ? 3 : 1.6;
  score -= 2.2 * persons.clashes;

  if (a.levels.size > 0 && b.levels.size > 0) score += shareAny(a.levels, b.levels) ? 0.5 : -1.5;

  if (a.places.size > 0 && b.places.size > 0) {
    if (shareAny(a.places, b.places)) score += 1;
    else if (a.countries.size > 0 && b.countries.size > 0)
      score += shareAny(a.countries, b.countries) ? 0.2 : -1.5;
    else score -= 0.3;
  }
  if (a.domains.size > 0 && b.domains.size > 0) score += shareAny(a.domains, b.domains) ? 0.6 : -1.5;
  if (a.posts.size > 0 && b.posts.size > 0 && shareAny(a.posts, b.posts)) score += 0.5;

  score += wordsDecide(a.circle) ? 3 * words - 1.2 : words;
  return score;
}
