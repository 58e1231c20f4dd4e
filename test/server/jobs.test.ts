// Readings that the desk starts: counts and time left while they run, a stop between files, and a failure with its reason.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type FileRead, type GivenFile, Live, ReadingJobs } from "../../src/server/index.ts";

const files = (count: number): GivenFile[] =>
  Array.from({ length: count }, (_, i) => ({
    name: `report-${i}.txt`,
    bytes: new Uint8Array(),
    published: null,
    publisher: null,
  }));
const one: FileRead = { kept: 1, known: 0, statements: 3, problems: [] };

/** A clock that moves two seconds each time it is read. */
function clock(): () => string {
  let at = Date.parse("2026-01-02T03:04:05Z");
  return () => new Date((at += 2000)).toISOString();
}

test("a reading tells how far it is and is done once", async () => {
  const seen: (number | null)[] = [];
  let ended = 0;
  const jobs: ReadingJobs = new ReadingJobs(async (given, tell) => {
    for (const _ of given) {
      tell(one);
      seen.push(jobs.state("reading-1")!.secondsLeft);
    }
  }, clock());
  await new Promise<void>((done) => {
    jobs.start(files(4), () => {
      ended += 1;
      done();
    });
  });
  const state = jobs.state("reading-1")!;
  assert.deepEqual(
    [state.state, state.filesDone, state.kept, state.statements, ended],
    ["done", 4, 4, 12, 1],
  );
  assert.ok(seen[0]! > 0, "time left is told while files are left");
  assert.equal(seen.at(-1), 0);
});

test("a stop ends it after the file that it is at; what was read stays counted", async () => {
  const jobs: ReadingJobs = new ReadingJobs(async (given, tell, stopped) => {
    for (const _ of given) {
      if (stopped()) return;
      tell(one);
      jobs.stop("reading-1");
    }
  }, clock());
  await new Promise<void>((done) => void jobs.start(files(3), done));
  const state = jobs.state("reading-1")!;
  assert.deepEqual([state.state, state.filesDone, state.kept], ["stopped", 1, 1]);
  assert.equal(jobs.stop("reading-9"), false);
});

test("a failure keeps its reason, and the next reading runs all the same", async () => {
  let fails = true;
  const jobs = new ReadingJobs(async (_, tell) => {
    if (fails) throw new Error("record.db: the disk is full. Make room and read again.");
    tell(one);
  }, clock());
  await new Promise<void>((done) => void jobs.start(files(1), done));
  assert.equal(jobs.state("reading-1")!.state, "failed");
  assert.match(jobs.state("reading-1")!.failure!, /disk is full/);
  fails = false;
  await new Promise<void>((done) => void jobs.start(files(1), done));
  assert.equal(jobs.state("reading-2")!.state, "done");
});

test("each step is told as it is made", async () => {
  const told: string[] = [];
  const jobs = new ReadingJobs(
    async (given, tell) => {
      for (const _ of given) tell(one);
    },
    clock(),
    ({ state, filesDone }) => told.push(`${state} ${filesDone}`),
  );
  await new Promise<void>((done) => void jobs.start(files(2), done));
  assert.deepEqual(told, ["reading 1", "reading 2", "done 2"]);
});

test("an open desk hears how far a reading is, and what was decided", async () => {
  const live = new Live();
  const reader = live.answer().body!.getReader();
  const text = new TextDecoder();
  await reader.read();
  const jobs = new ReadingJobs(
    async (_, tell) => tell(one),
    clock(),
    (job) => live.progress(job),
  );
  await new Promise<void>((done) => void jobs.start(files(1), done));
  live.tell({ kind: "reading", author: "", id: "", generation: 3 });
  let heard = "";
  while (!heard.includes("event: news")) heard += text.decode((await reader.read()).value);
  assert.match(
    heard,
    /event: progress\ndata: \{.*"filesDone":1.*\n\nevent: progress\ndata: .*"state":"done"/,
  );
  assert.match(heard, /event: news\ndata: \{"kind":"reading"/);
  await reader.cancel();
});
