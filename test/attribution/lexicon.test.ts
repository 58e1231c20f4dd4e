// Every entry of lexicon/cues/attribution.yaml and sources.yaml finds its own examples and leaves the others alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asksAnonymity,
  type CueEntry,
  cueEntryKind,
  cueTable,
  findByRule,
  observe,
  paragraphs,
  type SourceEntry,
  sourceEntryKind,
  voiceKind,
  voiceLexicon,
} from "../../src/attribution/index.ts";
import { openEngine } from "../../src/cli/engine.ts";
import { entriesOf } from "../../src/lexicon/index.ts";

const engine = openEngine();
const whole = voiceLexicon(engine.lexicon);

const scenesOf = (text: string, cues = whole.cues) =>
  paragraphs(text, engine.english.parse(text, [{ start: 0, end: text.length }]).flat()).map((paragraph) =>
    observe(text, paragraph, cues),
  );

for (const entry of entriesOf<CueEntry>(engine.lexicon, cueEntryKind.prefix)) {
  // Alone, so that it is this entry that finds it.
  const cues = cueTable([entry]);
  const finds = (text: string) => scenesOf(text, cues).flatMap((scene) => findByRule(scene, cues));
  test(`${entry.path}:${entry.line} ${entry.id}`, () => {
    for (const text of entry.value.catches) assert.ok(finds(text).length > 0, `does not catch: ${text}`);
    for (const text of entry.value.misses)
      assert.deepEqual(
        finds(text).map(({ rule }) => rule),
        [],
        `catches: ${text}`,
      );
  });
}

for (const entry of entriesOf<SourceEntry>(engine.lexicon, sourceEntryKind.prefix)) {
  test(`${entry.path}:${entry.line} ${entry.id}`, () => {
    const kinds = (text: string): string[] =>
      scenesOf(text).flatMap((scene) =>
        findByRule(scene, whole.cues).flatMap(({ source }) => {
          if (!source) return [];
          return asksAnonymity(scene, source, whole.sources)
            ? ["unnamed"]
            : [voiceKind(scene, source, whole.sources)];
        }),
      );
    const kind = entry.value.kind === "role" ? "unnamed" : entry.value.kind;
    for (const text of entry.value.catches)
      assert.ok(kinds(text).includes(kind), `${kinds(text).join()} in: ${text}`);
    for (const text of entry.value.misses)
      assert.ok(!kinds(text).includes(kind), `${kinds(text).join()} in: ${text}`);
  });
}
