// Saved pages: the article without menus and bars, paragraphs apart, and JSON-LD, OpenGraph and meta tags in that order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ingest } from "../src/ingest/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const paragraphs = [
  "GENEVA, March 4 (Harbour Wire) - The two armies <b>reopened</b> their line on Monday, the ministry said, after eight months of silence that nobody had explained.",
  "The calls will be made at nine every morning, a spokesman said. He said &amp; repeated that both sides would answer.",
  "Neither side would say for how long the arrangement was meant to last,<br>and neither took questions after the statement was read.",
];
const page = (head: string, body = paragraphs.map((one) => `<p>${one}</p>`).join("")): Uint8Array =>
  bytes(
    `<!doctype html><html lang="en"><head>${head}</head><body><nav><ul><li><a href="/">Home</a></li><li>World</li></ul></nav><article><h1>Two armies talk</h1>${body}</article><footer>Terms of use</footer></body></html>`,
  );

test("the article is kept, its tags, menus and scripts are not", () => {
  const { reports, problems } = ingest(
    page("<title>Two armies talk</title><script>var a = '<p>no</p>';</script>"),
    "a.html",
  );
  assert.deepEqual(problems, []);
  assert.equal(
    reports[0]!.text,
    [
      "Two armies talk",
      "GENEVA, March 4 (Harbour Wire) - The two armies reopened their line on Monday, the ministry said, after eight months of silence that nobody had explained.",
      "The calls will be made at nine every morning, a spokesman said. He said & repeated that both sides would answer.",
      "Neither side would say for how long the arrangement was meant to last,\nand neither took questions after the statement was read.",
    ].join("\n\n"),
  );
});

test("JSON-LD outranks OpenGraph, OpenGraph outranks plain tags", () => {
  const data = {
    "@graph": [
      { "@type": "WebSite", name: "x" },
      {
        "@type": ["NewsArticle"],
        headline: "Two armies talk",
        datePublished: "2024-03-04T23:10:00+01:00",
        author: [{ name: "Ana Ruiz" }, { name: "Tom Okafor" }],
        publisher: { name: "Harbour Wire" },
      },
    ],
  };
  const graph =
    '<meta property="og:title" content="Armies, talking"><meta property="og:site_name" content="Quay Post"><meta property="article:published_time" content="2024-03-05"><meta property="og:url" content="https://quay.example/2">';
  const both = ingest(
    page(`${graph}<script type="application/ld+json">${JSON.stringify(data)}</script>`),
    "a.html",
  ).reports[0]!;
  assert.deepEqual(
    [both.title, both.publisher, both.byline, both.published, both.url],
    ["Two armies talk", "Harbour Wire", "Ana Ruiz, Tom Okafor", "2024-03-04", "https://quay.example/2"],
  );
  const open = ingest(page(graph), "a.html").reports[0]!;
  assert.deepEqual(
    [open.title, open.publisher, open.published],
    ["Armies, talking", "Quay Post", "2024-03-05"],
  );
  const plain = ingest(
    page(
      '<meta name="author" content="By Ana Ruiz"><meta name="pubdate" content="4 March 2024"><link rel="canonical" href="https://wire.example/1">',
    ),
    "a.html",
  ).reports[0]!;
  assert.deepEqual(
    [plain.byline, plain.published, plain.url],
    ["Ana Ruiz", "2024-03-04", "https://wire.example/1"],
  );
});

test("broken linked data is passed over, an impossible day is named", () => {
  const { reports, problems } = ingest(
    page(
      '<script type="application/ld+json">{"@type": "NewsArticle", </script><meta name="date" content="2023-02-31">',
    ),
    "a.html",
  );
  assert.equal(reports[0]!.published, null);
  assert.match(problems[0]!.what, /"2023-02-31" is no day of the calendar/);
});

test("a ministry's old page: a table for its frame, two line breaks for a paragraph", () => {
  const old = `<html><head><title>Press release</title></head><body><table><tr><td><a href="/">Home</a></td><td><font>Statement on the talks<br><br>4 March 2024<br><br>${paragraphs.join("<br>\n<br>")}</font></td></tr></table></body></html>`;
  const { reports } = ingest(bytes(old), "a.html");
  assert.match(
    reports[0]!.text,
    /4 March 2024\n\nGENEVA, March 4 \(Harbour Wire\) - The two armies reopened/,
  );
  assert.match(reports[0]!.text, /explained\.\n\nThe calls will be made/);
  assert.match(reports[0]!.text, /meant to last,\nand neither/);
});

test("broken HTML is still read", () => {
  const broken = bytes(
    `<html><body><div><p>${paragraphs[0]}<p>${paragraphs[1]}<b><i></p></div></table><p>${paragraphs[2]}<!-- never closed`,
  );
  const { reports } = ingest(broken, "a.html");
  assert.match(reports[0]!.text, /reopened their line on Monday/);
  assert.match(reports[0]!.text, /a spokesman said\. He said & repeated/);
});

test("a page in the encoding that it names", () => {
  const russian =
    "\u041f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b \u0432\u043e\u0437\u043e\u0431\u043d\u043e\u0432\u0438\u043b\u0438\u0441\u044c \u0432 \u043f\u043e\u043d\u0435\u0434\u0435\u043b\u044c\u043d\u0438\u043a.";
  const encoded = [
    ...`<html><head><meta charset="windows-1251"></head><body><p>${russian}</p></body></html>`,
  ].map((sign) => {
    const code = sign.charCodeAt(0);
    return code < 128 ? code : code - 0x410 + 0xc0;
  });
  const { reports, origins } = ingest(Uint8Array.from(encoded), "a.html");
  assert.equal(origins[0]!.encoding, "windows-1251");
  assert.match(reports[0]!.text, /\u041f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b/);
  assert.equal(reports[0]!.language, "ru");
});

test("tags nested without end are read without their structure, and that is said", () => {
  const { reports, problems } = ingest(
    bytes(`${"<div>".repeat(20_000)}The line rang at nine.${"</div>".repeat(20_000)}`),
    "deep.html",
  );
  assert.equal(reports[0]!.text, "The line rang at nine.");
  assert.match(problems[0]!.what, /tags nested 20000 deep/);
  assert.equal(problems[0]!.refused, false);
});
