// The annotated reports are well formed and, where the corpus is installed, lie on its texts: every anchor begins and ends at a word.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  corpusTexts,
  type FieldPart,
  fieldGolds,
  type GoldFact,
  partOf,
  sha256,
} from "../../tools/score/field-gold.ts";

const kinds = new Set(
  (
    "meeting visit call summit channel-opened channel-suspended channel-cancelled channel-agreed-to-resume channel-resumed " +
    "channel-offered agreement commitment request refusal cancellation postponement appointment dismissal vacancy tenure " +
    "disappearance position relation joint-activity military-activity sanction accusation threat protest aid concession " +
    "no-comment non-disclosure precedent assessment diplomatic-ties"
  ).split(" "),
);
const plover = new Set(
  "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(
    " ",
  ),
);
const modalities = new Set("asserted planned possible conditional denied not-yet-happened hedged".split(" "));
const levels = new Set("head-of-state minister senior-official working military-command".split(" "));
const organizations = new Set(["APEC", "ASEAN", "EU", "UN", "NATO"]);
const golds = fieldGolds();
const texts = corpusTexts();

/** What is wrong with a fact, as words. */
function faults(fact: GoldFact, all: ReadonlyMap<string, GoldFact>): string[] {
  const states = [...(fact.parties ?? []), ...(fact.source ?? []), ...(fact.target ?? [])];
  const [from, to] = fact.date;
  return [
    ...[fact.kind, ...(fact.kind_alt ?? [])].filter((one) => !kinds.has(one)).map((one) => `kind ${one}`),
    ...[fact.plover, ...(fact.plover_alt ?? [])]
      .filter((one) => one !== null && !plover.has(one))
      .map((one) => `plover ${one}`),
    ...states
      .filter((one) => !organizations.has(one) && !/^[A-Z]{3}$/.test(one))
      .map((one) => `state ${one}`),
    ...(fact.parties && (fact.source || fact.target) ? ["both parties and sides"] : []),
    ...(modalities.has(fact.modality) ? [] : [`modality ${fact.modality}`]),
    ...(fact.level === null || levels.has(fact.level) ? [] : [`level ${fact.level}`]),
    ...([1, 2, 3].includes(fact.weight) ? [] : [`weight ${fact.weight}`]),
    ...(fact.says.length > 0 ? [] : ["nobody says it"]),
    ...(from !== null && to !== null && from > to ? ["ends before it begins"] : []),
    ...fact.same_as
      .filter((one) => !all.get(one)?.same_as.includes(fact.id))
      .map((one) => `same_as ${one} one way`),
    ...(fact.because_of === null || all.has(fact.because_of) ? [] : [`cause ${fact.because_of}`]),
    ...fact.posts
      .filter(({ person }) => !fact.persons.includes(person))
      .map(({ person }) => `post of ${person}, who takes no part`),
    ...Object.keys(fact)
      .filter((key) => ["quote", "note", "world_note"].includes(key))
      .map((key) => `holds ${key}`),
  ];
}

test("the annotated reports use the seed's fields and codes, and hold no words of the reports", () => {
  assert.ok(golds.length >= 15, "fewer than 15 annotated reports");
  for (const { file, gold } of golds) {
    const all = new Map(gold.facts.map((fact) => [fact.id, fact]));
    assert.equal(all.size, gold.facts.length, `${file}: an id twice`);
    for (const fact of gold.facts) assert.deepEqual(faults(fact, all), [], `${file} ${fact.id}`);
  }
});

test("of the first twenty a third is tuned on, told by the hash of the id, and fourteen stay held", () => {
  const first = golds.filter(({ gold }) => gold.part !== "more");
  for (const { file, gold } of first) assert.equal(gold.part, partOf(gold.id), file);
  const count = (part: FieldPart): number => golds.filter(({ gold }) => gold.part === part).length;
  assert.deepEqual([count("tune"), count("held")], [6, 14]);
  assert.equal(new Set(golds.map(({ gold }) => gold.id)).size, golds.length, "a report twice");
});

test("anchors lie on the corpus's texts and cut no word at their beginning or end", {
  skip: texts === null && "the corpus is not here (PARLEY_EVAL)",
}, () => {
  const letter = /[\p{L}\p{N}]/u;
  for (const { file, gold } of golds) {
    const text = texts!.get(gold.id);
    assert.ok(text !== undefined, `${file}: not in the corpus`);
    assert.equal(sha256(text), gold.sha256, `${file}: another text than was annotated`);
    assert.equal(text.length, gold.chars_utf16, file);
    for (const { id, anchor, anchor_more } of gold.facts)
      for (const [start, end] of [anchor, ...(anchor_more ?? [])]) {
        assert.ok(start >= 0 && start < end && end <= text.length, `${file} ${id}: outside the text`);
        const words = text.slice(start, end);
        assert.equal(words, words.trim(), `${file} ${id}: a blank edge`);
        const cuts = (at: number): boolean => letter.test(text[at - 1] ?? "") && letter.test(text[at] ?? "");
        assert.ok(!cuts(start) && !cuts(end), `${file} ${id}: cuts a word`);
      }
  }
});
