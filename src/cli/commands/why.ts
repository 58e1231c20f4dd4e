// `parley why ID`: how a line came about: rule, span with its sentence, chain of voices, basis of the date, judgements.
import type { Command } from "commander";
import { type Context, openRecordFor } from "../context.ts";
import { sentenceAround } from "../sentence-around.ts";
import { openStateNames } from "../state-names.ts";
import { openView } from "../../store/index.ts";
import { behind, renderWhy } from "../why.ts";
import { type ViewOptions, withViewOptions } from "./clocks.ts";

export function register(program: Command, context: Context): void {
  withViewOptions(program.command("why"))
    .description("how a line came about: rule, span, sources, judgements")
    .argument("<id>", "an id as board, chronology or show print it")
    .addHelpText("after", "\nExample:\n  parley why e-4f2a")
    .action(async (id: string, options: ViewOptions) => {
      const store = await openRecordFor(context, options.record);
      try {
        const view = await openView(store, {
          asOf: options.asOf ?? null,
          on: options.on ?? null,
          asRecorded: options.asRecorded ?? null,
        });
        const cited = new Set((behind(view, id)?.refs ?? []).map((ref) => ref.slice(0, ref.indexOf("/"))));
        const [reports, judgements] = await Promise.all([
          store.reports({ ids: [...cited] }),
          store.judgements(),
        ]);
        const texts = new Map(reports.map((report) => [report.id, report.text]));
        const states = await openStateNames();
        context.print(
          renderWhy(view, id, {
            columns: Math.min(context.columns, 100),
            colour: context.colour,
            stateName: states.name,
            judgements,
            sentence: (report, start, end) => sentenceAround(texts.get(report), start, end),
          }),
        );
      } finally {
        await store.close();
      }
    });
}
