// mentions: what words name: actors, posts, places, times.
export * from "./mention.ts";
export * from "./time.ts";
export * from "./times/index.ts";
