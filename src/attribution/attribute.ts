// Finds who says what in a report: `"No talks," said two officials` -> source "two officials", cue "said", content `"No talks,"`.
import type { Sentence } from "../language/index.ts";
import { entriesOf, type Lexicon } from "../lexicon/index.ts";
import type { Mention } from "../mentions/index.ts";
import { type Block, isStory } from "../page/index.ts";
import type { Span } from "../report/index.ts";
import type { Attribution } from "./attribution.ts";
import { closingVoices } from "./closing.ts";
import { type CueEntry, cueEntryKind, type CueTable, cueTable } from "./cues.ts";
import { labelScenes } from "./labeller.ts";
import { runsOf } from "./labels.ts";
import { headOf, linkRuns, type PlacedRun } from "./link.ts";
import type { AttributionModel } from "./model.ts";
import { paragraphs } from "./paragraphs.ts";
import { repairQuotations } from "./repair.ts";
import { findByRule, type Stretch } from "./rules.ts";
import { observe, type Scene } from "./scene.ts";
import { type SourceEntry, sourceEntryKind, sourceTable } from "./sources.ts";
import { type Find, outerOf, tell, type VoiceLexicon } from "./tell.ts";
import { trustOf } from "./trust.ts";
import { besideTypography, typography } from "./typography.ts";

/** Takes them from the compiled lexicon. */
export const voiceLexicon = (lexicon: Lexicon): VoiceLexicon => ({
  cues: cueTable(entriesOf<CueEntry>(lexicon, cueEntryKind.prefix)),
  sources: sourceTable(entriesOf<SourceEntry>(lexicon, sourceEntryKind.prefix)),
});

export interface AttributionOptions {
  readonly lexicon: VoiceLexicon;
  /** Trained weights; null = by lexicon and tree alone. */
  readonly model: AttributionModel | null;
  /** Keep only what is right nine times in ten; what the record uses. */
  readonly precise: boolean;
  /** When given, a block begins a paragraph, and only the story's blocks are read. */
  readonly blocks?: readonly Block[];
  /** Look for voices inside what another says ("According to the paper, two officials said ..") as well; by default where `mentions` are given. */
  readonly nested?: boolean;
  /** When given, sources are resolved to entities. */
  readonly mentions?: readonly Mention[];
}

/** Where the finds of the rules alone are cut; their trust is told by frame and family. */
const rulesAlone: AttributionModel["settings"] = { precise: 0.6, full: 0.22 };

/**
 * All attributions of a text in order of their cues. `sentences` are those of the text in order (offsets in UTF-16 units of `text`).
 * Pure and bounded: linear in the text, paragraphs are cut at 1200 words.
 */
export function attribute(
  text: string,
  sentences: readonly Sentence[],
  options: AttributionOptions,
): Attribution[] {
  const { blocks, lexicon, model, precise } = options;
  const read = blocks ? sentences.filter((sentence) => inStory(blocks, sentence)) : sentences;
  const breaks = blocks ? blocks.map(({ start }) => start) : [];
  const scenes = paragraphs(text, read, breaks).map((paragraph) => observe(text, paragraph, lexicon.cues));
  const found = model ? byModel(scenes, model) : byRule(scenes, lexicon.cues);
  const cut = model?.settings ?? rulesAlone;
  const least = (precise ? cut.precise : cut.full) ?? 0;
  const sure = found.filter(({ confidence }) => confidence >= least);
  const mended = model ? repairQuotations(scenes, sure, lexicon.cues) : sure;
  const kept = withClosing(
    scenes,
    mended
      .filter(({ confidence }) => !precise || confidence >= least)
      .sort((a, b) => startOf(a) - startOf(b)),
    lexicon,
  );
  const nested = options.nested ?? options.mentions !== undefined;
  if (nested) kept.push(...inside(scenes, kept, lexicon.cues));
  const told = kept.map((find) => tell(find, text, lexicon, options.mentions));
  return told.map((one, index) => ({ ...one, within: outerOf(told, index) }));
}

const inStory = (blocks: readonly Block[], span: Span): boolean => {
  let low = 0;
  let high = blocks.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle]!;
    if (span.start < block.start) high = middle - 1;
    else if (span.start >= block.end) low = middle + 1;
    else return isStory(block);
  }
  return false;
};

/** Adds the voices that close a sentence where none was found at their verb, nor a content across it. */
function withClosing(
  scenes: readonly Scene[],
  finds: readonly Find[],
  { cues, sources }: VoiceLexicon,
): Find[] {
  const added = scenes.flatMap((scene) =>
    closingVoices(scene, cues, sources)
      .map((find): Find => ({ ...find, scene, contentScene: scene }))
      .filter(
        ({ cue }) =>
          !finds.some(
            (other) =>
              (other.scene === scene && other.cue.first <= cue.last && cue.first <= other.cue.last) ||
              (other.contentScene === scene &&
                other.contents.some(({ first, last }) => first <= cue.first && cue.last <= last)),
          ),
      ),
  );
  return added.length === 0 ? [...finds] : [...finds, ...added].sort((a, b) => startOf(a) - startOf(b));
}

/** Surest of the rules that may find a voice inside a content. */
const nestedTrust = 0.6;

/** Voices that the rules find inside what another says, where the labeller, which marks one voice at a time, has none. */
function inside(scenes: readonly Scene[], finds: readonly Find[], cues: CueTable): Find[] {
  return scenes.flatMap((scene) => {
    const here = finds.filter((find) => find.contentScene === scene);
    if (here.length === 0) return [];
    return findByRule(scene, cues)
      .map((find): Find => ({ ...find, scene, contentScene: scene }))
      .filter(
        ({ cue, source, confidence }) =>
          source !== null &&
          confidence >= nestedTrust &&
          here.some(({ contents }) =>
            contents.some(
              ({ first, last }) =>
                first <= Math.min(cue.first, source.first) && Math.max(cue.last, source.last) <= last,
            ),
          ) &&
          !finds.some(
            (other) => other.scene === scene && other.cue.first <= cue.last && cue.first <= other.cue.last,
          ),
      );
  });
}

function byRule(scenes: readonly Scene[], cues: CueTable): Find[] {
  return scenes.flatMap((scene) =>
    findByRule(scene, cues).map((find): Find => ({ ...find, scene, contentScene: scene })),
  );
}

function byModel(scenes: readonly Scene[], model: AttributionModel): Find[] {
  const { first, second } = model.layers;
  if (!first)
    throw new Error('attribution weights: no layer "first". Train again (tools/train/attribution).');
  const layout = typography(scenes);
  const passes = besideTypography(labelScenes(scenes, first, second ?? null), layout);
  const runs: PlacedRun[] = [];
  passes.forEach(({ best }, paragraph) => {
    for (const run of runsOf(best)) runs.push({ ...run, paragraph });
  });
  const { source, content } = model.tables;
  const linked = linkRuns(scenes, runs, source && content ? { source, content } : null).map((link): Find => {
    const cue = runs[link.cue]!;
    const contents = link.contents.map((place) => runs[place]!);
    return {
      scene: scenes[cue.paragraph]!,
      contentScene: scenes[contents[0]!.paragraph]!,
      cue,
      source: link.source < 0 ? null : runs[link.source]!,
      contents: contents.filter(({ paragraph }) => paragraph === contents[0]!.paragraph),
      rule: `labeller/${lemmaOf(scenes[cue.paragraph]!, cue)}`,
      confidence: trustOf(scenes, passes, runs, link, model),
    };
  });
  const told = layout.flatMap((one, index): Find[] =>
    one
      ? [
          {
            ...one,
            scene: scenes[index]!,
            contentScene: scenes[index]!,
            contents: [one.content],
            confidence: certain,
          },
        ]
      : [],
  );
  return [...linked, ...told].sort((a, b) => startOf(a) - startOf(b));
}

/** Trust in what the layout tells. */
const certain = 0.95;
const startOf = ({ scene, cue }: Find): number => scene.paragraph.tokens[cue.first]!.start;

const lemmaOf = (scene: Scene, run: Stretch): string =>
  scene.paragraph.tokens[headOf(scene, { role: "cue", first: run.first, last: run.last })]!.lemma;
