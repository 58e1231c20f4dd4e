// The quick models as bytes: a JSON head, then for each table its buckets. Weights are one signed byte into a table of 128 sizes.
// Layout: "PQ01", u32 length of head, head (UTF-8 JSON), tables in the head's order.

/** Weights of a linear model with hashed features: bucket b holds entries `[offsets[b], offsets[b + 1])`. */
export interface SparseWeights {
  readonly classes: number;
  readonly offsets: Int32Array;
  readonly labels: Uint8Array;
  readonly values: Int32Array;
}

/** Weights with all classes of a bucket side by side. */
export interface DenseWeights {
  readonly classes: number;
  readonly values: Int32Array;
}

interface Table {
  readonly name: string;
  readonly kind: "sparse" | "dense";
  readonly buckets: number;
  readonly classes: number;
  readonly entries: number;
}

export interface QuickModel {
  /** Joint tags "VERB|VBD". */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly tagger: SparseWeights;
  readonly actions: DenseWeights;
  readonly labels: SparseWeights;
  readonly names: SparseWeights;
}

/** Sizes of weights grow by about 5 % a step: a byte then loses less than the noise of training. */
export const sizes: Int32Array = (() => {
  const table = new Int32Array(128);
  for (let i = 1; i < 128; i++) table[i] = Math.max(table[i - 1]! + 1, Math.round(1.0505 ** i * 8));
  return table;
})();

export const sizeOf = (code: number): number => (code < 0 ? -sizes[-code]! : sizes[code]!);

/**
 * Reads `model/english/quick.bin`.
 * @throws Error naming the file and what is wrong when the bytes are cut or of another kind.
 */
export function openQuick(bytes: Uint8Array): QuickModel {
  const fail = (what: string): never => {
    throw new Error(
      `quick.bin: ${what}. Restore model/english/quick.bin or train it again (tools/train/quick).`,
    );
  };
  if (bytes.length < 8 || String.fromCharCode(...bytes.subarray(0, 4)) !== "PQ01") fail("not a quick model");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = view.getUint32(4, true);
  if (8 + length > bytes.length) fail(`cut short at ${bytes.length} bytes`);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as {
    tags: string[];
    relations: string[];
    tables: Table[];
    bytes: number;
  };
  if (head.bytes !== bytes.length - 8 - length)
    fail(`expected ${head.bytes} bytes of weights, found ${bytes.length - 8 - length}`);
  let at = 8 + length;
  const read = (name: string): SparseWeights & DenseWeights => {
    const table = head.tables.find((one) => one.name === name) ?? fail(`no table "${name}"`);
    if (table.kind === "dense") {
      const values = new Int32Array(table.buckets * table.classes);
      for (let i = 0; i < values.length; i++) values[i] = sizeOf((bytes[at + i]! << 24) >> 24);
      at += values.length;
      return { classes: table.classes, values, offsets: new Int32Array(0), labels: new Uint8Array(0) };
    }
    const offsets = new Int32Array(table.buckets + 1);
    for (let i = 0; i < table.buckets; i++) offsets[i + 1] = offsets[i]! + bytes[at + i]!;
    at += table.buckets;
    if (offsets[table.buckets] !== table.entries) fail(`table "${name}" is damaged`);
    const labels = bytes.slice(at, at + table.entries);
    at += table.entries;
    const values = new Int32Array(table.entries);
    for (let i = 0; i < table.entries; i++) values[i] = sizeOf((bytes[at + i]! << 24) >> 24);
    at += table.entries;
    return { classes: table.classes, offsets, labels, values };
  };
  return {
    tags: head.tags,
    relations: head.relations,
    tagger: read("tagger"),
    actions: read("actions"),
    labels: read("labels"),
    names: read("names"),
  };
}
