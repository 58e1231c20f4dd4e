// attribution: source - cue - content, and the chain of voices over any span.
export * from "./attribution.ts";
