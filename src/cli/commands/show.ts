// `parley show ID`: a report, statement, event, channel, post or commitment, with its evidence.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { find, renderShow } from "../show.ts";
import { openAbout } from "../../store/index.ts";
import { type ViewOptions, withViewOptions } from "./clocks.ts";
import { look } from "./look.ts";

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("show"))
    .description("a report, statement, event, person, post, channel or commitment, with evidence")
    .argument("<id>", "an id as board, chronology or why print it, or a name")
    .addHelpText("after", '\nExamples:\n  parley show e-4f2a\n  parley show "Lloyd Austin"')
    .action(async (id: string, options: ViewOptions) => {
      const { view, draw } = await look(context, options, (store, clocks) => openAbout(store, clocks, id));
      context.print(options.json ? JSON.stringify(find(view, id)) : renderShow(view, id, draw));
    });
}
