// A footnoted chronology frozen at its as-of stamp: every line leads to the report and the words that carry it.
import {
  boundWords,
  type Claim,
  type Event,
  type FiledStatement,
  levelName,
  type RecordView,
  stateName,
  timeWords,
} from "../record/index.ts";

/** A report as a footnote cites it. */
export interface CitedReport {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

export interface BriefOptions {
  readonly title: string;
  /** The instant at which the brief was made, ISO (UTC). */
  readonly made: string;
  /** Only commitments that one of these undertook; all when left out. */
  readonly parties?: readonly string[];
  /** The events to tell, in order. */
  readonly events: readonly Event[];
  /** An event in plain words: "Meeting of Lloyd Austin (United States) and Dong Jun (China)". */
  titleOf(event: Event): string;
  /** Lines on the state of channels on the day of the view, as the board has them. */
  readonly channels: readonly string[];
  report(id: string): CitedReport | null;
}

export interface BriefEntry {
  readonly when: string;
  readonly what: string;
  /** Details on which the reports disagree, in words. */
  readonly disputed: readonly string[];
  /** Numbers of its notes. */
  readonly notes: readonly number[];
}

export interface Brief {
  readonly title: string;
  /** What it covers and on which day it was frozen. */
  readonly stamp: string;
  readonly channels: readonly string[];
  readonly years: readonly { readonly heading: string; readonly entries: readonly BriefEntry[] }[];
  readonly commitments: readonly BriefEntry[];
  /** Note n stands at index n - 1. */
  readonly notes: readonly string[];
}

/** A line for each channel and level whose state is known: all of them, those of `parties`, those whose name holds `words`. */
export const briefChannels = (view: RecordView, parties: readonly string[] = [], words = ""): string[] =>
  view.lanes
    .filter((lane) => lane.state !== "unknown")
    .filter((lane) => parties.every((party) => lane.parties.includes(party)))
    .filter((lane) => lane.channel.toLowerCase().includes(words.toLowerCase()))
    .map(
      (lane) =>
        `${lane.mechanism ?? lane.channel}, ${levelName(lane.level)}: ${stateName(lane.state)}` +
        `${lane.since ? ` since ${boundWords(lane.since)}` : ""}${lane.disputed.length > 0 ? " (disputed)" : ""}`,
    );

/** Composes the brief; nothing of it is drawn yet. */
export function composeBrief(view: RecordView, options: BriefOptions): Brief {
  const filed = new Map(view.statements.map((each) => [each.ref, each]));
  const notes: string[] = [];
  const noted = new Map<string, number>();
  const note = (claim: Claim): number => {
    const known = noted.get(claim.ref);
    if (known !== undefined) return known;
    notes.push(citation(claim, filed.get(claim.ref), options.report(claim.report)));
    noted.set(claim.ref, notes.length);
    return notes.length;
  };
  const years: { heading: string; entries: BriefEntry[] }[] = [];
  for (const event of options.events) {
    const heading = (event.when.begin[0] ?? event.when.begin[1])?.slice(0, 4) ?? "Undated";
    if (years.at(-1)?.heading !== heading) years.push({ heading, entries: [] });
    years.at(-1)!.entries.push({
      when: timeWords(event.when),
      what: options.titleOf(event),
      disputed: event.disagreements.flatMap((field) => {
        const values = event.fields[field] ?? [];
        return values.length < 2
          ? []
          : [
              `${field}: ${values.map(({ text, claims }) => `${text} (${claims[0]?.says.join(", from ") ?? ""})`).join("; ")}`,
            ];
      }),
      notes: event.claims.map(note),
    });
  }
  const { reports, published } = view.coverage;
  return {
    title: options.title,
    stamp:
      `Frozen on ${options.made.slice(0, 10)}. ` +
      (view.asOf === null ? "Known now" : `As known on ${view.asOf}`) +
      (view.on === null ? "" : `, states as of ${view.on}`) +
      `. From ${reports} ${reports === 1 ? "report" : "reports"}${published === null ? "" : ` published ${published[0]} to ${published[1]}`}.`,
    channels: options.channels,
    years,
    commitments: view.commitments
      .filter(({ status }) => status !== "met" && status !== "withdrawn")
      .filter(({ by }) => !options.parties || by.some((party) => options.parties!.includes(party)))
      .map((commitment) => ({
        when: timeWords({ begin: commitment.made, end: commitment.made }),
        what: `${commitment.what} (${commitment.status})`,
        disputed: [],
        notes: commitment.claims.map(note),
      })),
    notes,
  };
}

/** Publisher, "title", day, address; the chain of voices; the words. */
function citation(claim: Claim, filed: FiledStatement | undefined, report: CitedReport | null): string {
  const parts = [
    report?.publisher ?? claim.says[0] ?? "unknown publisher",
    ...(report?.title ? [`"${report.title}"`] : []),
    report?.published ?? "undated",
    ...(report?.url ? [report.url] : []),
  ];
  const voices = claim.says.length > 1 ? `; says ${claim.says.slice(1).join(", from ")}` : "";
  const words = filed ? `: “${filed.quote.replace(/\s+/g, " ").trim()}”` : "";
  return `${parts.join(", ")}${voices}${claim.onRecord ? "" : " (not on the record)"}${words}`;
}
