// The posts of a theatre as known on a day: a minister's years that were whole by then are the happenings that they are today, those
// that grew since are gathered again from what was known. Neighbourhoods of posts are never joined, so each is its own.
import type { Day } from "../../report/index.ts";
import { type Event, type FiledStatement, makeEvent, postCourses } from "../../record/index.ts";
import { foldedHome, parsed } from "./home-table.ts";
import type { Prepared } from "./prepared.ts";
import { type KeptPosts, postContradictions } from "./relations.ts";

export interface PostsThen extends KeptPosts {
  /** Events of neighbourhoods that grew since, as they were, by their ids. */
  readonly made: ReadonlyMap<string, Event>;
  /** Events of today that were not. */
  readonly gone: ReadonlySet<string>;
}

interface Happening {
  readonly id: string;
  readonly statements: readonly string[];
}

/** What is kept of a happening that is wanted here. */
interface KeptGroup {
  readonly refs: readonly string[];
  readonly event: string;
}

/** Persons decided nothing about the pairs of a record whose filing of today is that of the day. */
const noPairs = { same: [], different: [] };

/** The posts of a theatre (a state, a body, or "-"), where what was known by the day is filed today as it was then. */
export function postsThen(db: Prepared, theatre: string, asOf: Day): PostsThen {
  const range = [`${theatre}|posts|`, `${theatre}|posts}`] as const;
  const filed = new Map<string, FiledStatement>();
  const members = new Map<string, FiledStatement[]>();
  for (const row of db.rows<{ home: string; body: string }>(
    "select home, body from told where home >= ? and home < ? and known <= ?",
    ...range,
    asOf,
  )) {
    const each = parsed(row);
    filed.set(each.ref, each);
    const list = members.get(row.home);
    if (list) list.push(each);
    else members.set(row.home, [each]);
  }
  const happenings: Happening[] = [];
  const made = new Map<string, Event>();
  const gone = new Set<string>();
  for (const { home, last, body } of db.rows<{ home: string; last: string; body: string }>(
    "select home, last, body from home where home >= ? and home < ? and first <= ?",
    ...range,
    asOf,
  )) {
    const today = JSON.parse(body) as KeptGroup[];
    if (last <= asOf) {
      for (const { refs, event } of today) happenings.push({ id: event, statements: refs });
      continue;
    }
    const grown = foldedHome(home, members.get(home)!, noPairs).groups.map(({ profile }) =>
      makeEvent(profile.members),
    );
    for (const event of grown) made.set(event.id, event);
    happenings.push(...grown);
    for (const { event } of today) gone.add(event);
  }
  for (const id of made.keys()) gone.delete(id);
  const courses = postCourses(happenings, filed, theatre);
  return { courses, contradictions: postContradictions(courses), made, gone };
}
