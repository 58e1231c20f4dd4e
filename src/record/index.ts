// record: the fold over reports, readings and judgements into events, channels, commitments, posts and the rest.
export * from "./channel.ts";
export * from "./event.ts";
export * from "./filed.ts";
export * from "./judgement.ts";
export * from "./ledger.ts";
export * from "./view.ts";
