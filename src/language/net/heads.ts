// Reads tags, tree and names off the states of a batch: "suspended" is VBD and root, "talks" its obj, "Beijing" a LOC.
// Arcs and relations by deep biaffine attention (Dozat and Manning 2017).
import type { Name, NameType } from "../sentence.ts";
import { decodeNames } from "./decode-names.ts";
import type { Steps } from "./encoder.ts";
import { type Laid, RELATION_ROWS, UNITS } from "./memory.ts";
import { spanningTree } from "./spanning.ts";
import type { NetLabels, NetSizes } from "./weights.ts";

/** One sentence as the network reads it. */
export interface TaggedSentence {
  readonly upos: string[];
  readonly xpos: string[];
  /** Place of the governing word, -1 for the one root. */
  readonly head: Int32Array;
  readonly deprel: string[];
  readonly names: Name[];
}

const LEAK = 0.1;

export class Heads {
  readonly #laid: Laid;
  readonly #sizes: NetSizes;
  readonly #labels: NetLabels;
  readonly #f32: Float32Array;
  readonly #i32: Int32Array;

  constructor(laid: Laid, sizes: NetSizes, labels: NetLabels) {
    this.#laid = laid;
    this.#sizes = sizes;
    this.#labels = labels;
    this.#f32 = new Float32Array(laid.kernel.memory);
    this.#i32 = new Int32Array(laid.kernel.memory);
  }

  /** After `Encoder.run` with the same steps. Sentence s has `lengths[s]` words. */
  read(steps: Steps, lengths: readonly number[]): TaggedSentence[] {
    this.#scores(steps.rows);
    const heads = lengths.map((length, s) => this.#tree(steps, s, length));
    const relations = this.#relations(steps, heads);
    return lengths.map((length, s) => {
      const rows = Array.from({ length }, (_, t) => steps.base[t]! + s);
      const labels = this.#labels;
      const { room, tagColumns, nameColumns } = this.#laid;
      const best = (row: number, from: number, count: number): number => {
        const at = (room.tags >> 2) + row * tagColumns + from;
        let top = 0;
        for (let i = 1; i < count; i++) if (this.#f32[at + i]! > this.#f32[at + top]!) top = i;
        return top;
      };
      const names = room.names >> 2;
      return {
        upos: rows.map((row) => labels.upos[best(row, 0, labels.upos.length)]!),
        xpos: rows.map((row) => labels.xpos[best(row, labels.upos.length, labels.xpos.length)]!),
        head: heads[s]!,
        deprel: rows.map((row) => labels.relations[relations[row]!]!),
        names: decodeNames(
          (word, label) => this.#f32[names + rows[word]! * nameColumns + label]!,
          length,
          labels.names as readonly NameType[],
        ),
      };
    });
  }

  /** Scores of tags and names, and the vectors of words as dependents and as heads. */
  #scores(rows: number): void {
    const { kernel, matrices, room, tagColumns, nameColumns } = this.#laid;
    const { hidden, arc, relation, nameHidden } = this.#sizes;
    const state = hidden * 8;
    let m = matrices.tags;
    kernel.product(
      room.states,
      state,
      rows,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.tags,
      tagColumns * 4,
    );
    m = matrices["names.hidden"];
    kernel.product(
      room.states,
      state,
      rows,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.nameHidden,
      nameHidden * 4,
    );
    kernel.narrow(room.nameHidden, rows * nameHidden, LEAK, UNITS.head, room.nameHiddenNarrow);
    m = matrices.names;
    kernel.product(
      room.nameHiddenNarrow,
      nameHidden * 2,
      rows,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.names,
      nameColumns * 4,
    );
    m = matrices.heads;
    const columns = 2 * (arc + relation);
    kernel.product(
      room.states + hidden * 4,
      state,
      rows,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.heads,
      columns * 4,
    );
    kernel.narrow(room.heads, rows * columns, LEAK, UNITS.head, room.headsNarrow);
    m = matrices.arc;
    kernel.product(
      room.headsNarrow,
      columns * 2,
      rows,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.arcs,
      arc * 4,
    );
    kernel.narrow(room.arcs, rows * arc, 1, UNITS.arc, room.arcsNarrow);
  }

  /** Heads of sentence s: its words as heads become a matrix of their own, which its dependents are multiplied with. */
  #tree(steps: Steps, s: number, length: number): Int32Array {
    const { kernel, room } = this.#laid;
    const { arc, relation } = this.#sizes;
    const pairs = arc / 2;
    const panels = Math.ceil((length + 1) / 8);
    const stride = 2 * (arc + relation);
    for (let column = 0; column < panels * 8; column++) {
      const to = (room.arcPanels >> 2) + (column >> 3) * pairs * 8 + (column & 7);
      if (column > length) for (let k = 0; k < pairs; k++) this.#i32[to + k * 8] = 0;
      else {
        const from =
          column === 0
            ? room.arcRoot >> 2
            : (room.headsNarrow + ((steps.base[column - 1]! + s) * stride + arc) * 2) >> 2;
        for (let k = 0; k < pairs; k++) this.#i32[to + k * 8] = this.#i32[from + k]!;
      }
    }
    const width = panels * 8;
    for (let t = 0; t < length; t++)
      this.#i32.copyWithin(
        (room.arcs >> 2) + t * pairs,
        (room.arcsNarrow + (steps.base[t]! + s) * arc * 2) >> 2,
        (room.arcsNarrow + (steps.base[t]! + s + 1) * arc * 2) >> 2,
      );
    kernel.product(
      room.arcs,
      arc * 2,
      length,
      room.arcPanels,
      pairs,
      panels,
      room.arcScale,
      room.zeros,
      0,
      room.arcScores,
      width * 4,
    );
    return spanningTree({ scores: this.#f32, at: room.arcScores >> 2, width, count: length });
  }

  /** The relation of each row to its head, as a label number. */
  #relations(steps: Steps, heads: readonly Int32Array[]): Uint8Array {
    const { kernel, matrices, room, relationColumns } = this.#laid;
    const { arc, relation } = this.#sizes;
    const m = matrices.relation;
    const stride = 4 * (arc + relation);
    const from = room.headsNarrow + arc * 4;
    const headRow = new Int32Array(steps.rows);
    heads.forEach((list, s) => {
      list.forEach((head, t) => {
        headRow[steps.base[t]! + s] = head < 0 ? -1 : steps.base[head]! + s;
      });
    });
    const out = new Uint8Array(steps.rows);
    const width = (relation + 1) * relationColumns * 4;
    const rootLabel = this.#labels.relations.indexOf("root");
    const scores = room.relationScores >> 2;
    for (let first = 0; first < steps.rows; first += RELATION_ROWS) {
      const rows = Math.min(RELATION_ROWS, steps.rows - first);
      kernel.product(
        from + first * stride,
        stride,
        rows,
        m.at,
        m.pairs,
        m.panels,
        m.scale,
        m.bias,
        0,
        room.relations,
        width,
      );
      for (let row = first; row < first + rows; row++) {
        const head = headRow[row]!;
        if (head < 0) {
          out[row] = rootLabel;
          continue;
        }
        kernel.relate(
          room.relations + (row - first) * width,
          relation,
          relationColumns,
          from + relation * 2 + head * stride,
          1 / UNITS.head,
          room.relationScores,
        );
        let best = rootLabel === 0 ? 1 : 0;
        for (let label = 0; label < this.#labels.relations.length; label++)
          if (label !== rootLabel && this.#f32[scores + label]! > this.#f32[scores + best]!) best = label;
        out[row] = best;
      }
    }
    return out;
  }
}
