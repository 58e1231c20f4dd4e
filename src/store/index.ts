// store: the record on disk; the only room that knows a database.
export { RecordFailure } from "./failure.ts";
export { findRecord, recordFolder } from "./find-record.ts";
export { openRecord } from "./open-record.ts";
export type { KeptAs, KeptReport, Provenance, RecordStore, ToKeep, Withdrawal } from "./record-store.ts";
export { type BoardChoice, type Clocks, openAbout, openBoard, openChronology, openView } from "./view.ts";
export type { Found, SearchOptions } from "./search.ts";
export type { EventPage, PageChoice } from "./derived/event-page.ts";
export type { Look } from "./derived/look.ts";
