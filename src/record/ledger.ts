// The ledger's entries: commitments, posts, positions, silences, precedents and contradictions, each with who says so.
import type { Level } from "../mentions/index.ts";
import type { Bound, Day } from "../report/index.ts";
import type { Claim } from "./filed.ts";

export type CommitmentStatus =
  | "open"
  | "met in part"
  | "met"
  | "overdue"
  | "broken"
  | "withdrawn"
  | "lapsed"
  | "disputed";

/** A change of a commitment's status and the event that shows it. */
export interface CommitmentStep {
  readonly status: CommitmentStatus;
  readonly from: Bound;
  readonly event: string | null;
  /** Level at which it was met in part. */
  readonly level: Level | null;
  /** One sentence: "contact at senior-official level after the promise". */
  readonly why: string;
}

export interface Commitment {
  readonly id: string;
  /** Who undertook it. */
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly what: string;
  readonly made: Bound;
  readonly due: Bound | null;
  /** How it is tested: by contacts in a channel, by a contact of the parties, or by what reports say alone. */
  readonly test:
    | { readonly kind: "channel"; readonly channelId: string }
    | { readonly kind: "contact"; readonly parties: readonly string[] }
    | { readonly kind: "report" };
  readonly status: CommitmentStatus;
  readonly steps: readonly CommitmentStep[];
  /** Things that look like evidence and are not, and why ("the meeting came before the promise"). */
  readonly notEvidence: readonly { readonly event: string; readonly why: string }[];
  readonly events: readonly string[];
  readonly claims: readonly Claim[];
}

/** A stretch in which a post is held, held for the time being, or vacant. */
export interface Tenure {
  readonly holder: string | null;
  readonly person: string | null;
  readonly status: "held" | "acting" | "vacant";
  readonly from: Bound;
  /** Null while it lasts. */
  readonly to: Bound | null;
  readonly why: string;
  readonly events: readonly string[];
  readonly claims: readonly Claim[];
}

export interface PostHistory {
  readonly id: string;
  readonly title: string;
  readonly organ: string | null;
  readonly state: string | null;
  readonly level: Level | null;
  readonly tenures: readonly Tenure[];
  /** Who holds it on the day of the view; "unknown" when the record does not say. */
  readonly now: {
    readonly status: "held" | "acting" | "vacant" | "unknown";
    readonly holder: string | null;
    readonly since: Bound | null;
  };
}

/** A standing stance or relation, held from-to. */
export interface Position {
  readonly id: string;
  readonly kind: "position" | "relation";
  readonly holders: readonly string[];
  readonly toward: readonly string[];
  readonly text: string;
  /** False when it is the rejection of something. */
  readonly affirms: boolean;
  readonly from: Bound;
  readonly lastSaid: Day;
  readonly event: string;
  readonly claims: readonly Claim[];
}

/** "Declined to comment", "did not disclose": an entry, not a gap. */
export interface Silence {
  readonly id: string;
  readonly kind: "no-comment" | "non-disclosure";
  readonly who: readonly string[];
  readonly about: string | null;
  /** Event that was not commented on, when the report ties them. */
  readonly aboutEvent: string | null;
  readonly when: Bound;
  readonly event: string;
  readonly claims: readonly Claim[];
}

/** What a record can say on "first X since Y". */
export interface PrecedentTest {
  readonly outcome: "contradicted" | "none in this record" | "not testable";
  /** Events of the same sort between the claimed gap's ends. */
  readonly counterExamples: readonly string[];
  /** An event of the same sort at the claimed end of the gap ("since 2019"): it supports the claim. */
  readonly earlier: readonly string[];
  /** What was looked for, in words. */
  readonly lookedFor: string;
  /** "this record, which covers 24 reports of 2022-06-10 to 2024-11-21 and 31 contacts of these parties" */
  readonly coverage: string;
}

/** "First visit by a senior U.S. defense official since 2019", and what the record says to it. */
export interface Precedent {
  readonly id: string;
  readonly text: string;
  readonly since: string | null;
  readonly parties: readonly string[];
  readonly when: Bound;
  readonly event: string;
  readonly claims: readonly Claim[];
  readonly test: PrecedentTest;
}

/** Opposing claims, queued for a person; the machine does not resolve them. */
export interface Contradiction {
  readonly id: string;
  readonly about:
    | "whether it happened"
    | "when"
    | "where"
    | "who"
    | "what"
    | "state of a channel"
    | "beginning of a state"
    | "holder of a post"
    | "standing positions"
    | "accusation denied";
  readonly subject: string;
  readonly events: readonly string[];
  readonly sides: readonly { readonly text: string; readonly claims: readonly Claim[] }[];
}
