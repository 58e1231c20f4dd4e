// Undated pages: what can be inferred of the publication day, and what must stay unknown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findTimes, inferPublication } from "../src/mentions/times/index.ts";

/** Blocks of a page written as [kind, text] pairs. */
function page(...parts: [string, string][]) {
  let text = "";
  const blocks = parts.map(([kind, words]) => {
    const start = text.length === 0 ? 0 : text.length + 2;
    text = text.length === 0 ? words : `${text}\n\n${words}`;
    return { kind, start, end: start + words.length };
  });
  return { text, blocks };
}

test("a given day wins", () => {
  const found = inferPublication("Published: March 3, 2020\n\nThey met.", { given: "2021-05-04" });
  assert.deepEqual(
    [found.earliest, found.latest, found.certain, found.basis],
    ["2021-05-04", "2021-05-04", true, "given"],
  );
});

for (const line of [
  "Published: March 3, 2020",
  "March 3, 2020",
  "Posted on 3 March 2020",
  "Tuesday, March 3, 2020 | 10:15 a.m. EST",
  "2020-03-03",
])
  test(`a line of the page states the day: ${line}`, () => {
    const text = `Envoys talk again\n\n${line}\n\nThe envoys talked on Monday about the accord of 2011.`;
    const found = inferPublication(text);
    assert.equal(found.earliest, "2020-03-03");
    assert.equal(found.latest, "2020-03-03");
    assert.equal(found.certain, true);
    assert.match(text.slice(found.evidence[0]!.start, found.evidence[0]!.end), /3/);
  });

test("a meeting told as last month and dated by a photo gives the month", () => {
  const { text, blocks } = page(
    ["story", "When Aranda met Okafor last month in Lisbon, the two ministers agreed to reopen the hotline."],
    ["story", "The ministry confirmed the talks on Tuesday. The hotline was first opened in 1998."],
    [
      "caption",
      "Foreign Minister Inés Aranda greets her counterpart Daniel Okafor before a meeting in Lisbon on April 21, 2022.",
    ],
  );
  const found = inferPublication(text, { blocks });
  assert.deepEqual([found.earliest, found.latest, found.certain], ["2022-05-01", "2022-05-31", false]);
  assert.match(found.basis, /"last month" and "April 21, 2022" tell of one happening/);
  assert.deepEqual(
    found.evidence.map((span) => text.slice(span.start, span.end)),
    ["last month", "April 21, 2022"],
  );
  const tuesday = findTimes(text, { published: found }).find(
    (one) => text.slice(one.start, one.end) === "Tuesday",
  )!;
  assert.deepEqual(tuesday.range!.begin, ["2022-04-26", "2022-05-31"]);
});

test("a month without its year takes it from the latest date told", () => {
  const text =
    "Presidents Kaya and Moreau signed the fisheries accord last month, after years of quarrels.\n\n" +
    "The accord that Kaya and Moreau signed in January covers two seas. Talks had begun on 12 October 2018.";
  const found = inferPublication(text);
  assert.deepEqual([found.earliest, found.latest], ["2019-02-01", "2019-02-28"]);
});

test("yesterday and a full date give the day", () => {
  const text =
    "Chancellor Brandt met Premier Sato yesterday in Geneva. The meeting of Brandt and Sato on 7 June 2016 was their third in Geneva.";
  const found = inferPublication(text);
  assert.deepEqual([found.earliest, found.latest], ["2016-06-08", "2016-06-08"]);
});

test("a dateline without its year is dated by the latest day told", () => {
  const text =
    "OSLO, Jan 9 (Reuters) - The envoys will go on talking, the ministry said on Tuesday, after a first round held on December 18, 2023.";
  const found = inferPublication(text);
  assert.deepEqual([found.earliest, found.latest, found.certain], ["2024-01-09", "2024-01-09", false]);
});

test("old dates alone are a floor, not a day", () => {
  const found = inferPublication("The treaty was signed on 4 May 1999. The envoys met again last week.");
  assert.deepEqual([found.earliest, found.latest, found.certain], ["1999-05-04", null, false]);
});

test("background told of the same people does not date the page", () => {
  const text =
    "Aranda met Okafor last month in Lisbon. The two had met in Lisbon on April 21, 2012, when Aranda was an envoy. " +
    "The hotline was cut on 3 March 2021.";
  const found = inferPublication(text);
  assert.notEqual(found.earliest?.slice(0, 4), "2012");
  assert.equal(found.latest, null);
});

test("a date that belongs to something still to come is no floor", () => {
  const named = inferPublication("She is a candidate in the April 2017 election and was born on 3 May 1968.");
  assert.deepEqual([named.earliest, named.latest], ["1968-05-03", null]);
  const expected = inferPublication(
    "They expect to see her on the ballot in November 2016; she was born on 3 May 1968.",
  );
  assert.deepEqual([expected.earliest, expected.latest], ["1968-05-03", "2016-11-30"]);
});

test("a date told as still to come is a ceiling", () => {
  const found = inferPublication("The envoys met on 3 May 2021. They will meet again on 9 June 2021.");
  assert.deepEqual([found.earliest, found.latest, found.certain], ["2021-05-03", "2021-06-09", false]);
  assert.match(
    found.basis,
    /not before 2021-05-03.*not after 2021-06-09: "9 June 2021" is told as still to come/,
  );
});

test("without evidence it stays unknown", () => {
  for (const text of [
    "",
    "The envoys met last month and on Wednesday.",
    "Ties date from 1979; a plan for 2049 is drawn up.",
  ]) {
    const found = inferPublication(text);
    assert.deepEqual([found.earliest, found.latest, found.certain], [null, null, false], text);
    assert.deepEqual(found.evidence, []);
  }
});

test("dates of another report in running text are not the page's own", () => {
  const text =
    "The study, published on March 3, 2020, angered the ministry, which had published its own on 2 May 2019.";
  assert.equal(inferPublication(text).certain, false);
});
