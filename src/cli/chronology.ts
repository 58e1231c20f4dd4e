// Draws the chronology: "15 Nov 2023  Summit of Joe Biden (United States) and Xi Jinping (China) in Woodside".
import {
  chosenEvents,
  type Event,
  type EventChoice,
  isVague,
  type RecordView,
  timeWords,
  chains,
  eventTitle,
  support,
  wordsOf,
} from "../record/index.ts";
import { stamp } from "./board.ts";
import { counted, type DrawOptions, filled, inkOf, wrapped } from "./lines.ts";

export type ChronologyOptions = DrawOptions & EventChoice;

/** Day of an event in at most 22 columns. */
const dayOf = (event: Event): string => timeWords(event.when, true);

/** What the reports give for a detail on which they disagree, side by side. */
function disagreementLines(event: Event): string[] {
  return event.disagreements.flatMap((field) => {
    const values = event.fields[field] ?? [];
    if (values.length < 2) return [];
    return [`${field}: ${values.map((value) => `${value.text} (${chains(value.claims, 2)})`).join(" / ")}`];
  });
}

/** The chronology of a view as text. */
export function renderChronology(view: RecordView, options: ChronologyOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const words = wordsOf(view, options);
  const chosen = chosenEvents(view, options);
  const events = options.all ? chosen : chosen.filter((event) => !isVague(event));
  const [title, covers] = stamp(view, "Chronology");
  const out = [
    ...wrapped(title!, columns).map(ink.bold),
    ...wrapped(`${covers}; ${counted(events.length, "event")} shown`, columns).map(ink.dim),
  ];
  const indent = 14;
  let year = "";
  for (const event of events) {
    const heading = (event.when.begin[0] ?? event.when.begin[1])?.slice(0, 4) ?? "Undated";
    if (heading !== year) {
      year = heading;
      out.push("", ink.bold(heading));
    }
    const day = dayOf(event).replace(new RegExp(` ${heading}$`), "");
    const lead = " ".repeat(indent);
    const mark = event.disagreements.length > 0 ? "! " : "";
    const body = wrapped(mark + eventTitle(event, words), columns, lead, lead);
    if (day.length < indent - 1) body[0] = `${filled(`  ${day}`, indent)}${body[0]!.slice(indent)}`;
    else out.push(`  ${day}`);
    out.push(...body);
    out.push(
      ...wrapped(`${support(event)}; ${chains(event.claims, 2)}  ${event.id}`, columns, lead, lead).map(
        ink.dim,
      ),
    );
    for (const line of disagreementLines(event))
      out.push(...wrapped(`! ${line}`, columns, lead, `${lead}  `).map(ink.doubt));
  }
  if (events.length < chosen.length)
    out.push(
      "",
      ...wrapped(
        `${counted(chosen.length - events.length, "contact")} of nobody and no day in particular not shown: see them with --all.`,
        columns,
      ).map(ink.dim),
    );
  if (events.length === 0) out.push("", "No event in this record fits.");
  return out.join("\n");
}
