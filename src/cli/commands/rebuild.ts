// `parley rebuild`: reads every kept report again with today's reader where it was not yet, and folds the record anew.
import type { Command } from "commander";
import { openView } from "../../store/index.ts";
import { type Context, openRecordFor } from "../context.ts";
import { openEngine } from "../engine.ts";

export function register(program: Command, context: Context): void {
  program
    .command("rebuild")
    .description("read kept reports again with the present reader, and fold the record anew; judgements stay")
    .option("--quick", "use the quick reader")
    .option("--record <dir>", "the record's folder (default: .parley here or above)")
    .addHelpText("after", "\nExample:\n  parley rebuild")
    .action(async (options: { quick?: boolean; record?: string }) => {
      const store = await openRecordFor(context, options.record);
      try {
        const engine = openEngine();
        const reader = options.quick ? engine.quickReader : engine.reader;
        let reread = 0;
        const reports = await store.reports();
        for (const report of reports) {
          if (await store.isKnown(report.id, reader.name)) continue;
          const { origin } = report;
          await store.keep(report, reader.read(report), { origin, received: context.now(), original: null });
          reread += 1;
        }
        await store.forgetViews();
        const view = await openView(store);
        context.print(
          `${reports.length} reports, ${reread} read again with ${reader.name}; ${view.events.length} events, ` +
            `${view.lanes.length} channel lanes, ${view.commitments.length} commitments, ${view.orphans.length} orphaned judgements.`,
        );
      } finally {
        await store.close();
      }
    });
}
