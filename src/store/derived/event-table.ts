// Events as rows: found by pair, by state and by day without reading their bodies; beside them the traces they leave in relations.
import {
  type BareSignal,
  type Event,
  isHappening,
  isVague,
  lastDayOf,
  type Trace,
  traceOf,
} from "../../record/index.ts";
import type { Prepared } from "./prepared.ts";

/** Where an event stands in time, as text that sorts: first day, end, id; the undated last. */
export function sortOf({ when, id }: Event): string {
  const first = when.begin[0] ?? when.begin[1] ?? "~";
  return `${first} ${when.end[0] ?? ""}!${when.end[1] ?? "~"} ${id}`;
}

/** What an event is found by: each party, each pair, all; the posts of a state by its stage. */
export function keysOf(parties: readonly string[], stage: string): string[] {
  const keys = ["", ...parties];
  parties.forEach((a, i) => {
    for (const b of parties.slice(i + 1)) keys.push(`${a}+${b}`);
  });
  if (stage.endsWith("|posts")) keys.push(stage);
  return keys;
}

/** The key of those asked for: the first two in order, or one. */
export const keyOf = (between: readonly string[]): string =>
  [...new Set(between)].sort().slice(0, 2).join("+");

/** 1 for what positions of a relation are made from, 2 for what its contradictions are, 3 for both. */
export const queuedOf = (event: Event): number =>
  (event.kind === "position" || event.kind === "relation" ? 1 : 0) +
  (event.disagreements.length > 0 || (event.kind === "accusation" && event.status === "disputed") ? 2 : 0);

/** A trace as a list, a third as long: what is told of a channel begins behind the parties. */
const bare = (trace: Trace, parties: string): unknown => [
  trace.kind,
  trace.level,
  trace.begin,
  trace.end,
  trace.signals.map(({ channelId, mechanism, name, kind, level, weight }) => [
    channelId.slice(parties.length + 1),
    mechanism,
    name,
    kind,
    level,
    weight,
  ]),
  trace.contact ? 1 : 0,
  trace.refuses && [trace.refuses.actors, trace.refuses.what],
  trace.promise ? 1 : 0,
];

type Bare = [
  Trace["kind"],
  Trace["level"],
  Trace["begin"],
  Trace["end"],
  [string, string | null, string | null, BareSignal["kind"], BareSignal["level"], number][],
  number,
  [string[], string] | null,
  number,
];

/** The trace that `bare` made a list of. */
export function traceOfRow({ event, body }: { event: string; body: string }, parties: string): Trace {
  const [kind, level, begin, end, signals, contact, refuses, promise] = JSON.parse(body) as Bare;
  return {
    event,
    kind,
    level,
    begin,
    end,
    signals: signals.map(([channel, mechanism, name, signal, at, weight]) => ({
      channelId: `${parties}/${channel}`,
      domain: channel.split("/", 1)[0] as BareSignal["domain"],
      mechanism,
      name,
      kind: signal,
      level: at,
      weight,
    })),
    contact: contact === 1,
    refuses: refuses && { actors: refuses[0], what: refuses[1] },
    promise: promise === 1,
  };
}

interface OldEvent {
  readonly parties: string;
  readonly stage: string;
  readonly sort: string;
}

export class EventTable {
  private readonly db: Prepared;

  constructor(db: Prepared) {
    this.db = db;
  }

  put(event: Event, stage: string): void {
    this.remove(event.id);
    this.add(event, stage);
    const parties = event.parties.join("+");
    const trace = this.db.row<{ last: string; said: number }>(
      "select last, said from trace where parties = ? and event = ?",
      parties,
      event.id,
    );
    this.db.run(
      `insert into relation values (?, 1, ?, ?, null) on conflict do update
       set events = events + 1, last = max(last, excluded.last), said = said + excluded.said, body = null`,
      parties,
      trace?.last ?? "",
      trace?.said ?? 0,
    );
    this.keysOfRelation(event.parties);
    if (stage.endsWith("|posts")) this.forgetPosts(stage);
  }

  /** The rows of an event alone, for a rebuild that makes the relations afterwards. */
  add(event: Event, stage: string): void {
    const { db } = this;
    const parties = event.parties.join("+");
    const sort = sortOf(event);
    const happening = (isHappening(event) ? 1 : 0) + (isHappening(event) && !isVague(event) ? 1 : 0);
    const trace = traceOf(event);
    db.run(
      "insert into event (id, stage, parties, sort, happening, queued, last, body) values (?, ?, ?, ?, ?, ?, ?, ?)",
      event.id,
      stage,
      parties,
      sort,
      happening,
      queuedOf(event),
      event.lastKnown,
      JSON.stringify(event),
    );
    // A report's own ties may put an event into a theatre that has not all of its parties.
    const theatre = stage.slice(0, stage.indexOf("|"));
    if (theatre !== parties && !stage.endsWith("|posts"))
      for (const key of keysOf(event.parties, ""))
        db.run("insert into theatre_key values (?, ?) on conflict do nothing", key, theatre);
    for (const key of keysOf(event.parties, stage))
      db.run(
        "insert into event_key values (?, ?, ?, ?, ?, ?)",
        key,
        sort,
        event.id,
        event.kind,
        happening,
        event.when.end[1] ?? event.when.end[0],
      );
    if (trace)
      db.run(
        "insert into trace values (?, ?, ?, ?, ?, ?, ?)",
        parties,
        event.id,
        event.firstKnown,
        trace.signals.length > 0 ? lastDayOf(trace) : "",
        trace.signals.some(({ kind }) => kind !== "contact" && kind !== "refused") ? 1 : 0,
        trace.promise ? (trace.begin[0] ?? trace.begin[1] ?? "") : null,
        JSON.stringify(bare(trace, parties)),
      );
  }

  keysOfRelation(parties: readonly string[]): void {
    for (const key of keysOf(parties, ""))
      if (key !== "")
        this.db.run("insert into relation_key values (?, ?) on conflict do nothing", key, parties.join("+"));
  }

  /** Takes an event out, with all that points to it. */
  remove(id: string): void {
    const { db } = this;
    const old = db.row<OldEvent>("select parties, stage, sort from event where id = ?", id);
    if (!old) return;
    for (const key of keysOf(old.parties === "" ? [] : old.parties.split("+"), old.stage))
      db.run("delete from event_key where key = ? and sort = ? and id = ?", key, old.sort, id);
    const trace = db.row<{ last: string; said: number }>(
      "select last, said from trace where parties = ? and event = ?",
      old.parties,
      id,
    );
    db.run("delete from trace where parties = ? and event = ?", old.parties, id);
    db.run("delete from event where id = ?", id);
    db.run(
      "update relation set events = events - 1, said = said - ?, body = null where parties = ?",
      trace?.said ?? 0,
      old.parties,
    );
    const relation = db.row<{ events: number; last: string }>(
      "select events, last from relation where parties = ?",
      old.parties,
    );
    if (relation?.events === 0) {
      db.run("delete from relation where parties = ?", old.parties);
      db.run("delete from relation_key where parties = ?", old.parties);
    } else if (trace && relation && trace.last >= relation.last)
      db.run(
        "update relation set last = (select coalesce(max(last), '') from trace where parties = ?) where parties = ?",
        old.parties,
        old.parties,
      );
    if (old.stage.endsWith("|posts")) this.forgetPosts(old.stage);
  }

  private forgetPosts(stage: string): void {
    this.db.run(
      "insert into posts values (?, null, null) on conflict do update set body = null, vacant = null",
      stage.slice(0, stage.indexOf("|")),
    );
  }
}
