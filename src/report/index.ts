// report: what a report is, where words stand in it, and the calendar that dates are counted in.
export * from "./day.ts";
export * from "./report.ts";
export * from "./span.ts";
export * from "./digest.ts";
export * from "./identity.ts";
