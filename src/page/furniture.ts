// Which lines are furniture, by the phrases of lexicon/cues/furniture.yaml: "Send tips to desk@example.org" is a tip address.
import { z } from "zod";
import type { EntryKind } from "../lexicon/index.ts";
import type { BlockKind } from "./page.ts";
import { phraseExpression, phraseKeys, phraseSource, type Stand } from "./pattern.ts";
import type { Unit } from "./unit.ts";

const phrase = z.string().check((context) => {
  try {
    phraseSource(context.value);
  } catch (error) {
    context.issues.push({ code: "custom", message: (error as Error).message, input: context.value });
  }
});

/** One entry of lexicon/cues/furniture.yaml. At least one of `whole`, `begins`, `ends`, `holds` gives its phrases. */
export const furnitureSchema = z.strictObject({
  id: z.string(),
  kind: z.enum([
    "sub-heading",
    "byline",
    "dateline",
    "caption",
    "credit",
    "notice",
    "biography",
    "read-more",
    "tip-address",
    "share-bar",
  ]),
  /** The line is the phrase and nothing else. */
  whole: z.array(phrase).optional(),
  begins: z.array(phrase).optional(),
  ends: z.array(phrase).optional(),
  holds: z.array(phrase).optional(),
  /** Words that a line may have at most; without it 30 for `whole`, 40 for `ends` and `holds`. */
  longest: z.int().positive().optional(),
  /** Where it counts: above the story, below it, or anywhere (left out). */
  at: z.enum(["top", "tail"]).optional(),
  /** The short lines behind it belong to it: a list under "Read more". */
  heads: z.boolean().optional(),
  /** Only from the sentence with the phrase on; what stands before it keeps its kind. */
  from: z.literal("sentence").optional(),
  catches: z.array(z.string()).min(1),
  misses: z.array(z.string()).min(1),
});

export type Furniture = z.infer<typeof furnitureSchema>;

/** How the lexicon checks the file. */
export const furnitureKind: EntryKind<Furniture> = {
  prefix: "lexicon/cues/furniture.yaml",
  schema: furnitureSchema,
};

/** A unit, or the part of it from `start` on, is furniture. Offsets are those of the unit's own text. */
export interface Found {
  readonly kind: BlockKind;
  readonly rule: string;
  readonly start: number;
  readonly heads: boolean;
}

interface Rule {
  readonly entry: Furniture;
  readonly longest: number;
  /** One of these words stands in every line that fits; null when any line may. */
  readonly keys: readonly string[] | null;
  readonly stand: Stand;
  readonly words: string;
  /** Made when a line first has one of the keys: most phrases never meet one. */
  expression: RegExp | null;
}

/** Finds the entry that a unit falls under; `where` is the part of the page in which the unit stands. */
export type FurnitureFinder = (unit: Unit, where: "anywhere" | "top" | "tail") => Found | null;

const stands: readonly Stand[] = ["whole", "begins", "ends", "holds"];

/** Where the sentence that holds offset `at` begins. */
function sentenceStart(text: string, at: number): number {
  let start = 0;
  for (const end of text.slice(0, at).matchAll(/[.!?]["'\u201d\u2019)]*\s+(?=\S)/g)) {
    // "p. 4", "J. Smith" and "a.brar@x.org" end no sentence.
    if (/(?:^|[\s.])\p{L}\.$/u.test(text.slice(0, end.index + 1))) continue;
    start = end.index + end[0].length;
  }
  return start;
}

/** The part of a line in which the keys of a phrase that it begins with have to stand. */
const opening = 240;

/** Compiles entries once; the first entry of the file that fits wins. Throws Error on a phrase that is no phrase. */
export function furnitureFinder(entries: readonly Furniture[]): FurnitureFinder {
  const rules: Rule[] = [];
  for (const entry of entries)
    for (const stand of stands)
      for (const words of entry[stand] ?? []) {
        const longest =
          entry.longest ?? { whole: 30, begins: Number.POSITIVE_INFINITY, ends: 40, holds: 40 }[stand];
        rules.push({ entry, longest, keys: phraseKeys(words), stand, words, expression: null });
      }
  return (unit, where) => {
    const begin = unit.text.slice(0, opening).toLowerCase();
    let whole: string | null = null;
    for (const rule of rules) {
      const { entry, keys, stand } = rule;
      if (unit.words > rule.longest || (entry.at !== undefined && entry.at !== where)) continue;
      if (keys !== null) {
        const within = stand === "begins" ? begin : (whole ??= unit.text.toLowerCase());
        if (!keys.some((key) => within.includes(key))) continue;
      }
      rule.expression ??= phraseExpression(rule.words, stand);
      const found = rule.expression.exec(unit.text);
      if (!found) continue;
      const start = entry.from === "sentence" ? sentenceStart(unit.text, found.index + 1) : 0;
      return { kind: entry.kind, rule: entry.id, start, heads: entry.heads ?? false };
    }
    return null;
  };
}
