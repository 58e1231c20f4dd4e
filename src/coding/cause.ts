// Causes as claims of their own: in "suspended dialogue over a secret visit" the visit is told as the cause of the suspension.
import { entriesOf, type EntryKind, type Lexicon } from "../lexicon/index.ts";
import type { Tree } from "../language/index.ts";
import { z } from "zod";

export const causeSchema = z.strictObject({
  id: z.string().min(1),
  words: z.array(z.string().min(1)).min(1),
  at: z.enum(["preposition", "marker"]),
  /** False where it may be mere order in time ("after"). */
  certain: z.boolean(),
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).optional(),
});
export type CauseCue = z.infer<typeof causeSchema>;

// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const causeEntryKind: EntryKind<any> = {
  prefix: "lexicon/cues/cause.yaml",
  schema: causeSchema,
  keys: (value: CauseCue) => value.words.map((word) => `${value.at} ${word}`),
};

export interface CauseCues {
  readonly preposition: ReadonlyMap<string, boolean>;
  readonly marker: ReadonlyMap<string, boolean>;
}

const cache = new WeakMap<Lexicon, CauseCues>();

export function causeCues(lexicon: Lexicon): CauseCues {
  const known = cache.get(lexicon);
  if (known) return known;
  const made = { preposition: new Map<string, boolean>(), marker: new Map<string, boolean>() };
  for (const { value } of entriesOf<CauseCue>(lexicon, "lexicon/cues/cause.yaml"))
    for (const word of value.words) made[value.at].set(word, value.certain);
  cache.set(lexicon, made);
  return made;
}

/** The act (a word among `others`) that is told as the cause of the act at `words`, or null. */
export function causeOf(
  tree: Tree,
  words: ReadonlySet<number>,
  others: ReadonlySet<number>,
  cues: CauseCues,
): number | null {
  let weak: number | null = null;
  for (const word of words)
    for (const child of tree.children(word)) {
      const relation = tree.relation(child);
      const certain =
        relation === "obl" || relation === "nmod"
          ? cues.preposition.get(tree.preposition(child))
          : relation === "advcl"
            ? cues.marker.get(tree.marker(child))
            : relation === "obj"
              ? undefined
              : undefined;
      if (certain === undefined) {
        // "dialogue over a secret visit": the oblique may hang on the object
        if (relation === "obj")
          for (const inner of tree.childrenBy(child, "nmod")) {
            const told = cues.preposition.get(tree.preposition(inner));
            if (told && others.has(inner)) return inner;
          }
        continue;
      }
      const found = others.has(child)
        ? child
        : tree.subtree(child, (inner) => tree.relation(inner) === "acl").find((inner) => others.has(inner));
      if (found === undefined) continue;
      if (certain) return found;
      weak ??= found;
    }
  return weak;
}
