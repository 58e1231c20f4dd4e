// `parley chronology`: events in order of time, a line each, with reports, origins and disagreements.
import type { Command } from "commander";
import { chosenEvents, type EventChoice } from "../../record/index.ts";
import { openChronology } from "../../store/index.ts";
import { type ChronologyOptions, renderChronology } from "../chronology.ts";
import type { Context } from "../context.ts";
import { day, type ViewOptions, withViewOptions } from "./clocks.ts";
import { openStateNames } from "../state-names.ts";
import { look } from "./look.ts";

interface Options extends ViewOptions {
  readonly between?: string;
  readonly channel?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly all?: boolean;
}

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("chronology"))
    .description("events in order of time: what, who, where, how many reports and origins")
    .option("--between <states>", "only events among these, e.g. USA,CHN")
    .option("--channel <words>", "only events of channels whose name holds these words")
    .option("--person <name>", "only events with this person")
    .option("--from <day>", "from this day on", day)
    .option("--to <day>", "up to this day", day)
    .option("--all", "also standing things: tenures, positions, relations, assessments")
    .addHelpText(
      "after",
      "\nExamples:\n  parley chronology --between USA,CHN --from 2023-01-01\n  parley chronology --person Austin --as-of 2023-06-30",
    )
    .action(async ({ between, channel, person, from, to, all, ...options }: Options) => {
      const choice: EventChoice = {
        ...(between ? { between: (await openStateNames()).parties(between) } : {}),
        ...(channel ? { channel } : {}),
        ...(person ? { person } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        all: all ?? false,
      };
      const { view, draw } = await look(context, options, (store, clocks) =>
        openChronology(store, clocks, choice),
      );
      const chosen: ChronologyOptions = { ...draw, ...choice };
      if (options.json) for (const event of chosenEvents(view, chosen)) context.print(JSON.stringify(event));
      else context.print(renderChronology(view, chosen));
    });
}
