// Opens the model file: checks that its SHA-256 is the one that model.json names, and gives its parts ("form", "lstm1.input") as typed arrays.
// Layout: "PARLEYN1", the length of a JSON heading (32 bits, little-endian), the heading, then the parts, each at a multiple of 16 bytes.
import { digestBytes } from "../../report/index.ts";

const MAGIC = "PARLEYN1";

/** What model.json must say; it says more (corpora, licences, command, scores), which is for people. */
export interface NetManifest {
  readonly name: string;
  readonly version: string;
  readonly weights: { readonly file: string; readonly sha256: string; readonly bytes: number };
}

interface Part {
  readonly type: "i8" | "u8" | "u32" | "f32";
  readonly shape: readonly [rows: number, columns: number];
  readonly offset: number;
}

interface Heading {
  readonly sizes: NetSizes;
  readonly labels: NetLabels;
  readonly parts: Readonly<Record<string, Part>>;
}

export interface NetSizes {
  readonly hidden: number;
  readonly inputs: number;
  readonly vector: number;
  readonly arc: number;
  readonly relation: number;
  readonly nameHidden: number;
}

export interface NetLabels {
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly relations: readonly string[];
  /** Types of names; label 0 is outside, 1 + 2t begins and 2 + 2t continues type t. */
  readonly names: readonly string[];
}

/** Matrices are row-major; `scale` has one number a column: value = byte * scale. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly bytes: Int8Array;
  readonly scale: Float32Array;
}

function isManifest(value: unknown): value is NetManifest {
  const weights = (value as { weights?: Record<string, unknown> } | null)?.weights;
  return typeof weights?.["sha256"] === "string" && typeof weights["file"] === "string";
}

/** The parts of a model file whose bytes have been checked. */
export class Weights {
  readonly manifest: NetManifest;
  readonly sizes: NetSizes;
  readonly labels: NetLabels;
  readonly #bytes: Uint8Array;
  readonly #parts: Readonly<Record<string, Part>>;
  readonly #start: number;

  /** Throws one Error naming the file, the expected and the found SHA-256 when the bytes are not those of the manifest. */
  constructor(bytes: Uint8Array, manifest: unknown) {
    if (!isManifest(manifest))
      throw new Error(
        "model.json names no weights; it needs weights.file and weights.sha256. Train or install the model again.",
      );
    this.manifest = manifest;
    const found = digestBytes(bytes);
    if (found !== manifest.weights.sha256)
      throw new Error(
        `${manifest.weights.file}: expected SHA-256 ${manifest.weights.sha256} (${manifest.weights.bytes} bytes), found ${found} (${bytes.length} bytes). The file is missing parts or was altered; install the model again.`,
      );
    // A copy starts at a multiple of 16, which the typed arrays need.
    this.#bytes = bytes.byteOffset % 16 === 0 ? bytes : bytes.slice();
    const view = new DataView(this.#bytes.buffer, this.#bytes.byteOffset);
    const magic = String.fromCharCode(...this.#bytes.subarray(0, 8));
    if (magic !== MAGIC)
      throw new Error(
        `${manifest.weights.file}: begins with "${magic}", not with "${MAGIC}"; it was made for another version.`,
      );
    const length = view.getUint32(8, true);
    const heading = JSON.parse(new TextDecoder().decode(this.#bytes.subarray(12, 12 + length))) as Heading;
    this.sizes = heading.sizes;
    this.labels = heading.labels;
    this.#parts = heading.parts;
    this.#start = Math.ceil((12 + length) / 16) * 16;
  }

  #part(name: string, type: Part["type"]): Part & { at: number } {
    const part = this.#parts[name];
    if (part?.type !== type)
      throw new Error(`${this.manifest.weights.file}: has no part "${name}" of type ${type}`);
    return { ...part, at: this.#bytes.byteOffset + this.#start + part.offset };
  }

  i8(name: string): Int8Array {
    const { at, shape } = this.#part(name, "i8");
    return new Int8Array(this.#bytes.buffer, at, shape[0] * shape[1]);
  }
  u8(name: string): Uint8Array {
    const { at, shape } = this.#part(name, "u8");
    return new Uint8Array(this.#bytes.buffer, at, shape[0] * shape[1]);
  }
  u32(name: string): Uint32Array {
    const { at, shape } = this.#part(name, "u32");
    return new Uint32Array(this.#bytes.buffer, at, shape[0] * shape[1]);
  }
  f32(name: string): Float32Array {
    const { at, shape } = this.#part(name, "f32");
    return new Float32Array(this.#bytes.buffer, at, shape[0] * shape[1]);
  }
  table(name: string): Table {
    const { shape } = this.#part(name, "i8");
    return { rows: shape[0], columns: shape[1], bytes: this.i8(name), scale: this.f32(`${name}.scale`) };
  }
}
