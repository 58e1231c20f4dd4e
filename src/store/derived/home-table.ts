// Neighbourhoods as last folded: their happenings with what they are compared by, and where each was joined.
import {
  type FiledStatement,
  foldNeighbourhood,
  type Neighbourhood,
  partsOfHome,
  type HomeParts,
  type Place,
  type Profile,
} from "../../record/index.ts";
import { decisionsAmong } from "./judged.ts";
import { keysOf } from "./event-table.ts";
import type { Prepared } from "./prepared.ts";
import type { Homes } from "./stages.ts";

/** A happening of one neighbourhood. */
export interface Group {
  readonly refs: readonly string[];
  readonly profile: Profile;
  /** Place of the happening that it is joined to in the next quarter, or -1. */
  next: number;
  /** Where a vague happening was found; null where it stands alone. */
  place: Place | null;
  /** Event that it is part of, and the mark of all that is in it; "" before the first fold. */
  event: string;
  mark: string;
}

export interface FoldedHome {
  readonly home: string;
  readonly parts: HomeParts;
  readonly groups: readonly Group[];
  readonly neighbourhood: Neighbourhood;
  /** First and last day on which a statement of it became known. */
  readonly first: string;
  readonly last: string;
  changed: boolean;
}

type Pairs = Parameters<typeof decisionsAmong>[1];

/** How a group is kept: its profile without members and words, open ends of time as null. */
interface KeptGroup extends Pick<Group, "refs" | "next" | "place" | "event" | "mark"> {
  readonly profile: Omit<Profile, "members" | "words" | "interval"> & {
    readonly interval: readonly [number | null, number | null];
  };
}

/** The refs of a profile stand for its members until somebody asks for those. */
class KeptProfile {
  // Truly private: what is kept of a profile is what its own keys hold.
  readonly #load: () => FiledStatement[];
  #loaded: FiledStatement[] | null = null;
  words: Profile["words"] = null;

  constructor(kept: KeptGroup["profile"], load: () => FiledStatement[]) {
    const { interval, ...traits } = kept;
    Object.assign(this, traits, {
      interval: { first: interval[0] ?? -Infinity, last: interval[1] ?? Infinity },
    });
    this.#load = load;
  }

  get members(): FiledStatement[] {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }
}

function keptGroup({ refs, profile, next, place, event, mark }: Group): KeptGroup {
  const { members: _, words: __, interval, ...traits } = profile;
  const open = (day: number): number | null => (Number.isFinite(day) ? day : null);
  return {
    refs,
    next,
    place,
    event,
    mark,
    profile: { ...traits, interval: [open(interval.first), open(interval.last)] },
  };
}

/** A neighbourhood folded from its members. */
export function foldedHome(home: string, members: readonly FiledStatement[], pairs: Pairs): FoldedHome {
  let first = "9999-12-31";
  let last = "";
  for (const { knownFrom } of members) {
    if (knownFrom < first) first = knownFrom;
    if (knownFrom > last) last = knownFrom;
  }
  const neighbourhood = foldNeighbourhood(home, members, decisionsAmong(members, pairs));
  return {
    home,
    parts: partsOfHome(home),
    neighbourhood,
    first,
    last,
    changed: true,
    groups: neighbourhood.profiles.map((profile, i) => ({
      refs: neighbourhood.groups[i]!.map((each) => each.ref),
      profile,
      next: -1,
      place: null,
      event: "",
      mark: "",
    })),
  };
}

export const parsed = ({ body }: { body: string }): FiledStatement => JSON.parse(body) as FiledStatement;

/** Makes a theatre findable by each of its parties and pairs. */
export function keepTheatre(db: Prepared, theatre: string): void {
  if (db.row("select 1 from theatre_key where key = ? and theatre = ?", theatre, theatre)) return;
  for (const key of new Set([...keysOf(theatre.split("+"), ""), theatre]))
    db.run("insert into theatre_key values (?, ?) on conflict do nothing", key, theatre);
}

interface KeptHome {
  readonly first: string;
  readonly last: string;
  readonly body: string;
}

export const writeHome = (db: Prepared, { home, first, last, groups }: FoldedHome): number =>
  db.run(
    `insert into home values (?, ?, ?, ?) on conflict do update
     set first = excluded.first, last = excluded.last, body = excluded.body`,
    home,
    first,
    last,
    JSON.stringify(groups.map(keptGroup)),
  );

/** Neighbourhoods, and statements of those folded last, that are held in memory. */
const homesHeld = 5_000;
const statementsHeld = 60_000;

/**
 * The neighbourhoods of a record. What was read or folded is held for the next report, which is mostly of the same days and states;
 * who holds it on must let it go when another process wrote.
 */
export class HomeTable implements Homes {
  private readonly db: Prepared;
  private readonly asOf: string;
  private pairs: Pairs = { same: [], different: [] };
  private readonly homes = new Map<string, FoldedHome | null>();
  private readonly members = new Map<string, Map<string, FiledStatement>>();
  private held = 0;

  /** With `asOf` a neighbourhood that is folded anew has only what was known by that day; such a table is not saved. */
  constructor(db: Prepared, asOf = "9999-12-31") {
    this.db = db;
    this.asOf = asOf;
  }

  /** Sets what persons decided about pairs. */
  decide(pairs: Pairs): void {
    this.pairs = pairs;
  }

  /** A statement was filed in a neighbourhood. */
  put(home: string, filed: FiledStatement): void {
    this.members.get(home)?.set(filed.ref, filed);
  }

  /** A statement was taken out of a neighbourhood. */
  drop(home: string, ref: string): void {
    this.members.get(home)?.delete(ref);
  }

  private membersOf(home: string): FiledStatement[] {
    let there = this.members.get(home);
    if (!there) {
      const rows = this.db.rows<{ body: string }>(
        "select body from told where home = ? and known <= ?",
        home,
        this.asOf,
      );
      there = new Map(rows.map(parsed).map((each) => [each.ref, each]));
      this.members.set(home, there);
      this.held += there.size;
    }
    return [...there.values()];
  }

  /** A neighbourhood as it was last folded, or null where nothing was ever filed. */
  get(home: string): FoldedHome | null {
    const there = this.homes.get(home);
    if (there !== undefined) return there;
    const row = this.db.row<KeptHome>("select first, last, body from home where home = ?", home);
    const folded = row && this.parse(home, row);
    this.homes.set(home, folded);
    return folded;
  }

  /** Folds a neighbourhood anew from its statements and puts it in place of what was there, which is returned. */
  refold(home: string): FoldedHome | null {
    const before = this.get(home);
    const after = foldedHome(home, this.membersOf(home), this.pairs);
    // A happening of the same statements is in the event that it was in, until a join says otherwise.
    const known = new Map(before?.groups.map((group) => [group.refs.join(), group]));
    for (const group of after.groups) {
      const there = known.get(group.refs.join());
      if (!there) continue;
      group.event = there.event;
      group.mark = there.mark;
    }
    this.homes.set(home, after);
    return before;
  }

  private parse(home: string, { first, last, body }: KeptHome): FoldedHome {
    const kept = JSON.parse(body) as KeptGroup[];
    const groups = kept.map(
      ({ profile, ...group }): Group => ({
        ...group,
        profile: new KeptProfile(profile, () =>
          group.refs.map((ref) =>
            parsed(this.db.row<{ body: string }>("select body from told where ref = ?", ref)!),
          ),
        ) as unknown as Profile,
      }),
    );
    return {
      home,
      parts: partsOfHome(home),
      groups,
      first,
      last,
      changed: false,
      neighbourhood: {
        home,
        profiles: groups.map(({ profile }) => profile),
        get groups() {
          return groups.map(({ profile }) => profile.members);
        },
      },
    };
  }

  /** Writes what changed. */
  save(): void {
    for (const folded of this.homes.values()) {
      if (!folded?.changed) continue;
      if (folded.groups.length === 0) this.db.run("delete from home where home = ?", folded.home);
      else {
        keepTheatre(this.db, folded.parts.theatre);
        writeHome(this.db, folded);
      }
      folded.changed = false;
    }
    if (this.homes.size > homesHeld || this.held > statementsHeld) {
      this.homes.clear();
      this.members.clear();
      this.held = 0;
    }
  }
}
