// What is seen of a sentence while its acts are sought, and what its nouns mean: in "a series of meetings" the meetings, in
// "held talks" the talks with the verb that carries them.
import type { Tree } from "../language/index.ts";
import { isNominal } from "./arguments.ts";
import type { EventLexicon, Operator, Pattern } from "./entry.ts";
import type { FactualityCues } from "./factuality.ts";
import type { Who } from "./parties.ts";

/** Told of every entry that was looked at and did not become an act, for `parley code`. */
export type Dropped = (pattern: Pattern, token: number, why: string) => void;

export interface Sight {
  readonly tree: Tree;
  /** The patterns of each word of the sentence (`patternsOf`). */
  readonly patterns: readonly (readonly Pattern[])[];
  readonly lexicon: EventLexicon;
  readonly cues: FactualityCues;
  readonly who: Who;
  readonly whose: Who;
  /** True for the name of a city. */
  readonly city: (token: number) => boolean;
  readonly dropped: Dropped | null;
}

/** Tells that an entry was looked at and left; false, for the one who looks. */
export function drop({ dropped }: Sight, pattern: Pattern, token: number, why: string): false {
  dropped?.(pattern, token, why);
  return false;
}

/** The noun and, when it only measures or shares out, the one after "of": "tons of aid", "a series of meetings"; and its conjuncts. */
export function meanings(sight: Sight, token: number): number[] {
  const found = [token];
  const { lemma, upos } = sight.tree.tokens[token]!;
  const partitive = sight.lexicon.classes.get("$partitive");
  if (
    partitive?.has(lemma.toLowerCase()) ||
    upos === "NUM" ||
    upos === "SYM" ||
    upos === "DET" ||
    upos === "PRON"
  )
    for (const child of sight.tree.childrenBy(token, "nmod"))
      if (sight.tree.preposition(child) === "of" || sight.tree.preposition(child) === "in")
        found.push(...meanings(sight, child));
  for (const child of sight.tree.childrenBy(token, "conj"))
    if (isNominal(sight.tree, child)) found.push(child);
  return found;
}

const apart: ReadonlySet<string> = new Set([
  "after",
  "before",
  "since",
  "following",
  "despite",
  "amid",
  "until",
  "during",
  "ahead of",
  "because of",
]);

/** The verb that carries a noun ("held" of "held talks") with what it does to it; null where none does. */
export function light(sight: Sight, token: number): { verb: number; operator: Operator } | null {
  if (!isNominal(sight.tree, token)) return null;
  let at = token;
  // "a series of meetings": the verb stands over the measure
  for (let steps = 0; steps < 3; steps++) {
    const head = sight.tree.head(at);
    if (head < 0) return null;
    const relation = sight.tree.tokens[at]!.deprel;
    // "announced after the summit": no carrier of it
    if (relation === "obl" && apart.has(sight.tree.preposition(at))) return null;
    if (["obj", "nsubj:pass", "obl", "nsubj", "xcomp"].includes(relation) || relation === "acl") {
      for (const { entry, part } of sight.patterns[head]!)
        if (entry.operator && part === "verb") return { verb: head, operator: entry.operator };
      return null;
    }
    if (relation !== "nmod" && relation !== "conj") return null;
    if (
      relation === "nmod" &&
      !sight.lexicon.classes.get("$partitive")?.has(sight.tree.tokens[head]!.lemma.toLowerCase())
    )
      return null;
    at = head;
  }
  return null;
}
