// Times on any input: spans hold, order holds, ranges are ranges, nothing throws, and absurd sizes stay quick.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  after,
  before,
  boundsOf,
  findTimes,
  inferPublication,
  intersect,
  unite,
} from "../../src/mentions/times/index.ts";
import { parseDay } from "../../src/report/index.ts";

const words = fc.constantFrom(
  ..."the last next this that of in on May March 31 February 99999 year month days ago later early mid late - , . ( ) ' 2023 1999-2001 12:30 a.m. Monday Sunday night half two several and a an few weeks decades century bc 'cold 7/8/07 2023-02-31 first quarter from to since fall spring Q3 now recent past future every 18th 1990s o'clock GMT\n".split(
    " ",
  ),
);
const phrase = fc.array(words, { maxLength: 30 }).map((list) => list.join(" "));
const text = fc.oneof(phrase, fc.string({ unit: "binary", maxLength: 200 }), fc.string({ maxLength: 200 }));
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("spans are inside the text, in order and apart; ranges are days in order", () => {
  fc.assert(
    fc.property(text, fc.option(day), (words, published) => {
      let end = 0;
      for (const one of findTimes(words, { published })) {
        assert.ok(one.start >= end && one.end > one.start && one.end <= words.length);
        assert.match(words.slice(one.start, one.end), /^\S[^]*\S$|^\S$/);
        assert.notEqual(one.value, "");
        assert.doesNotMatch(one.value, /NaN|undefined|Infinity|null/);
        end = one.end;
        if (!one.range) continue;
        for (const bound of [one.range.begin, one.range.end]) {
          for (const side of bound) assert.ok(side === null || parseDay(side) !== null, `${side} is no day`);
          if (bound[0] !== null && bound[1] !== null) assert.ok(bound[0] <= bound[1], `${bound}`);
        }
        const { begin, end: last } = one.range;
        if (begin[0] !== null && last[1] !== null) assert.ok(begin[0] <= last[1]);
        assert.ok(boundsOf(one) !== null);
      }
    }),
    { numRuns: 1500 },
  );
});

test("the same text twice gives the same times", () => {
  fc.assert(
    fc.property(phrase, day, (words, published) => {
      assert.deepEqual(findTimes(words, { published }), findTimes(words, { published }));
    }),
    { numRuns: 100 },
  );
});

test("an inferred publication is an interval in order and never throws", () => {
  fc.assert(
    fc.property(text, (words) => {
      const { earliest, latest, evidence } = inferPublication(words);
      if (earliest !== null && latest !== null) assert.ok(earliest <= latest);
      for (const span of evidence)
        assert.ok(span.start >= 0 && span.end <= words.length && span.start < span.end);
    }),
    { numRuns: 800 },
  );
});

const range = fc.tuple(day, day, day, day).map((days) => {
  const [a, b, c, d] = days.sort() as [string, string, string, string];
  return { begin: [a, b] as const, end: [c, d] as const };
});

test("ranges: intersection is inside both, union holds both, before and after do not touch", () => {
  fc.assert(
    fc.property(range, range, (a, b) => {
      const both = intersect(a, b);
      if (both) {
        assert.ok(both.begin[0]! >= a.begin[0] && both.begin[1]! <= b.begin[1]);
        assert.ok(both.end[0]! >= b.end[0] && both.end[1]! <= a.end[1]);
      }
      assert.deepEqual(intersect(a, a), { begin: [...a.begin], end: [...a.end] });
      const either = unite(a, b)!;
      assert.ok(either.begin[0]! <= a.begin[0] && either.end[1]! >= b.end[1]);
      assert.ok(before(a).end[1]! < a.begin[1]);
      assert.ok(after(a).begin[0]! > a.end[0]);
    }),
    { numRuns: 300 },
  );
});

test("a flood of dates, digits or brackets is read in time in proportion", () => {
  for (const piece of [
    "on Monday, May 4, 2021 and ",
    "1",
    "(",
    "two and a half ",
    "the last of the last ",
    "May ",
    "May 4, ",
  ]) {
    const long = piece.repeat(Math.ceil(20_000 / piece.length));
    const from = performance.now();
    findTimes(long, { published: "2023-12-13" });
    inferPublication(long);
    const spent = performance.now() - from;
    assert.ok(spent < 10_000, `${JSON.stringify(piece)} took ${Math.round(spent)} ms for 20,000 characters`);
  }
});
