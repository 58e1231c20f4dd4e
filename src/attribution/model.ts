// The trained weights, learnt from news and kept apart from the English model: feature "lemma say with a clause below" -> B-cue +1.9.
import { seamCount } from "./chain.ts";
import { labelCount } from "./labels.ts";

/** Weights of hashed features, `width` for each. */
export interface Table {
  readonly width: number;
  /** Open-addressed table: at `2 * slot` a feature's hash (0 = empty), after it where its weights begin in `rows`. A power of two of slots. */
  readonly slots: Int32Array;
  /** In steps of `scale`. */
  readonly rows: Int8Array;
  readonly scale: number;
}

/** One pass of the labeller: weights for each label, and of transitions (seam x label x label). */
export interface Layer extends Table {
  readonly transitions: Float64Array;
}

/** Trained parts by name: "first", "second" (layers), "source", "content" (links), "trust" (how sure an attribution is). */
export interface AttributionModel {
  readonly tables: Readonly<Record<string, Table>>;
  readonly layers: Readonly<Record<string, Layer>>;
  readonly settings: Readonly<Record<string, number>>;
}

/** What a trainer hands in: feature hashes (ascending, none 0) with `width` weights each. */
export interface TrainedTable {
  readonly name: string;
  readonly width: number;
  readonly hashes: Uint32Array;
  readonly weights: Float32Array;
  readonly transitions?: Float64Array;
}

const magic = "PARLEYA2";
interface TableHead {
  readonly name: string;
  readonly width: number;
  readonly features: number;
  readonly hashBytes: number;
  readonly weightBytes: number;
  readonly scale: number;
  readonly chain: boolean;
}
interface Head {
  readonly labels: number;
  readonly seams: number;
  readonly tables: readonly TableHead[];
  readonly settings: Readonly<Record<string, number>>;
}

/** Weights beyond this are cut to it, so that the steps of int8 stay fine. */
const widest = 3;

/**
 * Bytes: magic (8), length of the JSON head (u32 LE), head, then for every table the hashes as differences (LEB128), a byte for each feature
 * whose bit `i` tells that weight `i` is not zero, those weights as int8, and for a chain the transitions as float32 LE. Features whose
 * weights all round to less than `least` steps are left out.
 */
export function writeModel(
  tables: readonly TrainedTable[],
  settings: Readonly<Record<string, number>>,
  least = 1,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const heads: TableHead[] = [];
  for (const { name, width, hashes, weights, transitions } of tables) {
    const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
    const scale = Math.min(top, widest) / 127;
    const differences: number[] = [];
    const masks: number[] = [];
    const small: number[] = [];
    let before = 0;
    hashes.forEach((hash, feature) => {
      const row: number[] = [];
      let mask = 0;
      for (let label = 0; label < width; label++) {
        const step = Math.max(-127, Math.min(127, Math.round(weights[feature * width + label]! / scale)));
        if (Math.abs(step) < 1) continue;
        mask |= 1 << label;
        row.push(step);
      }
      if (!row.some((step) => Math.abs(step) >= least)) return;
      let difference = hash - before;
      before = hash;
      while (difference >= 128) {
        differences.push((difference % 128) | 128);
        difference = Math.floor(difference / 128);
      }
      differences.push(difference);
      masks.push(mask);
      for (const step of row) small.push(step);
    });
    heads.push({
      name,
      width,
      features: masks.length,
      hashBytes: differences.length,
      weightBytes: small.length,
      scale,
      chain: transitions !== undefined,
    });
    parts.push(
      Uint8Array.from(differences),
      Uint8Array.from(masks),
      new Uint8Array(Int8Array.from(small).buffer),
    );
    if (transitions) {
      const seams = new DataView(new ArrayBuffer(transitions.length * 4));
      transitions.forEach((weight, index) => seams.setFloat32(index * 4, weight, true));
      parts.push(new Uint8Array(seams.buffer));
    }
  }
  const head = new TextEncoder().encode(
    JSON.stringify({ labels: labelCount, seams: seamCount, tables: heads, settings } satisfies Head),
  );
  const out = new Uint8Array(12 + head.length + parts.reduce((sum, part) => sum + part.length, 0));
  out.set(new TextEncoder().encode(magic));
  new DataView(out.buffer).setUint32(8, head.length, true);
  out.set(head, 12);
  let at = 12 + head.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Opens what `writeModel` wrote. Throws one Error that says what is wrong when the bytes are cut short or of another format. */
export function openAttributionModel(bytes: Uint8Array): AttributionModel {
  const fail = (what: string): never => {
    throw new Error(
      `attribution weights: ${what}. Take the file of the same release, or train again (tools/train/attribution).`,
    );
  };
  if (bytes.length < 12 || new TextDecoder().decode(bytes.subarray(0, 8)) !== magic)
    fail(`no file of format ${magic} (${bytes.length} bytes)`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(8, true);
  if (12 + headLength > bytes.length)
    fail(`cut short: the head ends at ${12 + headLength}, the file at ${bytes.length}`);
  let head: Head;
  try {
    head = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + headLength))) as Head;
  } catch {
    return fail("the head is no JSON");
  }
  if (head.labels !== labelCount || head.seams !== seamCount)
    fail(
      `made for ${head.labels} labels and ${head.seams} seams, this version has ${labelCount} and ${seamCount}`,
    );
  let at = 12 + headLength;
  const tables: Record<string, Table> = {};
  const layers: Record<string, Layer> = {};
  for (const { name, width, features, hashBytes, weightBytes, scale, chain } of head.tables) {
    const transitionCount = chain ? seamCount * labelCount * labelCount : 0;
    const end = at + hashBytes + features + weightBytes + transitionCount * 4;
    if (end > bytes.length) fail(`cut short: table "${name}" ends at ${end}, the file at ${bytes.length}`);
    let count = 16;
    while (count < features * 2) count *= 2;
    const slots = new Int32Array(count * 2);
    let hash = 0;
    for (let feature = 0; feature < features; feature++) {
      let factor = 1;
      for (;;) {
        const byte = bytes[at++];
        if (byte === undefined || factor > 2 ** 35) return fail(`damaged: table "${name}" does not end`);
        hash += (byte & 127) * factor;
        if (byte < 128) break;
        factor *= 128;
      }
      let slot = hash & (count - 1);
      while (slots[2 * slot] !== 0) slot = (slot + 1) & (count - 1);
      slots[2 * slot] = hash | 0;
      slots[2 * slot + 1] = feature * width;
    }
    const rows = new Int8Array(features * width);
    let value = at + features;
    for (let feature = 0; feature < features; feature++) {
      const mask = bytes[at + feature]!;
      for (let label = 0; label < width; label++)
        if ((mask & (1 << label)) !== 0) rows[feature * width + label] = bytes[value++]!;
    }
    at += features + weightBytes;
    const table: Table = { width, slots, rows, scale };
    if (chain) {
      const transitions = new Float64Array(transitionCount);
      for (let index = 0; index < transitionCount; index++)
        transitions[index] = view.getFloat32(at + index * 4, true);
      at += transitionCount * 4;
      layers[name] = { ...table, transitions };
    } else tables[name] = table;
  }
  return { tables, layers, settings: head.settings };
}

/** Sum of the weights of the features `ids[0..size)` in a table of width 1. */
export function scoreOf({ slots, rows, scale }: Table, ids: Int32Array, size: number): number {
  const mask = slots.length / 2 - 1;
  let sum = 0;
  for (let index = 0; index < size; index++) {
    const hash = ids[index]!;
    let slot = hash & mask;
    for (let key = slots[2 * slot]!; key !== 0; key = slots[2 * slot]!) {
      if (key === hash) {
        sum += rows[slots[2 * slot + 1]!]!;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return sum * scale;
}

/** Adds the weights of the features `ids[0..size)` to the label scores of word `at`. Sums are of whole numbers, so order does not matter. */
export function addScores(
  { slots, rows, scale }: Table,
  ids: Int32Array,
  size: number,
  scores: Float64Array,
  at: number,
): void {
  const mask = slots.length / 2 - 1;
  const base = at * labelCount;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  for (let index = 0; index < size; index++) {
    const hash = ids[index]!;
    let slot = hash & mask;
    for (let key = slots[2 * slot]!; key !== 0; key = slots[2 * slot]!) {
      if (key === hash) {
        const row = slots[2 * slot + 1]!;
        s0 += rows[row]!;
        s1 += rows[row + 1]!;
        s2 += rows[row + 2]!;
        s3 += rows[row + 3]!;
        s4 += rows[row + 4]!;
        s5 += rows[row + 5]!;
        s6 += rows[row + 6]!;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  scores[base] = scores[base]! + s0 * scale;
  scores[base + 1] = scores[base + 1]! + s1 * scale;
  scores[base + 2] = scores[base + 2]! + s2 * scale;
  scores[base + 3] = scores[base + 3]! + s3 * scale;
  scores[base + 4] = scores[base + 4]! + s4 * scale;
  scores[base + 5] = scores[base + 5]! + s5 * scale;
  scores[base + 6] = scores[base + 6]! + s6 * scale;
}
