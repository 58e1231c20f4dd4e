// `parley`: finds the command, hands it the world, and turns failures into one line and an exit code.
import { Command, CommanderError } from "commander";
import { registerCommands } from "./commands/index.ts";
import { CommandFailure, processContext } from "./context.ts";
import { version } from "./version.ts";

/** Runs one command line; the result is the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const context = processContext();
  const program = new Command("parley")
    .description(
      "Reads reporting on diplomacy and keeps the record: who met whom, which channels are open, what was promised,\nwho holds which post, and who says so.",
    )
    .version(version)
    .configureOutput({ writeErr: (text) => process.stderr.write(text) })
    .showHelpAfterError("(parley --help lists the commands; parley COMMAND --help shows one)")
    .exitOverride();
  await registerCommands(program, context, argv);
  program.addHelpText(
    "after",
    "\nA record is one folder, .parley, found here or in a folder above; --record DIR names another.\nData goes to stdout, all else to stderr. Exit codes: 0 done, 1 something failed, 2 wrong command line.",
  );
  try {
    await program.parseAsync(argv, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const known = error instanceof CommandFailure || (error as Error).name === "RecordFailure";
    context.say(`parley: ${known ? (error as Error).message : ((error as Error).stack ?? String(error))}`);
    if (!known) context.say("parley: this is a fault in Parley; the lines above say where.");
    return 1;
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe has gone (`parley board | head`): nothing more to say.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await main(process.argv.slice(2));
