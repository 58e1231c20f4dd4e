// The library's table of contents. Everything here is pure but `openRecord` and what hangs on it: bytes, weights, lexicon and
// days are handed in. `parley/language` and `parley/record` are doors of their own.
export { type Attribution, attribute, openAttributionModel, type Voice } from "./attribution/index.ts";
export { type Statement, type StatementKind, statementKinds } from "./coding/index.ts";
export { ingest, problemText } from "./ingest/index.ts";
export { type EnglishReader, exactReader, quickReader, type Sentence } from "./language/index.ts";
export { compileLexicon, type Lexicon, problemLine } from "./lexicon/index.ts";
export { findMentions, findTimes, inferPublication, type TimeExpression } from "./mentions/index.ts";
export { createReader, entryKinds, type Reader, type Reading } from "./reading/index.ts";
export { fold, openFold, type RecordView } from "./record/index.ts";
export type { Day, Publication, Report, Span } from "./report/index.ts";
export { openRecord, openView, RecordFailure, type RecordStore } from "./store/index.ts";
