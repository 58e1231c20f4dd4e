// Golden pages: test/cases/page/*.txt hold pages, `==>` and what stands on them; the blocks of any text lie in it in order.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readEntries } from "../src/lexicon/index.ts";
import { furnitureSchema, isStory, pageReader } from "../src/page/index.ts";

const root = resolve(import.meta.dirname, "..");
const path = "lexicon/cues/furniture.yaml";
const { entries } = readEntries(path, readFileSync(join(root, path), "utf8"), furnitureSchema);
const layOut = pageReader(entries.map((entry) => entry.value));

/** One line a block, line breaks as "⏎"; then the dateline's parts where there is one. */
function show(text: string): string {
  const page = layOut(text);
  const part = (span: { start: number; end: number } | null): string =>
    span ? text.slice(span.start, span.end) : "null";
  const lines = page.blocks.map(
    (block) => `${block.kind} | ${text.slice(block.start, block.end).replaceAll("\n", "⏎")}`,
  );
  if (page.dateline) {
    const { place, day, agency } = page.dateline;
    lines.push(`place ${part(place)}; day ${part(day)}; agency ${part(agency)}`);
  }
  return lines.join("\n");
}

const folder = join(import.meta.dirname, "cases/page");
const files = readdirSync(folder).filter((name) => name.endsWith(".txt"));

test("there are golden pages", () => assert.ok(files.length >= 2));

for (const file of files)
  for (const whole of readFileSync(join(folder, file), "utf8").split(/^(?==== )/m)) {
    const found = /^=== (.*)\n([\s\S]*?)\n==>\n([\s\S]*?)\s*$/.exec(whole);
    test(`${file}: ${found?.[1] ?? whole}`, () => {
      assert.ok(found, "a case is `=== name`, a page, `==>` and its blocks");
      assert.equal(show(found[2]!), found[3]);
    });
  }

test("the title that a report was given with is found below other lines", () => {
  const text = "Harbour Wire\n\nWhat the ministry said\n\nThe ministry said that the line was open.";
  const page = layOut(text, "What the ministry said");
  assert.equal(text.slice(page.title!.start, page.title!.end), "What the ministry said");
});

test("blocks lie in the text, in order, apart, without white space at their ends, and hold every letter", () => {
  const line = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc.constantFrom(
      "GENEVA, March 4 (Harbour Wire) - The two met.",
      "About the writer",
      "Read more",
      "# ",
      "## A heading",
      "- item",
      "---",
      "By Ana Ruiz",
      "Ana Ruiz is a reporter. Send tips to a@b.example",
      "A man greets a woman on May 4, 2023. KIM LEE/Getty Images",
      "© 2024",
      "The two sides met in Geneva on Monday and talked for hours.",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(line, fc.constantFrom("\n", "\n\n", "\r\n", "\r", " "))), (lines) => {
      const text = lines.map(([words, end]) => words + end).join("");
      const page = layOut(text);
      let last = 0;
      let kept = "";
      for (const block of page.blocks) {
        assert.ok(block.start >= last && block.end > block.start && block.end <= text.length);
        assert.equal(text.slice(block.start, block.end).trim(), text.slice(block.start, block.end));
        kept += text.slice(block.start, block.end);
        last = block.end;
      }
      const letters = (words: string): string => words.replace(/[^\p{L}]/gu, "");
      assert.equal(letters(kept), letters(text));
    }),
    // A narrow no-break space alone on a line was once taken for a word.
    { numRuns: 400, examples: [[[["\u202f", "\n"]]]] },
  );
});

const seed = resolve(process.env.PARLEY_EVAL ?? join(root, "../shared/eval"), "seed");
const absent = existsSync(join(seed, "seed.gold.json")) ? false : "the seed kit is not here (PARLEY_EVAL)";

test("the seed page: no furniture is story, no story is furniture", { skip: absent }, () => {
  const gold = JSON.parse(readFileSync(join(seed, "seed.gold.json"), "utf8")) as {
    furniture: { type: string; anchor: [number, number] }[];
  };
  const text = readFileSync(join(seed, "seed.txt"), "utf8");
  const inGold = new Uint8Array(text.length);
  for (const { anchor } of gold.furniture) inGold.fill(1, anchor[0], anchor[1]);
  for (const block of layOut(text).blocks)
    for (let at = block.start; at < block.end; at++)
      if (/\S/.test(text[at]!))
        assert.equal(inGold[at] === 0, isStory(block), `offset ${at}, block ${block.kind} (${block.rule})`);
});
