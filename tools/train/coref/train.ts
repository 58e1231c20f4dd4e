// Trains the scorer of coreference on ECB+ train: node tools/train/coref/train.ts GOLD [--folds]
// GOLD is the coref kit's file; only reports with split "train" are read. --folds measures on held-out topics instead of writing.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { openVectors } from "../../../src/language/index.ts";
import { clusterTellings, type CorefReport, readTellings } from "../../../src/record/coref/coref.ts";
import { type KinTable, openKin } from "../../../src/record/coref/kin.ts";
import { pairFeatureNames, pairFeatures, type PairView, pairView } from "../../../src/record/coref/pair.ts";
import { groupReports, reportPairs, type ReportPairs, unrelated } from "../../../src/record/coref/reports.ts";
import type { PairWeights } from "../../../src/record/coref/scorer.ts";
import { digestBytes } from "../../../src/report/index.ts";
import { openEngine } from "../../../src/cli/engine.ts";
import { corefReports } from "../../score/coref-reports.ts";
import { logistic, network, type Rows, standard } from "./learn.ts";

const home = join(import.meta.dirname, "../../..");
const gold = process.argv[2];
if (!gold || !existsSync(gold)) {
  console.error("usage: node tools/train/coref/train.ts GOLD.jsonl.gz [--folds]");
  process.exit(2);
}
interface GoldReport {
  readonly split: string;
  readonly topic: number;
  readonly subtopic: string;
  readonly mentions: readonly {
    readonly kind: string;
    readonly validated: boolean;
    readonly cluster: string;
  }[];
}
const records = gunzipSync(readFileSync(gold))
  .toString("utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Record<string, unknown>);
const train = records.filter(({ split }) => split === "train");
const golds = train as unknown as GoldReport[];
const kin = openKin(JSON.parse(readFileSync(join(home, "model/coref/kin.json"), "utf8")) as KinTable);
const vectors = openVectors(
  readFileSync(join(home, "model/english/weights.bin")),
  JSON.parse(readFileSync(join(home, "model/english/model.json"), "utf8")),
);
const reports = corefReports(train, openEngine().english).map(({ report }) => report);
/** Networks that differ in more than their seed err on different pairs; their mean errs less. */
const recipes = [
  { hidden: 16, epochs: 8, decay: 0.5, even: true, seeds: [1, 2, 3, 4] },
  { hidden: 20, epochs: 10, decay: 0.3, even: false, seeds: [1, 2, 3] },
];
const joinReportsFrom = 0.4;

/** Everything of some of the reports, with the gold cluster of every telling. */
function collection(of: readonly number[], weights: readonly number[] | null) {
  const chosen: CorefReport[] = of.map((at) => reports[at]!);
  const texts = chosen.map(({ text }) => text);
  const bare = reportPairs(texts, { weights: weights ?? [] });
  const own = weights ?? learnReports(of, bare);
  const pairs = weights ? bare : reportPairs(texts, { weights: own });
  const group = groupReports(pairs, joinReportsFrom);
  const { tellings, places } = readTellings(chosen);
  const clusters = places.map(([report, mention]) => {
    const mentions = golds[of[report]!]!.mentions.filter(
      ({ kind, validated }) => kind === "action" && validated,
    );
    return mentions[mention]!.cluster;
  });
  return { weights: own, view: pairView(tellings, pairs, group, kin, vectors), clusters };
}

function learnReports(of: readonly number[], pairs: ReportPairs): number[] {
  const rows: number[][] = [];
  const labels: number[] = [];
  for (let a = 0; a < of.length; a++)
    for (let b = a + 1; b < of.length; b++) {
      if (pairs.part("plain", a, b) < unrelated) continue;
      rows.push(pairs.features(a, b));
      labels.push(golds[of[a]!]!.subtopic === golds[of[b]!]!.subtopic ? 1 : 0);
    }
  return logistic(rows, labels);
}

function rowsOf(view: PairView, clusters: readonly string[]): Rows {
  const features = pairFeatureNames.length;
  const kept: [number, number][] = [];
  for (let a = 0; a < clusters.length; a++)
    for (let b = a + 1; b < clusters.length; b++) {
      const x = view.tellings[a]!.report;
      const y = view.tellings[b]!.report;
      if (x !== y && view.reports.part("plain", x, y) < 0.06) continue;
      // Two different words are mostly two things, and there are too many such pairs: one in three tells as much.
      const alike = view.tellings[a]!.stem === view.tellings[b]!.stem || clusters[a] === clusters[b];
      if (alike || (a * 31 + b) % 3 === 0) kept.push([a, b]);
    }
  const values = new Float32Array(kept.length * features);
  const labels = new Uint8Array(kept.length);
  const rowWeights = new Float32Array(kept.length).fill(1);
  const sizes = new Map<string, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  kept.forEach(([a, b], at) => {
    pairFeatures(view, a, b, values, at * features);
    if (clusters[a] !== clusters[b]) return;
    labels[at] = 1;
    // A happening told sixty times has 1,770 pairs and is still one happening.
    rowWeights[at] = Math.min(1, Math.sqrt(10 / sizes.get(clusters[a]!)!));
  });
  return { size: kept.length, features, values, labels, weights: rowWeights };
}

/** Where `even`, pairs of much told happenings count less; else all pairs alike. */
function learnPairs(rows: Rows, chosen: typeof recipes): PairWeights {
  const { mean, scale } = standard(rows);
  const alike = { ...rows, weights: new Float32Array(rows.size).fill(1) };
  return {
    features: pairFeatureNames,
    mean,
    scale,
    networks: chosen.flatMap(({ even, seeds, ...options }) =>
      seeds.map((seed) => network(even ? rows : alike, { mean, scale }, { ...options, seed })),
    ),
  };
}

/** B-cubed F1 (Bagga & Baldwin 1998). */
function bCubed(wanted: readonly string[], found: readonly number[]): number {
  const size = new Map<string | number, number>();
  const both = new Map<string, number>();
  wanted.forEach((cluster, at) => {
    for (const key of [cluster, found[at]!]) size.set(key, (size.get(key) ?? 0) + 1);
    const key = `${cluster} ${found[at]}`;
    both.set(key, (both.get(key) ?? 0) + 1);
  });
  let precision = 0;
  let recall = 0;
  wanted.forEach((cluster, at) => {
    const common = both.get(`${cluster} ${found[at]}`)!;
    precision += common / size.get(found[at]!)!;
    recall += common / size.get(cluster)!;
  });
  return (2 * precision * recall) / (wanted.length * (precision + recall));
}

const everything = train.map((_, at) => at);
if (process.argv.includes("--folds")) {
  const topics = [...new Set(golds.map(({ topic }) => topic))];
  const scores = new Map<number, number[]>();
  for (let fold = 0; fold < 4; fold++) {
    const held = new Set(topics.filter((_, at) => at % 4 === fold));
    const learnt = collection(
      everything.filter((at) => !held.has(golds[at]!.topic)),
      null,
    );
    const weights = learnPairs(rowsOf(learnt.view, learnt.clusters), [{ ...recipes[0]!, seeds: [1] }]);
    const other = collection(
      everything.filter((at) => held.has(golds[at]!.topic)),
      learnt.weights,
    );
    for (const from of [0.4, 0.45, 0.5, 0.55, 0.6]) {
      const score = bCubed(other.clusters, clusterTellings(other.view, weights, from));
      scores.set(from, [...(scores.get(from) ?? []), score]);
    }
  }
  for (const [from, list] of scores)
    console.log(
      `join from ${from}: B3 ${(list.reduce((a, b) => a + b) / list.length).toFixed(4)}  (${list.map((s) => s.toFixed(3)).join(" ")})`,
    );
} else {
  const learnt = collection(everything, null);
  const rows = rowsOf(learnt.view, learnt.clusters);
  console.log(`${rows.size} pairs, ${rows.labels.reduce((a, b) => a + b, 0)} of one happening`);
  const pairs = learnPairs(rows, recipes);
  const model = { reports: { weights: learnt.weights, joinFrom: joinReportsFrom }, pairs, joinFrom: 0.5 };
  writeFileSync(join(home, "model/coref/weights.json"), `${JSON.stringify(model)}\n`);
  const file = (name: string) => {
    const bytes = readFileSync(join(home, "model/coref", name));
    return { file: name, sha256: digestBytes(bytes), bytes: bytes.length };
  };
  const manifest = {
    name: "coref",
    version: "1",
    description:
      "Whether two words tell of one happening: logistic regression over reports, seven small perceptrons over pairs.",
    command: "node tools/train/coref/kin.ts WORDNET_DICT && node tools/train/coref/train.ts ECBPLUS",
    corpora: [
      "ECB+ train, 25 topics (Cybulska & Vossen 2014), CC BY 3.0",
      "WordNet 3.1 (Princeton University, WordNet licence): kin.json",
    ],
    weights: file("weights.json"),
    kin: file("kin.json"),
  };
  writeFileSync(join(home, "model/coref/model.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  console.log("wrote model/coref/weights.json and model.json");
}
