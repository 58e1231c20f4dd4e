// Bars of tenures and states: solid only where they surely held, fading where the reports leave the day open.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { barOf, dayNumber, extentOf, isoOf } from "../../src/desk/frame/vague-bars.ts";

test("a vague beginning fades, what lasts reaches the day of the view", () => {
  const first = { from: [null, "2020-03-01"], to: ["2021-05-01", "2021-05-31"] } as const;
  const second = { from: ["2021-06-10", "2021-06-10"], to: null } as const;
  const extent = extentOf([first, second], "2022-01-01")!;
  assert.equal(isoOf(extent[1]), "2022-01-01");
  const a = barOf(first, extent);
  assert.ok(a.start < a.sureFrom);
  assert.deepEqual(
    [isoOf(a.sureFrom), isoOf(a.sureTo), isoOf(a.end)],
    ["2020-03-01", "2021-05-01", "2021-05-31"],
  );
  const b = barOf(second, extent);
  assert.deepEqual([b.start, b.sureFrom], [dayNumber("2021-06-10"), dayNumber("2021-06-10")]);
  assert.equal(b.end, extent[1]);
  assert.equal(extentOf([{ from: [null, null], to: null }], "2022-01-01"), null);
});

test("bars stay in the picture and their four edges in order", () => {
  const iso = fc.integer({ min: 15_000, max: 20_000 }).map(isoOf);
  const bound = fc
    .tuple(fc.option(iso), fc.option(iso))
    .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]) as [string | null, string | null]);
  fc.assert(
    fc.property(
      fc.array(fc.record({ from: bound, to: fc.option(bound) }), { minLength: 1, maxLength: 5 }),
      (all) => {
        const extent = extentOf(all, "2024-01-01");
        if (extent === null) return;
        for (const each of all) {
          const bar = barOf(each, extent);
          assert.ok(extent[0] <= bar.start && bar.end <= extent[1], JSON.stringify(bar));
          assert.ok(
            bar.start <= bar.sureFrom && bar.sureFrom <= bar.sureTo && bar.sureTo <= bar.end,
            JSON.stringify(bar),
          );
        }
      },
    ),
  );
});
