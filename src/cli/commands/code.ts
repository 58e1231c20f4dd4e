// `parley code "sentence"`: its statements with rule and tree path, and what was considered and dropped.
import type { Command } from "commander";
import { codeText } from "../code.ts";
import type { Context } from "../context.ts";
import { openEngine } from "../engine.ts";
import { day } from "./clocks.ts";

export function register(program: Command, context: Context): void {
  program
    .command("code")
    .description("how a sentence is coded: statements, rules, tree paths, what was dropped")
    .argument("<text>", "a sentence or more")
    .option("--published <day>", "publication day, YYYY-MM-DD", day)
    .option("--dropped", "also what was considered and dropped")
    .option("--quick", "use the quick reader")
    .addHelpText(
      "after",
      '\nExample:\n  parley code "Tokyo and Seoul agreed to reopen their hotline." --published 2024-05-01',
    )
    .action((text: string, options: { published?: string; dropped?: boolean; quick?: boolean }) => {
      const engine = openEngine();
      const { read } = options.quick ? engine.quickReader : engine.reader;
      context.print(
        codeText(text, read, { published: options.published ?? null, dropped: options.dropped ?? false }),
      );
    });
}
