// Which words in which reports tell of one happening: "struck" here, "the tremor" there, all of one quake and not of last year's.
import type { Sentence, WordVectors } from "../../language/index.ts";
import type { Span } from "../../report/index.ts";
import { link } from "./clustering.ts";
import { type KinTable, openKin } from "./kin.ts";
import { pairFeatureNames, pairFeatures, type PairView, pairView } from "./pair.ts";
import { groupReports, reportPairs, type ReportWeights } from "./reports.ts";
import { type PairWeights, scorePair } from "./scorer.ts";
import { type Telling, telling } from "./telling.ts";

export interface CorefModel {
  readonly reports: ReportWeights;
  readonly pairs: PairWeights;
  /** Likeness (0..1) above which clusters of tellings are joined. */
  readonly joinFrom: number;
  readonly kin: KinTable;
}

/** A report with the sentences that hold mentions, in order, and the mentions to be clustered. */
export interface CorefReport {
  readonly text: string;
  readonly sentences: readonly Sentence[];
  /** Words of each mention; several spans where other words stand between. */
  readonly mentions: readonly (readonly Span[])[];
}

export interface Coreference {
  /** Group of each report. */
  readonly reports: readonly number[];
  /** Cluster of each mention of each report; null where its words are in none of the sentences. */
  readonly mentions: readonly (readonly (number | null)[])[];
}

/** Reads the mentions; `places` are [report, mention] of each telling. */
export function readTellings(reports: readonly CorefReport[]): {
  tellings: Telling[];
  places: [number, number][];
} {
  const tellings: Telling[] = [];
  const places: [number, number][] = [];
  reports.forEach(({ sentences, mentions }, report) => {
    mentions.forEach((spans, mention) => {
      const [first] = spans;
      const at = first ? sentences.findIndex(({ start, end }) => first.start < end && start < first.end) : -1;
      const told =
        at < 0 ? null : telling(sentences[at]!, spans, { report, sentence: at, order: tellings.length });
      if (!told) return;
      tellings.push(told);
      places.push([report, mention]);
    });
  });
  return { tellings, places };
}

/**
 * Groups reports and clusters mentions over all of them. Reports of clearly different matters are never compared word by word.
 * Pair scorer and agglomerative clustering as in Barhom et al. (2019), with features in the place of an encoder.
 */
export function coreference(
  reports: readonly CorefReport[],
  model: CorefModel,
  vectors: WordVectors,
): Coreference {
  if (model.pairs.features.join() !== pairFeatureNames.join())
    throw new Error(
      "model/coref/weights.json was trained on other features; train it again (tools/train/coref/train.ts)",
    );
  const pairs = reportPairs(
    reports.map(({ text }) => text),
    model.reports,
  );
  const group = groupReports(pairs, model.reports.joinFrom);
  const { tellings, places } = readTellings(reports);
  const view = pairView(tellings, pairs, group, openKin(model.kin), vectors);
  const cluster = clusterTellings(view, model.pairs, model.joinFrom);
  const mentions: (number | null)[][] = reports.map((report) => report.mentions.map(() => null));
  places.forEach(([report, mention], at) => {
    mentions[report]![mention] = cluster[at]!;
  });
  return { reports: group, mentions };
}

/** Half of the likeness of two clusters is that of their likest pair. */
const nearest = 0.5;
/** Reports less like than this are of different matters. */
export const sameMatter = 0.06;

/** Cluster of each telling. */
export function clusterTellings(view: PairView, weights: PairWeights, joinFrom: number): number[] {
  // Matters are apart: clustering each for itself is the same and much quicker.
  const matter = link(view.reports.size, (a, b) => view.reports.part("plain", a, b), sameMatter);
  const byMatter = new Map<number, number[]>();
  view.tellings.forEach(({ report }, at) => {
    const key = matter[report]!;
    const list = byMatter.get(key);
    if (list) list.push(at);
    else byMatter.set(key, [at]);
  });
  const cluster = view.tellings.map((_, at) => at);
  const row = new Float64Array(pairFeatureNames.length);
  for (const list of byMatter.values()) {
    const found = link(
      list.length,
      (a, b) => {
        pairFeatures(view, list[a]!, list[b]!, row, 0);
        return scorePair(weights, row);
      },
      joinFrom,
      nearest,
    );
    found.forEach((root, at) => {
      cluster[list[at]!] = list[root]!;
    });
  }
  return cluster;
}
