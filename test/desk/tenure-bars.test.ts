// Tenure bars: solid only where a holder surely held the post, fading where the reports leave the day open.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dayNumber, extentOf, isoOf, tenureBars } from "../../src/desk/dossier/tenure-bars.ts";

test("a vague beginning fades, a lasting tenure reaches the day of the view", () => {
  const tenures = [
    { holder: "A", status: "held", from: [null, "2020-03-01"], to: ["2021-05-01", "2021-05-31"] },
    { holder: "B", status: "held", from: ["2021-06-10", "2021-06-10"], to: null },
  ] as const;
  const extent = extentOf(tenures, "2022-01-01")!;
  assert.equal(isoOf(extent[1]), "2022-01-01");
  const [a, b] = tenureBars(tenures, extent);
  assert.ok(a!.start < a!.sureFrom);
  assert.deepEqual(
    [isoOf(a!.sureFrom), isoOf(a!.sureTo), isoOf(a!.end)],
    ["2020-03-01", "2021-05-01", "2021-05-31"],
  );
  assert.ok(a!.openStart && !a!.lasting);
  assert.deepEqual([b!.start, b!.sureFrom], [dayNumber("2021-06-10"), dayNumber("2021-06-10")]);
  assert.ok(b!.lasting && b!.end === extent[1]);
  assert.equal(
    extentOf([{ holder: null, status: "vacant", from: [null, null], to: null }], "2022-01-01"),
    null,
  );
});

test("bars stay in the picture and their four edges in order", () => {
  const iso = fc.integer({ min: 15_000, max: 20_000 }).map(isoOf);
  const bound = fc
    .tuple(fc.option(iso), fc.option(iso))
    .map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b]) as [string | null, string | null]);
  const tenure = fc.record({
    holder: fc.constant("A"),
    status: fc.constant("held"),
    from: bound,
    to: fc.option(bound),
  });
  fc.assert(
    fc.property(fc.array(tenure, { minLength: 1, maxLength: 5 }), (tenures) => {
      const extent = extentOf(tenures, "2024-01-01");
      if (extent === null) return;
      for (const bar of tenureBars(tenures, extent)) {
        assert.ok(extent[0] <= bar.start && bar.end <= extent[1], JSON.stringify(bar));
        assert.ok(
          bar.start <= bar.sureFrom && bar.sureFrom <= bar.sureTo && bar.sureTo <= bar.end,
          JSON.stringify(bar),
        );
      }
    }),
  );
});
