// Phrases with gaps, as the lexicon writes them: `send [us ]tips (to|at) {email}`, compiled to regular expressions.

/**
 * The source of an expression that takes small and capital letters alike. Spelled out, since V8 forgets the modifier
 * `(?i:...)` within some alternatives, and since names beside it have to keep their capitals.
 */
const anyCase = (source: string): string =>
  source.replace(/\\u[0-9a-f]{4}|\\.|\[(?:\\.|[^\]])*\]|[A-Za-z]/g, (piece) => {
    if (piece.startsWith("\\")) return piece;
    const both = (letter: string): string => letter.toLowerCase() + letter.toUpperCase();
    if (!piece.startsWith("[")) return `[${both(piece)}]`;
    return piece.replace(/\\u[0-9a-f]{4}|\\.|[A-Za-z]/g, (inner) =>
      inner.startsWith("\\") ? inner : both(inner),
    );
  });

const month =
  "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const clock =
  "(?:\\d{1,2}(?:[:.]\\d{2}){1,2}(?:\\s?[ap]\\.?\\s?m\\.?)?|\\d{1,2}\\s?[ap]\\.?\\s?m\\.?)(?:\\s?(?:[A-Z]{1,4}T|GMT|UTC|Z)(?:[+-]\\d{1,2}(?::?\\d{2})?)?)?";
const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?";
const calendar = `(?:${month}\\s+\\d{1,2}(?:st|nd|rd|th)?(?:(?:,\\s*|\\s+)\\d{4})?|\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4})`;

/** A day as pages print it: "Dec. 13, 2023", "Wednesday 13 December 2023". Case does not matter. */
export const dayPattern = `(?:${anyCase(`(?:${weekday},?\\s+)?${calendar}`)})`;

// Letters as ranges and no "u" flag: engines compile these expressions twenty times faster than \p{L}, and every
// command that reads pays for it. Latin, Greek and Cyrillic; in the extended Latin range capitals are not told apart.
/** Capital letters, for use inside a class. */
export const capitals =
  "A-Z\\u00c0-\\u00d6\\u00d8-\\u00de\\u0100-\\u024f\\u0386-\\u03ab\\u0400-\\u042f\\u1e00-\\u1eff";
/** Letters and their combining marks, for use inside a class. */
export const letters = "A-Za-z\\u00aa\\u00ba\\u00c0-\\u024f\\u0300-\\u03ff\\u0400-\\u052f\\u1e00-\\u1eff";

const capital = `[${capitals}][${letters}.'\\u2019-]*`;
const person = `${capital}(?:\\s+(?:(?:de|da|del|della|di|van|von|der|den|al|el|bin|ibn|la|le)\\s+)?${capital}){1,3}`;

/** What may stand in a gap. Capital letters matter in names, never in the words around them. */
const slots: Record<string, string> = {
  name: person,
  names: `${person}(?:(?:,\\s+(?:(?:and|AND)\\s+)?|\\s+(?:and|AND)\\s+|\\s*&\\s*)${person})*`,
  place: `${capital}(?:\\s+${capital}){0,3}(?:,\\s+${capital}(?:\\s+${capital}){0,2}){0,2}`,
  outlet: `(?:(?:[Tt]he|THE)\\s+)?[${capitals}\\d][${letters}\\d.&'\\u2019+-]*(?:\\s+(?:(?:of|and|the|for)\\s+)?[${capitals}\\d][${letters}\\d.&'\\u2019+-]*){0,5}`,
  day: dayPattern,
  time: anyCase(clock),
  moment: anyCase(
    `(?:at\\s+)?(?:${clock},?\\s+)?(?:on\\s+)?(?:${weekday},?\\s+)?${calendar}(?:,?\\s*(?:[|@,\\u2013\\u2014-]|at)?\\s*${clock})?`,
  ),
  email: "[\\w.+-]+(?:\\s?@\\s?|\\s?\\[at\\]\\s?)[\\w-]+(?:\\.[\\w-]+)+",
  handle: "@\\w+",
  link: "(?:https?://|www\\.)\\S+",
  number: "[\\d.,/-]+",
  bar: "\\s*[|\u00b7\u2022;:/,.\u2013\u2014\u2015\u00bb>-]+\\s*",
  mark: "\\s*[|\\u00bb>:\\u2013\\u2014-]+\\s*",
  words: "\\S+(?:\\s+\\S+){0,7}?",
};

/** Names of the gaps that a pattern may have. */
export const slotNames = Object.keys(slots);

const escape = (literal: string): string => literal.replace(/[\\^$.*+?{}()|[\]/-]/g, "\\$&");

/** Quotes and dashes of a phrase match every form of theirs. */
const loosen = (escaped: string): string =>
  escaped
    .replace(/['\u2019]/g, "['\\u2019]")
    .replace(/["\u201c\u201d]/g, '["\\u201c\\u201d]')
    .replace(/(?:\\-|[\u2013\u2014])/g, "[-\\u2013\\u2014]")
    .replace(/\s+/g, "\\s+");

/** A phrase as it is built: literal words, gaps, and groups of which one or none has to be there. */
type Part =
  | { readonly literal: string }
  | { readonly slot: string }
  | { readonly choices: readonly (readonly Part[])[]; readonly optional: boolean };

/** Parses a phrase. Throws Error naming an unknown gap or an open bracket. */
function parse(written: string): Part[] {
  // The spaces around a bar may be there or not.
  const phrase = written.replace(/ *\{(bar|mark)\} */g, "{$1}");
  let at = 0;
  const sequences = (close: string): Part[][] => {
    const choices: Part[][] = [[]];
    while (at < phrase.length) {
      const rest = phrase.slice(at);
      const gap = /^\{([a-z]+)\}/.exec(rest);
      const letter = phrase[at]!;
      if (gap) {
        if (slots[gap[1]!] === undefined)
          throw new Error(`no gap {${gap[1]}}; there are ${slotNames.join(", ")}`);
        choices.at(-1)!.push({ slot: gap[1]! });
        at += gap[0].length;
      } else if (letter === "(" || letter === "[") {
        at++;
        choices.at(-1)!.push({ choices: sequences(letter === "(" ? ")" : "]"), optional: letter === "[" });
      } else if (letter === ")" || letter === "]") {
        if (letter !== close) throw new Error(`"${letter}" without its other half`);
        at++;
        return choices;
      } else if (letter === "|" && close !== "") {
        at++;
        choices.push([]);
      } else {
        const literal = /^[^{([\])|]+/.exec(rest)?.[0] ?? letter;
        choices.at(-1)!.push({ literal });
        at += literal.length;
      }
    }
    if (close !== "") throw new Error(`"${close === ")" ? "(" : "["}" is never closed`);
    return choices;
  };
  return sequences("")[0]!;
}

const sourceOf = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if ("literal" in part) return loosen(anyCase(escape(part.literal)));
      if ("slot" in part) return `(?:${slots[part.slot]})`;
      return `(?:${part.choices.map(sourceOf).join("|")})${part.optional ? "?" : ""}`;
    })
    .join("");

/**
 * The source of a regular expression for a phrase. `(a|b)` is one of two, `[a]` may be left out, `{slot}` is
 * a gap. Throws Error naming an unknown gap or an open bracket.
 */
export const phraseSource = (phrase: string): string => sourceOf(parse(phrase));

/** The shortest of the words, for comparing how telling two sets of words are. */
const telling = (words: readonly string[]): number => Math.min(...words.map((word) => word.length));

function keysOf(parts: readonly Part[]): string[] | null {
  let best: string[] | null = null;
  for (const part of parts) {
    let words: string[] | null = null;
    if ("literal" in part) {
      const longest = (part.literal.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort(
        (a, b) => b.length - a.length,
      )[0];
      if (longest !== undefined) words = [longest];
    } else if ("choices" in part && !part.optional) {
      const all = part.choices.map(keysOf);
      if (all.every((one) => one !== null)) words = all.flat();
    }
    if (words !== null && (best === null || telling(words) > telling(best))) best = words;
  }
  return best;
}

/** Words in small letters of which a line has at least one wherever the phrase fits; null when nothing can be said. */
export const phraseKeys = (phrase: string): string[] | null => keysOf(parse(phrase));

/** Where in a unit a phrase has to stand. */
export type Stand = "whole" | "begins" | "ends" | "holds";

/** Signs that may stand before the first word of a line: a microphone, a triangle, a bracket. */
const lead = `^[^${letters}\\d"\\u201c'\\u2018@#\\u00a9]*`;
const trail = "[\\s.:;!|\\u2026\\u00bb>\\u203a\\u2192)\\]*_]*$";
/** Not inside a word. */
const border = `(?:(?<![${letters}\\d])|(?![${letters}\\d]))`;

/** A phrase as a regular expression over the text of one unit. */
export function phraseExpression(phrase: string, stand: Stand): RegExp {
  const source = phraseSource(phrase);
  const whole = {
    whole: `${lead}${source}${trail}`,
    begins: `${lead}${source}${border}`,
    ends: `${border}${source}${trail}`,
    holds: `${border}${source}${border}`,
  }[stand];
  return new RegExp(whole);
}
