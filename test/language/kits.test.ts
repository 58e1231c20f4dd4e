// The syntax and entity kits' doors: layouts told by the line, gold columns not read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Engine } from "../../src/cli/engine.ts";
import { quickReader } from "../../src/language/index.ts";
import { predict as entities } from "../../tools/score/kits/entities.ts";
import { predict as syntax } from "../../tools/score/kits/syntax.ts";
import { paragraphs, predict as raw } from "../../tools/score/kits/syntax-raw.ts";

const english = quickReader(readFileSync(join(import.meta.dirname, "../../model/english/quick.bin")));
const engine = { english, quick: english } as unknown as Engine;

const word = (id: number, form: string, misc = "_", gold = false): string =>
  `${id}\t${form}\t${gold ? `gold\tNOUN\tNN\t_\t${id === 1 ? 0 : 1}\t${id === 1 ? "root" : "obj"}` : "_\t_\t_\t_\t_\t_"}\t_\t${misc}`;
const given = (gold: boolean): string =>
  [
    "# newdoc id = a",
    "# newpar",
    "# sent_id = a-1",
    word(1, "Envoys", "_", gold),
    word(2, "met", "SpaceAfter=No", gold),
    word(3, ".", "_", gold),
    "",
    "# sent_id = a-2",
    "1-2\tThey're\t_\t_\t_\t_\t_\t_\t_\t_",
    word(1, "They", "_", gold),
    word(2, "'re", "_", gold),
    word(3, "done", "SpaceAfter=No", gold),
    word(4, ".", "_", gold),
    "",
    "",
  ].join("\n");

test("syntax: the words stay, the gold is not read", async () => {
  const read = await syntax(given(false), engine);
  assert.equal(await syntax(given(true), engine), read);
  assert.deepEqual(
    read.split("\n").map((line) => line.split("\t").slice(0, 2).join("\t")),
    given(false)
      .split("\n")
      .map((line) => line.split("\t").slice(0, 2).join("\t")),
  );
  assert.match(read, /\n2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No\n/);
});

test("syntax-raw: text from words and spaces, or from # text lines", async () => {
  assert.deepEqual(paragraphs(given(true)), ["Envoys met. They're done."]);
  assert.deepEqual(
    paragraphs("# newpar\n# text = Envoys met.\n\n# text = They're done.\n\n# newpar\n# text = Later.\n"),
    ["Envoys met. They're done.", "Later."],
  );
  assert.deepEqual(paragraphs("# text = Envoys met. They left.\n# text = Later.\n"), [
    "Envoys met. They left.",
    "Later.",
  ]);
  const read = await raw(given(true), engine);
  assert.equal(await raw("# newpar\n# text = Envoys met.\n# text = They're done.\n", engine), read);
  assert.match(read, /\n1-2\tThey're\t_/);
});

test("entities: three layouts, a line each", async () => {
  const lines = [
    { id: "1", w: ["He", "flew", "to", "Japan", "."], ents: [[0, 1, "PER"]] },
    {
      doc: "d",
      sents: [{ w: ["He", "flew", "to", "Japan", "."] }, { w: ["Talks", "failed", "."] }],
      mentions: [],
    },
    { id: "2", text: "He flew to Japan.", entities: [] },
  ];
  const read = (await entities(lines.map((line) => JSON.stringify(line)).join("\n"), engine))
    .trim()
    .split("\n");
  assert.deepEqual(
    read.map((line) => JSON.parse(line) as unknown),
    [
      { id: "1", ents: [[3, 4, "LOC"]] },
      { doc: "d", mentions: [{ s: 0, b: 3, e: 4, t: "place", nb: 3, ne: 4 }] },
      { id: "2", entities: [[11, 16, "Location"]] },
    ],
  );
});
