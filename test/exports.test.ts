// The exports hold what their codebook says: column counts, losses named, no cell that a spreadsheet would run.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Statement } from "../src/coding/index.ts";
import { briefDocx, briefMarkdown, codebook, composeBrief, formats } from "../src/exports/index.ts";
import { fold } from "../src/record/index.ts";

const text = `=HYPERLINK("x") said the ministers of Peru and Chile met in Lima, "a first step".`;
const participant = (state: string) => ({
  span: null,
  entity: null,
  state,
  person: null,
  organ: null,
  sector: "GOV",
  post: null,
});
const statement: Statement = {
  id: "meeting@0-60",
  kind: "meeting",
  plover: "CONSULT",
  mode: null,
  context: ["diplomatic"],
  cameo: "040",
  evidence: { start: 0, end: 60 },
  trigger: { start: 47, end: 50 },
  rule: "consult.meet",
  actors: [participant("PER"), participant("CHL")],
  recipients: [],
  symmetric: true,
  host: null,
  mediators: [],
  channel: null,
  level: "minister",
  when: {
    begin: ["2024-03-05", "2024-03-05"],
    end: ["2024-03-05", "2024-03-05"],
    precision: "day",
    origin: "stated",
    basis: "stated",
    span: null,
  },
  place: { name: "Lima", country: "PER", span: null },
  factuality: { polarity: "positive", certainty: "certain", status: "actual" },
  says: [{ name: "Harbour Wire", entity: null, span: null, onRecord: true }],
  onRecord: true,
  causes: [],
  sameAs: [],
  content: null,
  confidence: 0.9,
};
const report = {
  id: "r1",
  textHash: "h1",
  title: "Talks <b>in Lima</b>",
  publisher: "Harbour Wire",
  published: "2024-03-06",
  text,
};
const publication = {
  earliest: "2024-03-06",
  latest: "2024-03-06",
  certain: true,
  basis: "given",
  evidence: [],
};
const view = fold({
  reports: [report],
  readings: [{ report: "r1", publication, entities: [], statements: [statement] }],
  judgements: [],
});
const names = { state: (code: string) => ({ PER: "Peru", CHL: "Chile" })[code] ?? code };
const written = (name: string) => formats.find((each) => each.name === name)!.write(view, names);

test("GDELT rows have the 61 columns of GDELT 2.0, one for each direction of a symmetric act", () => {
  const rows = written("gdelt-csv")
    .trimEnd()
    .split("\n")
    .map((row) => row.split("\t"));
  assert.deepEqual(
    rows.map((row) => row.length),
    [61, 61],
  );
  assert.deepEqual(
    rows.map((row) => [row[7], row[17], row[1], row[26], row[28], row[29]]),
    [
      ["PER", "CHL", "20240305", "040", "04", "1"],
      ["CHL", "PER", "20240305", "040", "04", "1"],
    ],
  );
});

test("ICEWS rows have twenty columns and a header; PLOVER rows name both sides", () => {
  const icews = written("icews-csv").replace(/\n$/, "").split("\n");
  assert.ok(icews.every((row) => row.split("\t").length === 20));
  assert.match(written("plover-csv"), /2024-03-05,CONSULT,,diplomatic,Peru,PER,GOV,Chile,CHL,GOV,Lima,PER/);
});

test("no cell begins as a formula, quotes are doubled", () => {
  assert.match(written("csv"), /"'=HYPERLINK\(""x""\)/);
});

test("a report's words are no markup in a timeline, and no Markdown in a brief", () => {
  const hostile = { ...statement, evidence: { start: 0, end: text.length } };
  const own = fold({
    reports: [{ ...report, text: text.replace("=HYPERLINK", "<img src=x onerror=1>[link](x)") }],
    readings: [{ report: "r1", publication, entities: [], statements: [hostile] }],
    judgements: [],
  });
  assert.doesNotMatch(formats.find(({ name }) => name === "timelinejs")!.write(own, names), /<img/);
  const brief = composeBrief(own, {
    title: "T",
    made: "2024-04-01T00:00:00Z",
    events: own.events,
    titleOf: () => "A *meeting*",
    channels: [],
    report: () => ({ ...report, url: null }),
  });
  const markdown = briefMarkdown(brief);
  assert.doesNotMatch(markdown, /(?<!\\)<img|(?<!\\)\[link/);
  assert.match(markdown, /\\\*meeting\\\*\[\^1\]/);
  assert.match(markdown, /Frozen on 2024-04-01/);
});

test("a brief is a Word document with as many footnotes as notes", async () => {
  const brief = composeBrief(view, {
    title: "T",
    made: "2024-04-01T00:00:00Z",
    events: view.events,
    titleOf: () => "Meeting",
    channels: ["A channel: in use"],
    report: () => null,
  });
  const bytes = await briefDocx(brief);
  assert.equal(String.fromCharCode(bytes[0]!, bytes[1]!), "PK");
  assert.equal(brief.notes.length, 1);
});

test("the codebook names every format and column, and what is lost", () => {
  const book = codebook();
  for (const { name, columns, loses } of formats) {
    assert.ok(book.includes(`## ${name}`));
    for (const [column] of columns) assert.ok(book.includes(`| ${column} |`), `${name}: ${column}`);
    for (const loss of loses) assert.ok(book.includes(loss));
  }
});
