// The options that every view takes: --as-of (known on), --on (true on), --as-recorded (audit), --record, --json.
import { type Command, InvalidArgumentError } from "commander";
import type { RecordView } from "../../record/index.ts";
import { parseDay } from "../../report/index.ts";
import { type Clocks, openView, type RecordStore } from "../../store/index.ts";
import { type Context, openRecordFor } from "../context.ts";

export interface ViewOptions {
  readonly asOf?: string;
  readonly on?: string;
  readonly asRecorded?: string;
  readonly record?: string;
  readonly json?: boolean;
}

/** An ISO day, or the error that commander shows. */
export function day(value: string): string {
  if (parseDay(value) === null)
    throw new InvalidArgumentError("Not a day of the calendar; write YYYY-MM-DD.");
  return value;
}

/** A count of 1 or more, or the error that commander shows. */
export function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("Write a whole number of 1 or more.");
  return number;
}

/** Adds the options of a view to a command. */
export const withViewOptions = (command: Command): Command =>
  command
    .option("--as-of <day>", "known on: only what was published by then", day)
    .option("--on <day>", "true on: what held in the world on that day", day)
    .option("--as-recorded <day>", "audit: only what had been received and judged by then", day)
    .option("--record <dir>", "the record's folder (default: .parley here or above)")
    .option("--json", "print JSON instead of text");

/** Opens a view of a record for the clocks that were asked for. */
export type Open = (store: RecordStore, clocks: Clocks) => Promise<RecordView>;

/** Opens the record and the view that the options ask for. */
export async function viewFor(
  context: Context,
  options: ViewOptions,
  open: Open = openView,
): Promise<RecordView> {
  const store = await openRecordFor(context, options.record);
  try {
    return await open(store, {
      asOf: options.asOf ?? null,
      on: options.on ?? null,
      asRecorded: options.asRecorded ?? null,
    });
  } finally {
    await store.close();
  }
}
