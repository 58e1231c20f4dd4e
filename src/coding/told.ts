// What a voice says may itself be an act: '"We will repaint the old fort," the minister said' is a promise of the minister's state.
// The cues are lexicon/cues/told.yaml; the voices are the attributions of the report. One act for each sentence of what is said.
import { z } from "zod";
import { type Tree, treeOf } from "../language/index.ts";
import { entriesOf, type EntryKind, type Lexicon } from "../lexicon/index.ts";
import type { Span } from "../report/index.ts";
import { quoted } from "./content.ts";
import { type Draft, draftWithoutAct } from "./draft.ts";
import { factualityCues, ownFactuality } from "./factuality.ts";
import type { Scene } from "./scene.ts";
import type { Participant, StatementKind } from "./statement.ts";
import { whenUnstated } from "./when.ts";

export const toldSchema = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["accusation", "commitment", "position", "assessment"]),
  plover: z.enum(["ACCUSE", "AGREE", "REJECT"]).nullable(),
  /** Whose the words are: the speaker's side, or no matter whose. */
  subject: z.enum(["own", "any"]),
  /** True where a party beside the speaker's must be named in what is said: those named are the recipients. */
  other: z.boolean().optional(),
  /** One of these must stand with the verb. */
  auxiliaries: z.array(z.string()).optional(),
  /** Lemmas, one of which must be said; empty = any. */
  words: z.array(z.string()),
  /** True where a word may stand anywhere in what is said, not only as its verb. */
  anywhere: z.boolean().optional(),
  /** Words of saying, one of which must be the voice's; left out = any. Nothing else may be coded in what is said. */
  sayings: z.array(z.string()).optional(),
  /** True where only those who speak for a state or a body between states count: its officials and organs. */
  official: z.boolean().optional(),
  /** True where a negated clause says it too: "we do not want a wall". */
  negated: z.boolean().optional(),
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

/** Kinds that an entry of lexicon/events may have made already of the same words; a voice adds no second one. */
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
/** Words of a speaker for his own side. */
const ownWords: ReadonlySet<string> = new Set(["we", "i"]);
const clausal: ReadonlySet<string> = new Set(["VERB", "ADJ", "NOUN", "AUX", "PROPN"]);
/** Shorter scraps ("a disgrace") are no clause to code. */
const fewestWords = 4;
/** A stance of which no word is known is told at some length. */
const fewestOfStance = 7;
/** Above the threshold, below what an entry of lexicon/events finds in the clause itself. */
const confidence = 0.58;
/** Of a stance of which no word is known. */
const unsure = 0.52;
/** What is surer than this is in the record already. */
const threshold = 0.5;

/** Acts told by the report's voices, where nothing in `made` tells the same words as speech already. */
export function toldActs(scene: Scene, made: readonly Draft[]): Draft[] {
  const cues = cuesOf(scene.lexicon);
  const knowing = cues.filter(({ sayings }) => sayings === undefined);
  const sure = new Map<number, Draft[]>();
  for (const draft of made)
    if (draft.confidence >= threshold) sure.set(draft.sentence, [...(sure.get(draft.sentence) ?? []), draft]);
  const drafts: Draft[] = [];
  for (const { source, cue, content, stance, speaks } of scene.attributions) {
    if (stance !== "says" || speaks === false) continue;
    const speaker = speakerOf(scene, source);
    if (speaker.length === 0) continue;
    const saying = lemmasIn(scene, cue);
    // What nothing is known of is told once a voice, not once a sentence.
    let told = false;
    for (const part of content)
      for (const index of sentencesIn(scene, part)) {
        const { start, end } = scene.sentences[index]!;
        const span = { start: Math.max(part.start, start), end: Math.min(part.end, end) };
        const there = sure.get(index) ?? [];
        if (
          there.some(
            ({ kind, evidence }) =>
              ofSpeech.has(kind) && evidence.start < span.end && span.start < evidence.end,
          )
        ) {
          told = true;
          continue;
        }
        const draft = toldIn(new Said(scene, index, span, speaker, saying), told ? knowing : cues, there);
        if (!draft) continue;
        told = true;
        drafts.push(draft);
        sure.set(index, [...there, draft]);
      }
  }
  return drafts;
}

/** Who speaks: the participants of the first name or pronoun that heads the words of a source. */
function speakerOf(scene: Scene, source: readonly Span[]): readonly Participant[] {
  for (const span of source)
    for (const index of sentencesIn(scene, span)) {
      const { tokens } = scene.sentences[index]!;
      const within = (token: Span | undefined): boolean =>
        token !== undefined && token.start >= span.start && token.end <= span.end;
      for (const token of tokens) {
        if (!within(token) || within(tokens[token.head])) continue;
        const found = scene
          .who(index, token.index)
          .filter((one) => one.state !== null || one.person !== null);
        if (found.length > 0) return found;
      }
    }
  return [];
}

/** Lemmas of the words of these spans. */
function lemmasIn(scene: Scene, spans: readonly Span[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const span of spans)
    for (const index of sentencesIn(scene, span))
      for (const { start, end, lemma } of scene.sentences[index]!.tokens)
        if (start >= span.start && end <= span.end) found.add(lemma.toLowerCase());
  return found;
}

/** One who speaks for a state or a body between states. */
const speaksFor = ({ post, person, state, code, sector }: Participant): boolean =>
  post !== null
    ? !post.former
    : person === null && (state !== null || code === "IGO") && sector !== "MED" && sector !== "CVL";

/** Numbers of the story's sentences that a span touches; they stand in the order of the text. */
function sentencesIn({ sentences, story }: Scene, { start, end }: Span): number[] {
  let low = 0;
  let high = story;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sentences[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let index = low; index < story && sentences[index]!.start < end; index++) found.push(index);
  return found;
}

/** What a voice says within one sentence: its words, its clauses, and the parties named that are not the speaker's side. */
class Said {
  readonly scene: Scene;
  readonly index: number;
  readonly speaker: readonly Participant[];
  /** Lemmas of the saying words. */
  readonly saying: ReadonlySet<string>;
  readonly tree: Tree;
  /** Tokens of the sentence that are said. */
  readonly words: readonly number[];
  readonly #within: ReadonlySet<number>;
  readonly #states: ReadonlySet<string | null>;

  constructor(
    scene: Scene,
    index: number,
    span: Span,
    speaker: readonly Participant[],
    saying: ReadonlySet<string>,
  ) {
    this.scene = scene;
    this.index = index;
    this.speaker = speaker;
    this.saying = saying;
    this.tree = treeOf(scene.sentences[index]!);
    this.words = this.tree.tokens
      .filter(({ start, end }) => start >= span.start && end <= span.end)
      .map((token) => token.index);
    this.#within = new Set(this.words);
    this.#states = new Set(speaker.map(({ state }) => state));
  }

  /** Heads of the clauses that are said. */
  heads(): number[] {
    const { tokens } = this.tree;
    return this.words.filter((word) => {
      if (!clausal.has(tokens[word]!.upos)) return false;
      const relation = this.tree.relation(word);
      return (
        !this.#within.has(tokens[word]!.head) ||
        ((relation === "conj" || relation === "parataxis") && this.tree.isClausal(word))
      );
    });
  }

  /** True when the subject of a clause is the speaker or the speaker's state. */
  isOwn(head: number): boolean {
    const [subject] = this.tree.subjects(head);
    if (!subject) return false;
    return (
      ownWords.has(this.tree.tokens[subject.token]!.form.toLowerCase()) ||
      this.scene.who(this.index, subject.token).some(({ state }) => state !== null && this.#states.has(state))
    );
  }

  isNegated(head: number): boolean {
    const noun = this.tree.tokens[head]!.upos === "NOUN";
    const { negated, fact } = ownFactuality(this.tree, head, factualityCues(this.scene.lexicon), noun);
    return negated || fact.polarity === "negative";
  }

  /** Parties named that are not of the speaker's own side. */
  others(): Participant[] {
    const found: Participant[] = [];
    for (const mention of this.scene.mentions) {
      if (mention.sentence !== this.index || !this.#within.has(mention.head)) continue;
      // "Thailand must ..." speaks to its government; "a beach in Thailand" names a place.
      if (mention.sense === "place" && this.tree.relation(mention.head) !== "nsubj") continue;
      for (const one of this.scene.who(this.index, mention.head)) {
        if (one.state === null && one.person === null) continue;
        if (one.state !== null && this.#states.has(one.state)) continue;
        if (one.person !== null && this.speaker.some(({ person }) => person === one.person)) continue;
        if (!found.some((other) => other.state === one.state && other.person === one.person)) found.push(one);
      }
    }
    return found;
  }
}

/** The act of the first cue that fits a clause which `there` has not coded yet, or null. */
function toldIn(said: Said, cues: readonly Cue[], there: readonly Draft[]): Draft | null {
  const { scene, tree, words } = said;
  if (words.length < fewestWords) return null;
  const coded = new Set(there.flatMap((draft) => [...draft.words]));
  const span = { start: tree.tokens[words[0]!]!.start, end: tree.tokens[words.at(-1)!]!.end };
  const inside = there.some(
    ({ evidence, kind }) => kind !== "tenure" && evidence.start < span.end && span.start < evidence.end,
  );
  const heads = said.heads().filter((head) => !coded.has(head));
  const others = said.others();
  for (const cue of cues) {
    if (cue.other && others.length === 0) continue;
    if (cue.official && !said.speaker.some(speaksFor)) continue;
    if (cue.sayings && (inside || isThin(said) || !cue.sayings.some((word) => said.saying.has(word))))
      continue;
    for (const head of heads) {
      const word = cueWord(said, cue, head);
      if (word === undefined || (cue.subject === "own" && !said.isOwn(head))) continue;
      if (!cue.negated && said.isNegated(head)) continue;
      const trigger = tree.tokens[word]!;
      const evidence = { start: tree.tokens[words[0]!]!.start, end: tree.tokens[words.at(-1)!]!.end };
      return draftWithoutAct({
        sentence: said.index,
        kind: cue.kind,
        plover: cue.plover,
        rule: cue.id,
        trigger: { start: trigger.start, end: trigger.end },
        evidence,
        actors: said.speaker,
        recipients: cue.other ? others : [],
        when: whenUnstated(scene.publication, "no day of saying is told; not after the publication"),
        content: quoted(scene, evidence),
        words: new Set([word]),
        confidence: cue.sayings ? unsure : confidence,
      });
    }
  }
  return null;
}

/** Too short for a stance of its own, or a question. */
const isThin = ({ tree, words }: Said): boolean =>
  words.length < fewestOfStance || words.some((word) => tree.tokens[word]!.form === "?");

/** The word on which a cue fires at a clause; undefined where it does not. */
function cueWord({ tree, words }: Said, cue: Cue, head: number): number | undefined {
  const { auxiliaries } = cue;
  if (
    auxiliaries &&
    !tree
      .childrenBy(head, "aux")
      .some((child) => auxiliaries.includes(tree.tokens[child]!.lemma.toLowerCase()))
  )
    return undefined;
  if (cue.words.length === 0) return head;
  return (cue.anywhere ? words : [head]).find((word) =>
    cue.lemmas.has(tree.tokens[word]!.lemma.toLowerCase()),
  );
}
