// What waits for a person, in the order in which a person's time is best spent, and how far two people agree.
import type { Statement } from "../coding/index.ts";
import { defaultThreshold } from "./filing.ts";
import { type Judgement, placeMark, type StatementMark } from "./judgement.ts";
import type { FoldedReading, RecordView } from "./view.ts";

/** A statement that nobody has accepted, rejected or corrected. */
export interface Undecided {
  /** `${report}/${statement.id}` */
  readonly ref: string;
  readonly report: string;
  readonly statement: Statement;
  readonly why: "below the threshold" | "contradicted" | "not reviewed";
}

const order = ["below the threshold", "contradicted", "not reviewed"] as const;

/** The mark of a statement, as a judgement holds on to it. */
export const markOf = ({ report, statement }: Pick<Undecided, "report" | "statement">): StatementMark => ({
  report,
  kind: statement.kind,
  span: statement.evidence,
});

/** The mark that a judgement decides on, or null for the kinds that decide on no single statement. */
const decides = (judgement: Judgement): StatementMark | null =>
  judgement.kind === "accept" || judgement.kind === "reject" || judgement.kind === "correct"
    ? judgement.target
    : null;

/**
 * The undecided statements: those below the abstention threshold first (least certain last, for they are likeliest wrong),
 * then the contradicted, then the rest from the least certain on. With `author`, what that author has not decided.
 */
export function reviewQueue(
  readings: readonly FoldedReading[],
  judgements: readonly Judgement[],
  view: RecordView,
  options: { readonly author?: string; readonly threshold?: number } = {},
): Undecided[] {
  const threshold = options.threshold ?? defaultThreshold;
  const marks = new Map<string, StatementMark[]>();
  for (const judgement of judgements) {
    const mark = decides(judgement);
    if (!mark || judgement.withdrawn || (options.author && judgement.author !== options.author)) continue;
    marks.set(mark.report, [...(marks.get(mark.report) ?? []), mark]);
  }
  const contradicted = new Set(
    view.contradictions.flatMap(({ sides }) => sides.flatMap(({ claims }) => claims.map(({ ref }) => ref))),
  );
  const queue: Undecided[] = [];
  for (const { report, statements } of readings) {
    const decided = new Set((marks.get(report) ?? []).map((mark) => placeMark(mark, statements)?.id));
    for (const statement of statements) {
      if (decided.has(statement.id)) continue;
      const ref = `${report}/${statement.id}`;
      const why = statement.confidence < threshold ? order[0] : contradicted.has(ref) ? order[1] : order[2];
      queue.push({ ref, report, statement, why });
    }
  }
  const rank = (each: Undecided): number => order.indexOf(each.why);
  return queue.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      (a.why === order[0]
        ? b.statement.confidence - a.statement.confidence
        : a.statement.confidence - b.statement.confidence) ||
      (a.ref < b.ref ? -1 : 1),
  );
}

/** How far two people agree on accepting and rejecting the same statements. */
export interface Agreement {
  readonly authors: readonly [string, string];
  /** Statements that both decided. */
  readonly both: number;
  readonly agreed: number;
  /** Cohen's kappa (Cohen 1960); null where one of them never varies, so that chance can't be told from agreement. */
  readonly kappa: number | null;
}

/** Every pair of authors with at least one statement in common. */
export function agreements(judgements: readonly Judgement[]): Agreement[] {
  const verdicts = new Map<string, Map<string, boolean>>();
  for (const judgement of [...judgements].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    if (judgement.withdrawn || (judgement.kind !== "accept" && judgement.kind !== "reject")) continue;
    const { report, kind, span } = judgement.target;
    const own = verdicts.get(judgement.author) ?? new Map<string, boolean>();
    own.set(`${report}/${kind}@${span.start}-${span.end}`, judgement.kind === "accept");
    verdicts.set(judgement.author, own);
  }
  const authors = [...verdicts.keys()].sort();
  return authors.flatMap((first, index) =>
    authors.slice(index + 1).flatMap((second) => {
      const a = verdicts.get(first)!;
      const b = verdicts.get(second)!;
      const common = [...a.keys()].filter((mark) => b.has(mark));
      if (common.length === 0) return [];
      const both = common.length;
      const agreed = common.filter((mark) => a.get(mark) === b.get(mark)).length;
      const yesA = common.filter((mark) => a.get(mark)).length / both;
      const yesB = common.filter((mark) => b.get(mark)).length / both;
      const chance = yesA * yesB + (1 - yesA) * (1 - yesB);
      const kappa = chance === 1 ? null : (agreed / both - chance) / (1 - chance);
      return [{ authors: [first, second] as const, both, agreed, kappa }];
    }),
  );
}
