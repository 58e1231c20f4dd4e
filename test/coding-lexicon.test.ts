// Every entry of lexicon/events and of the cues of factuality and cause catches what it says it catches, and leaves what it says it leaves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../src/cli/engine.ts";
import { lexiconFiles } from "../src/cli/lexicon-files.ts";
import { home } from "../src/cli/home.ts";
import {
  abstention,
  type CauseCue,
  type DueCue,
  type EventEntry,
  eventLexicon,
  type FactualityCue,
  type ToldCue,
} from "../src/coding/index.ts";
import { compileLexicon, entriesOf, problemLine } from "../src/lexicon/index.ts";
import { createReader, entryKinds, type Reader } from "../src/reading/index.ts";
import type { Report } from "../src/report/index.ts";

const engine = openEngine();
const { lexicon } = engine;
const exact = createReader({ lexicon, english: engine.english, attributionModel: null });
const quick = createReader({ lexicon, english: engine.quick, attributionModel: null });

const report = (text: string): Report => ({
  id: "example",
  textHash: "example",
  title: null,
  publisher: "wire",
  byline: null,
  published: "2024-06-01",
  url: null,
  language: "en",
  rights: "full",
  text,
});
const read = (reader: Reader, text: string) => reader(report(text)).statements;

test("the entries are well formed and no id stands twice", () => {
  const { problems, counts } = compileLexicon(lexiconFiles(home), entryKinds);
  const own = problems.filter(({ path }) =>
    /lexicon\/(events|cues\/(factuality|cause|commitment))/.test(path),
  );
  assert.deepEqual(own.map(problemLine), []);
  assert.ok((counts["lexicon/events/consult.yaml"] ?? 0) >= 15);
  assert.ok(eventLexicon(lexicon).byLemma.size > 500, "few words in lexicon/events");
});

test("every entry of events catches its examples", () => {
  const missed: string[] = [];
  for (const { value, path, line } of entriesOf<EventEntry>(lexicon, "lexicon/events/"))
    for (const text of value.catches ?? []) {
      const fires = (reader: Reader) =>
        read(reader, text).some(({ rule }) => rule.split(/ < | \(/).includes(value.id));
      if (!fires(exact) && !fires(quick)) missed.push(`${path}:${line} ${value.id} must catch "${text}"`);
    }
  assert.deepEqual(missed, []);
});

test("no entry of events catches what it must leave", () => {
  const caught: string[] = [];
  for (const { value, path, line } of entriesOf<EventEntry>(lexicon, "lexicon/events/"))
    for (const text of value.misses ?? [])
      if (
        read(exact, text).some(
          ({ rule, confidence }) => confidence >= abstention && rule.split(/ < | \(/).includes(value.id),
        )
      )
        caught.push(`${path}:${line} ${value.id} must not catch "${text}"`);
  assert.deepEqual(caught, []);
});

test("every cue of factuality moves an act and leaves its neighbour", () => {
  const wrong: string[] = [];
  const moved = (text: string, { effect }: FactualityCue): boolean =>
    [exact, quick].some((reader) =>
      read(reader, text).some(
        ({ factuality, kind }) =>
          (effect.polarity !== undefined &&
            (factuality.polarity === effect.polarity || kind === "refusal")) ||
          (effect.certainty !== undefined && factuality.certainty !== "certain") ||
          (effect.status !== undefined &&
            (factuality.status !== "actual" ||
              /request|threat|refusal|commitment|channel-agreed|channel-offered/.test(kind))),
      ),
    );
  for (const { value, path, line } of entriesOf<FactualityCue>(lexicon, "lexicon/cues/factuality.yaml")) {
    for (const text of value.catches)
      if (!moved(text, value)) wrong.push(`${path}:${line} ${value.id} must move "${text}"`);
    for (const text of value.misses ?? [])
      if (moved(text, value)) wrong.push(`${path}:${line} ${value.id} must not move "${text}"`);
  }
  assert.deepEqual(wrong, []);
});

test("every cue of cause links two acts and leaves its neighbour", () => {
  const wrong: string[] = [];
  const linked = (text: string) =>
    [exact, quick].some((reader) => read(reader, text).some(({ causes }) => causes.length > 0));
  for (const { value, path, line } of entriesOf<CauseCue>(lexicon, "lexicon/cues/cause.yaml")) {
    for (const text of value.catches)
      if (!linked(text)) wrong.push(`${path}:${line} ${value.id} must link "${text}"`);
    for (const text of value.misses ?? [])
      if (linked(text)) wrong.push(`${path}:${line} ${value.id} must not link "${text}"`);
  }
  assert.deepEqual(wrong, []);
});

test("every cue of commitment dates what is promised and leaves its neighbour", () => {
  const wrong: string[] = [];
  const dated = (text: string) =>
    [exact, quick].some((reader) => read(reader, text).some(({ content }) => content?.due));
  for (const { value, path, line } of entriesOf<DueCue>(lexicon, "lexicon/cues/commitment.yaml")) {
    for (const text of value.catches)
      if (!dated(text)) wrong.push(`${path}:${line} ${value.id} must date "${text}"`);
    for (const text of value.misses ?? [])
      if (dated(text)) wrong.push(`${path}:${line} ${value.id} must not date "${text}"`);
  }
  assert.deepEqual(wrong, []);
});

test("every cue of what is told makes its act of the words and leaves its neighbour", () => {
  const wrong: string[] = [];
  const told = (text: string, { id }: ToldCue) =>
    [exact, quick].some((reader) => read(reader, text).some(({ rule }) => rule === id));
  for (const { value, path, line } of entriesOf<ToldCue>(lexicon, "lexicon/cues/told.yaml")) {
    for (const text of value.catches)
      if (!told(text, value)) wrong.push(`${path}:${line} ${value.id} must catch "${text}"`);
    for (const text of value.misses)
      if (told(text, value)) wrong.push(`${path}:${line} ${value.id} must leave "${text}"`);
  }
  assert.deepEqual(wrong, []);
});
