// The kernel in TypeScript, for machines without WebAssembly SIMD and as the reading version of kernel.wat: the same bits, slower.
// `Math.fround` after every operation is what single-precision arithmetic does (ECMA-262, Math.fround).
import type { Kernel } from "./kernel.ts";

const f = Math.fround;

/** x(27 + x^2) / (27 + 9 x^2), x cut to -3..3: tanh to within 0.024, and what the network was trained with. */
function tanh(value: number): number {
  const x = Math.min(Math.max(value, -3), 3);
  const s = f(x * x);
  return f(f(x * f(27 + s)) / f(27 + f(9 * s)));
}
const sigmoid = (value: number): number => f(0.5 + f(0.5 * tanh(f(0.5 * value))));

/** To the nearest whole number, halves to the even one, cut to 16 bits. */
function narrowed(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  const whole = rest > 0.5 || (rest === 0.5 && floor % 2 !== 0) ? floor + 1 : floor;
  return Math.max(-32768, Math.min(32767, whole));
}

export function plainKernel(memory: ArrayBuffer): Kernel {
  const i16 = new Int16Array(memory);
  const f32 = new Float32Array(memory);
  return {
    memory,
    product(a, aStride, rows, w, pairs, panels, scale, base, baseStride, out, outStride) {
      for (let row = 0; row < rows; row++) {
        const x = (a + row * aStride) >> 1;
        for (let column = 0; column < panels * 8; column++) {
          let y = ((w >> 1) + (column >> 3) * pairs * 16 + (column & 7) * 2) | 0;
          let sum = 0;
          for (let k = 0; k < pairs; k++) {
            sum = (sum + i16[x + 2 * k]! * i16[y]! + i16[x + 2 * k + 1]! * i16[y + 1]!) | 0;
            y += 16;
          }
          f32[((out + row * outStride) >> 2) + column] = f(
            f32[((base + row * baseStride) >> 2) + column]! + f(f(sum) * f32[(scale >> 2) + column]!),
          );
        }
      }
    },
    gates(z, zStride, c, h, hStride, rows, hidden) {
      for (let row = 0; row < rows; row++) {
        const from = (z + row * zStride) >> 2;
        const cell = (c >> 2) + row * hidden;
        const to = (h + row * hStride) >> 1;
        for (let j = 0; j < hidden; j++) {
          const kept = f(sigmoid(f32[from + hidden + j]!) * f32[cell + j]!);
          const next = f(kept + f(sigmoid(f32[from + j]!) * tanh(f32[from + 2 * hidden + j]!)));
          f32[cell + j] = next;
          i16[to + j] = narrowed(f(f(sigmoid(f32[from + 3 * hidden + j]!) * tanh(next)) * 16384));
        }
      }
    },
    narrow(x, count, slope, unit, out) {
      const s = f(slope);
      const u = f(unit);
      for (let i = 0; i < count; i++) {
        const value = f32[(x >> 2) + i]!;
        i16[(out >> 1) + i] = narrowed(f(Math.max(value, f(value * s)) * u));
      }
    },
    relate(t, dims, columns, h, unit, out) {
      const table = t >> 2;
      const to = out >> 2;
      const u = f(unit);
      for (let c = 0; c < columns; c++) f32[to + c] = f32[table + dims * columns + c]!;
      for (let k = 0; k < dims; k++) {
        const x = f(u * i16[(h >> 1) + k]!);
        for (let c = 0; c < columns; c++)
          f32[to + c] = f(f32[to + c]! + f(x * f32[table + k * columns + c]!));
      }
    },
  };
}
