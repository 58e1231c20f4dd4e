// The first run in a real browser: an empty desk takes a pasted text and the sample record, tells how far it is, and can be stopped.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertAccessible, assertFits, type Desk, looks, openDesk, openPage, skip } from "./harness.ts";

const report = `OSLO, March 4, 2024 (Fjord Wire) - Norwegian Foreign Minister Ann Sund met her Swedish counterpart Per Dahl in Oslo on Monday.

The two ministers agreed to reopen the border talks that Sweden suspended in 2022.`;

describe("first run", { skip }, () => {
  let desk: Desk;
  before(async () => {
    desk = await openDesk([]);
  });
  after(() => desk.close());

  test("an empty desk is accessible in every look", async () => {
    for (const look of looks) {
      const page = await openPage(desk, "/", look);
      await page.getByRole("button", { name: "load the sample record" }).waitFor();
      await assertAccessible(page, `empty ${look.width} ${look.theme}`);
      await assertFits(page, `empty ${look.width}`);
      await page.context().close();
    }
  });

  test("a pasted text is read by keyboard alone, and its board stands there", async () => {
    const page = await openPage(desk, "/");
    await page.getByLabel("Or paste a text").focus();
    await page.keyboard.insertText(report);
    for (
      let i = 0;
      i < 8 &&
      !(await page
        .getByRole("button", { name: "Read", exact: true })
        .evaluate((each) => each === document.activeElement));
      i += 1
    )
      await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("table.lanes tbody tr").first().waitFor({ timeout: 20_000 });
    assert.match(await page.locator("main").innerText(), /Norway/);
    await page.context().close();
  });

  test("files are read with counts, and what the desk cannot read is named", async () => {
    const page = await openPage(desk, "/");
    await page.getByText("Read more reports").click();
    const files = page.locator('input[type="file"]');
    await files.setInputFiles([
      { name: "a.txt", mimeType: "text/plain", buffer: Buffer.from(report.replace("Ann Sund", "Eva Lind")) },
      { name: "b.jpg", mimeType: "image/jpeg", buffer: Buffer.from([255, 216, 255, 224]) },
    ]);
    await page.getByRole("button", { name: "Read", exact: true }).click();
    await page.getByText(/Read: 2 of 2 files, 1 new reports/).waitFor({ timeout: 20_000 });
    await page.getByText("1 notes").click();
    await page.getByText(/b\.jpg/).waitFor();
    await page.context().close();
  });

  test("the sample record is loaded by one press, and a newcomer sees the military channel", async () => {
    const fresh = await openDesk([]);
    try {
      const page = await openPage(fresh, "/");
      await page.getByRole("button", { name: "load the sample record" }).click();
      await page
        .locator("table.lanes tbody th", { hasText: "US-China military-to-military dialogue" })
        .first()
        .waitFor({ timeout: 60_000 });
      await page.context().close();
    } finally {
      await fresh.close();
    }
  });
});
