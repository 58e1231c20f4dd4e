// The lexicon's own messages are cases: each names file, line, what is wrong and the mend.
import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { compileLexicon, entriesOf, problemLine } from "../../src/lexicon/index.ts";

const cue = {
  prefix: "lexicon/cues/",
  schema: z.object({ id: z.string(), cue: z.string(), strength: z.number().max(3) }),
  keys: (value: { cue: string }) => [`cue ${value.cue}`],
};
const compile = (files: Record<string, string>) => compileLexicon(new Map(Object.entries(files)), [cue]);
const lines = (files: Record<string, string>) => compile(files).problems.map(problemLine);

test("an id or a cue that stands twice is told with both lines", () => {
  const text = "- id: a\n  cue: reportedly\n  strength: 1\n- id: a\n  cue: said\n  strength: 1\n";
  assert.deepEqual(lines({ "lexicon/cues/x.yaml": text }), [
    'lexicon/cues/x.yaml:4: id "a" appears twice (also line 1). Delete one.',
  ]);
  const other = "# note\n- id: b\n  cue: reportedly\n  strength: 1\n";
  assert.deepEqual(
    lines({
      "lexicon/cues/x.yaml": text.split("- id: a")[1]!.replace(/^/, "- id: a"),
      "lexicon/cues/y.yaml": other,
    }),
    ['lexicon/cues/y.yaml:2: "cue reportedly" appears twice (also lexicon/cues/x.yaml:1). Delete one.'],
  );
});

test("a field that does not fit is told at its own line, and the other entries stand", () => {
  const text = "- id: a\n  cue: said\n  strength: 7\n- id: b\n  cue: told\n  strength: 2\n";
  const compiled = compile({ "lexicon/cues/x.yaml": text });
  assert.match(
    problemLine(compiled.problems[0]!),
    /^lexicon\/cues\/x\.yaml:3: a, strength: .+ Mend that field\.$/,
  );
  assert.deepEqual(
    entriesOf<{ cue: string }>(compiled.lexicon, "lexicon/cues/").map(({ line, value }) => [line, value.cue]),
    [[4, "told"]],
  );
});

test("broken YAML, a file without a list, an entry without an id", () => {
  assert.match(lines({ "lexicon/cues/x.yaml": "- id: [a\n" })[0]!, /^lexicon\/cues\/x\.yaml:\d+: no YAML: /);
  assert.deepEqual(lines({ "lexicon/cues/x.yaml": "id: a\n" }), [
    'lexicon/cues/x.yaml:1: no list of entries. Begin every entry with "- id:".',
  ]);
  assert.deepEqual(lines({ "lexicon/events/x.yaml": "- lemma: meet\n" }), [
    'lexicon/events/x.yaml:1: entry without an id. Give it one, e.g. "id: consult.hold-talks".',
  ]);
});

test("tables: unknown state, too many cells, an end before its beginning", () => {
  const states = "code\tname\tkind\nUTO\tUtopia\tstate\n";
  const people = [
    "person\ttitle\tstate\tfrom\tto",
    "Ann Example\tPresident\tUTO\t2019-05\t2019",
    "Bob Example\tPresident\tUTX\t2019\t",
    "Cy Example\tPresident\tUTO\t2020-02-01\t2019-12-31",
    "Di Example\tPresident\tUTO\t\t\textra",
  ].join("\n");
  const compiled = compile({
    "lexicon/actors/states/all.tsv": states,
    "lexicon/actors/people/all.tsv": people,
  });
  assert.deepEqual(compiled.problems.map(problemLine), [
    'lexicon/actors/people/all.tsv:3: unknown state "UTX". Write a code of actors/states.',
    "lexicon/actors/people/all.tsv:4: the tenure ends (2019-12-31) before it begins (2020-02-01). Exchange or correct the days.",
    "lexicon/actors/people/all.tsv:5: 6 cells, but the first line names 5 columns. Remove the tabs that are too many, or use ; between several values of a cell.",
  ]);
  assert.equal(compiled.counts.states, 1);
});

test("the compiled lexicon survives JSON", () => {
  const { lexicon } = compile({ "lexicon/actors/states/all.tsv": "code\tname\tkind\nUTO\tUtopia\tstate\n" });
  assert.deepEqual(JSON.parse(JSON.stringify(lexicon)), lexicon);
});
