// Runs a command of Parley and kills it (SIGKILL) at a chosen moment; repeats that until so many were killed while they ran.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** The built command line. */
export const parley = resolve(import.meta.dirname, "../../dist/parley.js");

/** Draws numbers of [0, 1). */
export type Random = () => number;

/** Mulberry32: small, and the same numbers for the same seed. */
export function random(state: number): Random {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What came of a process: the whole lines that it printed, whether the kill met it while it ran, and how long it ran (ms). */
export interface Run {
  readonly lines: readonly string[];
  readonly killed: boolean;
  readonly took: number;
}

/**
 * Runs Node on `args` and kills it `delay` ms after its start, or after its first line where `from` says so (never, when null).
 * Throws when it fails by itself.
 */
export function run(
  args: readonly string[],
  delay: number | null,
  from: "start" | "first line" = "start",
): Promise<Run> {
  return new Promise((done, fail) => {
    const began = Date.now();
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    let timer: NodeJS.Timeout | null = null;
    const arm = (): void => {
      if (delay !== null) timer ??= setTimeout(() => child.kill("SIGKILL"), delay);
    };
    if (from === "start") arm();
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      arm();
    });
    child.on("error", fail);
    child.on("close", (code, signal) => {
      if (timer) clearTimeout(timer);
      const killed = signal === "SIGKILL";
      if (!killed && code !== 0) fail(new Error(`${args.join(" ")}: ended by itself with ${code ?? signal}`));
      // The last line may be cut by the kill: a cut line was not yet said.
      else done({ lines: output.split("\n").slice(0, -1), killed, took: Date.now() - began });
    });
  });
}

/** How many runs were killed while they ran, and how many had ended before the kill came. */
export interface Count {
  readonly killed: number;
  readonly finished: number;
}

/**
 * Repeats `round` until `kills` runs were killed. A run that ended before its kill counts for nothing; so that the loop ends,
 * there are at most four times as many runs.
 */
export async function repeat(
  kills: number,
  round: (index: number) => Promise<{ readonly killed: boolean; readonly saw: string }>,
): Promise<Count> {
  let [killed, finished] = [0, 0];
  for (let index = 0; killed < kills && index < 4 * kills; index += 1) {
    const each = await round(index);
    if (each.killed) killed += 1;
    else finished += 1;
    console.log(`  ${index + 1}: ${each.killed ? "killed" : "ended"}, ${each.saw}`);
  }
  assert.equal(killed, kills, "too few runs were killed: the machine is too quick for this record");
  return { killed, finished };
}
