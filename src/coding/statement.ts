// One coded claim in one report, with the clause that carries it: CHN suspended a channel with the USA, says Newsweek <- FT.
import type { Voice } from "../attribution/index.ts";
import type { Level, Post, StateCode } from "../mentions/index.ts";
import type { Bound, Span } from "../report/index.ts";

export const statementKinds = [
  "meeting",
  "visit",
  "call",
  "summit",
  "channel-opened",
  "channel-suspended",
  "channel-cancelled",
  "channel-agreed-to-resume",
  "channel-resumed",
  "channel-offered",
  "agreement",
  "commitment",
  "request",
  "refusal",
  "cancellation",
  "postponement",
  "appointment",
  "dismissal",
  "vacancy",
  "tenure",
  "disappearance",
  "position",
  "relation",
  "joint-activity",
  "military-activity",
  "sanction",
  "accusation",
  "threat",
  "protest",
  "aid",
  "concession",
  "no-comment",
  "non-disclosure",
  "precedent",
  "assessment",
  "diplomatic-ties",
] as const;
export type StatementKind = (typeof statementKinds)[number];

/** The 16 event types of PLOVER (2021 manual). */
export type Plover =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "COOPERATE"
  | "AID"
  | "CONCEDE"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT";

/** Polarity x certainty (FactBank: Sauri & Pustejovsky 2009), and whether it has come to pass. */
export interface Factuality {
  readonly polarity: "positive" | "negative";
  readonly certainty: "certain" | "probable" | "possible";
  readonly status: "actual" | "planned" | "requested" | "conditional" | "not-yet";
}

/** Someone who takes part. Several participants stand for a set ("Biden and Xi"). */
export interface Participant {
  /** Words that name it; null when carried over from another clause. */
  readonly span: Span | null;
  /** Entity id of the reading, or null. */
  readonly entity: string | null;
  readonly state: StateCode | null;
  /** Person's full name, or null for a state or organ. */
  readonly person: string | null;
  /** Body that acts ("U.S. Department of Defense"), or null. */
  readonly organ: string | null;
  readonly sector: string | null;
  /** Post held on the day of the event, as this report or the registry has it. */
  readonly post: Post | null;
  /** `state`, or IGO NGO IMG MNC for bodies that belong to none; null where nothing tells. */
  readonly code?: string | null;
  /** Where `state` is null: the state that its sentence or report is about; a guess that only exports with a country column use. */
  readonly likely?: StateCode | null;
  /** Head of a phrase that names nobody in particular ("troops"), or null. */
  readonly word?: string | null;
}

/** When it happened: begin and end, each `[earliest, latest]`; null = open. "In November" is one day somewhere within. */
export interface When {
  readonly begin: Bound;
  readonly end: Bound;
  readonly precision: "day" | "week" | "month" | "quarter" | "year" | "open";
  /** "stated": the words date this act. "implied": inferred; `basis` says how. */
  readonly origin: "stated" | "implied";
  readonly basis: string;
  readonly span: Span | null;
}

export interface Statement {
  /** Stable for the same report, span, kind: `${kind}@${start}-${end}`. */
  readonly id: string;
  readonly kind: StatementKind;
  readonly plover: Plover | null;
  readonly mode: string | null;
  readonly context: readonly string[];
  /** CAMEO root or finer, e.g. "042". */
  readonly cameo: string | null;
  /** Smallest clause that carries the claim. */
  readonly evidence: Span;
  /** The word or words on which the rule fired. */
  readonly trigger: Span;
  /** Lexicon entry or rule, e.g. "consult.hold-talks". */
  readonly rule: string;
  /** Who does, to whom. Symmetric acts have actors only, on two sides, and `symmetric` true. */
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly symmetric: boolean;
  /** Of a symmetric act: how many of `actors` stand on the side that is named first ("A held talks with B": A's). */
  readonly firstSide?: number;
  readonly host: Participant | null;
  readonly mediators: readonly Participant[];
  /** Name of the channel: by name, or by parties + domain ("US-China military-to-military dialogue"). */
  readonly channel: string | null;
  readonly level: Level | null;
  readonly when: When;
  readonly place: {
    readonly name: string;
    readonly country: StateCode | null;
    readonly span: Span | null;
  } | null;
  readonly factuality: Factuality;
  /** Attribution chain, nearest voice first. */
  readonly says: readonly Voice[];
  readonly onRecord: boolean;
  /** Ids of the statements of this report told as its cause. */
  readonly causes: readonly string[];
  /** Ids of the statements of this report that tell of the same happening. */
  readonly sameAs: readonly string[];
  /** What is promised, asked, claimed, or held; for precedents the test ("since 2019"); for posts the post. */
  readonly content: {
    readonly text: string;
    readonly span: Span | null;
    readonly since: string | null;
    readonly due: When | null;
    readonly post: Post | null;
  } | null;
  /** 0..1; below the abstention threshold it goes to review, not into the record. */
  readonly confidence: number;
}
