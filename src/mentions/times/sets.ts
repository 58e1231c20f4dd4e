// What comes again, and the vague past, present and future: "every two weeks", "annual", "15 a year", "in recent months", "now".
import type { Found } from "./expression.ts";
import { quantity } from "./numbers.ts";
import { gap, lower, type Tokens, written } from "./tokens.ts";
import type { TimeUnit } from "./words.ts";

/** Multiple and letter of TIMEX3 durations; those in `timed` stand behind the T. */
const letters: Record<TimeUnit, readonly [number, string]> = {
  second: [1, "S"],
  minute: [1, "M"],
  hour: [1, "H"],
  night: [1, "D"],
  day: [1, "D"],
  week: [1, "W"],
  weekend: [1, "WE"],
  month: [1, "M"],
  quarter: [1, "Q"],
  half: [6, "M"],
  season: [3, "M"],
  year: [1, "Y"],
  decade: [10, "Y"],
  century: [100, "Y"],
};
const timed: ReadonlySet<TimeUnit> = new Set(["second", "minute", "hour"]);

/** TIMEX3 duration: P2Y, PT30M, P2.5Y, PXD; a decade is ten years, decades are PXDE. Null amount = X. */
export function durationValue(parts: readonly { amount: number | null; unit: TimeUnit }[]): string {
  let dates = "";
  let times = "";
  for (const { amount, unit } of parts) {
    const [multiple, letter] = letters[unit];
    const vague = unit === "decade" ? "XDE" : unit === "century" ? "XCE" : `X${letter}`;
    const one = amount === null ? vague : `${Math.round(amount * multiple * 1000) / 1000}${letter}`;
    if (timed.has(unit)) times += one;
    else dates += one;
  }
  return `P${dates}${times ? `T${times}` : ""}`;
}

const set = (first: number, next: number, value: string, rule: string): Found => ({
  first,
  next,
  type: "SET",
  mod: null,
  what: { is: "set", value },
  rule,
});

/** "every day", "each Monday", "every two weeks", "per year", "daily", "Sundays", "15 a year", "twice a week". */
export function setAt(tokens: Tokens, i: number): Found | null {
  const word = tokens.word[i];
  if (!word) return null;
  const spaced = gap(tokens, i) === "space";
  if (word.lower === "every" || word.lower === "each" || word.lower === "per") {
    if (!spaced) return null;
    const noun = tokens.word[i + 1];
    if (noun && word.lower !== "per") {
      if (noun.weekday > 0) return set(i, i + 2, `XXXX-WXX-${noun.weekday}`, "set.weekday");
      if (noun.month > 0) return set(i, i + 2, `XXXX-${String(noun.month).padStart(2, "0")}`, "set.month");
      if (noun.season >= 0)
        return set(i, i + 2, `XXXX-${["SP", "SU", "FA", "WI"][noun.season]}`, "set.season");
      if (noun.part && noun.unit !== "night") return set(i, i + 2, `XXXX-XX-XXT${noun.part}`, "set.part");
    }
    const other = lower(tokens, i + 1) === "other";
    const amount = other ? { value: 2, next: i + 2 } : quantity(tokens, i + 1);
    const at = amount && gap(tokens, amount.next - 1) === "space" ? amount.next : i + 1;
    const unit = tokens.word[at]?.unit;
    if (!unit || (word.lower === "each" && amount && !other)) return null;
    return set(
      i,
      at + 1,
      durationValue([{ amount: at > i + 1 ? (amount?.value ?? 1) : 1, unit }]),
      "set.every",
    );
  }
  if (word.set) return set(i, i + 1, word.set, "set.adverb");
  if (word.weekday > 0 && word.plural) return set(i, i + 1, `XXXX-WXX-${word.weekday}`, "set.weekday");
  if ((word.lower === "a" || word.lower === "an") && spaced) {
    const unit = tokens.word[i + 1]?.unit;
    if (!unit || tokens.word[i + 1]!.plural || unit === "second" || gap(tokens, i - 1) !== "space")
      return null;
    return isRate(tokens, i) &&
      !["ago", "later", "earlier", "and", "before", "after"].includes(lower(tokens, i + 2))
      ? set(i, i + 2, durationValue([{ amount: 1, unit }]), "set.rate")
      : null;
  }
  return null;
}

/** True when a number, with at most two words behind it, stands before token `i`: "700,000 barrels a day". */
function isRate(tokens: Tokens, i: number): boolean {
  for (let back = 1; back <= 3; back++) {
    const at = i - back;
    const word = tokens.word[at];
    if (at < 0 || gap(tokens, at) !== "space") return false;
    if (tokens.number[at] || (word && !Number.isNaN(word.number) && word.number !== 0.5)) {
      // "in 2003 a year of talks began": a year is no amount.
      const number = tokens.number[at];
      return (
        !(number?.digits.length === 4 && number.value > 1800 && number.value < 2100) &&
        !(number?.shape === "ordinal")
      );
    }
    const text = written(tokens, at).toLowerCase();
    if (word?.unit && word.plural) continue;
    if (text === "once" || text === "twice" || text === "times") return true;
    if (
      word ||
      !/^(million|billion|trillion|percent|dollars|euros|yuan|yen|barrels|tons|tonnes|people|units|planes|aircraft)$|s$/.test(
        text,
      )
    )
      return false;
  }
  return false;
}

const now = (first: number, next: number, value: string, unit: TimeUnit | null, rule: string): Found => ({
  first,
  next,
  type: "DATE",
  mod: null,
  what: { is: "reference", value, unit },
  rule,
});

/**
 * "now", "recently", "in recent weeks", "the past", "the near future", "these days", "at present". Rules named lexical.* ("former",
 * "future wars") are time expressions to TIMEX2 (Ferro et al. 2005) but not to TimeML; they are kept in history only.
 */
export function referenceAt(tokens: Tokens, i: number): Found | null {
  const word = lower(tokens, i);
  const second = lower(tokens, i + 1);
  const spaced = gap(tokens, i) === "space";
  if (word === "more" && second === "recently" && spaced)
    return now(i, i + 2, "PAST_REF", null, "reference.recently");
  if (word === "right" && second === "now") return now(i, i + 2, "PRESENT_REF", null, "reference.now");
  if (word === "now" || word === "currently" || word === "nowadays" || word === "presently")
    return now(i, i + 1, "PRESENT_REF", null, "reference.now");
  if (word === "recently" || word === "lately") return now(i, i + 1, "PAST_REF", null, "reference.recently");
  if (word === "recent" && spaced) {
    const unit = tokens.word[i + 1]?.unit;
    if (unit && tokens.word[i + 1]!.plural) return now(i, i + 2, "PAST_REF", unit, "reference.recent");
    return isAttribute(tokens, i) ? now(i, i + 1, "PAST_REF", null, "lexical.recent") : null;
  }
  if (word === "at" && second === "present" && spaced)
    return now(i + 1, i + 2, "PRESENT_REF", null, "reference.now");
  if (word === "former" || word === "formerly") return now(i, i + 1, "PAST_REF", null, "lexical.former");
  if (word === "future" && isAttribute(tokens, i)) return now(i, i + 1, "FUTURE_REF", null, "lexical.future");
  if (word === "current" && isAttribute(tokens, i))
    return now(i, i + 1, "PRESENT_REF", null, "lexical.current");
  if (word === "these" && second === "days" && spaced)
    return now(i, i + 2, "PRESENT_REF", null, "reference.now");
  if (word === "the" && spaced) {
    const distance = /^(near|distant|recent|foreseeable|immediate)$/.test(second) ? 1 : 0;
    const noun = lower(tokens, i + 1 + distance);
    if (noun === "past" && standsAlone(tokens, i + 1 + distance))
      return now(i, i + 2 + distance, "PAST_REF", null, "reference.past");
    if (noun === "future" && standsAlone(tokens, i + 1 + distance))
      return now(i, i + 2 + distance, "FUTURE_REF", null, "reference.future");
    if (noun === "present" && distance === 0 && standsAlone(tokens, i + 1))
      return now(i, i + 2, "PRESENT_REF", null, "reference.now");
  }
  return null;
}

/** True when a noun that is no time follows: "future wars". */
const isAttribute = (tokens: Tokens, i: number): boolean =>
  gap(tokens, i) === "space" &&
  (tokens.word[i + 1] ?? null) === null &&
  (tokens.number[i + 1] ?? null) === null;

/** True when no noun follows: "the future" but not "the future status of the island". */
function standsAlone(tokens: Tokens, i: number): boolean {
  if (gap(tokens, i) !== "space") return gap(tokens, i) !== "hyphen" && gap(tokens, i) !== "genitive";
  return tokens.word[i + 1] !== null && tokens.word[i + 1] !== undefined && !tokens.word[i + 1]!.trigger;
}
