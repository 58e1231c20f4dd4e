// `parley read PATH|- ...`: reads reports into the record, one transaction each, and says what it learnt.
import { availableParallelism } from "node:os";
import type { Command } from "commander";
import {
  type Given,
  type Ingested,
  ingest,
  ingestLine,
  type Origin,
  type Problem,
  problemText,
} from "../../ingest/index.ts";
import type { Reading } from "../../reading/index.ts";
import type { Report } from "../../report/index.ts";
import { type Context, openRecordFor } from "../context.ts";
import { openEngine } from "../engine.ts";
import { type Gathered, gather } from "../gather.ts";
import { type Learnt, learnt, learntLines } from "../learnt.ts";
import { openPool } from "../pool.ts";
import { bytesBelow, progress } from "../progress.ts";
import { provenanceOf } from "../provenance.ts";
import { day, wholeNumber } from "./clocks.ts";

interface ReadOptions {
  readonly published?: string;
  readonly publisher?: string;
  readonly url?: string;
  readonly quick?: boolean;
  readonly jobs?: number;
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
    .option("--jobs <n>", "threads that read side by side (default: as many as pay)", wholeNumber)
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

/** Bytes from which on the start of threads pays. */
const worthThreads = 400_000;

/** A report on its way from its file into the record. */
interface UnderWay {
  readonly report: Report;
  readonly origin: Origin;
  readonly reading: Promise<Reading>;
}

async function read(context: Context, paths: readonly string[], options: ReadOptions): Promise<number> {
  const engine = openEngine();
  const { name } = options.quick ? engine.quickReader : engine.reader;
  const store = await openRecordFor(context, options.record, { create: true });
  const bytes = paths.reduce((sum, path) => sum + bytesBelow(path), 0);
  const threads = options.jobs ?? (bytes < worthThreads ? 0 : Math.min(8, availableParallelism()));
  const pool = openPool(threads < 2 ? 0 : threads, options.quick ?? false);
  const sum: Learnt = learnt();
  const shown = progress(context, bytes);
  const { published, publisher, url } = options;
  const underWay: UnderWay[] = [];
  const ids = new Set<string>();
  // Reports are kept in the order in which they came, however the threads finish.
  const keepNext = async (): Promise<void> => {
    const { report, origin, reading } = underWay.shift()!;
    const found = await reading;
    await store.keep(report, found, provenanceOf(report, origin, context.now()));
    sum.add(report, found);
    if (options.json) context.print(JSON.stringify(found));
  };
  try {
    for await (const gathered of gather(paths, process.stdin)) {
      const { reports, origins, problems } = reportsOf(gathered, { published, publisher, url });
      for (const problem of problems) tell(context, sum, problem);
      if (gathered.kind === "passed-over") sum.passedOver += 1;
      for (const [index, report] of reports.entries()) {
        if (ids.has(report.id) || (await store.isKnown(report.id, name))) {
          sum.known += 1;
          continue;
        }
        ids.add(report.id);
        underWay.push({ report, origin: origins[index]!, reading: pool.read(report) });
        while (underWay.length >= pool.room) await keepNext();
      }
      shown.step("size" in gathered ? gathered.size : 0, sum);
    }
    while (underWay.length > 0) await keepNext();
    // Folded now, so that the first look at the record does not have to wait for it.
    await store.settle();
  } finally {
    for (const { reading } of underWay) reading.catch(() => undefined);
    shown.end();
    await pool.close();
    await store.close();
  }
  if (!options.json) for (const line of learntLines(sum, store.folder)) context.print(line);
  return sum.problems > 0 ? 1 : 0;
}

function tell(context: Context, sum: Learnt, problem: Problem): void {
  if (problem.refused) sum.problems += 1;
  else sum.warnings += 1;
  context.say(problemText(problem));
}
