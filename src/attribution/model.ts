// The trained weights, learnt from news and kept apart from the English model: feature "lemma say with a clause below" -> B-cue +1.9.
import { seamCount } from "./chain.ts";
import { labelCount } from "./labels.ts";

/** Weights of hashed features, `width` for each. */
export interface Table {
  readonly width: number;
  /** Open-addressed table of feature hashes (0 = empty); a power of two long. */
  readonly keys: Uint32Array;
  /** Where the feature's weights begin in `rows`, for every slot of `keys`. */
  readonly places: Int32Array;
  readonly rows: Float32Array;
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

const magic = "PARLEYA1";
interface TableHead {
  readonly name: string;
  readonly width: number;
  readonly features: number;
  readonly hashBytes: number;
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
 * Bytes: magic (8), length of the JSON head (u32 LE), head, then for every table the hashes as differences (LEB128), the weights as int8
 * (`width` each), and for a chain the transitions as float32 LE.
 */
export function writeModel(
  tables: readonly TrainedTable[],
  settings: Readonly<Record<string, number>>,
): Uint8Array {
  const parts: Uint8Array[] = [];
  const heads: TableHead[] = [];
  for (const { name, width, hashes, weights, transitions } of tables) {
    const differences: number[] = [];
    let before = 0;
    for (const hash of hashes) {
      let difference = hash - before;
      before = hash;
      while (difference >= 128) {
        differences.push((difference % 128) | 128);
        difference = Math.floor(difference / 128);
      }
      differences.push(difference);
    }
    const top = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
    const scale = Math.min(top, widest) / 127;
    heads.push({
      name,
      width,
      features: hashes.length,
      hashBytes: differences.length,
      scale,
      chain: transitions !== undefined,
    });
    const small = new Int8Array(weights.length);
    weights.forEach((weight, index) => {
      small[index] = Math.max(-127, Math.min(127, Math.round(weight / scale)));
    });
    parts.push(Uint8Array.from(differences), new Uint8Array(small.buffer));
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
  for (const { name, width, features, hashBytes, scale, chain } of head.tables) {
    const transitionCount = chain ? seamCount * labelCount * labelCount : 0;
    const end = at + hashBytes + features * width + transitionCount * 4;
    if (end > bytes.length) fail(`cut short: table "${name}" ends at ${end}, the file at ${bytes.length}`);
    let slots = 16;
    while (slots < features * 2) slots *= 2;
    const keys = new Uint32Array(slots);
    const places = new Int32Array(slots);
    let hash = 0;
    for (let feature = 0; feature < features; feature++) {
      let factor = 1;
      for (;;) {
        const byte = bytes[at++]!;
        hash += (byte & 127) * factor;
        if (byte < 128) break;
        factor *= 128;
      }
      let slot = hash & (slots - 1);
      while (keys[slot] !== 0) slot = (slot + 1) & (slots - 1);
      keys[slot] = hash;
      places[slot] = feature * width;
    }
    const rows = new Float32Array(features * width);
    for (let index = 0; index < rows.length; index++)
      rows[index] = ((bytes[at + index]! << 24) >> 24) * scale;
    at += rows.length;
    const table: Table = { width, keys, places, rows };
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
export function scoreOf(table: Table, ids: Uint32Array, size: number): number {
  const { keys, places, rows } = table;
  const mask = keys.length - 1;
  let sum = 0;
  for (let index = 0; index < size; index++) {
    const hash = ids[index]!;
    let slot = hash & mask;
    for (let key = keys[slot]!; key !== 0; key = keys[slot]!) {
      if (key === hash) {
        sum += rows[places[slot]!]!;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return sum;
}

/** Adds the weights of the features `ids[from..to)` to the label scores of word `at`. */
export function addScores(
  layer: Table,
  ids: Uint32Array,
  from: number,
  to: number,
  scores: Float64Array,
  at: number,
): void {
  const { keys, places, rows } = layer;
  const mask = keys.length - 1;
  const base = at * labelCount;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  for (let index = from; index < to; index++) {
    const hash = ids[index]!;
    let slot = hash & mask;
    for (let key = keys[slot]!; key !== 0; key = keys[slot]!) {
      if (key === hash) {
        const row = places[slot]!;
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
  scores[base] = scores[base]! + s0;
  scores[base + 1] = scores[base + 1]! + s1;
  scores[base + 2] = scores[base + 2]! + s2;
  scores[base + 3] = scores[base + 3]! + s3;
  scores[base + 4] = scores[base + 4]! + s4;
  scores[base + 5] = scores[base + 5]! + s5;
  scores[base + 6] = scores[base + 6]! + s6;
}
