// ingest: from the bytes of a file to reports: plain text, Markdown, saved pages, JSONL.
export { binaryKind, type Decoded, decode, largestFile } from "./decode.ts";
export * from "./ingest.ts";
export { ingestLine, type LineResult } from "./jsonl.ts";
export { languageOf } from "./language.ts";
export { dayOfMoment, type MomentDay } from "./moment.ts";
export { type Problem, problemText } from "./problem.ts";
export { type Format, type Given, isDay, type Origin } from "./received.ts";
