// Trains the quick reader: `node tools/train/quick/train.ts SYNTAX ENTITIES OUTPUT [--seed N]` with the folders of the syntax corpora
// (gum-train, ewt-train, gum-licences.tsv) and of the entity corpora. About five minutes on one core; the same seed gives the same bytes.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  act,
  actionBits,
  actionFeatures,
  actionTemplates,
  allowed,
  beginParse,
  isDone,
  labelBits,
  labelFeatures,
  labelTemplates,
  left,
  type ParseState,
  parseState,
  right,
  shift,
} from "../../../src/language/quick/arcs.ts";
import { hashWord, wordHashes } from "../../../src/language/quick/hashing.ts";
import { tagBits, tagFeatures, tagTemplates } from "../../../src/language/quick/tagging.ts";
import { clearedDocuments, type GoldSentence, readTreebank, seeded, shuffle } from "./corpus.ts";
import { nameLabels } from "../../../src/language/quick/naming.ts";
import { readNames, trainNames } from "./names.ts";
import { packQuick } from "./pack.ts";
import { Perceptron } from "./perceptron.ts";

const [folder, entities, output] = process.argv.slice(2);
if (!folder || !entities || !output) {
  console.error("usage: node tools/train/quick/train.ts SYNTAX ENTITIES OUTPUT [--seed N] [--epochs N]");
  process.exit(2);
}
const option = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};
const random = seeded(option("seed", 1));
const epochs = option("epochs", 7);
const margin = 2;

const gold = [
  ...readTreebank(join(folder, "gum-train.conllu.gz"), clearedDocuments(join(folder, "gum-licences.tsv"))),
  ...readTreebank(join(folder, "ewt-train.conllu.gz"), null),
].filter((sentence) => sentence.forms.length <= 250);
const tagNames = [...new Set(gold.flatMap((sentence) => sentence.tags))].sort();
const relationCounts = new Map<string, number>();
for (const sentence of gold)
  for (const relation of sentence.relations)
    relationCounts.set(relation, (relationCounts.get(relation) ?? 0) + 1);
// Ordered by frequency: the first 31 are the ones the parser's state keeps bits of.
const relationNames = [...relationCounts]
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .map(([name]) => name);
const tagOf = new Map(tagNames.map((name, i) => [name, i]));
const relationOf = new Map(relationNames.map((name, i) => [name, i]));
const rootRelation = relationOf.get("root")!;

const hashes = wordHashes(300);
/** What tagging looks at. */
type Words = { readonly forms: readonly string[]; readonly tags: readonly string[] };
const hashSentence = (sentence: Words): void =>
  sentence.forms.forEach((form, i) => hashWord(hashes, i, form, 0, form.length));

function best(scores: Float64Array, except: number): number {
  let top = -1;
  for (let c = 0; c < scores.length; c++) if (c !== except && (top < 0 || scores[c]! > scores[top]!)) top = c;
  return top;
}

function tagSentence(weights: Perceptron, sentence: Words, scores: Float64Array, learn: boolean): number[] {
  hashSentence(sentence);
  const features = new Int32Array(tagTemplates);
  const tags: number[] = [];
  for (let i = 0; i < sentence.forms.length; i++) {
    const n = tagFeatures(features, hashes, sentence.forms.length, i, tags[i - 1] ?? -1, tags[i - 2] ?? -1);
    weights.score(features, n, scores);
    if (learn) {
      const truth = tagOf.get(sentence.tags[i]!)!;
      const rival = best(scores, truth);
      if (scores[truth]! < scores[rival]! + margin) weights.update(features, n, truth, rival);
      weights.tick();
      tags.push(scores[truth]! >= scores[rival]! ? truth : rival);
    } else tags.push(best(scores, -1));
  }
  return tags;
}

function trainTagger(sentences: readonly GoldSentence[], rounds: number): Perceptron {
  const weights = new Perceptron(1 << tagBits, tagNames.length);
  const scores = new Float64Array(tagNames.length);
  for (let epoch = 0; epoch < rounds; epoch++)
    for (const sentence of shuffle([...sentences], random)) tagSentence(weights, sentence, scores, true);
  weights.weights.set(weights.averaged());
  return weights;
}

// Tags for the parser's training come from taggers that have not seen the sentence (four folds).
console.error(`${gold.length} sentences, ${tagNames.length} tags, ${relationNames.length} relations`);
const order = shuffle(
  gold.map((_, i) => i),
  random,
);
const silver: number[][] = [];
for (let fold = 0; fold < 4; fold++) {
  const tagger = trainTagger(
    order.filter((_, i) => i % 4 !== fold).map((i) => gold[i]!),
    3,
  );
  const scores = new Float64Array(tagNames.length);
  let correct = 0;
  let all = 0;
  for (const i of order.filter((_, k) => k % 4 === fold)) {
    silver[i] = tagSentence(tagger, gold[i]!, scores, false);
    silver[i]!.forEach((tag, k) => {
      all++;
      if (tagNames[tag] === gold[i]!.tags[k]) correct++;
    });
  }
  console.error(`fold ${fold}: joint tags ${((100 * correct) / all).toFixed(2)}`);
}
const tagger = trainTagger(gold, epochs);

/** Costs of the three actions: arcs of the gold tree that they put out of reach (Goldberg & Nivre 2013). */
function costs(state: ParseState, heads: readonly number[], out: Int32Array): void {
  const { stack, size, next, count } = state;
  const gold = (word: number): number => (heads[word]! < 0 ? count : heads[word]!);
  let shiftCost = 0;
  let leftCost = 0;
  let rightCost = 0;
  if (next < count) {
    for (let k = 0; k < size; k++) {
      if (k < size - 1 && gold(next) === stack[k]) shiftCost++;
      if (gold(stack[k]!) === next) shiftCost++;
    }
  }
  if (size > 0) {
    const s0 = stack[size - 1]!;
    const s1 = size > 1 ? stack[size - 2]! : -9;
    const head = gold(s0);
    if (head === s1 || head > next) leftCost++;
    if (head >= next) rightCost++;
    for (let b = next; b < count; b++)
      if (gold(b) === s0) {
        leftCost++;
        rightCost++;
      }
  }
  out[shift] = shiftCost;
  out[left] = leftCost;
  out[right] = rightCost;
}

const actions = new Perceptron(1 << actionBits, 3);
const labels = new Perceptron(1 << labelBits, relationNames.length);
const state = parseState(300, hashes);
const actionScores = new Float64Array(3);
const labelScores = new Float64Array(relationNames.length);
const actionBuckets = new Int32Array(actionTemplates);
const labelBuckets = new Int32Array(labelTemplates);
const cost = new Int32Array(3);
for (let epoch = 0; epoch < epochs; epoch++) {
  let right_ = 0;
  let all = 0;
  for (const i of shuffle([...order], random)) {
    const sentence = gold[i]!;
    const count = sentence.forms.length;
    hashSentence(sentence);
    state.tags.set(silver[i]!);
    beginParse(state, count);
    while (!isDone(state)) {
      const may = allowed(state);
      let action = may === 1 ? shift : may === 2 ? left : may === 4 ? right : -1;
      if (action < 0) {
        const n = actionFeatures(actionBuckets, state);
        for (let f = 0; f < n; f++) actionBuckets[f]! /= 3;
        actions.score(actionBuckets, n, actionScores);
        costs(state, sentence.heads, cost);
        let low = 1e9;
        for (let a = 0; a < 3; a++) if (may & (1 << a)) low = Math.min(low, cost[a]!);
        let good = -1;
        let bad = -1;
        for (let a = 0; a < 3; a++) {
          if (!(may & (1 << a))) continue;
          if (cost[a] === low) {
            if (good < 0 || actionScores[a]! > actionScores[good]!) good = a;
          } else if (bad < 0 || actionScores[a]! > actionScores[bad]!) bad = a;
        }
        if (bad >= 0 && actionScores[good]! < actionScores[bad]! + margin)
          actions.update(actionBuckets, n, good, bad);
        actions.tick();
        action =
          bad >= 0 && actionScores[bad]! > actionScores[good]! && epoch > 1 && random() < 0.9 ? bad : good;
      }
      let relation = -1;
      if (action !== shift) {
        const dependent = state.stack[state.size - 1]!;
        const head = action === left ? state.next : state.stack[state.size - 2]!;
        all++;
        if ((head === count ? -1 : head) === sentence.heads[dependent]) right_++;
        if (head === count) relation = rootRelation;
        else {
          const n = labelFeatures(labelBuckets, state, head, dependent);
          labels.score(labelBuckets, n, labelScores);
          const rival = (truth: number): number => {
            let top = -1;
            for (let c = 0; c < labelScores.length; c++)
              if (c !== truth && c !== rootRelation && (top < 0 || labelScores[c]! > labelScores[top]!))
                top = c;
            return top;
          };
          relation = rival(-1);
          if (sentence.heads[dependent] === head) {
            const truth = relationOf.get(sentence.relations[dependent]!)!;
            const other = rival(truth);
            if (labelScores[truth]! < labelScores[other]! + margin)
              labels.update(labelBuckets, n, truth, other);
            labels.tick();
          }
        }
      }
      act(state, action, relation);
    }
  }
  console.error(`epoch ${epoch}: UAS while training ${((100 * right_) / all).toFixed(2)}`);
}
const cleared = clearedDocuments(join(folder, "gum-licences.tsv"));
const tagScores = new Float64Array(tagNames.length);
const names = trainNames(
  readNames(entities, cleared),
  hashes,
  (forms) => Int32Array.from(tagSentence(tagger, { forms, tags: [] }, tagScores, false)),
  random,
  epochs,
);
const bytes = packQuick(tagNames, relationNames, [
  {
    name: "tagger",
    kind: "sparse",
    classes: tagNames.length,
    values: tagger.weights,
    keep: option("keep-tagger", 130000),
  },
  { name: "actions", kind: "dense", classes: 3, values: actions.averaged(), keep: 0 },
  {
    name: "labels",
    kind: "sparse",
    classes: relationNames.length,
    values: labels.averaged(),
    keep: option("keep-labels", 75000),
  },
  {
    name: "names",
    kind: "sparse",
    classes: nameLabels,
    values: names.averaged(),
    keep: option("keep-names", 40000),
  },
]);
writeFileSync(output, bytes);
console.error(`${output}: ${bytes.length} bytes`);
