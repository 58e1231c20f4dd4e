// Sheets of the review: the queue, the card of a statement, the report behind it.
import {
  agreements,
  boundWords,
  dayWords,
  type FiledStatement,
  type FoldedReading,
  type Judgement,
  levelName,
  placeMark,
  type RecordView,
  reportsOf,
  reviewQueue,
  sinceWords,
  stateName as channelStateName,
  eventTitle,
  type Words,
} from "../../record/index.ts";
import type { Reading } from "../../reading/index.ts";
import type { Report } from "../../report/index.ts";
import type { QueueItem, ReportSheet, ReviewSheet, StatementLine, StatementSheet } from "./sheet.ts";

/** What the sheets need of a report beside its statements. */
export type ReportWords = Pick<
  Report,
  "id" | "title" | "publisher" | "published" | "url" | "text" | "textHash"
>;

/** The report of a statement's ref, `${report}/${id}`. */
export const reportOfRef = (ref: string): string => ref.slice(0, Math.max(0, ref.indexOf("/")));

const from = (report: ReportWords | undefined): string =>
  `${report?.publisher ?? "unknown publisher"}, ${report?.published ? dayWords(report.published) : "undated"}`;

/** A statement in a line; a fact added by hand is from its author. */
export const lineOf = (filed: FiledStatement, report: ReportWords | undefined): StatementLine => ({
  ref: filed.ref,
  from: report ? from(report) : "added by hand",
  words: filed.quote.replace(/\s+/g, " ").trim(),
  textHash: report?.textHash ?? filed.ref,
});

/** The first `limit` undecided statements, for `author` those that this author has not decided. */
export function reviewSheet(
  view: RecordView,
  readings: readonly FoldedReading[],
  judgements: readonly Judgement[],
  report: (id: string) => ReportWords | undefined,
  options: { readonly author: string | null; readonly limit: number; readonly words: string },
): ReviewSheet {
  const all = reviewQueue(readings, judgements, view, options.author ? { author: options.author } : {});
  const looked = options.words.toLowerCase().trim();
  const items: QueueItem[] = [];
  let total = 0;
  for (const { ref, report: id, statement, why } of all) {
    const source = report(id);
    const words = source?.text.slice(statement.evidence.start, statement.evidence.end) ?? "";
    if (
      looked !== "" &&
      !`${statement.kind} ${source?.publisher ?? ""} ${words}`.toLowerCase().includes(looked)
    )
      continue;
    total += 1;
    if (items.length >= options.limit) continue;
    items.push({
      ref,
      from: from(source),
      words: words.replace(/\s+/g, " ").trim(),
      textHash: source?.textHash ?? ref,
      kind: statement.kind,
      why,
      confidence: statement.confidence,
    });
  }
  return { items, total, agreements: agreements(judgements) };
}

const day = 86_400_000;
const daysApart = (a: string | null, b: string | null): number =>
  a === null || b === null ? Number.POSITIVE_INFINITY : Math.abs(Date.parse(a) - Date.parse(b)) / day;

/** The card of a statement, or null when its report holds no such statement. */
export function statementSheet(
  view: RecordView,
  words: Words,
  reading: Pick<Reading, "report" | "statements">,
  judgements: readonly Judgement[],
  report: (id: string) => ReportWords | undefined,
  id: string,
): StatementSheet | null {
  const statement = reading.statements.find((each) => each.id === id);
  const source = report(reading.report);
  if (!statement || !source) return null;
  const ref = `${reading.report}/${id}`;
  const about = judgements.filter((judgement) => {
    if (!reportsOf(judgement).includes(reading.report)) return false;
    const marks =
      "other" in judgement
        ? [judgement.target, judgement.other]
        : "target" in judgement
          ? [judgement.target]
          : [];
    return marks.some(
      (mark) => mark.report === reading.report && placeMark(mark, reading.statements)?.id === id,
    );
  });
  const decided = about.some(
    ({ kind, withdrawn }) => !withdrawn && (kind === "accept" || kind === "reject" || kind === "correct"),
  );
  const event = view.events.find((each) => each.statements.includes(ref)) ?? null;
  const line = (other: string): StatementLine[] => {
    const filed = words.filed(other);
    return filed ? [lineOf(filed, report(filed.report))] : [];
  };
  const parties = event?.parties.join() ?? "";
  const near =
    event === null || parties === ""
      ? []
      : view.events
          .filter(
            (each) =>
              each.id !== event.id &&
              each.parties.join() === parties &&
              daysApart(
                each.when.begin[0] ?? each.when.begin[1],
                event.when.begin[0] ?? event.when.begin[1],
              ) <= 31,
          )
          .slice(0, 8)
          .flatMap((each) => line(each.statements[0]!));
  const quote = source.text.slice(statement.evidence.start, statement.evidence.end);
  const reprints = view.statements
    .filter(
      (filed) =>
        filed.report !== reading.report &&
        filed.standing === "read" &&
        report(filed.report)?.textHash === source.textHash &&
        filed.statement.kind === statement.kind &&
        filed.quote.replace(/\s+/g, " ").trim() === quote.replace(/\s+/g, " ").trim(),
    )
    .map((filed) => filed.ref);
  return {
    ref,
    report: reading.report,
    from: from(source),
    words: quote.replace(/\s+/g, " ").trim(),
    textHash: source.textHash,
    statement: words.filed(ref)?.statement ?? statement,
    waits: decided
      ? null
      : view.rejected.includes(ref)
        ? "rejected"
        : view.waiting.includes(ref)
          ? "below the threshold: kept, not in the record"
          : "not reviewed",
    event: event ? { id: event.id, title: eventTitle(event, words) } : null,
    causes: statement.causes.flatMap((cause) => {
      const told = reading.statements.find((each) => each.id === cause);
      return told ? [source.text.slice(told.evidence.start, told.evidence.end).replace(/\s+/g, " ")] : [];
    }),
    effects: effectsOf(view, ref),
    together: event
      ? event.statements
          .filter((each) => each !== ref)
          .slice(0, 20)
          .flatMap(line)
      : [],
    near,
    reprints,
    judgements: about,
    added: null,
  };
}

/** The card of a fact that a person added; its `report` is "by hand" where no report carries it. */
export function addedSheet(
  view: RecordView,
  words: Words,
  filed: FiledStatement,
  judgements: readonly Judgement[],
  report: (id: string) => ReportWords | undefined,
): StatementSheet {
  const { ref, statement } = filed;
  const by = judgements.find(({ id }) => id === ref.slice(filed.report.length + 1));
  const event = view.events.find((each) => each.statements.includes(ref)) ?? null;
  return {
    ...lineOf(filed, report(filed.report)),
    report: filed.report,
    statement,
    waits: null,
    event: event ? { id: event.id, title: eventTitle(event, words) } : null,
    causes: [],
    effects: effectsOf(view, ref),
    together: (event?.statements ?? [])
      .filter((each) => each !== ref)
      .slice(0, 20)
      .flatMap((each) => {
        const other = words.filed(each);
        return other ? [lineOf(other, report(other.report))] : [];
      }),
    near: [],
    reprints: [],
    judgements: by ? [by] : [],
    added: by?.kind === "add-fact" ? { id: by.id, author: by.author, source: by.source } : null,
  };
}

/** What a statement does to channels: "senior officials: resumed, since 8 January 2024". */
const effectsOf = (view: RecordView, ref: string): string[] =>
  view.lanes.flatMap((lane) =>
    lane.transitions
      .filter((transition) => transition.claims.some((claim) => claim.ref === ref))
      .map(
        ({ state, from: since }) =>
          `${lane.mechanism ?? lane.channel}, ${levelName(lane.level)}: ${channelStateName(state)} ${since[0] === since[1] ? `on ${boundWords(since)}` : sinceWords(since)}`,
      ),
  );

/** The report and where what is in it. A report of which only excerpts may be shown is cut to its statements. */
export function reportSheet(
  report: Report,
  reading: Pick<Reading, "page" | "statements"> | null,
  added: readonly { readonly ref: string; readonly start: number; readonly end: number }[],
): ReportSheet {
  const statements = [
    ...(reading?.statements ?? []).map(({ id, evidence }) => ({ ref: `${report.id}/${id}`, ...evidence })),
    ...added,
  ].map(({ ref, start, end }) => ({ ref, start, end }));
  let { text } = report;
  if (report.rights === "excerpts") {
    // The offsets must stay true: letters that may not be shown become full stops of the same length.
    const shown = new Uint8Array(text.length);
    for (const { start, end } of statements) shown.fill(1, start, end);
    text = text.replace(/\S/g, (letter, at: number) => (shown[at] ? letter : "·"));
  }
  return {
    id: report.id,
    title: report.title,
    publisher: report.publisher,
    byline: report.byline,
    published: report.published,
    url: report.url,
    text,
    furniture: (reading?.page.blocks ?? [])
      .filter(
        ({ kind }) => kind !== "story" && kind !== "title" && kind !== "sub-heading" && kind !== "dateline",
      )
      .map(({ start, end }) => ({ start, end })),
    statements,
  };
}
