// attribution: source - cue - content, and the chain of voices over any span.
export * from "./attribute.ts";
export * from "./attribution.ts";
export * from "./chain.ts";
export * from "./cues.ts";
export * from "./features.ts";
export * from "./labeller.ts";
export * from "./labels.ts";
export * from "./link.ts";
export * from "./model.ts";
export * from "./paragraphs.ts";
export * from "./quotations.ts";
export * from "./rules.ts";
export * from "./scene.ts";
export * from "./second.ts";
export * from "./sources.ts";
export * from "./trust.ts";
export * from "./voices.ts";
