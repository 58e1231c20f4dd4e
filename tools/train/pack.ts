// Makes weights.bin and model.json of a trained network: `node pack.ts PREPARED net.bin MODEL_FOLDER FACTS.json`.
// Every matrix becomes bytes with one scale a column; FACTS.json holds what people want to know (seeds, command, scores, corpora).
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORD_TABLES } from "../../src/language/net/features.ts";

interface Matrix {
  rows: number;
  columns: number;
  values: Float32Array;
}

/** The trainer's file: see `save` in trainer.cpp. */
function readTrained(path: string): Map<string, Matrix> {
  const bytes = readFileSync(path);
  if (bytes.readInt32LE(0) !== 0x4654454e) throw new Error(`${path}: is no file of the trainer`);
  const out = new Map<string, Matrix>();
  let at = 8;
  for (let i = bytes.readInt32LE(4); i > 0; i--) {
    const length = bytes.readInt32LE(at);
    const rows = bytes.readInt32LE(at + 4);
    const columns = bytes.readInt32LE(at + 8);
    at += 12;
    const name = bytes.toString("utf8", at, at + length);
    at += length;
    const values = new Float32Array(rows * columns);
    for (let k = 0; k < values.length; k++) values[k] = bytes.readFloatLE(at + 4 * k);
    at += 4 * values.length;
    out.set(name, { rows, columns, values });
  }
  return out;
}

/** Keeps the first `columns` columns of a matrix. */
function cut(matrix: Matrix, columns: number): Matrix {
  const values = new Float32Array(matrix.rows * columns);
  for (let r = 0; r < matrix.rows; r++)
    for (let c = 0; c < columns; c++) values[r * columns + c] = matrix.values[r * matrix.columns + c]!;
  return { rows: matrix.rows, columns, values };
}

const [prepared, trainedPath, folder, factsPath] = process.argv.slice(2);
if (!prepared || !trainedPath || !folder || !factsPath)
  throw new Error("pack.ts PREPARED net.bin MODEL_FOLDER FACTS.json");
const vocabulary = JSON.parse(readFileSync(join(prepared, "vocabulary.json"), "utf8")) as {
  upos: string[];
  xpos: string[];
  relations: string[];
  names: string[];
  layout: Record<string, [offset: number, bytes: number]>;
};
const vocabularyBytes = readFileSync(join(prepared, "vocabulary.bin"));
const trained = readTrained(trainedPath);
const take = (name: string): Matrix => {
  const found = trained.get(name);
  if (!found) throw new Error(`${trainedPath}: has no "${name}"`);
  return found;
};

const parts: Record<string, { type: string; shape: [number, number]; offset: number }> = {};
const blocks: Uint8Array[] = [];
let offset = 0;
function add(
  name: string,
  type: "i8" | "u8" | "u32" | "f32",
  shape: [number, number],
  view: ArrayBufferView,
): void {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  parts[name] = { type, shape, offset };
  const padded = new Uint8Array(Math.ceil(bytes.length / 16) * 16);
  padded.set(bytes);
  blocks.push(padded);
  offset += padded.length;
}
function addMatrix(name: string, { rows, columns, values }: Matrix): void {
  const scale = new Float32Array(columns);
  for (let i = 0; i < values.length; i++)
    scale[i % columns] = Math.max(scale[i % columns]!, Math.abs(values[i]!));
  for (let c = 0; c < columns; c++) scale[c] = scale[c]! > 0 ? scale[c]! / 127 : 1;
  const bytes = Int8Array.from(values, (value, i) => Math.round(value / scale[i % columns]!));
  add(name, "i8", [rows, columns], bytes);
  add(`${name}.scale`, "f32", [1, columns], scale);
}
const addFloats = (name: string, { values }: Matrix): void => add(name, "f32", [1, values.length], values);

const kinds: Record<string, "i8" | "u8" | "u32" | "f32"> = {
  common: "i8",
  commonScale: "f32",
  rare: "u8",
  pieces: "i8",
};
for (const [name, [from, length]] of Object.entries(vocabulary.layout)) {
  const type = kinds[name] ?? "u32";
  const size = type === "u32" || type === "f32" ? 4 : 1;
  add(name, type, [1, length / size], vocabularyBytes.subarray(from, from + length));
}
for (const name of [...WORD_TABLES, "groups"]) addMatrix(name, take(name));
for (const layer of ["lstm1", "lstm2"]) {
  for (const part of ["input", "forward", "backward"])
    addMatrix(`${layer}.${part}`, take(`${layer}.${part}`));
  addFloats(`${layer}.input.bias`, take(`${layer}.bias`));
}
const nameColumns = 1 + 2 * vocabulary.names.length;
addMatrix("heads", take("heads.weights"));
addFloats("heads.bias", take("heads.bias"));
addMatrix("arc", take("arc.weights"));
addFloats("arc.bias", take("arc.bias"));
addFloats("arc.root", take("arc.root"));
addMatrix("relation", take("relation.weights"));
addFloats("relation.bias", take("relation.bias"));
addMatrix("tags", take("tags.weights"));
addFloats("tags.bias", take("tags.bias"));
addMatrix("names.hidden", take("names.hidden"));
addFloats("names.hidden.bias", take("names.hiddenBias"));
addMatrix("names", cut(take("names.weights"), nameColumns));
addFloats("names.bias", cut(take("names.bias"), nameColumns));

const heads = take("heads.weights");
const arc = take("arc.weights").rows;
const heading = {
  sizes: {
    hidden: take("lstm1.forward").rows,
    inputs: take("lstm1.input").rows,
    vector: 100,
    arc,
    relation: heads.columns / 2 - arc,
    nameHidden: take("names.weights").rows,
  },
  labels: {
    upos: vocabulary.upos,
    xpos: vocabulary.xpos,
    relations: vocabulary.relations,
    names: vocabulary.names,
  },
  parts,
};
const json = Buffer.from(JSON.stringify(heading));
const start = Math.ceil((12 + json.length) / 16) * 16;
const front = Buffer.alloc(start);
front.write("PARLEYN1", 0, "latin1");
front.writeUInt32LE(json.length, 8);
json.copy(front, 12);
const file = Buffer.concat([front, ...blocks]);
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "weights.bin"), file);
const facts = JSON.parse(readFileSync(factsPath, "utf8")) as Record<string, unknown>;
const manifest = {
  name: "english-net",
  version: "1",
  ...facts,
  weights: {
    file: "weights.bin",
    sha256: createHash("sha256").update(file).digest("hex"),
    bytes: file.length,
  },
  sizes: heading.sizes,
};
writeFileSync(join(folder, "model.json"), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`${join(folder, "weights.bin")}: ${file.length} bytes`);
