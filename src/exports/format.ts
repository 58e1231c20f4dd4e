// What an export is: a name, what it holds, what it loses, and the text it writes of a view.
import type { Event, FiledStatement, RecordView } from "../record/index.ts";

export interface Names {
  /** "United States" for "USA". */
  state(code: string): string;
}

export interface Format {
  readonly name: string;
  readonly summary: string;
  /** Columns or keys with their meaning, for the codebook. */
  readonly columns: readonly (readonly [name: string, meaning: string])[];
  /** What of the record does not fit in, each a sentence; empty when nothing is lost. */
  readonly loses: readonly string[];
  write(view: RecordView, names: Names): string;
}

/** An event with the statement that speaks for it: the first that could be known. */
export interface Told {
  readonly event: Event;
  readonly lead: FiledStatement;
  readonly all: readonly FiledStatement[];
}

/** The events with their statements, in the view's order. */
export function told(view: RecordView): Told[] {
  const filed = new Map(view.statements.map((each) => [each.ref, each]));
  return view.events.flatMap((event) => {
    const all = event.statements.flatMap((ref) => filed.get(ref) ?? []);
    return all[0] ? [{ event, lead: all[0], all }] : [];
  });
}

/** "Newsweek <- Financial Times; Reuters": every chain once. */
export const chainsOf = (event: Event): string =>
  [...new Set(event.claims.map(({ says }) => says.join(" <- ")))].join("; ");
