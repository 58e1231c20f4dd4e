// Lanes as they are kept: a dispute is between two transitions of its lane, so that it is written as their places and not whole.
import type { TheatreLane } from "../../record/index.ts";

type Lane = TheatreLane["lane"];
type Dispute = Lane["disputes"][number];

/** A transition of the lane by its place; `closed` when it is the one with its end. */
type Place = readonly [at: number, closed: boolean];

interface PackedDispute {
  readonly at: Place | Dispute["at"];
  readonly side: number | Dispute["side"];
}

export type PackedLane = Omit<TheatreLane, "lane"> & {
  readonly lane: Omit<Lane, "disputes"> & { readonly disputes: readonly PackedDispute[] };
};

const sideOf = ({ state, from, claims }: Lane["transitions"][number]): Dispute["side"] => ({
  state,
  from,
  claims,
});

/** Whatever is not the same letter by letter is kept whole. */
export function packLane({ lane, ...channel }: TheatreLane): PackedLane {
  if (lane.disputes.length === 0) return { ...channel, lane: { ...lane, disputes: [] } };
  const places = new Map<string, Place>();
  const sides = new Map<string, number>();
  lane.transitions.forEach((transition, i) => {
    places.set(JSON.stringify({ ...transition, to: null }), [i, false]);
    places.set(JSON.stringify(transition), [i, true]);
    sides.set(JSON.stringify(sideOf(transition)), i);
  });
  return {
    ...channel,
    lane: {
      ...lane,
      disputes: lane.disputes.map(({ at, side }) => ({
        at: places.get(JSON.stringify(at)) ?? at,
        side: sides.get(JSON.stringify({ state: side.state, from: side.from, claims: side.claims })) ?? side,
      })),
    },
  };
}

export function unpackLane({ lane, ...channel }: PackedLane): TheatreLane {
  const transition = ([i, closed]: Place): Dispute["at"] =>
    closed ? lane.transitions[i]! : { ...lane.transitions[i]!, to: null };
  return {
    ...channel,
    lane: {
      ...lane,
      disputes: lane.disputes.map(({ at, side }) => ({
        at: Array.isArray(at) ? transition(at as unknown as Place) : (at as Dispute["at"]),
        side: typeof side === "number" ? sideOf(lane.transitions[side]!) : side,
      })),
    },
  };
}
