// Golden cases of time expressions: a sentence, `==>`, then `words | TYPE value mod | first day..last day` a line.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { findTimes } from "../src/mentions/times/index.ts";

const folder = join(import.meta.dirname, "cases/times");

for (const file of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  const [head, ...blocks] = readFileSync(join(folder, file), "utf8").trimEnd().split(/\n\n/);
  const published = /published (\d{4}-\d{2}-\d{2}|unknown)/.exec(head!)![1]!;
  test(`cases/times/${file} holds cases`, () => assert.ok(blocks.length >= 3, `${blocks.length} cases`));
  for (const block of blocks) {
    const [text, expected = ""] = block.split(/\n==>\n?/) as [string, string?];
    test(`cases/times/${file}: ${text.slice(0, 60)}`, () => {
      const found = findTimes(text, { published: published === "unknown" ? null : published }).map((one) => {
        const days = one.range ? ` | ${one.range.begin[0]}..${one.range.end[1]}` : "";
        const shown = one.range?.begin[0] === null && one.range.end[1] === null ? "" : days;
        return `${text.slice(one.start, one.end)} | ${one.type} ${one.value}${one.mod ? ` ${one.mod}` : ""}${shown}`;
      });
      assert.equal(found.join("\n"), expected.trim());
    });
  }
}

test("certain and implied parts are told apart, with the basis", () => {
  const text = "The ministers met in November and agreed on 4 May 2021.";
  const [november, may] = findTimes(text, { published: "2023-12-13" });
  assert.deepEqual(november!.certain, ["month"]);
  assert.deepEqual(november!.implied, ["year"]);
  assert.equal(november!.basis, 'publication date 2023-12-13; past, from the word "met"');
  assert.deepEqual(may!.certain, ["day", "month", "year"]);
  assert.deepEqual(may!.implied, []);
  assert.equal(may!.basis, "stated");
});

test("an interval of publication days gives intervals; an unknown one gives X", () => {
  const text = "They met last month and on Wednesday.";
  const published = { earliest: "2023-12-01", latest: "2023-12-31", certain: false, basis: "", evidence: [] };
  const [month, day] = findTimes(text, { published });
  assert.equal(month!.value, "2023-11");
  assert.deepEqual(day!.range!.begin, ["2023-11-29", "2023-12-27"]);
  const unknown = findTimes(text, { published: null });
  assert.deepEqual(
    unknown.map((one) => [one.value, one.range]),
    [
      ["XXXX-XX", null],
      ["XXXX-WXX-3", null],
    ],
  );
  // Open at one side is unknown, not a guess.
  assert.equal(findTimes(text, { published: { ...published, latest: null } })[0]!.value, "XXXX-XX");
});

test("stretches are read apart and offsets are those of the whole text", () => {
  const text = "On Monday they met.\nSIDEBAR Tuesday\nOn Friday they left.";
  const found = findTimes(text, {
    published: "2023-12-13",
    stretches: [
      { start: 0, end: 19 },
      { start: 36, end: text.length },
    ],
  });
  assert.deepEqual(
    found.map((one) => text.slice(one.start, one.end)),
    ["Monday", "Friday"],
  );
});

test("absurd dates keep their words, have no range, and say why", () => {
  const [none] = findTimes("They will meet on 31 February 2024.", { published: "2023-12-13" });
  assert.equal(none!.value, "2024-02-31");
  assert.equal(none!.range, null);
  assert.equal(none!.basis, "2024-02-31 is no day of the calendar");
  assert.deepEqual(findTimes("in the year 99999 or 2023-13-45", { published: "2023-12-13" }), []);
  assert.throws(
    () => findTimes("today", { published: "2023-02-31" }),
    /no day of the calendar; write YYYY-MM-DD/,
  );
});
