// Which hyphens stay within a word: "co-chair", "Wai-ching" and "646-8420" are one word, "US-backed" is three.
import { classOf, Digit, isLetter, Upper } from "./characters.ts";

/** Bound prefixes, which GUM and EWT do not part from their word. */
const prefixes: ReadonlySet<string> = new Set(
  `anti arch bi co contra counter cross de e ex extra hyper infra inter intra macro mega meta micro mid mini multi neo non
  nano over para pan post pre pro proto pseudo psycho quasi re semi socio sub super sur trans tri ultra un under uni`.split(
    /\s+/,
  ),
);
/** Endings that are no words of their own. */
const suffixes: ReadonlySet<string> = new Set(["wise", "esque", "ish"]);

/**
 * True when the hyphen at `hyphen` stays inside. `[word, hyphen)` is what stands before it, `[segment, hyphen)` its last part,
 * `[hyphen + 1, next)` the run after it; `limit` the end of the chunk.
 */
export function staysWhole(
  text: string,
  word: number,
  segment: number,
  hyphen: number,
  next: number,
  limit: number,
): boolean {
  const length = hyphen - segment;
  const first = text.charCodeAt(segment);
  const after = text.charCodeAt(hyphen + 1);
  if (classOf(first) === Digit && classOf(text.charCodeAt(hyphen - 1)) === Digit)
    return isTelephone(text, word, hyphen, next);
  if (!isLetter(first) || length > 8) return false;
  const part = text.slice(segment, hyphen);
  const lower = part.toLowerCase();
  if (segment === word && prefixes.has(lower)) return isLetter(after) || classOf(after) === Digit;
  if (suffixes.has(text.slice(hyphen + 1, next).toLowerCase()))
    return next === limit || !isLetter(text.charCodeAt(next));
  return isGivenName(text, part, hyphen, next);
}

/** "Wai-ching": a capitalised syllable, a small one. "Eun-hye". Words such as "Beijing-led" are longer or end in -ed. */
function isGivenName(text: string, part: string, hyphen: number, next: number): boolean {
  if (
    part.length < 2 ||
    part.length > 5 ||
    classOf(part.charCodeAt(0)) !== Upper ||
    part === part.toUpperCase()
  )
    return false;
  const rest = text.slice(hyphen + 1, next);
  return (
    rest.length >= 2 &&
    rest.length <= 6 &&
    syllable.test(part) &&
    syllable.test(rest) &&
    rest === rest.toLowerCase()
  );
}

// One syllable of romanised Korean or Chinese: onset, vowels, and an n, ng, k, l, m, p, t or r at its end.
const syllable =
  /^(?:[bcdfghjklmnpqrstwxyz]|ch|sh|zh|ts|hs|kw|gw|ss|pp|kk)?(?:w|y)?[aeiouü]{1,3}(?:ng|n|m|k|l|p|t|h|r)?$/i;

/** "646-8420", "713-853-3989": figures of three and more in groups; "2020-21" and "10-15" are ranges and part. */
function isTelephone(text: string, word: number, hyphen: number, next: number): boolean {
  const before = hyphen - word;
  const after = next - hyphen - 1;
  for (let i = hyphen + 1; i < next; i++) if (classOf(text.charCodeAt(i)) !== Digit) return false;
  return (
    (before === 3 && (after === 3 || after === 4)) ||
    (before === 7 && after === 4) ||
    (before === 5 && after === 4)
  );
}
