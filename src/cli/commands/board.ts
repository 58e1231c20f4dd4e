// `parley board`: channels by level with their state, days since contact, open commitments, vacancies.
import type { Command } from "commander";
import { openBoard } from "../../store/index.ts";
import { renderBoard } from "../board.ts";
import type { Context } from "../context.ts";
import { type ViewOptions, withViewOptions } from "./clocks.ts";
import { openStateNames } from "../state-names.ts";
import { look } from "./look.ts";

interface BoardOptions extends ViewOptions {
  readonly between?: string;
  readonly channel?: string;
  readonly all?: boolean;
}

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("board"))
    .description("channels, levels, states, days since contact, open commitments, vacancies")
    .option("--between <states>", "only channels among these, e.g. USA,CHN")
    .option("--channel <words>", "only channels whose name holds these words")
    .option("--all", "every pair of states, not only the most recent")
    .addHelpText(
      "after",
      "\nExamples:\n  parley board\n  parley board --between USA,CHN --on 2023-06-01\n  parley board --as-of 2023-12-31",
    )
    .action(async (options: BoardOptions) => {
      const between = options.between ? (await openStateNames()).parties(options.between) : undefined;
      const { view, draw } = await look(context, options, (store, clocks) =>
        openBoard(store, clocks, { ...(between ? { between } : {}), all: options.all ?? false }),
      );
      if (options.json) {
        const { asOf, asRecorded, on, coverage, lanes, commitments, posts } = view;
        context.print(JSON.stringify({ asOf, asRecorded, on, coverage, lanes, commitments, posts }));
        return;
      }
      context.print(
        renderBoard(view, {
          ...draw,
          ...(between ? { between } : {}),
          ...(options.channel ? { channel: options.channel } : {}),
          all: options.all ?? false,
        }),
      );
    });
}
