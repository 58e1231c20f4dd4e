// An entry of lexicon/events: "hold talks with" is a meeting, its actor the subject, its recipient after "with".
import { type EntryKind, entriesOf, type Lexicon } from "../lexicon/index.ts";
import { z } from "zod";
import { type Plover, type StatementKind, statementKinds } from "./statement.ts";

/**
 * What a governing word does to the act under it ("agreed to resume talks"): see algebra.ts. `do`, `occur`, `begin` leave it
 * as it is; the others shift its kind.
 */
export const operators = [
  "do",
  "occur",
  "begin",
  "try",
  "hope",
  "plan",
  "agree",
  "offer",
  "accept",
  "refuse",
  "fail",
  "request",
  "order",
  "threaten",
  "accuse",
  "condemn",
  "deny",
  "cancel",
  "suspend",
  "postpone",
  "resume",
  "lift",
  "praise",
  "await",
  "disrupt",
] as const;
export type Operator = (typeof operators)[number];

export const plovers = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "COOPERATE",
  "AID",
  "CONCEDE",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const satisfies readonly Plover[];

const words = z.array(z.string().min(1)).min(1);

/** Roles are sought on these paths, in order; the first that names somebody wins. See paths.ts. */
export const entrySchema = z.strictObject({
  id: z.string().min(1),
  /** Left out only where the entry shifts other acts and says nothing alone. */
  kind: z.enum(statementKinds).optional(),
  plover: z.enum(plovers).nullable().optional(),
  mode: z.string().optional(),
  context: words.optional(),
  cameo: z.string().optional(),
  /** Lemmas; a particle or a fixed second word after "_": "break_off", "take_place". */
  verbs: words.optional(),
  nouns: words.optional(),
  /** Predicate adjectives, and nouns after a copula or preposition: "ready", "on_alert", "at_odds". */
  adjectives: words.optional(),
  /** What has to stand on a path: lemmas, "$class", "@actor" (somebody), "@person", "@state", "@official", "@government" (a state or who acts for it, no crowd), "@place" (a proper name), "@number", "@act" (another act), "*" (anything). */
  needs: z.record(z.string(), words).optional(),
  /** What must not stand there. */
  bars: z.record(z.string(), words).optional(),
  actor: words.optional(),
  /** An empty list: none. */
  recipient: z.array(z.string().min(1)).optional(),
  /** True: both sides do it. "plural": they do when nobody is at the other end ("the two sides agreed"). */
  symmetric: z.union([z.boolean(), z.literal("plural")]).optional(),
  /** What it is when two sides do it together, and no third is its recipient: "Poland and Lithuania held drills". */
  jointly: z.enum(statementKinds).optional(),
  operator: z.enum(operators).optional(),
  /** Where the act under an operator stands. */
  content: words.optional(),
  /** Who does it is no party to it, where two others are: "hosted talks between", "mediated between". */
  third: z.enum(["host", "mediator"]).optional(),
  /** A noun that tells of the act without a verb beside it ("Chase's trip to Taiwan"). */
  bare: z.boolean().optional(),
  /** It tells of a contact by what was spoken of there: it goes on about the one told before. */
  continues: z.boolean().optional(),
  /** Told as a thing that is so, whatever is said about it: "discussed Russia's invasion" supposes it, "condemned" it too. */
  presupposed: z.boolean().optional(),
  /** It is told even when nobody on either side could be named. */
  impersonal: z.boolean().optional(),
  /** What the words themselves say of the act: "is expected in Cairo" is planned, "fell through" has not been. */
  status: z.enum(["planned", "requested", "conditional", "not-yet"]).optional(),
  polarity: z.literal("negative").optional(),
  /** Tried before entries with more demands. */
  first: z.boolean().optional(),
  /** Tried only when nothing else fits the word. */
  last: z.boolean().optional(),
  /** Confidence of a plain clause, 0..1; 0.8 when left out. */
  weight: z.number().min(0).max(1).optional(),
  catches: words,
  misses: words.optional(),
});
export type EventEntry = z.infer<typeof entrySchema>;

/** Classes of words: "$aid" stands for all of its words. */
export const classSchema = z.strictObject({
  id: z.string().regex(/^\$[a-z-]+$/),
  words,
});
export type WordClass = z.infer<typeof classSchema>;

/** The kinds of entries this stage owns, for `compileLexicon`. */
// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const codingEntryKinds: readonly EntryKind<any>[] = [
  { prefix: "lexicon/events/classes.yaml", schema: classSchema },
  { prefix: "lexicon/events/", schema: entrySchema },
];

/** An entry as the matcher uses it. */
export interface Pattern {
  readonly id: string;
  readonly place: string;
  readonly entry: EventEntry;
  readonly kind: StatementKind | null;
  readonly part: "verb" | "noun" | "adjective";
  /** Second word after "_", or null. */
  readonly particle: string | null;
  readonly needs: readonly { readonly path: string; readonly words: ReadonlySet<string> }[];
  readonly bars: readonly { readonly path: string; readonly words: ReadonlySet<string> }[];
  /** More demands first. */
  readonly specificity: number;
}

export interface EventLexicon {
  /** Patterns by lemma of the trigger, the most specific first. */
  readonly byLemma: ReadonlyMap<string, readonly Pattern[]>;
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>;
}

const cache = new WeakMap<Lexicon, EventLexicon>();

/** Patterns of lexicon/events, indexed by lemma; made once for each lexicon. Throws for a class that is not there. */
export function eventLexicon(lexicon: Lexicon): EventLexicon {
  const known = cache.get(lexicon);
  if (known) return known;
  const classes = new Map<string, ReadonlySet<string>>();
  for (const { value } of entriesOf<WordClass>(lexicon, "lexicon/events/classes.yaml"))
    classes.set(value.id, new Set(value.words));
  const spread = (list: readonly string[], where: string): ReadonlySet<string> => {
    const all = new Set<string>();
    for (const word of list) {
      if (!word.startsWith("$")) {
        all.add(word);
        continue;
      }
      const members = classes.get(word);
      if (!members) throw new Error(`${where}: no class "${word}". Add it to lexicon/events/classes.yaml.`);
      for (const member of members) all.add(member);
    }
    return all;
  };
  const byLemma = new Map<string, Pattern[]>();
  for (const path of Object.keys(lexicon.entries).sort()) {
    if (!path.startsWith("lexicon/events/") || path.endsWith("/classes.yaml")) continue;
    for (const { value, line } of entriesOf<EventEntry>(lexicon, path)) {
      const place = `${path}:${line}`;
      const demands = (record: Readonly<Record<string, string[]>> | undefined) =>
        Object.entries(record ?? {}).map(([role, list]) => ({ path: role, words: spread(list, place) }));
      const needs = demands(value.needs);
      const bars = demands(value.bars);
      const parts = [
        ["verb", value.verbs],
        ["noun", value.nouns],
        ["adjective", value.adjectives],
      ] as const;
      for (const [part, list] of parts)
        for (const word of spread(list ?? [], place)) {
          const cut = word.indexOf("_");
          // Adjectives after a preposition ("on_alert") are found at the noun, the preposition being asked for.
          const lemma = cut < 0 ? word : part === "adjective" ? word.slice(cut + 1) : word.slice(0, cut);
          const particle = cut < 0 ? null : part === "adjective" ? word.slice(0, cut) : word.slice(cut + 1);
          const pattern: Pattern = {
            id: value.id,
            place,
            entry: value,
            kind: value.kind ?? null,
            part,
            particle,
            needs,
            bars,
            specificity:
              needs.length * 2 + bars.length + (particle ? 3 : 0) + (value.first === true ? 20 : 0),
          };
          const list = byLemma.get(lemma);
          if (list) list.push(pattern);
          else byLemma.set(lemma, [pattern]);
        }
    }
  }
  for (const list of byLemma.values()) list.sort((a, b) => b.specificity - a.specificity);
  const made: EventLexicon = { byLemma, classes };
  cache.set(lexicon, made);
  return made;
}

const none: readonly Pattern[] = [];

/** Words looked up before, by lexicon: news repeats its words. */
const seen = new WeakMap<EventLexicon, Map<string, readonly Pattern[]>>();

/** The patterns of a word: by its lemma, else by its form as it stands, without the plural's s or the past's ed. */
export function patternsOf(
  lexicon: EventLexicon,
  { lemma, form, upos }: { readonly lemma: string; readonly form: string; readonly upos: string },
): readonly Pattern[] {
  if (upos === "PUNCT" || upos === "DET" || upos === "ADP") return none;
  let words = seen.get(lexicon);
  if (!words) {
    words = new Map();
    seen.set(lexicon, words);
  }
  const key = upos === "VERB" ? `${lemma} ${form}` : `${lemma}\t${form}`;
  let found = words.get(key);
  if (!found) {
    found = lookUp(lexicon.byLemma, lemma.toLowerCase(), form.toLowerCase(), upos === "VERB");
    // Bounded, so that a text of endless new words does not fill the memory.
    if (words.size > 200_000) words.clear();
    words.set(key, found);
  }
  return found;
}

function lookUp(
  byLemma: EventLexicon["byLemma"],
  low: string,
  shown: string,
  verb: boolean,
): readonly Pattern[] {
  const found = byLemma.get(low);
  // "opposed" is an entry of its own beside "oppose"
  const own = shown === low ? undefined : byLemma.get(shown);
  if (found) return own ? [...own, ...found].sort((a, b) => b.specificity - a.specificity) : found;
  if (own) return own;
  if (shown.endsWith("s")) return byLemma.get(shown.slice(0, -1)) ?? none;
  if (verb && shown.endsWith("ed"))
    return byLemma.get(shown.slice(0, -2)) ?? byLemma.get(shown.slice(0, -1)) ?? none;
  return none;
}
