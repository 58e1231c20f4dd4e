// reading: the stages in their order, from a report to its reading.
export * from "./reading.ts";
