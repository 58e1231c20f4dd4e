// Refolds what a change touches: the neighbourhoods themselves, their joins to the next quarters, and the events of both.
import { createHash } from "node:crypto";
import {
  type Decisions,
  type Event,
  homeAt,
  homesForVague,
  linkQuarters,
  makeEvent,
  placeVague,
  vagueReach,
} from "../../record/index.ts";
import type { FoldedHome, Group } from "./home-table.ts";

/** A happening in the neighbourhood that it stands in. */
interface Standing {
  readonly home: FoldedHome;
  readonly at: number;
}

/** The happenings that are one event, the dated first. */
type Joined = readonly Standing[];

export interface Refolded {
  /** Events made anew, by stage. */
  readonly made: { readonly stage: string; readonly event: Event }[];
  /** Ids of events that are no more. */
  readonly gone: Set<string>;
}

const groupOf = ({ home, at }: Standing): Group => home.groups[at]!;

/** Where neighbourhoods are found. `refold` folds one anew and gives what was there before. */
export interface Homes {
  get(home: string): FoldedHome | null;
  refold(home: string): FoldedHome | null;
}

export class StageFold {
  private readonly homes: Homes;
  private readonly decisions: Decisions;

  /** `decisions` are those that persons took about pairs; the readings' own are known to the neighbourhoods. */
  constructor(homes: Homes, decisions: Decisions) {
    this.homes = homes;
    this.decisions = decisions;
  }

  /** Refolds neighbourhoods. An event is made again where its parts changed or one of `refs` is among them. */
  refold(dirty: Iterable<string>, refs: ReadonlySet<string>): Refolded {
    const { homes } = this;
    const touched = new Map<string, Standing>();
    const old = new Set<string>();
    const touch = (home: FoldedHome | null, at: number): void => {
      if (!home || at < 0 || at >= home.groups.length) return;
      touched.set(`${home.home} ${at}`, { home, at });
    };
    const befores: FoldedHome[] = [];
    const fresh = new Set(dirty);
    for (const home of fresh) {
      const before = homes.refold(home);
      if (before) befores.push(before);
    }
    // What was joined to happenings that are made anew may stand alone now.
    for (const { groups, parts } of befores)
      for (const { event, next, place } of groups) {
        if (event !== "") old.add(event);
        if (next >= 0) touchThere(homes, homeAt(parts.stage, parts.quarter! + 1, false), next, fresh, touch);
        if (place) touchThere(homes, place.home, place.at, fresh, touch);
      }
    const links = new Set<string>();
    const places = new Set<string>();
    for (const name of fresh) {
      const home = homes.get(name)!;
      home.groups.forEach((_, at) => touch(home, at));
      const { stage, quarter, vague } = home.parts;
      if (quarter === null) continue;
      if (vague) {
        places.add(name);
        continue;
      }
      links.add(name).add(homeAt(stage, quarter - 1, false));
      for (let i = 0; i < vagueReach; i += 1) places.add(homeAt(stage, quarter + i, true));
    }
    for (const name of links) this.link(name, touch);
    for (const name of places) this.place(name, touch);
    return this.make([...touched.values()], refs, old);
  }

  private link(name: string, touch: (home: FoldedHome | null, at: number) => void): void {
    const home = this.homes.get(name);
    if (!home) return;
    const { stage, quarter } = home.parts;
    const late = this.homes.get(homeAt(stage, quarter! + 1, false));
    const found = linkQuarters(
      home.neighbourhood.profiles,
      late?.neighbourhood.profiles ?? [],
      quarter!,
      this.decisions,
    );
    home.groups.forEach((group, at) => {
      const next = found[at]!;
      if (group.next === next) return;
      touch(late, group.next);
      touch(late, next);
      touch(home, at);
      group.next = next;
      home.changed = true;
    });
  }

  private place(name: string, touch: (home: FoldedHome | null, at: number) => void): void {
    const home = this.homes.get(name);
    if (!home) return;
    const { stage, quarter } = home.parts;
    const dated = homesForVague(stage, quarter!).flatMap((each) => this.homes.get(each) ?? []);
    const found = placeVague(
      home.neighbourhood.profiles,
      dated.map(({ neighbourhood }) => neighbourhood),
      this.decisions,
    );
    home.groups.forEach((group, at) => {
      const place = found[at]!;
      if (group.place?.home === place?.home && group.place?.at === place?.at) return;
      if (group.place) touch(this.homes.get(group.place.home), group.place.at);
      if (place) touch(this.homes.get(place.home), place.at);
      touch(home, at);
      group.place = place;
      home.changed = true;
    });
  }

  /** All that is joined with a happening, in the order in which a whole fold joins it. */
  private joined(one: Standing): Joined {
    const { home, at } = one;
    const { stage, quarter, vague } = home.parts;
    if (quarter === null) return [one];
    const group = groupOf(one);
    if (vague) {
      if (!group.place) return [one];
      return this.joined({ home: this.homes.get(group.place.home)!, at: group.place.at });
    }
    const dated: Standing[] = [one];
    const before = this.homes.get(homeAt(stage, quarter - 1, false));
    const early = before?.groups.findIndex(({ next }) => next === at) ?? -1;
    if (early >= 0) dated.unshift({ home: before!, at: early });
    else if (group.next >= 0)
      dated.push({ home: this.homes.get(homeAt(stage, quarter + 1, false))!, at: group.next });
    const out = [...dated];
    for (const each of dated)
      for (let i = 0; i < vagueReach; i += 1) {
        const near = this.homes.get(homeAt(stage, each.home.parts.quarter! + i, true));
        near?.groups.forEach(({ place }, there) => {
          if (place?.home === each.home.home && place.at === each.at) out.push({ home: near, at: there });
        });
      }
    return out;
  }

  private make(touched: readonly Standing[], refs: ReadonlySet<string>, old: Set<string>): Refolded {
    const made: Refolded["made"] = [];
    const stays = new Set<string>();
    const seen = new Set<string>();
    for (const one of touched) {
      if (seen.has(`${one.home.home} ${one.at}`)) continue;
      const joined = this.joined(one);
      for (const each of joined) {
        seen.add(`${each.home.home} ${each.at}`);
        if (groupOf(each).event !== "") old.add(groupOf(each).event);
      }
      const told = joined.flatMap((each) => groupOf(each).refs);
      const mark = markOf(told);
      const known = joined.every((each) => groupOf(each).mark === mark);
      if (known && !told.some((ref) => refs.has(ref))) {
        stays.add(groupOf(joined[0]!).event);
        continue;
      }
      const event = makeEvent(joined.flatMap((each) => groupOf(each).profile.members));
      for (const each of joined) {
        const group = groupOf(each);
        group.event = event.id;
        group.mark = mark;
        each.home.changed = true;
      }
      stays.add(event.id);
      made.push({ stage: one.home.parts.stage, event });
    }
    const gone = new Set([...old].filter((id) => !stays.has(id)));
    return { made, gone };
  }
}

function touchThere(
  homes: Homes,
  name: string,
  at: number,
  fresh: ReadonlySet<string>,
  touch: (home: FoldedHome | null, at: number) => void,
): void {
  if (!fresh.has(name)) touch(homes.get(name), at);
}

/** One mark for one set of refs. */
const markOf = (refs: readonly string[]): string =>
  createHash("md5")
    .update([...refs].sort().join("\n"))
    .digest("base64url");
