// `npm run torture`: kill -9 at random moments of reading, judging and rebuilding. Options: -- --read N --judge N --rebuild N
// (kills of each) and --seed S, which replays what is drawn (not the machine's own timing).
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { killJudge } from "./kill-judge.ts";
import { killRead } from "./kill-read.ts";
import { killRebuild } from "./kill-rebuild.ts";
import { random } from "./killing.ts";

const { values } = parseArgs({
  options: {
    read: { type: "string", default: "34" },
    judge: { type: "string", default: "33" },
    rebuild: { type: "string", default: "33" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const kinds = { read: killRead, judge: killJudge, rebuild: killRebuild };
const folder = mkdtempSync(join(tmpdir(), "parley-torture-"));
const told: string[] = [];
let [killed, finished] = [0, 0];
console.log(`kill -9, --seed ${values.seed}`);
for (const [index, kind] of (["read", "judge", "rebuild"] as const).entries()) {
  const kills = Number(values[kind]);
  if (!Number.isInteger(kills) || kills < 0)
    throw new Error(`--${kind} ${values[kind]}: give a number of kills`);
  if (kills === 0) continue;
  console.log(`${kind}: ${kills} kills`);
  const began = Date.now();
  const count = await kinds[kind](folder, kills, random(Number(values.seed) + index));
  killed += count.killed;
  finished += count.finished;
  told.push(
    `${kind}: ${count.killed} killed while running, ${count.finished} finished before the kill, ${Math.round((Date.now() - began) / 1000)} s`,
  );
}
rmSync(folder, { recursive: true });
for (const line of told) console.log(line);
console.log(
  `${killed} killed while running, ${finished} finished before the kill; nothing acknowledged lost, nothing half-done`,
);
