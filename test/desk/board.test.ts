// Board and chronology in a real browser: from the relation to a cited answer, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import type { BoardSheet, EventsPage } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

describe("board and chronology", { skip }, () => {
  let desk: Desk;
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test("by mouse: relation, lane, who says so, the lit sentence", async () => {
    const page = await openPage(desk, "/");
    await page.getByRole("combobox", { name: "Relation" }).selectOption("CHN,USA");
    await page.waitForURL(/between=CHN,USA/);
    const { lanes } = await ask<BoardSheet>("/api/board?between=CHN,USA");
    await page.waitForFunction(
      (count) => document.querySelectorAll("table.lanes tbody tr").length === count,
      lanes.length,
    );
    await page.locator("table.lanes tbody th a", { hasText: "military" }).first().click();
    await page.locator("figure.tenures tbody a").first().click();
    await page.locator("mark").first().waitFor();
    await page.context().close();
  });

  test("by keyboard alone: words are searched, the clock goes back, the back button undoes it", async () => {
    const page = await openPage(desk, "/chronology?between=CHN,USA");
    const box = page.getByLabel("Words");
    for (let i = 0; i < 40 && !(await box.evaluate((each) => each === document.activeElement)); i += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.type("Woodside");
    const { total } = await ask<EventsPage>("/api/events?between=CHN,USA&q=Woodside");
    assert.ok(total > 0);
    await page.getByText(new RegExp(`^${total} events?$`)).waitFor();
    await page.goto(`${desk.address}/?between=CHN,USA&asOf=2022-12-31`);
    const before = await ask<BoardSheet>("/api/board?between=CHN,USA&asOf=2022-12-31");
    await page.waitForFunction(
      (count) => document.querySelectorAll("table.lanes tbody tr").length === count,
      before.lanes.length,
    );
    await page.goBack();
    await page.getByText(new RegExp(`^${total} events?$`)).waitFor();
    await page.context().close();
  });

  test("what came since the last visit is one press away, and said only when something came", async () => {
    const page = await openPage(desk, "/?between=CHN,USA");
    const link = page.getByRole("link", { name: /What changed since your last visit/ });
    await page.locator("table.lanes").waitFor();
    assert.equal(await link.count(), 0, "a first visit has no last one");
    await page.evaluate(() => localStorage.setItem("parley.seen-until", "2023-06-01"));
    await page.reload();
    await link.click();
    await page.waitForURL(/\/ledger\?.*since=2023-06-01/);
    await page.locator("ul.changes > li").first().waitFor();
    await page.goto(`${desk.address}/?between=CHN,USA`);
    await page.locator("table.lanes").waitFor();
    assert.equal(await link.count(), 0, "it was seen meanwhile");
    await page.context().close();
  });

  test("an empty record says what to do first", async () => {
    const empty = await openDesk([]);
    try {
      const page = await openPage(empty, "/");
      await page.getByRole("heading", { name: "This record is empty" }).waitFor();
      await assertAccessible(page, "empty board");
    } finally {
      await empty.close();
    }
  });

  test("the script of the first screen is under 250 kB gzipped", async () => {
    const page = await desk.browser.newPage();
    const names: string[] = [];
    page.on("response", (answer) => {
      if (answer.url().endsWith(".js")) names.push(answer.url().split("/").at(-1)!);
    });
    await page.goto(`${desk.address}/`);
    await page.locator("table.lanes").waitFor();
    await page.close();
    const folder = resolve(import.meta.dirname, "../../dist/desk/assets");
    assert.ok(names.length > 0 && names.every((name) => readdirSync(folder).includes(name)));
    const size = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
    assert.ok(size < 250_000, `${size} bytes`);
  });

  test("no axe violation, and nothing wider than the window, in both themes and widths", async () => {
    for (const path of ["/", "/?between=CHN,USA", "/chronology?between=CHN,USA", "/chronology?q=zzzz"])
      for (const look of looks) {
        const page = await openPage(desk, path, look);
        await page.locator("table, ol.chronology li, p.empty").first().waitFor();
        const where = `${path} ${look.width} ${look.theme}`;
        await assertAccessible(page, where);
        await assertFits(page, where);
        await page.context().close();
      }
  });
});
