// Files the statements of one report: judgements applied, the doubtful set aside, who says it and since when it can be known.
import { abstention, type Participant, type Statement } from "../coding/index.ts";
import type { Day } from "../report/index.ts";
import type { FiledStatement, Standing } from "./filed.ts";
import { homeOf } from "./home.ts";
import { byTime, type Judgement, placeMark, type StatementMark } from "./judgement.ts";
import type { FoldedReading, FoldedReport, JudgementConflict, Orphan } from "./view.ts";

export const defaultThreshold = abstention;

/** What filing one report gives. Refs are `${report}/${statement.id}`. */
export interface FiledReport {
  readonly filed: readonly FiledStatement[];
  /** Below the threshold: for review. */
  readonly waiting: readonly string[];
  readonly rejected: readonly string[];
  readonly orphans: readonly Orphan[];
  readonly conflicts: readonly JudgementConflict[];
}

/** One key for an outlet however it is written: "The Financial Times" is "financial-times". */
export const outletKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");

/**
 * Day from which a report could be known: its publication day; for an inferred one the last day of the interval; for a wholly
 * unknown one the day it was received; "9999-12-31" when even that is not told, so that no as-of view shows it by accident.
 */
export function knownFrom(report: FoldedReport, reading: FoldedReading | null): Day {
  return report.published ?? reading?.publication.latest ?? report.received?.slice(0, 10) ?? "9999-12-31";
}

/** Entity ids as persons merged them: id -> id kept. Later judgements hold over earlier ones. */
export function mergedEntities(judgements: readonly Judgement[]): Map<string, string> {
  const into = new Map<string, string>();
  for (const judgement of [...judgements].sort(byTime)) {
    if (judgement.kind !== "merge-entities" || judgement.withdrawn) continue;
    for (const entity of judgement.entities) if (entity !== judgement.into) into.set(entity, judgement.into);
  }
  // A chain a -> b -> c is followed; a circle ends where it began.
  for (const [from, first] of into) {
    let to = first;
    const seen = new Set([from]);
    while (into.has(to) && !seen.has(to)) {
      seen.add(to);
      to = into.get(to)!;
    }
    into.set(from, to);
  }
  return into;
}

function correct(statement: Statement, field: string, value: unknown): Statement {
  return { ...statement, [field]: value };
}

/** `entity` renamed in every participant. */
function rename(statement: Statement, change: (each: Participant) => Participant): Statement {
  return {
    ...statement,
    actors: statement.actors.map(change),
    recipients: statement.recipients.map(change),
    mediators: statement.mediators.map(change),
    host: statement.host ? change(statement.host) : null,
  };
}

interface Decision {
  verdict: "accept" | "reject" | null;
  by: string | null;
  corrections: Map<string, { value: unknown; by: string }>;
}

/** Files a report. `judgements` are those in force that name this report (others are ignored); order does not matter. */
export function fileReport(
  report: FoldedReport,
  reading: FoldedReading,
  judgements: readonly Judgement[],
  options: {
    readonly threshold?: number;
    readonly origin: string;
    readonly entities: ReadonlyMap<string, string>;
  },
): FiledReport {
  const threshold = options.threshold ?? defaultThreshold;
  const known = knownFrom(report, reading);
  const orphans: Orphan[] = [];
  const conflicts: JudgementConflict[] = [];
  const decisions = new Map<string, Decision>();
  const renames = new Map<string, { entity: string; into: string; intoName: string }[]>();
  const added: { statement: Statement; known: Day; source: string | null; by: string }[] = [];
  const decisionOn = (id: string): Decision => {
    let decision = decisions.get(id);
    if (!decision) {
      decision = { verdict: null, by: null, corrections: new Map() };
      decisions.set(id, decision);
    }
    return decision;
  };
  const here = (mark: StatementMark, judgement: string): Statement | null => {
    if (mark.report !== report.id) return null;
    const statement = placeMark(mark, reading.statements);
    if (!statement)
      orphans.push({
        judgement,
        why: `report ${mark.report} has no ${mark.kind} at ${mark.span.start}-${mark.span.end} any more`,
      });
    return statement;
  };
  for (const judgement of judgements.length > 1 ? [...judgements].sort(byTime) : judgements) {
    if (judgement.withdrawn) continue;
    switch (judgement.kind) {
      case "accept":
      case "reject": {
        const statement = here(judgement.target, judgement.id);
        if (!statement) break;
        const decision = decisionOn(statement.id);
        if (decision.verdict !== null && decision.verdict !== judgement.kind)
          conflicts.push({
            holds: judgement.id,
            overruled: decision.by!,
            why: `one accepts, the other rejects ${report.id}/${statement.id}`,
          });
        decision.verdict = judgement.kind;
        decision.by = judgement.id;
        break;
      }
      case "correct": {
        const statement = here(judgement.target, judgement.id);
        if (!statement) break;
        const { corrections } = decisionOn(statement.id);
        const earlier = corrections.get(judgement.field);
        if (earlier && JSON.stringify(earlier.value) !== JSON.stringify(judgement.value))
          conflicts.push({
            holds: judgement.id,
            overruled: earlier.by,
            why: `two values for ${judgement.field} of ${report.id}/${statement.id}`,
          });
        corrections.set(judgement.field, { value: judgement.value, by: judgement.id });
        break;
      }
      case "same-event":
      case "different-event":
        here(judgement.target, judgement.id);
        here(judgement.other, judgement.id);
        break;
      case "add-fact":
        if (judgement.report === report.id)
          added.push({
            statement: judgement.statement,
            known: judgement.knownFrom,
            source: judgement.source,
            by: judgement.id,
          });
        break;
      case "split-entities":
        for (const mark of judgement.statements) {
          const statement = here(mark, judgement.id);
          if (!statement) continue;
          const list = renames.get(statement.id) ?? [];
          list.push(judgement);
          renames.set(statement.id, list);
        }
        break;
      case "merge-entities":
        break;
    }
  }

  const outlets = new Set<string>();
  for (const entity of reading.entities) if (entity.kind === "outlet") outlets.add(entity.id);
  const filed: FiledStatement[] = [];
  const waiting: string[] = [];
  const rejected: string[] = [];
  for (const read of reading.statements) {
    const ref = `${report.id}/${read.id}`;
    const decision = decisions.get(read.id);
    if (decision?.verdict === "reject") {
      rejected.push(ref);
      continue;
    }
    let statement = read;
    let standing: Standing = "read";
    if (decision) {
      for (const [field, { value }] of decision.corrections) statement = correct(statement, field, value);
      if (decision.verdict === "accept") standing = "accepted";
      if (decision.corrections.size > 0) standing = "corrected";
    }
    if (standing === "read" && statement.confidence < threshold) {
      waiting.push(ref);
      continue;
    }
    const split = renames.get(read.id);
    if (split)
      statement = rename(statement, (each) => {
        const change = split.find((one) => one.entity === each.entity);
        return change ? { ...each, entity: change.into, person: change.intoName } : each;
      });
    if (options.entities.size > 0)
      statement = rename(statement, (each) =>
        each.entity !== null && options.entities.has(each.entity)
          ? { ...each, entity: options.entities.get(each.entity)! }
          : each,
      );
    filed.push(fileOne(statement, ref, report, known, options.origin, outlets, standing));
  }
  for (const { statement, known: since, by } of added)
    filed.push(fileOne(statement, `${report.id}/${by}`, report, since, options.origin, outlets, "added"));
  return { filed, waiting, rejected, orphans, conflicts };
}

function fileOne(
  statement: Statement,
  ref: string,
  report: FoldedReport,
  known: Day,
  reportOrigin: string,
  outlets: ReadonlySet<string>,
  standing: Standing,
): FiledStatement {
  const { says } = statement;
  let origin = reportOrigin;
  let namedVoice: string | null = null;
  for (let i = 0; i < says.length; i += 1) {
    const voice = says[i]!;
    const isOutlet = (voice.entity !== null && outlets.has(voice.entity)) || voice.span === null;
    if (isOutlet && i > 0) origin = outletKey(voice.name);
    if (i === says.length - 1 && i > 0 && !isOutlet && voice.onRecord && statement.onRecord)
      namedVoice = voice.name;
  }
  return {
    ref,
    report: report.id,
    statement,
    quote: report.text.slice(statement.evidence.start, statement.evidence.end),
    knownFrom: known,
    says: says.length > 0 ? says.map((voice) => voice.name) : [report.publisher ?? "unnamed publisher"],
    origin,
    namedVoice,
    standing,
    home: homeOf(statement, known),
  };
}

/** Files a fact that a person added without a report; null for any other judgement. */
export function fileByHand(judgement: Judgement): FiledStatement | null {
  if (judgement.kind !== "add-fact" || judgement.report !== null || judgement.withdrawn) return null;
  const { statement } = judgement;
  const voice = judgement.source ?? judgement.author;
  return {
    ref: `by hand/${judgement.id}`,
    report: "by hand",
    statement,
    quote: statement.content?.text ?? judgement.reason ?? "",
    knownFrom: judgement.knownFrom,
    says: [voice],
    origin: outletKey(voice),
    namedVoice: null,
    standing: "added",
    home: homeOf(statement, judgement.knownFrom),
  };
}
