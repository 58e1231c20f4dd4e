// All that stands between the same parties: "CHN+USA" has its lanes, its commitments, its positions and what is disputed of them.
import { commitmentCourse, type CommitmentCourse, evidenceOf } from "./commitments.ts";
import { contradictionsOf } from "./contradictions.ts";
import type { Event } from "./event.ts";
import type { FiledStatement } from "./filed.ts";
import { laneOn, relationLanes, type TheatreLane } from "./lanes.ts";
import type { Contradiction, Position } from "./ledger.ts";
import { positionsOf } from "./stances.ts";
import { traceOf } from "./trace.ts";

/** A relation before a day is chosen. */
export interface Relation {
  readonly parties: readonly string[];
  readonly lanes: readonly TheatreLane[];
  readonly courses: readonly CommitmentCourse[];
  readonly positions: readonly Position[];
  readonly contradictions: readonly Contradiction[];
}

/** Folds the events of the same parties. Causes that lanes name are as the events given have them. */
export function relationOf(
  parties: readonly string[],
  events: readonly Event[],
  filed: { get(ref: string): FiledStatement | undefined },
): Relation {
  const byId = new Map(events.map((event) => [event.id, event]));
  const traces = events.flatMap((event) => traceOf(event) ?? []);
  const lanes = relationLanes(parties, traces, (id) => byId.get(id)!);
  const positions = positionsOf(events, filed);
  const promises = traces.filter(({ promise }) => promise);
  const evidence = promises.length > 0 ? evidenceOf(traces) : null;
  return {
    parties,
    lanes,
    courses: promises.map(({ event }) => commitmentCourse(byId.get(event)!, evidence!)),
    positions,
    contradictions: contradictionsOf(
      events,
      lanes.map((lane) => laneOn(lane, null)),
      [],
      positions,
    ),
  };
}
