// Whose officials a government's own release names without a state: "Deputy National Security Advisor Jon Finer" on the White House's page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../src/cli/engine.ts";
import { houseOf } from "../src/mentions/index.ts";
import { createReader } from "../src/reading/index.ts";

const engine = openEngine();
const read = createReader({ lexicon: engine.lexicon, english: engine.english, attributionModel: null });
const text = "Deputy National Security Advisor Mara Quell met with Egyptian officials on Tuesday.";
const statesOf = (publisher: string) =>
  read({
    id: "x",
    textHash: "x",
    title: null,
    publisher,
    byline: null,
    published: "2024-06-01",
    url: null,
    language: "en",
    rights: "full",
    text,
  })
    .statements.filter(({ kind }) => kind === "meeting")
    .flatMap(({ actors, recipients }) => [...actors, ...recipients].map(({ state }) => state))
    .sort();

test("a release's own official belongs to the house, a newspaper's to nobody", () => {
  assert.deepEqual(statesOf("The White House"), ["EGY", "USA"]);
  assert.ok(!statesOf("The Daily Harbour").includes("USA"));
});

test("houses are told by their organ's name or by state and ministry", () => {
  const { lexicon } = engine;
  assert.equal(houseOf("White House", lexicon), "USA");
  assert.equal(houseOf("Ministry of Foreign Affairs of Japan", lexicon), "JPN");
  assert.equal(houseOf("The Japan Times", lexicon), null);
  assert.equal(houseOf(null, lexicon), null);
});
