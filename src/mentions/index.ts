// mentions: what words name: actors, posts, places, times.
export { type Describer, describer } from "./actors/describe.ts";
export type { Actor } from "./actors/entity-actors.ts";
export { type FoundMentions, findMentions } from "./actors/find.ts";
export { houseOf, withHouse } from "./actors/house.ts";
export { holdersOn, postsOn } from "./actors/tenures.ts";
export * from "./mention.ts";
export * from "./time.ts";
export * from "./times/index.ts";
