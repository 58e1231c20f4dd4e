// The attribution kit in full: `{id, text}` -> `{id, attributions: [{source, cue, content}]}`, everything that is found.
import type { Engine } from "../../../src/cli/engine.ts";
import { whoSays } from "../../../src/cli/who-says.ts";
import { lines, type Predict, records } from "../kit.ts";

/** Predictions of either setting. */
export const predictWith = (input: string, engine: Engine, precise: boolean): string =>
  lines(
    records(input).map((record) => {
      const { id, text } = record as { id: string; text: string };
      const attributions = whoSays(text, engine, { precise });
      return { id, attributions: attributions.map(({ source, cue, content }) => ({ source, cue, content })) };
    }),
  );

export const predict: Predict = (input, engine) => predictWith(input, engine, false);
