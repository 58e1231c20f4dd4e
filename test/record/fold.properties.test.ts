// What must hold of every record: order of arrival, as-of, undo, and rebuild against incremental.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fold, knownFrom, openFold, reportsOf } from "../../src/record/index.ts";
import { someDay, world } from "./arbitrary.ts";

const runs = { numRuns: 150 };

test("the fold does not depend on the order of arrival", () => {
  fc.assert(
    fc.property(world, fc.integer(), (inputs, seed) => {
      const turned = <T>(list: readonly T[]): T[] => {
        const cut = list.length === 0 ? 0 : Math.abs(seed) % list.length;
        return [...list.slice(cut), ...list.slice(0, cut)].reverse();
      };
      assert.deepEqual(
        fold({
          reports: turned(inputs.reports),
          readings: turned(inputs.readings).map((reading) => ({
            ...reading,
            statements: turned(reading.statements),
          })),
          judgements: turned(inputs.judgements),
        }),
        fold(inputs),
      );
    }),
    runs,
  );
});

test("as-of a day is a record that never saw what came after", () => {
  fc.assert(
    fc.property(world, someDay, (inputs, day) => {
      const known = new Set(
        inputs.reports
          .filter((report) => {
            const reading = inputs.readings.find((each) => each.report === report.id)!;
            return knownFrom(report, reading) <= day;
          })
          .map((report) => report.id),
      );
      const never = fold(
        {
          reports: inputs.reports.filter((report) => known.has(report.id)),
          readings: inputs.readings.filter((reading) => known.has(reading.report)),
          judgements: inputs.judgements.filter(
            (judgement) =>
              reportsOf(judgement).every((report) => known.has(report)) &&
              (judgement.kind !== "add-fact" || judgement.knownFrom <= day),
          ),
        },
        { on: day },
      );
      assert.deepEqual({ ...fold(inputs, { asOf: day, on: day }), asOf: null }, never);
    }),
    runs,
  );
});

test("a withdrawn judgement leaves the record as it was", () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const withdrawn = { author: "Tom", at: "2024-05-02T10:00:00.000Z", reason: null };
      const undone = inputs.judgements.map((judgement) => ({ ...judgement, withdrawn }));
      assert.deepEqual(fold({ ...inputs, judgements: undone }), fold({ ...inputs, judgements: [] }));
    }),
    runs,
  );
});

test("undoing in an open fold restores it, and only touched neighbourhoods are made again", () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const open = openFold();
      inputs.reports.forEach((report, i) => open.add(report, inputs.readings[i]!));
      const before = open.view();
      open.judge(inputs.judgements);
      open.view();
      open.judge([]);
      assert.deepEqual(open.view(), before);
      open.view();
      assert.equal(open.neighbourhoodsFolded, 0);
    }),
    runs,
  );
});

test("a record read one by one is the record rebuilt", () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const open = openFold();
      inputs.reports.forEach((report, i) => {
        open.add(report, inputs.readings[i]!);
        open.view();
        if (i % 2 === 0) open.judge(inputs.judgements.slice(0, i));
      });
      open.judge(inputs.judgements);
      // Copies are told by the same table here: an open fold does not look for them with each report.
      assert.deepEqual(open.view(), fold(inputs, { origins: new Map() }));
    }),
    runs,
  );
});

test("every filed statement is in exactly one event, and counts are of its own claims", () => {
  fc.assert(
    fc.property(world, (inputs) => {
      const view = fold(inputs);
      const told = view.events.flatMap((event) => event.statements);
      assert.deepEqual([...told].sort(), view.statements.map((filed) => filed.ref).sort());
      for (const event of view.events) {
        assert.ok(event.origins <= event.claims.length && event.reports <= event.claims.length);
        assert.equal(event.reports, new Set(event.claims.map((claim) => claim.report)).size);
      }
    }),
    runs,
  );
});
