// The sheet of a search: reports that hold the words, with the words around them and the events that they tell.
import { eventTitle, type RecordView, timeWords, type Words } from "../../record/index.ts";
import type { Found } from "../../store/index.ts";
import type { ReportWords } from "./statements.ts";
import type { EventLine } from "./sheet.ts";

/** Words around a hit, in runs. */
export interface SnippetRun {
  readonly text: string;
  readonly hit: boolean;
}

export interface FoundReport {
  readonly id: string;
  readonly title: string | null;
  readonly publisher: string | null;
  /** ISO day, null when unknown. */
  readonly published: string | null;
  /** Null where the report may be shown by its statements only. */
  readonly snippet: readonly SnippetRun[] | null;
  /** Events that it tells, at most five, and how many in all. */
  readonly events: readonly EventLine[];
  readonly eventCount: number;
  /** Ref of its first statement in the record, or null. */
  readonly evidence: string | null;
}

export interface SearchPage {
  readonly found: readonly FoundReport[];
  /** Cursor of the next page, or null. */
  readonly next: string | null;
}

/** The store's snippet in runs: it sets U+0002 before and U+0003 after each hit. */
export const snippetRuns = (snippet: string): SnippetRun[] =>
  snippet
    .replace(/\s+/g, " ")
    // oxlint-disable-next-line no-control-regex -- the marks that the store sets
    .split(/(\u0002[^\u0003]*\u0003?)/)
    .filter((part) => part !== "")
    .map((part) =>
      part.startsWith("\u0002")
        ? { text: part.replace("\u0002", "").replace("\u0003", ""), hit: true }
        : { text: part.replaceAll("\u0003", ""), hit: false },
    );

export function searchPage(
  view: RecordView,
  words: Words,
  found: readonly Found[],
  report: (id: string) => (ReportWords & { readonly rights: string }) | undefined,
  next: string | null,
): SearchPage {
  const wanted = new Set(found.map((each) => each.report));
  const events = new Map<string, EventLine[]>();
  for (const event of view.events)
    for (const id of new Set(event.statements.map((ref) => ref.slice(0, Math.max(0, ref.indexOf("/")))))) {
      if (!wanted.has(id)) continue;
      const line = { id: event.id, when: timeWords(event.when, true), title: eventTitle(event, words) };
      events.set(id, [...(events.get(id) ?? []), line]);
    }
  const evidence = new Map<string, string>();
  for (const filed of view.statements)
    if (wanted.has(filed.report) && !evidence.has(filed.report)) evidence.set(filed.report, filed.ref);
  return {
    found: found.map(({ report: id, title, publisher, published, snippet }) => ({
      id,
      title,
      publisher,
      published,
      snippet: report(id)?.rights === "excerpts" ? null : snippetRuns(snippet),
      events: (events.get(id) ?? []).slice(0, 5),
      eventCount: events.get(id)?.length ?? 0,
      evidence: evidence.get(id) ?? null,
    })),
    next,
  };
}
