// On perfect statements the fold answers every derived question of the seed kit; skipped where the kit is absent.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { fold } from "../../src/record/index.ts";
import { derive } from "../../tools/score/derived.ts";
import { goldInputs } from "./gold-statements.ts";

const kit = join(process.env.PARLEY_EVAL ?? resolve(import.meta.dirname, "../../../shared/eval"), "seed");
const skip = existsSync(join(kit, "seed.gold.json")) ? false : `the seed kit is not at ${kit}`;

test("the seed's derived questions come out of perfect statements", { skip }, async () => {
  const gold = JSON.parse(readFileSync(join(kit, "seed.gold.json"), "utf8"));
  const text = readFileSync(join(kit, "seed.txt"), "utf8");
  const { report, reading } = goldInputs(gold, text, { earliest: "2023-12-01", latest: "2023-12-31" });
  const view = fold({ reports: [report], readings: [reading], judgements: [] });
  const derived = derive(view, ["2023-12-01", "2023-12-31"]);
  const { scoreDerived } = await import(pathToFileURL(join(kit, "score.mjs")).href);
  const result = scoreDerived(gold.derived, derived, {});
  assert.deepEqual(
    result.results.filter((each: { ok: boolean }) => !each.ok),
    [],
  );
  assert.equal(result.checks_passed, 10);
});
