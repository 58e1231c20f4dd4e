// reading: the stages in their order, from a report to its reading.
export {
  createReader,
  entryKinds,
  type Reader,
  type ReaderParts,
  type ReadOptions,
  readerName,
  type Stage,
  stages,
} from "./reader.ts";
export * from "./reading.ts";
