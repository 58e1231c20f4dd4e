// The weights' file: what is written can be opened; what is cut short or of another kind is named; the text of `parley who-says`.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import {
  labelCount,
  openAttributionModel,
  scoreOf,
  seamCount,
  writeModel,
} from "../../src/attribution/index.ts";
import { openEngine } from "../../src/cli/engine.ts";
import { whoSaysText } from "../../src/cli/who-says.ts";

const folder = join(import.meta.dirname, "../../model/attribution");

const small = (): Uint8Array =>
  writeModel(
    [
      {
        name: "first",
        width: labelCount,
        hashes: Uint32Array.of(7, 4_000_000_000),
        weights: Float32Array.from({ length: 2 * labelCount }, (_, index) => (index % 3) - 1),
        transitions: new Float64Array(seamCount * labelCount * labelCount),
      },
      {
        name: "trust",
        width: 1,
        hashes: Uint32Array.of(5, 9, 4_100_000_000),
        weights: Float32Array.of(1, -0.5, 2),
      },
    ],
    { precise: 0.9 },
  );

test("weights come back as they were written, to a step of their scale", () => {
  const model = openAttributionModel(small());
  assert.equal(model.settings.precise, 0.9);
  const { trust } = model.tables;
  assert.ok(trust && model.layers.first);
  assert.ok(Math.abs(scoreOf(trust, Int32Array.of(5, 4_100_000_000 | 0), 2) - 3) < 0.03);
  assert.equal(scoreOf(trust, Int32Array.of(6, 10), 2), 0);
});

test("bytes cut short or altered are refused with one error that says what to do, or opened, but never read on for ever", () => {
  const whole = small();
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), (at, byte, cut) => {
      const bytes = cut ? whole.slice(0, at) : whole.slice();
      if (!cut) bytes[at] = byte;
      try {
        openAttributionModel(bytes);
        assert.ok(!cut);
      } catch (error) {
        assert.match((error as Error).message, /^attribution weights: .*tools\/train\/attribution/s);
      }
    }),
    { numRuns: 400 },
  );
});

test("the shipped weights are those of model.json", {
  skip: !existsSync(folder) && "model/attribution is left out",
}, () => {
  const bytes = readFileSync(join(folder, "weights.bin"));
  const manifest = JSON.parse(readFileSync(join(folder, "model.json"), "utf8")) as {
    weights: { sha256: string; bytes: number };
  };
  assert.equal(createHash("sha256").update(bytes).digest("hex"), manifest.weights.sha256);
  assert.equal(bytes.length, manifest.weights.bytes);
});

test("parley who-says shows source, cue, content, the record and the rule, or JSON lines", () => {
  const engine = openEngine();
  const text = '"We will not go," Lee said.';
  const shown = whoSaysText(text, engine, { precise: false });
  assert.match(shown, /^1\. Lee.* — said\n {3}"We will not go,"\n {3}on the record, direct; at 22-26; /);
  const [line] = whoSaysText(text, engine, { precise: false, json: true }).split("\n");
  assert.deepEqual((JSON.parse(line!) as { cue: unknown }).cue, [{ start: 22, end: 26 }]);
  assert.equal(
    whoSaysText("It rained.", engine, { precise: true }),
    "No one is quoted or cited in this text.",
  );
});
