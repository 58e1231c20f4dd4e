// The tables of record.db. Report, original, reading, judgement and withdrawal are primary: rows are added, never changed.
import type { Generated } from "kysely";

/** One row for each report; `received` is an ISO instant in UTC. */
interface ReportTable {
  id: string;
  text_hash: string;
  title: string | null;
  publisher: string | null;
  byline: string | null;
  published: string | null;
  url: string | null;
  language: string;
  rights: string;
  text: string;
  received: string;
  /** Where it was read from: a path or address, with the line for JSONL. */
  origin: string;
}

/** The bytes as they came, deflated; no row where they are just the kept text in UTF-8. */
interface OriginalTable {
  report: string;
  bytes: Uint8Array;
}

/** What a reader found; `body` is the Reading without its statements, as JSON. */
interface ReadingTable {
  report: string;
  reader: string;
  made: string;
  body: string;
  /** The statements, as JSON. Apart, because the fold wants them and nothing else. */
  statements: string;
}

interface JudgementTable {
  id: string;
  author: string;
  time: string;
  body: string;
}

/** A judgement that its author (or another) took back. */
interface WithdrawalTable {
  judgement: string;
  author: string;
  time: string;
  reason: string | null;
}

/** Derived, rebuilt at will: the folded view, with the generation of the primary rows that it was folded from. */
interface ViewTable {
  name: string;
  generation: number;
  body: string;
}

/** One row: counts every change of a primary row, so that a stale view is known as stale. */
interface GenerationTable {
  id: Generated<number>;
  value: number;
}

/** What is searched of a report beside its own words: `told` holds names, channels and kinds of its latest reading. */
interface SearchDocumentTable {
  id: Generated<number>;
  report: string;
  told: string;
}

export interface Tables {
  report: ReportTable;
  original: OriginalTable;
  reading: ReadingTable;
  judgement: JudgementTable;
  withdrawal: WithdrawalTable;
  view: ViewTable;
  generation: GenerationTable;
  search_document: SearchDocumentTable;
}
