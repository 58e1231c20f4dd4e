// What on a page is story and what is furniture: `Send tips to desk@example.org` is kept, marked, and never coded.
import type { Span } from "../report/index.ts";

export type BlockKind =
  | "title"
  | "sub-heading"
  | "byline"
  | "dateline"
  | "story"
  | "caption"
  | "credit"
  | "notice"
  | "biography"
  | "read-more"
  | "tip-address"
  | "share-bar";

/** A run of the kept text (a paragraph, or a part of one such as a dateline). Blocks do not overlap and stand in order. */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** Id of the rule that told, e.g. "caption-dated-credit". */
  readonly rule: string;
}

/** Marks found on the page itself; null where the page has none. Offsets into the kept text. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly title: Span | null;
  readonly byline: Span | null;
  /** "WASHINGTON, Dec 13 (Reuters) -": the place, day and agency words, if any. */
  readonly dateline: {
    readonly span: Span;
    readonly place: Span | null;
    readonly day: Span | null;
    readonly agency: Span | null;
  } | null;
}

/** True for the blocks whose sentences are read and coded. */
export const isStory = (block: Block): boolean => block.kind === "story";
