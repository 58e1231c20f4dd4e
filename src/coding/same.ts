// Which statements of one report tell of the same happening: "a secret visit to Taipei" and "Chase's trip to Taiwan in February".
import { meet } from "./when.ts";
import type { Level } from "../mentions/index.ts";
import type { Participant, StatementKind, When } from "./statement.ts";

/** As much of a draft as is compared. */
export interface Told {
  readonly kind: StatementKind;
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly when: When;
  readonly negative: boolean;
  readonly unreal: boolean;
  readonly sentence: number;
  readonly level: Level | null;
  readonly channel: string | null;
  readonly bare: boolean;
}

const families: Partial<Record<StatementKind, string>> = {
  meeting: "contact",
  "channel-resumed": "contact",
  call: "call",
  summit: "summit",
  visit: "visit",
  "channel-suspended": "suspended",
  "channel-cancelled": "suspended",
  "channel-agreed-to-resume": "agreed",
  agreement: "agreed",
  dismissal: "dismissal",
  appointment: "appointment",
  refusal: "refusal",
  cancellation: "cancellation",
  postponement: "postponement",
  "joint-activity": "joint",
  "diplomatic-ties": "ties",
};

const statesOf = (told: Told): Set<string> =>
  new Set(
    [...told.actors, ...told.recipients]
      .map(({ state, organ }) => state ?? organ)
      .filter((one): one is string => one !== null),
  );
const personsOf = (told: Told): Set<string> =>
  new Set(
    [...told.actors, ...told.recipients]
      .map(({ person }) => person)
      .filter((one): one is string => one !== null),
  );

/** True when both may well be one happening: kinds, parties, persons and days agree as far as they are told. */
export function tellsTheSame(a: Told, b: Told): boolean {
  const family = families[a.kind];
  const other = families[b.kind];
  if (family === undefined || other === undefined) return false;
  const summits =
    (family === "summit" && other === "contact") || (family === "contact" && other === "summit");
  if (family !== other && !summits) return false;
  if (a.negative !== b.negative || a.unreal !== b.unreal) return false;
  const states = statesOf(a);
  const others = statesOf(b);
  const shared = [...states].filter((state) => others.has(state)).length;
  const met = personsOf(a);
  const company = [...personsOf(b)].some((person) => met.has(person));
  if (states.size === 0 || others.size === 0) {
    if (!company) return false;
  } else if (shared < Math.min(2, states.size, others.size)) return false;
  if (family === "visit" && shared < Math.min(states.size, others.size)) return false;
  const persons = personsOf(a);
  const more = personsOf(b);
  const common = [...persons].filter((person) => more.has(person)).length;
  if (persons.size > 0 && more.size > 0 && common === 0) return false;
  // Heads of state name each other: a summit and a meeting are one only with persons in common.
  if (summits && common === 0) return false;
  if (a.when.span && b.when.span && !meet(a.when, b.when)) return false;
  if (
    common > 0 ||
    family === "suspended" ||
    family === "agreed" ||
    family === "dismissal" ||
    family === "ties"
  )
    return true;
  // Without a person in common: near each other, or one of them a mere mention.
  return Math.abs(a.sentence - b.sentence) <= 2 || a.bare || b.bare;
}

/** True when the two cannot be one happening: other people, days that exclude each other, other heights of rank. */
export function contradicts(a: Told, b: Told): boolean {
  const persons = personsOf(a);
  const others = personsOf(b);
  if (persons.size > 0 && others.size > 0 && ![...persons].some((person) => others.has(person))) return true;
  if (a.when.span && b.when.span && !meet(a.when, b.when)) return true;
  if (a.level !== null && b.level !== null && (a.level === "head-of-state") !== (b.level === "head-of-state"))
    return true;
  return a.negative !== b.negative || a.unreal !== b.unreal;
}

/** How alike two tellings are, for the order of joining. */
export function likeness(a: Told, b: Told): number {
  const others = personsOf(b);
  const common = [...personsOf(a)].filter((person) => others.has(person)).length;
  return (
    common * 4 +
    (a.kind === b.kind ? 2 : 0) +
    (a.level !== null && a.level === b.level ? 1 : 0) -
    Math.abs(a.sentence - b.sentence) / 10
  );
}
