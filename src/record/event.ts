// An event: the statements of all reports that tell of one happening, each detail with those who say it.
import type { Factuality, StatementKind } from "../coding/index.ts";
import type { Level } from "../mentions/index.ts";
import type { Bound, Day } from "../report/index.ts";
import type { Claim } from "./filed.ts";

/** One value that a detail of an event is given, and by whom; `text` is the value in words ("15 November 2023"). */
export interface FieldValue<T = unknown> {
  readonly value: T;
  readonly text: string;
  readonly claims: readonly Claim[];
}

export type EventField = "kind" | "when" | "place" | "level" | "persons" | "factuality" | "channel";

/** Someone in an event; `party` is the state or organization on whose side. */
export interface EventPerson {
  /** Entity id, or `person:` and the name in lower case. */
  readonly id: string;
  readonly name: string;
  readonly party: string | null;
  /** Post as the reports give it, spelled out, and its level. */
  readonly post: string | null;
  readonly level: Level | null;
}

/** Time of an event: the narrowest that no source contradicts. */
export interface EventTime {
  readonly begin: Bound;
  readonly end: Bound;
  readonly precision: "day" | "week" | "month" | "quarter" | "year" | "open";
  readonly stated: boolean;
}

/** What the record holds of the happening as a whole. */
export type EventStatus =
  | "happened"
  | "planned"
  | "possible"
  | "requested"
  | "conditional"
  | "not yet"
  | "denied"
  | "disputed";

/** A cause as somebody claims it: "over a visit to Taipei". */
export interface ClaimedCause {
  /** Id of the event that is told as the cause, or null when only words are known. */
  readonly event: string | null;
  readonly text: string;
  readonly claims: readonly Claim[];
}

export interface Event {
  /** Stable: made from the statement that could be known first; the same in every rebuild. */
  readonly id: string;
  readonly kind: StatementKind;
  /** State codes, or names of organizations where no state acts; in alphabetical order. */
  readonly parties: readonly string[];
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly symmetric: boolean;
  readonly persons: readonly EventPerson[];
  /** Bodies that act or are acted on. */
  readonly organs: readonly string[];
  readonly level: Level | null;
  /** A handshake or a word in passing, as some report tells it: a contact, but no round of a channel. */
  readonly passing: boolean;
  /** Channel as the reports name it, or null. */
  readonly channel: string | null;
  readonly when: EventTime;
  readonly place: { readonly name: string; readonly country: string | null } | null;
  readonly factuality: Factuality;
  readonly status: EventStatus;
  /** What is promised, asked, claimed or held, in the words of the earliest report. */
  readonly content: string | null;
  /** By when it is to be done, as the earliest report that sets a day has it. */
  readonly due: { readonly begin: Bound; readonly end: Bound } | null;
  /**
   * Values that a detail is given, the best supported first, where the statements differ or some are silent. A detail that all
   * give alike stands in the event alone: its claims are the event's.
   */
  readonly fields: Readonly<Partial<Record<EventField, readonly FieldValue[]>>>;
  /** Details on which the reports disagree (not merely differ in precision). */
  readonly disagreements: readonly EventField[];
  readonly causes: readonly ClaimedCause[];
  /** Refs of its statements, in the order in which they could be known. */
  readonly statements: readonly string[];
  readonly claims: readonly Claim[];
  readonly reports: number;
  readonly origins: number;
  /** Distinct named voices at the end of a chain. */
  readonly onRecordVoices: number;
  readonly firstKnown: Day;
  readonly lastKnown: Day;
  /** True when a person judged a part of it. */
  readonly judged: boolean;
}
