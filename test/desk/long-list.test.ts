// The chronology as a long list: rows are where their heights say, every row is reached, 600,000 events scroll, keyboard, print.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { placeOf, RowHeights, tallest } from "../../src/desk/chronology/row-heights.ts";
import type { EventRow, EventsPage } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

test("rows begin where the heights before them end, whatever was measured in whatever order", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 90 }),
      fc.array(fc.tuple(fc.nat(299), fc.integer({ min: 1, max: 400 })), { maxLength: 60 }),
      fc.nat(30_000),
      (count, usual, measured, place) => {
        const heights = new RowHeights(count, usual);
        const plain = Array.from({ length: count }, () => usual);
        for (const [row, height] of measured) {
          const difference = heights.set(row, height);
          if (row >= count) assert.equal(difference, 0);
          else {
            assert.equal(difference, height - plain[row]!);
            plain[row] = height;
          }
        }
        const begins = plain.map((_, row) => plain.slice(0, row).reduce((a, b) => a + b, 0));
        assert.deepEqual(
          plain.map((_, row) => heights.before(row)),
          begins,
        );
        assert.equal(
          heights.total,
          plain.reduce((a, b) => a + b, 0),
        );
        assert.equal(
          heights.at(place),
          Math.max(
            0,
            begins.findLastIndex((begin) => begin <= place),
          ),
        );
        assert.equal(heights.at(-5), 0);
      },
    ),
  );
});

test("a list beyond what browsers draw is looked at in proportion: its first and last place are reached", () => {
  assert.equal(placeOf(700, 5000, 900), 700);
  assert.equal(placeOf(-10, 5000, 900), 0);
  const total = 36_000_000;
  assert.equal(placeOf(0, total, 900), 0);
  assert.equal(placeOf(tallest - 900, total, 900), total - 900);
  assert.ok(Math.abs(placeOf((tallest - 900) / 2, total, 900) - (total - 900) / 2) < 1);
});

const rowsShown = (page: Page): Promise<number[]> =>
  page
    .locator(".chronology li[data-there]")
    .evaluateAll((all) => all.map((each) => Number((each as HTMLElement).dataset.row)));
const scrollTo = async (page: Page, part: number): Promise<void> => {
  await page.evaluate(
    (to) => globalThis.scrollTo({ top: to * document.documentElement.scrollHeight, behavior: "instant" }),
    part,
  );
  await page.waitForTimeout(150);
};

describe("the chronology", { skip }, () => {
  let desk: Desk;
  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  test("every event is met in order as the page is scrolled, each once, none over another", async () => {
    const { rows } = await ask<EventsPage>("/api/events?limit=500");
    assert.ok(rows.length > 60, `${rows.length} events in the sample`);
    for (const width of [1280, 390]) {
      const page = await openPage(desk, "/chronology", { width });
      await page.locator(".chronology a").first().waitFor();
      const titles = new Map<number, string>();
      for (let i = 0; i < 200 && titles.size < rows.length; i += 1) {
        const seen = await page.locator(".chronology li[data-there]").evaluateAll((all) =>
          all.map((each) => ({
            row: Number((each as HTMLElement).dataset.row),
            title: each.querySelector("a")!.textContent,
            top: each.getBoundingClientRect().top,
            bottom: each.getBoundingClientRect().bottom,
          })),
        );
        for (const { row, title } of seen) titles.set(row, title ?? "");
        for (const [at, each] of seen.entries())
          if (at > 0 && seen[at - 1]!.row === each.row - 1)
            assert.ok(Math.abs(seen[at - 1]!.bottom - each.top) < 1.5, `row ${each.row} at ${width}`);
        await page.mouse.wheel(0, 500);
        await page.waitForTimeout(60);
      }
      assert.deepEqual(
        [...titles].sort((a, b) => a[0] - b[0]).map(([, title]) => title),
        rows.map(({ title }) => title),
      );
      await page.context().close();
    }
  });

  test("by keyboard: Tab goes from line to line beyond the window, End to the last, and back finds the place again", async () => {
    const page = await openPage(desk, "/chronology");
    await page.locator(".chronology a").first().focus();
    const focusedRow = () =>
      page.evaluate(() => Number(document.activeElement?.closest("li")?.dataset.row ?? "-1"));
    for (let i = 1; i <= 45; i += 1) {
      await page.keyboard.press("Tab");
      assert.equal(await focusedRow(), i);
    }
    await scrollTo(page, 0);
    assert.equal(await focusedRow(), 45, "the focus is not lost when its row is out of sight");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.keyboard.press("End");
    const { total } = await ask<EventsPage>("/api/events?limit=1");
    await page.locator(`.chronology li[data-row="${total - 1}"] a`).waitFor();
    // The page glides to its end.
    await page.waitForTimeout(500);
    const place = await page.evaluate(() => scrollY);
    await page.locator(`.chronology li[data-row="${total - 1}"] a`).click();
    await page.getByRole("heading", { name: "Who says so" }).waitFor();
    await page.goBack();
    await page.locator(`.chronology li[data-row="${total - 1}"] a`).waitFor();
    const back = await page.evaluate(() => scrollY);
    assert.ok(Math.abs(back - place) < 120, `${back} and not ${place}`);
    await page.context().close();
  });

  test("printed, it is a plain list of what was loaded, and says so where that is not all", async () => {
    const page = await openPage(desk, "/chronology");
    await page.locator(".chronology a").first().waitFor();
    await page.emulateMedia({ media: "print" });
    const { rows, total } = await ask<EventsPage>("/api/events?limit=100");
    await page.waitForFunction(
      (count) => document.querySelectorAll(".chronology:not(.windowed) li").length >= count,
      rows.length,
    );
    const printed = await page.locator(".chronology li").count();
    if (printed < total) await page.getByText(`${printed} of ${total} are printed`).waitFor();
    await page.emulateMedia({ media: "screen" });
    await page.locator(".chronology.windowed").waitFor();
    await page.context().close();
  });

  test("no axe violation, and nothing wider than the window, at the top, midway and at the end", async () => {
    for (const look of looks) {
      const page = await openPage(desk, "/chronology", look);
      await page.locator(".chronology a").first().waitFor();
      for (const part of [0, 0.5, 1]) {
        await scrollTo(page, part);
        await assertAccessible(page, `chronology ${look.width} ${look.theme} at ${part}`);
        await assertFits(page, `chronology ${look.width} at ${part}`);
      }
      await page.context().close();
    }
  });

  // Reading a record of that size takes an hour: its list is answered at the page's door, the page itself is the real one.
  test("600,000 events: the end is one key away, few rows are drawn, frames stay short, memory stays small", async () => {
    const total = 600_000;
    const page = await openPage(desk, "/");
    let asked = 0;
    await page.route("**/api/events?*", async (route) => {
      const url = new URL(route.request().url());
      const at = Number(url.searchParams.get("at") ?? "0");
      asked += 1;
      const rows = Array.from({ length: Math.max(0, Math.min(100, total - at)) }, (_, i): EventRow => {
        const row = at + i;
        const disputes =
          row % 7 === 0 ? [`when: 8 January (Harbour Wire) / ${row % 28} January (Plain Courier)`] : [];
        return {
          id: `e${row}`,
          kind: "meeting",
          when: "8 January 2024",
          days: ["2024-01-08", "2024-01-08"],
          title: `Meeting ${row} of Norway and Finland${" in a town by the sea".repeat(row % 5)}`,
          parties: ["NOR", "FIN"],
          persons: [],
          place: null,
          reports: 2,
          origins: 1,
          says: "Harbour Wire",
          disputes,
          evidence: "",
        };
      });
      await route.fulfill({ json: { rows, total, next: null } satisfies EventsPage });
    });
    await page.getByRole("link", { name: "Chronology" }).click();
    await page.getByText("600,000 events").waitFor();
    await page.locator(".chronology li[data-there]").first().waitFor();
    const drawn = async (): Promise<number> => page.locator(".chronology li").count();
    assert.ok((await drawn()) < 80, `${await drawn()} rows drawn`);

    await page.keyboard.press("End");
    await page.locator(`.chronology li[data-row="${total - 1}"][data-there]`).waitFor();
    await page.getByRole("link", { name: /^Meeting 599999 / }).waitFor();
    assert.equal(await page.locator(`[aria-posinset="${total}"]`).getAttribute("aria-setsize"), `${total}`);
    await page.keyboard.press("Home");
    await page.locator('.chronology li[data-row="0"][data-there]').waitFor();
    await scrollTo(page, 0.5);
    await page.waitForFunction(() => document.querySelectorAll(".chronology li[data-there]").length > 10);
    const middle = await rowsShown(page);
    assert.ok(middle[0]! > 290_000 && middle[0]! < 310_000, `row ${middle[0]} midway`);

    // Two seconds of turning the wheel: the longest gap between frames.
    const before = asked;
    const gaps = page.evaluate(
      () =>
        new Promise<number[]>((done) => {
          const all: number[] = [];
          let last = performance.now();
          const end = last + 2000;
          const frame = (now: number): void => {
            all.push(now - last);
            last = now;
            if (now < end) requestAnimationFrame(frame);
            else done(all);
          };
          requestAnimationFrame(frame);
        }),
    );
    for (let i = 0; i < 60; i += 1) await page.mouse.wheel(0, 120);
    const frames = (await gaps).sort((a, b) => a - b);
    assert.ok(
      frames[Math.floor(frames.length * 0.95)]! < 200,
      `p95 frame ${frames[Math.floor(frames.length * 0.95)]} ms`,
    );
    // Dragged through the whole list: pages that were only passed are not asked for.
    for (let i = 0; i <= 100; i += 1)
      await page.evaluate(
        (part) =>
          globalThis.scrollTo({ top: part * document.documentElement.scrollHeight, behavior: "instant" }),
        i / 100,
      );
    await page.waitForTimeout(500);
    assert.ok(asked - before < 150, `${asked - before} pages asked for`);
    assert.ok((await drawn()) < 80);
    const session = await page.context().newCDPSession(page);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = (await session.send("Runtime.getHeapUsage")) as { usedSize: number };
    assert.ok(usedSize < 200e6, `${(usedSize / 1e6).toFixed(0)} MB`);
    console.log(
      `600,000 events: p95 frame ${frames[Math.floor(frames.length * 0.95)]!.toFixed(0)} ms, longest ${frames.at(-1)!.toFixed(0)} ms, heap ${(usedSize / 1e6).toFixed(0)} MB, ${asked} pages`,
    );
    await page.context().close();
  });
});
