// Whatever bytes come in, reports or problems come out: never an exception, never a text that is not there, never a slow page.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Format, ingest, problemText } from "../../src/ingest/index.ts";

/** `PARLEY_TORTURE=1` runs twenty times as many cases, and ten megabytes instead of one. */
const torture = process.env.PARLEY_TORTURE === "1";
const runs = (usual: number): { numRuns: number } => ({ numRuns: torture ? usual * 20 : usual });

const names = ["a.txt", "a.md", "a.html", "a.jsonl", "a", "a.bin"];

/** Every file gives a report or a refusal; every problem is one line. */
function check(bytes: Uint8Array, name: string): void {
  const { reports, origins, problems } = ingest(bytes, name);
  assert.equal(reports.length, origins.length);
  assert.ok(reports.length > 0 || problems.some((problem) => problem.refused));
  for (const report of reports) {
    assert.match(report.id, /^[0-9a-f]{32}$/);
    assert.ok(report.text.trim() !== "");
  }
  for (const problem of problems) assert.doesNotMatch(problemText(problem), /[\n\r]/);
}

test("random bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.constantFrom(...names), (bytes, name) =>
      check(bytes, name),
    ),
    runs(300),
  );
});

test("text in any script with any byte spoilt", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.nat(255),
      fc.constantFrom(...names),
      (text, at, byte, name) => {
        const bytes = new TextEncoder().encode(text);
        bytes[at % bytes.length] = byte;
        check(bytes, name);
      },
    ),
    runs(300),
  );
});

test("HTML put together from pieces that do not fit", () => {
  const piece = fc.constantFrom(
    "<p>",
    "</p>",
    "<div",
    ">",
    "<",
    "</",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<table><tr><td>",
    "</table>",
    "<b><i></b></i>",
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":[[]],"datePublished":{}}</script>',
    "<title>",
    "</title>",
    '<meta property="og:title" content="',
    '">',
    "&amp;",
    "&#0;",
    "&#xffffff;",
    "&nosuch;",
    "<svg><math>",
    "<html><body>",
    "\0",
    "\ud83d",
    "The two sides met in Geneva on Monday, and neither of them said what they had talked about. ",
    "<template><p>",
    "<noscript>",
    "<base href='x'>",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) =>
      check(new TextEncoder().encode(pieces.join("")), "a.html"),
    ),
    runs(300),
  );
});

test("JSONL of any JSON values", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.json(),
          fc
            .record(
              { text: fc.jsonValue(), title: fc.jsonValue(), published: fc.jsonValue(), url: fc.jsonValue() },
              { requiredKeys: [] },
            )
            .map((value) => JSON.stringify(value)),
        ),
        { minLength: 1, maxLength: 6 },
      ),
      (lines) => check(new TextEncoder().encode(lines.join("\n")), "a.jsonl"),
    ),
    runs(300),
  );
});

test("plain text is kept to the letter", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }),
      fc.constantFrom<Format>("text", "markdown"),
      (text, format) => {
        const { reports } = ingest(new TextEncoder().encode(text), "a", { format });
        // A leading byte order mark belongs to the encoding; controls make a file binary.
        if (reports[0]) assert.equal(reports[0].text, text.replace(/^\ufeff/, ""));
      },
    ),
    runs(400),
  );
});

test("front matter that is no YAML, or no mapping, or a bomb of aliases, keeps its text", () => {
  const bomb = `---\na: &a [x,x,x,x,x,x,x,x]\n${"bcdefgh"
    .split("")
    .map((name, i) => `${name}: &${name} [${`*${"abcdefgh"[i]},`.repeat(8)}]`)
    .join("\n")}\n---\nThe line rang.\n`;
  for (const text of [
    bomb,
    "---\n: : :\n\t- x\n---\nThe line rang.\n",
    "---\n- a\n- b\n---\nThe line rang.\n",
    "---\ntitle: [\n---\nThe line rang.\n",
  ]) {
    const { reports, problems } = ingest(new TextEncoder().encode(text), "a.md");
    assert.equal(reports[0]?.text, text);
    assert.match(problems[0]!.what, /front matter/);
  }
});

test("megabytes on one line, of words, tags, brackets or signs, are read in seconds", () => {
  const size = (torture ? 10 : 1) * 1024 * 1024;
  for (const [piece, name] of [
    ["word ", "a.txt"],
    ["Geneva, March 4 (", "a.txt"],
    ["- ", "a.txt"],
    ["<", "a.html"],
    ["<nav>", "a.html"],
    ["<p>The two met. ", "a.html"],
    ["&amp", "a.html"],
    ['{"a":', "a.jsonl"],
  ] as const) {
    const bytes = new TextEncoder().encode(piece.repeat(size / piece.length));
    const begin = performance.now();
    check(bytes, name);
    const seconds = (performance.now() - begin) / 1000;
    assert.ok(seconds < (torture ? 60 : 15), `${JSON.stringify(piece)} took ${seconds.toFixed(1)} s`);
  }
});
