// Runs the two bidirectional LSTM layers over a batch: every word of "Beijing suspended the talks" gets its state in view of the whole sentence.
// Rows stand by time and then by sentence, sentences by falling length, so that one step of all sentences is one product.
import type { WordInputs } from "./inputs.ts";
import { BATCH_WORDS, KEPT_WORDS, type Laid } from "./memory.ts";

/** A batch: row of word t of sentence s is `base[t] + s`; `active[t]` sentences have a word t. */
export interface Steps {
  readonly base: Int32Array;
  readonly active: Int32Array;
  readonly rows: number;
}

/** `lengths` must not rise. */
export function stepsOf(lengths: readonly number[]): Steps {
  const longest = lengths[0] ?? 0;
  const base = new Int32Array(longest);
  const active = new Int32Array(longest);
  let rows = 0;
  let live = lengths.length;
  for (let t = 0; t < longest; t++) {
    while (live > 0 && lengths[live - 1]! <= t) live--;
    base[t] = rows;
    active[t] = live;
    rows += live;
  }
  return { base, active, rows };
}

export class Encoder {
  readonly #laid: Laid;
  readonly #inputs: WordInputs;
  readonly #hidden: number;
  readonly #slots = new Map<string, number>();
  readonly #i16: Int16Array;
  readonly #bytes: Uint8Array;

  constructor(laid: Laid, inputs: WordInputs, hidden: number) {
    this.#laid = laid;
    this.#inputs = inputs;
    this.#hidden = hidden;
    this.#i16 = new Int16Array(laid.kernel.memory);
    this.#bytes = new Uint8Array(laid.kernel.memory);
  }

  /** Fills `room.states` for the batch. `forms[row]` is the word of that row. */
  run(steps: Steps, forms: readonly string[]): void {
    const { room, kernel, matrices } = this.#laid;
    const H = this.#hidden;
    this.#keep(forms);
    const width = H * 32;
    for (let row = 0; row < steps.rows; row++) {
      const from = room.kept + this.#slots.get(forms[row]!)! * width;
      this.#bytes.copyWithin(room.sums + row * width, from, from + width);
    }
    this.#layer(steps, 1);
    const m = matrices["lstm2.input"];
    kernel.product(
      room.states,
      H * 8,
      steps.rows,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.sums,
      width,
    );
    this.#layer(steps, 2);
  }

  /** Works out the first layer's sums of the words not met lately. */
  #keep(forms: readonly string[]): void {
    const { room, kernel, matrices } = this.#laid;
    const fresh = new Set<string>();
    for (const form of forms) if (!this.#slots.has(form)) fresh.add(form);
    if (this.#slots.size + fresh.size > KEPT_WORDS) {
      this.#slots.clear();
      fresh.clear();
      for (const form of forms) fresh.add(form);
    }
    if (fresh.size === 0) return;
    if (fresh.size > BATCH_WORDS)
      throw new RangeError(`a batch holds ${BATCH_WORDS} words, not ${fresh.size}`);
    const { width } = this.#inputs;
    const first = this.#slots.size;
    let row = 0;
    for (const form of fresh) {
      this.#inputs.write(form, this.#i16, (room.words >> 1) + row * width);
      this.#slots.set(form, first + row);
      row++;
    }
    const m = matrices["lstm1.input"];
    const out = this.#hidden * 32;
    kernel.product(
      room.words,
      width * 2,
      row,
      m.at,
      m.pairs,
      m.panels,
      m.scale,
      m.bias,
      0,
      room.kept + first * out,
      out,
    );
  }

  /** Both directions of one layer: adds what the step before said to the sums, then the gates. */
  #layer(steps: Steps, layer: 1 | 2): void {
    const { room, kernel, matrices } = this.#laid;
    const H = this.#hidden;
    const sumStride = H * 32;
    const stateStride = H * 8;
    const count = steps.active.length;
    for (const direction of [0, 1] as const) {
      const m =
        matrices[
          layer === 1
            ? direction
              ? "lstm1.backward"
              : "lstm1.forward"
            : direction
              ? "lstm2.backward"
              : "lstm2.forward"
        ];
      const states = room.states + (layer - 1) * H * 4 + direction * H * 2;
      const sums = room.sums + direction * H * 16;
      this.#bytes.fill(0, room.cells, room.cells + (steps.active[0] ?? 0) * H * 4);
      for (let step = 0; step < count; step++) {
        const t = direction === 0 ? step : count - 1 - step;
        const before = direction === 0 ? t - 1 : t + 1;
        const active = steps.active[t]!;
        const carried = before < 0 || before >= count ? 0 : Math.min(active, steps.active[before]!);
        const z = sums + steps.base[t]! * sumStride;
        if (carried > 0)
          kernel.product(
            states + steps.base[before]! * stateStride,
            stateStride,
            carried,
            m.at,
            m.pairs,
            m.panels,
            m.scale,
            z,
            sumStride,
            z,
            sumStride,
          );
        kernel.gates(z, sumStride, room.cells, states + steps.base[t]! * stateStride, stateStride, active, H);
      }
    }
  }
}
