// Reports whose every mark is hostile: on every screen their words are letters, no script runs, no link leads to script.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { EventsPage } from "../../src/server/index.ts";
import { assertFits, type Desk, openDesk, openPage, skip } from "./harness.ts";

const payloads = [
  "<script>globalThis.hurt=1</script>",
  "<img src=x onerror=globalThis.hurt=1>",
  '"><svg onload=globalThis.hurt=1>',
  "'-globalThis.hurt-'",
  "</mark></dl><iframe srcdoc='<script>parent.hurt=1</script>'>",
  "{{constructor.constructor('globalThis.hurt=1')()}}",
  "<a href=javascript:globalThis.hurt=1>go</a>",
  "<style>*{display:none}</style>",
  "<base href=https://evil.example/>",
  "<form action=https://evil.example><input name=q>",
  "&lt;script&gt;globalThis.hurt=1&lt;/script&gt;",
  "\u202etxt.exe \u2066hidden\u2069",
  "__proto__",
];
const addresses = [
  "javascript:globalThis.hurt=1",
  "JaVaScRiPt:globalThis.hurt=1",
  " javascript:globalThis.hurt=1",
  "java\tscript:globalThis.hurt=1",
  "data:text/html,<script>parent.hurt=1</script>",
  "vbscript:globalThis.hurt=1",
  "//evil.example/x",
  'https://wire.example/"><script>globalThis.hurt=1</script>',
  "file:///etc/passwd",
  "blob:https://evil.example/1",
  "https://wire.example/plain",
  "http://user:pass@wire.example/",
  "not an address",
];

/** Where each link of a page leads, those of pictures too. */
const hrefs = (page: Page): Promise<string[]> =>
  page
    .locator("a[href]")
    .evaluateAll((all) => all.map((each) => new URL(each.getAttribute("href")!, location.href).href));

describe("hostile reports on the desk", { skip }, () => {
  let desk: Desk;
  let folder: string;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "parley-hostile-"));
    const path = join(folder, "hostile.jsonl");
    writeFileSync(
      path,
      payloads
        .map((words, i) =>
          JSON.stringify({
            text: `OSLO — ${words} Norway's defense minister met Finland's defense minister in Oslo on ${i + 1} March 2024, the ministry said. "We spoke of ${words}," the minister said. The two ministers agreed to resume military talks.`,
            title: `Talks ${words}`,
            publisher: `Wire ${words}`,
            byline: `By ${words}`,
            url: addresses[i],
            published: `2024-03-${String(i + 2).padStart(2, "0")}`,
          }),
        )
        .join("\n"),
    );
    desk = await openDesk([path]);
  });
  after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async <T>(path: string): Promise<T> => (await (await fetch(desk.address + path)).json()) as T;

  test("all of them are read, and each report shows its marks as letters; only web addresses are links", async () => {
    const { rows } = await ask<EventsPage>("/api/events?all=true&limit=500");
    const reports = new Map<string, string>();
    for (const { evidence } of rows) reports.set(evidence.split("/")[0]!, evidence);
    const review = await ask<{ items: { ref: string }[] }>("/api/review?limit=500");
    for (const { ref } of review.items) reports.set(ref.split("/")[0]!, ref);
    assert.equal(reports.size, payloads.length, "a statement of every report");
    const page = await openPage(desk, "/");
    const dialogs: string[] = [];
    page.on("dialog", (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const asked: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(desk.address)) asked.push(request.url());
    });
    let links = 0;
    for (const [report, ref] of reports) {
      const sheet = await ask<{ title: string; publisher: string; byline: string; url: string }>(
        `/api/reports/${report}`,
      );
      await page.goto(`${desk.address}/review/${encodeURIComponent(ref)}`);
      await page.locator("mark").first().waitFor();
      const head = (await page.locator(".report-head").innerText()).replace(/\s+/g, " ");
      for (const words of [sheet.title, sheet.publisher, sheet.byline, sheet.url])
        if (words) assert.ok(head.includes(words.replace(/\s+/g, " ").trim()), `${words} in ${head}`);
      for (const href of await hrefs(page)) assert.match(href, /^https?:/, href);
      links += await page.locator(".report-head a").count();
      assert.equal(await page.evaluate(() => "hurt" in globalThis), false, ref);
      assert.equal(
        await page
          .locator(
            "main script, main iframe, main img, main base, main style, .report-text form, .report-head form",
          )
          .count(),
        0,
      );
    }
    assert.equal(links, 3, "three of the addresses are of the web");
    assert.deepEqual([dialogs, asked], [[], []]);
    await page.context().close();
  });

  test("on every other screen, and in the brief, they are letters as well", async () => {
    const { rows } = await ask<EventsPage>("/api/events?all=true&limit=500");
    const board = await ask<{ lanes: { channelId: string }[] }>("/api/board");
    const page = await openPage(desk, "/");
    const screens = [
      "/",
      "/chronology",
      "/review",
      "/ledger?part=commitments",
      "/ledger?part=positions",
      "/ledger?part=changed&since=2024-03-05",
      ...rows.slice(0, 4).map(({ id }) => `/dossier/event/${id}`),
      ...board.lanes.slice(0, 2).map(({ channelId }) => `/dossier/channel/${encodeURIComponent(channelId)}`),
      "/dossier/state/NOR?beside=FIN",
      ...payloads.slice(0, 7).map((words) => `/chronology?q=${encodeURIComponent(words)}`),
      ...payloads.slice(0, 7).map((words) => `/dossier/person/${encodeURIComponent(words)}`),
      ...payloads.slice(0, 3).map((words) => `/?between=${encodeURIComponent(words)}`),
      "/api/brief?format=html",
    ];
    for (const screen of screens) {
      await page.goto(desk.address + screen);
      await page.locator("h1").first().waitFor();
      await page.getByText("Reading the record …").first().waitFor({ state: "detached" });
      assert.equal(await page.evaluate(() => "hurt" in globalThis), false, screen);
      assert.equal(await page.locator("iframe, img, base, main script").count(), 0, screen);
      for (const href of await hrefs(page)) assert.match(href, /^https?:/, `${screen}: ${href}`);
      if (!screen.startsWith("/api")) await assertFits(page, screen);
    }
    await page.context().close();
  });
});
