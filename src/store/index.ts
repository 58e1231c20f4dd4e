// store: the record on disk; the only room that knows a database.
export { explain, RecordFailure } from "./failure.ts";
export { findRecord, recordFolder } from "./find-record.ts";
export {
  type FoldReading,
  type JudgementRow,
  type KeptReport,
  openRecord,
  type Provenance,
  type RecordStore,
} from "./record-store.ts";
