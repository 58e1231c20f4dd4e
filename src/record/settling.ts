// Settles what is bound together before merging: the reading's own "same happening" and what persons said of pairs.
import type { Statement } from "../coding/index.ts";
import type { FiledStatement } from "./filed.ts";
import type { Decisions } from "./gather.ts";
import { whenInterval, width } from "./interval.ts";
import { likeness } from "./likeness.ts";
import { profileOf } from "./profile.ts";
import { byTime, type Judgement, placeMark, type StatementMark } from "./judgement.ts";
import type { JudgementConflict } from "./view.ts";

/** Finds the statements of a report, as read. */
export type StatementsOf = (report: string) => readonly Statement[] | null;

const refOf = (mark: StatementMark, statementsOf: StatementsOf): string | null => {
  const statements = statementsOf(mark.report);
  const statement = statements && placeMark(mark, statements);
  return statement ? `${mark.report}/${statement.id}` : null;
};

const pairKey = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);

/** What persons decided about pairs: of two who differ the later holds, and the conflict is shown. */
export function judgedPairs(
  judgements: readonly Judgement[],
  statementsOf: StatementsOf,
): {
  same: (readonly [string, string])[];
  different: (readonly [string, string])[];
  conflicts: JudgementConflict[];
} {
  const last = new Map<string, { same: boolean; by: string; pair: readonly [string, string] }>();
  const conflicts: JudgementConflict[] = [];
  for (const judgement of judgements.filter((each) => isPair(each)).sort(byTime)) {
    if (!isPair(judgement) || judgement.withdrawn) continue;
    const a = refOf(judgement.target, statementsOf);
    const b = refOf(judgement.other, statementsOf);
    if (a === null || b === null || a === b) continue;
    const key = pairKey(a, b);
    const same = judgement.kind === "same-event";
    const earlier = last.get(key);
    if (earlier && earlier.same !== same)
      conflicts.push({
        holds: judgement.id,
        overruled: earlier.by,
        why: `one calls ${a} and ${b} one event, the other two`,
      });
    last.set(key, { same, by: judgement.id, pair: [a, b] });
  }
  const decided = [...last.values()];
  return {
    same: decided.filter((each) => each.same).map((each) => each.pair),
    different: decided.filter((each) => !each.same).map((each) => each.pair),
    conflicts,
  };
}

const isPair = (
  judgement: Judgement,
): judgement is Judgement & {
  kind: "same-event" | "different-event";
  target: StatementMark;
  other: StatementMark;
} => judgement.kind === "same-event" || judgement.kind === "different-event";

/** Both directions of pairs, by ref. */
function byRef(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const map = new Map<string, string[]>();
  const add = (from: string, to: string): void => {
    const list = map.get(from);
    if (list) list.push(to);
    else map.set(from, [to]);
  };
  for (const [a, b] of pairs) {
    add(a, b);
    add(b, a);
  }
  return map;
}

/**
 * The reading's own ties inside one report, as pairs of refs that are both filed. A tie between things that cannot be one
 * happening (a summit and a threat, two days, two other ministers) is left out: a reader's slip must not weld events.
 */
export function ownTies(filed: readonly FiledStatement[]): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const here = new Map(filed.map((each) => [each.ref, each]));
  for (const each of filed)
    for (const other of each.statement.sameAs) {
      const there = here.get(`${each.report}/${other}`);
      if (there && there !== each && likeness(profileOf(each), profileOf(there)) >= tieAt)
        pairs.push([each.ref, there.ref]);
    }
  return pairs;
}

/** What a reading's own tie needs in likeness: nothing much against it. */
const tieAt = -0.5;

/** Puts "different" over "same": nothing is bound that a person parted. */
export function decisionsOf(
  ties: readonly (readonly [string, string])[],
  judged: { same: readonly (readonly [string, string])[]; different: readonly (readonly [string, string])[] },
): Decisions {
  const parted = new Set(judged.different.map(([a, b]) => pairKey(a, b)));
  const same = [...ties, ...judged.same].filter(([a, b]) => !parted.has(pairKey(a, b)));
  return { same: byRef(same), different: byRef(judged.different) };
}

/** The home that a bound group shares: that of the member with most parties (two at best), then the narrowest time, then the ref. */
function sharedHome(group: readonly FiledStatement[]): string {
  const rank = (filed: FiledStatement): number => {
    const parties = filed.home.slice(0, filed.home.indexOf("|")).split("+").length;
    return filed.home.startsWith("-") ? 9 : parties === 2 ? 0 : parties === 1 ? 2 : 1;
  };
  let best = group[0]!;
  for (const each of group) {
    const x = rank(each) - rank(best);
    const y = width(whenInterval(each.statement.when));
    const z = width(whenInterval(best.statement.when));
    if (x < 0 || (x === 0 && (y < z || (y === z && each.ref < best.ref)))) best = each;
  }
  return best.home;
}

/** Groups of refs that ties bind, each with at least two members. */
function tiedGroups(pairs: readonly (readonly [string, string])[]): string[][] {
  const parent = new Map<string, string>();
  const find = (ref: string): string => {
    let root = ref;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root)!;
    return root;
  };
  for (const [a, b] of pairs) {
    const x = find(a);
    const y = find(b);
    if (!parent.has(a)) parent.set(a, x);
    if (!parent.has(b)) parent.set(b, y);
    if (x !== y) {
      const [low, high] = x < y ? [x, y] : [y, x];
      parent.set(low, low);
      parent.set(high, low);
    }
  }
  const groups = new Map<string, string[]>();
  for (const ref of parent.keys()) {
    const root = find(ref);
    const list = groups.get(root);
    if (list) list.push(ref);
    else groups.set(root, [ref]);
  }
  return [...groups.values()].map((group) => group.sort());
}

/** For every statement that ties bind to others the home that they share; the rest stay in their own. */
export function homesOf(
  filed: ReadonlyMap<string, FiledStatement>,
  ties: readonly (readonly [string, string])[],
  judged: { same: readonly (readonly [string, string])[]; different: readonly (readonly [string, string])[] },
): Map<string, string> {
  const decisions = decisionsOf(ties, judged);
  const pairs = [...decisions.same].flatMap(([a, others]) => others.map((b) => [a, b] as const));
  const homes = new Map<string, string>();
  for (const group of tiedGroups(pairs)) {
    const home = sharedHome(group.map((ref) => filed.get(ref)!));
    for (const ref of group) homes.set(ref, home);
  }
  return homes;
}
