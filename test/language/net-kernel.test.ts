// The kernel in WebAssembly and in TypeScript give the same bits, and kernel.wasm is what kernel.wat says.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { type Kernel, openKernel } from "../../src/language/net/kernel.ts";
import { buildKernel } from "../../tools/train/kernel.ts";

const wasm = readFileSync(new URL("../../src/language/net/kernel.wasm", import.meta.url));
const SIZE = 1 << 17;
const both = (): Kernel[] => [openKernel(wasm, SIZE), openKernel(null, SIZE)];

/** A repeatable stream of whole numbers in -limit..limit. */
function numbers(seed: number, limit: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state ^= state >>> 13;
    return ((state >>> 0) % (2 * limit + 1)) - limit;
  };
}

/** Fills the memory of both with the same numbers, lets them work, and compares every byte of the memory. */
function sameBits(
  seed: number,
  fill: (kernel: Kernel, next: (limit: number) => number) => void,
  work: (kernel: Kernel) => void,
): void {
  const memories = both().map((kernel) => {
    const next = numbers(seed, 1 << 30);
    fill(kernel, (limit) => next() % (limit + 1));
    work(kernel);
    return new Uint8Array(kernel.memory, 0, SIZE);
  });
  assert.deepEqual(Buffer.from(memories[0]!), Buffer.from(memories[1]!));
}

test("product: exact for any number of rows, and the full range of activations and weights", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 11 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 3 }),
      (seed, rows, pairs, panels) => {
        const [a, w, scale, base, out] = [0, 8192, 40_000, 41_000, 60_000].map((at) => at - (at % 16));
        sameBits(
          seed,
          (kernel, next) => {
            const i16 = new Int16Array(kernel.memory);
            const f32 = new Float32Array(kernel.memory);
            for (let i = 0; i < rows * pairs * 2; i++) i16[(a! >> 1) + i] = next(32767);
            for (let i = 0; i < pairs * panels * 16; i++) i16[(w! >> 1) + i] = next(127);
            for (let i = 0; i < panels * 8; i++) f32[(scale! >> 2) + i] = next(1000) / 1e7;
            for (let i = 0; i < rows * panels * 8; i++) f32[(base! >> 2) + i] = next(1000) / 300;
          },
          (kernel) =>
            kernel.product(
              a!,
              pairs * 4,
              rows,
              w!,
              pairs,
              panels,
              scale!,
              base!,
              panels * 32,
              out!,
              panels * 32,
            ),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test("product: what a hand can check", () => {
  for (const kernel of both()) {
    const i16 = new Int16Array(kernel.memory);
    const f32 = new Float32Array(kernel.memory);
    // One row (3, -2) times columns (1, 10) and (5, 7), the rest zero; scale 0.5; base 100.
    i16.set([3, -2], 0);
    i16.set([1, 10, 5, 7], 32);
    f32.fill(0.5, 64, 72);
    f32.fill(100, 80, 88);
    kernel.product(0, 4, 1, 64, 1, 1, 256, 320, 0, 384, 32);
    assert.deepEqual([...f32.subarray(96, 99)], [100 + 0.5 * (3 - 20), 100 + 0.5 * (15 - 14), 100]);
  }
});

test("gates, narrow and relate: the same bits, saturated sums included", () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      (seed, rows, eights) => {
        const hidden = eights * 8;
        const fill = (kernel: Kernel, next: (limit: number) => number): void => {
          const f32 = new Float32Array(kernel.memory);
          for (let i = 0; i < 8000; i++) f32[i] = next(100_000) / 9000;
        };
        sameBits(seed, fill, (kernel) => {
          kernel.gates(0, hidden * 16, 16_384, 32_768, hidden * 2, rows, hidden);
          kernel.narrow(0, rows * hidden, 0.1, 1024, 40_960);
          kernel.narrow(0, rows * hidden, 1, 8192, 45_056);
          kernel.relate(0, 6, hidden, 40_960, 1 / 1024, 49_152);
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("kernel.wasm is built from kernel.wat", async () => {
  assert.deepEqual(Buffer.from(await buildKernel()), wasm, "run: node tools/train/kernel.ts");
});
