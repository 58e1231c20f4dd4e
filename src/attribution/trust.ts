// How sure an attribution is: a short row of facts about the words marked and how they were joined, weighed by a logistic model.
import { far, featureList, put, type FeatureList } from "./features.ts";
import { labelCount } from "./labels.ts";
import { headOf, type Link, type PlacedRun } from "./link.ts";
import { type AttributionModel, scoreOf } from "./model.ts";
import { closingMark, openingMark } from "./quotations.ts";
import { type Scene, wayBetween } from "./scene.ts";
import type { FirstPass } from "./second.ts";

/** Mean probability of the labels marked over a run, and that its first and last words begin and end it. */
function sureness(pass: FirstPass, run: PlacedRun): { mean: number; begin: number; end: number } {
  let sum = 0;
  for (let at = run.first; at <= run.last; at++) sum += pass.marginals[at * labelCount + pass.best[at]!]!;
  const begin = pass.marginals[run.first * labelCount + pass.best[run.first]!]!;
  const inside = pass.best[run.first]! + 1;
  const after = run.last + 1;
  const end =
    after * labelCount < pass.marginals.length ? 1 - pass.marginals[after * labelCount + inside]! : 1;
  return { mean: sum / (run.last - run.first + 1), begin, end };
}

const step = (chance: number): number =>
  chance < 0.3
    ? 0
    : chance < 0.5
      ? 1
      : chance < 0.65
        ? 2
        : chance < 0.8
          ? 3
          : chance < 0.9
            ? 4
            : chance < 0.96
              ? 5
              : chance < 0.99
                ? 6
                : 7;

/** Features by which an attribution is trusted, appended to `list`. */
export function trustFeatures(
  scenes: readonly Scene[],
  passes: readonly FirstPass[],
  runs: readonly PlacedRun[],
  link: Link,
  list: FeatureList,
): void {
  const cue = runs[link.cue]!;
  const scene = scenes[cue.paragraph]!;
  const pass = passes[cue.paragraph]!;
  const source = link.source < 0 ? null : runs[link.source]!;
  const cueHead = headOf(scene, cue);
  const cueSure = sureness(pass, cue);
  const sourceSure = source ? sureness(pass, source) : { mean: 0, begin: 0, end: 0 };
  let mean = 1;
  let begin = 1;
  let end = 1;
  let words = 0;
  let quoted = 0;
  let marks = 0;
  for (const place of link.contents) {
    const run = runs[place]!;
    const sure = sureness(passes[run.paragraph]!, run);
    const target = scenes[run.paragraph]!;
    mean = Math.min(mean, sure.mean);
    begin = Math.min(begin, sure.begin);
    end = Math.min(end, sure.end);
    words += run.last - run.first + 1;
    for (let at = run.first; at <= run.last; at++) if (target.quotations.of[at]! >= 0) quoted++;
    if (target.quotations.place[run.first] === openingMark) marks |= 1;
    if (target.quotations.place[run.last] === closingMark) marks |= 2;
  }
  const quotedPart = quoted === 0 ? 0 : quoted === words ? 2 : 1;
  const content = runs[link.contents[0]!]!;
  const far0 = content.paragraph !== cue.paragraph ? 9 : Math.abs(link.contents[0]! - link.cue);
  const contentHead = content.paragraph === cue.paragraph ? headOf(scene, content) : -1;
  const way = contentHead < 0 ? 7 : wayBetween(scene, contentHead, cueHead);
  let t = 900;
  put(list, t++);
  put(list, t++, step(cueSure.mean));
  put(list, t++, step(cueSure.begin));
  put(list, t++, source ? step(sourceSure.mean) : 9);
  put(list, t++, step(mean));
  put(list, t++, step(begin));
  put(list, t++, step(end));
  put(list, t++, step(mean), step(cueSure.mean), source ? step(sourceSure.mean) : 9);
  put(list, t++, step(begin), step(end));
  put(list, t++, quotedPart * 4 + marks, step(mean));
  put(list, t++, quotedPart * 4 + marks, step(cueSure.mean));
  put(list, t++, quotedPart * 4 + marks, source ? 1 : 0);
  put(list, t++, scene.lemma[cueHead]!);
  put(list, t++, scene.lemma[cueHead]!, quotedPart, source ? 1 : 0);
  put(list, t++, scene.cue[cueHead]!, quotedPart);
  put(list, t++, scene.tag[cueHead]!, quotedPart, source ? 1 : 0);
  put(list, t++, scene.relation[cueHead]!, quotedPart);
  put(list, t++, far(words), quotedPart);
  put(list, t++, far0, link.contents.length, quotedPart);
  put(list, t++, way);
  put(list, t++, way, scene.lemma[cueHead]!);
  put(list, t++, Math.round(Math.max(-4, Math.min(8, link.sourceScore))), source ? 1 : 0);
  put(list, t++, Math.round(Math.max(-4, Math.min(8, link.contentScore))), quotedPart);
  put(list, t++, source ? scene.tag[headOf(scene, source)]! : 1, step(sourceSure.mean));
  if (source && source.paragraph === cue.paragraph)
    put(list, t, wayBetween(scene, headOf(scene, source), cueHead), source.last < cue.first ? 1 : 2);
  put(
    list,
    t + 1,
    scene.paragraph.last.length < 16 ? 1 : 0,
    scene.paragraph.tokens.at(-1)!.upos === "PUNCT" ? 1 : 0,
  );
}

const scratch = featureList();

/** Probability (0..1) that the attribution says roughly who said what; the mean of its labels' probabilities when the model has no "trust" table. */
export function trustOf(
  scenes: readonly Scene[],
  passes: readonly FirstPass[],
  runs: readonly PlacedRun[],
  link: Link,
  model: AttributionModel,
): number {
  const { trust } = model.tables;
  if (!trust) return sureness(passes[runs[link.cue]!.paragraph]!, runs[link.cue]!).mean;
  scratch.size = 0;
  trustFeatures(scenes, passes, runs, link, scratch);
  return 1 / (1 + Math.exp(-scoreOf(trust, scratch.ids, scratch.size)));
}
