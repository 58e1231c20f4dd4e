// What must hold for any text: spans lie inside it and are never empty, work is bounded, quotation marks may stand as they like.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Attribution,
  attribute,
  cueEntryKind,
  cueTable,
  paragraphs,
  quotations,
  sourceEntryKind,
  sourceTable,
  voiceFinder,
} from "../../src/attribution/index.ts";
import { quickReader, type Sentence } from "../../src/language/index.ts";
import { readEntries } from "../../src/lexicon/index.ts";
import { openModel } from "./weights.ts";

const root = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const lexicon = {
  cues: cueTable(readEntries(cueEntryKind.prefix, read(cueEntryKind.prefix), cueEntryKind.schema).entries),
  sources: sourceTable(
    readEntries(sourceEntryKind.prefix, read(sourceEntryKind.prefix), sourceEntryKind.schema).entries,
  ),
};
const english = quickReader(readFileSync(join(root, "model/english/quick.bin")));
const model = openModel();

const sentencesOf = (text: string): Sentence[] =>
  english
    .parse(
      text,
      [...text.matchAll(/[^\n]+/g)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      })),
    )
    .flat();

function checked(text: string, sentences = sentencesOf(text)): Attribution[] {
  const all: Attribution[] = [];
  for (const weights of model ? [null, model] : [null])
    for (const precise of [false, true]) {
      const found = attribute(text, sentences, { lexicon, model: weights, precise });
      all.push(...found);
      found.forEach(({ source, cue, content, within, confidence }, index) => {
        assert.ok(cue.length > 0 && content.length > 0);
        for (const { start, end } of [...source, ...cue, ...content])
          assert.ok(
            0 <= start && start < end && end <= text.length,
            `span ${start}-${end} of ${text.length}`,
          );
        assert.ok(confidence >= 0 && confidence <= 1);
        assert.ok(within === null || (within !== index && within >= 0 && within < found.length));
      });
      const voicesAt = voiceFinder({
        text,
        sentences,
        attributions: found,
        publisher: "The Daily Example",
        sources: lexicon.sources,
      });
      if (sentences.length > 0) {
        const chain = voicesAt(sentences[Math.floor(sentences.length / 2)]!);
        assert.equal(chain[0]!.name, "The Daily Example");
        assert.equal(new Set(chain.map(({ name }) => name)).size, chain.length);
      }
    }
  return all;
}

const scrap = fc.constantFrom(
  '"',
  "“",
  "”",
  "'",
  "‘",
  "’",
  "``",
  "''",
  "«",
  "»",
  " said ",
  " the envoy ",
  " told ",
  ", ",
  ". ",
  "\n",
  ": ",
  "? ",
  " according to ",
  " Lee ",
  "We agree",
  " that talks failed",
  " citing ",
  "\u0000",
  "\ud800",
  "🙂",
  " declined to comment",
  "(",
  ")",
  "— ",
);

test("any jumble of quotation marks and words of saying gives spans inside the text", () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 60 }), (parts) => {
      checked(parts.join(""));
    }),
    { numRuns: 150 },
  );
});

test("any text at all is read", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
      checked(text);
    }),
    { numRuns: 60 },
  );
});

test("quotation marks pair one level deep and cover every word between them once", () => {
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 80 }), (parts) => {
      const text = parts.join("");
      for (const paragraph of paragraphs(text, sentencesOf(text))) {
        const { list, of } = quotations(text, paragraph);
        let before = -1;
        list.forEach(({ open, close }, index) => {
          assert.ok(open > before && close >= open && close < paragraph.tokens.length);
          for (let word = open; word <= close; word++) assert.equal(of[word], index);
          before = close;
        });
      }
    }),
    { numRuns: 150 },
  );
});

test("a quotation of a million characters takes bounded time and memory", () => {
  const text = `The minister said: “${"We will keep the line open to all who ask. ".repeat(24000)}” He left.`;
  assert.ok(text.length > 1_000_000);
  const sentences = sentencesOf(text);
  const began = performance.now();
  const found = attribute(text, sentences, { lexicon, model, precise: false });
  const spent = performance.now() - began;
  assert.ok(spent < 60_000, `took ${Math.round(spent)} ms`);
  for (const { content } of found) for (const { end } of content) assert.ok(end <= text.length);
});

test("a million characters of opening marks take bounded time", () => {
  const text = `${"“".repeat(500_000)} he said ${"'".repeat(500_000)}`;
  const tokens = [...text.matchAll(/“|'|\w+/g)].map((match, index) => ({
    start: match.index,
    end: match.index + match[0].length,
    index,
    form: match[0],
    lemma: match[0],
    upos: "PUNCT" as const,
    xpos: "``",
    head: index - 1,
    deprel: "punct",
    joined: false,
  }));
  const began = performance.now();
  attribute(text, [{ start: 0, end: text.length, tokens, names: [] }], {
    lexicon,
    model: null,
    precise: false,
  });
  assert.ok(performance.now() - began < 60_000);
});
