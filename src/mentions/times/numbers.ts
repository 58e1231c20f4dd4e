// Quantities: "two and a half", "twenty-five", "a couple of", "several" in front of a unit of time.
import type { TimexMod } from "../time.ts";
import { gap, lower, type Tokens } from "./tokens.ts";

/** `value` null = vague ("several"). */
export interface Quantity {
  readonly value: number | null;
  readonly next: number;
}

const vague = new Set(["several", "few", "many", "some", "numerous", "multiple", "couple"]);
const near = (tokens: Tokens, i: number): boolean => {
  const how = gap(tokens, i);
  return how === "space" || how === "hyphen";
};

/** A whole number in words or digits at `i`, without fractions. */
function whole(tokens: Tokens, i: number): Quantity | null {
  const digits = tokens.number[i];
  if (digits) {
    if (digits.shape !== "integer" && digits.shape !== "grouped" && digits.shape !== "decimal") return null;
    return { value: digits.value, next: i + 1 };
  }
  const first = tokens.word[i]?.number ?? Number.NaN;
  if (Number.isNaN(first) || first === 0.5) return null;
  let total = first;
  let next = i + 1;
  while (next < i + 6 && near(tokens, next - 1)) {
    const joining = lower(tokens, next) === "and" && total >= 100 && near(tokens, next) ? 1 : 0;
    const more = tokens.word[next + joining]?.number ?? Number.NaN;
    if (Number.isNaN(more) || more === 0.5) break;
    if (more >= 100 || more === 12) {
      if (more === 12 && total >= 10) break;
      total *= more;
    } else if (
      (total >= 100 && total % 100 === 0) ||
      (total >= 20 && total < 100 && total % 10 === 0 && more < 10)
    )
      total += more;
    else break;
    next += joining + 1;
  }
  return { value: total, next };
}

/** A quantity at `i`: "half a", "a", "two and a half", "a few", "several". */
export function quantity(tokens: Tokens, i: number): Quantity | null {
  const word = lower(tokens, i);
  if (word === "half") {
    const article = lower(tokens, i + 1);
    if ((article === "a" || article === "an") && near(tokens, i)) return { value: 0.5, next: i + 2 };
    return gap(tokens, i) === "hyphen" ? { value: 0.5, next: i + 1 } : null;
  }
  if (word === "a" || word === "an" || word === "another" || word === "one") {
    const second = lower(tokens, i + 1);
    if (second === "half" && near(tokens, i)) return { value: 0.5, next: i + 2 };
    if (word !== "one" && near(tokens, i)) {
      const rest = quantity(tokens, i + 1);
      if (rest && second !== "a" && second !== "an") return rest;
    }
    if (word !== "one") return { value: 1, next: i + 1 };
  }
  if (vague.has(word)) {
    const of = lower(tokens, i + 1) === "of" ? 1 : 0;
    const other = word === "some" ? whole(tokens, i + 1) : null;
    return other ?? { value: null, next: i + 1 + of };
  }
  const number = whole(tokens, i);
  if (number === null) return null;
  // "two and a half years", "two-and-a-half-year"
  if (
    near(tokens, number.next - 1) &&
    lower(tokens, number.next) === "and" &&
    (lower(tokens, number.next + 1) === "a" || lower(tokens, number.next + 1) === "half") &&
    number.value !== null
  ) {
    const half = lower(tokens, number.next + 1) === "a" ? number.next + 2 : number.next + 1;
    if (lower(tokens, half) === "half") return { value: number.value + 0.5, next: half + 1 };
  }
  return number;
}

const approximations: readonly (readonly [string, TimexMod])[] = [
  ["more than", "MORE_THAN"],
  ["less than", "LESS_THAN"],
  ["at least", "EQUAL_OR_MORE"],
  ["at most", "EQUAL_OR_LESS"],
  ["up to", "EQUAL_OR_LESS"],
  ["about", "APPROX"],
  ["around", "APPROX"],
  ["approximately", "APPROX"],
  ["roughly", "APPROX"],
  ["circa", "APPROX"],
  ["ca", "APPROX"],
  ["some", "APPROX"],
  ["nearly", "LESS_THAN"],
  ["almost", "LESS_THAN"],
  ["over", "MORE_THAN"],
  ["under", "LESS_THAN"],
];

/** An approximator at `i` ("more than", "about") with the TIMEX3 mod that it stands for. */
export function approximation(tokens: Tokens, i: number): { mod: TimexMod; next: number } | null {
  const first = lower(tokens, i);
  if (first === "") return null;
  for (const [words, mod] of approximations) {
    const cut = words.indexOf(" ");
    if (
      cut < 0
        ? words === first
        : words.slice(0, cut) === first && words.slice(cut + 1) === lower(tokens, i + 1)
    ) {
      const next = i + (cut < 0 ? 1 : 2);
      const how = gap(tokens, next - 1);
      return how === "space" || (first === "ca" && how === "dot") ? { mod, next } : null;
    }
  }
  return null;
}
