// Compiles lexicon/cues/attribution.yaml: the lemma "vow" is a verb of promising whose content is an infinitive, a clause or a quotation.
import { z } from "zod";
import type { Entry, EntryKind } from "../lexicon/index.ts";

export const cueSenses = [
  "speech",
  "document",
  "view",
  "demand",
  "promise",
  "verdict",
  "appearance",
  "denial",
  "silence",
] as const;
export type CueSense = (typeof cueSenses)[number];

/** Where the content of a cue stands; the head of the lexicon file explains each. */
export const cueFrames = [
  "clause",
  "quote",
  "infinitive",
  "object",
  "as",
  "about",
  "for",
  "on",
  "of",
  "sentence",
] as const;
export type CueFrame = (typeof cueFrames)[number];

const words = z.array(z.string().min(1)).optional();
const cueEntry = z.strictObject({
  id: z.string(),
  sense: z.enum(cueSenses),
  frames: z.array(z.enum(cueFrames)).min(1),
  verbs: words,
  nouns: words,
  adjectives: words,
  adverbs: words,
  phrases: words,
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).min(1),
});
export type CueEntry = z.infer<typeof cueEntry>;

/** How `lexicon/cues/attribution.yaml` is checked. A word may stand in several families, an id only once. */
export const cueEntryKind: EntryKind<CueEntry> = {
  prefix: "lexicon/cues/attribution.yaml",
  schema: cueEntry as EntryKind<CueEntry>["schema"],
};

/** What the families say of one lemma: bit `i` of `senses` is `cueSenses[i]`, bit `i` of `frames` is `cueFrames[i]`. */
export interface Cue {
  readonly senses: number;
  readonly frames: number;
  /** Id of the first family that has it. */
  readonly rule: string;
}

export interface CuePhrase extends Cue {
  /** Lower-case words. */
  readonly words: readonly string[];
}

/** Cue lemmas by part of speech, and cues of several words by their first word. */
export interface CueTable {
  readonly verbs: ReadonlyMap<string, Cue>;
  readonly nouns: ReadonlyMap<string, Cue>;
  readonly adjectives: ReadonlyMap<string, Cue>;
  readonly adverbs: ReadonlyMap<string, Cue>;
  readonly phrases: ReadonlyMap<string, readonly CuePhrase[]>;
}

export const senseBit = (sense: CueSense): number => 1 << cueSenses.indexOf(sense);
export const frameBit = (frame: CueFrame): number => 1 << cueFrames.indexOf(frame);

/** Families of the lexicon -> table by lemma. */
export function cueTable(entries: readonly Entry<CueEntry>[]): CueTable {
  const tables = {
    verbs: new Map<string, Cue>(),
    nouns: new Map<string, Cue>(),
    adjectives: new Map<string, Cue>(),
    adverbs: new Map<string, Cue>(),
  };
  const phrases = new Map<string, CuePhrase[]>();
  for (const { id, value } of entries) {
    const senses = senseBit(value.sense);
    const frames = value.frames.reduce((bits, frame) => bits | frameBit(frame), 0);
    for (const kind of ["verbs", "nouns", "adjectives", "adverbs"] as const)
      for (const lemma of value[kind] ?? []) {
        const known = tables[kind].get(lemma);
        tables[kind].set(lemma, {
          senses: senses | (known?.senses ?? 0),
          frames: frames | (known?.frames ?? 0),
          rule: known?.rule ?? id,
        });
      }
    for (const phrase of value.phrases ?? []) {
      const parts = phrase.toLowerCase().split(" ");
      phrases.set(parts[0]!, [...(phrases.get(parts[0]!) ?? []), { words: parts, senses, frames, rule: id }]);
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { ...tables, phrases };
}
