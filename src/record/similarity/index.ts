// similarity: which texts were taken over from one another, and which report had its text first.
export {
  type CopyKind,
  copyFrom,
  copyKind,
  copyRunsFrom,
  overlap,
  type Overlap,
  partialFrom,
} from "./copies.ts";
export { type CopyIndex, type CopyMatch, createCopyIndex } from "./copy-index.ts";
export { type Fingerprint, fingerprint } from "./fingerprint.ts";
export { type CopiedReport, originsOf } from "./origins.ts";
