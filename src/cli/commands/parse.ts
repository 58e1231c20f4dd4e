// `parley parse "sentence"`: draws words, tags and arcs, or writes CoNLL-U.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { openEngine } from "../engine.ts";
import { parse } from "../parse.ts";

export function register(program: Command, context: Context): void {
  program
    .command("parse")
    .description("draw the tree of a sentence: words, tags, arcs")
    .argument("<text>", "one or more sentences")
    .option("--conllu", "write CoNLL-U (Universal Dependencies)")
    .option("--quick", "use the quick reader")
    .addHelpText("after", '\nExample:\n  parley parse "Beijing rebuffed the Pentagon\'s request for a call."')
    .action((text: string, options: { conllu?: boolean; quick?: boolean }) => {
      const engine = openEngine();
      const english = options.quick ? engine.quick : engine.english;
      context.print(parse(text, english, { conllu: options.conllu ?? false, colour: context.colour }));
    });
}
