// kill -9 during `parley rebuild`, while it reads again and while it folds: reports, readings and judgements are what they were, and
// the next look takes up what died.
import assert from "node:assert/strict";
import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openEngine } from "../../src/cli/engine.ts";
import { openRecord } from "../../src/store/index.ts";
import { printed, toKeep } from "../../tools/bench/generate.ts";
import type { Printed } from "../../tools/bench/press.ts";
import { judgementsOn } from "./judging.ts";
import { type Count, parley, type Random, random, repeat, run } from "./killing.ts";
import { writeSources } from "./kill-read.ts";
import { checkWhole, inspect } from "./whole.ts";

/** Reports that today's reader is said to have read, and reports that it must read again. */
const readAlready = 2_000;
const toReadAgain = 120;
const judgements = 100;
/** The record is begun anew so often, so that there is something to read again. */
const roundsOfRecord = 3;

/** A record with both kinds of reports, and judgements on them. */
async function makeRecord(folder: string, sources: string, reader: string): Promise<void> {
  writeSources(sources, toReadAgain);
  await run([parley, "read", sources, "--quick", "--record", folder, "--published", "2024-03-06"], null);
  const store = await openRecord(folder);
  const stream = printed(5, 55);
  const items = Array.from({ length: readAlready }, () => toKeep(stream.next().value as Printed));
  await store.keepAll(items.map((item) => ({ ...item, reading: { ...item.reading, reader } })));
  let n = 0;
  for await (const judgement of judgementsOn(store, "judged", random(5))) {
    await store.judge(judgement);
    n += 1;
    if (n === judgements) break;
  }
  await store.settle();
  await store.close();
}

/** Every primary row, as text; readings only grow in number. */
function primary(folder: string): Record<string, Set<string>> {
  const database = new DatabaseSync(join(folder, "record.db"), { readOnly: true });
  const rows = (text: string): Set<string> =>
    new Set(
      database
        .prepare(text)
        .all()
        .map((row) => JSON.stringify(row)),
    );
  const found = {
    report: rows("select * from report"),
    judgement: rows("select * from judgement"),
    withdrawal: rows("select * from withdrawal"),
    reading: rows("select * from reading"),
  };
  database.close();
  return found;
}

/** Kills `kills` runs; its records lie in `folder`. Throws AssertionError. */
export async function killRebuild(folder: string, kills: number, next: Random): Promise<Count> {
  const { name: reader } = openEngine().reader;
  const base = join(folder, "rebuild-base");
  const record = join(folder, "rebuild");
  await makeRecord(base, join(folder, "sources-again"), reader);
  const rebuild = [parley, "rebuild", "--record", record];
  const begin = (): void => {
    rmSync(record, { recursive: true, force: true });
    cpSync(base, record, { recursive: true });
  };
  begin();
  const reading = await run(rebuild, null);
  const folding = await run(rebuild, null);
  let halfFolded = 0;
  let allRead = false;
  const count = await repeat(kills, async (round) => {
    if (round % roundsOfRecord === 0) {
      begin();
      allRead = false;
    }
    const before = primary(record);
    const { killed } = await run(rebuild, 50 + next() * 0.95 * (allRead ? folding : reading).took);
    const { rebuilding, dirty } = inspect(record)!;
    if (rebuilding) halfFolded += 1;
    const after = primary(record);
    for (const table of ["report", "judgement", "withdrawal"]) assert.deepEqual(after[table], before[table]);
    for (const row of before.reading!) assert.ok(after.reading!.has(row), "a reading is gone");
    let left = 0;
    await checkWhole(record, async (store) => {
      left = (await store.notReadBy(reader)).ids.length;
    });
    if (!killed) assert.equal(left, 0, "a rebuild ended and had not read all again");
    allRead = left === 0;
    const again = after.reading!.size - before.reading!.size;
    return {
      killed,
      saw: `${again} read again, ${left} left, ${rebuilding ? "half folded" : `${dirty} not yet folded`}`,
    };
  });
  await run(rebuild, null);
  await checkWhole(record);
  console.log(`  ${halfFolded} of the kills left a fold half-way`);
  return count;
}
