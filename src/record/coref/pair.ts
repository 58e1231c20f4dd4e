// What two tellings have in common and where they clash: "quake struck Kalvik" and "the tremor in Kalvik", in reports of one happening.
import type { WordVectors } from "../../language/index.ts";
import type { Kin } from "./kin.ts";
import type { ReportPairs } from "./reports.ts";
import type { Telling, WordSet } from "./telling.ts";
import { cosine, frequencies, type Frequencies, type Vector, weighted } from "./words.ts";

/** Everything that is looked up to compare two tellings of one collection of reports. */
export interface PairView {
  readonly tellings: readonly Telling[];
  readonly reports: ReportPairs;
  /** Group of each report: reports that seem to tell of one happening. */
  readonly group: readonly number[];
  readonly kin: Kin;
  readonly vectors: WordVectors;
  readonly sentenceVectors: readonly Vector[];
  readonly frequencies: Frequencies;
  /** "group stem" -> reports of the group with such a telling. */
  readonly holders: ReadonlyMap<string, ReadonlySet<number>>;
  readonly groupSizes: ReadonlyMap<number, number>;
  /** "group stem" -> what such tellings have around them in all reports of the group. */
  readonly company: ReadonlyMap<string, Vector>;
  readonly arguments: readonly Arguments[];
}

/** The words around a telling, joined and averaged once. */
interface Arguments {
  readonly words: WordSet;
  readonly parties: WordSet;
  readonly all: WordSet;
  readonly mean: Float32Array | null;
}

export function pairView(
  tellings: readonly Telling[],
  reports: ReportPairs,
  group: readonly number[],
  kin: Kin,
  vectors: WordVectors,
): PairView {
  const holders = new Map<string, Set<number>>();
  for (const { report, stem } of tellings) {
    const key = `${group[report]} ${stem}`;
    holders.set(key, (holders.get(key) ?? new Set()).add(report));
  }
  const groupSizes = new Map<number, number>();
  for (const one of group) groupSizes.set(one, (groupSizes.get(one) ?? 0) + 1);
  const common = frequencies(tellings.map(({ stems }) => stems));
  const around = tellings.map((one): Arguments => {
    const parties = union(one.doers, one.undergoers);
    const all = union(parties, one.others);
    return { words: new Set(one.words), parties, all, mean: meanOf(vectors, all) };
  });
  const gathered = new Map<string, Map<string, number>>();
  tellings.forEach(({ report, stem }, at) => {
    const key = `${group[report]} ${stem}`;
    const row = gathered.get(key) ?? new Map<string, number>();
    for (const word of around[at]!.all) row.set(word, (row.get(word) ?? 0) + 1);
    gathered.set(key, row);
  });
  const told = frequencies([...gathered.values()]);
  return {
    tellings,
    reports,
    group,
    kin,
    vectors,
    sentenceVectors: tellings.map(({ stems, stem }) =>
      weighted(new Map([...stems].filter(([word]) => word !== stem)), common),
    ),
    frequencies: common,
    holders,
    groupSizes,
    company: new Map([...gathered].map(([key, row]) => [key, weighted(row, told)])),
    arguments: around,
  };
}

/** Names of the features, in their order; the weights were trained on exactly these. */
export const pairFeatureNames: readonly string[] = [
  "lemma; stem; derived; synonyms; near; vectors; no vector; words; nouns; verbs; mixed",
  "both saying; one saying; rarity; related rarity; governor",
  "doers; doers clash; undergoers; undergoers clash; others; others clash; parties; parties clash; around",
  "names; names clash; numbers; numbers clash; days; days clash; sentence",
  "reports plain; reports names; reports lead; reports one; one group; one report; one sentence; distance",
  "both lead; one leads; common in group; rarer in group; together; saying parties; argument vectors; letters; company",
].flatMap((line) => line.split("; "));

const union = (...sets: readonly WordSet[]): Set<string> => new Set(sets.flatMap((set) => [...set]));

export function pairFeatures(
  view: PairView,
  i: number,
  j: number,
  out: Float32Array | Float64Array,
  at: number,
): void {
  const a = view.tellings[i]!;
  const b = view.tellings[j]!;
  const { count, of } = view.frequencies;
  const rarity = (word: string): number => Math.log((count + 1) / (of.get(word) ?? 1)) / 7;
  const shared = (x: WordSet, y: WordSet): number => {
    if (x.size === 0 || y.size === 0) return 0;
    let both = 0;
    let few = 0;
    const [small, large] = x.size <= y.size ? [x, y] : [y, x];
    for (const word of small) {
      const weight = rarity(word) + 0.1;
      few += weight;
      if (large.has(word)) both += weight;
    }
    return both / few;
  };
  const clash = (x: WordSet, y: WordSet): number => (x.size > 0 && y.size > 0 && shared(x, y) === 0 ? 1 : 0);
  const flag = (value: boolean): number => (value ? 1 : 0);

  const sameLemma = a.lemma === b.lemma;
  const sameStem = a.stem === b.stem;
  const derived = sameLemma || view.kin.derived(a.lemma, b.lemma);
  const synonyms = derived || view.kin.synonyms(a.lemma, b.lemma);
  const near = synonyms || view.kin.near(a.lemma, b.lemma);
  const headA = view.vectors.of(a.lemma);
  const headB = view.vectors.of(b.lemma);
  const { words: wordsA, parties: partiesA, all: allA, mean: meanA } = view.arguments[i]!;
  const { words: wordsB, parties: partiesB, all: allB, mean: meanB } = view.arguments[j]!;
  const sameReport = a.report === b.report;
  const group = view.group[a.report]!;
  const sameGroup = group === view.group[b.report];
  const report = view.reports;
  const held = (one: Telling): ReadonlySet<number> =>
    view.holders.get(`${view.group[one.report]} ${one.stem}`)!;
  const heldA = held(a);
  const heldB = held(b);
  const shareOf = (one: Telling, reports: ReadonlySet<number>): number =>
    reports.size / view.groupSizes.get(view.group[one.report]!)!;
  let together = 0;
  if (!sameStem) for (const one of heldA) if (heldB.has(one)) together += 1;

  const values: number[] = [
    flag(sameLemma),
    flag(sameStem),
    flag(derived),
    flag(synonyms),
    flag(near),
    headA && headB ? dot(headA, headB) : 0,
    flag(!headA || !headB),
    shared(wordsA, wordsB),
    flag(a.noun && b.noun),
    flag(!a.noun && !b.noun),
    flag(a.noun !== b.noun),
    flag(a.reporting && b.reporting),
    flag(a.reporting !== b.reporting),
    sameStem ? rarity(a.stem) : 0,
    near || derived ? Math.min(rarity(a.stem), rarity(b.stem)) : 0,
    flag(a.governor !== "" && a.governor === b.governor),
    shared(a.doers, b.doers),
    clash(a.doers, b.doers),
    shared(a.undergoers, b.undergoers),
    clash(a.undergoers, b.undergoers),
    shared(a.others, b.others),
    clash(a.others, b.others),
    shared(partiesA, partiesB),
    clash(partiesA, partiesB),
    shared(allA, allB),
    shared(a.names, b.names),
    clash(a.names, b.names),
    shared(a.numbers, b.numbers),
    clash(a.numbers, b.numbers),
    shared(a.days, b.days),
    clash(a.days, b.days),
    cosine(view.sentenceVectors[i]!, view.sentenceVectors[j]!),
    sameReport ? 1 : report.part("plain", a.report, b.report),
    sameReport ? 1 : report.part("names", a.report, b.report),
    sameReport ? 1 : report.part("lead", a.report, b.report),
    sameReport ? 1 : report.likeness(a.report, b.report),
    flag(sameGroup),
    flag(sameReport),
    flag(sameReport && a.sentence === b.sentence),
    sameReport ? Math.min(1, Math.abs(a.sentence - b.sentence) / 8) : 0,
    flag(a.sentence < 2 && b.sentence < 2),
    flag(a.sentence < 2 !== b.sentence < 2),
    Math.max(shareOf(a, heldA), shareOf(b, heldB)),
    Math.min(shareOf(a, heldA), shareOf(b, heldB)),
    sameStem || !sameGroup ? 0 : together / Math.min(heldA.size, heldB.size),
    a.reporting && b.reporting ? shared(partiesA, partiesB) : 0,
    meanA && meanB ? dot(meanA, meanB) : 0,
    sameStem ? 1 : beginning(a.lemma, b.lemma),
    sameStem || !sameGroup
      ? 0
      : cosine(view.company.get(`${group} ${a.stem}`)!, view.company.get(`${group} ${b.stem}`)!),
  ];
  out.set(values, at);
}

function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}

/** Mean vector of a set of words, length 1; null where none of them has one. */
function meanOf(vectors: WordVectors, words: WordSet): Float32Array | null {
  const sum = new Float32Array(vectors.size);
  let known = false;
  for (const word of words) {
    const vector = vectors.of(word);
    if (!vector) continue;
    known = true;
    for (let d = 0; d < sum.length; d++) sum[d]! += vector[d]!;
  }
  if (!known) return null;
  const norm = Math.hypot(...sum) || 1;
  return sum.map((value) => value / norm);
}

/** Share of letters that two words begin with in common: "nominee" and "nominate". */
function beginning(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  let at = 0;
  while (at < longest && a[at] === b[at]) at++;
  return at / (longest || 1);
}
