// `npm run torture`: kill -9 during `parley read`, at random moments. Nothing may be half-read, nothing that was reported as
// kept may be lost, and the next `read` must go on. Prints the seed that replays a run: TORTURE_SEED=… npm run torture
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";

const rounds = Number(process.env.TORTURE_ROUNDS ?? 20);
const seed = Number(process.env.TORTURE_SEED ?? Date.now() % 1_000_000);
const parley = resolve(import.meta.dirname, "../../dist/parley.js");
const reports = 400;

/** Mulberry32: small, and the same numbers for the same seed. */
function random(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const folder = mkdtempSync(join(tmpdir(), "parley-torture-"));
const sources = join(folder, "sources");
mkdirSync(sources);
for (let i = 0; i < reports; i += 1)
  writeFileSync(
    join(sources, `${String(i).padStart(4, "0")}.txt`),
    `The foreign ministers of France and Japan met in Paris on Tuesday, round ${i} of their talks, officials said.\n\n` +
      `Japan's minister said the two sides had agreed to hold round ${i + 1} next month. France declined to comment.\n`,
  );

/** Runs `parley read`, kills it after `delay` ms (never, when null); the ids that it reported as kept. */
const read = (record: string, delay: number | null): Promise<{ ids: string[]; killed: boolean }> =>
  new Promise((done) => {
    const child = spawn(
      process.execPath,
      [parley, "read", sources, "--record", record, "--published", "2024-03-06", "--json"],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    const timer = delay === null ? null : setTimeout(() => child.kill("SIGKILL"), delay);
    child.on("close", (_code, signal) => {
      if (timer) clearTimeout(timer);
      // The last line may be cut by the kill: a cut line was not yet reported.
      const ids = output
        .split("\n")
        .slice(0, -1)
        .map((line) => (JSON.parse(line) as { report: string }).report);
      done({ ids, killed: signal === "SIGKILL" });
    });
  });

console.log(`kill -9 during read: ${rounds} rounds, TORTURE_SEED=${seed}`);
const next = random(seed);
const whole = Date.now();
const free = await read(join(folder, "calibrate"), null);
assert.equal(free.ids.length, reports);
const duration = Date.now() - whole;
let kills = 0;
let record = join(folder, "record-0");
// A run that ended before its kill counts for nothing; so that the loop ends, there are at most four times as many runs.
for (let round = 0; kills < rounds && round < 4 * rounds; round += 1) {
  const { ids, killed } = await read(record, 50 + next() * 0.9 * duration);
  kills += killed ? 1 : 0;
  let held = 0;
  try {
    const database = new DatabaseSync(join(record, "record.db"), { readOnly: true });
    const kept = new Set(
      database
        .prepare("select id from report")
        .all()
        .map((row) => row.id as string),
    );
    const halves = database
      .prepare("select count(*) as n from report where id not in (select report from reading)")
      .get() as { n: number };
    const check = database.prepare("pragma integrity_check").get() as { integrity_check: string };
    database.close();
    assert.equal(check.integrity_check, "ok");
    assert.equal(halves.n, 0, "a report without its reading");
    for (const id of ids) assert.ok(kept.has(id), `round ${round}: ${id} was reported as kept and is gone`);
    held = kept.size;
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_SQLITE_ERROR" || ids.length > 0) throw error;
  }
  console.log(
    `round ${round + 1}: ${killed ? "killed" : "ended"}, ${ids.length} newly reported, ${held} held`,
  );
  if (held === reports) record = join(folder, `record-${round + 1}`);
}
const last = await read(record, null);
const database = new DatabaseSync(join(record, "record.db"), { readOnly: true });
assert.equal(
  (database.prepare("select count(*) as n from report").get() as { n: number }).n,
  reports,
  "the last read did not go on",
);
database.close();
assert.equal(kills, rounds, "too few runs were killed; the machine is too quick for the number of reports");
console.log(`${kills} runs were killed; the last read added ${last.ids.length}; nothing lost`);
rmSync(folder, { recursive: true });
console.log(`${rounds} passed, 0 failed`);
