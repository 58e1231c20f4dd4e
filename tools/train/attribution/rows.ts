// Turns articles with their parses into featured rows for training, and back into scored predictions.
import {
  type CueTable,
  type FeatureList,
  featureList,
  type Link,
  observe,
  type PlacedRun,
  paragraphs,
  type Scene,
  seam,
  type Setting,
  setting,
} from "../../../src/attribution/index.ts";
import type { Sentence } from "../../../src/language/index.ts";
import type { Span } from "../../../src/report/index.ts";
import { type Article, type GoldAttribution, goldRow } from "./corpus.ts";
import type { Row } from "./chain.ts";

export interface Prepared {
  readonly article: Article;
  readonly scenes: readonly Scene[];
  readonly settings: readonly Setting[];
  readonly golds: readonly Uint8Array[];
}

export function prepare(article: Article, sentences: readonly Sentence[], cues: CueTable): Prepared {
  const scenes = paragraphs(article.text, sentences).map((paragraph) =>
    observe(article.text, paragraph, cues),
  );
  return {
    article,
    scenes,
    settings: scenes.map((scene, index) => setting(scene, scenes[index - 1] ?? null)),
    golds: scenes.map(({ paragraph }) => goldRow(paragraph, article.attributions)),
  };
}

/** Featured row of one paragraph. `features` appends what is seen at word `at`. */
export function rowOf(
  scene: Scene,
  gold: Uint8Array,
  features: (at: number, list: FeatureList) => void,
  given?: Float64Array,
): Row {
  const list = featureList();
  const size = scene.paragraph.tokens.length;
  const starts = new Uint32Array(size + 1);
  for (let at = 0; at < size; at++) {
    starts[at] = list.size;
    features(at, list);
  }
  starts[size] = list.size;
  return {
    features: Uint32Array.from(list.ids.subarray(0, list.size)),
    starts,
    seams: Uint8Array.from({ length: size }, (_, at) => seam(scene, at)),
    gold,
    ...(given ? { given } : {}),
  };
}

/** Links as gold-shaped attributions. */
export function attributionsOf(
  prepared: Prepared,
  runs: readonly PlacedRun[],
  links: readonly Link[],
): GoldAttribution[] {
  const span = (place: number): Span => {
    const run = runs[place]!;
    const { tokens } = prepared.scenes[run.paragraph]!.paragraph;
    return { start: tokens[run.first]!.start, end: tokens[run.last]!.end };
  };
  return links.map(({ source, cue, contents }) => ({
    source: source < 0 ? [] : [span(source)],
    cue: [span(cue)],
    content: contents.map(span),
  }));
}
