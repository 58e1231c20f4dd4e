// The chronology of a strike out of five reports: the day it began is the one that all speak of, weeks later still.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readTopic, timelineOf } from "../../src/record/index.ts";

const articles = [
  {
    date: "2024-03-05",
    title: "Dockers walk out in Kalvik",
    text: "Dockers in Kalvik walked out on Monday after talks on pay had failed. The port authority said that forty ships were waiting. Talks are to go on next Friday.",
  },
  {
    date: "2024-03-12",
    title: null,
    text: "The strike of the Kalvik dockers, which began on March 4, entered its second week on Monday. Shops on the islands are running short of fresh food.",
  },
  {
    date: "2024-03-20",
    title: "Dockers sign",
    text: "Dockers and the port of Kalvik signed an agreement yesterday that ends the strike. The walkout had begun on March 4. The pay of all dockers will rise by a tenth.",
  },
  {
    date: "2024-03-21",
    title: null,
    text: "Cranes in Kalvik were moving again on Wednesday. The dockers and the port had signed an agreement on Tuesday after sixteen days.",
  },
  {
    date: "2024-04-30",
    title: null,
    text: "A committee will look into the strike that closed the port of Kalvik on March 4. Ship owners want to be paid for their losses.",
  },
];
const topic = readTopic(articles);
const range = { first: "2024-03-01", last: "2024-03-31" };

test("the two days that matter are found, in order, each with its own sentence", () => {
  const days = timelineOf(topic, { ...range, days: 2, sentences: 1 });
  assert.deepEqual(
    days.map(({ date }) => date),
    ["2024-03-04", "2024-03-19"],
  );
  assert.match(days[0]!.sentences[0]!, /walked out|began|closed/);
  assert.match(days[1]!.sentences[0]!, /signed/);
});

test("a day that is known to belong to it comes before those that are spoken of more", () => {
  const days = timelineOf(topic, { ...range, days: 1, sentences: 1, known: ["2024-03-11"] });
  assert.deepEqual(
    days.map(({ date }) => date),
    ["2024-03-11"],
  );
});

test("copies of one text count once", () => {
  const [copied] = timelineOf(readTopic([...articles, ...Array.from({ length: 9 }, () => articles[1]!)]), {
    ...range,
    days: 1,
    sentences: 1,
  });
  assert.equal(copied!.date, "2024-03-04");
  const alone = timelineOf(topic, { ...range, days: 1, sentences: 1 })[0]!;
  assert.ok(Math.abs(copied!.weight - alone.weight) < 1e-9);
});

test("days lie in the range, in order, no more than asked for, each with sentences of the articles", () => {
  const day = fc.integer({ min: 1, max: 31 }).map((number) => `2024-03-${String(number).padStart(2, "0")}`);
  fc.assert(
    fc.property(day, day, fc.nat(6), (first, last, count) => {
      const days = timelineOf(topic, { first, last, days: count, sentences: 2 });
      assert.ok(days.length <= count);
      days.forEach(({ date, sentences }, at) => {
        assert.ok(first <= date && date <= last);
        if (at > 0) assert.ok(days[at - 1]!.date < date);
        assert.ok(sentences.length > 0 && sentences.length <= 2);
        for (const sentence of sentences)
          assert.ok(articles.some(({ title, text }) => text.includes(sentence) || title === sentence));
      });
    }),
  );
});
