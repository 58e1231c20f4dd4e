// When a promise falls due: "by July" in "promised to withdraw its troops by July" dates the withdrawal, not the promise.
import { entriesOf, type EntryKind, type Lexicon } from "../lexicon/index.ts";
import type { Tree } from "../language/index.ts";
import type { TimeExpression } from "../mentions/index.ts";
import type { Day, Span } from "../report/index.ts";
import { z } from "zod";

export const dueSchema = z.strictObject({
  id: z.string().min(1),
  /** Prepositions before the time; "" for none ("next month"). */
  words: z.array(z.string()).min(1),
  /** True where only a time after the publication counts ("in June" may be past). */
  ahead: z.boolean().optional(),
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).optional(),
});
export type DueCue = z.infer<typeof dueSchema>;

// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const dueEntryKind: EntryKind<any> = {
  prefix: "lexicon/cues/commitment.yaml",
  schema: dueSchema,
  keys: (value: DueCue) => value.words.map((word) => `"${word}"`),
};

const cache = new WeakMap<Lexicon, ReadonlyMap<string, boolean>>();

/** Preposition -> whether only what lies ahead counts. */
export function dueCues(lexicon: Lexicon): ReadonlyMap<string, boolean> {
  const known = cache.get(lexicon);
  if (known) return known;
  const made = new Map<string, boolean>();
  for (const { value } of entriesOf<DueCue>(lexicon, "lexicon/cues/commitment.yaml"))
    for (const word of value.words) made.set(word, value.ahead === true);
  cache.set(lexicon, made);
  return made;
}

/**
 * The time in the words of a promise (`content`) by which it is to be kept, or null. `today` is the latest day of publication.
 */
export function dueIn(
  tree: Tree,
  content: Span,
  times: readonly TimeExpression[],
  today: Day | null,
  cues: ReadonlyMap<string, boolean>,
): TimeExpression | null {
  for (const time of times) {
    if (time.range === null || time.start < content.start || time.end > content.end) continue;
    const head = tree.tokens.find((token) => {
      const above = token.head >= 0 ? tree.tokens[token.head]! : null;
      return (
        token.start < time.end &&
        time.start < token.end &&
        (above === null || above.end <= time.start || above.start >= time.end)
      );
    });
    const ahead = cues.get(head ? tree.preposition(head.index) : "");
    if (ahead === undefined) continue;
    const last = time.range.end[1];
    if (!ahead || (today !== null && (last === null || last > today))) return time;
  }
  return null;
}
