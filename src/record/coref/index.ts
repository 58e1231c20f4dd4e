// coref: which reports, and which words in them, tell of one happening.
export { type Coreference, coreference, type CorefModel, type CorefReport } from "./coref.ts";
export type { KinTable } from "./kin.ts";
