// Who says what: source "the newspaper", cue "reported", content "Michael Chase ... held talks in Washington".
import type { Span } from "../report/index.ts";

/** One attribution relation (PARC: Pareti 2012; PolNeAR: Newell, Margolin & Ruths 2018). Several spans in a role = discontinuous. */
export interface Attribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  readonly form: "direct" | "indirect" | "mixed";
  /** Denial and silence are attributions too: "declined to comment". */
  readonly stance: "says" | "denies" | "declines";
  /** False where the content is not told but done by speaking: "agreed to resume", "urged both to withdraw". Its words are then the report's own. */
  readonly speaks?: boolean;
  /** False when the source is unnamed ("people familiar with the matter", "a senior official"). */
  readonly onRecord: boolean;
  /** Entity id of the source (see Mention), or null. */
  readonly entity: string | null;
  /** Index of the attribution in which this one is nested ("X, citing Y, said"): X's; null at the outside. */
  readonly within: number | null;
  readonly rule: string;
  /** 0..1 */
  readonly confidence: number;
}

/** One voice of a chain, nearest first: Newsweek <- Financial Times <- "people familiar". */
export interface Voice {
  readonly name: string;
  readonly entity: string | null;
  /** Where the page names it; null for the publisher itself. */
  readonly span: Span | null;
  readonly onRecord: boolean;
}
