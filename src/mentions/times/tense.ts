// Whether the words round a date look back or ahead: "met on Monday" looks back, "is due to meet on Monday" ahead.
// Cheap local cues of the text alone, since times are read before and without a tree: the verb nearest before the date within its
// sentence, else the nearest behind it.
import { gap, type Tokens, written } from "./tokens.ts";

export interface Direction {
  readonly way: "past" | "future" | null;
  /** The word it was read from, "" when none, and whether it stands before the date. */
  readonly cue: string;
  readonly leads: boolean;
  /** False behind "by", "for" and "through", which point ahead whatever the verb: "elections for October failed". */
  readonly close: boolean;
}

const ahead = new Set(
  (
    "will shall due scheduled expected slated planned planning upcoming forthcoming starting beginning until till deadline ahead expires expire " +
    "plans predict predicts forecast forecasts proposed postponed rescheduled delayed effective tentatively"
  ).split(" "),
);
/** Verbs whose infinitive has not happened yet: "agreed to meet on Monday". */
const promising = new Set(
  (
    "set due scheduled expected expect expects plan plans planned planning agreed agree hope hopes hoped want wants wanted intend intends intended decided likely slated " +
    "vowed vow vows promised promise aim aims aimed prepare prepares preparing prepared ready invited is are be about going supposed urged asked called " +
    "pledged refused proposed seeks seek sought wait waiting ought have has had need needs"
  ).split(" "),
);
/** Verbs of programmes, whose present tells what is to come: "the summit opens on Monday". */
const scheduled = new Set("opens starts begins resumes reopens convenes departs".split(" "));
const irregular = new Set(
  (
    "said told met held made began went came took gave was were had did got became left sent brought broke built bought caught chose cut drew drove " +
    "fell felt fought found flew froze grew heard hit kept knew laid led lost meant paid put ran rose saw sold shot shook sang sank sat spent split spoke " +
    "spread stood struck swore taught threw thought understood undertook won wrote withdrew been done gone taken given seen written known shown drawn " +
    "fallen forbade forgot overthrew read reported lay wore"
  ).split(" "),
);
const notPast = new Set(
  "need indeed hundred speed feed seed breed weed deed bleed succeed proceed exceed agreed-to embed red bed led united sacred wicked naked rugged".split(
    " ",
  ),
);
const isPastForm = (word: string): boolean =>
  irregular.has(word) || (word.length > 4 && word.endsWith("ed") && !notPast.has(word));

/** True when a sentence ends between tokens `i` and `i + 1`, as far as blanks and dots tell. */
function sentenceBreak(tokens: Tokens, i: number): boolean {
  const from = tokens.end[i]!;
  const to = tokens.start[i + 1];
  if (to === undefined) return true;
  const between = tokens.text.slice(from, Math.min(to, from + 8));
  if (/\n\s*\n|[!?;]|\n/.test(between)) return true;
  // A dot behind a short word may close an abbreviation.
  return (
    /\.["'\u201d\u2019)]*\s/.test(between) &&
    /^["'\u201c(]?[\p{Lu}\d]/u.test(tokens.text.slice(to)) &&
    (tokens.end[i]! - tokens.start[i]! > 3 || tokens.word[i] !== null || /^\d/.test(written(tokens, i)))
  );
}

function judge(tokens: Tokens, i: number): Direction["way"] {
  const text = tokens.text;
  const code = text.charCodeAt(tokens.start[i]!);
  // Verbs are written small; "'ll" hides in the word before it.
  if (code < 97 || code > 122) return text.startsWith("'ll", tokens.end[i]) ? "future" : null;
  const word = written(tokens, i);
  if (word === "to") {
    const next = written(tokens, i + 1);
    if (!/^[a-z]/.test(next) || /^(the|a|an|its|their|his|her|be)$/.test(next) || next.endsWith("ing"))
      return next === "be" ? "future" : null;
    return promising.has(written(tokens, i - 1).toLowerCase()) ||
      promising.has(written(tokens, i - 2).toLowerCase())
      ? "future"
      : null;
  }
  if (ahead.has(word) || scheduled.has(word)) return "future";
  // "ministers meet on Monday", not "did not meet", "failed to meet"
  if (
    word === "meet" &&
    !/^(to|not|never|n't|did|didn|could|would|should|might|may|must|will|shall|can|ll)$/i.test(
      written(tokens, i - 1),
    )
  )
    return "future";
  if (isPastForm(word)) return "past";
  return null;
}

const loose = /^(by|for|through)$/;

/** Which way the words round tokens `[first, next)` look. */
export function direction(tokens: Tokens, first: number, next: number): Direction {
  const before = written(tokens, first - 1).toLowerCase();
  if (before === "until" || before === "till")
    return { way: "future", cue: before, leads: true, close: true };
  if (before === "since") return { way: "past", cue: before, leads: true, close: true };
  for (let i = first - 1; i >= 0 && first - i < 25; i--) {
    if (sentenceBreak(tokens, i)) break;
    const way = judge(tokens, i);
    // "is to be held": the passive participle is as far ahead as its auxiliary.
    if (way === "past" && written(tokens, i - 1) === "be") continue;
    if (way) {
      // "expected to meet", "was scheduled": the participle before decides, not the "was" before that.
      if (
        way === "past" &&
        /^(was|were|been|had|has|have)$/.test(written(tokens, i)) &&
        gap(tokens, i) === "space"
      ) {
        const participle = written(tokens, i + 1);
        if (ahead.has(participle)) return { way: "future", cue: participle, leads: true, close: true };
      }
      return { way, cue: written(tokens, i), leads: true, close: !loose.test(before) };
    }
  }
  for (let i = next; i < tokens.start.length && i - next < 20; i++) {
    if (sentenceBreak(tokens, i - 1)) break;
    const way = judge(tokens, i);
    if (way) return { way, cue: written(tokens, i), leads: false, close: !loose.test(before) };
  }
  return { way: null, cue: "", leads: false, close: false };
}
