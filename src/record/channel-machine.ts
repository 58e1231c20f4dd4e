// The channel machine: suspended, a contact of senior officials, resumed for them and partly resumed for the whole.
import type { Bound, Day } from "../report/index.ts";
import type { Signal } from "./channel-signals.ts";
import type {
  ChannelLane,
  ChannelState,
  DisputedState,
  LaneContact,
  LaneLevel,
  LaneOnDay,
  Transition,
} from "./channel.ts";
import { boundInterval, compareBounds, gap, surelyBefore } from "./interval.ts";

/** A lane while the machine runs over it. */
export interface RunningLane {
  readonly level: LaneLevel;
  readonly transitions: Transition[];
  readonly contacts: LaneContact[];
  readonly refusals: string[];
  readonly disputes: { readonly at: Transition; readonly side: DisputedState }[];
}

const broken = new Set<ChannelState>(["suspended", "cancelled", "not-resumed", "refused"]);

/** Where two signals fall on one day: a break comes before what mends it, a contact before what is said of it. */
const order: Record<Signal["kind"], number> = {
  offered: 0,
  "agreed-to-open": 1,
  opened: 2,
  cancelled: 3,
  suspended: 4,
  "denied-break": 5,
  contact: 6,
  resumed: 7,
  "agreed-to-resume": 8,
  "not-resumed": 9,
  refused: 10,
};

/**
 * Day that a signal is placed on. "Talks have been suspended" of nobody knows when holds on the day it is said; a contact of
 * nobody knows when is no evidence that a line is open now, so it comes first.
 */
const placedOn = (signal: Signal): string =>
  signal.from[0] ?? (signal.kind === "contact" ? "" : (signal.from[1] ?? ""));

function inTime(a: Signal, b: Signal): number {
  const x = placedOn(a);
  const y = placedOn(b);
  if (x !== y) return x < y ? -1 : 1;
  return compareBounds(a.from, b.from) || order[a.kind] - order[b.kind] || (a.event < b.event ? -1 : 1);
}

const stateOf = (lane: RunningLane): Transition | null => lane.transitions.at(-1) ?? null;

const shareOrigin = (a: { claims: Transition["claims"] }, b: { claims: Transition["claims"] }): boolean =>
  a.claims.some((claim) => b.claims.some((other) => other.origin === claim.origin));

/** Runs the machine over the signals of one channel. Their order does not matter. */
export function runMachine(given: readonly Signal[]): RunningLane[] {
  const signals = [...given].sort(inTime);
  const lanes = new Map<LaneLevel, RunningLane>();
  const counted = new Set<string>();
  const count = (lane: RunningLane, contact: LaneContact): void => {
    const key = `${lane.level} ${contact.event}`;
    if (!counted.has(key)) lane.contacts.push(contact);
    counted.add(key);
  };
  const laneOf = (level: LaneLevel): RunningLane => {
    let lane = lanes.get(level);
    if (!lane) {
      lane = { level, transitions: [], contacts: [], refusals: [], disputes: [] };
      lanes.set(level, lane);
    }
    return lane;
  };
  laneOf("any");
  // All levels exist from the start, so that what befalls the whole befalls each of them.
  for (const signal of signals) laneOf(signal.level);
  const whole = laneOf("any");
  const levels = [...lanes.values()].filter((lane) => lane.level !== "any");

  const enter = (
    lane: RunningLane,
    state: ChannelState,
    signal: Signal,
    basis: Transition["basis"],
    from: Bound = signal.from,
  ): void => {
    const last = stateOf(lane);
    const next: Transition = {
      state,
      from,
      to: null,
      event: signal.event,
      basis,
      causes: signal.causes,
      claims: signal.claims,
    };
    if (last?.event === signal.event && last.state === state) return;
    lane.transitions.push(next);
  };

  for (const signal of signals) {
    const lane = laneOf(signal.level);
    const wholeState = stateOf(whole)?.state ?? "unknown";
    // A level of which nothing was said yet shares the break of the whole, not its good standing.
    const now = stateOf(lane)?.state ?? (broken.has(wholeState) ? wholeState : "unknown");
    switch (signal.kind) {
      case "offered":
        if (now === "unknown" || broken.has(now)) enter(lane, "offered", signal, "said");
        break;
      case "agreed-to-open":
        if (now !== "open" && now !== "resumed") enter(lane, "agreed-to-open", signal, "said");
        break;
      case "opened":
        enter(lane, "open", signal, "said");
        if (lane !== whole && wholeState === "unknown") enter(whole, "open", signal, "said");
        break;
      case "suspended":
      case "cancelled": {
        for (const each of lane === whole ? [whole, ...levels] : [lane])
          if (!retoldBreak(each, signal)) enter(each, signal.kind, signal, "said");
        break;
      }
      case "denied-break": {
        const last = stateOf(lane);
        if (last && broken.has(last.state))
          lane.disputes.push({ at: last, side: { state: "open", from: signal.from, claims: signal.claims } });
        break;
      }
      case "contact":
      case "resumed": {
        const contact: LaneContact = { event: signal.event, day: signal.from };
        count(lane, contact);
        if (lane !== whole) count(whole, contact);
        // The first contact of a day that is known opens a line rather than one of nobody knows when.
        if (signal.from[0] !== null)
          for (const open of new Set([lane, whole]))
            if (isOpenSometime(open))
              open.transitions[0] = {
                ...open.transitions[0]!,
                from: signal.from,
                event: signal.event,
                claims: signal.claims,
                causes: signal.causes,
              };
        const basis = signal.kind === "resumed" ? "said" : "shown";
        if (lane === whole) {
          // Somebody met, nobody says at what level: that opens nothing that was broken off, unless it is said to.
          if (signal.kind === "resumed") {
            enter(whole, wholeState === "unknown" ? "open" : "resumed", signal, basis);
            for (const each of levels)
              if (broken.has(stateOf(each)?.state ?? "unknown")) enter(each, "resumed", signal, basis);
          } else if (broken.has(wholeState) || wholeState === "agreed-to-resume")
            enter(whole, "partly-resumed", signal, basis);
          else if (wholeState === "unknown" || wholeState === "offered" || wholeState === "agreed-to-open")
            enter(whole, "open", signal, basis);
          break;
        }
        const wasBroken = broken.has(now) || now === "agreed-to-resume" || now === "partly-resumed";
        if (wasBroken || (signal.kind === "resumed" && now !== "resumed"))
          enter(lane, "resumed", signal, basis);
        else if (now === "unknown" || now === "offered" || now === "agreed-to-open")
          enter(lane, "open", signal, basis);
        if (broken.has(wholeState) || wholeState === "agreed-to-resume" || wholeState === "partly-resumed") {
          const allBack = levels.every((each) => {
            const state = stateOf(each)?.state;
            return state === "resumed" || state === "open";
          });
          const next = allBack && levels.length > 1 ? "resumed" : "partly-resumed";
          if (next !== wholeState) enter(whole, next, signal, basis);
        } else if (wholeState === "unknown" || wholeState === "offered" || wholeState === "agreed-to-open")
          enter(whole, signal.kind === "resumed" ? "partly-resumed" : "open", signal, basis);
        break;
      }
      case "agreed-to-resume":
        if (now !== "resumed" && now !== "open") enter(lane, "agreed-to-resume", signal, "said");
        break;
      case "not-resumed": {
        const last = stateOf(lane);
        if (last && (last.state === "resumed" || last.state === "open")) {
          // Another voice has it resumed: both stand.
          if (!shareOrigin(last, signal))
            lane.disputes.push({
              at: last,
              side: { state: "not-resumed", from: signal.from, claims: signal.claims },
            });
          else enter(lane, "not-resumed", signal, "said");
        } else if (last?.state === "not-resumed") break;
        else if (lane === whole && last !== null) break;
        // It was never taken up at this level since the break: the absence is as old as the break.
        else
          enter(
            lane,
            "not-resumed",
            signal,
            "said",
            last && broken.has(last.state) ? last.from : signal.from,
          );
        break;
      }
      case "refused": {
        lane.refusals.push(signal.event);
        const last = stateOf(lane);
        if (lane !== whole && last && broken.has(last.state) && surelyBefore(last.from, signal.from))
          enter(lane, "refused", signal, "said");
        break;
      }
    }
  }
  for (const lane of lanes.values()) {
    // A contact of nobody knows when says that a line was in use once; where anything dated is known, it says nothing more.
    const [first, second] = lane.transitions;
    if (first && second && first.basis === "shown" && first.from[0] === null) lane.transitions.shift();
    closeTransitions(lane);
    findDisputes(lane);
  }
  return [...lanes.values()];
}

/** True where all that is known is that a contact of nobody knows when showed the line open. */
const isOpenSometime = ({ transitions: [only, ...more] }: RunningLane): boolean =>
  only !== undefined &&
  more.length === 0 &&
  only.state === "open" &&
  only.basis === "shown" &&
  only.from[0] === null;

/**
 * "The talks, which were cut after the visit" of nobody knows when, where a break is known already: the same break told again.
 * It confirms that break, or disputes its name, and begins no new one. True when it was that.
 */
function retoldBreak(lane: RunningLane, signal: Signal): boolean {
  if (signal.from[0] !== null) return false;
  const at = lane.transitions.findLastIndex(
    ({ state, basis }) => basis === "said" && (state === "suspended" || state === "cancelled"),
  );
  const known = lane.transitions[at];
  if (!known) return false;
  if (known.state === signal.kind)
    lane.transitions[at] = {
      ...known,
      causes: [...known.causes, ...signal.causes],
      claims: [...known.claims, ...signal.claims],
    };
  else if (!shareOrigin(known, signal))
    lane.disputes.push({
      at: known,
      side: { state: signal.kind as ChannelState, from: signal.from, claims: signal.claims },
    });
  return true;
}

/** Each transition ends where the next begins. */
function closeTransitions(lane: RunningLane): void {
  lane.transitions.forEach((transition, i) => {
    const next = lane.transitions[i + 1];
    if (next) lane.transitions[i] = { ...transition, to: next.from };
  });
}

/**
 * Disputes inside a lane: two breaks that different origins put on different days with nobody saying that it was mended between
 * (a contact alone does not say so), and a break called suspension here and cancellation there at one time.
 */
function findDisputes(lane: RunningLane): void {
  const breaks: Transition[] = [];
  for (const transition of lane.transitions) {
    const { state, basis } = transition;
    if (
      (state === "agreed-to-resume" ||
        state === "resumed" ||
        state === "partly-resumed" ||
        state === "open") &&
      basis === "said"
    ) {
      breaks.length = 0;
      continue;
    }
    if (state !== "suspended" && state !== "cancelled") continue;
    for (const earlier of breaks) {
      if (shareOrigin(earlier, transition)) continue;
      const apart = gap(boundInterval(earlier.from), boundInterval(transition.from));
      if (apart <= 7 && earlier.state === transition.state) continue;
      lane.disputes.push(
        { at: transition, side: { state: earlier.state, from: earlier.from, claims: earlier.claims } },
        { at: earlier, side: { state, from: transition.from, claims: transition.claims } },
      );
    }
    breaks.push(transition);
  }
}

/** The state on a day: the last transition that may have begun by then. */
export function laneOnDay(lane: Pick<ChannelLane, "transitions">, day: Day): LaneOnDay {
  let state: ChannelState = "unknown";
  let since: Bound | null = null;
  for (const transition of lane.transitions)
    if ((transition.from[0] ?? transition.from[1] ?? "") <= day) {
      state = transition.state;
      since = transition.from;
    }
  return { state, since, day };
}
