// `parley check lexicon`: every entry's faults, with file, line and mend.
import { type Command, Argument } from "commander";
import { checkLexicon } from "../check.ts";
import type { Context } from "../context.ts";
import { entryKinds } from "../../reading/index.ts";
import { home } from "../home.ts";

export function register(program: Command, context: Context): void {
  program
    .command("check")
    .description("check the lexicon: names file, line and mend of every fault")
    .addArgument(new Argument("<what>", "what to check").choices(["lexicon"]))
    .addHelpText("after", "\nExample:\n  parley check lexicon")
    .action(() => {
      const { lines, problems } = checkLexicon(home, entryKinds);
      for (const line of lines) context.print(line);
      if (problems.length > 0) process.exitCode = 1;
    });
}
