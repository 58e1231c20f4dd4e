// times: time expressions, their days, and the publication day inferred from them.
export { findTimes, type TimeOptions } from "./find.ts";
export { type DatedBlock, inferPublication, type PublicationEvidence } from "./publication.ts";
export { after, before, boundsOf, intersect, type Range, type TimeBounds, unite } from "./ranges.ts";
