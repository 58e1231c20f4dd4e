// Polarity, certainty and status of a clause: "may suspend" is possible, "has yet to meet" has not happened, "if it attacks" is conditional.
// FactBank (Saurí & Pustejovsky 2009): an event's factuality is the sum of the markers over it, from itself up to the root.
import { entriesOf, type EntryKind, type Lexicon } from "../lexicon/index.ts";
import { type Tree, verbGroup } from "../language/index.ts";
import { z } from "zod";
import type { Factuality } from "./statement.ts";

const effectSchema = z.strictObject({
  polarity: z.literal("negative").optional(),
  certainty: z.enum(["probable", "possible"]).optional(),
  status: z.enum(["planned", "requested", "conditional", "not-yet"]).optional(),
});

/** What a marker does; fields that it leaves alone are not there. */
export interface Effect {
  readonly polarity?: Factuality["polarity"] | undefined;
  readonly certainty?: Factuality["certainty"] | undefined;
  readonly status?: Factuality["status"] | undefined;
}

/** A cue of lexicon/cues/factuality.yaml. */
export const cueSchema = z.strictObject({
  id: z.string().min(1),
  /** Lemmas (forms, for adverbs and markers). */
  words: z.array(z.string().min(1)).min(1),
  /** over: a verb or noun that governs the clause; passive: a verb over it, in the passive ("is said to"); adverb: in the clause; modal: its auxiliary; marker: "if"; adjective: before a noun. */
  at: z.enum(["over", "passive", "adverb", "modal", "marker", "adjective", "determiner"]),
  effect: effectSchema,
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).optional(),
});
export type FactualityCue = z.infer<typeof cueSchema>;

// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const factualityEntryKind: EntryKind<any> = {
  prefix: "lexicon/cues/factuality.yaml",
  schema: cueSchema,
  keys: (value: FactualityCue) => value.words.map((word) => `${value.at} ${word}`),
};

export type FactualityCues = Readonly<Record<FactualityCue["at"], ReadonlyMap<string, Effect>>>;

const cache = new WeakMap<Lexicon, FactualityCues>();

export function factualityCues(lexicon: Lexicon): FactualityCues {
  const known = cache.get(lexicon);
  if (known) return known;
  const made: Record<FactualityCue["at"], Map<string, Effect>> = {
    over: new Map(),
    passive: new Map(),
    adverb: new Map(),
    modal: new Map(),
    marker: new Map(),
    adjective: new Map(),
    determiner: new Map(),
  };
  for (const { value } of entriesOf<FactualityCue>(lexicon, "lexicon/cues/factuality.yaml"))
    for (const word of value.words) made[value.at].set(word, value.effect);
  cache.set(lexicon, made);
  return made;
}

export const certainFact: Factuality = { polarity: "positive", certainty: "certain", status: "actual" };

const weakness = { certain: 0, probable: 1, possible: 2 } as const;

/**
 * Two markers together: negations cancel out, the weaker certainty holds, the first status that is no "actual" stays, but a
 * condition holds over a plan ("if they were to meet").
 */
export function combine(fact: Factuality, effect: Effect): Factuality {
  const certainty = effect.certainty ?? "certain";
  return {
    polarity:
      effect.polarity === "negative"
        ? fact.polarity === "negative"
          ? "positive"
          : "negative"
        : fact.polarity,
    certainty: weakness[certainty] > weakness[fact.certainty] ? certainty : fact.certainty,
    status:
      fact.status === "actual" || (fact.status === "planned" && effect.status === "conditional")
        ? (effect.status ?? fact.status)
        : fact.status,
  };
}

/** What the clause of `head` says itself: modal, negation, adverbs, marker. `modal` is given so that the caller may read "will"; `act` is an argument that says its own "no". */
export function ownFactuality(
  tree: Tree,
  head: number,
  cues: FactualityCues,
  noun = false,
  act = -1,
): { fact: Factuality; modal: string | null; negated: boolean } {
  let fact = certainFact;
  const tokens = tree.tokens;
  const nominal = tokens[head]!.upos === "NOUN" || tokens[head]!.upos === "PROPN";
  let modal: string | null = null;
  let negated = false;
  // "could be China's failure": the modal is of the judgement, not of the failure
  if (!nominal || (!noun && tree.first(head, "cop", "nsubj") >= 0)) {
    const group = verbGroup(tree.sentence, head);
    modal = group.modal ?? (group.tense === "future" ? "will" : null);
    negated = group.negated;
    const effect = modal === null ? undefined : cues.modal.get(modal);
    if (effect) fact = combine(fact, effect);
    if (group.question) fact = combine(fact, { certainty: "possible" });
    if (isInverted(tree, head)) {
      modal = null;
      fact = { ...fact, certainty: "certain", status: "conditional" };
    }
  }
  let still = false;
  for (const child of tree.children(head)) {
    const form = tokens[child]!.form.toLowerCase();
    const relation = tree.relation(child);
    if (relation === "advmod") {
      still ||= form === "yet" || form === "still";
      const effect = cues.adverb.get(form);
      if (effect) {
        if (effect.polarity === "negative") negated = true;
        fact = combine(fact, { ...effect, polarity: undefined });
      }
    } else if (relation === "mark") {
      const effect = cues.marker.get(tree.withFixed(child));
      if (effect) fact = combine(fact, effect);
    } else if (relation === "det" || relation === "cc") {
      const effect = cues.determiner.get(form);
      if (effect) {
        if (effect.polarity === "negative") negated = true;
        fact = combine(fact, { ...effect, polarity: undefined });
      }
    } else if (nominal && relation === "amod") {
      const effect = cues.adjective.get(tokens[child]!.lemma.toLowerCase()) ?? cues.adjective.get(form);
      if (effect) fact = combine(fact, effect);
    } else if ((relation === "nsubj" || relation === "obj") && child !== act) {
      // "no talks were held", "neither side agreed"
      for (const inner of tree.childrenBy(child, "det", "cc")) {
        const word = tokens[inner]!.form.toLowerCase();
        if (word === "no" || word === "neither") negated = !negated;
      }
      if (["nobody", "none", "neither", "nothing"].includes(form)) negated = !negated;
    }
  }
  // "has still not met", "have not yet signed"
  if (negated)
    fact = combine(
      fact,
      still && modal === null ? { polarity: "negative", status: "not-yet" } : { polarity: "negative" },
    );
  return { fact, modal, negated };
}

const inverting: ReadonlySet<string> = new Set(["had", "should", "were"]);

/** "Had they met in May, ...", "Should Paris agree, ...", "Were Oslo to refuse, ...": a condition told by its order of words. */
export const isInverted = (tree: Tree, head: number): boolean => inversion(tree, head) >= 0;

/** The "had", "should" or "were" that opens the condition of which `head` is the verb; -1 where it is none. */
export function inversion(tree: Tree, head: number): number {
  const { tokens } = tree;
  const { xpos, upos } = tokens[head]!;
  if (upos !== "VERB" || !["VB", "VBN", "VBD", "VBP"].includes(xpos)) return -1;
  if (tokens.at(-1)!.form === "?" || tokens.at(-2)?.form === "?") return -1;
  for (let at = head - 1; at >= 0; at--) {
    const { upos: before, form } = tokens[at]!;
    if (inverting.has(form.toLowerCase())) {
      const opens = at === 0 || tokens[at - 1]!.upos === "PUNCT";
      // Somebody stands between the two, and more than the condition follows.
      const somebody = ["NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM"].includes(tokens[at + 1]!.upos);
      return opens && somebody && head - at > 1 && tokens.slice(head).some((token) => token.form === ",")
        ? at
        : -1;
    }
    if (before === "VERB" || before === "AUX" || form === "," || form === ";") return -1;
  }
  return -1;
}

const telling: ReadonlySet<string> = new Set([
  "confirm",
  "say",
  "disclose",
  "reveal",
  "acknowledge",
  "admit",
  "announce",
  "know",
]);
/** Verbs of talking about something, which may lie behind as well as ahead. */
const talking: ReadonlySet<string> = new Set(["discuss", "consider", "weigh"]);

/** "His recent trip": a noun that says itself that it has been. */
const isBygone = (tree: Tree, noun: number): boolean =>
  tree
    .childrenBy(noun, "amod")
    .some((child) => /^(recent|last|latest|past|previous|earlier|historic)$/i.test(tree.tokens[child]!.form));

const hearsay: ReadonlySet<string> = new Set(["say", "report", "understand", "allege", "know", "hear"]);

/** What stands over the clause: cue verbs and nouns, conditions, purposes. Stops at the root and at relative clauses. */
export function overFactuality(
  tree: Tree,
  head: number,
  cues: FactualityCues,
  skip: ReadonlySet<number>,
): Factuality {
  let fact = certainFact;
  for (let at = head, steps = 0; steps < 12; steps++) {
    const above = tree.head(at);
    if (above < 0) break;
    const relation = tree.relation(at);
    if (tree.tokens[at]!.deprel === "acl:relcl" || relation === "parataxis") break;
    if (relation === "advcl") {
      const marker = tree.marker(at);
      const effect = cues.marker.get(marker);
      // The clause has said its own "without" itself.
      if (effect) fact = combine(fact, { ...effect, polarity: undefined });
      // "refrained from criticising"
      else if (marker === "from" || marker === "of")
        fact = combine(fact, cues.over.get(tree.tokens[above]!.lemma.toLowerCase()) ?? {});
      else if (marker === "to" || marker === "in order") fact = combine(fact, { status: "planned" });
      // "insisted on meeting the mediators"
      else if (["on", "about", "of", "from", "against"].includes(marker) && !skip.has(above))
        fact = combine(fact, cues.over.get(tree.tokens[above]!.lemma.toLowerCase()) ?? {});
      break;
    }
    if (
      relation === "xcomp" ||
      relation === "ccomp" ||
      relation === "acl" ||
      relation === "obj" ||
      relation === "nmod" ||
      relation === "obl" ||
      relation === "nsubj"
    ) {
      if (!skip.has(above)) {
        const lemma = tree.tokens[above]!.lemma.toLowerCase();
        const effect =
          cues.over.get(lemma) ??
          (relation === "xcomp" && tree.isPassive(above) ? cues.passive.get(lemma) : undefined);
        if (
          effect &&
          !(talking.has(lemma) && isBygone(tree, at)) &&
          (relation === "xcomp" ||
            relation === "ccomp" ||
            relation === "acl" ||
            relation === "nmod" ||
            relation === "obj")
        )
          fact = combine(fact, effect);
        // "is said to have signed"
        if (relation === "xcomp" && hearsay.has(tree.tokens[above]!.lemma) && tree.isPassive(above))
          fact = combine(fact, { certainty: "probable" });
        // "will travel to Khartoum for talks": the talks are as far off as the journey
        if (relation === "obl" && tree.preposition(at) === "for")
          fact = combine(fact, ownFactuality(tree, above, cues).fact);
        if (relation === "xcomp" || relation === "ccomp") {
          const { fact: own } = ownFactuality(tree, above, cues);
          // "neither side would confirm that they had met": that they did is open
          const open = relation === "ccomp" && telling.has(tree.tokens[above]!.lemma.toLowerCase());
          fact = combine(fact, open && own.polarity === "negative" ? { certainty: "possible" } : own);
        }
      }
      if (relation === "nsubj" && tree.first(above, "cop") >= 0)
        fact = combine(fact, { ...ownFactuality(tree, above, cues).fact, polarity: undefined });
    } else if (relation !== "conj") break;
    // "to set foot there since Beijing established ties": a finite verb is no part of the purpose
    else if (/^VB[DZP]$/.test(tree.tokens[at]!.xpos) && /^VBG?$/.test(tree.tokens[above]!.xpos)) break;
    else if (tree.first(at, "mark") >= 0 && tree.marker(at) !== "to" && tree.marker(at) !== "that") break;
    at = above;
  }
  return fact;
}
