// `parley bench`: words a second by stage and in all on this machine, start-up time, peak memory.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Command } from "commander";
import { ingest, ingestLine } from "../../ingest/index.ts";
import { type Stage, stages } from "../../reading/index.ts";
import type { Report } from "../../report/index.ts";
import type { Context } from "../context.ts";
import { type NamedReader, openEngine } from "../engine.ts";
import { gather } from "../gather.ts";
import { home } from "../home.ts";
import { wholeNumber } from "./clocks.ts";

interface Options {
  readonly quick?: boolean;
  readonly rounds: number;
  readonly json?: boolean;
}

export function register(program: Command, context: Context): void {
  program
    .command("bench")
    .description("words a second by stage and in all, start-up time, peak memory")
    .argument("[path...]", "reports to read (default: the samples)")
    .option("--quick", "measure the quick reader only")
    .option("--rounds <n>", "how often all is read; the best round counts", wholeNumber, 3)
    .option("--json", "print JSON instead of text")
    .addHelpText("after", "\nExample:\n  parley bench samples --rounds 5")
    .action(async (paths: string[], options: Options) => {
      const reports = await reportsUnder(paths.length > 0 ? paths : [join(home, "samples")]);
      const began = performance.now();
      const engine = openEngine();
      const readers = options.quick ? [engine.quickReader] : [engine.reader, engine.quickReader];
      const opened = performance.now() - began;
      const results = readers.map((reader) => measure(reader, reports, options.rounds));
      const started = startUp();
      const peak = process.resourceUsage().maxRSS / 1024;
      if (options.json) {
        context.print(JSON.stringify({ reports: reports.length, opened, started, peak, results }));
        return;
      }
      context.print(
        `${reports.length} reports; engine opened in ${opened.toFixed(0)} ms, \`parley --version\` answers in ${started.toFixed(0)} ms, peak memory ${peak.toFixed(0)} MB`,
      );
      for (const { name, words, seconds, spent } of results) {
        context.print(
          `\n${name}: ${words.toLocaleString("en")} words in ${seconds.toFixed(2)} s, ${Math.round(words / seconds).toLocaleString("en")} words/s`,
        );
        for (const stage of stages) {
          const own = spent[stage] / 1000;
          context.print(
            `  ${stage.padEnd(12)} ${((100 * own) / seconds).toFixed(1).padStart(5)} %  ${Math.round(
              words / own,
            )
              .toLocaleString("en")
              .padStart(12)} words/s`,
          );
        }
      }
    });
}

async function reportsUnder(paths: readonly string[]): Promise<Report[]> {
  const reports: Report[] = [];
  for await (const gathered of gather(paths, process.stdin)) {
    if (gathered.kind === "file") reports.push(...ingest(gathered.bytes, gathered.name).reports);
    else if (gathered.kind === "line") {
      const { report } = ingestLine(gathered.bytes, gathered.name, gathered.line, {});
      if (report) reports.push(report);
    }
  }
  return reports;
}

interface Measured {
  readonly name: string;
  readonly words: number;
  readonly seconds: number;
  readonly spent: Record<Stage, number>;
}

/** Reads all reports `rounds` times after one round to warm up; the quickest round. */
function measure({ name, read }: NamedReader, reports: readonly Report[], rounds: number): Measured {
  let best: Measured | null = null;
  for (let round = 0; round <= rounds; round += 1) {
    const spent = Object.fromEntries(stages.map((stage) => [stage, 0])) as Record<Stage, number>;
    let words = 0;
    const began = performance.now();
    for (const report of reports)
      words += read(report, {
        timing: {
          now: () => performance.now(),
          spent: (stage, milliseconds) => {
            spent[stage] += milliseconds;
          },
        },
      }).words;
    const seconds = (performance.now() - began) / 1000;
    if (round > 0 && (best === null || seconds < best.seconds)) best = { name, words, seconds, spent };
  }
  return best!;
}

/** Milliseconds until a fresh process has answered `--version`; the best of five. */
function startUp(): number {
  const times = Array.from({ length: 5 }, () => {
    const began = performance.now();
    spawnSync(process.execPath, [process.argv[1]!, "--version"], { stdio: "ignore" });
    return performance.now() - began;
  });
  return Math.min(...times);
}
