// Trains model/attribution/weights.bin from an attribution corpus:
//   node tools/train/attribution/train.ts TRAIN.jsonl.gz OUT.bin [--cache DIR] [--reader quick|exact] [--dev DEV.jsonl.gz PRED.jsonl] [--epochs 4] [--folds 5]
// First pass, its labels for every fold by weights that never saw the fold, second pass upon them, links from gold runs, trust from the
// second pass's own finds in the folds. One thread, fixed seeds.
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import {
  type FeatureList,
  type FirstPass,
  featureList,
  type Layer,
  labelScenes,
  linkRuns,
  openAttributionModel,
  secondFeatures,
  secondSetting,
  type TrainedTable,
  trustFeatures,
  wordFeatures,
  writeModel,
} from "../../../src/attribution/index.ts";
import { buildTrainer, type ChainSettings, type Row, trainChain, writeRows } from "./chain.ts";
import { type Choice, trainChoices } from "./choice.ts";
import { openVoices, parses, readArticles, readerOf } from "./corpus.ts";
import { headlineMatches } from "./judge.ts";
import { linkChoices, placedRuns } from "./links.ts";
import { attributionsOf, type Prepared, prepare, rowOf } from "./rows.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cache: { type: "string", default: "." },
    reader: { type: "string", default: "exact" },
    name: { type: "string", default: "attribution" },
    epochs: { type: "string", default: "4" },
    folds: { type: "string", default: "5" },
    least: { type: "string", default: "3" },
    alpha: { type: "string", default: "0.02" },
    l1: { type: "string", default: "1" },
    l2: { type: "string", default: "1" },
    margin: { type: "string", default: "0" },
    average: { type: "string", default: "2" },
  },
});
const [trainPath, outPath] = positionals;
if (!trainPath || !outPath)
  throw new Error("usage: node tools/train/attribution/train.ts TRAIN.jsonl.gz OUT.bin [--cache DIR]");
const began = performance.now();
const log = (line: string): void =>
  console.log(`${((performance.now() - began) / 1000).toFixed(0)}s ${line}`);

const voices = openVoices();
const reader = readerOf(values.reader);
const open = (path: string, name: string): Prepared[] => {
  const articles = readArticles(path);
  const sentences = parses(
    articles,
    reader,
    join(values.cache, `${reader.name.replace(/\W+/g, "-")}.${name}.json.gz`),
  );
  return articles.map((article, index) => prepare(article, sentences[index]!, voices.cues));
};
const articles = open(trainPath, "train");
log(`${articles.length} articles parsed`);

const foldCount = Number(values.folds);
const foldOf = articles.map((_, index) => index % foldCount);
const program = buildTrainer(values.cache);
const chainSettings: ChainSettings = {
  epochs: Number(values.epochs),
  average: Number(values.average),
  alpha: Number(values.alpha),
  l1: Number(values.l1),
  l2: Number(values.l2),
  margin: Number(values.margin),
  seed: 7,
};
const openLayer = (table: TrainedTable): Layer =>
  openAttributionModel(writeModel([table], {})).layers[table.name]!;

/** Featured rows of an article; `more` appends to the features of the first pass. */
const rowsOf = (
  prepared: Prepared,
  more?: (paragraph: number) => (at: number, list: FeatureList) => void,
): Row[] =>
  prepared.scenes.map((scene, paragraph) => {
    const further = more?.(paragraph);
    return rowOf(scene, prepared.golds[paragraph]!, (at, list) => {
      wordFeatures(scene, prepared.settings[paragraph]!, at, list);
      further?.(at, list);
    });
  });

const folds = articles.flatMap((article, index) => article.scenes.map(() => foldOf[index]!));
const least = Number(values.least);
const firstPath = join(values.cache, `${values.name}.first.rows`);
const firstHashes = writeRows(
  firstPath,
  articles.flatMap((article) => rowsOf(article)),
  folds,
  least,
);
log(`first pass: ${firstHashes.length} features`);
const trainFirst = (fold: number): TrainedTable =>
  trainChain(program, firstPath, firstHashes, chainSettings, "first", fold);
const first = trainFirst(-1);
const held: FirstPass[][] = Array.from({ length: articles.length }, () => []);
const foldFirst: Layer[] = [];
for (let fold = 0; fold < foldCount; fold++) {
  const layer = openLayer(trainFirst(fold));
  foldFirst.push(layer);
  articles.forEach((article, index) => {
    if (foldOf[index] === fold) held[index] = labelScenes(article.scenes, layer, null);
  });
  log(`first pass without fold ${fold}`);
}

const secondPath = join(values.cache, `${values.name}.second.rows`);
const secondHashes = writeRows(
  secondPath,
  articles.flatMap((article, index) =>
    rowsOf(article, (paragraph) => {
      const scene = article.scenes[paragraph]!;
      const set = secondSetting(scene, held[index]![paragraph]!, held[index]![paragraph - 1] ?? null);
      return (at, list) => secondFeatures(scene, set, at, list);
    }),
  ),
  folds,
  least,
);
log(`second pass: ${secondHashes.length} features`);
const trainSecond = (fold: number): TrainedTable =>
  trainChain(program, secondPath, secondHashes, chainSettings, "second", fold);
const second = trainSecond(-1);

const choices = articles.map(linkChoices);
const choiceSettings = { epochs: 12, alpha: 0.2, l1: 0.1, l2: 0.5, least: 2 };
const source = trainChoices(
  "source",
  choices.flatMap((choice) => choice.source),
  choiceSettings,
);
const content = trainChoices(
  "content",
  choices.flatMap((choice) => choice.content),
  choiceSettings,
);
const tables = openAttributionModel(writeModel([source, content], {})).tables;
const links = { source: tables.source!, content: tables.content! };
log("links");

const trustChoices: Choice[] = [];
const list = featureList();
const empty = new Uint32Array(0);
for (let fold = 0; fold < foldCount; fold++) {
  const layer = openLayer(trainSecond(fold));
  articles.forEach((article, index) => {
    if (foldOf[index] !== fold) return;
    const passes = labelScenes(article.scenes, foldFirst[fold]!, layer);
    const runs = placedRuns(passes.map(({ best }) => best));
    const found = linkRuns(article.scenes, runs, links);
    const right = headlineMatches(article.article, attributionsOf(article, runs, found));
    found.forEach((link, place) => {
      list.size = 0;
      trustFeatures(article.scenes, passes, runs, link, list);
      trustChoices.push({ candidates: [list.ids.slice(0, list.size), empty], right: right[place] ? 0 : 1 });
    });
  });
  log(`second pass without fold ${fold}`);
}
const trust = trainChoices("trust", trustChoices, { epochs: 10, alpha: 0.1, l1: 0.5, l2: 5, least: 3 });
const bytes = writeModel([first, second, source, content, trust], { precise: 0.82, full: 0.2 });
writeFileSync(outPath, bytes);
const manifest = {
  name: "attribution",
  version: "1",
  description: "Labeller in two passes, links and trust for source - cue - content (src/attribution).",
  weights: {
    file: basename(outPath),
    sha256: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
  },
  reader: reader.name,
  corpora: ["PolNeAR 1.0.0, training part (Newell, Margolin & Ruths, LREC 2018)"],
  licence:
    "The corpus's repository names no licence for its articles, which belong to their publishers. No text of theirs is in this file (feature hashes and weights only); clear the question before publishing it. The published package leaves this folder out.",
  command:
    `node tools/train/attribution/train.ts polnear.train.jsonl.gz model/attribution/weights.bin ${process.argv
      .slice(4)
      .filter(
        (word, place, all) =>
          !["--cache", "--name"].includes(word) &&
          !["--cache", "--name", "--reader"].includes(all[place - 1] ?? "") &&
          word !== "--reader",
      )
      .join(" ")}`.trim(),
  seed: chainSettings.seed,
};
writeFileSync(join(dirname(outPath), "model.json"), `${JSON.stringify(manifest, null, 2)}\n`);
log(
  `${outPath}: ${bytes.length} bytes; ${[first, second, source, content, trust].map(({ name, hashes }) => `${name} ${hashes.length}`).join(", ")}`,
);
