// Search, precedent, help and the keys of the frame in a real browser, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { PrecedentAnswer, SearchPage } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

const screens = [
  ["/", "Board"],
  ["/chronology", "Chronology"],
  ["/review", "Review"],
  ["/ledger", "Ledger"],
  ["/dossier/state/CHN", "Dossier"],
  ["/search?words=talks", "Search"],
  ["/precedent", "Precedent"],
] as const;

describe("search, precedent and help", { skip }, () => {
  let desk: Desk;
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test("by keyboard alone: words are searched from any screen, a title opens its report, a sentence its card", async () => {
    const { found } = await ask<SearchPage>("/api/search?q=military&limit=100");
    assert.ok(found.length > 20, "more than a page");
    const page = await openPage(desk, "/ledger?between=CHN,USA");
    await page.keyboard.press("/");
    await page.keyboard.type("military");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\?.*words=military/);
    assert.match(page.url(), /between=CHN,USA/, "the relation goes along");
    await page.getByText(/^20 and more reports/).waitFor();
    assert.equal(await page.locator(".found > li").count(), 20);
    assert.ok((await page.locator(".found mark").count()) > 0);
    await page.getByRole("button", { name: "Show more" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelectorAll(".found > li").length > 20);
    const title = page.locator(".found h2 a").first();
    await title.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Report", exact: true }).waitFor();
    assert.match(await page.locator(".report-head").innerText(), new RegExp(found[0]!.publisher!));
    const sentence = page.locator("a.other-statement").first();
    await sentence.focus();
    await page.keyboard.press("Enter");
    await page.locator("mark#evidence").waitFor();
    await page.goBack();
    await page.goBack();
    await page.locator(".found > li").first().waitFor();
    await page.context().close();
  });

  test("by mouse: what was not published by then is not found, and what has no hit says what to do", async () => {
    const later = await ask<SearchPage>("/api/search?q=military&limit=100");
    const then = await ask<SearchPage>("/api/search?q=military&limit=100&asOf=2022-12-31");
    assert.ok(then.found.length < later.found.length);
    const page = await openPage(desk, "/?asOf=2022-12-31");
    await page.getByLabel("Search all reports").fill("military");
    await page.keyboard.press("Enter");
    await page.getByText(new RegExp(`^${Math.min(20, then.found.length)}( and more)? reports?`)).waitFor();
    await page.goto(`${desk.address}/search?words=zzzznothing`);
    await page.getByText(/No report known at these clocks/).waitFor();
    await page.goto(`${desk.address}/search`);
    await page.getByText(/Type words into/).waitFor();
    await page.context().close();
  });

  test("a claim of a first is tested between the states chosen; the counter-examples open; the address keeps the claim", async () => {
    const answer = await (
      await fetch(`${desk.address}/api/precedent`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-parley": "test" },
        body: JSON.stringify({ text: "first meeting since 2019", between: ["CHN", "USA"] }),
      })
    ).json();
    const { test: outcome, counterExamples } = answer as PrecedentAnswer;
    assert.equal(outcome.outcome, "contradicted");
    const page = await openPage(desk, "/precedent?between=CHN,USA");
    await page.getByLabel(/first of its kind/).fill("first meeting since 2019");
    await page.getByText(new RegExp(`^No: ${counterExamples.length} counter-examples?$`)).waitFor();
    assert.match(page.url(), /text=first/);
    await page.getByText(/What no report in it tells is not known here/).waitFor();
    await assertAccessible(page, "a precedent answered");
    await page.reload();
    await page.getByRole("region", { name: "Answer" }).locator("a").first().click();
    await page.getByRole("heading", { name: "Who says so" }).waitFor();
    await page.goto(`${desk.address}/precedent?text=first%20picnic`);
    await page.getByText("This can’t be tested").waitFor();
    await page.goto(`${desk.address}/precedent?between=CHN,USA&text=first%20summit%20since%202025`);
    await page
      .getByText(/No counter-example in this record|counter-example/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test("“?” and the button help on every screen, about that screen; focus comes back; keys go to screens and can be switched off", async () => {
    const page = await openPage(desk, "/");
    for (const [path, name] of screens) {
      await page.goto(desk.address + path);
      await page.locator("main h1").first().waitFor();
      await page.getByRole("button", { name: "Help" }).click();
      await page
        .getByRole("dialog")
        .getByRole("heading", { name: `Help: ${name}` })
        .waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Help");
      await page.locator("main").focus();
      await page.keyboard.press("?");
      const heading = name === "Review" ? "Keys of the review" : `Help: ${name}`;
      await page.getByRole("dialog").getByRole("heading", { name: heading }).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
    }
    await page.goto(`${desk.address}/?between=CHN,USA`);
    await page.locator("main h1").waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await page.waitForURL(/\/ledger\?between=CHN,USA/);
    await page.getByLabel("Search all reports").focus();
    await page.keyboard.type("g?b");
    assert.equal(await page.getByRole("dialog").count(), 0, "typed letters are letters");
    await page.getByRole("button", { name: "Help" }).click();
    await page.getByLabel("Single keys act").uncheck();
    await page.keyboard.press("Escape");
    await page.locator("main").focus();
    await page.keyboard.press("?");
    await page.keyboard.press("g");
    await page.keyboard.press("b");
    await page.waitForTimeout(200);
    assert.equal(await page.getByRole("dialog").count(), 0);
    assert.match(page.url(), /\/ledger/);
    await page.context().close();
  });

  test("no axe violation, and nothing wider than the window, in both themes and widths", async () => {
    const { found } = await ask<SearchPage>("/api/search?q=military&limit=1");
    for (const look of looks)
      for (const path of [
        "/search?words=military",
        "/search?words=zzzznothing",
        "/precedent?between=CHN,USA&text=first%20meeting%20since%202019",
        `/dossier/report/${found[0]!.id}`,
      ]) {
        const page = await openPage(desk, path, look);
        await page.locator(".found, .empty, [aria-label=Answer], .report-text").first().waitFor();
        const where = `${path} ${look.width} ${look.theme}`;
        await assertAccessible(page, where);
        await assertFits(page, where);
        if (path.startsWith("/precedent")) {
          await page.getByRole("button", { name: "Help" }).click();
          await assertAccessible(page, `${where}, help`);
        }
        await page.context().close();
      }
  });
});
