// The chain of voices over a span: who printed it, who had it from whom, and how far a voice carries.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Attribution, type SourceTable, voiceFinder } from "../../src/attribution/index.ts";
import type { Sentence } from "../../src/language/index.ts";
import type { Entity } from "../../src/mentions/index.ts";
import type { Span } from "../../src/report/index.ts";

const sources: SourceTable = {
  unnamed: new Set(["official"]),
  roles: new Set(["envoy"]),
  outlets: new Set(["newspaper", "paper"]),
  documents: new Set(["statement"]),
  anonymous: [],
};

/** Sentences end at ". " or a line break; words do not matter here. */
const sentencesOf = (text: string): Sentence[] =>
  [...text.matchAll(/[^\n]+?(?:[.!?]["”]?(?=\s|$)|$)/gm)].map((match) => {
    const lead = match[0].length - match[0].trimStart().length;
    return { start: match.index + lead, end: match.index + match[0].length, tokens: [], names: [] };
  });

const at = (text: string, words: string): Span => {
  const start = text.indexOf(words);
  assert.ok(start >= 0, words);
  return { start, end: start + words.length };
};

const says = (
  text: string,
  source: string,
  cue: string,
  content: string,
  more: Partial<Attribution> = {},
): Attribution => ({
  source: [at(text, source)],
  cue: [at(text, cue)],
  content: [at(text, content)],
  form: "indirect",
  stance: "says",
  onRecord: true,
  entity: null,
  within: null,
  rule: "test",
  confidence: 1,
  ...more,
});

const chain = (text: string, attributions: Attribution[], words: string, entities: Entity[] = []): string[] =>
  voiceFinder({
    text,
    sentences: sentencesOf(text),
    attributions,
    publisher: "Harbour Post",
    sources,
    entities,
  })(at(text, words)).map(({ name }) => name);

test("the publisher alone speaks where no one is cited", () => {
  assert.deepEqual(chain("The envoys met in Lima.", [], "met in Lima"), ["Harbour Post"]);
});

test("the outer voice stands before the inner", () => {
  const text = "The Sun Herald reported that two officials said the envoys had met in Lima.";
  const found = [
    says(text, "The Sun Herald", "reported", "two officials said the envoys had met in Lima"),
    says(text, "two officials", "said", "the envoys had met in Lima", { onRecord: false }),
  ];
  assert.deepEqual(chain(text, found, "the envoys had met"), ["Harbour Post", "Sun Herald", "two officials"]);
});

test("a voice carries over into the next sentences of its paragraph, not beyond", () => {
  const text =
    "The trip had ended the talks, the Sun Herald said. It was the first since 2019. The crew was small.\nThe island is near.";
  const found = [says(text, "the Sun Herald", "said", "The trip had ended the talks")];
  assert.deepEqual(chain(text, found, "the first since 2019"), ["Harbour Post", "Sun Herald"]);
  assert.deepEqual(chain(text, found, "crew was small"), ["Harbour Post", "Sun Herald"]);
  assert.deepEqual(chain(text, found, "The island is near"), ["Harbour Post"]);
});

test("a voice ends where another speaks, where the report turns away, and after a direct quotation", () => {
  const text =
    "The trip had ended the talks, the Sun Herald said. Meanwhile, the navy sailed. “We did not know,” Lee said. The port was shut.";
  const found = [
    says(text, "the Sun Herald", "said", "The trip had ended the talks"),
    says(text, "Lee", "Lee said", "“We did not know,”", { form: "direct" }),
  ];
  assert.deepEqual(chain(text, found, "the navy sailed"), ["Harbour Post"]);
  assert.deepEqual(chain(text, found, "The port was shut"), ["Harbour Post"]);
});

test('"the newspaper" is the outlet last named, "he" the person', () => {
  const text =
    "The Sun Herald said the line was open. The newspaper reported that Lee had called. He said the call was short.";
  const entities: Entity[] = [
    { id: "outlet:sun", kind: "outlet", name: "Sun Herald", states: [], sector: "MED", posts: [] },
  ];
  const found = [
    says(text, "The Sun Herald", "said", "the line was open", { entity: "outlet:sun" }),
    says(text, "The newspaper", "reported", "Lee had called"),
  ];
  assert.deepEqual(chain(text, found, "Lee had called", entities), ["Harbour Post", "Sun Herald"]);
});

test("a refusal to comment does not carry over", () => {
  const text = "The ministry declined to comment on the visit. The envoy left on Monday.";
  const found = [says(text, "The ministry", "declined", "to comment on the visit", { stance: "declines" })];
  assert.deepEqual(chain(text, found, "The envoy left"), ["Harbour Post"]);
});

test("what is agreed, and what no one comments on, is told by the report itself", () => {
  const text = "The two premiers agreed to resume the talks. Neither side commented on the visit.";
  const found = [
    says(text, "The two premiers", "agreed", "to resume the talks", { speaks: false }),
    says(text, "Neither side", "commented", "on the visit", { stance: "declines" }),
  ];
  assert.deepEqual(chain(text, found, "resume the talks"), ["Harbour Post"]);
  assert.deepEqual(chain(text, found, "on the visit"), ["Harbour Post"]);
});

test("a body is called as the report calls it", () => {
  const text = "The Blue House said the line was open.";
  const entities: Entity[] = [
    {
      id: "org:office",
      kind: "organization",
      name: "Office of the President",
      states: ["KOR"],
      sector: "GOV",
      posts: [],
    },
  ];
  const found = [says(text, "The Blue House", "said", "the line was open", { entity: "org:office" })];
  assert.deepEqual(chain(text, found, "the line was open", entities), ["Harbour Post", "Blue House"]);
});

test("whom a paper cites stands behind it, off the record when unnamed", () => {
  const text = "The Sun Herald, citing two officials, said the envoys had met in Lima.";
  const found = [
    says(text, "The Sun Herald", "citing", "two officials"),
    says(text, "The Sun Herald", "said", "the envoys had met in Lima"),
  ];
  const voices = voiceFinder({
    text,
    sentences: sentencesOf(text),
    attributions: found,
    publisher: null,
    sources,
  })(at(text, "the envoys had met"));
  assert.deepEqual(
    voices.map(({ name, onRecord }) => [name, onRecord]),
    [
      ["Sun Herald", true],
      ["two officials", false],
    ],
  );
});
