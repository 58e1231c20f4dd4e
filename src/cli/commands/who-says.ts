// `parley who-says FILE`: every source, cue and content of a text.
import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { decode, problemText } from "../../ingest/index.ts";
import { CommandFailure, type Context } from "../context.ts";
import { openEngine } from "../engine.ts";
import { whoSaysText } from "../who-says.ts";

export function register(program: Command, context: Context): void {
  program
    .command("who-says")
    .description("who says what in a text: source, cue, content")
    .argument("<file>", "a text file, or - for standard input")
    .option("--precise", "only what is right nine times in ten, as the record uses it")
    .option("--json", "print JSON lines instead of text")
    .addHelpText("after", "\nExample:\n  parley who-says page.txt --precise")
    .action((file: string, { precise, json }: { precise?: boolean; json?: boolean }) => {
      let bytes: Uint8Array;
      try {
        bytes = readFileSync(file === "-" ? 0 : file);
      } catch (error) {
        throw new CommandFailure(`${file}: can't be read (${(error as Error).message}). Check the path.`);
      }
      const decoded = decode(bytes, file);
      if (!("text" in decoded)) throw new CommandFailure(problemText(decoded));
      context.print(
        whoSaysText(decoded.text, openEngine(), { precise: precise ?? false, json: json ?? false }),
      );
    });
}
