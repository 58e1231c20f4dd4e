// `parley read` as a user meets it: bad input is one line and the rest goes on; twice is once; threads change nothing.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";

const main = resolve(import.meta.dirname, "../../src/cli/main.ts");
const parley = (cwd: string, ...words: string[]) =>
  spawnSync(process.execPath, [main, ...words], { cwd, encoding: "utf8" });
const story = (n: number) =>
  `The foreign ministers of Peru and Chile met in Lima on Tuesday, round ${n} of their talks, officials said.\n\n` +
  `Peru's minister said that the two governments had agreed to hold round ${n + 1} in Santiago next month.\n`;

describe("parley read", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "parley-read-"));
    mkdirSync(join(folder, "in"));
    const put = (name: string, content: string | Uint8Array) =>
      writeFileSync(join(folder, "in", name), content);
    put("good.txt", story(1));
    put("empty.txt", "");
    put(
      "picture.txt",
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2, 3]),
    );
    put(
      "lines.jsonl",
      `${JSON.stringify({ text: story(2), published: "2024-03-05" })}\n{"text": "cut off\n${JSON.stringify({ text: story(3), published: "2024-02-31" })}\n`,
    );
    put("latin.txt", Buffer.from(story(4).replace("Lima", "Bogotá"), "latin1"));
    put("wide.txt", Buffer.from(`\ufeff${story(5)}`, "utf16le"));
    put(
      "deutsch.txt",
      "Die Außenminister von Peru und Chile trafen sich am Dienstag in Lima und vereinbarten weitere Gespräche über die gemeinsame Grenze. Die Regierung wollte sich dazu nicht äußern.\n",
    );
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test("each fault is one line with file, place and mend; the rest is kept; the exit code is 1", () => {
    const run = parley(folder, "read", "in", "nowhere.txt", "--quick", "--published", "2024-03-06");
    assert.equal(run.status, 1, run.stderr);
    const lines = run.stderr.trim().split("\n");
    for (const [start, what] of [
      ["in/empty.txt", "empty"],
      ["in/picture.txt", ""],
      ["in/lines.jsonl:2", "JSON"],
      ["nowhere.txt", "no such file"],
    ])
      assert.ok(
        lines.some((line) => line.startsWith(start!) && line.includes(what!) && /\. [A-Z]/.test(line)),
        `${start}: ${run.stderr}`,
      );
    assert.match(run.stdout, /Read 6 reports/);
    assert.match(run.stdout, /1 report kept unread/);
  });

  test("every report has its reading, and every span slices to its words", () => {
    const database = new DatabaseSync(join(folder, ".parley/record.db"), { readOnly: true });
    const rows = database
      .prepare("select text, statements from report join reading on reading.report = report.id")
      .all() as { text: string; statements: string }[];
    database.close();
    assert.equal(rows.length, 6);
    let statements = 0;
    for (const { text, statements: body } of rows)
      for (const { evidence, trigger } of JSON.parse(body) as {
        evidence: { start: number; end: number };
        trigger: { start: number; end: number };
      }[]) {
        statements += 1;
        assert.ok(evidence.start >= 0 && evidence.start < evidence.end && evidence.end <= text.length);
        assert.match(text.slice(trigger.start, trigger.end), /\p{L}/u);
      }
    assert.ok(statements >= 5, `only ${statements} statements`);
  });

  test("the same reports again add nothing", () => {
    const run = parley(folder, "read", "in/good.txt", "--quick", "--published", "2024-03-06");
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, /1 report was there already/);
  });

  test("the same text from another publisher is another report of one origin", () => {
    assert.equal(
      parley(
        folder,
        "read",
        "in/good.txt",
        "--quick",
        "--published",
        "2024-03-06",
        "--publisher",
        "Quay Post",
      ).status,
      0,
    );
    const database = new DatabaseSync(join(folder, ".parley/record.db"), { readOnly: true });
    const { n } = database
      .prepare("select count(*) as n from report group by text_hash having count(*) > 1")
      .get() as { n: number };
    database.close();
    assert.equal(n, 2);
  });

  test("threads give the same readings in the same order", () => {
    const readings = (jobs: string) =>
      parley(
        folder,
        "read",
        "in/good.txt",
        "in/latin.txt",
        "in/wide.txt",
        "in/lines.jsonl",
        "--quick",
        "--json",
        "--jobs",
        jobs,
        "--record",
        `record-${jobs}`,
      ).stdout;
    const one = readings("1");
    assert.equal(one.trim().split("\n").length, 5);
    assert.equal(readings("2"), one);
  });

  test("an impossible day on the command line is refused before anything is read", () => {
    const run = parley(folder, "read", "in/good.txt", "--published", "2024-02-31");
    assert.equal(run.status, 2);
    assert.match(run.stderr, /Not a day of the calendar/);
  });
});
