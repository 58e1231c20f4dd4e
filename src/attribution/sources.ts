// What kind of voice a source is: "Two people familiar with the matter" are unnamed, "the newspaper" is an outlet, "the readout" a document.
import { z } from "zod";
import type { Entry, EntryKind } from "../lexicon/index.ts";
import type { Stretch } from "./rules.ts";
import type { Scene } from "./scene.ts";
import { headOf } from "./link.ts";

const sourceEntry = z.strictObject({
  id: z.string(),
  kind: z.enum(["unnamed", "role", "outlet", "document"]),
  nouns: z.array(z.string().min(1)).optional(),
  phrases: z.array(z.string().min(1)).optional(),
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).min(1),
});
export type SourceEntry = z.infer<typeof sourceEntry>;

/** How `lexicon/cues/sources.yaml` is checked. */
export const sourceEntryKind: EntryKind<SourceEntry> = {
  prefix: "lexicon/cues/sources.yaml",
  schema: sourceEntry as EntryKind<SourceEntry>["schema"],
};

export interface SourceTable {
  readonly unnamed: ReadonlySet<string>;
  /** Unnamed unless they stand with "the", alone. */
  readonly roles: ReadonlySet<string>;
  readonly outlets: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  /** Lower-case words near a source that take it off the record. */
  readonly anonymous: readonly string[];
}

export function sourceTable(entries: readonly Entry<SourceEntry>[]): SourceTable {
  const nouns = (kind: SourceEntry["kind"]): ReadonlySet<string> =>
    new Set(entries.flatMap(({ value }) => (value.kind === kind ? (value.nouns ?? []) : [])));
  return {
    unnamed: nouns("unnamed"),
    roles: nouns("role"),
    outlets: nouns("outlet"),
    documents: nouns("document"),
    anonymous: entries.flatMap(({ value }) => (value.phrases ?? []).map((phrase) => phrase.toLowerCase())),
  };
}

export type VoiceKind = "named" | "unnamed" | "outlet" | "document" | "institution" | "pronoun";

/** Tells the kind from the words of the source and, for anonymity, of its sentence. */
export function voiceKind(scene: Scene, source: Stretch, table: SourceTable): VoiceKind {
  const { tokens, head } = scene.paragraph;
  const at = headOf(scene, { role: "source", ...source });
  const token = tokens[at]!;
  if (token.upos === "PRON" && token.xpos !== "NN") return "pronoun";
  // A name as head, in apposition or beside the head ("spokesman Peter Holm"); not one that only describes it ("U.S. official").
  const named = (place: number): boolean => {
    const { upos, deprel } = tokens[place]!;
    return (
      upos === "PROPN" &&
      (place === at ||
        ((deprel === "appos" || deprel.startsWith("flat")) && head[place] === at) ||
        (deprel === "flat" && place > at))
    );
  };
  for (let place = source.first; place <= source.last; place++) if (named(place)) return "named";
  const lemma = token.lemma.toLowerCase();
  if (table.outlets.has(lemma)) return "outlet";
  if (table.documents.has(lemma)) return "document";
  if (table.roles.has(lemma)) {
    const definite = tokens.some(
      ({ lemma: word, upos }, place) =>
        head[place] === at &&
        (upos === "DET" || upos === "PRON") &&
        /^(the|this|that|its|his|her|their)$/.test(word),
    );
    return definite ? "institution" : "unnamed";
  }
  if (table.unnamed.has(lemma) || token.upos === "NUM" || token.upos === "DET" || token.upos === "ADJ")
    return "unnamed";
  return "institution";
}

/** True when the sentence says that the source wants no name: "speaking on condition of anonymity". */
export function asksAnonymity(scene: Scene, source: Stretch, table: SourceTable): boolean {
  const { first, last, tokens } = scene.paragraph;
  const from = tokens[first[source.first]!]!.start;
  const to = tokens[last[source.first]! - 1]!.end;
  const sentence = scene.text.slice(from, Math.min(to, from + 2000)).toLowerCase();
  return table.anonymous.some((phrase) => sentence.includes(phrase));
}
