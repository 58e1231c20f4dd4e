// Files become reports: encodings, formats, what a page says about itself, and one line for everything that is wrong.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOfMoment, ingest, languageOf, largestFile, problemText } from "../src/ingest/index.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string, little: boolean, mark = true): Uint8Array => {
  const out = new Uint8Array((text.length + (mark ? 1 : 0)) * 2);
  const view = new DataView(out.buffer);
  const all = mark ? `\ufeff${text}` : text;
  for (let i = 0; i < all.length; i++) view.setUint16(i * 2, all.charCodeAt(i), little);
  return out;
};
const said = (data: Uint8Array, name: string): string[] => ingest(data, name).problems.map(problemText);

const story =
  "Two armies talk\n\nGENEVA, March 4, 2024 (Harbour Wire) \u2013 \u201cWe met,\u201d the general\u2019s office said.\r\n\r\n  It gave no details. \n";

test("the kept text is exactly the decoded characters, whatever the encoding", () => {
  const latin = Uint8Array.from(
    [...story].map(
      (sign) =>
        ({ "\u2013": 0x96, "\u201c": 0x93, "\u201d": 0x94, "\u2019": 0x92 })[sign] ?? sign.charCodeAt(0),
    ),
  );
  for (const [data, encoding] of [
    [bytes(story), "utf-8"],
    [bytes(`\ufeff${story}`), "utf-8"],
    [wide(story, true), "utf-16le"],
    [wide(story, false), "utf-16be"],
    [wide(story, true, false), "utf-16le"],
    [latin, "windows-1252"],
  ] as const) {
    const { reports, origins, problems } = ingest(data, "talks.txt");
    assert.deepEqual(problems, []);
    assert.equal(reports[0]?.text, story);
    assert.equal(origins[0]?.encoding, encoding);
    assert.equal(origins[0]?.raw, data);
  }
});

test("one report in six encodings is one report", () => {
  const ids = [bytes(story), wide(story, true), wide(story, false)].map(
    (data) => ingest(data, "a.txt").reports[0]!.id,
  );
  assert.equal(new Set(ids).size, 1);
});

test("mixed encodings are read and named", () => {
  const data = new Uint8Array([...bytes("The \u201ctalks\u201d\nof M"), 0xfc, ...bytes("nchen ended.\n")]);
  const { reports, problems } = ingest(data, "mixed.txt");
  assert.equal(reports[0]?.text, "The \u201ctalks\u201d\nof M\u00fcnchen ended.\n");
  assert.equal(
    problemText(problems[0]!),
    "mixed.txt:2: mixed encodings: UTF-8, and 1 byte that is none, read as Windows-1252. Look at that line, or save the file as UTF-8.",
  );
  assert.equal(problems[0]!.refused, false);
});

test("the top of a text gives title, publisher, byline and day", () => {
  const pick = (text: string, name = "a.txt") => {
    const report = ingest(bytes(text), name).reports[0]!;
    return [report.title, report.publisher, report.byline, report.published];
  };
  assert.deepEqual(pick(story), ["Two armies talk", "Harbour Wire", null, "2024-03-04"]);
  assert.deepEqual(
    pick(
      "Envoys meet again in Vienna\nBy Ana Ruiz\nHarbour Wire | 4 March 2024\n\nThe envoys met on Monday in the old hall.",
    ),
    ["Envoys meet again in Vienna", "Harbour Wire", "Ana Ruiz", "2024-03-04"],
  );
  assert.deepEqual(
    pick("Joint statement of the two ministries\n\nNew Delhi, 26 April 2016\n\nThe secretaries met today."),
    ["Joint statement of the two ministries", null, null, "2016-04-26"],
  );
  assert.deepEqual(
    pick(
      "---\ntitle: A line reopened\npublisher: Harbour Wire\npublished: 2024-03-04\nauthor: [Ana Ruiz, Tom Okafor]\n---\n# Other words\n\nIt rang at nine.",
      "a.md",
    ),
    ["A line reopened", "Harbour Wire", "Ana Ruiz, Tom Okafor", "2024-03-04"],
  );
  assert.deepEqual(
    pick(
      "Envoys meet again\n\nWritten by Ana Ruiz | New Delhi | Updated: April 27, 2016 05:12 IST\n\nThe envoys met on Tuesday in the old hall.",
    ),
    ["Envoys meet again", null, "Ana Ruiz", "2016-04-27"],
  );
  // A month and a day without a year date nothing, and neither does a day inside the story.
  assert.deepEqual(pick("MANILA, March 4 (Harbour Wire) - They met on March 3, 2024, in the palace.\n"), [
    null,
    "Harbour Wire",
    null,
    null,
  ]);
  assert.deepEqual(pick("The two ministers met on 3 March 2024, and both said so."), [
    null,
    null,
    null,
    null,
  ]);
});

test("a page that names no publisher at its top may name it at its foot", () => {
  const publisher = (foot: string) =>
    ingest(
      bytes(`Envoys meet again in Vienna\n\nThe envoys met on Monday in the old hall.\n\n${foot}`),
      "a.txt",
    ).reports[0]!.publisher;
  assert.equal(publisher("Copyright 2024 Quay Post. All rights reserved."), "Quay Post");
  assert.equal(publisher("\u00a9 2023\u20132024 The Quay Post"), "The Quay Post");
  assert.equal(
    publisher("Ana Ruiz is a senior security reporter for Quay Post based in Vienna. She covers the talks."),
    "Quay Post",
  );
  assert.equal(publisher("Ana Ruiz is a professor at Vienna University."), null);
  assert.equal(publisher("The general is a critic of reporters, and a writer for the stage."), null);
});

test("what the reader knows outranks what the page says", () => {
  const { reports } = ingest(bytes(story), "a.txt", {
    publisher: "Quay Post",
    published: "2024-03-06",
    url: "https://quay.example/1",
  });
  assert.deepEqual(
    [reports[0]!.publisher, reports[0]!.published, reports[0]!.url],
    ["Quay Post", "2024-03-06", "https://quay.example/1"],
  );
});

test("JSONL: one report a line, and a broken line stops nothing", () => {
  const lines = [
    '{"text": "The two met in Geneva.", "title": "Two meet", "publisher": "Harbour Wire", "date": "2024-03-04", "id": 7}',
    '{"text": "cut short',
    "",
    '["no object"]',
    '{"title": "no text"}',
    '{"text": " "}',
    '{"text": " The line rang. ", "published": "2023-02-31"}',
  ];
  const { reports, origins, problems } = ingest(bytes(lines.join("\n")), "wire.jsonl");
  assert.deepEqual(
    reports.map((report) => [report.text, report.title, report.publisher, report.published]),
    [
      ["The two met in Geneva.", "Two meet", "Harbour Wire", "2024-03-04"],
      [" The line rang. ", null, null, null],
    ],
  );
  assert.deepEqual(
    origins.map((origin) => origin.line),
    [1, 7],
  );
  assert.deepEqual(
    problems.map((problem) => [problem.line, problem.refused, problem.what.split(" (")[0]]),
    [
      [2, true, "no JSON"],
      [4, true, "no JSON object"],
      [5, true, 'no "text"'],
      [6, true, "empty text"],
      [7, false, 'published "2023-02-31" is no day of the calendar; the report is kept undated'],
    ],
  );
});

test("everything that is no report gets one line with file, fault and mend", () => {
  assert.deepEqual(said(new Uint8Array(0), "a.txt"), [
    "a.txt: empty file. Give a report's text, or leave the file out.",
  ]);
  assert.deepEqual(said(bytes(" \n\ufeff\u200b"), "a.txt"), [
    "a.txt: empty text. Give a report's text, or leave the file out.",
  ]);
  assert.match(said(bytes("%PDF-1.7 ..."), "a.txt")[0]!, /^a\.txt: no text but a PDF document\. /);
  assert.match(said(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), "a")[0]!, /a PNG picture/);
  assert.match(said(new Uint8Array([65, 66, 0, 67, 68]), "a.bin")[0]!, /zero bytes/);
  assert.match(said(new Uint8Array(largestFile + 1), "big.txt")[0]!, /51 MB, more than the 50 MB/);
  assert.match(
    said(bytes("<html><body><script>x()</script></body></html>"), "a.html")[0]!,
    /a page without text/,
  );
  for (const line of said(bytes("{"), "a.jsonl")) assert.ok(!line.includes("\n"));
});

test("days as pages print them", () => {
  const day = (text: string) => {
    const found = dayOfMoment(text);
    return found !== null && found !== "impossible" ? found.day : found;
  };
  for (const text of [
    "2023-12-13T05:34:00-05:00",
    "Dec. 13, 2023",
    "Wednesday 13 December 2023",
    "13/12/2023",
    "20231213",
    "Wed, 13 Dec 2023 10:00:00 GMT",
  ])
    assert.equal(day(text), "2023-12-13", text);
  assert.equal(day("03/04/2024"), null);
  assert.equal(day("yesterday"), null);
  for (const text of ["2023-02-31", "31 November 2023", "2023-13-01"])
    assert.equal(day(text), "impossible", text);
});

test("the language is told by script and little words", () => {
  const texts: Record<string, string> = {
    en: "The ministry said on Monday that the talks would go on and that it had no comment.",
    de: "Das Ministerium sagte am Montag, dass die Gespr\u00e4che weitergehen und es nicht mit dem Sprecher zu tun hat.",
    fr: "Le minist\u00e8re a dit lundi que les entretiens se poursuivent et qu'il n'a pas de commentaire sur le sujet.",
    es: "El ministerio dijo el lunes que las conversaciones seguir\u00e1n y que no hay m\u00e1s comentarios por el momento.",
    zh: "\u4e2d\u56fd\u56fd\u9632\u90e8\u53d1\u8a00\u4eba\u5468\u4e00\u8868\u793a\uff0c\u53cc\u65b9\u5c06\u7ee7\u7eed\u5bf9\u8bdd\u3002",
    ko: "\ub0a8\ubd81\uc740 \uc6d4\uc694\uc77c \ud1b5\uc2e0\uc120\uc744 \ubcf5\uc6d0\ud588\ub2e4.",
    ru: "\u041c\u0438\u043d\u0438\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e \u0437\u0430\u044f\u0432\u0438\u043b\u043e \u0432 \u043f\u043e\u043d\u0435\u0434\u0435\u043b\u044c\u043d\u0438\u043a, \u0447\u0442\u043e \u043f\u0435\u0440\u0435\u0433\u043e\u0432\u043e\u0440\u044b \u0431\u044b\u043b\u0438.",
    ur: "\u0648\u0632\u0627\u0631\u062a \u0646\u06d2 \u067e\u06cc\u0631 \u06a9\u0648 \u06a9\u06c1\u0627 \u06a9\u06c1 \u0628\u0627\u062a \u0686\u06cc\u062a \u062c\u0627\u0631\u06cc \u0631\u06c1\u06d2 \u06af\u06cc",
  };
  for (const [language, text] of Object.entries(texts)) assert.equal(languageOf(text), language);
  assert.equal(languageOf("Biden, Xi meet"), "en");
  assert.equal(languageOf("Serbia's minister met Italy's envoy and Austria's, China's and Iran's."), "en");
  assert.equal(languageOf("12345 !!"), "und");
});
