// The golden cases under test/cases/mentions: a text, `==>`, and what must be found in it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openEngine } from "../../src/cli/engine.ts";
import { describer, findMentions, type Mention } from "../../src/mentions/index.ts";
import type { Span } from "../../src/report/index.ts";

const folder = join(import.meta.dirname, "../cases/mentions");
const engine = openEngine();

/** The cases of a file: its comment left out. */
function cases(file: string): { text: string; expected: string[] }[] {
  const [, ...blocks] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n\n");
  return blocks.map((block) => {
    const [text, expected] = block.split("\n==>\n");
    return { text: text!, expected: expected!.split("\n") };
  });
}

function read(text: string) {
  const stretches: Span[] = [{ start: 0, end: text.length }];
  const sentences = engine.english.parse(text, stretches).flat();
  const found = findMentions(text, sentences, { lexicon: engine.lexicon, published: "2023-12-20" });
  return { sentences, found, phrases: describer(sentences, found, engine.lexicon) };
}

const shown = (text: string, { start, end, entity, entities, sense, post }: Mention): string => {
  const held = post ? ` [${post.title} / ${post.organ ?? "-"} / ${post.state ?? "-"}]` : "";
  return `"${text.slice(start, end)}" ${entity ?? (entities.join("+") || "-")} | ${sense}${held}`;
};

for (const file of ["people.txt", "places-and-bodies.txt"])
  for (const { text, expected } of cases(file))
    test(`${file}: ${text.slice(0, 60)}`, () => {
      const lines = read(text).found.mentions.map((mention) => shown(text, mention));
      for (const line of expected) assert.ok(lines.includes(line), `${line}\nnot among\n${lines.join("\n")}`);
    });

for (const { text, expected } of cases("phrases.txt"))
  test(`phrases.txt: ${text.slice(0, 60)}`, () => {
    const { sentences, phrases } = read(text);
    for (const line of expected) {
      const [word, codes] = line.split(" => ");
      const sentence = sentences.findIndex(({ tokens }) => tokens.some(({ form }) => form === word));
      const token = sentences[sentence]!.tokens.findIndex(({ form }) => form === word);
      const actors = phrases.describe(sentence, token, false);
      assert.equal(
        actors.map(({ code, sector }) => `${code ?? "-"} ${sector ?? "-"}`).join("; "),
        codes,
        line,
      );
    }
  });

test("every mention slices to its words, lies in its sentence and names entities of the reading", () => {
  for (const { text } of [...cases("people.txt"), ...cases("places-and-bodies.txt")]) {
    const { sentences, found } = read(text);
    const ids = new Set(found.entities.map(({ id }) => id));
    for (const mention of found.mentions) {
      const { tokens } = sentences[mention.sentence]!;
      assert.equal(mention.start, tokens[mention.first]!.start);
      assert.equal(mention.end, tokens[mention.last - 1]!.end);
      assert.ok(mention.first <= mention.head && mention.head < mention.last);
      for (const id of [mention.entity, ...mention.entities]) if (id !== null) assert.ok(ids.has(id), id);
    }
  }
});
