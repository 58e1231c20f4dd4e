// The API over a real record: answers, problem documents, and that foreign hosts, forms and bodies are refused.
import assert from "node:assert/strict";
import { request } from "node:http";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { spawnSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import type { EventsPage, ReviewSheet, StatementSheet } from "../../src/server/index.ts";
import { deskApp, DeskRecord, type Listening, listen, Live } from "../../src/server/index.ts";
import { readInto, sampleFiles } from "../../src/cli/read-into.ts";
import { openRecord, type RecordStore } from "../../src/store/index.ts";

const home = resolve(import.meta.dirname, "../..");
const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "../../../../etc/passwd",
  "..%2f..%2f..%2fetc%2fpasswd",
  "%00",
  "' OR 1=1 --",
  "__proto__",
  "constructor",
  "javascript:alert(1)",
  "\u202egnp.exe",
  "{{7*7}}",
  "a".repeat(4000),
];

describe("the API", () => {
  let folder: string;
  let store: RecordStore;
  let server: Listening;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-api-"));
    const record = join(folder, ".parley");
    const read = spawnSync(
      process.execPath,
      [join(home, "src/cli/main.ts"), "read", join(home, "samples/koreas"), "--quick", "--record", record],
      { encoding: "utf8" },
    );
    assert.equal(read.status, 0, read.stderr);
    store = await openRecord(record);
    const app = deskApp({
      record: new DeskRecord(store, (code) => code),
      live: new Live(),
      desk: join(home, "dist/desk"),
      version: "test",
      now: () => "2026-01-02T03:04:05Z",
      fault: (error) => assert.fail(error),
      readInto: readInto(store, () => "2026-01-02T03:04:05Z"),
      samples: sampleFiles,
      parties: (list) => list.split(","),
      statesIn: () => [],
      states: {},
    });
    server = await listen(app, 0);
  });
  after(async () => {
    await server.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(server.address + path, { headers });
  const post = (path: string, body: string, headers: Record<string, string> = {}) =>
    fetch(server.address + path, {
      method: "POST",
      body,
      headers: { "content-type": "application/json", "x-parley": "desk", ...headers },
    });
  const first = async (): Promise<StatementSheet> => {
    const queue = (await (await get("/api/review?limit=1")).json()) as ReviewSheet;
    const ref = encodeURIComponent(queue.items[0]!.ref);
    return (await (await get(`/api/statements/${ref}`)).json()) as StatementSheet;
  };
  const acceptance = (sheet: StatementSheet, more: object = {}) => ({
    id: crypto.randomUUID(),
    author: "Mara",
    at: "2026-01-02T03:04:05.000Z",
    reason: null,
    kind: "accept",
    target: { report: sheet.report, kind: sheet.statement.kind, span: sheet.statement.evidence },
    ...more,
  });

  test("pages of events join without a gap; an unchanged answer is 304", async () => {
    const whole = (await (await get("/api/events?limit=500")).json()) as EventsPage;
    const ids: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = (await (
        await get(`/api/events?limit=3${cursor ? `&cursor=${cursor}` : ""}`)
      ).json()) as EventsPage;
      ids.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    }
    assert.ok(ids.length > 3);
    assert.deepEqual(
      ids,
      whole.rows.map(({ id }) => id),
    );
    const board = await get("/api/board");
    const again = await get("/api/board", { "if-none-match": board.headers.get("etag")! });
    assert.equal(again.status, 304);
  });

  test("a judgement sent twice is one; withdrawn twice, withdrawn once", async () => {
    const judgement = acceptance(await first());
    for (let i = 0; i < 2; i += 1)
      assert.equal((await post("/api/judgements", JSON.stringify(judgement))).status, 201);
    const by = JSON.stringify({ author: "Mara", at: "2026-01-02T03:05:00.000Z", reason: "undone" });
    for (let i = 0; i < 2; i += 1)
      assert.equal((await post(`/api/judgements/${judgement.id}/withdraw`, by)).status, 200);
    const log = (await (await get("/api/judgements")).json()) as { id: string; withdrawn: object | null }[];
    const mine = log.filter(({ id }) => id === judgement.id);
    assert.equal(mine.length, 1);
    assert.ok(mine[0]!.withdrawn);
  });

  test("what is no judgement is refused with the part that is wrong", async () => {
    const sheet = await first();
    const before = (await (await get("/api/judgements")).json()) as unknown[];
    const bodies = [
      "",
      "{",
      "[]",
      "null",
      '{"__proto__":{"admin":true}}',
      JSON.stringify(acceptance(sheet, { author: "" })),
      JSON.stringify(acceptance(sheet, { id: "../../x" })),
      JSON.stringify(acceptance(sheet, { at: "yesterday" })),
      JSON.stringify(acceptance(sheet, { kind: "add-fact" })),
      JSON.stringify(acceptance(sheet, { extra: 1 })),
      JSON.stringify(acceptance(sheet, { kind: "correct", field: "level", value: "emperor" })),
      JSON.stringify(
        acceptance(sheet, { target: { report: sheet.report, kind: "meeting", span: { start: 9, end: 2 } } }),
      ),
    ];
    for (const body of bodies) {
      const answer = await post("/api/judgements", body);
      assert.equal(answer.status, 400, body.slice(0, 80));
      assert.match(answer.headers.get("content-type")!, /^application\/problem\+json/);
    }
    assert.equal((await post("/api/judgements", JSON.stringify({ a: "b".repeat(300_000) }))).status, 413);
    const unknown = acceptance(sheet, {
      target: { report: "nowhere1", kind: "meeting", span: { start: 0, end: 5 } },
    });
    assert.equal((await post("/api/judgements", JSON.stringify(unknown))).status, 404);
    assert.deepEqual(await (await get("/api/judgements")).json(), before);
  });

  test("a write from another page, form or host is refused", async () => {
    const body = JSON.stringify(acceptance(await first()));
    assert.equal((await post("/api/judgements", body, { origin: "http://evil.example" })).status, 403);
    assert.equal((await post("/api/judgements", body, { "sec-fetch-site": "cross-site" })).status, 403);
    assert.equal((await post("/api/judgements", body, { "content-type": "text/plain" })).status, 415);
    const plain = await fetch(`${server.address}/api/judgements`, { method: "POST", body });
    assert.equal(plain.status, 403);
    assert.equal((await fetch(`${server.address}/api/judgements`, { method: "DELETE" })).status, 405);
    // fetch sets Host itself; a rebound name needs the bare client.
    const { port } = new URL(server.address);
    for (const host of [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1.evil.example",
      "localhost.evil.example",
    ]) {
      const status = await new Promise((done, failed) => {
        request({ port, host: "127.0.0.1", path: "/api/status", headers: { host } }, (answer) => {
          answer.resume();
          done(answer.statusCode);
        })
          .on("error", failed)
          .end();
      });
      assert.equal(status, 421, host);
    }
  });

  test("hostile words in every place of an address are refused or given back as inert JSON", async () => {
    const places = [
      (word: string) => `/api/events/${word}`,
      (word: string) => `/api/statements/${word}`,
      (word: string) => `/api/reports/${word}`,
      (word: string) => `/api/persons/${word}`,
      (word: string) => `/api/posts/${word}`,
      (word: string) => `/api/states/${word}`,
      (word: string) => `/api/channels/${word}`,
      (word: string) => `/api/events?q=${word}`,
      (word: string) => `/api/events?cursor=${word}`,
      (word: string) => `/api/events?limit=${word}`,
      (word: string) => `/api/events?person=${word}`,
      (word: string) => `/api/board?asOf=${word}`,
      (word: string) => `/api/board?on=${word}`,
      (word: string) => `/api/board?between=${word}`,
      (word: string) => `/api/ledger?between=${word}`,
      (word: string) => `/api/changed?since=${word}`,
      (word: string) => `/api/review?q=${word}`,
      (word: string) => `/api/brief?format=${word}`,
      (word: string) => `/api/search?q=${word}`,
      (word: string) => `/api/search?q=hotline&cursor=${word}`,
      (word: string) => `/api/events?at=${word}`,
      (word: string) => `/api/events?kind=${word}`,
      (word: string) => `/api/states/CHN?beside=${word}`,
      (word: string) => `/api/review?double=true&author=${word}`,
      (word: string) => `/api/jobs/${word}`,
      (word: string) => `/api/${word}`,
      (word: string) => `/assets/${word}`,
    ];
    let tried = 0;
    for (const place of places)
      for (const word of hostile) {
        const path = place(word.includes("%") ? word : encodeURIComponent(word));
        const answer = await get(path);
        const text = await answer.text();
        tried += 1;
        assert.ok(
          [200, 400, 404].includes(answer.status),
          `${path.slice(0, 80)}: ${answer.status} ${text.slice(0, 80)}`,
        );
        assert.equal(answer.headers.get("x-content-type-options"), "nosniff");
        assert.match(answer.headers.get("content-security-policy")!, /default-src 'none'/);
        assert.doesNotMatch(answer.headers.get("content-type")!, /html/, path.slice(0, 80));
        assert.doesNotMatch(text, /root:.*:0:0:/);
      }
    assert.ok(tried >= 320, `${tried} tried`);
    assert.equal(Object.hasOwn(Object.prototype, "admin"), false);
  });

  test("hostile words in every body are refused or taken as letters", async () => {
    for (const word of hostile) {
      const bodies: [string, object][] = [
        ["/api/precedent", { text: `first visit ${word}`.slice(0, 900), between: [] }],
        ["/api/precedent", { text: "first visit", between: [word] }],
        // One that is taken is read: the first, a tag, is enough of these.
        ...(word === hostile[1] || /[/\\]/.test(word)
          ? [["/api/read", { files: [{ name: word, base64: "aGk=" }] }] as [string, object]]
          : []),
        ["/api/read", { files: [{ name: "a.txt", base64: word, published: word }] }],
        ["/api/sign-in", { token: word }],
        [`/api/judgements/${encodeURIComponent(word)}/withdraw`, { author: word, at: word, reason: word }],
        ["/api/judgements", { [word]: word }],
      ];
      for (const [path, body] of bodies) {
        const answer = await post(path, JSON.stringify(body));
        assert.ok(
          [200, 202, 400, 404].includes(answer.status),
          `${path} ${word.slice(0, 30)}: ${answer.status}`,
        );
        assert.doesNotMatch(answer.headers.get("content-type")!, /html/);
        if (answer.status !== 202) continue;
        const { id } = (await answer.json()) as { id: string };
        for (let state = "reading"; state === "reading"; ) {
          await new Promise((done) => setTimeout(done, 50));
          ({ state } = (await (await get(`/api/jobs/${id}`)).json()) as { state: string });
        }
      }
    }
    assert.equal(Object.hasOwn(Object.prototype, "admin"), false);
  });

  test("hostile words of a reviewer come back as letters", async () => {
    const sheet = await first();
    for (const word of hostile.slice(0, 11)) {
      const judgement = acceptance(sheet, { author: word.slice(0, 150), reason: word });
      assert.equal((await post("/api/judgements", JSON.stringify(judgement))).status, 201, word);
      const log = (await (await get("/api/judgements")).json()) as { id: string; reason: string }[];
      assert.equal(log.find(({ id }) => id === judgement.id)?.reason, word);
    }
  });

  test("a body longer than allowed is refused without a length, before it is whole", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536;
        if (sent > 64 * 1024 * 1024) controller.close();
        else controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const answer = await fetch(`${server.address}/api/judgements`, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/json", "x-parley": "desk" },
    } as RequestInit).catch(() => null);
    // Either the answer came while the body was still going out, or the line was cut.
    if (answer !== null) assert.equal(answer.status, 413);
    assert.ok(sent < 32 * 1024 * 1024, `${sent} bytes were taken in`);
  });

  test("a record that was locked for a moment answers again", async () => {
    let locked = true;
    const shaky = new Proxy(store, {
      get: (target, name) =>
        name === "readings" && locked
          ? () => Promise.reject(new Error("record.db: the record is locked by another process"))
          : (Reflect.get(target, name) as unknown),
    });
    const record = new DeskRecord(shaky, (code) => code);
    await assert.rejects(record.readings(), /locked/);
    locked = false;
    assert.ok((await record.readings()).length > 0);
  });
});
