// Bad states as a person meets them: disk full, record locked or gone, signed out, an upgrade under an open tab, two tabs.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import type { Judgement } from "../../src/record/index.ts";
import { Access, type AppOptions, makeToken, recordPresence, tokenHash } from "../../src/server/index.ts";
import { openApp, type OpenApp, readSamples } from "../server/open-app.ts";
import { assertAccessible, assertFits, openBrowser, openPage, skip } from "./harness.ts";

const built = resolve(import.meta.dirname, "../../dist/desk");

describe("bad states of the desk", { skip }, () => {
  let browser: Browser;
  let record: string;
  let app: OpenApp;
  const serve = async (options: Partial<AppOptions> = {}, port?: number): Promise<OpenApp> =>
    openApp({ present: recordPresence(record), ...options }, { record, ...(port ? { port } : {}) });
  before(async () => {
    browser = await openBrowser();
    record = readSamples();
    app = await serve();
  });
  after(async () => {
    await app.close();
    await browser.close();
    rmSync(dirname(record), { recursive: true, force: true });
  });

  const mine = async (author: string): Promise<Judgement[]> =>
    ((await (await app.get("/api/judgements")).json()) as Judgement[]).filter(
      (each) => each.author === author,
    );
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 150; i += 1) {
      if (await holds()) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`not within 15 s: ${what}`);
  };
  const reviewer = async (name: string): Promise<Page> => {
    const page = await openPage({ address: app.server.address, browser }, "/review");
    await page.evaluate((given) => localStorage.setItem("parley.reviewer", given), name);
    await page.reload();
    await page.locator("mark").first().waitFor();
    return page;
  };
  const pages = (most: number): void =>
    (app.store as unknown as { database: DatabaseSync }).database.exec(`pragma max_page_count = ${most}`);
  /** Decides once while `title` is shown, and sees it taken after `mend`. */
  const decidesThrough = async (
    name: string,
    title: string,
    mend: () => void | Promise<void>,
  ): Promise<void> => {
    const page = await reviewer(name);
    const before = await page.locator("dl.card").getAttribute("data-ref");
    await page.keyboard.press("a");
    await page.getByText(title).first().waitFor();
    await page.getByText("1 decision waits in this browser").waitFor();
    assert.notEqual(await page.locator("dl.card").getAttribute("data-ref"), before, "the review goes on");
    await assertAccessible(page, title);
    await assertFits(page, title);
    assert.deepEqual(await mine(name).catch(() => []), []);
    await mend();
    await until("the decision is in the record", async () => (await mine(name)).length === 1);
    await page.getByText(title).first().waitFor({ state: "detached" });
    await page.context().close();
  };

  test("disk full: said with the mend, the decision waits and is taken when there is room", async () => {
    pages(1);
    const { items } = (await (await app.get("/api/review?limit=1")).json()) as {
      items: { ref: string }[];
    };
    const [, report, kind, start, end] = /^(.+)\/(.+)@(\d+)-(\d+)/.exec(items[0]!.ref)!;
    const target = { report, kind, span: { start: Number(start), end: Number(end) } };
    const filler = {
      kind: "different-event",
      author: "Filler",
      at: "2026-01-01T00:00:00.000Z",
      target,
      other: target,
    };
    // What is free inside the file is used up first, by long decisions and then by short ones.
    for (const reason of ["x".repeat(2000), null])
      for (let i = 0; i < 400; i += 1)
        if (
          (await app.post("/api/judgements", { ...filler, id: crypto.randomUUID(), reason })).status === 507
        )
          break;
    await decidesThrough("Dia", "The disk is full.", () => pages(1_000_000));
  });

  test("record locked by another process: said, and taken once it is free", async () => {
    const other = new DatabaseSync(join(record, "record.db"));
    other.exec("begin immediate");
    await decidesThrough("Lou", "The record is locked.", () => {
      other.exec("rollback");
      other.close();
    });
  });

  test("record moved away: what is shown stays, the decision waits until it is back", async () => {
    const page = await reviewer("Van");
    const away = `${record}-away`;
    renameSync(record, away);
    await page.keyboard.press("a");
    await page.getByText("The record is gone.").first().waitFor();
    await page
      .getByText(/Put it back/)
      .first()
      .waitFor();
    await page.locator("dl.card").waitFor();
    renameSync(away, record);
    await until("the decision is in the record", async () => (await mine("Van")).length === 1);
    await page.context().close();
  });

  test("a decision that can't be taken is kept with its reason until the person settles it", async () => {
    const page = await reviewer("Ref");
    await page.evaluate(() => {
      const decision = {
        id: "of-an-older-form-1",
        path: "/judgements",
        at: "2026-01-01T00:00:00.000Z",
        body: { id: "of-an-older-form-1", author: "Ref", kind: "bless", target: { kind: "meeting" } },
      };
      localStorage.setItem(`parley.pending.${decision.id}`, JSON.stringify(decision));
    });
    await page.reload();
    await page.getByText("The server refused these").waitFor();
    await page.getByText(/bless on meeting by Ref, .*The body is no judgement/).waitFor();
    await assertAccessible(page, "refused decisions");
    await page.getByRole("button", { name: "send again" }).click();
    await page.getByText("The server refused these").waitFor();
    await page.getByRole("button", { name: "let it go" }).click();
    await page.getByText("The server refused these").waitFor({ state: "detached" });
    await page.reload();
    await page.locator("dl.card").waitFor();
    assert.equal(await page.getByText("The server refused these").count(), 0);
    await page.context().close();
  });

  test("two tabs: what one decides the other shows, and neither loses the other's waiting decisions", async () => {
    const one = await reviewer("Twin");
    const two = await one.context().newPage();
    await two.goto(`${app.server.address}/review`);
    await two.locator("mark").first().waitFor();
    const other = new DatabaseSync(join(record, "record.db"));
    other.exec("begin immediate");
    await one.keyboard.press("a");
    await one.getByText("1 decision waits").waitFor();
    const shown = await one.locator("dl.card").getAttribute("data-ref");
    await two.goto(`${app.server.address}/review/${encodeURIComponent(shown!)}`);
    await two.locator("mark").first().waitFor();
    await two.keyboard.press("a");
    await until("two wait", () =>
      two.evaluate(
        () => Object.keys(localStorage).filter((key) => key.startsWith("parley.pending")).length === 2,
      ),
    );
    other.exec("rollback");
    other.close();
    await until("both are in the record", async () => (await mine("Twin")).length === 2);
    const decided = new Set(
      (await mine("Twin")).map((each) => JSON.stringify("target" in each && each.target)),
    );
    assert.equal(decided.size, 2, "each once");
    for (const page of [one, two])
      await until(
        "nothing waits any more",
        async () => (await page.getByText("waits in this browser").count()) === 0,
      );
    await one.context().close();
  });

  test("an upgrade under an open tab: said, its screens still open, loading anew mends it, decisions are kept", async () => {
    // The files of the newer desk have other names: those that the old page knows are no longer there.
    const newer = mkdtempSync(join(tmpdir(), "parley-newer-desk-"));
    cpSync(built, newer, { recursive: true });
    const assets = readdirSync(join(built, "assets"));
    for (const path of ["index.html", ...assets.map((name) => join("assets", name))])
      writeFileSync(
        join(newer, path),
        assets.reduce(
          (text, name) => text.replaceAll(name, `newer-${name}`),
          readFileSync(join(newer, path), "utf8"),
        ),
      );
    for (const name of assets)
      renameSync(join(newer, "assets", name), join(newer, "assets", `newer-${name}`));
    await app.close();
    app = await serve({ version: "1.0.0" });
    const { port } = app.server;
    const page = await openPage({ address: app.server.address, browser }, "/");
    await page.evaluate(() => localStorage.setItem("parley.reviewer", "Upa"));
    await page.waitForTimeout(500);
    assert.equal(await page.getByText("Parley was updated").count(), 0);
    await app.close();
    app = await serve({ version: "2.0.0", desk: newer }, port);
    await page.getByText("Parley was updated while this page was open").waitFor();
    await assertAccessible(page, "updated");
    // A screen whose old file is gone: the page loads itself anew and shows it.
    await page.getByRole("link", { name: "Review" }).click();
    await page.locator("mark").first().waitFor();
    assert.ok(await page.locator('script[src*="newer-"]').count(), "it is the newer page");
    await page.getByText("Parley was updated").waitFor({ state: "detached" });
    await page.keyboard.press("a");
    await until("the decision is in the record", async () => (await mine("Upa")).length === 1);
    await page.context().close();
    rmSync(newer, { recursive: true, force: true });
  });

  test("signed out: the token is asked for, what was decided meanwhile is sent once it is given", async () => {
    const token = makeToken();
    const access = () =>
      new Access({ hash: tokenHash(token), secure: false, now: () => new Date().toISOString() });
    await app.close();
    app = await serve({ access: access() });
    const { port } = app.server;
    const signIn = async (page: Page, words: string): Promise<void> => {
      await page.getByLabel("Token of this desk").fill(words);
      await page.keyboard.press("Enter");
    };
    const page = await openPage({ address: app.server.address, browser }, "/review");
    await page.evaluate(() => localStorage.setItem("parley.reviewer", "Sig"));
    await assertAccessible(page, "sign in");
    await signIn(page, "not the token");
    await page.getByText(/not the token of this desk/).waitFor();
    await signIn(page, token);
    await page.locator("mark").first().waitFor();
    const cookies = await page.context().cookies();
    assert.deepEqual(
      cookies.map(({ httpOnly, sameSite }) => [httpOnly, sameSite]),
      [[true, "Strict"]],
    );
    // A restart forgets the sessions.
    await app.close();
    await page.keyboard.press("a");
    app = await serve({ access: access() }, port);
    await page.getByLabel("Token of this desk").waitFor({ timeout: 15_000 });
    await signIn(page, token);
    const log = async () =>
      (await (await app.get("/api/judgements", { authorization: `Bearer ${token}` })).json()) as Judgement[];
    await until("the decision is in the record", async () =>
      (await log()).some(({ author }) => author === "Sig"),
    );
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Token of this desk").waitFor();
    await page.context().close();
  });
});
