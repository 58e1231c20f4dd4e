// Where a report came from, as the record keeps it: "wire.jsonl:12", when it came, and its bytes where they are more than its text.
import type { Origin } from "../ingest/index.ts";
import type { Report } from "../report/index.ts";
import type { Provenance } from "../store/index.ts";

/** `received` is an ISO instant (UTC). */
export const provenanceOf = (
  { text }: Report,
  { file, line, raw }: Origin,
  received: string,
): Provenance => ({
  origin: line === null ? file : `${file}:${line}`,
  received,
  // Bytes that are just the kept text in UTF-8 need not be kept twice.
  original: Buffer.from(raw).equals(Buffer.from(text)) ? null : raw,
});
