// `parley serve`: the desk and the API of a record on 127.0.0.1, or for a team behind a token, until Ctrl-C.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import {
  Access,
  deskApp,
  DeskRecord,
  listen,
  Live,
  loopbackHosts,
  recordPresence,
} from "../../server/index.ts";
import { CommandFailure, type Context, openRecordFor } from "../context.ts";
import { deskToken, hostNames, isLoopback } from "../desk-access.ts";
import { home } from "../home.ts";
import { readInto, sampleFiles } from "../read-into.ts";
import { openStateNames } from "../state-names.ts";
import { version } from "../version.ts";

/** Milliseconds that a request waits for another process that writes: the desk itself asks again. */
const patience = 1500;

interface Options {
  readonly port: number;
  readonly record?: string;
  readonly host: string;
  readonly allowHost: readonly string[];
  readonly newToken?: boolean;
  readonly cert?: string;
  readonly key?: string;
}

function portNumber(value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new InvalidArgumentError("Write a port from 0 (any free one) to 65535.");
  return number;
}

/** Certificate and key of the files given; undefined when none is. */
function tlsOf(context: Context, { cert, key }: Options): { cert: string; key: string } | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined)
    throw new CommandFailure("a certificate and its key belong together. Give both --cert and --key.");
  const read = (path: string): string => {
    try {
      return readFileSync(resolve(context.cwd, path), "utf8");
    } catch (error) {
      throw new CommandFailure(`${path} can't be read (${(error as Error).message}). Give a PEM file.`);
    }
  };
  return { cert: read(cert), key: read(key) };
}

const failureOf = (error: NodeJS.ErrnoException, { port, host }: Options): CommandFailure =>
  new CommandFailure(
    error.code === "EADDRINUSE"
      ? `port ${port} is taken. Stop what uses it, or choose another: parley serve --port 0`
      : error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND"
        ? `${host} is no address of this machine. Give one of its own, or 0.0.0.0 for all.`
        : `port ${port} can't be opened (${error.message}). Choose another with --port.`,
  );

export function register(program: Command, context: Context): void {
  program
    .command("serve")
    .description("the desk and the API of a record on 127.0.0.1, until Ctrl-C")
    .option("--port <n>", "port to listen on; 0 takes a free one", portNumber, 4180)
    .option(
      "--host <address>",
      "address to listen on; another than loopback asks everybody for a token",
      "127.0.0.1",
    )
    .option("--allow-host <name...>", "further names under which browsers may call the desk", [])
    .option("--new-token", "make another token and show it; the old one opens nothing more")
    .option("--cert <file>", "certificate (PEM): the desk is served over TLS")
    .option("--key <file>", "its key (PEM)")
    .option(
      "--record <dir>",
      "the record's folder (default: .parley here or above, made here if there is none)",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  parley serve\n  parley serve --port 0 --record build/sample-record\n  parley serve --host 0.0.0.0 --cert desk.pem --key desk.key",
    )
    .action(async (options: Options) => {
      const { port, record, host } = options;
      const tls = tlsOf(context, options);
      const store = await openRecordFor(context, record, { create: true, patience });
      try {
        const names = await openStateNames();
        const open = !isLoopback(host);
        const { hash, token } = open
          ? deskToken(store.folder, options.newToken === true)
          : { hash: "", token: null };
        const secure = tls !== undefined;
        const app = deskApp({
          record: new DeskRecord(store, names.name),
          live: new Live(),
          present: recordPresence(store.folder),
          desk: join(home, "dist", "desk"),
          version,
          now: context.now,
          fault: (error) => context.say(error.stack ?? error.message),
          readInto: readInto(store, context.now),
          samples: sampleFiles,
          parties: names.parties,
          statesIn: names.statesIn,
          states: names.all(),
          access: open ? new Access({ hash, secure, now: context.now }) : null,
          hosts: hostNames(host, options.allowHost),
          secure,
        });
        // Before anybody waits for it: what was read in bulk is folded into the rows that answers come from.
        await store.settle().catch((error: Error) => context.say(error.message));
        const listening = await listen(app, port, { host, tls }).catch((error: NodeJS.ErrnoException) => {
          throw failureOf(error, options);
        });
        context.print(`The desk is at ${listening.address}/ (Ctrl-C stops it).`);
        if (open) {
          const others = hostNames(host, options.allowHost).filter((name) => !loopbackHosts.includes(name));
          context.print(
            `Others call it ${others.map((name) => `${secure ? "https" : "http"}://${name}:${listening.port}/`).join(" or ")}`,
          );
          context.print(
            token === null
              ? "It asks for the token that was shown when it was made. Lost? --new-token makes another."
              : `Its token, shown this once: ${token}`,
          );
          if (!secure)
            context.say(
              "Without --cert and --key the token and the record cross the network in the clear: do so only in a network that you trust.",
            );
        }
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
