// Sentences that pass on another outlet's report, and sentences in which an outlet is only employer, actor or topic.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findRelays, outletTable, outletWords } from "../../src/attribution/index.ts";

const row = { state: "", aliases: [], official: false, source: "" };
const outlets = outletTable([
  { ...row, id: "reuters", name: "Reuters", kind: "agency", aliases: ["Reuters news agency"] },
  { ...row, id: "bbc", name: "BBC", kind: "broadcaster" },
  { ...row, id: "nbc", name: "NBC", kind: "broadcaster", state: "USA" },
  { ...row, id: "post", name: "The Eastport Post", kind: "newspaper" },
  { ...row, id: "hill", name: "The Hill", kind: "newspaper" },
  { ...row, id: "time", name: "Time~", kind: "magazine", aliases: ["Time magazine"] },
]);
const relayed = (text: string): string[] =>
  findRelays(text, { start: 0, end: text.length }, outlets).map(({ outlet }) => outletWords(text, outlet));

const relays: [string, string[]][] = [
  ["The bridge was closed at noon, Reuters reported.", ["Reuters"]],
  ["The bridge was closed at noon, the Reuters news agency said, citing police.", ["Reuters"]],
  ["According to Reuters and the BBC, the envoy left on Friday.", ["Reuters", "BBC"]],
  ["The envoy told the Eastport Post that he would stay.", ["Eastport Post"]],
  ["The envoy, who confirmed the visit to The Hill on Monday, gave no date.", ["The Hill"]],
  ["Speaking to NBC Eastport, the mayor called it a good day.", ["NBC Eastport"]],
  ["Norland's official news agency NNA reported that the line was open.", ["NNA"]],
  ["The vote is lost, an editorial in the conservative daily Nordlys Avis said.", ["Nordlys Avis"]],
  ["The line was open again, state media said.", ["state media"]],
  ["Ministers were quoted by another newspaper as saying that talks would go on.", ["another newspaper"]],
  ["The BBC's Anna Holm says the streets were calm.", ["BBC"]],
  ["The pact is dead, said the Northern Herald newspaper in Kalvik.", ["Northern Herald"]],
  ["The ship left at dawn, the Eastport Post report said.", ["Eastport Post"]],
  ["He called the plan a mistake in an interview with Time magazine.", ["Time"]],
];
for (const [text, wanted] of relays) test(`relays: ${text}`, () => assert.deepEqual(relayed(text), wanted));

const none = [
  "The minister told reporters that he would stay.",
  "She told the press that her cabin was well stocked.",
  "BBC officials confirmed the appointment on Tuesday.",
  "The BBC said it would appeal against the ruling.",
  "The NBC reporter Anna Holm has been asked to join the delegation.",
  "The clerk leaked the cable to the Eastport Post.",
  "The summit was shown live on NBC.",
  "A gas station told its customers to wait.",
  "Time will tell whether the pact holds.",
  "The house on the hill was described by a neighbour as empty.",
];
for (const text of none) test(`relays nothing: ${text}`, () => assert.deepEqual(relayed(text), []));

test("spans are those of the whole text, and only the sentence is looked at", () => {
  const text = "Reuters reported a storm. The envoy told the BBC that he was well.";
  const [relay, ...rest] = findRelays(text, { start: 26, end: text.length }, outlets);
  assert.equal(rest.length, 0);
  assert.equal(text.slice(relay!.outlet.start, relay!.outlet.end), "BBC");
  assert.equal(relay!.outlet.outlet, "bbc");
});
