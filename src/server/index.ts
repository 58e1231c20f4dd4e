// server: the HTTP API of a record, and the desk's files; the only room that knows HTTP.
export { Access, type AccessOptions, makeToken, type Session, tokenHash } from "./access.ts";
export { type AppOptions, deskApp } from "./app.ts";
export { DeskRecord } from "./desk-record.ts";
export { type FileRead, type GivenFile, type JobState, type ReadInto, ReadingJobs } from "./jobs.ts";
export { type Listening, listen, type ListenOptions } from "./listen.ts";
export { loopbackHosts } from "./guard.ts";
export { recordPresence } from "./presence.ts";
export { RateLimit } from "./rate.ts";
export { Live, type LiveNews } from "./live.ts";
export type * from "./sheets/index.ts";
