// What an event leaves in the course of a relation: its signals to channels, a contact, a refusal in words, a promise. Small, so that
// the lanes and commitments of ten years are made from these and not from the events themselves.
import type { StatementKind } from "../coding/index.ts";
import type { Level } from "../mentions/index.ts";
import type { Bound, Day } from "../report/index.ts";
import { type Signal, signalsOf } from "./channel-signals.ts";
import type { ClaimedCause, Event } from "./event.ts";
import type { Claim } from "./filed.ts";
import { circleOf, isContact } from "./kindred.ts";
import { contentWords } from "./profile.ts";

/** A signal without those who carry it: they are looked up where a lane shows them. */
export type BareSignal = Pick<
  Signal,
  "channelId" | "domain" | "mechanism" | "name" | "kind" | "level" | "weight"
>;

export interface Trace {
  readonly event: string;
  readonly kind: StatementKind;
  readonly level: Level | null;
  readonly begin: Bound;
  readonly end: Bound;
  readonly signals: readonly BareSignal[];
  /** True for a contact that happened. */
  readonly contact: boolean;
  /** Who refuses or cancels what, in words; null for anything else. */
  readonly refuses: { readonly actors: readonly string[]; readonly what: string } | null;
  /** True for what undertakes something that can be named. */
  readonly promise: boolean;
}

/** The trace of an event; null for what leaves none. */
export function traceOf(event: Event): Trace | null {
  const signals = signalsOf(event).map(
    ({ channelId, domain, mechanism, name, kind, level, weight }): BareSignal => ({
      channelId,
      domain,
      mechanism,
      name,
      kind,
      level,
      weight,
    }),
  );
  const contact = isContact(event.kind) && event.status === "happened";
  const refuses =
    (event.kind === "refusal" || event.kind === "cancellation") &&
    event.status === "happened" &&
    event.content !== null
      ? { actors: event.actors, what: event.content }
      : null;
  const promise =
    circleOf(event.kind) === "agreeing" &&
    (event.status === "happened" || event.status === "disputed") &&
    // "Agreed to the proposal" undertakes nothing that could be tested or even named.
    (event.channel !== null || contentWords(event.content ?? "").size >= 2);
  if (signals.length === 0 && !contact && refuses === null && !promise) return null;
  const { id, kind, level, when } = event;
  return { event: id, kind, level, begin: when.begin, end: when.end, signals, contact, refuses, promise };
}

/** Finds an event of the record by its id. */
export type EventById = (id: string) => Event;

/** A signal of a trace; who carries it is asked of the event when it is wanted. */
class TracedSignal implements Signal {
  readonly channelId: Signal["channelId"];
  readonly domain: Signal["domain"];
  readonly mechanism: Signal["mechanism"];
  readonly name: Signal["name"];
  readonly kind: Signal["kind"];
  readonly level: Signal["level"];
  readonly weight: number;
  readonly from: Bound;
  readonly to: Bound;
  readonly event: string;
  private readonly eventById: EventById;

  constructor(trace: Trace, bare: BareSignal, eventById: EventById) {
    this.channelId = bare.channelId;
    this.domain = bare.domain;
    this.mechanism = bare.mechanism;
    this.name = bare.name;
    this.kind = bare.kind;
    this.level = bare.level;
    this.weight = bare.weight;
    this.from = trace.begin;
    this.to = trace.end;
    this.event = trace.event;
    this.eventById = eventById;
  }

  get causes(): readonly ClaimedCause[] {
    return this.eventById(this.event).causes;
  }

  get claims(): readonly Claim[] {
    const event = this.eventById(this.event);
    if (this.kind !== "denied-break" || event.status === "denied") return event.claims;
    return event.fields.factuality?.find((value) => value.value === "denied")?.claims ?? event.claims;
  }
}

export const signalsOfTrace = (trace: Trace, eventById: EventById): Signal[] =>
  trace.signals.map((bare) => new TracedSignal(trace, bare, eventById));

/** Last day that a trace tells of, as far as it tells; what is most recent in a relation is found by it. */
export const lastDayOf = ({ begin }: Trace): Day | "" => begin[1] ?? begin[0] ?? "";
