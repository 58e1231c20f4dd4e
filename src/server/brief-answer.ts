// The brief as the desk asks for it: what the relation and clocks choose, frozen at its day, as Word, Markdown, a page to print, or JSON.
import { briefChannels, briefDocx, briefHtml, briefMarkdown, composeBrief } from "../exports/index.ts";
import { chosenEvents, eventTitle } from "../record/index.ts";
import type { KeptReport } from "../store/index.ts";
import type { SeenView } from "./desk-record.ts";

export interface BriefQuestion {
  readonly between: readonly string[];
  readonly format: "md" | "docx" | "html" | "json";
  /** Instant at which it is made, ISO (UTC). */
  readonly made: string;
}

/** `report` gives what a footnote cites. */
export async function briefAnswer(
  { view, words }: SeenView,
  report: (id: string) => KeptReport | null,
  { between, format, made }: BriefQuestion,
): Promise<Response> {
  const brief = composeBrief(view, {
    title: between.length > 0 ? `${between.map(words.state).join(" and ")}: chronology` : "Chronology",
    made,
    ...(between.length > 0 ? { parties: between } : {}),
    events: chosenEvents(view, between.length > 0 ? { between } : {}),
    titleOf: (event) => eventTitle(event, words),
    channels: briefChannels(view, between),
    report,
  });
  const name = `brief-${[...between, view.asOf ?? made.slice(0, 10)].join("-").toLowerCase()}`;
  const send = (body: string | Uint8Array<ArrayBuffer>, type: string, ending: string | null): Response =>
    new Response(body, {
      headers: {
        "content-type": type,
        "cache-control": "no-store",
        ...(ending === null ? {} : { "content-disposition": `attachment; filename="${name}.${ending}"` }),
      },
    });
  switch (format) {
    case "md":
      return send(briefMarkdown(brief), "text/markdown; charset=utf-8", "md");
    case "docx":
      return send(
        new Uint8Array(await briefDocx(brief)),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
      );
    case "html":
      return send(briefHtml(brief), "text/html; charset=utf-8", null);
    case "json":
      return send(JSON.stringify(brief), "application/json; charset=utf-8", null);
  }
}
