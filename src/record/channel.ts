// A channel's lanes: "US-China military dialogue, senior officials: suspended, then resumed in November 2023".
import type { Level } from "../mentions/index.ts";
import type { Bound, Day } from "../report/index.ts";
import type { ClaimedCause } from "./event.ts";
import type { Claim } from "./filed.ts";

/** A state of a channel at a level. `not-resumed`: suspended and, at this level, not taken up again. */
export type ChannelState =
  | "unknown"
  | "open"
  | "offered"
  | "agreed-to-open"
  | "suspended"
  | "cancelled"
  | "agreed-to-resume"
  | "partly-resumed"
  | "not-resumed"
  | "refused"
  | "resumed";

/** The lane of a level, or of the dialogue as a whole. */
export type LaneLevel = Level | "any";

/** A change of state, or a claim that confirms or disputes it, with what carries it. */
export interface Transition {
  readonly state: ChannelState;
  /** `[earliest, latest]` day on which it took effect. */
  readonly from: Bound;
  /** First and last possible day on which it ended, or null while it holds. */
  readonly to: Bound | null;
  /** Event that carries it. */
  readonly event: string;
  /** "said" by a report, or "shown" by a contact or its absence. */
  readonly basis: "said" | "shown";
  readonly causes: readonly ClaimedCause[];
  readonly claims: readonly Claim[];
}

/** One side of a dispute over a lane: this state since then, say these. */
export interface DisputedState {
  readonly state: ChannelState;
  readonly from: Bound;
  readonly claims: readonly Claim[];
}

/** A contact that a lane counts. */
export interface LaneContact {
  readonly event: string;
  readonly day: Bound;
}

export interface ChannelLane {
  /** `${channelId}/${level}` */
  readonly id: string;
  /** One id for a channel however it is named: `CHN+USA/military`, with a mechanism behind it if it is one. */
  readonly channelId: string;
  /** "US-China military-to-military dialogue" */
  readonly channel: string;
  /** Named mechanism inside the channel ("Defense Policy Coordination Talks"), or null. */
  readonly mechanism: string | null;
  readonly parties: readonly string[];
  readonly level: LaneLevel;
  readonly transitions: readonly Transition[];
  /** State on the day `on` of the view, and since when. */
  readonly state: ChannelState;
  readonly since: Bound | null;
  /** Other states, or other days for the same state, that sources hold against it; empty when nobody differs. */
  readonly disputed: readonly DisputedState[];
  /** Every dispute over this lane, whatever the day: the transition and what is held against it. */
  readonly disputes: readonly { readonly at: Transition; readonly side: DisputedState }[];
  readonly lastContact: LaneContact | null;
  /** `[fewest, most]` days from the last contact to `on`; null when there was none. */
  readonly daysSince: readonly [number, number] | null;
  readonly contacts: number;
  /** Refusals that changed nothing, kept: one refusal does not close a channel. */
  readonly refusals: readonly string[];
}

/** What a lane was on a day, for boards of other days than that of the view. */
export interface LaneOnDay {
  readonly state: ChannelState;
  readonly since: Bound | null;
  readonly day: Day;
}
