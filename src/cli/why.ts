// Draws how a line came about: the rule, the words with their place, the chain of voices, the basis of the day, judgements.
import {
  type Claim,
  dayWords,
  type Judgement,
  type RecordView,
  eventTitle,
  wordsOf,
} from "../record/index.ts";
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

/** What an id names, and the refs of the statements behind it; null when nothing in the record is called so. */
export function behind(
  view: RecordView,
  id: string,
  options: DrawOptions = {},
): { readonly title: string; readonly refs: readonly string[] } | null {
  const found = find(view, id);
  const refsOf = (lists: readonly { readonly claims: readonly Claim[] }[]): string[] => [
    ...new Set(lists.flatMap(({ claims }) => claims.map(({ ref }) => ref))),
  ];
  switch (found.kind) {
    case "event":
      return { title: eventTitle(found.event, wordsOf(view, options)), refs: found.event.statements };
    case "statement":
      return { title: found.ref, refs: [found.ref] };
    case "channel":
      return {
        title: found.lanes[0]!.channel,
        refs: refsOf(found.lanes.flatMap(({ transitions }) => transitions)),
      };
    case "post":
      return { title: found.post.title, refs: refsOf(found.post.tenures) };
    case "commitment":
      return { title: found.commitment.what, refs: refsOf([found.commitment]) };
    default:
      return null;
  }
}

/** The way of every statement behind an id, as text. */
export function renderWhy(view: RecordView, id: string, options: WhyOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const words = wordsOf(view, options);
  const found = behind(view, id, options);
  if (found === null)
    return wrapped(
      `Nothing in this record is called "${id}". Ids stand at the end of the lines of parley chronology.`,
      columns,
    ).join("\n");
  const { title, refs } = found;

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
