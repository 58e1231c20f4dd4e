// `npm run bench:generate -- --reports N --seed S [--record DIR] [--per-day R]`: a record of N invented reports, as if R had been
// read a day (55 unless told: 200,000 reports are ten years). The same seed gives the same record.
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { parseDay } from "../../src/report/index.ts";
import { openRecord, type RecordStore, type ToKeep } from "../../src/store/index.ts";
import { drawOf } from "./draw.ts";
import { Press, type Printed } from "./press.ts";
import { World } from "./world.ts";

const firstDay = parseDay("2014-01-01")!;
/** Reports written in one transaction. */
const batch = 2_000;

/** The reports of a seed, endlessly. */
export function* printed(seed: number, perDay: number): Generator<Printed> {
  const draw = drawOf(seed);
  const press = new Press(draw, new World(draw));
  for (let day = firstDay; ; day += 1) for (let i = 0; i < perDay; i += 1) yield press.print(day);
}

/** What the store keeps of a printed report. */
export const toKeep = ({ report, reading, received }: Printed): ToKeep => ({
  report,
  reading,
  provenance: { origin: "bench", received, original: null },
});

/** Fills a record up to `count` reports from the stream. */
export async function fill(store: RecordStore, stream: Generator<Printed>, count: number): Promise<void> {
  let waiting: ToKeep[] = [];
  for (let i = 0; i < count; i += 1) {
    waiting.push(toKeep(stream.next().value as Printed));
    if (waiting.length < batch && i < count - 1) continue;
    await store.keepAll(waiting);
    waiting = [];
  }
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      reports: { type: "string", default: "10000" },
      seed: { type: "string", default: "1" },
      record: { type: "string", default: "bench-record" },
      "per-day": { type: "string", default: "55" },
    },
  });
  const folder = resolve(values.record);
  rmSync(folder, { recursive: true, force: true });
  const store = await openRecord(folder, { create: true });
  const began = performance.now();
  await fill(store, printed(Number(values.seed), Number(values["per-day"])), Number(values.reports));
  console.log(
    `${values.reports} reports in ${folder} after ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  await store.close();
}
