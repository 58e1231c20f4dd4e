// Reading for the desk: files from the page into the record, one transaction a report, on a thread of its own so that the desk answers.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ingest, problemText } from "../ingest/index.ts";
import type { GivenFile, ReadInto } from "../server/index.ts";
import type { RecordStore } from "../store/index.ts";
import { openEngine } from "./engine.ts";
import { home } from "./home.ts";
import { openPool } from "./pool.ts";
import { provenanceOf } from "./provenance.ts";

/** Reads into `store`; `now` gives the instant of receipt. */
export const readInto =
  (store: RecordStore, now: () => string): ReadInto =>
  async (files, tell, stopped) => {
    const { name: reader } = openEngine().reader;
    const pool = openPool(1, false);
    try {
      for (const file of files) {
        if (stopped()) break;
        const { reports, origins, problems } = ingest(file.bytes, file.name, {
          published: file.published ?? undefined,
          publisher: file.publisher ?? undefined,
          url: undefined,
        });
        let kept = 0;
        let known = 0;
        let statements = 0;
        for (const [index, report] of reports.entries()) {
          if (stopped()) break;
          if (await store.isKnown(report.id, reader)) {
            known += 1;
            continue;
          }
          const reading = await pool.read(report);
          await store.keep(report, reading, provenanceOf(report, origins[index]!, now()));
          kept += 1;
          statements += reading.statements.length;
        }
        tell({ kept, known, statements, problems: problems.map(problemText) });
      }
      await store.settle();
    } finally {
      await pool.close();
    }
  };

/** The reports that come with Parley, for a first look. */
export function sampleFiles(): GivenFile[] {
  const folder = join(home, "samples");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(?:txt|md|html|jsonl)$/.test(name) && !/README/i.test(name))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)), published: null, publisher: null }));
}
