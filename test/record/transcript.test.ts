// A transcript's turns tell a contact: who met, on the day of publication; interviews and prose tell none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transcriptContact } from "../../src/coding/index.ts";
import type { Registry } from "../../src/lexicon/index.ts";

const tenure = (person: string, state: string, title: string, surname = "") => ({
  person,
  who: "",
  sex: "" as const,
  aliases: [],
  surname,
  state,
  organ: "",
  title,
  from: "2021-01-20",
  to: "",
  source: "",
});
const registry = {
  tenures: [
    tenure("Anna Berg", "NOR", "President"),
    tenure("Jon Sund", "ISL", "Prime Minister"),
    tenure("Yun Seo Jin", "KOR", "President", "Yun"),
  ],
} as unknown as Registry;
const given = { earliest: "2024-03-05", latest: "2024-03-05", certain: true, basis: "given", evidence: [] };
const read = (text: string) => transcriptContact(text, registry, given, [], []);

test("two titled speakers of two states met on the day of publication", () => {
  const text =
    "Map Room\n\n3:10 P.M.\n\nPRESIDENT BERG: Prime Minister, welcome.\n\nPRIME MINISTER SUND: (As interpreted.) Thank you.\n";
  const contact = read(text)!;
  assert.equal(contact.kind, "meeting");
  assert.deepEqual(
    contact.actors.map(({ person, state }) => `${state} ${person}`),
    ["NOR Anna Berg", "ISL Jon Sund"],
  );
  assert.equal(text.slice(contact.evidence.start, contact.evidence.end), "PRIME MINISTER SUND");
  assert.deepEqual(contact.when.begin, ["2024-03-05", "2024-03-05"]);
});

test("a family name that comes first is found, and a line to a screen is a call", () => {
  const contact = read(
    "Via Teleconference\n\nPRESIDENT BERG: Good evening.\n\nPRESIDENT YUN: Good morning.\n",
  )!;
  assert.equal(contact.kind, "call");
  assert.equal(contact.actors[1]!.person, "Yun Seo Jin");
});

test("an interview, one speaker of one state, and prose tell no contact", () => {
  assert.equal(read("Q: Will you meet him?\n\nPRESIDENT BERG: We shall see.\n"), null);
  assert.equal(read("HARBOUR WIRE: Anna Berg said on Tuesday that talks went well."), null);
  assert.equal(read("President Berg met Prime Minister Sund on Tuesday."), null);
});

test("a leader out of office by then is not the one who speaks", () => {
  const early = { ...given, earliest: "2019-03-05", latest: "2019-03-05" };
  assert.equal(
    transcriptContact("PRESIDENT BERG: Hello.\n\nPRIME MINISTER SUND: Hello.\n", registry, early, [], []),
    null,
  );
});
