// Golden cases of coding: a sentence, "==>", and the statements that go into the record, as a person can read them in a diff.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { openEngine } from "../src/cli/engine.ts";
import { abstention, type Participant, type Statement } from "../src/coding/index.ts";
import { createReader } from "../src/reading/index.ts";
import type { Report } from "../src/report/index.ts";

const engine = openEngine();
const read = createReader({ lexicon: engine.lexicon, english: engine.english, attributionModel: null });
const report = (text: string): Report => ({
  id: "case",
  textHash: "case",
  title: null,
  publisher: "wire",
  byline: null,
  published: "2024-06-05",
  url: null,
  language: "en",
  rights: "full",
  text,
});

const names = (list: readonly Participant[], joint: string): string =>
  [
    ...new Set(
      list.map(({ state, code, likely, person, word }) => state ?? code ?? likely ?? person ?? word ?? "?"),
    ),
  ].join(joint);

/** "channel-suspended SANCTION CHN > USA". */
function shown({ kind, plover, actors, recipients, symmetric, factuality }: Statement): string {
  const parties = symmetric
    ? names(actors, " & ")
    : [names(actors, " "), recipients.length > 0 ? `> ${names(recipients, " ")}` : ""]
        .filter((part) => part !== "")
        .join(" ");
  return [
    kind,
    plover ?? "-",
    parties,
    factuality.status === "actual" ? "" : factuality.status,
    factuality.polarity === "negative" ? "negative" : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const folder = join(import.meta.dirname, "cases/coding");
for (const file of readdirSync(folder)) {
  const cases = readFileSync(join(folder, file), "utf8")
    .replace(/^#.*\n/gm, "")
    .split(/\n\n+/)
    .filter((block) => block.includes("==>"));
  test(`cases/coding/${file}: ${cases.length} sentences are coded as a person would`, () => {
    assert.ok(cases.length > 10);
    const wrong: string[] = [];
    for (const block of cases) {
      const [sentence, expected] = block.split("\n==>");
      const got = read(report(sentence!.trim()))
        .statements.filter(({ confidence, kind }) => confidence >= abstention && kind !== "tenure")
        .map(shown)
        .sort();
      const want = expected!
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .sort();
      if (got.join("\n") !== want.join("\n"))
        wrong.push(`${sentence!.trim()}\n  want ${want.join("; ")}\n  got  ${got.join("; ")}`);
    }
    assert.deepEqual(wrong, []);
  });
}

test("every statement's spans lie in the text, ids are unique, links point at statements", () => {
  const words = fc.constantFrom(
    "Beijing",
    "Washington",
    "suspended",
    "agreed",
    "to",
    "resume",
    "talks",
    "with",
    "the",
    "minister",
    "met",
    "his",
    "counterpart",
    "in",
    "Tokyo",
    "after",
    "a",
    "visit",
    "refused",
    "not",
    "will",
    "that",
    ",",
    ".",
    "and",
    "threatened",
    "sanctions",
    "on",
    "Iran",
    "\n\n",
    '"',
    "first",
    "since",
    "2019",
    "by",
    "was",
    "which",
    "🙂",
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (list) => {
      const text = list.join(" ");
      const { statements } = read(report(text));
      const ids = new Set(statements.map(({ id }) => id));
      assert.equal(ids.size, statements.length);
      for (const { evidence, trigger, causes, sameAs, confidence, actors, recipients } of statements) {
        for (const span of [evidence, trigger]) {
          assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
        }
        assert.ok(confidence >= 0 && confidence <= 1);
        assert.ok(actors.length + recipients.length > 0);
        for (const id of [...causes, ...sameAs]) assert.ok(ids.has(id));
      }
      assert.deepEqual(read(report(text)).statements, statements);
    }),
    { numRuns: 60 },
  );
});
