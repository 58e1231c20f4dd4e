// The own sentences: each file is of the form, each text lies in the part its hash says, and the engine does not fall below a floor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../src/cli/engine.ts";
import { parseSentences, partOf, sentenceFiles } from "../tools/score/sentences-gold.ts";
import { figures, findings, judge } from "../tools/score/sentences-match.ts";

/** Strict figures of the part that is tuned on; raised when they rise. */
const floor = { recall: 0.71, precision: 0.78, empty: 0.87 };
const parts = { tune: sentenceFiles("tune"), held: sentenceFiles("held") };

for (const part of ["tune", "held"] as const) {
  test(`the sentences of the part "${part}" are of the form, and where their hash puts them`, () => {
    const blocks = parts[part].flatMap((file) => file.blocks);
    assert.ok(blocks.length > 30, "too few sentences");
    assert.deepEqual(
      blocks.filter(({ text }) => partOf(text) !== part).map(({ id }) => id),
      [],
    );
  });
}

test("no sentence is there twice", () => {
  const texts = [...parts.tune, ...parts.held].flatMap(({ blocks }) => blocks.map(({ text }) => text));
  assert.deepEqual(
    texts.filter((text, index) => texts.indexOf(text) !== index),
    [],
  );
});

test("a line that is not of the form is named with its file and line", () => {
  const faulty = (lines: string, words: RegExp) =>
    assert.throws(() => parseSentences(`A met B.\n${lines}\n`, "x.txt"), words);
  faulty("= meting FRA & DEU", /x\.txt:2: no kind "meting"/);
  faulty("= meeting FRA & QQQ", /x\.txt:2: no state or body "QQQ"/);
  faulty("= meeting FRA & DEU; modality sure", /x\.txt:2: no modality "sure"/);
  faulty("= meeting FRA & DEU; when Tuesday", /x\.txt:2: no day "Tuesday"/);
  faulty("= meeting FRA || meeting DEU; modality planned", /x\.txt:2: say the modality of each "meeting"/);
  faulty("= meeting *", /x\.txt:2: "\*" is for facts that begin with ~/);
  faulty("= meeting FRA & DEU; whom x", /x\.txt:2: no field "whom x"/);
  faulty("= nothing\n= meeting FRA & DEU", /x\.txt:1: say "= nothing" or at least one fact/);
  faulty("", /x\.txt:1: say "= nothing" or at least one fact/);
});

test("a find counts only with its kind, sides and modality", () => {
  const [block] = parseSentences("Text.\n= refusal VNM > KOR\n~ request KOR > VNM\n", "x.txt");
  const [either] = parseSentences(
    "Text.\n= commitment VNM > KOR || aid VNM > KOR; modality planned\n~ position *\n",
    "x.txt",
  );
  const find = (kind: string, from: string, to: string, modality = "asserted") => ({
    id: kind,
    kind,
    parties: { symmetric: false, from: [from], to: [to] },
    modality,
    when: [null, null] as const,
    level: null,
    persons: [],
    sameAs: [],
  });
  const counts = (of: typeof block) => (found: ReturnType<typeof find>) => {
    const { pairs, missed, wrong } = judge(of!, [found]);
    return [pairs.length, missed.length, wrong.length];
  };
  const counted = counts(block);
  assert.deepEqual(counted(find("refusal", "VNM", "KOR")), [1, 0, 0]);
  assert.deepEqual(counted(find("refusal", "KOR", "VNM")), [0, 1, 1]);
  assert.deepEqual(counted(find("refusal", "VNM", "KOR", "denied")), [0, 1, 1]);
  assert.deepEqual(counted(find("request", "KOR", "VNM")), [0, 1, 0]);
  assert.deepEqual(counted(find("tenure", "KOR", "VNM")), [0, 1, 0]);
  const [post] = parseSentences("Text.\n= dismissal VNM\n", "x.txt");
  const dismissed = counts(post);
  const removed = find("dismissal", "VNM", "VNM");
  assert.deepEqual(dismissed({ ...removed, parties: { ...removed.parties, from: [] } }), [1, 0, 0]);
  assert.deepEqual(dismissed(find("dismissal", "VNM", "KOR")), [0, 1, 1]);
  const weighed = counts(either);
  assert.deepEqual(weighed(find("aid", "VNM", "KOR", "planned")), [1, 0, 0]);
  assert.deepEqual(weighed(find("aid", "VNM", "KOR")), [0, 1, 1]);
  assert.deepEqual(weighed(find("position", "KOR", "VNM")), [0, 1, 0]);
});

test("the engine reads the sentences that are tuned on at least as well as before", async () => {
  const blocks = parts.tune.flatMap((file) => file.blocks);
  const found = await findings(blocks, openEngine());
  const { recall, precision, empty } = figures(blocks.map((block, index) => judge(block, found[index]!)));
  assert.ok(recall >= floor.recall, `strict recall ${recall}`);
  assert.ok(precision >= floor.precision, `strict precision ${precision}`);
  assert.ok(empty >= floor.empty, `left empty ${empty}`);
});
