// kill -9 during `parley read`: nothing may be half-read, nothing that was reported as kept may be lost, and the next `read` must
// go on.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Count, parley, type Random, repeat, run } from "./killing.ts";
import { checkWhole, inspect } from "./whole.ts";

/** Writes `count` reports of invented rounds of talks into a folder. */
export function writeSources(folder: string, count: number): void {
  mkdirSync(folder);
  for (let i = 0; i < count; i += 1)
    writeFileSync(
      join(folder, `${String(i).padStart(4, "0")}.txt`),
      `The foreign ministers of France and Japan met in Paris on Tuesday, round ${i} of their talks, officials said.\n\n` +
        `Japan's minister said the two sides had agreed to hold round ${i + 1} next month. France declined to comment.\n`,
    );
}

const reports = 250;

/** Kills `kills` runs; its records lie in `folder`. Throws AssertionError. */
export async function killRead(folder: string, kills: number, next: Random): Promise<Count> {
  const sources = join(folder, "sources");
  writeSources(sources, reports);
  const read = async (record: string, delay: number | null, from: "start" | "first line" = "start") => {
    const given = ["read", sources, "--record", record, "--published", "2024-03-06", "--json"];
    const { lines, ...rest } = await run([parley, ...given], delay, from);
    return { ...rest, ids: lines.map((line) => (JSON.parse(line) as { report: string }).report) };
  };
  const free = await read(join(folder, "calibrate"), null);
  assert.equal(free.ids.length, reports);
  // With nothing left to read: what a run takes before and after.
  const idle = await read(join(folder, "calibrate"), null);
  let held = 0;
  let record = join(folder, "read-0");
  let acknowledged = new Set<string>();
  const count = await repeat(kills, async (round) => {
    // One in four while it starts, the others from the first report that it keeps to the end of folding.
    const starts = round % 4 === 0;
    const left = 200 + (1 - held / reports) * (free.took - idle.took);
    const { ids, killed } = await read(
      record,
      next() * (starts ? idle.took : left),
      starts ? "start" : "first line",
    );
    for (const id of ids) acknowledged.add(id);
    const found = inspect(record);
    for (const id of acknowledged)
      assert.ok(found?.reports.has(id), `${id} was reported as kept and is gone`);
    held = found?.reports.size ?? 0;
    if (found) await checkWhole(record);
    const saw = `${ids.length} newly reported, ${held} held, ${found?.dirty ?? 0} not yet folded`;
    if (held === reports) {
      held = 0;
      record = join(folder, `read-${round + 1}`);
      acknowledged = new Set();
    }
    return { killed, saw };
  });
  await read(record, null);
  assert.equal(inspect(record)!.reports.size, reports, "the last read did not go on");
  await checkWhole(record);
  return count;
}
