// Opens model/attribution for the tests; null where it is left out, as in the published package.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AttributionModel, openAttributionModel } from "../../src/attribution/index.ts";

const path = join(import.meta.dirname, "../../model/attribution/weights.bin");

export const openModel = (): AttributionModel | null =>
  existsSync(path) ? openAttributionModel(readFileSync(path)) : null;
