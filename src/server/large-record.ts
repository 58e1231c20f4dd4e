// A record too large to be folded whole for one answer: it is seen by relations, by single things and by pages, from rows.
import { type Event, type FiledStatement, postOn, type RecordView, silencesOf } from "../record/index.ts";
import {
  type Clocks,
  type EventPage,
  type Look,
  openBoard,
  type PageChoice,
  type RecordStore,
} from "../store/index.ts";
import { ProblemFailure } from "./problem.ts";

/** Pairs of states to choose from. */
const mostPairs = 200;
/** Reports of a relation that are reviewed at once, the newest. */
export const newestReviewed = 200;

const refused = (what: string): ProblemFailure =>
  new ProblemFailure(
    400,
    "Choose a relation",
    `This record is large: ${what}. Choose a relation above (between=USA,CHN), and it is answered.`,
  );

const silent = (event: Event): boolean => event.kind === "no-comment" || event.kind === "non-disclosure";

export class LargeRecord {
  private readonly store: RecordStore;

  constructor(store: RecordStore) {
    this.store = store;
  }

  private look<T>(see: (look: Look) => T): Promise<T> {
    return this.store.look(see);
  }

  whole(): never {
    throw refused("this is not answered for all of it at once");
  }

  private auditless({ asRecorded }: Clocks): void {
    if (asRecorded)
      throw new ProblemFailure(
        400,
        "No audit here",
        "This record is large: an audit (as recorded) folds all of it. Ask the command line: parley board --as-recorded DAY.",
      );
  }

  /** Lanes, commitments, posts of a relation; without one those of the most recent relations. `onlyLanes`: see `BoardChoice`. */
  async board(clocks: Clocks, between: readonly string[], onlyLanes: boolean): Promise<RecordView> {
    this.auditless(clocks);
    if (clocks.asOf && between.length === 0) throw refused("another day's knowledge is folded by relation");
    return openBoard(this.store, clocks, { between, onlyLanes });
  }

  /** All that happened between the states, and all that stands between them. */
  async relation(clocks: Clocks, between: readonly string[]): Promise<RecordView> {
    this.auditless(clocks);
    if (between.length === 0) throw refused("this is answered by relation");
    const { asOf, on = null } = clocks;
    return this.look((look) => {
      if (asOf) return withSilences(look.asOf(between, asOf, on), between);
      const { events } = look.page({ between, all: true, vague: true });
      const statements = events.flatMap(({ statements: refs }) =>
        refs.flatMap((ref) => look.statement(ref) ?? []),
      );
      return withSilences({ ...look.board(between, on), events, statements }, between);
    });
  }

  /** What an id means: an event, statement, commitment, channel or post; null when it means nothing here. */
  async about(clocks: Clocks, id: string): Promise<RecordView | null> {
    this.auditless(clocks);
    const { asOf, on = null } = clocks;
    return this.look((look) => {
      const view = look.about(id, on);
      if (view === null || !asOf) return view;
      // As known on another day it is folded with its relation.
      const parties = view.events[0]?.parties ?? view.lanes[0]?.parties ?? [];
      return parties.length === 0 ? view : look.asOf(parties, asOf, on);
    });
  }

  /** The posts of states. */
  posts(clocks: Clocks, states: readonly string[]): Promise<RecordView> {
    this.auditless(clocks);
    return this.look((look) => {
      const base = look.base(clocks.on ?? null);
      if (clocks.asOf) return look.asOf(states, clocks.asOf, clocks.on ?? null);
      return {
        ...base,
        posts: states.flatMap((state) => look.posts(state).courses.map((course) => postOn(course, base.on))),
      };
    });
  }

  /** A page of the chronology of today's knowledge, with the view for its words. */
  page(clocks: Clocks, choice: PageChoice): Promise<{ readonly view: RecordView; readonly page: EventPage }> {
    return this.look((look) => {
      const page = look.page(choice);
      return {
        page,
        view: { ...look.base(clocks.on ?? null), events: page.events, statements: page.statements },
      };
    });
  }

  /** The events that statements are part of, with these statements. */
  told(clocks: Clocks, refs: readonly string[]): Promise<RecordView> {
    return this.look((look) => {
      const ids = new Set(refs.flatMap((ref) => look.eventOf(ref) ?? []));
      const events = [...ids].flatMap((id) => look.event(id) ?? []);
      const own = refs.flatMap((ref) => look.statement(ref) ?? []);
      const behind = look.behind(events);
      return {
        ...look.base(clocks.on ?? null),
        events,
        statements: [...new Map([...own, ...behind].map((each) => [each.ref, each])).values()],
      };
    });
  }

  pairs(): Promise<ReturnType<Look["pairs"]>> {
    return this.look((look) => look.pairs(mostPairs));
  }

  summary(clocks: Clocks): Promise<{ readonly view: RecordView; readonly events: number }> {
    return this.look((look) => ({ view: look.base(clocks.on ?? null), events: look.totals().events }));
  }

  reportCount(): Promise<number> {
    return this.look((look) => look.coverage().reports);
  }
}

/** The silences of a relation, each tied to the contact that its report tells. */
function withSilences(view: RecordView, between: readonly string[]): RecordView {
  const filed = new Map<string, FiledStatement>(view.statements.map((each) => [each.ref, each]));
  const contacts = Map.groupBy(
    view.events.flatMap((event) =>
      [...new Set(event.claims.map(({ report }) => report))].map((report) => ({ report, event })),
    ),
    ({ report }) => report,
  );
  return {
    ...view,
    silences: silencesOf(
      view.events.filter((event) => silent(event) && event.parties.some((each) => between.includes(each))),
      filed,
      (report) => (contacts.get(report) ?? []).map(({ event }) => event),
    ),
  };
}
