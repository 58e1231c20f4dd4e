// Lays the network out in one block of memory: the weights in the order in which the kernel reads them, then room for one batch.
// A weight of one byte is widened to 16 bits and put into panels of eight columns (see `product` in kernel.wat).
import { type Kernel, openKernel } from "./kernel.ts";
import type { Table, Weights } from "./weights.ts";

/** Words in one batch, at most; a sentence is at most `LONGEST_WINDOW` words, so it fits. */
export const BATCH_WORDS = 512;
/** Words whose first-layer sums are kept; when full, all are dropped. */
export const KEPT_WORDS = 4096;
/** Rows of relation scores worked out at a time, so that they stay in the processor's cache. */
export const RELATION_ROWS = 32;
export const LONGEST_WINDOW = 250;

/** A matrix in the kernel's memory. Positions are bytes. */
export interface Matrix {
  readonly at: number;
  readonly pairs: number;
  readonly panels: number;
  readonly scale: number;
  readonly bias: number;
}

/** Hands out positions of a block that is not there yet; the last one is its size. */
class Plan {
  size = 64;
  take(bytes: number): number {
    const at = this.size;
    this.size = Math.ceil((at + bytes) / 64) * 64;
    return at;
  }
}

const wide = (columns: number): number => Math.ceil(columns / 8) * 8;

/** Writes a matrix and its per-column numbers; `inputUnit` is how many units of the 16-bit input make 1. */
function fill(kernel: Kernel, to: Matrix, from: Table, bias: Float32Array | null, inputUnit: number): void {
  const i16 = new Int16Array(kernel.memory);
  const f32 = new Float32Array(kernel.memory);
  const { bytes, columns, rows } = from;
  for (let column = 0; column < columns; column++) {
    const panel = (to.at >> 1) + (column >> 3) * to.pairs * 16 + (column & 7) * 2;
    for (let k = 0; k < rows; k++) i16[panel + (k >> 1) * 16 + (k & 1)] = bytes[k * columns + column]!;
    f32[(to.scale >> 2) + column] = from.scale[column]! / inputUnit;
    if (bias) f32[(to.bias >> 2) + column] = bias[column]!;
  }
}

const MATRICES = [
  "lstm1.input",
  "lstm1.forward",
  "lstm1.backward",
  "lstm2.input",
  "lstm2.forward",
  "lstm2.backward",
  "heads",
  "arc",
  "relation",
  "tags",
  "names.hidden",
  "names",
] as const;
export type MatrixName = (typeof MATRICES)[number];

/** Units of the 16-bit numbers between layers: outputs of the LSTMs lie in -1..1, the others in -32..32 (arc sums -128..128). */
export const UNITS = { input: 4096, state: 16384, head: 1024, arc: 256 } as const;

const INPUT_UNIT: Record<MatrixName, number> = {
  "lstm1.input": UNITS.input,
  "lstm1.forward": UNITS.state,
  "lstm1.backward": UNITS.state,
  "lstm2.input": UNITS.state,
  "lstm2.forward": UNITS.state,
  "lstm2.backward": UNITS.state,
  heads: UNITS.state,
  arc: UNITS.head,
  relation: UNITS.head,
  tags: UNITS.state,
  "names.hidden": UNITS.state,
  names: UNITS.head,
};

/** Where everything lies. All positions are bytes; `rows` stands for BATCH_WORDS. */
export interface Room {
  /** i16 [rows][inputs] */ readonly words: number;
  /** f32 [KEPT_WORDS][8 hidden] */ readonly kept: number;
  /** f32 [rows][8 hidden]: sums before the gates, both directions */ readonly sums: number;
  /** i16 [rows][4 hidden]: first layer forward and backward, second layer forward and backward */ readonly states: number;
  /** f32 [rows][hidden] */ readonly cells: number;
  /** f32 and i16 [rows][2 (arc + relation)] */ readonly heads: number;
  readonly headsNarrow: number;
  /** f32 and i16 [rows][arc] */ readonly arcs: number;
  readonly arcsNarrow: number;
  /** i16 panels of one sentence's head vectors; f32 [window][window + 8] scores; f32 [window + 8] scale; zeros */
  readonly arcPanels: number;
  readonly arcScores: number;
  readonly arcScale: number;
  readonly zeros: number;
  /** f32 [RELATION_ROWS][(relation + 1) labels] */ readonly relations: number;
  /** f32 [labels] */ readonly relationScores: number;
  /** f32 [rows][tags] */ readonly tags: number;
  /** f32 and i16 [rows][nameHidden]; f32 [rows][name labels] */ readonly nameHidden: number;
  readonly nameHiddenNarrow: number;
  readonly names: number;
  /** i16 [arc]: the root as a head */ readonly arcRoot: number;
}

export interface Laid {
  readonly kernel: Kernel;
  readonly matrices: Readonly<Record<MatrixName, Matrix>>;
  readonly room: Room;
  /** Columns of the tag, name and relation scores, each rounded up to eight. */
  readonly tagColumns: number;
  readonly nameColumns: number;
  readonly relationColumns: number;
}

/** Lays out a model and opens its kernel. */
export function layOut(weights: Weights, wasm: Uint8Array | null): Laid {
  const { hidden, inputs, arc, relation, nameHidden } = weights.sizes;
  const plan = new Plan();
  const tables = Object.fromEntries(MATRICES.map((name) => [name, weights.table(name)])) as Record<
    MatrixName,
    Table
  >;
  const place = (name: MatrixName): Matrix => {
    const { rows, columns } = tables[name];
    const panels = wide(columns) / 8;
    const pairs = Math.ceil(rows / 2);
    return {
      at: plan.take(pairs * panels * 32),
      pairs,
      panels,
      scale: plan.take(panels * 32),
      bias: plan.take(panels * 32),
    };
  };
  const matrices = Object.fromEntries(MATRICES.map((name) => [name, place(name)])) as Record<
    MatrixName,
    Matrix
  >;
  const heads = 2 * (arc + relation);
  const tagColumns = wide(tables.tags.columns);
  const nameColumns = wide(tables.names.columns);
  const relationColumns = tables.relation.columns / (relation + 1);
  const window = wide(LONGEST_WINDOW + 1);
  const rows = BATCH_WORDS;
  const room: Room = {
    words: plan.take(rows * inputs * 2),
    kept: plan.take(KEPT_WORDS * hidden * 32),
    sums: plan.take(rows * hidden * 32),
    states: plan.take(rows * hidden * 8),
    cells: plan.take(rows * hidden * 4),
    heads: plan.take(rows * heads * 4),
    headsNarrow: plan.take(rows * heads * 2),
    arcs: plan.take(rows * arc * 4),
    arcsNarrow: plan.take(rows * arc * 2),
    arcPanels: plan.take(window * arc * 2),
    arcScores: plan.take(window * window * 4),
    arcScale: plan.take(window * 4),
    zeros: plan.take(window * 4),
    relations: plan.take(RELATION_ROWS * tables.relation.columns * 4),
    relationScores: plan.take(relationColumns * 4),
    tags: plan.take(rows * tagColumns * 4),
    nameHidden: plan.take(rows * nameHidden * 4),
    nameHiddenNarrow: plan.take(rows * nameHidden * 2),
    names: plan.take(rows * nameColumns * 4),
    arcRoot: plan.take(arc * 2),
  };
  const kernel = openKernel(wasm, plan.size);
  for (const name of MATRICES) {
    const bias = name.endsWith(".forward") || name.endsWith(".backward") ? null : weights.f32(`${name}.bias`);
    fill(kernel, matrices[name], tables[name], bias, INPUT_UNIT[name]);
  }
  const i16 = new Int16Array(kernel.memory);
  weights.f32("arc.root").forEach((value, i) => {
    i16[(room.arcRoot >> 1) + i] = Math.max(-32768, Math.min(32767, Math.round(value * UNITS.head)));
  });
  new Float32Array(kernel.memory, room.arcScale, window).fill(1 / (UNITS.head * UNITS.arc));
  return { kernel, matrices, room, tagColumns, nameColumns, relationColumns };
}
