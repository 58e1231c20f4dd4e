// `parley search WORDS`: reports that hold the words, newest first, with the words around the hits.
import type { Command } from "commander";
import { type Context, openRecordFor } from "../context.ts";
import { inkOf, wrapped } from "../lines.ts";
import { wholeNumber } from "./clocks.ts";

interface Options {
  readonly ranked?: boolean;
  readonly limit: number;
  readonly record?: string;
  readonly json?: boolean;
}

export function register(program: Command, context: Context): void {
  program
    .command("search")
    .description("reports that hold the words, in text, title or the names of what they told")
    .argument("<words...>", 'words that must all be there; "in quotes" a phrase')
    .option("--ranked", "best match first instead of newest first")
    .option("--limit <n>", "how many at most", wholeNumber, 20)
    .option("--record <dir>", "the record's folder (default: .parley here or above)")
    .option("--json", "print JSON lines instead of text")
    .addHelpText("after", "\nExample:\n  parley search '\"theater commanders\" Austin' --ranked")
    .action(async (words: string[], { ranked, limit, record, json }: Options) => {
      const store = await openRecordFor(context, record);
      try {
        const found = await store.search(words.join(" "), { order: ranked ? "ranked" : "newest", limit });
        if (json) for (const each of found) context.print(JSON.stringify(each));
        else if (found.length === 0) context.print("No report in this record holds these words.");
        const ink = inkOf(context.colour);
        const columns = Math.min(context.columns, 100);
        if (!json)
          for (const { report, title, publisher, published, snippet } of found) {
            context.print(
              `${ink.bold(published ?? "undated   ")}  ${publisher ?? "unknown publisher"}: ${title ?? "untitled"}  ${ink.dim(report.slice(0, 12))}`,
            );
            for (const line of wrapped(snippet.replace(/\s+/g, " "), columns, "            "))
              context.print(
                line
                  // oxlint-disable-next-line no-control-regex -- the marks that the store sets around hits
                  .replace(/\u0002([^\u0003]*)\u0003?/g, (_, hit: string) => ink.good(hit))
                  .replaceAll("\u0003", ""),
              );
          }
      } finally {
        await store.close();
      }
    });
}
