// kill -9 while judgements are written: each that was acknowledged is there word for word, whatever else is there was announced,
// and the record is folded with them. In turn a process that judges one by one, and `parley review --merge` of a log.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Judgement } from "../../src/record/index.ts";
import { openRecord, type RecordStore } from "../../src/store/index.ts";
import { fill, printed } from "../../tools/bench/generate.ts";
import { judgementsOn, type Said } from "./judging.ts";
import { type Count, parley, type Random, random, repeat, run } from "./killing.ts";
import { checkWhole, inspect } from "./whole.ts";

const reports = 300;
/** Lines of a log to be merged. */
const logged = 200;
/** Judgements after which a new record is begun, so that a round does not grow dearer and dearer. */
const enough = 600;

/** What was said of a record: judgements acknowledged, and announced, by id; the later of each as it stands. */
class Expected {
  readonly kept = new Map<string, Judgement>();
  readonly announced = new Map<string, Judgement>();

  hear(said: Said): void {
    if ("kept" in said) this.kept.set(said.kept, this.announced.get(said.kept)!);
    else if ("withdraw" in said.about) {
      const { withdraw, by } = said.about;
      this.announced.set(withdraw, { ...this.kept.get(withdraw)!, withdrawn: by });
    } else this.announced.set(said.about.id, said.about);
  }

  /** Throws AssertionError where the record differs; what was announced and is there counts from now on as acknowledged. */
  compare(held: readonly Judgement[]): number {
    const there = new Map(held.map((each) => [each.id, each]));
    for (const [id, judgement] of this.kept) {
      const found = there.get(id);
      assert.ok(found, `${id} was acknowledged and is gone`);
      // A withdrawal may have been announced, and written, but not yet acknowledged.
      const announced = this.announced.get(id)!;
      const as = found.withdrawn && !judgement.withdrawn ? announced : judgement;
      assert.deepEqual(found, as, `${id} is not what was acknowledged`);
    }
    let unsaid = 0;
    for (const [id, found] of there) {
      if (!this.kept.has(id)) {
        unsaid += 1;
        assert.deepEqual(found, this.announced.get(id), `${id} is there and is not what was announced`);
      }
      this.kept.set(id, found);
    }
    this.announced.clear();
    for (const [id, found] of this.kept) this.announced.set(id, found);
    return unsaid;
  }
}

async function newRecord(folder: string, seed: number): Promise<void> {
  const store = await openRecord(folder, { create: true });
  await fill(store, printed(seed, 55), reports);
  await store.settle();
  await store.close();
}

/** Writes a log of judgements as another person would send it. */
async function writeLog(store: RecordStore, file: string, name: string, next: Random): Promise<Judgement[]> {
  const log: Judgement[] = [];
  for await (const judgement of judgementsOn(store, name, next)) {
    log.push(judgement);
    if (log.length === logged) break;
  }
  writeFileSync(file, log.map((each) => `${JSON.stringify(each)}\n`).join(""));
  return log;
}

/** Kills `kills` runs; its records lie in `folder`. Throws AssertionError. */
export async function killJudge(folder: string, kills: number, next: Random): Promise<Count> {
  let record = join(folder, "judge-0");
  let expected = new Expected();
  await newRecord(record, 1);
  const log = join(folder, "log.jsonl");
  const merge = [parley, "review", "--merge", log, "--record"];
  const calibrate = join(folder, "calibrate-judge");
  await newRecord(calibrate, 1);
  await checkWhole(calibrate, async (store) => void (await writeLog(store, log, "free", next)));
  const free = await run([...merge, calibrate], null);
  const startUp = await run([parley, "review", "--agreement", "--record", record], null);
  return repeat(kills, async (round) => {
    const before = expected.kept.size;
    const judges = round % 2 === 0;
    let killed: boolean;
    if (judges) {
      const seed = Math.floor(next() * 1_000_000_000);
      const judging = resolve(import.meta.dirname, "judging.ts");
      const ran = await run([judging, record, String(seed)], next() * 1_000, "first line");
      for (const line of ran.lines) expected.hear(JSON.parse(line) as Said);
      killed = ran.killed;
    } else {
      const store = await openRecord(record);
      const lines = await writeLog(store, log, `log-${round}`, random(round));
      await store.close();
      for (const about of lines) expected.hear({ about });
      const ran = await run(
        [...merge, record],
        startUp.took * 0.7 + next() * (free.took - startUp.took * 0.7),
      );
      killed = ran.killed;
      if (!killed) for (const { id } of lines) expected.hear({ kept: id });
    }
    const said = expected.kept.size - before;
    const { dirty } = inspect(record)!;
    let unsaid = 0;
    await checkWhole(record, async (store) => {
      const held = await store.judgements();
      unsaid = expected.compare(held);
      if (judges) assert.ok(unsaid <= 1, "more than the one under way was there unsaid");
      // A log is added line by line: what is there of it is its beginning.
      const numbers = held
        .filter(({ id }) => id.startsWith(`log-${round}-`))
        .map(({ id }) => Number(id.split("-")[2]));
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        numbers.map((_, i) => i),
      );
    });
    const held = expected.kept.size;
    if (held > enough) {
      record = join(folder, `judge-${round + 1}`);
      expected = new Expected();
      await newRecord(record, round + 2);
    }
    const how = judges
      ? `${said} acknowledged and ${unsaid} not`
      : `merging, ${held - before} of ${logged} added`;
    return { killed, saw: `${how}, ${held} held, ${dirty} reports not yet folded` };
  });
}
