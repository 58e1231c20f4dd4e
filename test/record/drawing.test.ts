// Views drawn as text keep to their columns, whatever is in the record, and say plainly what they don't find.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { renderBoard } from "../../src/cli/board.ts";
import { renderChanged } from "../../src/cli/changed.ts";
import { renderChronology } from "../../src/cli/chronology.ts";
import { columnsOf } from "../../src/cli/lines.ts";
import { renderPrecedent } from "../../src/cli/precedent.ts";
import { renderShow } from "../../src/cli/show.ts";
import { renderWhy } from "../../src/cli/why.ts";
import { fold } from "../../src/record/index.ts";
import { someDay, world } from "./arbitrary.ts";
import { inputsOf } from "./told.ts";

test("no drawing is wider than its terminal, with colour or without", () => {
  fc.assert(
    fc.property(
      world,
      someDay,
      fc.constantFrom(40, 80, 120),
      fc.boolean(),
      (inputs, day, columns, colour) => {
        const view = fold(inputs);
        const ids = [
          view.events[0]?.id,
          view.lanes[0]?.channelId,
          view.posts[0]?.id,
          view.commitments[0]?.id,
          view.reports[0]?.id,
          view.events.find((event) => event.persons.length > 0)?.persons[0]?.name,
        ].filter((id) => id !== undefined);
        const options = { columns, colour };
        const drawn = [
          renderBoard(view, { ...options, all: true }),
          renderChronology(view, { ...options, all: true }),
          renderChanged(fold(inputs, { asOf: day }), view, options),
          renderPrecedent(view, "first meeting since 2019", { ...options, between: ["AUT", "NOR"] }),
          ...ids.map((id) => renderShow(view, id, options)),
          ...ids.map((id) => renderWhy(view, id, { ...options, judgements: inputs.judgements })),
        ];
        for (const text of drawn)
          for (const line of text.split("\n"))
            assert.ok(columnsOf(line) <= columns, `${columnsOf(line)} columns: ${line}`);
      },
    ),
    { numRuns: 60 },
  );
});

const told = `
2022-08-05 Reuters <- Foreign Ministry: channel-suspended CHN > USA @ 2022-08-05; channel US-China military-to-military dialogue
2023-12-13 Financial Times: meeting USA Michael Chase = CHN Liu Zhan @ 2023-11-01..2023-11-14; level senior-official; channel US-China military-to-military dialogue; in Washington/USA
`;
const names: Record<string, string> = { USA: "United States", CHN: "China" };
const stateName = (code: string): string => names[code] ?? code;

test("a board says the state, since when, who says so, and the days since contact", () => {
  const view = fold({ ...inputsOf(told), judgements: [] }, { on: "2023-12-13" });
  assert.equal(
    renderBoard(view, { stateName }),
    `Board on 13 December 2023
2 reports published 5 Aug 2022 to 13 Dec 2023

China - United States
  US-China military-to-military dialogue
    as a whole       partly resumed   since 1-14 Nov 2023; last contact 29-42
                                      days ago
                     shown by a contact, says Financial Times
    senior officials resumed          since 1-14 Nov 2023; last contact 29-42
                                      days ago
                     shown by a contact, says Financial Times`,
  );
});

test("a chronology gives day, what, who, where, support and id", () => {
  const view = fold({ ...inputsOf(told), judgements: [] });
  const meeting = view.events.find((event) => event.kind === "meeting")!;
  const text = renderChronology(view, { stateName });
  assert.match(
    text,
    /1-14 Nov {4}Meeting of Liu Zhan \(China\) and Michael Chase \(United States\) in\n {14}Washington\n/,
  );
  assert.ok(text.includes(`1 report, 1 origin; Financial Times ${meeting.id}`));
  assert.match(renderShow(view, meeting.id, { stateName }), /Washington, United States/);
  assert.match(renderWhy(view, meeting.id), /rule {8}told; confidence 1\.00/);
});

test("what is not there is said", () => {
  const view = fold({ reports: [], readings: [], judgements: [] });
  assert.match(renderBoard(view), /No channel or contact in this record yet/);
  assert.match(renderShow(view, "e000"), /Nothing in this record is called "e000"/);
  assert.match(renderPrecedent(view, "the first of its sort"), /can't be tested/);
});

test("what changed names the reports behind it", () => {
  const inputs = { ...inputsOf(told), judgements: [] };
  const text = renderChanged(fold(inputs, { asOf: "2023-01-01" }), fold(inputs), { stateName });
  assert.match(text, /senior officials \(China - United\n {4}States\): resumed since 1-14 Nov 2023/);
  assert.match(text, /because of Financial Times/);
});
