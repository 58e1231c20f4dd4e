// `parley precedent "first .. since .."`: tests such a claim against the record.
import type { Command } from "commander";
import type { Context } from "../context.ts";
import { renderPrecedent } from "../precedent.ts";
import { day, type ViewOptions, withViewOptions } from "./clocks.ts";
import { look } from "./look.ts";

interface Options extends ViewOptions {
  readonly between?: string;
  readonly person?: string;
  readonly until?: string;
}

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("precedent"))
    .description('test a claim such as "first visit since 2019" against the record')
    .argument("<claim>", "the claim in words")
    .option("--between <states>", "the parties, e.g. USA,TWN (default: those that the claim names)")
    .option("--person <name>", "only events with this person count")
    .option("--until <day>", "what came on or after this day is no counter-example", day)
    .addHelpText(
      "after",
      '\nExample:\n  parley precedent "first meeting of US and Chinese defense ministers since 2022"',
    )
    .action(async (claim: string, { between, person, until, ...options }: Options) => {
      const { view, draw, states } = await look(context, options);
      context.print(
        renderPrecedent(view, claim, {
          ...draw,
          statesIn: states.statesIn,
          ...(between ? { between: states.parties(between) } : {}),
          ...(person ? { person } : {}),
          ...(until ? { until } : {}),
        }),
      );
    });
}
