// One published text as it was received: publisher, byline, published day, address, language, kept text.
import type { Day } from "./day.ts";

/** How much of the text may be kept and shown. */
export type Rights = "full" | "excerpts";

/**
 * A report. Its `text` is the kept text: for plain text, Markdown and JSONL exactly the decoded characters given; for
 * HTML the text extracted. Every span of Parley points into it. Never changed after it was recorded.
 */
export interface Report {
  /** Hash of kept text + publisher + published day (or address); see `reportIdentity`. */
  readonly id: string;
  /** Hash of the cleaned text alone: equal for reprints of one text. */
  readonly textHash: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly byline: string | null;
  /** The day given by the page or by the person who read it in; null when neither gives one. */
  readonly published: Day | null;
  readonly url: string | null;
  /** BCP 47, "en" for what Parley reads. */
  readonly language: string;
  readonly rights: Rights;
  readonly text: string;
}

/** The publication day as far as it is known, with where that comes from. */
export interface Publication {
  readonly earliest: Day | null;
  readonly latest: Day | null;
  /** True when the page or its reader states the day; false when it is inferred. */
  readonly certain: boolean;
  /** One sentence: "given", or the evidence inside the text. */
  readonly basis: string;
  /** Spans of the text that the inference stands on. */
  readonly evidence: readonly { readonly start: number; readonly end: number }[];
}
