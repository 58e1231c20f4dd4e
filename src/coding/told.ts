// What a voice says may itself be an act: '"We will repaint the old fort," the minister said' is a promise of the minister's state.
// The cues are lexicon/cues/told.yaml; the voices are the attributions of the report. One act for each sentence of what is said.
import { z } from "zod";
import type { Attribution } from "../attribution/index.ts";
import { type Tree, treeOf } from "../language/index.ts";
import { entriesOf, type EntryKind, type Lexicon } from "../lexicon/index.ts";
import type { Span } from "../report/index.ts";
import type { Draft } from "./draft.ts";
import { certainFact } from "./factuality.ts";
import type { Scene } from "./scene.ts";
import type { Participant, StatementKind } from "./statement.ts";
import { whenUnstated } from "./when.ts";

export const toldSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["accusation", "commitment", "position"]),
  plover: z.enum(["ACCUSE", "AGREE"]).nullable(),
  /** Whose the words are: the speaker's side, or no matter whose. */
  subject: z.enum(["own", "any"]),
  /** True where a party beside the speaker's must be named in what is said. */
  other: z.boolean().optional(),
  /** One of these must stand with the verb. */
  auxiliaries: z.array(z.string()).optional(),
  /** Lemmas, one of which must be said; empty = any. */
  words: z.array(z.string()),
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).min(1),
});
export type ToldCue = z.infer<typeof toldSchema>;

const file = "lexicon/cues/told.yaml";

// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const toldEntryKind: EntryKind<any> = {
  prefix: file,
  schema: toldSchema,
  keys: (value: ToldCue) => value.words.map((word) => `${value.kind} ${word}`),
};

interface Cue extends ToldCue {
  readonly lemmas: ReadonlySet<string>;
}
const cache = new WeakMap<Lexicon, readonly Cue[]>();

function cuesOf(lexicon: Lexicon): readonly Cue[] {
  const known = cache.get(lexicon);
  if (known) return known;
  const made = entriesOf<ToldCue>(lexicon, file).map(({ value }) => ({
    ...value,
    lemmas: new Set(value.words),
  }));
  cache.set(lexicon, made);
  return made;
}

/** Kinds that an entry of the lexicon may have made already of the same words; a voice adds no second one. */
const ofSpeech: ReadonlySet<StatementKind> = new Set([
  "accusation",
  "commitment",
  "request",
  "position",
  "threat",
  "refusal",
  "agreement",
  "concession",
  "assessment",
  "no-comment",
  "non-disclosure",
]);
const ownWords: ReadonlySet<string> = new Set(["we", "i"]);
const clausal: ReadonlySet<string> = new Set(["VERB", "ADJ", "NOUN", "AUX", "PROPN"]);

/** Acts told by the report's voices, where nothing in `made` tells the same words as speech already. */
export function toldActs(
  scene: Scene,
  attributions: readonly Attribution[],
  made: readonly Draft[],
): Draft[] {
  const cues = cuesOf(scene.lexicon);
  const drafts: Draft[] = [];
  if (cues.length === 0) return drafts;
  for (const attribution of attributions) {
    if (attribution.stance !== "says" || attribution.speaks === false) continue;
    const speaker = speakerOf(scene, attribution);
    if (speaker.length === 0) continue;
    for (const content of attribution.content)
      for (const index of sentencesIn(scene, content)) {
        const sentence = scene.sentences[index]!;
        const span = {
          start: Math.max(content.start, sentence.start),
          end: Math.min(content.end, sentence.end),
        };
        const taken = [...made, ...drafts].some(
          (draft) =>
            ofSpeech.has(draft.kind) &&
            draft.confidence >= 0.5 &&
            draft.sentence === index &&
            draft.evidence.start < span.end &&
            span.start < draft.evidence.end,
        );
        if (taken) continue;
        const coded = new Set(
          made.flatMap((other) =>
            other.sentence === index && other.confidence >= 0.5 ? [...other.words] : [],
          ),
        );
        const draft = toldIn(scene, index, span, speaker, cues, coded);
        if (draft) drafts.push(draft);
      }
  }
  return drafts;
}

/** Who speaks: the participants of the first name or pronoun within the attribution's source. */
function speakerOf(scene: Scene, { source }: Attribution): readonly Participant[] {
  for (const span of source)
    for (const index of sentencesIn(scene, span)) {
      const { tokens } = scene.sentences[index]!;
      for (let token = 0; token < tokens.length; token++) {
        const { start, end, head } = tokens[token]!;
        if (start < span.start || end > span.end) continue;
        const above = head < 0 ? undefined : tokens[head];
        if (above && above.start >= span.start && above.end <= span.end) continue;
        const found = scene.who(index, token).filter((one) => one.state !== null || one.person !== null);
        if (found.length > 0) return found;
      }
    }
  return [];
}

/** Numbers of the sentences that a span touches. */
function sentencesIn(scene: Scene, { start, end }: Span): number[] {
  const found: number[] = [];
  for (let index = 0; index < scene.story; index++) {
    const sentence = scene.sentences[index]!;
    if (sentence.start < end && start < sentence.end) found.push(index);
  }
  return found;
}

function toldIn(
  scene: Scene,
  index: number,
  span: Span,
  speaker: readonly Participant[],
  cues: readonly Cue[],
  coded: ReadonlySet<number>,
): Draft | null {
  const tree = treeOf(scene.sentences[index]!);
  const inside = tree.tokens.flatMap(({ start, end }, token) =>
    start >= span.start && end <= span.end ? [token] : [],
  );
  if (inside.length < 4) return null;
  const within = new Set(inside);
  const heads = inside.filter(
    (token) =>
      clausal.has(tree.tokens[token]!.upos) &&
      (!within.has(tree.tokens[token]!.head) ||
        ((tree.relation(token) === "conj" || tree.relation(token) === "parataxis") && tree.isClausal(token))),
  );
  const states = new Set(speaker.map(({ state }) => state));
  const others = othersIn(scene, index, tree, inside, states, speaker);
  for (const cue of cues)
    for (const head of heads) {
      if (coded.has(head) || (cue.other && others.length === 0)) continue;
      if (cue.auxiliaries && !hasAuxiliary(tree, head, cue.auxiliaries)) continue;
      const word =
        cue.words.length === 0
          ? head
          : (cue.kind === "accusation" ? inside : [head]).find((token) =>
              cue.lemmas.has(tree.tokens[token]!.lemma.toLowerCase()),
            );
      if (word === undefined || !subjectFits(scene, index, tree, head, cue.subject, states)) continue;
      const trigger = tree.tokens[word]!;
      const evidence = { start: tree.tokens[inside[0]!]!.start, end: tree.tokens[inside.at(-1)!]!.end };
      return {
        act: null,
        sentence: index,
        kind: cue.kind,
        plover: cue.plover,
        mode: null,
        context: [],
        cameo: null,
        rule: cue.id,
        trigger: { start: trigger.start, end: trigger.end },
        evidence,
        actors: speaker,
        recipients: cue.kind === "accusation" ? others : [],
        symmetric: false,
        when: whenUnstated(scene.publication, "no day of saying is told; not after the publication"),
        place: null,
        channel: null,
        level: null,
        factuality: certainFact,
        content: {
          text: scene.text.slice(evidence.start, evidence.end),
          span: evidence,
          since: null,
          due: null,
          post: null,
        },
        post: null,
        words: new Set([word]),
        order: null,
        causes: [],
        sameAs: [],
        confidence: 0.58,
        bare: false,
        definite: false,
      };
    }
  return null;
}

const hasAuxiliary = (tree: Tree, head: number, wanted: readonly string[]): boolean =>
  tree.childrenBy(head, "aux").some((child) => wanted.includes(tree.tokens[child]!.lemma.toLowerCase())) &&
  !tree.childrenBy(head, "advmod").some((child) => tree.tokens[child]!.lemma === "never");

function subjectFits(
  scene: Scene,
  index: number,
  tree: Tree,
  head: number,
  wanted: ToldCue["subject"],
  states: ReadonlySet<string | null>,
): boolean {
  if (wanted === "any") return true;
  const [subject] = tree.subjects(head);
  if (!subject) return false;
  const form = tree.tokens[subject.token]!.form.toLowerCase();
  const own =
    ownWords.has(form) ||
    scene.who(index, subject.token).some(({ state }) => state !== null && states.has(state));
  if (wanted === "own") return own;
  return (
    !own && scene.who(index, subject.token).some(({ state, person }) => state !== null || person !== null)
  );
}

/** Parties named in what is said that are not the speaker's own side. */
function othersIn(
  scene: Scene,
  index: number,
  tree: Tree,
  inside: readonly number[],
  states: ReadonlySet<string | null>,
  speaker: readonly Participant[],
): Participant[] {
  const within = new Set(inside);
  const found: Participant[] = [];
  for (const mention of scene.mentions) {
    if (mention.sentence !== index || !within.has(mention.head)) continue;
    // "Thailand must ..." speaks to its government; "a beach in Thailand" names a place.
    if (mention.sense === "place" && tree.relation(mention.head) !== "nsubj") continue;
    for (const one of scene.who(index, mention.head)) {
      if (one.state === null && one.person === null) continue;
      if (one.state !== null && states.has(one.state)) continue;
      if (one.person !== null && speaker.some(({ person }) => person === one.person)) continue;
      if (!found.some((other) => other.state === one.state && other.person === one.person)) found.push(one);
    }
  }
  return found;
}
