// `parley rebuild`: reads every kept report again with today's reader where it was not yet, and folds the record anew.
import type { Command } from "commander";
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
        const { ids, of } = await store.notReadBy(reader.name);
        for (const id of ids) {
          const report = (await store.report(id))!;
          const { origin } = report;
          await store.keep(report, reader.read(report), { origin, received: context.now(), original: null });
        }
        await store.forgetViews();
        await store.refold();
        const { events, relations, promises, orphans } = await store.look((look) => look.totals());
        context.print(
          `${of} reports, ${ids.length} read again with ${reader.name}; ${events} events, ` +
            `channels of ${relations} ${relations === 1 ? "relation" : "relations"}, ${promises} commitments, ${orphans} orphaned judgements.`,
        );
      } finally {
        await store.close();
      }
    });
}
