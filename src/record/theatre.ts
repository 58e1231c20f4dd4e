// A theatre ("CHN+USA") joins what its neighbourhoods could not see: 31 March in one report, 1 April in another; "this year". Every
// join looks at the happenings of a few neighbourhoods as they are in themselves, so that none waits for another.
import type { Event } from "./event.ts";
import { makeEvent } from "./event-making.ts";
import type { FiledStatement } from "./filed.ts";
import { type Decisions, gather } from "./gather.ts";
import { homeAt, partsOfHome, quarterOf, vagueReach } from "./home.ts";
import { gap } from "./interval.ts";
import { likeness, sameEventAt } from "./likeness.ts";
import type { Profile } from "./profile.ts";

/** Happenings of one neighbourhood: what a store may keep and need not make again until the neighbourhood changes. */
export interface Neighbourhood {
  readonly home: string;
  readonly groups: readonly (readonly FiledStatement[])[];
  readonly profiles: readonly Profile[];
}

/** Merges the statements of one neighbourhood. Their order does not matter. */
export function foldNeighbourhood(
  home: string,
  filed: readonly FiledStatement[],
  decisions: Decisions,
): Neighbourhood {
  const profiles = gather(filed, decisions);
  return { home, profiles, groups: profiles.map((profile) => profile.members) };
}

/** What is told as lying at the end of a quarter, or over it, may be told elsewhere as of the next. */
const reachesOver = (profile: Profile, quarter: number): boolean => {
  const { last } = profile.interval;
  return Number.isFinite(last) && quarterOf(last + 1) > quarter;
};

/** The likest of `others` to a profile: its place, or -1 when none is the same happening. Of two as like the first. */
function likest(one: Profile, others: readonly Profile[], decisions: Decisions): number {
  let best = -1;
  let bestScore = sameEventAt;
  others.forEach((other, i) => {
    if (other.circle !== one.circle || gap(other.interval, one.interval) > 1) return;
    const score = likeness(other, one);
    if (score < bestScore || (score === bestScore && best >= 0)) return;
    if (forbidden(decisions, other, one)) return;
    best = i;
    bestScore = score;
  });
  return best;
}

/**
 * Pairs over the border of two quarters: for each happening of `early` that reaches over it the place of the one in `late` that is
 * told of the same, where each is the other's likest; else -1. What reaches over the end of `late` too is matched there.
 */
export function linkQuarters(
  early: readonly Profile[],
  late: readonly Profile[],
  quarter: number,
  decisions: Decisions,
): number[] {
  const links = early.map(() => -1);
  const over = early.flatMap((profile, i) => (reachesOver(profile, quarter) ? [i] : []));
  if (over.length === 0 || late.length === 0) return links;
  const theirs = late.flatMap((profile, i) => (reachesOver(profile, quarter + 1) ? [] : [i]));
  const lateProfiles = theirs.map((i) => late[i]!);
  const overProfiles = over.map((i) => early[i]!);
  over.forEach((i, at) => {
    const found = likest(early[i]!, lateProfiles, decisions);
    if (found >= 0 && likest(lateProfiles[found]!, overProfiles, decisions) === at) links[i] = theirs[found]!;
  });
  return links;
}

/** Where a vague happening belongs: the neighbourhood and the place in it. */
export interface Place {
  readonly home: string;
  readonly at: number;
}

/** For each vague happening the likest of the dated ones in the neighbourhoods given, in their order; null when none is. */
export function placeVague(
  vague: readonly Profile[],
  dated: readonly Neighbourhood[],
  decisions: Decisions,
): (Place | null)[] {
  const others = dated.flatMap(({ profiles }) => profiles);
  const circles = new Map<string, { profiles: Profile[]; at: number[] }>();
  others.forEach((profile, i) => {
    let circle = circles.get(profile.circle);
    if (!circle) {
      circle = { profiles: [], at: [] };
      circles.set(profile.circle, circle);
    }
    circle.profiles.push(profile);
    circle.at.push(i);
  });
  return vague.map((profile) => {
    const circle = circles.get(profile.circle);
    const found = circle ? likest(profile, circle.profiles, decisions) : -1;
    if (found < 0) return null;
    let at = circle!.at[found]!;
    for (const { home, profiles } of dated) {
      if (at < profiles.length) return { home, at };
      at -= profiles.length;
    }
    return null;
  });
}

/** The dated neighbourhoods in which what is vague in a quarter is looked for, the earliest first. */
export const homesForVague = (stage: string, quarter: number): string[] =>
  Array.from({ length: vagueReach }, (_, i) => homeAt(stage, quarter - vagueReach + 1 + i, false));

/** The members of a happening, from the neighbourhoods that tell of it. */
export type Parts = readonly (readonly FiledStatement[])[];

/**
 * Joins the neighbourhoods of one stage (theatre and family) and gives every happening its parts: the dated one first, then the
 * vague ones. Families without quarters are not joined.
 */
export function joinStage(homes: readonly Neighbourhood[], decisions: Decisions): Parts[] {
  const byHome = new Map(homes.map((each) => [each.home, each]));
  const parts = new Map<readonly FiledStatement[], (readonly FiledStatement[])[]>();
  for (const { groups } of homes) for (const group of groups) parts.set(group, [group]);
  const join = (into: readonly FiledStatement[], group: readonly FiledStatement[]): void => {
    const there = parts.get(into)!;
    for (const each of parts.get(group)!) {
      there.push(each);
      parts.set(each, there);
    }
  };
  const sorted = [...homes].sort((a, b) => (a.home < b.home ? -1 : 1));
  for (const here of sorted) {
    const { stage, quarter, vague } = partsOfHome(here.home);
    if (quarter === null || vague) continue;
    const next = byHome.get(homeAt(stage, quarter + 1, false));
    if (!next) continue;
    linkQuarters(here.profiles, next.profiles, quarter, decisions).forEach((to, i) => {
      if (to >= 0) join(here.groups[i]!, next.groups[to]!);
    });
  }
  for (const here of sorted) {
    const { stage, quarter, vague } = partsOfHome(here.home);
    if (quarter === null || !vague) continue;
    const dated = homesForVague(stage, quarter).flatMap((home) => byHome.get(home) ?? []);
    placeVague(here.profiles, dated, decisions).forEach((place, i) => {
      if (place) join(byHome.get(place.home)!.groups[place.at]!, here.groups[i]!);
    });
  }
  const seen = new Set<Parts>();
  return [...parts.values()].filter((each) => !seen.has(each) && seen.add(each));
}

/** The event of a happening's parts. */
export const eventOf = (parts: Parts): Event => makeEvent(parts.length === 1 ? parts[0]! : parts.flat());

function forbidden(decisions: Decisions, a: Profile, b: Profile): boolean {
  if (decisions.different.size === 0) return false;
  return a.members.some((member) => {
    const others = decisions.different.get(member.ref);
    return others !== undefined && b.members.some((each) => others.includes(each.ref));
  });
}
