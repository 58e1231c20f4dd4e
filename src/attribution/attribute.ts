// Finds who says what in a report: `"No talks," said two officials` -> source "two officials", cue "said", content `"No talks,"`.
import type { Sentence } from "../language/index.ts";
import { entriesOf, type Lexicon } from "../lexicon/index.ts";
import type { Mention } from "../mentions/index.ts";
import { type Block, isStory } from "../page/index.ts";
import type { Span } from "../report/index.ts";
import type { Attribution } from "./attribution.ts";
import { type CueEntry, cueEntryKind, type CueTable, cueTable, senseBit } from "./cues.ts";
import { labelScenes } from "./labeller.ts";
import { runsOf } from "./labels.ts";
import { headOf, linkRuns, type PlacedRun } from "./link.ts";
import type { AttributionModel } from "./model.ts";
import { paragraphs } from "./paragraphs.ts";
import { findByRule, type Stretch } from "./rules.ts";
import { observe, type Scene } from "./scene.ts";
import {
  asksAnonymity,
  type SourceEntry,
  sourceEntryKind,
  type SourceTable,
  sourceTable,
  voiceKind,
} from "./sources.ts";
import { trustOf } from "./trust.ts";
import { besideTypography, typography } from "./typography.ts";

/** The words of lexicon/cues/ that attribution goes by. */
export interface VoiceLexicon {
  readonly cues: CueTable;
  readonly sources: SourceTable;
}

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
  /** When given, sources are resolved to entities. */
  readonly mentions?: readonly Mention[];
}

/** An attribution as marked words, before it is told in spans. */
interface Find {
  readonly scene: Scene;
  readonly contentScene: Scene;
  readonly cue: Stretch;
  readonly source: Stretch | null;
  readonly contents: readonly Stretch[];
  readonly rule: string;
  readonly confidence: number;
}

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
  const finds = model ? byModel(scenes, model) : byRule(scenes, lexicon.cues);
  const least = precise ? (model?.settings.precise ?? 0.75) : model ? (model.settings.full ?? 0) : 0;
  const kept = finds.filter(({ confidence }) => confidence >= least);
  const told = kept.map((find) => tell(find, text, options));
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

const spanOf = (scene: Scene, { first, last }: Stretch): Span => ({
  start: scene.paragraph.tokens[first]!.start,
  end: scene.paragraph.tokens[last]!.end,
});

function tell(
  find: Find,
  text: string,
  { lexicon, mentions }: AttributionOptions,
): Omit<Attribution, "within"> {
  const { scene, source, cue, contents, contentScene } = find;
  const kind = source ? voiceKind(scene, source, lexicon.sources) : null;
  const anonymous = source !== null && asksAnonymity(scene, source, lexicon.sources);
  const sourceSpan = source ? spanOf(scene, source) : null;
  const mention = sourceSpan && mentions ? mentionOf(mentions, scene, find) : null;
  return {
    source: sourceSpan ? [sourceSpan] : [],
    cue: [spanOf(scene, cue)],
    content: contents.map((content) => spanOf(contentScene, content)),
    form: formOf(contentScene, contents),
    stance: stanceOf(scene, cue, text, lexicon.cues),
    onRecord: source !== null && !anonymous && kind !== "unnamed",
    entity: mention?.entity ?? null,
    rule: find.rule,
    confidence: find.confidence,
  };
}

/** The mention whose head is the head of the source, the longest if several. */
function mentionOf(mentions: readonly Mention[], scene: Scene, { source }: Find): Mention | null {
  if (!source) return null;
  const token = scene.paragraph.tokens[headOf(scene, { role: "source", ...source })]!;
  const span = spanOf(scene, source);
  let best: Mention | null = null;
  let surest = -1;
  for (const mention of mentions) {
    if (mention.start >= span.end || mention.end <= span.start) continue;
    const holds = mention.start <= token.start && token.end <= mention.end ? 2 : 0;
    const score = holds + (mention.entity === null ? 0 : 1) + (mention.end - mention.start) / 1e6;
    if (score > surest) {
      surest = score;
      best = mention;
    }
  }
  return surest >= 2 ? best : null;
}

function formOf(scene: Scene, contents: readonly Stretch[]): Attribution["form"] {
  let quoted = 0;
  let plain = 0;
  for (const { first, last } of contents)
    for (let at = first; at <= last; at++) {
      if (scene.paragraph.tokens[at]!.upos === "PUNCT") continue;
      if (scene.quotations.of[at]! >= 0) quoted++;
      else plain++;
    }
  return plain === 0 && quoted > 0 ? "direct" : quoted > 0 ? "mixed" : "indirect";
}

function stanceOf(scene: Scene, cue: Stretch, text: string, cues: CueTable): Attribution["stance"] {
  const { tokens } = scene.paragraph;
  const at = headOf(scene, { role: "cue", ...cue });
  const token = tokens[at]!;
  const table = token.upos === "NOUN" ? cues.nouns : cues.verbs;
  const senses = table.get(token.lemma)?.senses ?? 0;
  const words = text.slice(tokens[cue.first]!.start, tokens[cue.last]!.end).toLowerCase();
  if (
    (senses & senseBit("silence")) !== 0 &&
    /\b(comment|say|discuss|answer|respond|confirm|disclose|elaborate|speak|identify|give|provide|name)\b/.test(
      `${words} ${nextWords(scene, cue)}`,
    )
  )
    return "declines";
  if ((senses & senseBit("denial")) !== 0) return "denies";
  if (
    (scene.children[at]! & 128) !== 0 &&
    /^(say|comment|respond|reply|answer|disclose|elaborate|reveal|confirm|specify|give)$/.test(token.lemma)
  )
    return "declines";
  return "says";
}

const nextWords = (scene: Scene, cue: Stretch): string =>
  scene.paragraph.tokens
    .slice(cue.last + 1, cue.last + 4)
    .map(({ form }) => form.toLowerCase())
    .join(" ");

/** The attribution whose content holds this one's cue, the shortest if several. */
function outerOf(all: readonly Omit<Attribution, "within">[], index: number): number | null {
  const cue = all[index]!.cue[0]!;
  let best: number | null = null;
  let shortest = Number.POSITIVE_INFINITY;
  for (let other = Math.max(0, index - 40); other < Math.min(all.length, index + 40); other++) {
    if (other === index) continue;
    for (const content of all[other]!.content) {
      const length = content.end - content.start;
      if (content.start <= cue.start && cue.end <= content.end && length < shortest) {
        shortest = length;
        best = other;
      }
    }
  }
  return best;
}
