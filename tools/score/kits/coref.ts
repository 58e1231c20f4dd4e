// Kit coref: `{id, text, sentences, mentions}` -> `{id, event, mentions: [{id, cluster}]}`, over all reports of the file at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openVectors } from "../../../src/language/index.ts";
import { coreference, type CorefModel, type KinTable } from "../../../src/record/index.ts";
import { corefReports } from "../coref-reports.ts";
import { lines, type Predict, records } from "../kit.ts";

const home = join(import.meta.dirname, "../../..");
const json = (path: string): unknown => JSON.parse(readFileSync(join(home, path), "utf8"));

export const predict: Predict = (input, engine) => {
  const rows = records(input);
  const read = corefReports(rows, engine.english);
  const model = {
    ...(json("model/coref/weights.json") as Omit<CorefModel, "kin">),
    kin: json("model/coref/kin.json") as KinTable,
  };
  const vectors = openVectors(
    readFileSync(join(home, "model/english/weights.bin")),
    json("model/english/model.json"),
  );
  const found = coreference(
    read.map(({ report }) => report),
    model,
    vectors,
  );
  return lines(
    rows.map(({ id }, report) => ({
      id,
      event: `g${found.reports[report]}`,
      mentions: read[report]!.ids.map((mention, at) => ({
        id: mention,
        cluster: `c${found.mentions[report]![at] ?? mention}`,
      })),
    })),
  );
};
