// Whatever string comes in: words stand in order, their spans are exact, nothing visible is lost, trees are trees, time is bounded.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import {
  conllu,
  quickReader,
  type Sentence,
  splitSentences,
  splitWords,
  treeOf,
} from "../../src/language/index.ts";

const english = quickReader(readFileSync(join(import.meta.dirname, "../../model/english/quick.bin")));

/** Strings of news text and of everything that is not: lone surrogates, controls, marks of direction, emoji, long runs. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "\ud800",
        "\udc00",
        "\u0000",
        "\u200f",
        "\u202e",
        "\u200b",
        "\ufeff",
        "e\u0301",
        "👨‍👩‍👧",
        "\n",
        "\n\n",
      ),
      fc.constantFrom(
        "U.S.",
        "won't",
        "Xi's",
        "Gen.",
        "-",
        "'",
        "’",
        '"',
        "…",
        "...",
        "(",
        ")",
        "[1]",
        "5:30pm",
        "e-mail",
        "a@b.org",
        "1,000.5",
      ),
      fc.constantFrom(" ", " ", ". ", "? ", ", "),
      fc.stringMatching(/^[A-Za-z]{1,9}$/),
      fc.constantFrom(
        "East ",
        "Jerusalem ",
        "Ministry ",
        "of ",
        "Defence ",
        "and ",
        "Trade ",
        "Al-",
        "Qaeda ",
        "Washington, D.C. ",
        "Bridge ",
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

test("words stand in order and together hold all that is no white space", () => {
  fc.assert(
    fc.property(anyText, fc.nat(5), fc.nat(5), (text, front, back) => {
      const start = Math.min(front, text.length);
      const end = Math.max(start, text.length - back);
      const words = splitWords(text, start, end);
      let at = start;
      for (let i = 0; i < words.count; i++) {
        assert.ok(
          words.starts[i]! >= at && words.ends[i]! > words.starts[i]!,
          `word ${i} of ${JSON.stringify(text)}`,
        );
        assert.equal(
          text.slice(at, words.starts[i]).trim(),
          "",
          `lost before word ${i} of ${JSON.stringify(text)}`,
        );
        assert.ok(!/\s/.test(text.slice(words.starts[i], words.ends[i])), `white space in word ${i}`);
        if (words.joined[i]) assert.equal(words.starts[i], at, `word ${i} is joined over a gap`);
        at = words.ends[i]!;
      }
      assert.ok(at <= end);
      assert.equal(text.slice(at, end).trim(), "");
      const ends = splitSentences(text, words);
      assert.ok(ends.every((to, i) => to > (ends[i - 1] ?? 0)));
      assert.equal(ends.at(-1) ?? 0, words.count);
    }),
    { numRuns: 1500 },
  );
});

function checkSentence(text: string, sentence: Sentence): void {
  const { tokens, names } = sentence;
  assert.ok(tokens.length > 0);
  assert.equal(sentence.start, tokens[0]!.start);
  assert.equal(sentence.end, tokens.at(-1)!.end);
  let roots = 0;
  for (const [i, token] of tokens.entries()) {
    assert.equal(token.index, i);
    assert.equal(token.form, text.slice(token.start, token.end));
    assert.equal(token.head < 0, token.deprel === "root");
    if (token.head < 0) roots++;
    let steps = 0;
    for (let at = i; at >= 0; at = tokens[at]!.head) assert.ok(steps++ <= tokens.length, "a cycle");
  }
  assert.equal(roots, 1);
  for (const [k, name] of names.entries())
    assert.ok(name.first >= (names[k - 1]?.last ?? 0), "names stand in order and apart");
  for (const name of names)
    assert.ok(name.first >= 0 && name.first < name.last && name.last <= tokens.length);
  const tree = treeOf(sentence);
  assert.equal(tree.subtree(tree.root).length, tokens.length);
}

test("every string is read into trees whose spans are exact", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const sentences = english.parse(text, [{ start: 0, end: text.length }])[0]!;
      for (const sentence of sentences) checkSentence(text, sentence);
      const written = conllu(text, sentences)
        .split("\n")
        .filter((line) => /^\d+\t/.test(line));
      assert.equal(
        written.length,
        sentences.reduce((sum, sentence) => sum + sentence.tokens.length, 0),
      );
      assert.deepEqual(
        english.parse(text, [{ start: 0, end: text.length }])[0],
        sentences,
        "read twice, read alike",
      );
    }),
    { numRuns: 300 },
  );
});

/** Milliseconds of the processor that a run takes; the clock would tell how busy the machine is. */
function time(run: () => void): number {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

const absurd: Record<string, string> = {
  "one token of 50,000 letters": "x".repeat(50_000),
  "50,000 hyphens and letters": "a-".repeat(50_000),
  "50,000 apostrophes": "s'".repeat(50_000),
  "a sentence of 100,000 words": "talks ".repeat(100_000),
  "200,000 stops": ".".repeat(200_000),
  "100,000 stops apart": ". ".repeat(100_000),
  "control characters": "\u0001".repeat(100_000),
  "lone surrogates": "\udc00\ud800".repeat(50_000),
  "marks of direction": "\u202e\u200f".repeat(50_000),
  "open quotes": " 'so".repeat(50_000),
  "open brackets": "(".repeat(100_000),
  "line breaks": "a\n".repeat(50_000),
  "addresses without end": "a@".repeat(50_000),
  "stops within a word": "a.b".repeat(50_000),
};
for (const [name, text] of Object.entries(absurd))
  test(`${name}: linear time, exact spans`, () => {
    let count = 0;
    const spent = time(() => {
      const sentences = english.parse(text, [{ start: 0, end: text.length }])[0]!;
      count = sentences.length;
      for (const sentence of sentences)
        assert.equal(sentence.tokens[0]!.form, text.slice(sentence.start, sentence.tokens[0]!.end));
    });
    assert.ok(count > 0);
    assert.ok(spent < 12_000, `${Math.round(spent)} ms`);
  });
