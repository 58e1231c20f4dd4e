// What the store keeps folded, report by report, is what a fold of everything gives: also with judgements, reprints that come late
// and were first, and after a rebuild.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "node:test";
import fc from "fast-check";
import type { Reading } from "../../src/reading/index.ts";
import { type FoldInputs, fold, type RecordView, reportsOf } from "../../src/record/index.ts";
import type { Report } from "../../src/report/index.ts";
import { openBoard, openRecord, type RecordStore, type ToKeep } from "../../src/store/index.ts";
import { printed, toKeep as toKeepPrinted } from "../../tools/bench/generate.ts";
import type { Printed } from "../../tools/bench/press.ts";
import { someDay, world } from "../record/arbitrary.ts";
import { partsOf } from "./kept-parts.ts";

const toKeep = (inputs: FoldInputs, i: number): ToKeep => {
  const { received, ...given } = inputs.reports[i]!;
  const report: Report = { byline: null, url: null, language: "en", rights: "full", ...given };
  const reading: Reading = {
    reader: "invented",
    unread: null,
    page: { blocks: [], title: null, byline: null, dateline: null },
    words: 1,
    mentions: [],
    times: [],
    attributions: [],
    ...inputs.readings[i]!,
  };
  return { report, reading, provenance: { origin: "here", received: received!, original: null } };
};

const seen = (store: RecordStore, on: string) =>
  store.look((look) => ({
    ...partsOf(look.board([], on, true)),
    events: look.page({ limit: 1000, all: true }).events,
  }));

const withStore = async (act: (store: RecordStore) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), "parley-folded-"));
  const store = await openRecord(folder, { create: true });
  try {
    await act(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const same = (kept: unknown, folded: unknown): void =>
  // The store keeps JSON: what is absent and what is undefined are one.
  assert.deepEqual(JSON.parse(JSON.stringify(kept)), JSON.parse(JSON.stringify(folded)));

test("a record kept folded is the fold of all, report by report and judgement by judgement", async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
      someDay,
      async (inputs, turns, on) => {
        await withStore(async (store) => {
          const order = inputs.reports.map((_, i) => i).sort((a, b) => turns[a]! - turns[b]!);
          const judgements = [...inputs.judgements];
          for (const i of order) {
            await store.keepAll([toKeep(inputs, i)]);
            const next = judgements[0];
            if (turns[i]! % 2 === 0 && next) await store.judge(judgements.shift()!);
            if (turns[i]! % 3 !== 0) await store.settle();
          }
          for (const judgement of judgements) await store.judge(judgement);
          same(await seen(store, on), partsOf(fold(inputs, { on })));
          // What a person takes back is as if it had never been said.
          const taken = inputs.judgements[turns[0]! % 5];
          if (taken) {
            const by = { author: "Tom", at: "2024-06-01T00:00:00.000Z", reason: null };
            await store.withdraw(taken.id, by);
            const left = inputs.judgements.map((each) =>
              each === taken ? { ...each, withdrawn: by } : each,
            );
            same(await seen(store, on), partsOf(fold({ ...inputs, judgements: left }, { on })));
            await store.refold();
            same(await seen(store, on), partsOf(fold({ ...inputs, judgements: left }, { on })));
          }
        });
      },
    ),
    { numRuns: Number(process.env.FOLDED_RUNS ?? 25) },
  );
});

const postKinds = ["appointment", "dismissal", "vacancy", "tenure", "disappearance"];

/** What a view has of a pair: events of both, and what stands between them. */
const pairOf = (view: RecordView, between: readonly string[]) => {
  const both = ({ parties }: { parties: readonly string[] }): boolean =>
    between.every((each) => parties.includes(each));
  // Of posts only those of the pair's own states are looked at.
  const events = view.events.filter((event) => both(event) && !postKinds.includes(event.kind));
  return {
    on: view.on,
    coverage: view.coverage,
    // A cause among others is named as it is known today; within the pair it is as it was then.
    events: events.map((event) => ({
      ...event,
      causes: event.causes.filter((cause) => events.some(({ id }) => id === cause.event)),
    })),
    lanes: view.lanes.filter(both).map(({ channelId, level, state, since, lastContact, contacts }) => ({
      channelId,
      level,
      state,
      since,
      lastContact,
      contacts,
    })),
    commitments: view.commitments.filter((each) => events.some(({ id }) => id === each.events[0])),
    posts: view.posts.filter(({ state }) => between.includes(state ?? "")),
    positions: view.positions.filter((each) => events.some(({ id }) => id === each.event)),
  };
};

/** What a board shows; a cause among others is named as it is known today. */
const boardOf = (view: RecordView, between: readonly string[]) => {
  const named = new Set([
    ...view.contradictions.flatMap(({ events }) => events),
    ...view.lanes.flatMap(({ transitions }) => transitions.map(({ event }) => event)),
  ]);
  return {
    coverage: view.coverage,
    lanes: view.lanes.map((lane) => ({
      ...lane,
      disputes: lane.disputes.length,
      transitions: lane.transitions.map((each) => ({ ...each, causes: [] })),
    })),
    // What one alone promised to nobody is on the board of the pair.
    commitments: view.commitments.filter(
      ({ by, to }) =>
        between.every((each) => [...by, ...to].includes(each)) ||
        (to.length === 0 && by.length === 1 && between.includes(by[0]!)),
    ),
    posts: view.posts,
    positions: view.positions,
    contradictions: view.contradictions,
    events: view.events
      .filter(({ id }) => named.has(id))
      .map((event) => ({ ...event, causes: [] }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
};

test("a pair as known on a day is the fold of what was known by then", async () => {
  const between = ["AUT", "NOR"];
  await fc.assert(
    fc.asyncProperty(world, someDay, fc.boolean(), async (given, day, judged) => {
      const inputs = judged ? given : { ...given, judgements: [] };
      await withStore(async (store) => {
        await store.keepAll(inputs.reports.map((_, i) => toKeep(inputs, i)));
        if (judged) for (const judgement of inputs.judgements) await store.judge(judgement);
        const kept = await store.look((look) => look.asOf(between, day));
        const then = pairOf(fold(inputs, { asOf: day }), between);
        same(pairOf(kept, between), then);
        // What grew since is taken back from what is folded today.
        const board = await store.look((look) => look.boardAsOf(between, day));
        same(pairOf(board, between).lanes, then.lanes);
        const inPair = ({ by, to }: { by: readonly string[]; to: readonly string[] }): boolean =>
          between.every((each) => [...by, ...to].includes(each));
        same(board.commitments.filter(inPair), then.commitments.filter(inPair));
      });
    }),
    { numRuns: Number(process.env.FOLDED_RUNS ?? 25) },
  );
});

/** What of the inputs a record has that saw nothing after the day. */
const knownBy = (inputs: FoldInputs, day: string): FoldInputs => {
  const known = new Set(fold(inputs, { asOf: day }).reports.map(({ id }) => id));
  return {
    reports: inputs.reports.filter(({ id }) => known.has(id)),
    readings: inputs.readings.filter(({ report }) => known.has(report)),
    judgements: inputs.judgements.filter(
      (each) =>
        reportsOf(each).every((report) => known.has(report)) &&
        (each.kind !== "add-fact" || each.knownFrom <= day),
    ),
  };
};

const filled = async (store: RecordStore, inputs: FoldInputs): Promise<void> => {
  await store.keepAll(inputs.reports.map((_, i) => toKeep(inputs, i)));
  for (const judgement of inputs.judgements) await store.judge(judgement);
};

test("the board of a pair or state as known on a day is that of a record which never saw what came later", async () => {
  await fc.assert(
    fc.asyncProperty(
      world,
      someDay,
      someDay,
      fc.boolean(),
      fc.boolean(),
      async (given, day, on, judged, alone) => {
        const between = alone ? ["AUT"] : ["AUT", "NOR"];
        const inputs = judged ? given : { ...given, judgements: [] };
        await withStore(async (store) => {
          await filled(store, inputs);
          const board = await openBoard(store, { asOf: day, on }, { between });
          await withStore(async (early) => {
            await filled(early, knownBy(inputs, day));
            const then = boardOf(await openBoard(early, { on }, { between }), between);
            const shown = boardOf(board, between);
            same(shown, then);
            assert.equal(board.asOf, day);
            assert.equal(board.on, on);
            const lanes = await openBoard(store, { asOf: day, on }, { between, onlyLanes: true });
            assert.deepEqual(lanes.lanes.map(({ id }) => id).sort(), then.lanes.map(({ id }) => id).sort());
            assert.deepEqual(lanes.posts, []);
          });
        });
      },
    ),
    { numRuns: Number(process.env.FOLDED_RUNS ?? 25) },
  );
});

test("a rebuild that died half-way is begun again, one that goes on is waited for", async () => {
  const [inputs] = fc.sample(world, { numRuns: 1, seed: 7 });
  await withStore(async (store) => {
    await store.keepAll(inputs!.reports.map((_, i) => toKeep(inputs!, i)));
    const whole = await seen(store, "2024-05-01");
    const file = new DatabaseSync(join(store.folder, "record.db"));
    const leave = (pid: number): void => {
      file.exec("delete from event; delete from home");
      file.prepare("update tally set value = ? where name = 'rebuilding'").run(pid * 2 ** 20);
      file.prepare("update tally set value = ? where name = 'beat'").run(Date.now());
    };
    leave(process.pid);
    await assert.rejects(seen(store, "2024-05-01"), /being rebuilt by another process/);
    leave(spawnSync(process.execPath, ["--version"]).pid);
    same(await seen(store, "2024-05-01"), whole);
    file.close();
  });
});

test("a year of news folded at once gives what it gives in parts", async () => {
  const stream = printed(3, 3);
  const items = Array.from({ length: 800 }, () => toKeepPrinted(stream.next().value as Printed));
  const view = (store: RecordStore) =>
    store.look((look) => ({
      totals: look.totals(),
      board: look.board(["CHN", "USA"], null),
      page: look.page({ between: ["CHN", "USA"], limit: 500 }),
    }));
  await withStore(async (at) => {
    await at.keepAll(items);
    await at.refold();
    const folded = await view(at);
    await withStore(async (by) => {
      for (let i = 0; i < items.length; i += 90) {
        await by.keepAll(items.slice(i, i + 90));
        await by.settle();
      }
      same(await view(by), folded);
    });
  });
});
