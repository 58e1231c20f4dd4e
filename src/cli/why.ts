// Draws how a line came about: the rule, the words with their place, the chain of voices, the basis of the day, judgements.
import { dayWords, type Judgement, type RecordView, eventTitle, wordsOf } from "../record/index.ts";
import { type DrawOptions, filled, inkOf, wrapped } from "./lines.ts";
import { find } from "./show.ts";

export interface WhyOptions extends DrawOptions {
  /** Judgements of the record, to be named beside the statements that they changed. */
  readonly judgements?: readonly Judgement[];
  /** Sentence around a span of a report's text, when the caller has the text. */
  readonly sentence?: (report: string, start: number, end: number) => string | null;
}

const about = (judgement: Judgement, report: string, start: number, end: number): boolean => {
  const marks =
    judgement.kind === "same-event" || judgement.kind === "different-event"
      ? [judgement.target, judgement.other]
      : judgement.kind === "accept" || judgement.kind === "reject" || judgement.kind === "correct"
        ? [judgement.target]
        : judgement.kind === "split-entities"
          ? judgement.statements
          : [];
  return marks.some((mark) => mark.report === report && mark.span.start < end && start < mark.span.end);
};

/** The way of every statement behind an id, as text. */
export function renderWhy(view: RecordView, id: string, options: WhyOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const words = wordsOf(view, options);
  const found = find(view, id);
  let refs: readonly string[];
  let title: string;
  if (found.kind === "event") {
    refs = found.event.statements;
    title = eventTitle(found.event, words);
  } else if (found.kind === "statement") {
    refs = [found.ref];
    title = found.ref;
  } else if (found.kind === "channel") {
    refs = [
      ...new Set(
        found.lanes.flatMap((lane) =>
          lane.transitions.flatMap((each) => each.claims.map((claim) => claim.ref)),
        ),
      ),
    ];
    title = found.lanes[0]!.channel;
  } else if (found.kind === "post") {
    refs = [...new Set(found.post.tenures.flatMap((each) => each.claims.map((claim) => claim.ref)))];
    title = found.post.title;
  } else if (found.kind === "commitment") {
    refs = found.commitment.claims.map((claim) => claim.ref);
    title = found.commitment.what;
  } else
    return wrapped(
      `Nothing in this record is called "${id}". Ids stand at the end of the lines of parley chronology.`,
      columns,
    ).join("\n");

  const line = (label: string, text: string): string[] =>
    wrapped(text, columns, filled(`  ${label}`, 14), " ".repeat(14));
  const out = wrapped(title, columns).map(ink.bold);
  for (const ref of refs) {
    const filed = words.filed(ref);
    if (!filed) continue;
    const { statement } = filed;
    const { start, end } = statement.evidence;
    const report = view.reports.find((each) => each.id === filed.report);
    out.push(
      "",
      ...wrapped(
        `${statement.kind.replaceAll("-", " ")}${statement.cameo ? `, CAMEO ${statement.cameo}` : ""}${statement.plover ? `, PLOVER ${statement.plover}` : ""}`,
        columns,
      ).map(ink.bold),
    );
    out.push(...line("words", `"${filed.quote.replace(/\s+/g, " ").trim()}"`));
    const sentence = options.sentence?.(filed.report, start, end);
    if (sentence && sentence.trim() !== filed.quote.trim())
      out.push(...line("sentence", sentence.replace(/\s+/g, " ").trim()).map(ink.dim));
    out.push(
      ...line(
        "report",
        `${report?.publisher ?? "publisher not told"}, ${dayWords(filed.knownFrom, true)}${report?.dated === false ? " (inferred)" : ""}; ${filed.report} [${start}, ${end})`,
      ),
    );
    out.push(...line("rule", `${statement.rule}; confidence ${statement.confidence.toFixed(2)}`));
    out.push(
      ...line(
        "voices",
        `${statement.says.map((voice) => `${voice.name}${voice.onRecord ? "" : " (not named)"}`).join(" <- ") || filed.says.join(" <- ")}; origin: ${filed.origin}`,
      ),
    );
    out.push(
      ...line(
        "time",
        `${statement.when.origin === "stated" ? "stated" : "inferred"}: ${statement.when.basis}`,
      ),
    );
    const { polarity, certainty, status } = statement.factuality;
    out.push(
      ...line(
        "factuality",
        `${polarity}, ${certainty}, ${status === "not-yet" ? "not yet happened" : status}`,
      ),
    );
    out.push(...line("ref", ref).map(ink.dim));
    for (const judgement of options.judgements ?? []) {
      if (!about(judgement, filed.report, start, end)) continue;
      const state = judgement.withdrawn
        ? ` (withdrawn ${judgement.withdrawn.at.slice(0, 10)} by ${judgement.withdrawn.author})`
        : "";
      out.push(
        ...line(
          "judged",
          `${judgement.kind} by ${judgement.author}, ${judgement.at.slice(0, 10)}${judgement.reason ? `: ${judgement.reason}` : ""}${state}  ${judgement.id}`,
        ),
      );
    }
  }
  return out.join("\n");
}
