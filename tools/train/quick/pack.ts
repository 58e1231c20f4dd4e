// Writes the quick models as src/language/quick/weights.ts reads them: one byte a weight, the smallest weights left out.
import { sizes } from "../../../src/language/quick/weights.ts";

export interface TrainedTable {
  name: string;
  kind: "sparse" | "dense";
  classes: number;
  /** bucket x class */
  values: Float32Array;
  /** Entries kept in a sparse table. */
  keep: number;
}

const code = (value: number, scale: number): number => {
  const size = Math.abs(value) * scale;
  let low = 0;
  let high = 127;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sizes[middle]! < size) low = middle + 1;
    else high = middle;
  }
  if (low > 0 && size - sizes[low - 1]! < sizes[low]! - size) low--;
  return value < 0 ? -low : low;
};

export function packQuick(
  tags: readonly string[],
  relations: readonly string[],
  tables: readonly TrainedTable[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  const heads: unknown[] = [];
  for (const table of tables) {
    const { values, classes } = table;
    let most = 0;
    for (const value of values) if (Math.abs(value) > most) most = Math.abs(value);
    const scale = sizes[127]! / most;
    const buckets = values.length / classes;
    if (table.kind === "dense") {
      const bytes = new Uint8Array(values.length);
      for (let i = 0; i < values.length; i++) bytes[i] = code(values[i]!, scale) & 255;
      parts.push(bytes);
      heads.push({ name: table.name, kind: "dense", buckets, classes, entries: values.length });
      continue;
    }
    const magnitudes = Float32Array.from(values, Math.abs).sort();
    const floor = magnitudes[Math.max(0, magnitudes.length - table.keep)]!;
    const counts = new Uint8Array(buckets);
    const labels: number[] = [];
    const weights: number[] = [];
    for (let b = 0; b < buckets; b++)
      for (let c = 0; c < classes; c++) {
        const value = values[b * classes + c]!;
        if (value === 0 || Math.abs(value) < floor) continue;
        const byte = code(value, scale);
        if (byte === 0 || counts[b] === 255) continue;
        counts[b]!++;
        labels.push(c);
        weights.push(byte & 255);
      }
    parts.push(counts, Uint8Array.from(labels), Uint8Array.from(weights));
    heads.push({ name: table.name, kind: "sparse", buckets, classes, entries: labels.length });
  }
  const body = parts.reduce((sum, part) => sum + part.length, 0);
  const head = new TextEncoder().encode(JSON.stringify({ tags, relations, tables: heads, bytes: body }));
  const out = new Uint8Array(8 + head.length + body);
  out.set(new TextEncoder().encode("PQ01"));
  new DataView(out.buffer).setUint32(4, head.length, true);
  out.set(head, 8);
  let at = 8 + head.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
