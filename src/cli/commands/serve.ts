// `parley serve`: the desk and the API of a record on 127.0.0.1, until Ctrl-C.
import { join } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { deskApp, DeskRecord, listen, Live } from "../../server/index.ts";
import { CommandFailure, type Context, openRecordFor } from "../context.ts";
import { home } from "../home.ts";
import { readInto, sampleFiles } from "../read-into.ts";
import { openStateNames } from "../state-names.ts";
import { version } from "../version.ts";

interface Options {
  readonly port: number;
  readonly record?: string;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("Write a port from 0 (any free one) to 65535.");
  return number;
}

export function register(program: Command, context: Context): void {
  program
    .command("serve")
    .description("the desk and the API of a record on 127.0.0.1, until Ctrl-C")
    .option("--port <n>", "port to listen on; 0 takes a free one", portNumber, 4180)
    .option(
      "--record <dir>",
      "the record's folder (default: .parley here or above, made here if there is none)",
    )
    .addHelpText("after", "\nExamples:\n  parley serve\n  parley serve --port 0 --record build/sample-record")
    .action(async ({ port, record }: Options) => {
      const store = await openRecordFor(context, record, { create: true });
      try {
        const names = await openStateNames();
        const app = deskApp({
          record: new DeskRecord(store, names.name),
          live: new Live(),
          desk: join(home, "dist", "desk"),
          version,
          now: context.now,
          fault: (error) => context.say(error.stack ?? error.message),
          readInto: readInto(store, context.now),
          samples: sampleFiles,
          parties: names.parties,
          statesIn: names.statesIn,
          states: names.all(),
        });
        const listening = await listen(app, port).catch((error: NodeJS.ErrnoException) => {
          throw new CommandFailure(
            error.code === "EADDRINUSE"
              ? `port ${port} is taken. Stop what uses it, or choose another: parley serve --port 0`
              : `port ${port} can't be opened (${error.message}). Choose another with --port.`,
          );
        });
        context.print(`The desk is at ${listening.address}/ (Ctrl-C stops it).`);
        await new Promise<void>((stop) => {
          process.once("SIGINT", () => stop());
          process.once("SIGTERM", () => stop());
        });
        await listening.close();
      } finally {
        await store.close();
      }
    });
}
