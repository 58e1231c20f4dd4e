// Kit relay: `{doc, text}` -> `{relay, outlets}`, line by line; an outlet is given as the sentence calls it and by its registry name.
import { findRelays, outletTable, outletWords } from "../../../src/attribution/index.ts";
import { lines, type Predict, records } from "../kit.ts";

export const predict: Predict = (input, engine) => {
  const outlets = outletTable(engine.lexicon.actors.outlets);
  return lines(
    records(input).map((record) => {
      const text = String(record.text ?? "");
      const relays = findRelays(text, { start: 0, end: text.length }, outlets);
      if (relays.length === 0) return { relay: false };
      const names = relays.flatMap(({ outlet }) => [outletWords(text, outlet), outlet.name]);
      return { relay: true, outlets: [...new Set(names)] };
    }),
  );
};
