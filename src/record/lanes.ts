// The lanes of a theatre, as on a day: "senior officials: resumed since November 2023, last contact 28 to 42 days ago".
import { type Bound, type Day, parseDay } from "../report/index.ts";
import { laneOnDay, type RunningLane, runMachine } from "./channel-machine.ts";
import { channelTitle, type Signal } from "./channel-signals.ts";
import type { ChannelLane, DisputedState, LaneContact, LaneLevel } from "./channel.ts";
import { levelRank } from "./event-fields.ts";
import { compareBounds } from "./interval.ts";
import { type EventById, signalsOfTrace, type Trace } from "./trace.ts";

/** Lanes before a day is chosen: what a theatre's fold keeps. */
export interface TheatreLane {
  readonly channelId: string;
  readonly channel: string;
  readonly mechanism: string | null;
  readonly parties: readonly string[];
  readonly lane: RunningLane;
}

/** Runs every channel of a relation over the traces of its events, which all have the same parties. */
export function relationLanes(
  parties: readonly string[],
  traces: readonly Trace[],
  eventById: EventById,
): TheatreLane[] {
  const channels = new Map<string, Signal[]>();
  for (const trace of traces)
    for (const signal of signalsOfTrace(trace, eventById)) {
      const list = channels.get(signal.channelId);
      if (list) list.push(signal);
      else channels.set(signal.channelId, [signal]);
    }
  const out: TheatreLane[] = [];
  for (const [channelId, signals] of channels) {
    // A lone refusal tells of no channel.
    if (signals.every((signal) => signal.kind === "refused")) continue;
    // One contact that names a mechanism, or three parties in one room, make no channel that anybody speaks of.
    const told = signals.some((signal) => signal.kind !== "contact" && signal.kind !== "refused");
    const wide = parties.length > 2;
    const days = new Set(signals.map((signal) => signal.from.join()));
    if (!told && (wide || (signals[0]!.mechanism !== null && days.size < 2))) continue;
    const channel = channelTitle(signals);
    const { mechanism } = signals[0]!;
    for (const lane of runMachine(signals)) out.push({ channelId, channel, mechanism, parties, lane });
  }
  return out;
}

const rankOf = (level: LaneLevel): number => (level === "any" ? -1 : levelRank(level));

/** A lane as it was on a day. */
export function laneOn(theatre: TheatreLane, on: Day | null): ChannelLane {
  const { lane } = theatre;
  const day = on ?? "9999-12-31";
  const { state, since } = laneOnDay(lane, day);
  const contacts = lane.contacts.filter((contact) => (contact.day[0] ?? contact.day[1] ?? "") <= day);
  const lastContact = contacts.reduce<LaneContact | null>(
    (last, contact) => (last === null || compareBounds(last.day, contact.day) < 0 ? contact : last),
    null,
  );
  const disputed: DisputedState[] = [];
  for (const { at, side } of lane.disputes)
    if (
      since !== null &&
      at.state === state &&
      compareBounds(at.from, since) === 0 &&
      (side.from[0] ?? "") <= day
    )
      disputed.push(side);
  return {
    id: `${theatre.channelId}/${lane.level}`,
    channelId: theatre.channelId,
    channel: theatre.channel,
    mechanism: theatre.mechanism,
    parties: theatre.parties,
    level: lane.level,
    transitions: lane.transitions,
    state,
    since,
    disputed,
    disputes: lane.disputes,
    lastContact,
    daysSince: on === null || lastContact === null ? null : daysBetween(lastContact.day, on),
    contacts: contacts.length,
    refusals: lane.refusals,
  };
}

/** `[fewest, most]` days from a bound to a day; an open end counts as the other end. */
function daysBetween(bound: Bound, day: Day): readonly [number, number] | null {
  const to = parseDay(day);
  const early = bound[0] ?? bound[1];
  const late = bound[1] ?? bound[0];
  if (to === null || early === null || late === null) return null;
  const first = parseDay(early);
  const last = parseDay(late);
  if (first === null || last === null) return null;
  return [Math.max(0, to - last), Math.max(0, to - first)];
}

/** By parties, channel (the wider before its mechanisms), level from the whole downwards. */
export const laneOrder = (a: ChannelLane, b: ChannelLane): number =>
  a.channelId !== b.channelId ? (a.channelId < b.channelId ? -1 : 1) : rankOf(a.level) - rankOf(b.level);
