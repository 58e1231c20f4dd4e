// A real app over a real record in a folder of its own, for tests that need one: opened, asked, and thrown away.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ReviewSheet, StatementSheet } from "../../src/server/index.ts";
import { readInto, sampleFiles } from "../../src/cli/read-into.ts";
import {
  type AppOptions,
  deskApp,
  DeskRecord,
  type Listening,
  listen,
  type ListenOptions,
  Live,
} from "../../src/server/index.ts";
import { openRecord, type RecordStore } from "../../src/store/index.ts";

const home = resolve(import.meta.dirname, "../..");

/** Reads sample reports into a record of its own; the folder is the asker's to remove. */
export function readSamples(part = "koreas"): string {
  const record = join(mkdtempSync(join(tmpdir(), "parley-samples-")), ".parley");
  const read = spawnSync(
    process.execPath,
    [join(home, "src/cli/main.ts"), "read", join(home, "samples", part), "--quick", "--record", record],
    { encoding: "utf8" },
  );
  assert.ok(existsSync(join(record, "record.db")), read.stderr);
  return record;
}

export interface OpenApp {
  readonly store: RecordStore;
  readonly server: Listening;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** With what the desk's own page sends. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  close(): Promise<void>;
}

/** An empty record unless `record` names a folder, which is then left where it is. */
export async function openApp(
  options: Partial<AppOptions> = {},
  {
    record,
    port = 0,
    few,
    ...listenOptions
  }: ListenOptions & { record?: string; port?: number; few?: number } = {},
): Promise<OpenApp> {
  const folder = record ?? mkdtempSync(join(tmpdir(), "parley-app-"));
  const store = await openRecord(folder, { create: true, patience: 200 });
  const now = () => "2026-01-02T03:04:05Z";
  const app = deskApp({
    record: new DeskRecord(store, (code) => code, few),
    live: new Live(),
    desk: join(home, "dist/desk"),
    version: "test",
    now,
    fault: (error) => console.error(error),
    readInto: readInto(store, now),
    samples: sampleFiles,
    parties: (list) => list.split(","),
    statesIn: () => [],
    states: {},
    ...options,
  });
  const server = await listen(app, port, listenOptions);
  return {
    store,
    server,
    get: (path, headers = {}) => fetch(server.address + path, { headers }),
    post: (path, body, headers = {}) =>
      fetch(server.address + path, {
        method: "POST",
        body: JSON.stringify(body),
        headers: { "content-type": "application/json", "x-parley": "desk", ...headers },
      }),
    close: async () => {
      await server.close();
      await store.close();
      if (record === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A judgement on `target`, by Mara unless `more` says otherwise. */
export const judgementOn = (
  target: { report: string; kind: string; span: { start: number; end: number } },
  more: object = {},
) => ({
  id: crypto.randomUUID(),
  author: "Mara",
  at: "2026-01-02T03:04:05.000Z",
  reason: null,
  kind: "accept",
  target,
  ...more,
});

/** The card of the first statement that waits. */
export async function firstCard(app: OpenApp): Promise<StatementSheet> {
  const queue = (await (await app.get("/api/review?limit=1")).json()) as ReviewSheet;
  const answer = await app.get(`/api/statements/${encodeURIComponent(queue.items[0]!.ref)}`);
  return (await answer.json()) as StatementSheet;
}
