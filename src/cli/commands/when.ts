// `parley when "text" --published DAY`: the time expressions of a text, their values, their days and the basis.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { when } from "../when.ts";
import { day } from "./clocks.ts";

export function register(program: Command, context: Context): void {
  program
    .command("when")
    .description("time expressions of a text: TIMEX3 values, days, and why")
    .argument("<text>", "a sentence or more")
    .option("--published <day>", "publication day, YYYY-MM-DD", day)
    .addHelpText(
      "after",
      '\nExample:\n  parley when "They met last month in Vientiane." --published 2024-12-03',
    )
    .action((text: string, { published }: { published?: string }) => {
      for (const line of when(text, { published: published ?? null })) context.print(line);
    });
}
