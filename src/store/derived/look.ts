// Looks into the folded record by its rows: a relation, a board of a pair, a page of a chronology; each costs what it shows.
import type { Day } from "../../report/index.ts";
import {
  type ChannelLane,
  type Commitment,
  commitmentOn,
  type Contradiction,
  type Event,
  type FiledStatement,
  laneOn,
  laneOrder,
  linkCauses,
  postOn,
  type RecordView,
  reportsOf,
  type Trace,
  emptyView,
} from "../../record/index.ts";
import { viewAbout } from "./about.ts";
import { viewAsOf } from "./as-of.ts";
import { keyOf, traceOfRow } from "./event-table.ts";
import { boardThen } from "./board-as-of.ts";
import { type EventPage, type PageChoice, pageOf } from "./event-page.ts";
import { parsed } from "./home-table.ts";
import { judgementsIn } from "./judged.ts";
import type { Prepared } from "./prepared.ts";
import { type KeptPosts, type KeptRelation, postsIn, relationIn, vacanciesIn } from "./relations.ts";

/** Relations that a board without a pair is chosen from: it shows twelve. */
const mostRecent = 14;

export class Look {
  private readonly db: Prepared;
  private readonly events = new Map<string, Event>();
  /** State of the events that this looks at; what was made for an answer may be written down while it is the same. */
  readonly version: number;
  readonly made: (() => void)[] = [];

  constructor(db: Prepared) {
    this.db = db;
    this.version = versionOf(db);
  }

  /** What the record covers, or covered on a day. */
  coverage(asOf: Day | null = null): RecordView["coverage"] {
    const { reports, statements, first, last } = this.db.row<{
      reports: number | null;
      statements: number | null;
      first: Day | null;
      last: Day | null;
    }>(
      `select sum(reports) as reports, sum(statements) as statements,
         min(known) filter (where reports > 0 and known < '9999') as first,
         max(known) filter (where reports > 0 and known < '9999') as last
       from known_day where known <= ?`,
      asOf ?? "9999-12-31",
    )!;
    return {
      reports: reports ?? 0,
      statements: statements ?? 0,
      published: first === null ? null : [first, last!],
    };
  }

  /** The day that states are taken on when none is asked for: the last that the record knows of. */
  lastDay(): Day | null {
    const row = this.db.row<{ known: Day }>(
      "select known from known_day where dated = 1 and reports > 0 order by known desc limit 1",
    );
    return row?.known ?? this.coverage().published?.[1] ?? null;
  }

  statement(ref: string): FiledStatement | undefined {
    const row = this.db.row<{ body: string }>("select body from told where ref = ?", ref);
    return row ? parsed(row) : undefined;
  }

  /** The event that a statement is part of, or null. */
  eventOf(ref: string): string | null {
    const row = this.db.row<{ body: string }>(
      "select h.body from told t join home h on h.home = t.home where t.ref = ?",
      ref,
    );
    if (!row) return null;
    // A neighbourhood is long: only the event behind the ref is read of it. `refs` come first in each group, then its event.
    const at = row.body.indexOf(JSON.stringify(ref));
    const found =
      at < 0 ? null : /"event":"([^"]*)"/.exec(row.body.slice(at, row.body.indexOf('"profile":', at)));
    return found?.[1] || null;
  }

  /** An event by its id, causes linked. */
  event(id: string): Event | null {
    const there = this.events.get(id);
    if (there) return there;
    const bare = this.bare(id);
    if (!bare) return null;
    const event = this.linked(bare);
    this.events.set(id, event);
    return event;
  }

  /** An event as it is kept: its causes name statements yet. */
  bare(id: string): Event | null {
    const row = this.db.row<{ body: string }>("select body from event where id = ?", id);
    return row && (JSON.parse(row.body) as Event);
  }

  private linked(event: Event): Event {
    if (event.causes.length === 0) return event;
    const known = new Map<string, string>();
    for (const { event: ref } of event.causes) {
      const target = this.eventOf(ref!);
      if (target !== null) known.set(ref!, target);
    }
    return linkCauses(event, known, (ref) => this.statement(ref)?.quote ?? "");
  }

  /** What the events of a relation left in its course, of those known by a day. */
  traces(parties: string, asOf: Day = "9999-12-31"): Trace[] {
    return this.db
      .rows<{ event: string; body: string }>(
        "select event, body from trace where parties = ? and known <= ?",
        parties,
        asOf,
      )
      .map((each) => traceOfRow(each, parties));
  }

  /** What stands between exactly these parties ("CHN+USA"). */
  relation(parties: string): KeptRelation {
    return relationIn(this.db, this, parties);
  }

  /** The posts of a theatre: a state, a body, or "-". */
  posts(theatre: string): KeptPosts {
    return postsIn(this.db, this, theatre);
  }

  /** Relations in which all of `between` take part; without any the most recent, those of which something is said first. */
  partiesOf(between: readonly string[], all: boolean): string[] {
    const { db } = this;
    if (between.length === 0)
      return db
        .rows<{ parties: string }>(
          `select parties from relation order by (said > 0) desc, last desc ${all ? "" : `limit ${mostRecent}`}`,
        )
        .map((row) => row.parties);
    return db
      .rows<{ parties: string }>("select parties from relation_key where key = ?", keyOf(between))
      .map((row) => row.parties)
      .filter((parties) => between.every((each) => parties.split("+").includes(each)));
  }

  /**
   * The view that a board of a pair (or state) needs: lanes, live commitments, posts, contradictions, and the events that those
   * name. Without parties: of the most recent relations, or of `all`.
   */
  board(between: readonly string[], on: Day | null, all = false): RecordView {
    const parties = this.partiesOf(between, all);
    const relations = parties.map((each) => this.relation(each));
    const day = on ?? this.lastDay();
    const lanes = relations.flatMap((relation) => relation.lanes).map((lane) => laneOn(lane, day));
    // What one of them promised to nobody in particular is shown beside what they promised each other.
    const alone = between.length > 1 ? between.map((state) => this.relation(state).courses) : [];
    const commitments = [...relations.map(({ courses }) => courses), ...alone]
      .flat()
      .flatMap((course) => commitmentOn(course, day) ?? []);
    const theatres =
      between.length > 0
        ? between
        : all
          ? this.db
              .rows<{ theatre: string }>("select theatre from posts order by theatre")
              .map((row) => row.theatre)
          : [...new Set(parties.flatMap((each) => each.split("+")))];
    const posts = theatres.map((each) =>
      between.length > 0 || all ? this.posts(each) : vacanciesIn(this.db, this, each),
    );
    const contradictions = [...relations, ...posts].flatMap((each) => each.contradictions);
    return {
      ...this.named(lanes, commitments, contradictions, (id) => this.bare(id)),
      on: day,
      coverage: this.coverage(),
      posts: posts
        .flatMap(({ courses }) => courses)
        .map((course) => postOn(course, day))
        .sort((a, b) => compare(a.id, b.id)),
      positions: relations.flatMap((relation) => relation.positions).sort((a, b) => compare(a.id, b.id)),
    };
  }

  /** What the whole record holds, in numbers. */
  totals(): {
    readonly events: number;
    readonly relations: number;
    readonly promises: number;
    readonly orphans: number;
  } {
    const count = (what: string): number =>
      this.db.row<{ n: number }>(`select count(*) as n from ${what}`)!.n;
    const aside = this.db
      .rows<{ aside: string }>("select aside from filing where aside is not null")
      .map((row) => JSON.parse(row.aside) as Pick<RecordView, "orphans">);
    return {
      events: count("event"),
      relations: count("relation where last <> ''"),
      promises: count("trace where promised is not null"),
      orphans:
        aside.reduce((sum, { orphans }) => sum + orphans.length, 0) +
        judgementsIn(this.db)
          .filter((judgement) => !judgement.withdrawn)
          .flatMap((judgement) => [...new Set(reportsOf(judgement))])
          .filter((report) => !this.db.row("select 1 from filing where report = ?", report)).length,
    };
  }

  /** Pairs by the number of events that both have a part in, with the last day that a contact or channel tells of. */
  pairs(
    limit: number,
  ): { readonly parties: readonly [string, string]; readonly events: number; readonly last: Day | null }[] {
    return this.db
      .rows<{ key: string; events: number; last: string }>(
        `select k.key as key, sum(r.events) as events, max(r.last) as last
         from relation_key k join relation r using (parties) where instr(k.key, '+') > 0
         group by k.key order by events desc, k.key limit ?`,
        limit,
      )
      .map(({ key, events, last }) => ({
        parties: key.split("+") as [string, string],
        events,
        last: last === "" ? null : last,
      }));
  }

  /** A view of nothing yet, with its stamp. */
  base(on: Day | null): RecordView {
    return { ...emptyView, on: on ?? this.lastDay(), coverage: this.coverage() };
  }

  /** The view of what one id means (an event, statement, commitment, channel, post); null: it is none of these. */
  about(id: string, on: Day | null): RecordView | null {
    return viewAbout(this, id, on);
  }

  /** The events of a pair (or state) with all that stands between them, as known on a day: see `viewAsOf`. */
  asOf(between: readonly string[], asOf: Day, on: Day | null = null, withPosts = true): RecordView {
    return viewAsOf(this.db, this, between, asOf, on, withPosts);
  }

  /**
   * The board of a pair (or state) as known on a day: what `board` gives of a record that never saw what came later, but for causes
   * among others, named as known today, and what is filed with the posts of a third state. `onlyLanes`: without posts, positions and
   * contradictions; a minister is named in every other report, so that these cost more than all else.
   */
  boardAsOf(between: readonly string[], asOf: Day, on: Day | null = null, onlyLanes = false): RecordView {
    return boardThen(this.db, this, between, asOf, on, onlyLanes);
  }

  /** A view of lanes, commitments and contradictions with the events that they name, without the causes of those. */
  named(
    lanes: readonly ChannelLane[],
    commitments: readonly Commitment[],
    contradictions: readonly Contradiction[],
    eventOf: (id: string) => Event | null,
  ): RecordView {
    const ids = new Set([
      ...commitments.flatMap(({ notEvidence }) => notEvidence.map(({ event }) => event)),
      ...lanes.flatMap((lane) => [
        ...lane.transitions.map(({ event }) => event),
        ...(lane.lastContact ? [lane.lastContact.event] : []),
      ]),
      ...contradictions.flatMap((each) => each.events),
    ]);
    const events = [...ids].flatMap((id) => {
      const event = eventOf(id);
      return event ? [{ ...event, causes: [] }] : [];
    });
    return {
      ...emptyView,
      lanes: [...lanes].sort(laneOrder),
      commitments: [...commitments].sort(byMade),
      events,
      statements: this.behind(events),
      contradictions: [...contradictions].sort((a, b) => compare(a.id, b.id)),
    };
  }

  /** A page of a chronology, in order of time. */
  page(choice: PageChoice): EventPage {
    return pageOf(this.db, this, choice);
  }

  /** The statements that the lines of events need: the first, and of posts those that give the title. */
  behind(events: readonly Event[]): FiledStatement[] {
    const out: FiledStatement[] = [];
    for (const { kind, statements } of events) {
      const titled = ["appointment", "dismissal", "vacancy", "tenure"].includes(kind);
      for (const ref of titled ? statements.slice(0, 8) : statements.slice(0, 1)) {
        const filed = this.statement(ref);
        if (filed) out.push(filed);
      }
    }
    return out;
  }
}

/** By the day on which they were made. */
export const byMade = (a: Commitment, b: Commitment): number =>
  compare(a.made[0] ?? "", b.made[0] ?? "") ||
  compare(a.made[1] ?? "~", b.made[1] ?? "~") ||
  compare(a.id, b.id);

/** Changes with every event. */
export const versionOf = (db: Prepared): number =>
  db.row<{ value: number }>("select value from tally where name = 'version'")!.value;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
