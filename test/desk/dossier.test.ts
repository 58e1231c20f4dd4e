// The dossier in a real browser: from a line to who says so, tenures and counterparts, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { BoardSheet, EventSheet, EventsPage, StateSheet } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

describe("dossier", { skip }, () => {
  let desk: Desk;
  const screens: Record<string, string> = {};
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  before(async () => {
    desk = await openDesk();
    const { rows } = await ask<EventsPage>("/api/events?between=USA,CHN&limit=500");
    const told = rows.toSorted((a, b) => b.reports - a.reports)[0]!;
    screens.event = `/dossier/event/${told.id}`;
    const { lanes } = await ask<BoardSheet>("/api/board?between=USA,CHN");
    const lane = lanes.toSorted((a, b) => b.transitions.length - a.transitions.length)[0]!;
    screens.channel = `/dossier/channel/${encodeURIComponent(lane.channelId)}`;
    const { posts } = await ask<StateSheet>("/api/states/CHN?beside=USA");
    const post = posts.toSorted((a, b) => b.tenures.length - a.tenures.length)[0]!;
    screens.post = `/dossier/post/${encodeURIComponent(post.id)}`;
    screens.person = `/dossier/person/${encodeURIComponent(post.tenures[0]!.holder!)}`;
    screens.state = "/dossier/state/CHN?beside=USA";
  });
  after(() => desk.close());

  /** Presses Tab until the focus is on what `holds` describes; at most 80 times. */
  const tabTo = async (page: Page, selector: string): Promise<void> => {
    for (let i = 0; i < 80; i += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    assert.fail(`Tab never comes to ${selector}`);
  };

  test("by mouse: a line of the chronology leads to the matrix, a source in it to its lit sentence", async () => {
    const page = await openPage(desk, "/chronology?between=USA,CHN");
    await page.locator(".chronology a").first().click();
    await page.getByRole("heading", { name: "Who says so" }).waitFor();
    await page.locator("table.matrix tbody th a").first().click();
    await page.locator("mark").first().waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Who says so" }).waitFor();
    await page.context().close();
  });

  test("the matrix has each telling as a row, and says agrees, differs, other words or silent as the record does", async () => {
    const sheet = await ask<EventSheet>(`/api/events/${screens.event!.split("/").at(-1)}`);
    const page = await openPage(desk, screens.event!);
    assert.equal(await page.locator("table.matrix tbody tr").count(), sheet.event.claims.length);
    const fields = await page.locator("table.matrix thead th").count();
    assert.equal(
      await page.locator("table.matrix tbody td").count(),
      sheet.event.claims.length * (fields - 1),
    );
    const { when } = sheet.event.fields;
    if (when && when.length > 1)
      await page.locator("table.matrix td", { hasText: when[1]!.text }).first().waitFor();
    assert.ok((await page.locator(".ladder li").count()) > 1);
    await page.context().close();
  });

  test("by keyboard alone: from the event to a state, its counterparts and a post's tenures", async () => {
    const page = await openPage(desk, screens.event!);
    await tabTo(page, 'a[href*="/dossier/state/"]');
    await page.keyboard.press("Enter");
    await page.getByLabel("Beside").waitFor();
    await tabTo(page, "main select");
    await page.keyboard.press("ArrowDown");
    await page.locator("figure.counterparts table").waitFor();
    assert.match(page.url(), /beside=[A-Z]{3}/);
    await tabTo(page, 'main a[href*="/dossier/post/"]');
    await page.keyboard.press("Enter");
    await page.locator("figure.tenures table").waitFor();
    await page.context().close();
  });

  test("each picture has a table with the same rows", async () => {
    const post = await openPage(desk, screens.post!);
    const bars = await post.locator("figure.tenures svg g.bar").count();
    assert.ok(bars > 1);
    assert.equal(await post.locator("figure.tenures tbody tr").count(), bars);
    await post.context().close();
    const state = await openPage(desk, screens.state!);
    const { counterparts } = await ask<StateSheet>("/api/states/CHN?beside=USA");
    assert.equal(await state.locator("figure.counterparts tbody tr").count(), counterparts!.pairs.length);
    const lines = state.locator("figure.counterparts svg line");
    assert.equal(await lines.count(), counterparts!.pairs.filter(({ left, right }) => left && right).length);
    const dashed = counterparts!.pairs.filter(
      ({ left, right, gap }) => left && right && gap !== null && gap > 0,
    );
    assert.equal(
      await state.locator("figure.counterparts svg line[stroke-dasharray]").count(),
      dashed.length,
    );
    await state.context().close();
  });

  test("what is not in the record says so, with the mend", async () => {
    const page = await desk.browser.newPage();
    await page.goto(`${desk.address}/dossier/event/e000nothing`);
    await page.getByRole("heading", { name: "Not in this record" }).waitFor();
    await page.close();
  });

  test("no axe violation, and nothing wider than the window, in both themes and widths", async () => {
    for (const [name, path] of Object.entries(screens))
      for (const look of looks) {
        const page = await openPage(desk, path, look);
        const where = `${name} ${look.width} ${look.theme}`;
        await assertAccessible(page, where);
        await assertFits(page, where);
        await page.context().close();
      }
  });
});
