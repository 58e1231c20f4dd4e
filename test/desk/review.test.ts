// Evidence and review in a real browser: decide by mouse and by keyboard alone, undo, offline, two reviewers, keys moved and off.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { Judgement } from "../../src/record/index.ts";
import type { ReportSheet, ReviewSheet, StatementSheet } from "../../src/server/index.ts";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

describe("review", { skip }, () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());

  const log = async (): Promise<Judgement[]> =>
    (await (await fetch(`${desk.address}/api/judgements`)).json()) as Judgement[];
  const mine = async (author: string): Promise<Judgement[]> =>
    (await log()).filter((each) => each.author === author);
  const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    for (let i = 0; i < 100; i += 1) {
      if (await holds()) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`not within 10 s: ${what}`);
  };
  const sayName = async (page: Page, name: string): Promise<void> => {
    await page.evaluate((given) => localStorage.setItem("parley.reviewer", given), name);
    await page.reload();
    await page.locator("dl.card").waitFor();
  };
  /** Ref of the statement whose card is shown and whose sentence is lit. */
  const lit = async (page: Page): Promise<string> => {
    await page.locator("mark").first().waitFor();
    return (await page.locator("dl.card").getAttribute("data-ref")) ?? "";
  };
  /** A fresh card is shown: its sentence is another than before. */
  const moved = (page: Page, before: string): Promise<void> =>
    until(`another card than ${before} is shown`, async () => {
      const now = await lit(page);
      return now !== "" && now !== before;
    });

  test("by mouse: the name is asked once, a rejection wants a reason, undo takes it back", async () => {
    const page = await openPage(desk, "/review");
    const first = await lit(page);
    await page.getByRole("button", { name: "Reject" }).click();
    await page.getByLabel("Your name").fill("Mara");
    await page.getByRole("button", { name: "This is me" }).click();
    await page.getByLabel("Why?").fill("the sentence is about a plan");
    await page.getByRole("dialog").getByRole("button", { name: "Reject" }).click();
    await until("the rejection is in the log", async () => (await mine("Mara")).length === 1);
    const [judgement] = await mine("Mara");
    assert.equal(judgement?.kind, "reject");
    assert.equal(judgement?.reason, "the sentence is about a plan");
    await moved(page, first);
    await page.getByRole("button", { name: /^undo: rejected/ }).click();
    await until(
      "the withdrawal is in the log",
      async () => (await mine("Mara"))[0]?.withdrawn?.author === "Mara",
    );
    await until("the statement is shown again", async () => (await lit(page)) === first);
    await page.getByText("Review log and agreement").click();
    await page
      .getByText(/Mara rejected, .*the sentence is about a plan \(taken back by Mara\)/)
      .first()
      .waitFor();
    await page.context().close();
  });

  test("by keyboard alone: move, accept, edit, undo; every key acts within 100 ms", async () => {
    const page = await openPage(desk, "/review");
    await sayName(page, "Ines");
    const first = await lit(page);
    await page.waitForTimeout(600);
    const times: number[] = [];
    const press = async (key: string): Promise<void> => {
      const before = await lit(page);
      // Measured in the page: from the key to the first frame in which another card and its sentence are shown.
      await page.evaluate((old) => {
        const took = new Promise<number>((done, failed) => {
          let start = 0;
          addEventListener("keydown", () => (start = performance.now()), { once: true, capture: true });
          setTimeout(() => failed(new Error("no other card within 5 s")), 5_000);
          const look = (): void => {
            const now = document.querySelector<HTMLElement>("dl.card")?.dataset.ref;
            if (start > 0 && now && now !== old && document.querySelector("mark"))
              done(performance.now() - start);
            else requestAnimationFrame(look);
          };
          look();
        });
        Object.assign(globalThis, { took });
      }, before);
      await page.keyboard.press(key);
      times.push(await page.evaluate(() => (globalThis as unknown as { took: Promise<number> }).took));
    };
    for (const key of ["j", "j", "k", "a", "a", "j"]) {
      await press(key);
      await page.waitForTimeout(250);
    }
    assert.notEqual(await lit(page), first);
    await until(
      "two acceptances",
      async () => (await mine("Ines")).filter(({ kind }) => kind === "accept").length === 2,
    );
    times.sort((a, b) => a - b);
    const median = times[Math.floor(times.length / 2)]!;
    assert.ok(
      median < 100,
      `median ${median.toFixed(0)} ms of ${times.map((each) => each.toFixed(0)).join(", ")}`,
    );
    await page.keyboard.press("u");
    await until(
      "the last is taken back",
      async () => (await mine("Ines")).filter(({ withdrawn }) => withdrawn).length === 1,
    );
    await page.keyboard.press("e");
    await page.getByLabel("Earliest day").waitFor();
    await page.getByRole("combobox", { name: "Field" }).selectOption("level");
    await page.getByRole("combobox", { name: "Level" }).selectOption("working");
    await page.keyboard.press("Enter");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: "Save the correction" })
      .press("Enter")
      .catch(() => undefined);
    await until("the correction", async () =>
      (await mine("Ines")).some(
        (each) => each.kind === "correct" && each.field === "level" && each.value === "working",
      ),
    );
    await page.keyboard.press("/");
    await page.keyboard.type("zzz-nothing");
    await page.keyboard.press("Enter");
    await page.getByText(/Nothing in the queue has/).waitFor();
    await page.context().close();
  });

  test("keys can be moved and switched off, and stay so", async () => {
    const page = await openPage(desk, "/review");
    await sayName(page, "Tomo");
    await page.keyboard.press("?");
    await page.getByLabel("next statement").fill("w");
    await page.getByLabel("accept", { exact: true }).fill("x");
    await page.getByText(/is already the key for/).waitFor();
    await page.keyboard.press("Escape");
    const first = await lit(page);
    await page.keyboard.press("w");
    await moved(page, first);
    await page.keyboard.press("?");
    await page.getByLabel("Single keys act").uncheck();
    await page.keyboard.press("Escape");
    await page.reload();
    await page.locator("dl.card").waitFor();
    const here = await lit(page);
    await page.keyboard.press("w");
    await page.keyboard.press("a");
    await page.waitForTimeout(400);
    assert.equal(await lit(page), here);
    assert.deepEqual(await mine("Tomo"), []);
    await page.context().close();
  });

  test("server stopped: decisions wait in the browser, survive a closed tab, and are sent when it is back", async () => {
    const page = await openPage(desk, "/review");
    await sayName(page, "Olu");
    await page.waitForTimeout(600);
    await desk.stop();
    const first = await lit(page);
    await page.keyboard.press("a");
    await moved(page, first);
    await page.getByText("1 decision waits in this browser").waitFor();
    await page.getByText("The server does not answer").first().waitFor();
    await desk.start();
    const other = await page.context().newPage();
    await page.close();
    await other.goto(`${desk.address}/review`);
    await until("the decision is sent", async () => (await mine("Olu")).length === 1);
    assert.equal((await mine("Olu"))[0]?.kind, "accept");
    assert.equal(
      await other.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith("parley.pending"))),
      false,
    );
    await other.context().close();
  });

  test("two reviewers see each other's decisions", async () => {
    const [one, two] = [await openPage(desk, "/review"), await openPage(desk, "/review")];
    await sayName(one, "Ada");
    await sayName(two, "Bo");
    const shown = await lit(two);
    assert.equal(await lit(one), shown);
    await two.waitForTimeout(400);
    await one.keyboard.press("a");
    await two.getByText("Ada decided on a statement.").waitFor();
    await two.getByText("Review log and agreement").click();
    await two
      .getByText(/^Ada accepted/)
      .first()
      .waitFor();
    await one.context().close();
    await two.context().close();
  });

  test("identical reprints are accepted together, and only they", async () => {
    const { items } = (await (await fetch(`${desk.address}/api/review?limit=2000`)).json()) as ReviewSheet;
    const texts = items.map(({ textHash }) => textHash);
    const twice = items.filter(({ textHash, ref }) =>
      items.some((each) => each.textHash === textHash && each.ref.split("/")[0] !== ref.split("/")[0]),
    );
    assert.ok(twice.length > 0 && twice.length < texts.length, "the samples have a reprint");
    let sheet: StatementSheet | undefined;
    for (const { ref } of twice) {
      sheet = (await (
        await fetch(`${desk.address}/api/statements/${encodeURIComponent(ref)}`)
      ).json()) as StatementSheet;
      if (sheet.reprints.length > 0) break;
    }
    const page = await openPage(desk, `/review/${encodeURIComponent(sheet!.ref)}`);
    await sayName(page, "Rui");
    await page.getByRole("button", { name: /^Accept here and in \d+ identical/ }).click();
    await until(
      "one acceptance a reprint",
      async () => (await mine("Rui")).length === sheet!.reprints.length + 1,
    );
    const words = new Set<string>();
    for (const each of await mine("Rui")) {
      assert.ok("target" in each && each.kind === "accept");
      const { report, span } = each.target;
      const { text } = (await (await fetch(`${desk.address}/api/reports/${report}`)).json()) as ReportSheet;
      words.add(text.slice(span.start, span.end).replace(/\s+/g, " "));
    }
    assert.equal(words.size, 1, "all have the same words");
    await page.context().close();
  });

  test("a statement that is underlined opens as its own card; the furniture is dimmed", async () => {
    const page = await openPage(desk, "/review");
    const link = page.locator("a.other-statement").first();
    const address = (await link.getAttribute("href"))!;
    await link.click();
    await until("its card is shown", async () => address.endsWith(encodeURIComponent(await lit(page))));
    assert.match(page.url(), /\/review\/[^/]+$/);
    await page.context().close();
  });

  test("no axe violation, and nothing wider than the window, in both themes and widths", async () => {
    for (const look of looks) {
      const page = await openPage(desk, "/review", look);
      await page.locator("dl.card").waitFor();
      const where = `review ${look.width} ${look.theme}`;
      await assertAccessible(page, where);
      await assertFits(page, where);
      await page.getByRole("button", { name: /^Keys/ }).click();
      await assertAccessible(page, `${where}, keys`);
      await page.context().close();
    }
  });
});
