// What a command is given of the world: streams, clock, terminal, folder. Data goes to stdout, all else to stderr.
import { resolve } from "node:path";
import { findRecord, openRecord, RecordFailure, recordFolder, type RecordStore } from "../store/index.ts";

/** A failure that belongs to the command line, not to the record: said in one line, exit code 1. */
export class CommandFailure extends Error {}

export interface Context {
  readonly cwd: string;
  /** Now, as an ISO instant (UTC). */
  now(): string;
  /** Writes data, a line. */
  print(line: string): void;
  /** Writes a message, a line. */
  say(line: string): void;
  /** True when stdout is a terminal that shows colour (NO_COLOR and FORCE_COLOR are heard). */
  readonly colour: boolean;
  /** Width of the terminal in columns; 80 where it is none. */
  readonly columns: number;
  /** True when stderr is a terminal: only then is progress shown. */
  readonly progress: boolean;
}

/** The folder of the record: `--record DIR`, or `.parley` here or above; null when there is none yet. */
export function locateRecord(context: Context, record: string | undefined): string | null {
  return record === undefined ? findRecord(context.cwd) : resolve(context.cwd, record);
}

/** Opens the record that a command is about. Throws RecordFailure when there is none and `create` is not set. */
export function openRecordFor(
  context: Context,
  record: string | undefined,
  options: { create?: boolean; patience?: number } = {},
): Promise<RecordStore> {
  const folder = locateRecord(context, record);
  if (folder !== null) return openRecord(folder, options);
  if (options.create) return openRecord(resolve(context.cwd, recordFolder), options);
  throw new RecordFailure(
    context.cwd,
    "no record here or in a folder above",
    "Make one with `parley read PATH`, or name one with --record DIR.",
  );
}

/** The context of this process. */
export function processContext(): Context {
  const { env, stdout, stderr } = process;
  return {
    cwd: process.cwd(),
    now: () => new Date().toISOString(),
    print: (line) => stdout.write(`${line}\n`),
    say: (line) => stderr.write(`${line}\n`),
    colour: env.NO_COLOR ? false : env.FORCE_COLOR ? true : stdout.isTTY === true,
    columns: stdout.isTTY ? Math.max(40, stdout.columns) : 80,
    progress: stderr.isTTY === true,
  };
}
