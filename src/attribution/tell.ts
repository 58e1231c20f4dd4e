// Tells an attribution in spans from the words marked: its form, whether it denies or keeps silent, whether it is on the record, who is
// meant: in "Neither embassy commented on the visit" the cue is "commented on", the stance "declines".
import type { Mention } from "../mentions/index.ts";
import type { Span } from "../report/index.ts";
import type { Attribution } from "./attribution.ts";
import { type CueTable, senseBit } from "./cues.ts";
import { headOf } from "./link.ts";
import type { Stretch } from "./rules.ts";
import { childBits, type Scene } from "./scene.ts";
import { asksAnonymity, type SourceTable, voiceKind } from "./sources.ts";

/** The words of lexicon/cues/ that attribution goes by. */
export interface VoiceLexicon {
  readonly cues: CueTable;
  readonly sources: SourceTable;
}

/** An attribution as marked words, before it is told in spans. */
export interface Find {
  readonly scene: Scene;
  readonly contentScene: Scene;
  readonly cue: Stretch;
  readonly source: Stretch | null;
  readonly contents: readonly Stretch[];
  readonly rule: string;
  readonly confidence: number;
}

const spanOf = (scene: Scene, { first, last }: Stretch): Span => ({
  start: scene.paragraph.tokens[first]!.start,
  end: scene.paragraph.tokens[last]!.end,
});

export function tell(
  find: Find,
  text: string,
  lexicon: VoiceLexicon,
  mentions?: readonly Mention[],
): Omit<Attribution, "within"> {
  const { scene, source, cue, contents, contentScene } = find;
  const kind = source ? voiceKind(scene, source, lexicon.sources) : null;
  // "citing people familiar with the matter" keeps those people unnamed, not the paper that cites them.
  const anonymous =
    source !== null &&
    kind !== "named" &&
    kind !== "outlet" &&
    kind !== "document" &&
    asksAnonymity(scene, source, lexicon.sources);
  const sourceSpan = source ? spanOf(scene, source) : null;
  const mention = sourceSpan && mentions ? mentionOf(mentions, scene, find) : null;
  return {
    source: sourceSpan ? [sourceSpan] : [],
    cue: [spanOf(scene, cue)],
    content: contents.map((content) => spanOf(contentScene, content)),
    form: formOf(contentScene, contents),
    stance: stanceOf(scene, cue, source, text, lexicon.cues),
    speaks: speaksOf(scene, cue, contents, contentScene, lexicon.cues),
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

function stanceOf(
  scene: Scene,
  cue: Stretch,
  source: Stretch | null,
  text: string,
  cues: CueTable,
): Attribution["stance"] {
  const { tokens, first } = scene.paragraph;
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
  // "Neither the ministry nor the embassy commented."
  const opening = source ? Math.max(first[source.first]!, source.first - 1) : -1;
  const noOne =
    source !== null &&
    tokens.slice(opening, source.first + 1).some(({ lemma }) => /^(neither|no|nobody|none)$/i.test(lemma));
  if (
    ((scene.children[at]! & childBits.negation) !== 0 || noOne) &&
    /^(say|comment|respond|reply|answer|disclose|elaborate|reveal|confirm|specify|give)$/.test(token.lemma)
  )
    return "declines";
  return "says";
}

/** Acts done by speaking: what is asked, promised or judged is told by the report, not by the one who acts. */
const acts = senseBit("demand") | senseBit("promise") | senseBit("verdict");
const tellings =
  senseBit("speech") | senseBit("document") | senseBit("view") | senseBit("denial") | senseBit("appearance");

function speaksOf(
  scene: Scene,
  cue: Stretch,
  contents: readonly Stretch[],
  contentScene: Scene,
  cues: CueTable,
): boolean {
  const at = headOf(scene, { role: "cue", ...cue });
  const { lemma, upos } = scene.paragraph.tokens[at]!;
  const table = upos === "NOUN" ? cues.nouns : upos === "ADJ" ? cues.adjectives : cues.verbs;
  const known = table.get(lemma);
  const { tokens } = contentScene.paragraph;
  const begin = contents[0]!.first;
  if (!known || contentScene.quotations.of[begin]! >= 0) return true;
  const acted = (known.senses & acts) !== 0;
  if (acted && tokens[begin]!.xpos === "TO") return false;
  if ((known.senses & tellings) !== 0) return true;
  return contents.some(({ first, last }) =>
    tokens.slice(first, last + 1).some(({ xpos }) => /^(VBD|VBZ|VBP|MD)$/.test(xpos)),
  );
}

const nextWords = (scene: Scene, cue: Stretch): string =>
  scene.paragraph.tokens
    .slice(cue.last + 1, cue.last + 4)
    .map(({ form }) => form.toLowerCase())
    .join(" ");

/** The attribution whose content holds this one's cue, the shortest if several. */
export function outerOf(all: readonly Omit<Attribution, "within">[], index: number): number | null {
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
