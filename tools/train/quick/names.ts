// Trains the quick reader's names on wikigold, CrossNER politics and the name cores of GUM's cleared documents.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { hashWord, type WordHashes } from "../../../src/language/quick/hashing.ts";
import {
  markKnown,
  mayFollow,
  nameBits,
  nameFeatures,
  nameLabels,
  nameTemplates,
  nameTypes,
} from "../../../src/language/quick/naming.ts";
import { shuffle } from "./corpus.ts";
import { Perceptron } from "./perceptron.ts";

export interface NamedSentence {
  forms: string[];
  /** 0 outside, 1 + 2t begin, 2 + 2t inside. */
  labels: number[];
}

const kinds: Record<string, string> = {
  PER: "PER",
  person: "PER",
  politician: "PER",
  ORG: "ORG",
  organization: "ORG",
  organisation: "ORG",
  politicalparty: "ORG",
  LOC: "LOC",
  place: "LOC",
  location: "LOC",
  country: "LOC",
  event: "EVENT",
  election: "EVENT",
};

function labelled(forms: string[], names: readonly (readonly [number, number, string])[]): NamedSentence {
  const labels = forms.map(() => 0);
  for (const [first, last, kind] of names) {
    const type = nameTypes.indexOf((kinds[kind] ?? "") as never);
    if (type < 0 || labels.slice(first, last).some((label) => label !== 0)) continue;
    for (let i = first; i < last; i++) labels[i] = (i === first ? 1 : 2) + 2 * type;
  }
  return { forms, labels };
}

const lines = (path: string): Record<string, unknown>[] =>
  gunzipSync(readFileSync(path))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Sentences of the entity corpora in `folder`. GUM's longest names come first, so that the core "U.S. Army" hides the "U.S." in it. */
export function readNames(folder: string, cleared: ReadonlySet<string>): NamedSentence[] {
  const found: NamedSentence[] = [];
  for (const file of ["wikigold-train.jsonl.gz", "crossner-politics-train.jsonl.gz"]) {
    if (!existsSync(join(folder, file)))
      throw new Error(`${join(folder, file)}: no such file; give the folder of the entity corpora`);
    for (const line of lines(join(folder, file)))
      found.push(labelled(line.w as string[], line.ents as [number, number, string][]));
  }
  for (const document of lines(join(folder, "gum-train.jsonl.gz"))) {
    if (!cleared.has(document.doc as string)) continue;
    const mentions = (
      document.mentions as { s: number; t: string; named: number; nb: number; ne: number }[]
    ).filter((mention) => mention.named);
    (document.sents as { w: string[] }[]).forEach((sentence, s) => {
      const cores = mentions
        .filter((mention) => mention.s === s)
        .sort((a, b) => b.ne - b.nb - (a.ne - a.nb))
        .map((mention) => [mention.nb, mention.ne, mention.t] as const);
      found.push(labelled(sentence.w, cores));
    });
  }
  return found.filter((sentence) => sentence.forms.length > 0 && sentence.forms.length <= 250);
}

/** `tagWords` fills the tags of a hashed sentence. */
export function trainNames(
  sentences: readonly NamedSentence[],
  hashes: WordHashes,
  tagWords: (forms: readonly string[]) => Int32Array,
  random: () => number,
  epochs: number,
): Perceptron {
  const weights = new Perceptron(1 << nameBits, nameLabels);
  const scores = new Float64Array(nameLabels);
  const buckets = new Int32Array(nameTemplates);
  const known = new Uint8Array(300);
  const tagged = sentences.map(({ forms }) => Int32Array.from(tagWords(forms)));
  const order = sentences.map((_, i) => i);
  for (let epoch = 0; epoch < epochs; epoch++) {
    let right = 0;
    let all = 0;
    for (const k of shuffle(order, random)) {
      const { forms, labels } = sentences[k]!;
      forms.forEach((form, i) => hashWord(hashes, i, form, 0, form.length));
      markKnown(forms, known);
      let before = -1;
      let before2 = -1;
      for (let i = 0; i < forms.length; i++) {
        const n = nameFeatures(buckets, hashes, tagged[k]!, known, forms.length, i, before, before2);
        weights.score(buckets, n, scores);
        const truth = labels[i]!;
        let rival = -1;
        for (let c = 0; c < nameLabels; c++)
          if (c !== truth && mayFollow(c, before) && (rival < 0 || scores[c]! > scores[rival]!)) rival = c;
        // A continuation whose beginning was missed cannot be chosen; nothing is learnt from it.
        const possible = mayFollow(truth, before);
        if (possible && scores[truth]! < scores[rival]! + 2) weights.update(buckets, n, truth, rival);
        weights.tick();
        const chosen = possible && scores[truth]! >= scores[rival]! ? truth : rival;
        if (truth !== 0 || chosen !== 0) {
          all++;
          if (truth === chosen) right++;
        }
        before2 = before;
        before = chosen;
      }
    }
    console.error(`names, epoch ${epoch}: ${((100 * right) / all).toFixed(2)} of words in names`);
  }
  return weights;
}
