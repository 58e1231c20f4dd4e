// ingest: from the bytes of a file to reports: plain text, Markdown, saved pages, JSONL.
export { decode, largestFile } from "./decode.ts";
export * from "./ingest.ts";
export { ingestLine } from "./jsonl.ts";
export { languageOf } from "./language.ts";
export { dayOfMoment } from "./moment.ts";
export { type Problem, problemText } from "./problem.ts";
export type { Format, Given, Origin } from "./received.ts";
