// timeline: the chronology that many articles on one topic tell.
export type { Article } from "./telling.ts";
export { readTopic, type TimelineDay, type TimelineOptions, timelineOf, type Topic } from "./timeline.ts";
