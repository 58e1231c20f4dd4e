// The sheets that the desk's screens show, as JSON: what is in each, and nothing of how it is fetched.
import type { Statement } from "../../coding/index.ts";
import type {
  Agreement,
  Change,
  ChannelLane,
  Commitment,
  Contradiction,
  Event,
  EventField,
  Judgement,
  Position,
  PostHistory,
  Precedent,
  PrecedentTest,
  Silence,
} from "../../record/index.ts";

/** A statement in a line: enough to choose it by. */
export interface StatementLine {
  /** `${report}/${statement.id}` */
  readonly ref: string;
  /** "Harbour Wire, 3 January 2024" */
  readonly from: string;
  /** The words of its evidence. */
  readonly words: string;
  /** Hash of the cleaned text of its report: equal for identical reprints. */
  readonly textHash: string;
}

export interface QueueItem extends StatementLine {
  readonly kind: string;
  readonly why: "below the threshold" | "contradicted" | "not reviewed";
  /** 0..1 */
  readonly confidence: number;
}

export interface ReviewSheet {
  readonly items: readonly QueueItem[];
  /** How many are undecided in all. */
  readonly total: number;
  readonly agreements: readonly Agreement[];
}

/** The card of a statement. */
export interface StatementSheet extends StatementLine {
  readonly report: string;
  readonly statement: Statement;
  /** Why it waits, or null when it is decided. */
  readonly waits: string | null;
  /** The event that it is part of, or null when it is not folded. */
  readonly event: { readonly id: string; readonly title: string } | null;
  /** Its causes, as the report tells them. */
  readonly causes: readonly string[];
  /** What it does to a channel: "senior officials: resumed, since 8 January 2024". */
  readonly effects: readonly string[];
  /** Other statements of its event. */
  readonly together: readonly StatementLine[];
  /** Statements that could tell of the same happening: same parties, days at most 31 apart, in another event. */
  readonly near: readonly StatementLine[];
  /** The same words in identical reprints, undecided. */
  readonly reprints: readonly string[];
  readonly judgements: readonly Judgement[];
  /** Who added it by hand, and from where when no report carries it; null for what was read. */
  readonly added: { readonly id: string; readonly author: string; readonly source: string | null } | null;
}

/** A report as it is read: the kept text and where what is. Offsets are UTF-16 units of `text`. */
export interface ReportSheet {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly text: string;
  readonly furniture: readonly { readonly start: number; readonly end: number }[];
  readonly statements: readonly { readonly ref: string; readonly start: number; readonly end: number }[];
}

/** An event in a line. */
export interface EventLine {
  readonly id: string;
  readonly when: string;
  readonly title: string;
}

export interface EventSheet extends EventLine {
  readonly event: Event;
  /** Values of details that all tellings give alike. */
  readonly alike: Readonly<Partial<Record<EventField, string>>>;
  readonly statements: readonly (StatementLine & {
    readonly standing: string;
    readonly says: readonly string[];
  })[];
  readonly precedents: readonly PrecedentSheet[];
  readonly causes: readonly {
    readonly text: string;
    readonly event: EventLine | null;
    readonly says: string;
  }[];
}

export interface PrecedentSheet extends Precedent {
  readonly counterExampleLines: readonly EventLine[];
  readonly earlierLines: readonly EventLine[];
}

/** The answer to the question whether something is the first of its kind. */
export interface PrecedentAnswer {
  readonly test: PrecedentTest;
  readonly counterExamples: readonly EventLine[];
  readonly earlier: readonly EventLine[];
}

export interface PersonSheet {
  readonly id: string;
  readonly name: string;
  readonly tenures: readonly { readonly post: PostHistory; readonly index: number }[];
  readonly events: readonly EventLine[];
  /** Others of whom a name is the same: they may be this person. */
  readonly alike: readonly { readonly id: string; readonly name: string; readonly events: number }[];
}

/** The posts of a state, and of another beside them where one is asked for. */
export interface StateSheet {
  readonly code: string;
  readonly name: string;
  readonly posts: readonly PostHistory[];
  /** States with which it shares an event, most events first. */
  readonly others: readonly { readonly code: string; readonly name: string; readonly events: number }[];
  readonly counterparts: {
    readonly code: string;
    readonly name: string;
    readonly pairs: readonly {
      readonly left: PostHistory | null;
      readonly right: PostHistory | null;
      /** Levels apart, 0 for equals; null where a level is not told. */
      readonly gap: number | null;
    }[];
  } | null;
}

export interface ChannelSheet {
  readonly id: string;
  readonly lanes: readonly ChannelLane[];
  readonly events: readonly EventLine[];
}

export interface LedgerSheet {
  /** How many each part has in all; at most 400 of each are told. */
  readonly counts: Readonly<Record<Exclude<keyof LedgerSheet, "counts">, number>>;
  readonly commitments: readonly Commitment[];
  readonly refusals: readonly (EventLine & { readonly event: Event })[];
  readonly silences: readonly Silence[];
  readonly positions: readonly Position[];
  readonly contradictions: readonly Contradiction[];
  readonly precedents: readonly PrecedentSheet[];
}

export interface ChangedSheet {
  readonly since: string | null;
  readonly until: string | null;
  readonly reports: number;
  readonly changes: readonly Change[];
}
