// `parley brief -o brief.docx`: a footnoted chronology with an as-of stamp, as Word document or Markdown.
import { writeFileSync } from "node:fs";
import type { Command } from "commander";
import { briefChannels, briefDocx, briefMarkdown, composeBrief } from "../../exports/index.ts";
import { chosenEvents, eventTitle, wordsOf } from "../../record/index.ts";
import { openView } from "../../store/index.ts";
import type { ChronologyOptions } from "../chronology.ts";
import { CommandFailure, type Context, openRecordFor } from "../context.ts";
import { openStateNames } from "../state-names.ts";
import { day, type ViewOptions, withViewOptions } from "./clocks.ts";

interface Options extends Omit<ViewOptions, "json"> {
  readonly between?: string;
  readonly channel?: string;
  readonly person?: string;
  readonly from?: string;
  readonly to?: string;
  readonly title?: string;
  readonly output?: string;
}

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("brief"))
    .description("a footnoted chronology with an as-of stamp: .docx, .md, or Markdown on stdout")
    .option("--between <states>", "only what is among these, e.g. USA,CHN")
    .option("--channel <words>", "only events of channels whose name holds these words")
    .option("--person <name>", "only events with this person")
    .option("--from <day>", "from this day on", day)
    .option("--to <day>", "up to this day", day)
    .option("--title <words>", "title of the brief")
    .option("-o, --output <file>", "write to this .docx or .md file")
    .addHelpText(
      "after",
      "\nExamples:\n  parley brief --between USA,CHN -o brief.docx\n  parley brief --channel military --as-of 2023-12-31 > brief.md",
    )
    .action(async ({ between, channel, person, from, to, title, output, ...options }: Options) => {
      if (output !== undefined && !/\.(docx|md)$/.test(output))
        throw new CommandFailure(`${output}: a brief is .docx or .md. Give the file one of these endings.`);
      const store = await openRecordFor(context, options.record);
      try {
        const view = await openView(store, {
          asOf: options.asOf ?? null,
          on: options.on ?? null,
          asRecorded: options.asRecorded ?? null,
        });
        const states = await openStateNames();
        const words = wordsOf(view, { stateName: states.name });
        const parties = between ? states.parties(between) : null;
        const chosen: ChronologyOptions = {
          ...(parties ? { between: parties } : {}),
          ...(channel ? { channel } : {}),
          ...(person ? { person } : {}),
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
        };
        const reports = new Map((await store.reports()).map((report) => [report.id, report]));
        const brief = composeBrief(view, {
          title: title ?? (parties ? `${parties.map(states.name).join(" and ")}: chronology` : "Chronology"),
          made: context.now(),
          ...(parties ? { parties } : {}),
          events: chosenEvents(view, chosen),
          titleOf: (event) => eventTitle(event, words),
          channels: briefChannels(view, parties ?? [], channel),
          report: (id) => reports.get(id) ?? null,
        });
        if (output === undefined) context.print(briefMarkdown(brief).trimEnd());
        else {
          writeFileSync(output, output.endsWith(".docx") ? await briefDocx(brief) : briefMarkdown(brief));
          context.say(
            `${output}: ${brief.years.reduce((sum, { entries }) => sum + entries.length, 0)} events, ${brief.notes.length} notes`,
          );
        }
      } catch (error) {
        if ((error as NodeJS.ErrnoException).syscall === "open")
          throw new CommandFailure(
            `${output}: can't be written (${(error as Error).message}). Choose another file.`,
          );
        throw error;
      } finally {
        await store.close();
      }
    });
}
