// The newcomer's question on a single report: is the US-China military channel open, at which level, since when, who says so?
// From an empty desk, and then each screen's main task on that record, by mouse and by keyboard.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { BoardSheet, EventsPage } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

const root = resolve(import.meta.dirname, "../..");
const seed = resolve(process.env.PARLEY_EVAL ?? join(root, "../shared/eval"), "seed", "seed.txt");
const absent = skip || (existsSync(seed) ? false : "the seed kit is not here (PARLEY_EVAL)");

describe("a newcomer with one report", { skip: absent }, () => {
  let desk: Desk;
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  const military = async () =>
    (await ask<BoardSheet>("/api/board?between=USA,CHN")).lanes.filter(({ channel }) =>
      /military/.test(channel),
    );
  /** Level, state, since and sources of the rows of the military channel, as the board's table shows them. */
  const rowsOf = (page: Page): Promise<string[][]> =>
    page
      .locator("table.lanes tbody tr", { hasText: "military" })
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent!.trim())),
      );
  before(async () => {
    desk = await openDesk([]);
  });
  after(() => desk.close());

  test("under a minute from an empty desk: levels, states, since when, who says so, and the sentence itself", async () => {
    const began = Date.now();
    const page = await openPage(desk, "/");
    await page.getByText("This record is empty").waitFor();
    await page.locator('input[type="file"]').setInputFiles({
      name: "report.txt",
      mimeType: "text/plain",
      buffer: readFileSync(seed),
    });
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await page.locator("table.lanes tbody tr").first().waitFor({ timeout: 30_000 });
    await page.getByRole("combobox", { name: "Relation" }).selectOption("CHN,USA");
    await page.waitForURL(/between=CHN,USA/);
    const rows = await rowsOf(page);
    const states = new Map(rows.map(([level, state]) => [level, state]));
    // What a careful reader of it answers: reopened below the ministers, not yet at theirs, promised for the whole.
    assert.equal(states.get("senior officials"), "resumed");
    assert.equal(states.get("ministers"), "not resumed");
    assert.match(states.get("as a whole")!, /agreed to resume|partly resumed/);
    for (const [level, , since, , says] of rows) {
      assert.match(since!, /2023/, `${level}: since when`);
      assert.ok(says!.length > 3, `${level}: who says so`);
    }
    assert.match(
      rows.find(([level]) => level === "senior officials")![4]!,
      / ← /,
      "a relay is told with its origin",
    );
    // Who says so leads to the sentence.
    await page
      .locator("table.lanes tbody tr", { hasText: "senior officials" })
      .filter({ hasText: "military" })
      .locator("td")
      .last()
      .locator("a")
      .first()
      .click();
    await page.locator("mark").first().waitFor();
    const lane = (await military()).find(({ level }) => level === "senior-official")!;
    const refs = lane.transitions.flatMap(({ claims }) => claims.map(({ ref }) => ref));
    assert.ok(
      refs.includes((await page.locator("dl.card").getAttribute("data-ref"))!),
      "it carries the state",
    );
    const seconds = (Date.now() - began) / 1000;
    assert.ok(seconds < 60, `${seconds.toFixed(0)} s`);
    console.log(`from an empty desk to the cited sentence: ${seconds.toFixed(1)} s with the reading`);
    await page.context().close();
  });

  test("by keyboard alone: the channel's dossier has each level with its state and its sources", async () => {
    const page = await openPage(desk, "/?between=CHN,USA");
    await page.locator("figure.swim").waitFor();
    const onChannel = (): Promise<boolean> =>
      page.evaluate(() => {
        const at = document.activeElement;
        return (
          at?.tagName === "A" && at.closest(".swim-channel") !== null && /military/.test(at.textContent ?? "")
        );
      });
    for (let i = 0; i < 60 && !(await onChannel()); i += 1) await page.keyboard.press("Tab");
    assert.ok(await onChannel(), "Tab comes to the channel");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /^senior officials: resumed/ }).waitFor();
    await page.getByRole("heading", { name: /^ministers: not resumed/ }).waitFor();
    await page.context().close();
  });

  test("chronology: the meeting is dated as closely as the report lets it, and opens on the relay", async () => {
    const page = await openPage(desk, "/chronology?between=CHN,USA&kind=meeting");
    const line = page.locator(".chronology li", { hasText: / ← / }).first();
    await line.waitFor();
    assert.match(await line.locator(".day").innerText(), /Nov 2023/);
    await line.locator("a").first().click();
    await page.getByRole("heading", { name: "Who says so" }).waitFor();
    assert.ok((await page.locator(".ladder li").count()) > 0);
    await page.context().close();
  });

  test("review: the first statement is accepted by one key, furniture is dimmed and never lit", async () => {
    const page = await openPage(desk, "/review");
    await page.locator("mark").first().waitFor();
    await page.evaluate(() => localStorage.setItem("parley.reviewer", "Nia"));
    await page.reload();
    await page.locator("mark").first().waitFor();
    assert.ok((await page.locator(".report-text .furniture").count()) > 0);
    const before = await page.locator("dl.card").getAttribute("data-ref");
    await page.keyboard.press("a");
    await page.waitForFunction(
      (ref) => document.querySelector<HTMLElement>("dl.card")?.dataset.ref !== ref,
      before,
    );
    await page.context().close();
  });

  test("ledger: promises with their state, refusals, silences; search; a precedent that can't be told from one report", async () => {
    const page = await openPage(desk, "/ledger?between=CHN,USA");
    await page.locator("table.ledger tbody tr").first().waitFor();
    await page.getByRole("button", { name: /^Refusals [1-9]/ }).click();
    await page.locator("table.ledger tbody tr").first().waitFor();
    await page.goto(`${desk.address}/ledger?part=silences`);
    await page.locator("table.ledger tbody tr").first().waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("military dialogue");
    await page.keyboard.press("Enter");
    await page.locator(".found h2 a").first().waitFor();
    await page.goto(`${desk.address}/precedent?between=CHN,USA&text=first%20call%20since%202010`);
    await page.getByText("No counter-example in this record").waitFor();
    await page.getByText(/covers 1 report/).waitFor();
    await page.context().close();
  });

  test("no axe violation, and nothing wider than the window, on every screen", async () => {
    const { rows } = await ask<EventsPage>("/api/events?between=USA,CHN&limit=1");
    const [lane] = await military();
    for (const look of [looks[0]!, looks[3]!])
      for (const path of [
        "/?between=CHN,USA",
        "/chronology",
        "/review",
        "/ledger?part=positions",
        `/dossier/event/${rows[0]!.id}`,
        `/dossier/channel/${encodeURIComponent(lane!.channelId)}`,
        "/dossier/state/CHN?beside=USA",
      ]) {
        const page = await openPage(desk, path, look);
        await page.getByText("Reading the record …").first().waitFor({ state: "detached" });
        await assertAccessible(page, `${path} ${look.width}`);
        await assertFits(page, `${path} ${look.width}`);
        await page.context().close();
      }
  });
});
