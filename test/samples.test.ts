// The samples: every file is read without a fault, dated or meant to be undated, and the reprint is word for word its origin.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { test } from "node:test";
import { gather } from "../src/cli/gather.ts";
import { type Ingested, ingest, ingestLine } from "../src/ingest/index.ts";
import { readEntries } from "../src/lexicon/index.ts";
import { furnitureSchema, isStory, pageReader } from "../src/page/index.ts";

const root = resolve(import.meta.dirname, "..");
const path = "lexicon/cues/furniture.yaml";
const { entries } = readEntries(path, readFileSync(join(root, path), "utf8"), furnitureSchema);
const layOut = pageReader(entries.map((entry) => entry.value));

const received: { name: string; ingested: Ingested }[] = [];
for await (const one of gather([join(root, "samples")], (async function* () {})())) {
  if (one.kind === "file")
    received.push({ name: relative(root, one.name), ingested: ingest(one.bytes, one.name) });
  if (one.kind === "line") {
    const { report, problems } = ingestLine(one.bytes, one.name, one.line);
    received.push({
      name: `${relative(root, one.name)}:${one.line}`,
      ingested: { reports: report ? [report] : [], origins: [], problems },
    });
  }
  if (one.kind === "problem") assert.fail(one.problem.what);
}
const reports = received.flatMap(({ name, ingested }) =>
  ingested.reports.map((report) => ({ name, report })),
);

test("there are samples, and nothing is wrong with them", () => {
  assert.ok(reports.length >= 24);
  for (const { name, ingested } of received) assert.deepEqual([name, ingested.problems], [name, []]);
  assert.equal(new Set(reports.map(({ report }) => report.id)).size, reports.length);
});

test("each is dated by its own words, but for the folder of undated pages", () => {
  for (const { name, report } of reports) {
    assert.equal(report.language, "en", name);
    if (name.includes("undated")) assert.equal(report.published, null, name);
    else {
      assert.ok(report.published !== null && report.publisher !== null, name);
      const day = /(\d{4}-\d{2}-\d{2})/.exec(name)?.[1];
      if (day !== undefined) assert.equal(report.published, day, name);
    }
  }
});

test("a reprint shares its words with its origin, not its identity", () => {
  const byText = Map.groupBy(reports, ({ report }) => report.textHash);
  const reprinted = [...byText.values()].filter((group) => group.length > 1);
  assert.deepEqual(
    reprinted.map((group) => group.map(({ report }) => report.publisher).sort()),
    [["Harbour Wire", "Northgate Record"]],
  );
});

test("their story is story and their bars, captions and biographies are not", () => {
  for (const { name, report } of reports) {
    const page = layOut(report.text, report.title);
    const story = page.blocks.filter(isStory).map((block) => report.text.slice(block.start, block.end));
    assert.ok(story.length >= 3, name);
    for (const paragraph of story) {
      assert.match(paragraph, /[.:]["\u201d]?$|^[a-z ]+$/, `${name}: ${paragraph}`);
      assert.doesNotMatch(
        paragraph,
        /^By |cookies|Send tips|is a (?:senior writer|reporter|correspondent) for|\(Harbour Wire\)/,
        name,
      );
    }
  }
});
