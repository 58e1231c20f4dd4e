// lexicon: checks and compiles ../lexicon, the data that readers of diplomacy edit.
export { slug } from "./actors.ts";
export * from "./compile.ts";
export * from "./entries.ts";
export * from "./lexicon.ts";
export * from "./problem.ts";
export * from "./registry.ts";
export * from "./table.ts";
