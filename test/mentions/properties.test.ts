// Whatever words come: spans lie in the text, ids are known, the same text gives the same mentions, and long texts take linear time.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { openEngine } from "../../src/cli/engine.ts";
import { describer, findMentions } from "../../src/mentions/index.ts";

const engine = openEngine();
const words = fc.constantFrom(
  ..."The the U.S. Chinese China's Beijing , and - of for to in President minister foreign Foreign Minister defense chief counterpart counterparts Xi Biden Llyod Austin Liu Zhan ( ) \" ' 's Jr. Maj. Gen. embassy Embassy Ministry two both leaders countries he she it they their there newspaper island position Position Post Both Two There post role former acting deputy vice ambassador Taiwan Mongolia Koreas Sino-Soviet CHINA NORTH KOREA met said . ; é ’s 🎙️ \u00a0 Türkiye N'Djamena Côte d'Ivoire".split(
    " ",
  ),
);

function read(text: string) {
  const sentences = engine.quick.parse(text, [{ start: 0, end: text.length }]).flat();
  const found = findMentions(text, sentences, { lexicon: engine.lexicon, published: "2023-12-20" });
  return { sentences, found };
}

test("spans lie in the text and in their sentence; entities are known; reading again gives the same", () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
      const text = parts.join(" ");
      const { sentences, found } = read(text);
      const ids = new Set(found.entities.map(({ id }) => id));
      for (const mention of found.mentions) {
        const sentence = sentences[mention.sentence]!;
        assert.ok(
          mention.first >= 0 && mention.first < mention.last && mention.last <= sentence.tokens.length,
        );
        assert.ok(mention.head >= mention.first && mention.head < mention.last);
        assert.equal(mention.start, sentence.tokens[mention.first]!.start);
        assert.ok(mention.end > mention.start && mention.end <= text.length);
        assert.ok(mention.confidence > 0 && mention.confidence <= 1);
        for (const id of [mention.entity, ...mention.entities]) if (id !== null) assert.ok(ids.has(id));
      }
      assert.equal(new Set(found.entities.map(({ id }) => id)).size, found.entities.length);
      assert.deepEqual(read(text).found, found);
    }),
    { numRuns: 150 },
  );
});

test("describing any token gives actors inside the text, never more than the phrase names", () => {
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 30 }), (parts) => {
      const text = parts.join(" ");
      const { sentences, found } = read(text);
      const phrases = describer(sentences, found, engine.lexicon);
      sentences.forEach((sentence, index) => {
        for (const token of sentence.tokens) {
          const actors = [...phrases.describe(index, token.index), ...phrases.modifiers(index, token.index)];
          assert.ok(actors.length <= 2 * (sentence.tokens.length + 5));
          for (const { span, confidence } of actors) {
            assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length);
            assert.ok(confidence >= 0 && confidence <= 1);
          }
        }
      });
      assert.deepEqual(phrases.describe(sentences.length, 0), []);
      assert.deepEqual(phrases.describe(0, -1), []);
    }),
    { numRuns: 100 },
  );
});

test("any text at all", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const { found } = read(text);
      for (const { start, end } of found.mentions) assert.ok(start >= 0 && start < end && end <= text.length);
    }),
    { numRuns: 150 },
  );
});

test("a sentence of ten thousand names, and a title of a thousand words, are read in bounded time", () => {
  const started = performance.now();
  read(`${"China and Xi, ".repeat(5000)}agreed.`);
  read(`The ${"former deputy ".repeat(1500)}foreign minister of ${"the ".repeat(500)}China spoke.`);
  read(`${"Kim Jong-".repeat(2000)}un`);
  assert.ok(performance.now() - started < 30_000);
});
