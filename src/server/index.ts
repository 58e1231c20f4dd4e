// server: the HTTP API of a record, and the desk's files; the only room that knows HTTP.
export { type AppOptions, deskApp } from "./app.ts";
export { DeskRecord } from "./desk-record.ts";
export { type FileRead, type GivenFile, type JobState, type ReadInto, ReadingJobs } from "./jobs.ts";
export { type Listening, listen } from "./listen.ts";
export { Live, type LiveNews } from "./live.ts";
export type * from "./sheets/index.ts";
