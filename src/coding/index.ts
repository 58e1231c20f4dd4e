// coding: from clauses to statements.
export { type CauseCue, causeEntryKind } from "./cause.ts";
export { abstention, code, type CodingOptions, type Considered } from "./code.ts";
export { type DueCue, dueEntryKind } from "./due.ts";
export { codingEntryKinds, type EventEntry, eventLexicon } from "./entry.ts";
export { type FactualityCue, factualityEntryKind } from "./factuality.ts";
export { codes } from "./kinds.ts";
export { type PloverEvent, ploverEvent } from "./plover.ts";
export type { Scene } from "./scene.ts";
export * from "./statement.ts";
export { type ToldCue, toldEntryKind } from "./told.ts";
export { transcriptContact } from "./transcript.ts";
export { type WhoReader, whoReader } from "./who.ts";
