// Trains model/attribution/weights.bin from an attribution corpus:
//   node tools/train/attribution/train.ts TRAIN.jsonl.gz OUT.bin [--cache DIR] [--reader quick|exact] [--dev DEV.jsonl.gz PRED.jsonl] [--epochs 4] [--folds 5]
// First pass, its labels for every fold by weights that never saw the fold, second pass upon them, links from gold runs, trust from the
// second pass's own finds in the folds. One thread, fixed seeds.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import {
  besideTypography,
  type FirstPass,
  featureList,
  type Layer,
  labelScenes,
  linkRuns,
  openAttributionModel,
  secondFeatures,
  scoreOf,
  secondSetting,
  type TrainedTable,
  trustFeatures,
  typography,
  wordFeatures,
  writeModel,
} from "../../../src/attribution/index.ts";
import { buildTrainer, type ChainSettings, trainChain, writeRows } from "./chain.ts";
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
    /** Take the first pass's weights of an earlier run of the same name from the cache. */
    reuse: { type: "boolean", default: false },
    epochs: { type: "string", default: "4" },
    folds: { type: "string", default: "5" },
    least: { type: "string", default: "3" },
    alpha: { type: "string", default: "0.02" },
    l1: { type: "string", default: "1" },
    l2: { type: "string", default: "1" },
    margin: { type: "string", default: "0" },
    "second-margin": { type: "string", default: "0" },
    "second-epochs": { type: "string", default: "3" },
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
const secondSettings: ChainSettings = {
  ...chainSettings,
  epochs: Number(values["second-epochs"]),
  margin: Number(values["second-margin"]),
};
const openLayer = (table: TrainedTable): Layer =>
  openAttributionModel(writeModel([table], {})).layers[table.name]!;

const folds = articles.flatMap((article, index) => article.scenes.map(() => foldOf[index]!));
const least = Number(values.least);
const firstPath = join(values.cache, `${values.name}.first.rows`);
const hashesPath = `${firstPath}.hashes`;
const firstHashes =
  values.reuse && existsSync(hashesPath)
    ? new Uint32Array(new Uint8Array(readFileSync(hashesPath)).buffer)
    : writeRows(
        firstPath,
        articles.flatMap(({ scenes, settings, golds }) =>
          scenes.map((scene, paragraph) =>
            rowOf(scene, golds[paragraph]!, (at, list) =>
              wordFeatures(scene, settings[paragraph]!, at, list),
            ),
          ),
        ),
        folds,
        least,
      );
writeFileSync(hashesPath, new Uint8Array(firstHashes.buffer));
log(`first pass: ${firstHashes.length} features`);
const trainFirst = (fold: number): TrainedTable =>
  trainChain(program, firstPath, firstHashes, chainSettings, "first", fold, values.reuse);
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
  articles.flatMap(({ scenes, golds }, index) =>
    scenes.map((scene, paragraph) => {
      const pass = held[index]![paragraph]!;
      const set = secondSetting(scene, pass, held[index]![paragraph - 1] ?? null);
      return rowOf(scene, golds[paragraph]!, (at, list) => secondFeatures(scene, set, at, list), pass.scores);
    }),
  ),
  folds,
  least,
);
log(`second pass: ${secondHashes.length} features`);
const trainSecond = (fold: number): TrainedTable =>
  trainChain(program, secondPath, secondHashes, secondSettings, "second", fold);
const second = trainSecond(-1);

const choices = articles.map((article, index) =>
  linkChoices(
    article,
    held[index]!.map(({ best }) => best),
  ),
);
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
let goldCount = 0;
const list = featureList();
const empty = new Uint32Array(0);
// One fold has finds enough to tell which are to be trusted.
for (const fold of [0]) {
  const layer = openLayer(trainSecond(fold));
  articles.forEach((article, index) => {
    if (foldOf[index] !== fold) return;
    const passes = besideTypography(
      labelScenes(article.scenes, foldFirst[fold]!, layer),
      typography(article.scenes),
    );
    const runs = placedRuns(passes.map(({ best }) => best));
    goldCount += article.article.attributions.length;
    const found = linkRuns(article.scenes, runs, links);
    const right = headlineMatches(article.article, attributionsOf(article, runs, found));
    found.forEach((link, place) => {
      list.size = 0;
      trustFeatures(article.scenes, passes, runs, link, list);
      trustChoices.push({
        candidates: [Uint32Array.from(list.ids.subarray(0, list.size)), empty],
        right: right[place] ? 0 : 1,
      });
    });
  });
  log(`second pass without fold ${fold}`);
}
const trustSettings = { epochs: 10, alpha: 0.1, l1: 0.5, l2: 5, least: 3 };
const trust = trainChoices("trust", trustChoices, trustSettings);
const { full, precise } = thresholds();
log(`trust: kept from ${full.toFixed(3)} on, precise from ${precise.toFixed(3)} on`);

/** Where to cut: the trust with the best F1, and the least with a precision of 0.92, each half judged by weights of the other half. */
function thresholds(): { full: number; precise: number } {
  const judged: { trust: number; right: boolean }[] = [];
  for (const half of [0, 1]) {
    const table = trainChoices(
      "trust",
      trustChoices.filter((_, index) => index % 2 !== half),
      trustSettings,
    );
    const opened = openAttributionModel(writeModel([table], {})).tables.trust!;
    trustChoices.forEach(({ candidates, right }, index) => {
      if (index % 2 !== half) return;
      const ids = Int32Array.from(candidates[0]!);
      judged.push({ trust: 1 / (1 + Math.exp(-scoreOf(opened, ids, ids.length))), right: right === 0 });
    });
  }
  judged.sort((a, b) => b.trust - a.trust);
  let hits = 0;
  let best = 0;
  let full = 0;
  let precise = 0.95;
  judged.forEach(({ trust: sureness, right }, index) => {
    if (right) hits++;
    const f1 = (2 * hits) / (index + 1 + goldCount);
    if (f1 > best) {
      best = f1;
      full = sureness;
    }
    if (hits / (index + 1) >= 0.92) precise = sureness;
  });
  log(`held-out headline F1 ${best.toFixed(4)}`);
  return { full, precise };
}
// Weights under three steps of int8 do not change the figures and are a quarter of the file.
const bytes = writeModel([first, second, source, content, trust], { precise, full }, 3);
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
