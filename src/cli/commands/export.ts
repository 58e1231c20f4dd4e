// `parley export FORMAT`: the record for other hands; what a format can't hold is said on stderr.
import { writeFileSync } from "node:fs";
import { Argument, type Command } from "commander";
import { codebook, formats } from "../../exports/index.ts";
import { CommandFailure, type Context } from "../context.ts";
import { type ViewOptions, withViewOptions } from "./clocks.ts";
import { look } from "./look.ts";

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("export"))
    .description("write the record in another format; `codebook` explains them all")
    .addArgument(
      new Argument("<format>", "what to write").choices([...formats.map(({ name }) => name), "codebook"]),
    )
    .option("-o, --output <file>", "write to this file instead of stdout")
    .addHelpText(
      "after",
      "\nExamples:\n  parley export csv -o record.csv\n  parley export plover-csv --as-of 2023-12-31\n  parley export codebook",
    )
    .action(async (name: string, options: ViewOptions & { output?: string }) => {
      const format = formats.find((each) => each.name === name);
      let text: string;
      if (format) {
        const { view, states } = await look(context, options);
        text = format.write(view, { state: states.name });
        for (const loss of format.loses) context.say(`${name}: ${loss}`);
      } else text = codebook();
      if (options.output === undefined) {
        context.print(text.replace(/\n$/, ""));
        return;
      }
      try {
        writeFileSync(options.output, text);
      } catch (error) {
        throw new CommandFailure(
          `${options.output}: can't be written (${(error as Error).message}). Choose another file.`,
        );
      }
    });
}
