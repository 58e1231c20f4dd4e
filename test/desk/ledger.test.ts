// The ledger in a real browser: its parts, what changed between two days, the brief in three forms, reading aloud.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { ChangedSheet, LedgerSheet } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

describe("ledger", { skip }, () => {
  let desk: Desk;
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test("by mouse: each part shows its lines, and the address keeps the part and the relation", async () => {
    const ledger = await ask<LedgerSheet>("/api/ledger?between=USA,CHN");
    const page = await openPage(desk, "/ledger?between=USA,CHN");
    for (const part of ["Refusals", "Silences", "Positions", "Contradictions", "Commitments"] as const) {
      await page.getByRole("button", { name: new RegExp(`^${part}`) }).click();
      await page.getByRole("heading", { name: part }).waitFor();
      const all = ledger[part.toLowerCase() as Exclude<keyof LedgerSheet, "counts">];
      assert.ok(all.length > 0, `the sample record has ${part}`);
      await page.waitForFunction(
        (count) => document.querySelectorAll("main table.ledger > tbody > tr").length === count,
        all.length,
      );
    }
    assert.match(page.url(), /between=USA,CHN/);
    assert.match(page.url(), /part=commitments/);
    await page.context().close();
  });

  test("by keyboard alone: what changed since a day, and why", async () => {
    const since = "2023-06-01";
    const sheet = await ask<ChangedSheet>(`/api/changed?since=${since}&between=USA,CHN`);
    const page = await openPage(desk, "/ledger?between=USA,CHN");
    const button = page.getByRole("button", { name: "What changed" });
    for (let i = 0; i < 60 && !(await button.evaluate((each) => each === document.activeElement)); i += 1)
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const day = page.getByLabel("Known on the first day");
    await day.waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.type("06012023");
    await page.getByText(`${sheet.changes.length} changes, from ${sheet.reports} more reports.`).waitFor();
    assert.ok(sheet.changes.length > 0);
    assert.equal(await page.locator("ul.changes > li").count(), sheet.changes.length);
    assert.ok((await page.locator(".because a").count()) > 0);
    assert.match(page.url(), /since=2023-06-01/);
    await page.context().close();
  });

  test("one action makes a brief: Word, Markdown and a page to print, frozen with its stamp", async () => {
    const page = await openPage(desk, "/ledger?between=USA,CHN&asOf=2023-12-31");
    const saved = async (name: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name }).click(),
      ]);
      return readFileSync((await download.path())!);
    };
    const markdown = (await saved("Markdown")).toString("utf8");
    assert.match(markdown, /^# United States and China: chronology/);
    assert.match(markdown, /As known on 2023-12-31/);
    assert.match(markdown, /\[\^1\]: /);
    assert.equal((await saved("Word")).subarray(0, 2).toString(), "PK");
    const [print] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("link", { name: "page to print" }).click(),
    ]);
    await print.locator(".stamp").waitFor();
    assert.match((await print.locator(".stamp").textContent()) ?? "", /As known on 2023-12-31/);
    assert.equal(await print.locator("script").count(), 0);
    const first = (await print.locator("sup a").first().getAttribute("href"))!;
    assert.equal(await print.locator(`li${first}`).count(), 1);
    await assertAccessible(print, "the brief to print");
    await page.context().close();
  });

  test("reading aloud begins by saying that the voice is synthetic, and stops", async () => {
    const page = await openPage(desk, "/ledger?between=USA,CHN");
    await page.waitForTimeout(500);
    // A headless browser has no voice: what would be spoken is listened to at the browser's own door.
    await page.evaluate(() => {
      const said: string[] = [];
      Object.assign(globalThis, { said });
      speechSynthesis.speak = ({ text }) => void said.push(text);
    });
    await page.getByRole("button", { name: "Read aloud" }).click();
    await page.waitForFunction(() => (globalThis as unknown as { said: string[] }).said.length > 10);
    const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
    assert.match(said[0]!, /synthetic voice/);
    assert.match(said[1]!, /United States and China: chronology/);
    assert.ok(said.length > 10);
    await page.getByRole("button", { name: "Stop reading" }).click();
    await page.getByRole("button", { name: "Read aloud" }).waitFor();
    await page.context().close();
  });

  test("no axe violation, and nothing wider than the window, in both themes and widths", async () => {
    for (const part of [
      "commitments",
      "refusals",
      "silences",
      "positions",
      "contradictions",
      "changed&since=2023-06-01",
    ])
      for (const look of looks) {
        const page = await openPage(desk, `/ledger?between=USA,CHN&part=${part}`, look);
        await page.locator("table, ul.changes").first().waitFor();
        const where = `${part} ${look.width} ${look.theme}`;
        await assertAccessible(page, where);
        await assertFits(page, where);
        await page.context().close();
      }
  });
});
