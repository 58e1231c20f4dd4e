// `parley read PATH|- ...`: reads reports into the record, one transaction each, and says what it learnt.
import type { Command } from "commander";
import {
  type Given,
  type Ingested,
  ingest,
  ingestLine,
  type Problem,
  problemText,
} from "../../ingest/index.ts";
import { type Context, openRecordFor } from "../context.ts";
import { openEngine } from "../engine.ts";
import { type Gathered, gather } from "../gather.ts";
import { type Learnt, learnt, learntLines } from "../learnt.ts";
import { progress } from "../progress.ts";
import { day } from "./clocks.ts";

interface ReadOptions {
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly quick?: boolean;
  readonly json?: boolean;
  readonly record?: string;
}

export function register(program: Command, context: Context): void {
  program
    .command("read")
    .description("read reports into the record and say what was learnt")
    .argument("<path...>", "files, folders, or - for standard input (.txt .md .html .jsonl, also .gz)")
    .option("--published <day>", "publication day of these reports, YYYY-MM-DD", day)
    .option("--publisher <name>", "publisher of these reports")
    .option("--url <address>", "address of this report")
    .option("--quick", "use the quick reader: several times faster, less exact")
    .option("--json", "print each reading as a line of JSON once it is kept")
    .option(
      "--record <dir>",
      "the record's folder (default: .parley here or above, made here if there is none)",
    )
    .addHelpText(
      "after",
      "\nExamples:\n  parley read samples/\n  parley read page.html --published 2023-12-13 --publisher Newsweek\n  cat wire.txt | parley read - --published 2024-01-10",
    )
    .action(async (paths: string[], options: ReadOptions) => {
      process.exitCode = await read(context, paths, options);
    });
}

/** The reports and problems of one gathered thing. */
function reportsOf(gathered: Gathered, given: Given): Ingested {
  switch (gathered.kind) {
    case "file":
      return ingest(gathered.bytes, gathered.name, given);
    case "line": {
      const { report, origin, problems } = ingestLine(gathered.bytes, gathered.name, gathered.line, given);
      return { reports: report ? [report] : [], origins: origin ? [origin] : [], problems };
    }
    case "problem":
      return { reports: [], origins: [], problems: [gathered.problem] };
    case "passed-over":
      return { reports: [], origins: [], problems: [] };
  }
}

async function read(context: Context, paths: readonly string[], options: ReadOptions): Promise<number> {
  const engine = openEngine();
  const reader = options.quick ? engine.quickReader : engine.reader;
  const store = await openRecordFor(context, options.record, { create: true });
  const sum: Learnt = learnt();
  const shown = progress(context, paths);
  const { published, publisher, url } = options;
  try {
    for await (const gathered of gather(paths, process.stdin)) {
      const { reports, origins, problems } = reportsOf(gathered, { published, publisher, url });
      for (const problem of problems) tell(context, sum, problem);
      if (gathered.kind === "passed-over") sum.passedOver += 1;
      for (const [index, report] of reports.entries()) {
        if (await store.isKnown(report.id, reader.name)) {
          sum.known += 1;
          continue;
        }
        const { file, line, raw } = origins[index]!;
        const reading = reader.read(report);
        await store.keep(report, reading, {
          origin: line === null ? file : `${file}:${line}`,
          received: context.now(),
          original: isKeptText(raw, report.text) ? null : raw,
        });
        sum.add(report, reading);
        if (options.json) context.print(JSON.stringify(reading));
      }
      shown.step("size" in gathered ? gathered.size : 0, sum);
    }
  } finally {
    shown.end();
    await store.close();
  }
  if (!options.json) for (const line of learntLines(sum, store.folder)) context.print(line);
  return sum.problems > 0 ? 1 : 0;
}

/** True when the bytes are just the kept text in UTF-8, so that they need not be kept twice. */
const isKeptText = (raw: Uint8Array, text: string): boolean => Buffer.from(raw).equals(Buffer.from(text));

function tell(context: Context, sum: Learnt, problem: Problem): void {
  if (problem.refused) sum.problems += 1;
  else sum.warnings += 1;
  context.say(problemText(problem));
}
