// A full disk, a locked record and one that vanished, as they really are, over HTTP: what is said, and that no decision is lost.
import assert from "node:assert/strict";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import { recordPresence } from "../../src/server/index.ts";
import { firstCard, judgementOn, openApp, type OpenApp, readSamples } from "./open-app.ts";

interface Problem {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

describe("bad states of the record", () => {
  let record: string;
  let app: OpenApp;
  before(async () => {
    record = readSamples();
    app = await openApp({ present: recordPresence(record) }, { record });
  });
  after(async () => {
    await app.close();
    rmSync(dirname(record), { recursive: true, force: true });
  });

  const acceptance = async () => {
    const { report, statement } = await firstCard(app);
    return judgementOn({ report, kind: statement.kind, span: statement.evidence });
  };
  const log = async () => (await (await app.get("/api/judgements")).json()) as { id: string }[];
  const problemOf = async (answer: Response): Promise<Problem> => {
    assert.match(answer.headers.get("content-type")!, /^application\/problem\+json/);
    const problem = (await answer.json()) as Problem;
    assert.equal(problem.status, answer.status);
    return problem;
  };
  /** SQLite's own door to a disk that holds no page more: the very error of a full one. */
  const pages = (most: number): void => {
    (app.store as unknown as { database: DatabaseSync }).database.exec(`pragma max_page_count = ${most}`);
  };

  test("disk full: 507 with the mend; reading goes on, and the same decision is taken when there is room", async () => {
    const card = await acceptance();
    const decision = { ...card, reason: "x".repeat(2000) };
    pages(1);
    let full: Response | null = null;
    // What is free inside the file is used up first.
    const sent = [];
    for (let i = 0; i < 400 && full === null; i += 1) {
      const each = { ...decision, id: crypto.randomUUID() };
      const answer = await app.post("/api/judgements", each);
      if (answer.status === 201) sent.push(each.id);
      else full = answer;
      if (full) decision.id = each.id;
    }
    assert.ok(full, "the disk fills up");
    assert.equal(full.status, 507);
    assert.ok(Number(full.headers.get("retry-after")) > 0);
    assert.match((await problemOf(full)).detail, /Free some space/);
    for (const path of ["/api/board", "/api/events", "/api/review", "/api/board?asOf=2024-01-01"])
      assert.equal((await app.get(path)).status, 200, path);
    pages(1_000_000);
    assert.equal((await app.post("/api/judgements", decision)).status, 201);
    const kept = (await log()).map(({ id }) => id);
    assert.deepEqual(
      [...sent, decision.id].filter((id) => !kept.includes(id)),
      [],
      "what was told as taken is kept",
    );
  });

  test("record locked by another process: 503 with Retry-After, and taken once it is free", async () => {
    const decision = await acceptance();
    const other = new DatabaseSync(join(record, "record.db"));
    other.exec("begin immediate");
    try {
      const locked = await app.post("/api/judgements", decision);
      assert.equal(locked.status, 503);
      assert.ok(Number(locked.headers.get("retry-after")) > 0);
      const problem = await problemOf(locked);
      assert.equal(problem.title, "The record is locked");
      assert.match(problem.detail, /Wait until it ends/);
      assert.equal((await app.get("/api/board")).status, 200, "it can be read meanwhile");
    } finally {
      other.exec("rollback");
      other.close();
    }
    assert.equal((await app.post("/api/judgements", decision)).status, 201);
    assert.ok((await log()).some(({ id }) => id === decision.id));
  });

  test("record moved away: nothing is written into the void; put back, it goes on", async () => {
    const decision = await acceptance();
    const away = `${record}-away`;
    renameSync(record, away);
    try {
      for (const answer of [await app.get("/api/board"), await app.post("/api/judgements", decision)]) {
        assert.equal(answer.status, 503);
        const problem = await problemOf(answer);
        assert.equal(problem.title, "The record is gone");
        assert.match(problem.detail, /Put it back/);
      }
      // Another record in its place is not the one that was opened.
      mkdirSync(record);
      new DatabaseSync(join(record, "record.db")).exec("create table other (x)");
      assert.equal((await app.post("/api/judgements", decision)).status, 503);
    } finally {
      rmSync(record, { recursive: true, force: true });
      renameSync(away, record);
    }
    assert.equal((await app.post("/api/judgements", decision)).status, 201);
    assert.ok((await log()).some(({ id }) => id === decision.id));
  });

  test("a reading fails, with the reason, when the record goes away under it", async () => {
    let there = true;
    const other = await openApp({
      present: () => there,
      readInto: async (_files, _tell, stopped) => {
        assert.equal(stopped(), false);
        there = false;
        try {
          stopped();
        } finally {
          there = true;
        }
        assert.fail("it went on");
      },
    });
    try {
      const { id } = (await (await other.post("/api/sample", {})).json()) as { id: string };
      const job = (await (await other.get(`/api/jobs/${id}`)).json()) as { state: string; failure: string };
      assert.equal(job.state, "failed");
      assert.match(job.failure, /was moved, deleted or replaced/);
    } finally {
      await other.close();
    }
  });
});
