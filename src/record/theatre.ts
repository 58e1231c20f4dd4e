// A theatre ("CHN+USA") joins what its neighbourhoods could not see: 31 March in one report, 1 April in another; "this year".
import { civil } from "../report/index.ts";
import type { FiledStatement } from "./filed.ts";
import { type Decisions, gather } from "./gather.ts";
import { gap, width } from "./interval.ts";
import { likeness, sameEventAt } from "./likeness.ts";
import { absorb, type Profile, profileOf } from "./profile.ts";

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

/** Quarters have at least 90 days: what lies this near to the end of one may be told in the next. */
const nearBorder = (profile: Profile): boolean => {
  const { first, last } = profile.interval;
  return quarterOf(first - 1) !== quarterOf(last + 1);
};

function quarterOf(day: number): number {
  if (!Number.isFinite(day)) return day;
  const { year, month } = civil(day);
  return year * 4 + Math.floor((month - 1) / 3);
}

const rebuilt = (members: readonly FiledStatement[]): Profile => {
  const profile = profileOf(members[0]!);
  for (const member of members.slice(1)) absorb(profile, profileOf(member));
  return profile;
};

/** Joins happenings across the neighbourhoods of a theatre; returns the final groups of statements. */
export function joinTheatre(
  parts: readonly Neighbourhood[],
  decisions: Decisions,
): (readonly FiledStatement[])[] {
  const all: { profile: Profile; home: string; into: number | null }[] = [];
  for (const part of [...parts].sort((a, b) => (a.home < b.home ? -1 : 1)))
    for (const profile of part.profiles) all.push({ profile, home: part.home, into: null });
  if (parts.length < 2) return all.map((each) => each.profile.members);

  const order = all
    .map((_, i) => i)
    .sort((i, j) => {
      const a = all[i]!.profile;
      const b = all[j]!.profile;
      return width(a.interval) - width(b.interval) || (a.first < b.first ? -1 : 1);
    });
  for (const i of order) {
    const one = all[i]!;
    const vague = one.home.endsWith("|vague");
    if (one.home.includes("|posts|") || one.home.includes("|stances|")) continue;
    if (!vague && !nearBorder(one.profile)) continue;
    let best = -1;
    let bestScore = sameEventAt;
    for (let j = 0; j < all.length; j += 1) {
      const other = all[j]!;
      if (other.home === one.home || other.into !== null) continue;
      if (other.profile.circle !== one.profile.circle) continue;
      if (gap(other.profile.interval, one.profile.interval) > 1) continue;
      const score = likeness(other.profile, one.profile);
      if (score < bestScore || (score === bestScore && best >= 0)) continue;
      if (forbidden(decisions, other.profile, one.profile)) continue;
      best = j;
      bestScore = score;
    }
    if (best < 0) continue;
    const target = all[best]!;
    target.profile = rebuilt([...target.profile.members, ...one.profile.members]);
    one.into = best;
  }
  return all.filter((each) => each.into === null).map((each) => each.profile.members);
}

function forbidden(decisions: Decisions, a: Profile, b: Profile): boolean {
  if (decisions.different.size === 0) return false;
  return a.members.some((member) => {
    const others = decisions.different.get(member.ref);
    return others !== undefined && b.members.some((each) => others.includes(each.ref));
  });
}
