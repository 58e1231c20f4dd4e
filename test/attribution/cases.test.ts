// The golden cases under test/cases/attribution: a text, `==>`, and who says what in it, a line an attribution.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { type Attribution, attribute, voiceLexicon } from "../../src/attribution/index.ts";
import { openEngine } from "../../src/cli/engine.ts";
import type { Span } from "../../src/report/index.ts";

const folder = join(import.meta.dirname, "../cases/attribution");
const engine = openEngine();
const lexicon = voiceLexicon(engine.lexicon);

function told(text: string, model: typeof engine.attributionModel): string {
  const stretches = [...text.matchAll(/[^\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const sentences = engine.english.parse(text, stretches).flat();
  return attribute(text, sentences, { lexicon, model, precise: false })
    .map((one) => line(text, one))
    .join("\n");
}

const words = (text: string, spans: readonly Span[]): string =>
  spans.length === 0 ? "-" : spans.map(({ start, end }) => text.slice(start, end)).join(" … ");

function line(text: string, { source, cue, content, stance, onRecord, speaks }: Attribution): string {
  const marks = [
    ...(stance === "says" ? [] : [stance]),
    ...(speaks === false ? ["an act"] : []),
    ...(onRecord ? [] : ["off the record"]),
  ];
  return `${words(text, source)} | ${words(text, cue)} | ${words(text, content)}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
}

// UPDATE_CASES=1 writes what is found into the files; look at the difference before keeping it.
const update = process.env.UPDATE_CASES === "1";

for (const name of readdirSync(folder).sort()) {
  const path = join(folder, name);
  const [head, ...cases] = readFileSync(path, "utf8").trimEnd().split("\n\n");
  const byModel = name.startsWith("model");
  if (byModel && engine.attributionModel === null) {
    test(name, { skip: "model/attribution is left out of this installation" }, () => {});
    continue;
  }
  const model = byModel ? engine.attributionModel : null;
  if (update) {
    const written = cases.map((one) => {
      const [text] = one.split("\n==>");
      return `${text}\n==>\n${told(text!, model)}`.trimEnd();
    });
    writeFileSync(path, `${[head, ...written].join("\n\n")}\n`);
  }
  for (const one of cases) {
    const [text, expected] = one.split("\n==>");
    test(`${name}: ${text!.slice(0, 70)}`, () => {
      assert.equal(told(text!, model), (expected ?? "").trim());
    });
  }
}
