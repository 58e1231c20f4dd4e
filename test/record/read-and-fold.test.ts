// From sentences to lanes and posts in one go: what a reading tells of a channel or a post, and what it does not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openEngine } from "../../src/cli/engine.ts";
import { fold, type RecordView } from "../../src/record/index.ts";
import type { Report } from "../../src/report/index.ts";

const engine = openEngine();

/** The record of reports, each given as its day and its text. */
function recordOf(...told: readonly (readonly [day: string, text: string])[]): RecordView {
  const reports = told.map(
    ([published, text], index): Report => ({
      id: `report${index}`,
      textHash: `report${index}`,
      title: null,
      publisher: "Harbour Wire",
      byline: null,
      published,
      url: null,
      language: "en",
      rights: "full",
      text,
    }),
  );
  return fold({
    reports: reports.map((report) => ({ ...report, received: report.published! })),
    readings: reports.map((report) => engine.reader.read(report)),
    judgements: [],
  });
}

const suspended =
  "China suspended its military dialogue with the United States in August 2022, the Pentagon said.";
const lanesOf = ({ lanes }: RecordView) => lanes.filter(({ channel }) => channel.includes("military"));

test("a handshake resumes no channel, a meeting does", () => {
  const greeted = recordOf(
    ["2022-08-06", suspended],
    [
      "2023-06-03",
      "Chinese Defense Minister Li Shangfu and U.S. Defense Secretary Lloyd Austin shook hands in Singapore on Friday.",
    ],
  );
  assert.ok(lanesOf(greeted).length > 0);
  assert.ok(lanesOf(greeted).every(({ state }) => state !== "resumed" && state !== "partly-resumed"));
  const met = recordOf(
    ["2022-08-06", suspended],
    [
      "2023-06-03",
      "Chinese Defense Minister Li Shangfu and U.S. Defense Secretary Lloyd Austin met in Singapore on Friday.",
    ],
  );
  assert.ok(lanesOf(met).some(({ state }) => state === "resumed"));
});

test("who is called the former minister leaves no post empty, who is dismissed does", () => {
  const vacant = (view: RecordView) =>
    view.posts.flatMap(({ tenures }) => tenures).filter(({ status }) => status === "vacant").length;
  assert.equal(vacant(recordOf(["2024-06-05", "Former Latvian Defense Minister Ana Berg visited Peru."])), 0);
  assert.equal(
    vacant(
      recordOf(
        ["2024-06-01", "Latvian Defense Minister Ana Berg visited Peru."],
        ["2024-06-05", "Latvia's president dismissed Defense Minister Ana Berg on Monday."],
      ),
    ),
    1,
  );
});
