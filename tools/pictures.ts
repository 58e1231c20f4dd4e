// Makes the README's pictures from the sample record: `npm run build && node tools/pictures.ts` writes docs/*.png.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { EventsPage } from "../src/server/index.ts";
import { openDesk, openPage } from "../test/desk/harness.ts";

const docs = join(import.meta.dirname, "../docs");
mkdirSync(docs, { recursive: true });
const desk = await openDesk();
try {
  const answer = await fetch(`${desk.address}/api/events?between=USA,CHN&limit=500`);
  const { rows } = (await answer.json()) as EventsPage;
  const told = rows.toSorted((a, b) => b.reports - a.reports)[0]!;
  for (const [name, path, shown] of [
    ["board", "/?between=CHN,USA", "figure.swim"],
    ["review", `/review/${encodeURIComponent(told.evidence)}?between=CHN,USA`, "mark"],
    ["dossier", `/dossier/event/${told.id}?between=CHN,USA`, "table.matrix"],
  ] as const) {
    const page = await openPage(desk, path);
    await page.locator(shown).first().waitFor();
    await page.screenshot({
      path: join(docs, `${name}.png`),
      clip: { x: 0, y: 0, width: 1280, height: 760 },
    });
    await page.context().close();
  }
} finally {
  await desk.close();
}
