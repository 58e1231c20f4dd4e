// A page of a chronology: the events of a pair in order of time, found by their rows; only those that are shown are read.
import type { Event, EventChoice, FiledStatement } from "../../record/index.ts";
import { keyOf } from "./event-table.ts";
import type { Look } from "./look.ts";
import type { Prepared } from "./prepared.ts";

/** Which rows of a chronology: `after` is the cursor that the page before gave. */
export interface PageChoice extends EventChoice {
  readonly kind?: string;
  readonly after?: string | null;
  /** How many of the rows that fit are left out first: for a list that is entered anywhere. Not for persons and channels by name. */
  readonly skip?: number;
  /** All when left out. */
  readonly limit?: number;
  /** Also contacts of nobody in particular of nobody knows when. */
  readonly vague?: boolean;
}

export interface EventPage {
  readonly events: readonly Event[];
  /** Statements behind the events, as far as their lines need them. */
  readonly statements: readonly FiledStatement[];
  /** Events that fit, of all pages; null where that would mean to read them all. */
  readonly total: number | null;
  readonly next: string | null;
}

/** A page of a chronology, in order of time. */
export function pageOf(db: Prepared, look: Look, choice: PageChoice): EventPage {
  const between = choice.between ?? [];
  const least = choice.all ? 0 : choice.vague ? 1 : 2;
  const where = ["key = ?", "happening >= ?"];
  const values: (string | number)[] = [keyOf(between), least];
  if (choice.kind) {
    where.push("kind = ?");
    values.push(choice.kind);
  }
  if (choice.from) {
    where.push("ends >= ?");
    values.push(choice.from);
  }
  if (choice.to) {
    where.push("sort < ?");
    values.push(`${choice.to}!`);
  }
  const plain = between.length <= 2 && !choice.channel && !choice.person;
  const total = plain
    ? db.row<{ n: number }>(`select count(*) as n from event_key where ${where.join(" and ")}`, ...values)!.n
    : null;
  const channel = choice.channel?.toLowerCase();
  const person = choice.person?.toLowerCase();
  const limit = choice.limit ?? Number.MAX_SAFE_INTEGER - 1;
  const events: Event[] = [];
  let after = choice.after ?? "";
  for (;;) {
    const wanted = limit + 1 - events.length;
    const rows = db.rows<{ sort: string; id: string }>(
      `select sort, id from event_key where ${where.join(" and ")} and sort > ? order by sort limit ? offset ?`,
      ...values,
      after,
      plain ? wanted : Math.max(wanted, 200),
      // The first round alone enters the list anew: what follows goes on after the last row.
      plain && after === "" ? (choice.skip ?? 0) : 0,
    );
    let taken = 0;
    for (const { sort, id } of rows) {
      const event = look.event(id)!;
      if (
        between.every((each) => event.parties.includes(each)) &&
        (!channel || event.channel?.toLowerCase().includes(channel)) &&
        (!person || event.persons.some(({ name }) => name.toLowerCase().includes(person)))
      ) {
        if (events.length === limit) return { events, statements: look.behind(events), total, next: after };
        events.push(event);
      }
      after = sort;
      taken += 1;
    }
    if (taken === 0 || (plain && rows.length < wanted))
      return { events, statements: look.behind(events), total, next: null };
  }
}
