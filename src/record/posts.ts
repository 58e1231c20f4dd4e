// Who held which post when: a dismissal without an appointment opens a vacancy, "Minister of National Defense, vacant since".
import type { Level } from "../mentions/index.ts";
import type { Bound, Day } from "../report/index.ts";
import type { Event } from "./event.ts";
import type { Claim, FiledStatement } from "./filed.ts";
import { claimOf } from "./filed.ts";
import { postState, postTold } from "./home.ts";
import { compareBounds, surelyBefore } from "./interval.ts";
import type { PostHistory, Tenure } from "./ledger.ts";
import { manyHold, postKey, statesOwn } from "./post-name.ts";
import { personKey } from "./profile.ts";

/** What one statement tells of a post. */
interface PostFact {
  readonly kind: "held" | "appointed" | "ended" | "past" | "vacant";
  readonly person: string | null;
  readonly acting: boolean;
  readonly when: Bound;
  readonly event: string;
  readonly claim: Claim;
}

interface PostRow {
  title: string;
  organ: string | null;
  state: string | null;
  level: Level | null;
  readonly facts: PostFact[];
}

/** A post's tenures before a day is chosen: what a theatre's fold keeps. */
export type PostCourse = Omit<PostHistory, "now">;

/** A post as it was on a day. */
export const postOn = (course: PostCourse, on: Day | null): PostHistory => ({
  ...course,
  now: holderOn(course.tenures, on),
});

/** Post histories of a theatre (a state, a body, "-"), from the statements behind its events of the posts family. */
export function postCourses(
  events: readonly Pick<Event, "id" | "statements">[],
  filed: { get(ref: string): FiledStatement | undefined },
  theatre: string,
): PostCourse[] {
  const rows = new Map<string, PostRow>();
  /** Person -> key of the post last told of, for "was dismissed" without a title. */
  const postsOfPerson = new Map<string, Set<string>>();
  const untitled: { event: { id: string }; statement: FiledStatement; person: string }[] = [];
  const headless: { event: { id: string }; statement: FiledStatement }[] = [];
  const members = events
    .flatMap((event) => event.statements.map((ref) => ({ event, statement: filed.get(ref)! })))
    .sort((a, b) => (a.statement.ref < b.statement.ref ? -1 : 1));
  for (const { event, statement: member } of members) {
    const { statement } = member;
    const found = postTold(statement);
    if (!found) {
      const person = statement.actors.find((each) => each.person !== null)?.person;
      if (person && statement.kind === "dismissal") untitled.push({ event, statement: member, person });
      if (statement.kind === "vacancy") headless.push({ event, statement: member });
      continue;
    }
    const { post, person } = found;
    const state = postState(statement);
    const key = `${state ?? theatre}/${statesOwn(postKey(post.title, post.organ))}`;
    let row = rows.get(key);
    if (!row) {
      row = { title: post.title, organ: post.organ, state, level: post.level, facts: [] };
      rows.set(key, row);
    }
    if (post.title.length > row.title.length && !/acting|former/i.test(post.title)) row.title = post.title;
    row.organ ??= post.organ;
    row.level ??= post.level;
    if (person !== null) {
      const known = postsOfPerson.get(personKey(person)) ?? new Set();
      known.add(key);
      postsOfPerson.set(personKey(person), known);
    }
    addFact(row, event, member, person, post.former);
  }
  for (const { event, statement, person } of untitled) {
    const keys = postsOfPerson.get(personKey(person));
    if (keys?.size === 1) addFact(rows.get([...keys][0]!)!, event, statement, person, false);
  }
  for (const { event, statement } of headless) {
    // "The ministry has no head": the post is that of whoever is known to lead the body.
    const { actors } = statement.statement;
    const organ = actors.find((each) => each.organ !== null)?.organ?.toLowerCase();
    const state = actors.find((each) => each.state !== null)?.state ?? null;
    const led = [...rows.values()].filter((row) => row.state === state && row.organ?.toLowerCase() === organ);
    if (organ !== undefined && led.length === 1) addFact(led[0]!, event, statement, null, false);
  }
  return [...rows.entries()]
    .map(([key, row]) => courseOf(key, row))
    .filter((history) => history.tenures.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function addFact(
  row: PostRow,
  event: { readonly id: string },
  member: FiledStatement,
  person: string | null,
  former: boolean,
): void {
  const { statement } = member;
  const { factuality } = statement;
  const real = factuality.status === "actual" && factuality.polarity === "positive";
  let kind: PostFact["kind"];
  if (statement.kind === "vacancy" || (statement.kind === "appointment" && factuality.status === "not-yet")) {
    if (statement.kind === "vacancy" && factuality.polarity === "negative") return;
    kind = "vacant";
  } else if (!real) return;
  else if (statement.kind === "appointment") kind = "appointed";
  else if (statement.kind === "dismissal") kind = "ended";
  else if (statement.kind === "tenure") kind = former ? "past" : "held";
  else return;
  const post = statement.content?.post ?? statement.actors.find((each) => each.post)?.post;
  row.facts.push({
    kind,
    // Who failed to be appointed holds nothing.
    person: kind === "vacant" ? null : person,
    acting: post?.acting ?? false,
    when: former && statement.kind === "tenure" ? [null, statement.when.begin[1]] : statement.when.begin,
    event: event.id,
    claim: claimOf(member),
  });
}

interface Stint {
  readonly key: string;
  name: string;
  acting: boolean;
  from: Bound;
  to: Bound | null;
  /** A report tells that the holder left; who is merely called "the former minister" may have had a successor for years. */
  left: boolean;
  firstSeen: Day | null;
  lastSeen: Day | null;
  why: string;
  readonly facts: PostFact[];
}

/** Of the reports that merely name the holder the first and the last so many are kept: a minister is named in thousands. */
const heldKept = 8;

/** What a tenure shows of its facts. */
function shownOf(facts: readonly PostFact[]): { events: string[]; claims: Claim[] } {
  const held = facts.filter((fact) => fact.kind === "held");
  const dropped = new Set(held.slice(heldKept, -heldKept));
  const shown = facts.filter((fact) => !dropped.has(fact));
  return {
    events: [...new Set(shown.map((fact) => fact.event))],
    claims: shown.map((fact) => fact.claim),
  };
}

function courseOf(key: string, row: PostRow): PostCourse {
  const facts = [...row.facts].sort((a, b) => compareBounds(a.when, b.when) || (a.event < b.event ? -1 : 1));
  const stints = new Map<string, Stint>();
  for (const fact of facts) {
    if (fact.person === null) continue;
    const person = personKey(fact.person);
    let stint = stints.get(person);
    if (!stint) {
      stint = {
        key: person,
        name: fact.person,
        acting: fact.acting,
        from: [null, null],
        to: null,
        left: false,
        firstSeen: null,
        lastSeen: null,
        why: "in the post when reported",
        facts: [],
      };
      stints.set(person, stint);
    }
    if (fact.person.length > stint.name.length) stint.name = fact.person;
    stint.facts.push(fact);
    const late = fact.when[1] ?? fact.when[0];
    if (fact.kind === "held") {
      if (late !== null && (stint.firstSeen === null || late < stint.firstSeen)) stint.firstSeen = late;
      const early = fact.when[0] ?? fact.when[1];
      if (early !== null && (stint.lastSeen === null || early > stint.lastSeen)) stint.lastSeen = early;
    } else if (fact.kind === "appointed") {
      stint.from = fact.when;
      stint.why = "appointed";
    } else if (fact.kind === "past") stint.to ??= fact.when;
    else if (fact.kind === "ended") {
      stint.left = true;
      // The narrower of two reports of one dismissal tells the day.
      stint.to = stint.to === null ? fact.when : narrower(stint.to, fact.when);
    }
  }
  for (const stint of stints.values())
    if (stint.from[0] === null && stint.from[1] === null)
      stint.from = [null, stint.firstSeen ?? stint.to?.[1] ?? null];
  const ordered = [...stints.values()].sort(
    (a, b) => compareStart(a, b) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  );
  const many = manyHold.test(row.title);
  const tenures: Tenure[] = [];
  ordered.forEach((stint, i) => {
    const next = ordered[i + 1];
    let { to } = stint;
    // A successor in the post ends a tenure though nobody reports the end.
    if (to === null && next && !many) to = [stint.lastSeen ?? next.from[0], next.from[1]];
    const { events, claims } = shownOf(stint.facts);
    tenures.push({
      holder: stint.name,
      person: stint.key,
      status: stint.acting ? "acting" : "held",
      from: stint.from,
      to,
      why: stint.why,
      events,
      claims,
    });
    if (many || stint.to === null || !stint.left) return;
    const follows = next !== undefined && !surelyBefore(stint.to, next.from) && next.from[0] !== null;
    const vacancies = facts.filter((fact) => fact.kind === "vacant" && !surelyBefore(fact.when, stint.to!));
    if (follows) return;
    tenures.push({
      holder: null,
      person: null,
      status: "vacant",
      from: stint.to,
      to: next ? next.from : null,
      why: `${stint.name} left the post and no successor is reported`,
      events: [...new Set([...events.slice(-1), ...vacancies.map((fact) => fact.event)])],
      claims: vacancies.length > 0 ? vacancies.map((fact) => fact.claim) : claims.slice(-1),
    });
  });
  const lone = facts.filter((fact) => fact.kind === "vacant");
  if (lone.length > 0 && !tenures.some((tenure) => tenure.status === "vacant")) {
    const next = ordered.find((stint) => stint.from[0] !== null && surelyBefore(lone[0]!.when, stint.from));
    tenures.push({
      holder: null,
      person: null,
      status: "vacant",
      from: lone[0]!.when,
      to: next ? next.from : null,
      why: "reported vacant",
      events: [...new Set(lone.map((fact) => fact.event))],
      claims: lone.map((fact) => fact.claim),
    });
    tenures.sort((a, b) => compareBounds(a.from, b.from));
  }
  return {
    id: key,
    title: row.title,
    organ: row.organ,
    state: row.state,
    level: row.level,
    tenures,
  };
}

const narrower = (a: Bound, b: Bound): Bound => {
  const first = a[0] === null || (b[0] !== null && b[0] > a[0]) ? b[0] : a[0];
  const last = a[1] === null || (b[1] !== null && b[1] < a[1]) ? b[1] : a[1];
  return first !== null && last !== null && first > last ? a : [first, last];
};

/** A stint that ended before another was first seen comes first, whatever is known of its beginning. */
function compareStart(a: Stint, b: Stint): number {
  const x = a.from[0] ?? a.to?.[0] ?? a.firstSeen ?? a.from[1] ?? "";
  const y = b.from[0] ?? b.to?.[0] ?? b.firstSeen ?? b.from[1] ?? "";
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The tenure that holds on a day: begun by then at the earliest, not surely over; of several the latest begun. */
export function holderOn(tenures: readonly Tenure[], on: Day | null): PostHistory["now"] {
  const day = on ?? "9999-12-31";
  let best: Tenure | null = null;
  for (const tenure of tenures) {
    if ((tenure.from[0] ?? "") > day) continue;
    if (tenure.to?.[1] && tenure.to[1] < day) continue;
    if (best === null || (tenure.from[0] ?? "") >= (best.from[0] ?? "")) best = tenure;
  }
  return best
    ? { status: best.status, holder: best.holder, since: best.from }
    : { status: "unknown", holder: null, since: null };
}
