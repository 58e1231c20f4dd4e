// A record seen by its rows, as a large one is: it answers what the whole view answers, or says that a relation must be chosen.
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { dirname } from "node:path";
import { after, before, describe, test } from "node:test";
import type {
  BoardSheet,
  ChannelSheet,
  EventSheet,
  EventsPage,
  LedgerSheet,
  ReviewSheet,
  SearchPage,
  StateSheet,
  StatementSheet,
} from "../../src/server/index.ts";
import { judgementOn, openApp, type OpenApp, readSamples } from "./open-app.ts";

const pair = "between=CHN,USA";

describe("a large record", () => {
  let record: string;
  let whole: OpenApp;
  let large: OpenApp;
  before(async () => {
    record = readSamples("us-china");
    whole = await openApp({}, { record });
    large = await openApp({}, { record, few: 0 });
  });
  after(async () => {
    await whole.close();
    await large.close();
    rmSync(dirname(record), { recursive: true, force: true });
  });
  const of = async <T>(app: OpenApp, path: string): Promise<T> => {
    const answer = await app.get(path);
    const text = await answer.text();
    assert.equal(answer.status, 200, `${path}: ${text.slice(0, 200)}`);
    return JSON.parse(text) as T;
  };
  const both = async <T>(path: string): Promise<readonly [T, T]> => [
    await of<T>(whole, path),
    await of<T>(large, path),
  ];

  test("the board of a relation is the same, today, on a day and as known on a day", async () => {
    for (const clocks of ["", "&on=2023-06-01", "&asOf=2023-07-01", "&asOf=2023-07-01&on=2023-01-01"]) {
      const [all, rows] = await both<BoardSheet>(`/api/board?${pair}${clocks}`);
      assert.ok(all.lanes.length > 3);
      assert.deepEqual(rows.lanes, all.lanes, clocks);
      assert.deepEqual(rows.titles, all.titles, clocks);
      assert.equal(rows.on, all.on);
      assert.deepEqual(rows.coverage, all.coverage);
      assert.deepEqual(
        rows.commitments.map(({ id, status }) => [id, status]).sort(),
        all.commitments.map(({ id, status }) => [id, status]).sort(),
      );
      assert.deepEqual(
        rows.vacancies.map(({ id }) => id),
        all.vacancies.map(({ id }) => id),
      );
      assert.deepEqual(rows.contradictions, all.contradictions);
      assert.equal(rows.contradictionCount, all.contradictionCount);
    }
    const [all, rows] = await both<BoardSheet>(`/api/board?${pair}&asOf=2023-07-01&lanes=true`);
    assert.equal(all.onlyLanes, undefined, "of a small record all is there at once");
    assert.deepEqual(rows.lanes, all.lanes);
    assert.deepEqual(rows.titles, all.titles);
    assert.deepEqual([rows.onlyLanes, rows.vacancies, rows.contradictions], [true, [], []]);
    const recent = await of<BoardSheet>(large, "/api/board");
    assert.equal(recent.recent, true);
    assert.ok(recent.lanes.length > 0);
  });

  test("the chronology is the same by pages, by number, by kind and days, by words, and as known on a day", async () => {
    for (const query of [
      "",
      "&kind=meeting",
      "&from=2023-01-01&to=2023-12-31",
      "&all=true",
      "&asOf=2023-07-01",
    ]) {
      const [all, rows] = await both<EventsPage>(`/api/events?${pair}&limit=500${query}`);
      assert.ok(all.rows.length > 0, query);
      assert.deepEqual(rows.rows, all.rows, query);
      assert.equal(rows.total, all.total, query);
    }
    const { rows, total } = await of<EventsPage>(whole, "/api/events?limit=500");
    const byNumber = [];
    for (let at = 0; at < total; at += 7)
      byNumber.push(...(await of<EventsPage>(large, `/api/events?limit=7&at=${at}`)).rows);
    assert.deepEqual(byNumber, rows);
    const byCursor = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: EventsPage = await of(
        large,
        `/api/events?limit=7${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
      );
      byCursor.push(...page.rows);
      cursor = page.next;
    }
    assert.deepEqual(byCursor, rows);
    const [found, foundByRows] = await both<EventsPage>(`/api/events?${pair}&q=commander&limit=500`);
    assert.ok(found.total > 0);
    assert.deepEqual(foundByRows.rows, found.rows);
    const [austin, austinByRows] = await both<EventsPage>(`/api/events?${pair}&person=Austin&limit=500`);
    assert.deepEqual(austinByRows, austin);
  });

  test("dossiers of an event, a channel, a post and a state are the same", async () => {
    const { rows } = await of<EventsPage>(whole, `/api/events?${pair}&limit=500`);
    for (const { id } of rows) {
      const [all, seen] = await both<EventSheet>(`/api/events/${id}`);
      assert.deepEqual(seen.event, all.event);
      assert.deepEqual(seen.statements, all.statements);
    }
    const board = await of<BoardSheet>(whole, `/api/board?${pair}`);
    for (const channel of new Set(board.lanes.map(({ channelId }) => channelId))) {
      const [all, seen] = await both<ChannelSheet>(`/api/channels/${encodeURIComponent(channel)}`);
      assert.deepEqual(seen.lanes, all.lanes);
    }
    const [china, seen] = await both<StateSheet>("/api/states/CHN?beside=USA");
    assert.deepEqual(seen.posts, china.posts);
    assert.deepEqual(seen.counterparts, china.counterparts);
    const [post] = china.posts;
    const [whose, whoseByRows] = await both<object>(`/api/posts/${encodeURIComponent(post!.id)}`);
    assert.deepEqual(whoseByRows, whose);
    assert.equal((await large.get("/api/events/e0000000000")).status, 404);
    assert.equal((await large.get("/api/channels/nothing")).status, 404);
  });

  test("the ledger of a relation has the same commitments, refusals, silences and positions", async () => {
    const [all, seen] = await both<LedgerSheet>(`/api/ledger?${pair}`);
    assert.deepEqual(
      seen.refusals.map(({ id }) => id),
      all.refusals.map(({ id }) => id),
    );
    // What one of them holds or keeps silent about alone stands with itself: a relation's rows are of both, and of what one promised to nobody.
    const ofBoth = (parties: readonly string[]): boolean =>
      parties.includes("CHN") && parties.includes("USA");
    const promised = all.commitments.filter(
      ({ by, to }) => ofBoth([...by, ...to]) || (to.length === 0 && by.length === 1),
    );
    assert.ok(promised.length > 0);
    assert.deepEqual(seen.commitments.map(({ id }) => id).sort(), promised.map(({ id }) => id).sort());
    const held = all.positions.filter(({ holders, toward }) => ofBoth([...holders, ...toward]));
    assert.deepEqual(seen.positions.map(({ id }) => id).sort(), held.map(({ id }) => id).sort());
    for (const silence of seen.silences) assert.ok(all.silences.some(({ id }) => id === silence.id));
  });

  test("search, what changed, a precedent and the brief are answered", async () => {
    const [all, seen] = await both<SearchPage>("/api/search?q=military&limit=100");
    assert.ok(all.found.length > 3);
    assert.deepEqual(
      seen.found.map(({ id, eventCount }) => [id, eventCount]),
      all.found.map(({ id, eventCount }) => [id, eventCount]),
    );
    const [changed, changedByRows] = await both<{ changes: unknown[] }>(
      `/api/changed?since=2023-06-01&${pair}`,
    );
    assert.ok(changed.changes.length > 0 && changedByRows.changes.length > 0);
    for (const app of [whole, large]) {
      const answer = await app.post("/api/precedent", {
        text: "first meeting since 2019",
        between: ["CHN", "USA"],
      });
      assert.equal(((await answer.json()) as { test: { outcome: string } }).test.outcome, "contradicted");
    }
    const brief = await large.get(`/api/brief?format=md&${pair}`);
    assert.match(await brief.text(), /\[\^1\]: /);
    const [relations, pairs] = await both<{ parties: string[]; events: number }[]>("/api/relations");
    assert.deepEqual(
      pairs.map(({ parties, events }) => `${parties.join()} ${events}`).sort(),
      relations.map(({ parties, events }) => `${parties.join()} ${events}`).sort(),
    );
  });

  test("review goes by relation: cards, a decision, a fact by hand", async () => {
    const queue = await of<ReviewSheet>(large, `/api/review?${pair}&limit=2000`);
    assert.ok(queue.items.length > 20);
    const ref = queue.items[0]!.ref;
    const [card, cardByRows] = await both<StatementSheet>(`/api/statements/${encodeURIComponent(ref)}`);
    assert.deepEqual(cardByRows.statement, card.statement);
    assert.deepEqual(cardByRows.event, card.event);
    assert.equal(cardByRows.from, card.from);
    const target = { report: card.report, kind: card.statement.kind, span: card.statement.evidence };
    assert.equal((await large.post("/api/judgements", judgementOn(target, { kind: "reject" }))).status, 201);
    const after = await of<ReviewSheet>(large, `/api/review?${pair}&limit=2000`);
    assert.ok(after.items.every((each) => each.ref !== ref));
    assert.equal(after.total, queue.total - 1);
    const [all, rows] = await both<EventsPage>(`/api/events?${pair}&limit=500`);
    assert.deepEqual(rows.rows, all.rows, "after a decision as well");
  });

  test("what would mean to fold all of it is refused with what to do", async () => {
    for (const path of [
      "/api/ledger",
      "/api/review",
      "/api/brief?format=md",
      "/api/changed?since=2023-01-01",
      "/api/board?asOf=2023-01-01",
      "/api/events?q=talks",
      "/api/persons/Lloyd%20Austin",
    ]) {
      const answer = await large.get(path);
      assert.equal(answer.status, 400, path);
      assert.match(((await answer.json()) as { detail: string }).detail, /Choose a relation/, path);
    }
    const audit = await large.get(`/api/board?${pair}&asRecorded=2025-01-01`);
    assert.equal(audit.status, 400);
    assert.match(((await audit.json()) as { detail: string }).detail, /parley board --as-recorded/);
  });
});
