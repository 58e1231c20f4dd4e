// What every implementation of RecordStore must do, run on each: nothing lost, nothing overwritten, nothing half-done.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, test } from "node:test";
import type { Reading } from "../../src/reading/index.ts";
import type { Report } from "../../src/report/index.ts";
import { findRecord, openRecord, type RecordStore } from "../../src/store/index.ts";

const report = (id: string, more: Partial<Report> = {}): Report => ({
  id,
  textHash: `hash-${id}`,
  title: null,
  publisher: "Harbour Wire",
  byline: null,
  published: "2024-01-10",
  url: null,
  language: "en",
  rights: "full",
  text: `Text of ${id} — with a dash`,
  ...more,
});

const reading = (id: string, reader = "reader 1"): Reading => ({
  report: id,
  reader,
  unread: null,
  publication: { earliest: "2024-01-10", latest: "2024-01-10", certain: true, basis: reader, evidence: [] },
  page: { blocks: [], title: null, byline: null, dateline: null },
  words: 5,
  entities: [],
  mentions: [],
  times: [],
  attributions: [],
  statements: [],
});

const received = { origin: "here", received: "2024-02-01T10:00:00.000Z", original: null };

for (const [name, open] of [["sqlite", (folder: string) => openRecord(folder, { create: true })]] as const) {
  describe(`RecordStore: ${name}`, () => {
    let folder: string;
    let store: RecordStore;
    beforeEach(async () => {
      folder = mkdtempSync(join(tmpdir(), "parley-store-"));
      store = await open(folder);
    });
    afterEach(async () => {
      await store.close().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    });

    test("the same report read twice by one reader is one report and one reading", async () => {
      assert.equal(await store.keep(report("aa1"), reading("aa1"), received), "kept");
      assert.equal(await store.keep(report("aa1"), reading("aa1"), received), "known");
      assert.equal((await store.reports()).length, 1);
      assert.equal(await store.isKnown("aa1", "reader 1"), true);
      assert.equal(await store.isKnown("aa1", "reader 2"), false);
    });

    test("a newer reader adds a reading; the latest is the one that is folded, the older one stays", async () => {
      await store.keep(report("aa1"), reading("aa1"), received);
      const later = { ...received, received: "2024-03-01T10:00:00.000Z" };
      assert.equal(await store.keep(report("aa1"), reading("aa1", "reader 2"), later), "reread");
      assert.equal((await store.readings())[0]?.publication.basis, "reader 2");
      assert.equal((await store.readings({ recordedBy: "2024-02-15" }))[0]?.publication.basis, "reader 1");
    });

    test("as recorded: what was received later is not there yet", async () => {
      await store.keep(report("aa1"), reading("aa1"), received);
      assert.equal((await store.reports({ recordedBy: "2024-01-31" })).length, 0);
      assert.equal((await store.reports({ recordedBy: "2024-02-01" })).length, 1);
      const [only] = await store.reports();
      assert.deepEqual(await store.reports({ ids: [only!.id, only!.id.slice(0, 4), "", "it's none"] }), [
        only,
      ]);
      assert.deepEqual(await store.reports({ ids: [] }), []);
    });

    test("the kept text and the original bytes come back exactly", async () => {
      const text = "A lone surrogate \ud800, a nul-free tab\t and \u{1f399}\ufe0f";
      const bytes = new Uint8Array([0xff, 0xfe, 1, 2, 3]);
      await store.keep(report("bb1", { text: text.toWellFormed() }), reading("bb1"), {
        ...received,
        original: bytes,
      });
      assert.equal((await store.report("bb1"))?.text, text.toWellFormed());
      assert.deepEqual(await store.original("bb1"), bytes);
    });

    test("an id may be shortened while it is unambiguous", async () => {
      await store.keep(report("abc1"), reading("abc1"), received);
      await store.keep(report("abd1"), reading("abd1"), received);
      assert.equal((await store.report("abc"))?.id, "abc1");
      assert.equal(await store.report("zz"), null);
      await assert.rejects(store.report("ab"), /several reports begin/);
    });

    test("a view is kept until a primary row changes", async () => {
      await store.keepView("board", await store.generation(), "{}");
      assert.equal(await store.view("board"), "{}");
      await store.keep(report("cc1"), reading("cc1"), received);
      assert.equal(await store.view("board"), null);
      await store.keepView("board", (await store.generation()) - 1, "stale");
      assert.equal(await store.view("board"), null);
    });

    test("a judgement is withdrawn, never deleted", async () => {
      await store.judge({
        id: "j1",
        author: "ana",
        at: "2024-02-02T00:00:00Z",
        reason: null,
        withdrawn: null,
        kind: "accept",
        target: { report: "aa1", kind: "meeting", span: { start: 0, end: 4 } },
      });
      await store.withdraw("j1", { author: "ben", at: "2024-02-03T00:00:00Z", reason: "wrong page" });
      const [row] = await store.judgements();
      assert.equal(row?.withdrawn?.author, "ben");
      assert.equal((await store.judgements({ recordedBy: "2024-02-02" }))[0]?.withdrawn, null);
      await assert.rejects(
        store.withdraw("j9", { author: "ben", at: "2024-02-03T00:00:00Z", reason: "" }),
        /no such judgement/,
      );
    });

    test("search finds all words, phrases and told names, newest first, and takes no operator from what is typed", async () => {
      const told = {
        id: "person:lloyd-austin",
        kind: "person",
        name: "Lloyd Austin",
        states: ["USA"],
        sector: null,
        posts: [],
      } as const;
      await store.keep(
        report("s1", { text: "Llyod Austin spoke of the défense talks." }),
        { ...reading("s1"), entities: [told] },
        received,
      );
      await store.keep(
        report("s2", { text: "Talks on defense were held.", published: "2024-02-10" }),
        reading("s2"),
        received,
      );
      const ids = async (words: string) => (await store.search(words)).map((each) => each.report);
      assert.deepEqual(await ids("defense talks"), ["s2", "s1"]);
      assert.deepEqual(await ids('"defense talks"'), ["s1"]);
      assert.deepEqual(await ids("Lloyd Austin"), ["s1"]);
      assert.deepEqual(await ids('talks" OR NEAR( *'), []);
      assert.deepEqual(await ids('" * ('), []);
      await store.keep(report("s1"), { ...reading("s1", "reader 2"), entities: [] }, received);
      assert.deepEqual(await ids("Lloyd"), []);
    });

    test("two processes on one record both work", async () => {
      const program = `
        import { openRecord } from ${JSON.stringify(join(import.meta.dirname, "../../src/store/index.ts"))};
        const [folder, first] = process.argv.slice(1);
        const store = await openRecord(folder, { create: true });
        const report = ${JSON.stringify(report("x"))};
        const reading = ${JSON.stringify(reading("x"))};
        for (let i = 0; i < 25; i += 1)
          await store.keep({ ...report, id: first + i }, { ...reading, report: first + i }, ${JSON.stringify(received)});
        await store.close();`;
      const run = (first: string) =>
        new Promise<number | null>((done) =>
          spawn(process.execPath, ["--input-type=module-typescript", "-e", program, folder, first], {
            stdio: ["ignore", "inherit", "inherit"],
          }).on("exit", done),
        );
      assert.deepEqual(await Promise.all([run("a"), run("b")]), [0, 0]);
      assert.equal((await store.reports()).length, 50);
    });
  });
}

describe("record.db", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-store-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test("primary rows can't be changed or deleted, not even by hand", async () => {
    const store = await openRecord(folder, { create: true });
    await store.keep(report("aa1"), reading("aa1"), received);
    await store.close();
    const database = new DatabaseSync(join(folder, "record.db"));
    assert.throws(() => database.exec("delete from report"), /append-only/);
    assert.throws(() => database.exec("update reading set body = ''"), /append-only/);
    database.close();
  });

  test("a folder that is no record, a foreign file, a newer record: each says what and the mend", async () => {
    await assert.rejects(openRecord(folder), /no record here\. Make one with `parley read PATH`/);
    writeFileSync(
      join(folder, "record.db"),
      "this is a letter, not a database, and quite long enough to be read",
    );
    await assert.rejects(openRecord(folder), /record\.db is no Parley record/);
    rmSync(join(folder, "record.db"));
    (await openRecord(folder, { create: true })).close();
    const database = new DatabaseSync(join(folder, "record.db"));
    database.exec("pragma user_version = 99");
    database.close();
    await assert.rejects(openRecord(folder), /made by a newer Parley \(form 99/);
  });

  test("a locked record waits, then says so", async () => {
    const store = await openRecord(folder, { create: true });
    await store.close();
    const hurried = await openRecord(folder, { patience: 300 });
    const other = new DatabaseSync(join(folder, "record.db"));
    other.exec("begin immediate");
    const started = Date.now();
    const kept = hurried.keep(report("aa1"), reading("aa1"), received);
    await assert.rejects(kept, /locked by another process\. Wait/);
    assert.ok(Date.now() - started >= 250);
    other.exec("rollback");
    other.close();
    await hurried.close();
  });

  test("a full disk: the report that did not fit is not there, the ones before it are", async () => {
    const store = await openRecord(folder, { create: true });
    await store.keep(report("aa1"), reading("aa1"), received);
    await store.close();
    // A page limit stands for the full disk: SQLite answers with the same code, SQLITE_FULL.
    const again = await openRecord(folder);
    (again as unknown as { database: DatabaseSync }).database.exec("pragma max_page_count = 40");
    const large = "x".repeat(400_000);
    await assert.rejects(
      again.keep(report("bb1", { text: large }), reading("bb1"), received),
      /the disk is full/,
    );
    assert.deepEqual(
      (await again.reports()).map((each) => each.id),
      ["aa1"],
    );
    await again.close();
  });

  test("a read-only record can be looked at and says so when written", {
    skip: process.getuid?.() === 0 ? "root may write everywhere" : false,
  }, async () => {
    (await openRecord(folder, { create: true })).close();
    chmodSync(join(folder, "record.db"), 0o444);
    chmodSync(folder, 0o555);
    await assert.rejects(openRecord(folder), /read-only|can't be opened/);
    chmodSync(folder, 0o755);
  });

  test("the record is found upwards from where one stands", async () => {
    (await openRecord(join(folder, ".parley"), { create: true })).close();
    assert.equal(findRecord(join(folder, "a", "b")), join(folder, ".parley"));
    assert.equal(findRecord(tmpdir()), null);
  });
});
