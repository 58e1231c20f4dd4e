// Which events a chronology tells: those of a pair, of a channel, with a person, between two days.
import type { Event } from "./event.ts";
import { isContact } from "./kindred.ts";
import type { RecordView } from "./view.ts";
import { isHappening } from "./wording.ts";

/** Which events a chronology tells. */
export interface EventChoice {
  readonly between?: readonly string[];
  /** Words of a channel's name. */
  readonly channel?: string;
  /** Part of a person's name. */
  readonly person?: string;
  /** ISO days, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Standing things too: tenures, positions, relations, assessments, silences, precedents. */
  readonly all?: boolean;
}

/** The events that a chronology shows, in order of time, the undated last. */
export function chosenEvents(view: RecordView, options: EventChoice): Event[] {
  const person = options.person?.toLowerCase();
  const channel = options.channel?.toLowerCase();
  return view.events.filter((event) => {
    if (!options.all && !isHappening(event)) return false;
    if (options.between && !options.between.every((party) => event.parties.includes(party))) return false;
    if (channel && !event.channel?.toLowerCase().includes(channel)) return false;
    if (person && !event.persons.some((each) => each.name.toLowerCase().includes(person))) return false;
    const first = event.when.begin[0] ?? event.when.begin[1];
    const last = event.when.end[1] ?? event.when.end[0];
    if (options.from && (last === null || last < options.from)) return false;
    if (options.to && (first === null || first > options.to)) return false;
    return true;
  });
}

/** A contact of nobody in particular, of nobody knows when, that one report mentions in passing: kept, not shown unasked. */
export const isVague = (event: Event): boolean =>
  event.persons.length === 0 &&
  event.place === null &&
  event.reports === 1 &&
  (event.when.begin[0] === null || event.when.end[1] === null) &&
  isContact(event.kind);
