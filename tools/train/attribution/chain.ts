// Prepares featured paragraphs for the trainer of chains (chain.cpp), runs it and reads the weights back.
import { execFileSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { labelCount, seamCount, type TrainedTable } from "../../../src/attribution/index.ts";

/** A paragraph ready for training: `features[starts[i]..starts[i + 1])` are the features of word `i`, hashes at first, then numbers. */
export interface Row {
  readonly features: Uint32Array;
  readonly starts: Uint32Array;
  readonly seams: Uint8Array;
  readonly gold: Uint8Array;
  /** Label scores of an earlier pass (words x labels) to which the weights add. */
  readonly given?: Float64Array;
}

export interface ChainSettings {
  readonly epochs: number;
  /** Weights are the mean over the last so many epochs. */
  readonly average: number;
  /** Step size, and strength of the pull to zero (L1 makes weights vanish, L2 keeps them small). */
  readonly alpha: number;
  readonly l1: number;
  readonly l2: number;
  /** Cost of leaving a gold word unmarked. */
  readonly margin: number;
  readonly seed: number;
}

/** Compiles the trainer into `folder`; throws when there is no g++. */
export function buildTrainer(folder: string): string {
  const program = join(folder, "chain");
  const source = join(import.meta.dirname, "chain.cpp");
  execFileSync("g++", [
    "-O3",
    "-march=native",
    "-ffast-math",
    "-fno-finite-math-only",
    "-o",
    program,
    source,
  ]);
  return program;
}

/** The hashes that occur in at least `least` words, ascending. */
export function frequent(
  rows: readonly Row[],
  least: number,
): { hashes: Uint32Array; numberOf: (hash: number) => number } {
  let total = 0;
  for (const row of rows) total += row.features.length;
  let slots = 1 << 16;
  while (slots < Math.min(total, 1 << 25)) slots *= 2;
  const keys = new Uint32Array(slots);
  const counts = new Uint8Array(slots);
  const slotOf = (hash: number): number => {
    let slot = hash & (slots - 1);
    while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (slots - 1);
    return slot;
  };
  for (const row of rows)
    for (const hash of row.features) {
      if (hash === 0) continue;
      const slot = slotOf(hash);
      keys[slot] = hash;
      if (counts[slot]! < 255) counts[slot] = counts[slot]! + 1;
    }
  let kept = 0;
  for (let slot = 0; slot < slots; slot++) if (counts[slot]! >= least) kept++;
  const hashes = new Uint32Array(kept);
  let next = 0;
  for (let slot = 0; slot < slots; slot++) if (counts[slot]! >= least) hashes[next++] = keys[slot]!;
  hashes.sort();
  const numbers = new Int32Array(slots).fill(-1);
  hashes.forEach((hash, index) => {
    numbers[slotOf(hash)] = index;
  });
  return { hashes, numberOf: (hash) => (hash === 0 ? -1 : numbers[slotOf(hash)]!) };
}

/** Writes the trainer's file of rows (format: head of chain.cpp). `folds[i]` is the fold of row `i`. */
export function writeRows(
  path: string,
  rows: readonly Row[],
  folds: readonly number[],
  least: number,
): Uint32Array {
  const { hashes, numberOf } = frequent(rows, least);
  const file = openSync(path, "w");
  writeSync(file, new Uint8Array(Uint32Array.of(hashes.length, rows.length).buffer));
  rows.forEach(({ features, starts, seams, gold, given }, index) => {
    const words = gold.length;
    const padded = Math.ceil(words / 4);
    const out = new Uint32Array(3 + 2 * padded + (given?.length ?? 0) + words + features.length);
    out[0] = words;
    out[1] = folds[index]!;
    out[2] = given ? 1 : 0;
    const bytes = new Uint8Array(out.buffer);
    bytes.set(gold, 12);
    bytes.set(seams, 12 + 4 * padded);
    let at = 3 + 2 * padded;
    if (given) {
      new Float32Array(out.buffer).set(given, at);
      at += given.length;
    }
    for (let word = 0; word < words; word++) {
      const head = at++;
      for (let place = starts[word]!; place < starts[word + 1]!; place++) {
        const found = numberOf(features[place]!);
        if (found >= 0) out[at++] = found;
      }
      out[head] = at - head - 1;
    }
    writeSync(file, new Uint8Array(out.buffer, 0, at * 4));
  });
  closeSync(file);
  return hashes;
}

/** Runs the trainer on a file of rows, leaving out one fold (-1: none), and gives the features whose weights are not all near zero. */
export function trainChain(
  program: string,
  rowsPath: string,
  hashes: Uint32Array,
  settings: ChainSettings,
  name: string,
  without: number,
  reuse = false,
): TrainedTable {
  const output = `${rowsPath}.${name}.${without}.weights`;
  const options = Object.entries({ labels: labelCount, seams: seamCount, ...settings, without }).map(
    ([key, value]) => `${key}=${value}`,
  );
  if (!reuse || !existsSync(output))
    execFileSync(program, [rowsPath, output, ...options], { stdio: ["ignore", "inherit", "inherit"] });
  const bytes = readFileSync(output);
  const numbers = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const L = labelCount;
  const kept: number[] = [];
  for (let feature = 0; feature < hashes.length; feature++) {
    let top = 0;
    for (let label = 0; label < L; label++) top = Math.max(top, Math.abs(numbers[feature * L + label]!));
    if (top > 0.01) kept.push(feature);
  }
  const weights = new Float32Array(kept.length * L);
  kept.forEach((feature, place) => weights.set(numbers.subarray(feature * L, feature * L + L), place * L));
  return {
    name,
    width: L,
    hashes: Uint32Array.from(kept, (feature) => hashes[feature]!),
    weights,
    transitions: Float64Array.from(numbers.subarray(hashes.length * L)),
  };
}
