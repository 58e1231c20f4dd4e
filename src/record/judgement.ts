// What a person decided: "reject the statement meeting@105-212 of this report: the sentence is about a plan".
import type { Statement, StatementKind } from "../coding/index.ts";
import type { Day, Span } from "../report/index.ts";

/** How a judgement holds on to its statement when the report is read again: report, span and kind. */
export interface StatementMark {
  readonly report: string;
  readonly kind: StatementKind;
  /** Evidence span in the kept text of the report. */
  readonly span: Span;
}

/** What every judgement has. `at` is an ISO instant (UTC). */
interface Decided {
  readonly id: string;
  readonly author: string;
  readonly at: string;
  readonly reason: string | null;
  /** When and by whom it was taken back; null while it is in force. Nothing is ever deleted. */
  readonly withdrawn: {
    readonly author: string;
    readonly at: string;
    readonly reason: string | null;
  } | null;
}

/** Fields of a statement that a person may correct, each replaced as a whole. */
export type CorrectableField =
  | "kind"
  | "actors"
  | "recipients"
  | "symmetric"
  | "channel"
  | "level"
  | "when"
  | "place"
  | "factuality"
  | "says"
  | "onRecord"
  | "content";

/** A judgement. Of two that contradict each other the later holds (by `at`, then by id), and the pair is shown. */
export type Judgement = Decided &
  (
    | { readonly kind: "accept" | "reject"; readonly target: StatementMark }
    | {
        readonly kind: "correct";
        readonly target: StatementMark;
        readonly field: CorrectableField;
        readonly value: unknown;
      }
    | {
        readonly kind: "same-event" | "different-event";
        readonly target: StatementMark;
        readonly other: StatementMark;
      }
    | {
        readonly kind: "add-fact";
        /** The report whose words carry it, or null for a fact without a report. */
        readonly report: string | null;
        readonly statement: Statement;
        /** Where a fact without a report comes from, in the author's words. */
        readonly source: string | null;
        readonly knownFrom: Day;
      }
    | {
        /** Two entity ids are one person, body or place; `into` is the id kept. */
        readonly kind: "merge-entities";
        readonly entities: readonly string[];
        readonly into: string;
      }
    | {
        /** In these statements `entity` is really `into` (another Liu). */
        readonly kind: "split-entities";
        readonly entity: string;
        readonly into: string;
        readonly intoName: string;
        readonly statements: readonly StatementMark[];
      }
  );

export type JudgementKind = Judgement["kind"];

/** Reports that a judgement is about; empty for facts without a report and for entities as a whole. */
export function reportsOf(judgement: Judgement): string[] {
  switch (judgement.kind) {
    case "accept":
    case "reject":
    case "correct":
      return [judgement.target.report];
    case "same-event":
    case "different-event":
      return [judgement.target.report, judgement.other.report];
    case "add-fact":
      return judgement.report === null ? [] : [judgement.report];
    case "merge-entities":
      return [];
    case "split-entities":
      return judgement.statements.map((mark) => mark.report);
  }
}

/** Order in which judgements are applied: by time, then by id. */
export const byTime = (a: Judgement, b: Judgement): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

/** Share of the shorter span that two spans have in common, 0..1. */
function shared(a: Span, b: Span): number {
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  const shorter = Math.min(a.end - a.start, b.end - b.start);
  return common <= 0 ? 0 : shorter === 0 ? 1 : common / shorter;
}

/**
 * The statement of a report that a mark means: same kind, most of the span in common, the closest first. Null when a newer
 * reading has nothing there any more: the judgement is then an orphan.
 */
export function placeMark(mark: StatementMark, statements: readonly Statement[]): Statement | null {
  let best: Statement | null = null;
  let bestShare = 0;
  for (const statement of statements) {
    if (statement.kind !== mark.kind) continue;
    const { evidence } = statement;
    if (evidence.start === mark.span.start && evidence.end === mark.span.end) return statement;
    const share = shared(evidence, mark.span);
    if (share > bestShare) {
      best = statement;
      bestShare = share;
    }
  }
  return bestShare >= 0.5 ? best : null;
}
