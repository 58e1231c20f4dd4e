// The attribution kit as the record uses it: only what is right nine times in ten.
import type { Predict } from "../kit.ts";
import { predictWith } from "./attribution.ts";

export const predict: Predict = (input, engine) => predictWith(input, engine, true);
