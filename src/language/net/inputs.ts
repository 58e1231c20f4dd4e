// Turns a word into the numbers that the first layer reads: the fixed vector of "minister", its form, endings, shape and letter groups.
// The row depends on the word alone, so what the first layer makes of it is kept and used again wherever the word stands.
import { WORD_TABLES, wordFeatures } from "./features.ts";
import { UNITS } from "./memory.ts";
import type { Table, Weights } from "./weights.ts";

/** Numbers in a piece of a compressed vector; 256 pieces for each place. */
const PIECE = 4;
const CODES = 256;

/** Place of a fingerprint in a sorted list, or -1. */
export function place(keys: Uint32Array, key: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = keys[middle]!;
    if (there === key) return middle;
    if (there < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

const saturate = (value: number): number => Math.max(-32768, Math.min(32767, Math.round(value)));

export class WordInputs {
  readonly width: number;
  readonly #vectorSize: number;
  readonly #commonKeys: Uint32Array;
  readonly #common: Int8Array;
  readonly #scale: Float32Array;
  readonly #rareKeys: Uint32Array;
  readonly #rare: Uint8Array;
  readonly #pieces: Int8Array;
  readonly #tables: { readonly keys: Uint32Array; readonly table: Table }[];
  readonly #groupKeys: Uint32Array;
  readonly #groups: Table;

  constructor(weights: Weights) {
    this.width = weights.sizes.inputs;
    this.#vectorSize = weights.sizes.vector;
    this.#commonKeys = weights.u32("commonKeys");
    this.#common = weights.i8("common");
    this.#scale = weights.f32("commonScale");
    this.#rareKeys = weights.u32("rareKeys");
    this.#rare = weights.u8("rare");
    this.#pieces = weights.i8("pieces");
    this.#tables = WORD_TABLES.map((name) => ({
      keys: weights.u32(`${name}Keys`),
      table: weights.table(name),
    }));
    this.#groupKeys = weights.u32("groupsKeys");
    this.#groups = weights.table("groups");
  }

  /** Writes the row of a form at `at` in `out`; `width` numbers in units of 1/4096. */
  write(form: string, out: Int16Array, at: number): void {
    const features = wordFeatures(form);
    let to = at;
    out.fill(0, at, at + this.width);
    this.#writeVector(features.vectors, out, to);
    to += this.#vectorSize;
    for (let t = 0; t < this.#tables.length; t++) {
      const { keys, table } = this.#tables[t]!;
      const found = place(keys, features.tables[t]!);
      const from = (found < 0 ? table.rows - 1 : found) * table.columns;
      for (let i = 0; i < table.columns; i++)
        out[to + i] = saturate(table.bytes[from + i]! * table.scale[i]! * UNITS.input);
      to += table.columns;
    }
    const { bytes, columns, scale } = this.#groups;
    const sums = new Int32Array(columns);
    let known = 0;
    for (const key of features.groups) {
      const found = place(this.#groupKeys, key);
      if (found < 0) continue;
      known++;
      for (let i = 0; i < columns; i++) sums[i]! += bytes[found * columns + i]!;
    }
    if (known > 0)
      for (let i = 0; i < columns; i++) out[to + i] = saturate((sums[i]! * scale[i]! * UNITS.input) / known);
  }

  #writeVector(keys: readonly number[], out: Int16Array, to: number): void {
    const size = this.#vectorSize;
    for (const key of keys) {
      const common = place(this.#commonKeys, key);
      if (common >= 0) {
        for (let d = 0; d < size; d++)
          out[to + d] = saturate(this.#common[common * size + d]! * this.#scale[d]! * UNITS.input);
        return;
      }
      const rare = place(this.#rareKeys, key);
      if (rare >= 0) {
        for (let d = 0; d < size; d++) {
          const piece = (d / PIECE) | 0;
          const code = this.#rare[rare * (size / PIECE) + piece]!;
          const byte = this.#pieces[(piece * CODES + code) * PIECE + (d % PIECE)]!;
          out[to + d] = saturate(byte * this.#scale[d]! * UNITS.input);
        }
        return;
      }
    }
  }
}
