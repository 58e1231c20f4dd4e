// Gathers statements into happenings: the most precisely dated first, each to the likest group that no person forbids.
import type { FiledStatement } from "./filed.ts";
import { width } from "./interval.ts";
import { likeness, sameEventAt } from "./likeness.ts";
import { absorb, type Profile, profileOf } from "./profile.ts";

/** What persons and readings decided about pairs of statements, by ref. */
export interface Decisions {
  /** ref -> refs that are the same happening (a person's word, or the reading's own within its report). */
  readonly same: ReadonlyMap<string, readonly string[]>;
  /** ref -> refs that are not. Outranks `same` of a reading; of two persons the later holds (settled before). */
  readonly different: ReadonlyMap<string, readonly string[]>;
}

export const noDecisions: Decisions = { same: new Map(), different: new Map() };

/** Canonical order: the narrower interval first, then the earlier, then the ref; the order of arrival plays no part. */
function inOrder(a: Profile, b: Profile): number {
  const x = width(a.interval);
  const y = width(b.interval);
  if (x !== y) return x - y || (x < y ? -1 : 1);
  if (a.interval.first !== b.interval.first) return a.interval.first < b.interval.first ? -1 : 1;
  if (a.interval.last !== b.interval.last) return a.interval.last < b.interval.last ? -1 : 1;
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}

const byRef = (a: FiledStatement, b: FiledStatement): number => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);

function forbids(different: Decisions["different"], a: Profile, b: Profile): boolean {
  if (different.size === 0) return false;
  for (const member of a.members) {
    const others = different.get(member.ref);
    if (others && b.members.some((each) => others.includes(each.ref))) return true;
  }
  return false;
}

/** Groups that are bound together before anything is compared, as profiles. */
function bind(filed: readonly FiledStatement[], decisions: Decisions): Profile[] {
  if (decisions.same.size === 0 || !filed.some((each) => decisions.same.has(each.ref)))
    return filed.map(profileOf);
  const sorted = [...filed].sort(byRef);
  const index = new Map(sorted.map((each, i) => [each.ref, i]));
  const group = sorted.map((_, i) => i);
  const find = (i: number): number => {
    let root = i;
    while (group[root] !== root) root = group[root]!;
    group[i] = root;
    return root;
  };
  sorted.forEach((each, i) => {
    for (const other of decisions.same.get(each.ref) ?? []) {
      const j = index.get(other);
      if (j === undefined || decisions.different.get(each.ref)?.includes(other)) continue;
      const x = find(i);
      const y = find(j);
      if (x !== y) group[Math.max(x, y)] = Math.min(x, y);
    }
  });
  const profiles = new Map<number, Profile>();
  sorted.forEach((each, i) => {
    const root = find(i);
    const there = profiles.get(root);
    if (there) absorb(there, profileOf(each));
    else profiles.set(root, profileOf(each));
  });
  return [...profiles.values()];
}

/** How much likelier one of two groups must be for a statement that names nobody. */
const clearBy = 0.5;

/** Intervals up to so many days stand in the index under each of their days. */
const narrow = 8;

/** The groups of one circle in the order in which they were opened, found by day. */
class Groups {
  readonly all: Profile[] = [];
  private readonly byDay = new Map<number, number[]>();
  private readonly wide: number[] = [];

  open(profile: Profile): void {
    const at = this.all.length;
    this.all.push(profile);
    const { first, last } = profile.interval;
    // What a group takes in never widens its interval, so that it stays findable by the days it had at first.
    if (!(last - first < narrow)) {
      this.wide.push(at);
      return;
    }
    for (let day = first; day <= last; day += 1) {
      const list = this.byDay.get(day);
      if (list) list.push(at);
      else this.byDay.set(day, [at]);
    }
  }

  /** Groups that may touch an interval, or lie a day from it; all for a wide one. */
  near({ first, last }: Profile["interval"]): readonly Profile[] {
    if (!(last - first < narrow)) return this.all;
    const found = new Set(this.wide);
    for (let day = first - 1; day <= last + 1; day += 1)
      for (const at of this.byDay.get(day) ?? []) found.add(at);
    return [...found].sort((a, b) => a - b).map((at) => this.all[at]!);
  }
}

/** Merges profiles greedily in canonical order and returns the groups. The profiles given are changed. */
export function mergeProfiles(profiles: Profile[], decisions: Decisions): Profile[] {
  profiles.sort(inOrder);
  const circles = new Map<string, Groups>();
  const out: Profile[] = [];
  for (const profile of profiles) {
    let groups = circles.get(profile.circle);
    if (!groups) {
      groups = new Groups();
      circles.set(profile.circle, groups);
    }
    let best: Profile | null = null;
    let bestScore = sameEventAt;
    /** Best score of a group with other people in it. */
    let nextScore = -Infinity;
    for (const group of groups.near(profile.interval)) {
      const score = likeness(group, profile);
      if (score < sameEventAt || forbids(decisions.different, group, profile)) continue;
      if (score > bestScore || best === null) {
        if (best !== null) nextScore = bestScore;
        best = group;
        bestScore = score;
      } else if (score > nextScore) nextScore = score;
    }
    // "Officials of the two met" on a day of two meetings may be either: it is left beside them, not put with one.
    const either =
      best !== null &&
      profile.persons.length === 0 &&
      best.persons.length > 0 &&
      bestScore - nextScore < clearBy;
    if (best && !either) absorb(best, profile);
    else {
      groups.open(profile);
      out.push(profile);
    }
  }
  return out;
}

/** Groups of statements of one neighbourhood that tell of one happening each. */
export const gather = (filed: readonly FiledStatement[], decisions: Decisions): Profile[] =>
  mergeProfiles(bind(filed, decisions), decisions);
