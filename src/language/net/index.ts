// The trained reader's network: words of a sentence in, tags, tree and names out ("Beijing suspended talks": nsubj, root, obj).
// Pure: weights, manifest and kernel are handed in as bytes. The same input gives the same output on every machine, with and without WebAssembly.
import { Encoder, stepsOf } from "./encoder.ts";
import { Heads, type TaggedSentence } from "./heads.ts";
import { WordInputs } from "./inputs.ts";
import { BATCH_WORDS, LONGEST_WINDOW, layOut } from "./memory.ts";
import { type NetLabels, type NetManifest, Weights } from "./weights.ts";

export type { TaggedSentence } from "./heads.ts";
export type { NetLabels, NetManifest } from "./weights.ts";

export interface Net {
  readonly manifest: NetManifest;
  readonly labels: NetLabels;
  /** Reads sentences, each the forms of its words in the UD sense; the results stand in the order of the sentences. */
  tag(sentences: readonly { readonly forms: readonly string[] }[]): TaggedSentence[];
}

/** A part of a sentence that fits the network. */
interface Window {
  readonly sentence: number;
  readonly first: number;
  readonly forms: readonly string[];
}

/** Joins the windows of one sentence: later roots hang on the first one as parataxis. */
function join(parts: readonly TaggedSentence[], firsts: readonly number[]): TaggedSentence {
  if (parts.length === 1) return parts[0]!;
  const root = parts[0]!.head.indexOf(-1);
  const head: number[] = [];
  const deprel: string[] = [];
  parts.forEach((part, i) => {
    part.head.forEach((governor, t) => {
      const hangs = governor < 0 && i > 0;
      head.push(hangs ? root : governor < 0 ? -1 : governor + firsts[i]!);
      deprel.push(hangs ? "parataxis" : part.deprel[t]!);
    });
  });
  return {
    upos: parts.flatMap((part) => part.upos),
    xpos: parts.flatMap((part) => part.xpos),
    head: Int32Array.from(head),
    deprel,
    names: parts.flatMap((part, i) =>
      part.names.map((name) => ({ ...name, first: name.first + firsts[i]!, last: name.last + firsts[i]! })),
    ),
  };
}

/**
 * Opens a model. `weights` are the bytes of weights.bin, `manifest` the parsed model.json, `kernel` the bytes of kernel.wasm or null to compute in
 * TypeScript. Throws one Error naming the file and both checksums when the weights are not the manifest's.
 */
export function openNet(weights: Uint8Array, manifest: unknown, kernel: Uint8Array | null): Net {
  const model = new Weights(weights, manifest);
  const laid = layOut(model, kernel);
  const encoder = new Encoder(laid, new WordInputs(model), model.sizes.hidden);
  const heads = new Heads(laid, model.sizes, model.labels);
  const readBatch = (batch: readonly Window[]): TaggedSentence[] => {
    const lengths = batch.map((window) => window.forms.length);
    const steps = stepsOf(lengths);
    const forms: string[] = Array.from({ length: steps.rows }, () => "");
    batch.forEach((window, s) => {
      window.forms.forEach((form, t) => {
        forms[steps.base[t]! + s] = form;
      });
    });
    encoder.run(steps, forms);
    return heads.read(steps, lengths);
  };
  return {
    manifest: model.manifest,
    labels: model.labels,
    tag(sentences) {
      const windows: Window[] = [];
      sentences.forEach(({ forms }, sentence) => {
        for (let first = 0; first < forms.length; first += LONGEST_WINDOW)
          windows.push({ sentence, first, forms: forms.slice(first, first + LONGEST_WINDOW) });
      });
      windows.sort((a, b) => b.forms.length - a.forms.length || a.sentence - b.sentence || a.first - b.first);
      const parts: { first: number; tagged: TaggedSentence }[][] = sentences.map(() => []);
      for (let from = 0; from < windows.length; ) {
        let to = from;
        let words = 0;
        while (to < windows.length && words + windows[to]!.forms.length <= BATCH_WORDS)
          words += windows[to++]!.forms.length;
        const batch = windows.slice(from, to);
        readBatch(batch).forEach((tagged, i) =>
          parts[batch[i]!.sentence]!.push({ first: batch[i]!.first, tagged }),
        );
        from = to;
      }
      return parts.map((list) => {
        if (list.length === 0) return { upos: [], xpos: [], head: new Int32Array(0), deprel: [], names: [] };
        list.sort((a, b) => a.first - b.first);
        return join(
          list.map((p) => p.tagged),
          list.map((p) => p.first),
        );
      });
    },
  };
}
