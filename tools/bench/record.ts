// `npm run bench:record -- --record DIR --sizes 10000,50000,200000 [--seed S]`: fills a record up to each size with invented reports
// and measures it there: board, chronology, as-of, search, adding a report; after the last size a rebuild. A record that is there
// already is gone on with, so that long runs can be made in parts.
import { parseArgs } from "node:util";
import { isoDay, parseDay } from "../../src/report/index.ts";
import { openRecord, type RecordStore } from "../../src/store/index.ts";
import { drawOf } from "./draw.ts";
import { fill, printed, toKeep } from "./generate.ts";
import { World } from "./world.ts";

const { values } = parseArgs({
  options: {
    record: { type: "string", default: "bench-record" },
    sizes: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    "per-day": { type: "string", default: "55" },
    rounds: { type: "string", default: "100" },
    rebuild: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
});

/** Milliseconds by the clock and of processor time below which half and 95 % of the rounds lie. */
interface Figure {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  /** All threads, the garbage collector's too: what a machine that does something else besides does not distort. */
  readonly cpu50: number;
  readonly cpu95: number;
}

const at = (share: number, times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(share * times.length))]!;

async function figureOf(
  name: string,
  rounds: number,
  act: (round: number) => Promise<unknown>,
): Promise<Figure> {
  const clock: number[] = [];
  const cpu: number[] = [];
  // The first tenth warms up.
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    const began = performance.now();
    const used = process.cpuUsage();
    await act(round + rounds);
    const { user, system } = process.cpuUsage(used);
    if (round < 0) continue;
    clock.push(performance.now() - began);
    cpu.push((user + system) / 1000);
  }
  return { name, p50: at(0.5, clock), p95: at(0.95, clock), cpu50: at(0.5, cpu), cpu95: at(0.95, cpu) };
}

const searched = [
  "tariffs",
  "summit",
  "officials said",
  "border talks",
  "visa rules",
  "prisoner lists",
  "sanctions",
];

async function measure(store: RecordStore, stream: ReturnType<typeof printed>, size: number): Promise<void> {
  const rounds = Number(values.rounds);
  const draw = drawOf(size);
  const world = new World(drawOf(Number(values.seed)));
  // Pairs come as often as they make news: the busiest most.
  const pair = (): string[] => world.pair().map(({ code }) => code);
  const { published } = await store.look((look) => look.coverage());
  const [first, last] = published!.map((day) => parseDay(day)!) as [number, number];
  const anyDay = (): string => isoDay(first + draw.below(last - first + 1));
  const figures = [
    await figureOf("add a report", rounds, async () => {
      await store.keepAll([toKeep(stream.next().value as never)]);
      await store.settle();
    }),
    await figureOf("board of a pair", rounds, () => {
      const between = pair();
      return store.look((look) => look.board(between, null));
    }),
    await figureOf("board, no pair", rounds, () => store.look((look) => look.board([], null))),
    await figureOf("chronology page", rounds, () => {
      const choice = { between: pair(), from: anyDay(), limit: 100 };
      return store.look((look) => look.page(choice));
    }),
    await figureOf("lanes of a pair, as-of", rounds, () => {
      const between = pair();
      const day = anyDay();
      return store.look((look) => look.boardAsOf(between, day, null, true));
    }),
    await figureOf("board of a pair, as-of", rounds, () => {
      const between = pair();
      const day = anyDay();
      return store.look((look) => look.boardAsOf(between, day));
    }),
    await figureOf("search, newest first", rounds, (round) => {
      const words = searched[round % searched.length]!;
      return store.search(round % 2 === 0 ? words : `${world.pair()[0].name} ${words}`);
    }),
  ];
  const covered = await store.look((look) => look.coverage());
  if (values.json) console.log(JSON.stringify({ size, covered, figures }));
  else {
    console.log(`${covered.reports} reports, ${covered.statements} statements`);
    for (const { name, p50, p95, cpu50, cpu95 } of figures)
      console.log(
        `  ${name.padEnd(24)} p50 ${p50.toFixed(1).padStart(7)} ms  p95 ${p95.toFixed(1).padStart(7)} ms   processor p50 ${cpu50
          .toFixed(1)
          .padStart(7)} ms  p95 ${cpu95.toFixed(1).padStart(7)} ms`,
      );
  }
}

async function rebuild(store: RecordStore): Promise<void> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await store.refold();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const { statements } = await store.look((look) => look.coverage());
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `rebuild: ${statements} statements in ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor): ${Math.round(
      statements / seconds,
    )} statements/s; peak memory ${peak.toFixed(0)} MB`,
  );
}

const store = await openRecord(values.record, { create: true });
const stream = printed(Number(values.seed), Number(values["per-day"]));
let there = (await store.look((look) => look.coverage())).reports;
// Corrected twice alike, a report is one: the stream is a little longer than the record.
for (let i = 0; i < there; i += 1) stream.next();
for (const size of values.sizes.split(",").map(Number)) {
  if (size > there) await fill(store, stream, size - there);
  await store.settle();
  await measure(store, stream, size);
  there = Math.max(there, size);
}
if (values.rebuild) await rebuild(store);
await store.close();
