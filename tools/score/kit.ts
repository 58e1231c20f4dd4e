// A kit's door: reads the kit's records (gold fields ignored, ids opaque) and writes predictions in the kit's format.
import type { Engine } from "../../src/cli/engine.ts";

/** `input` is the decoded text of the file (JSONL or CoNLL-U); the result is the text of the prediction file. */
export type Predict = (input: string, engine: Engine) => string | Promise<string>;

/** The records of a JSONL text; throws naming the line that is no JSON. */
export function records(input: string): Record<string, unknown>[] {
  const out: Record<string, unknown>[] = [];
  input.split("\n").forEach((line, index) => {
    if (line.trim() === "") return;
    try {
      out.push(JSON.parse(line) as Record<string, unknown>);
    } catch (error) {
      throw new Error(`line ${index + 1}: no JSON (${(error as Error).message}). Write one object a line.`);
    }
  });
  return out;
}

/** JSONL of the given values, in their order. */
export const lines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join("");
