// `parley changed --since DAY`: what the record says now that it did not say then, and why.
import type { Command } from "commander";
import { renderChanged } from "../changed.ts";
import { type Context, openRecordFor } from "../context.ts";
import { changes } from "../../record/index.ts";
import { openView } from "../../store/index.ts";
import { openStateNames } from "../state-names.ts";
import { day } from "./clocks.ts";

interface Options {
  readonly since: string;
  readonly until?: string;
  readonly record?: string;
  readonly json?: boolean;
}

export function register(program: Command, context: Context): void {
  program
    .command("changed")
    .description("what changed in what is known between two days, and why")
    .requiredOption("--since <day>", "the earlier day", day)
    .option("--until <day>", "the later day (default: now)", day)
    .option("--record <dir>", "the record's folder (default: .parley here or above)")
    .option("--json", "print JSON lines instead of text")
    .addHelpText("after", "\nExample:\n  parley changed --since 2023-11-14 --until 2023-12-31")
    .action(async ({ since, until, record, json }: Options) => {
      const store = await openRecordFor(context, record);
      try {
        const before = await openView(store, { asOf: since });
        const after = await openView(store, until ? { asOf: until } : {});
        const states = await openStateNames();
        const draw = {
          columns: Math.min(context.columns, 100),
          colour: context.colour,
          stateName: states.name,
        };
        if (json) for (const change of changes(before, after, draw)) context.print(JSON.stringify(change));
        else context.print(renderChanged(before, after, draw));
      } finally {
        await store.close();
      }
    });
}
