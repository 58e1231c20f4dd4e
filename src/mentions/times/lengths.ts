// Lengths of time: "two and a half years", "27-year", "for decades", "the past two weeks", and dates told by a length: "two years ago".
import type { TimexMod } from "../time.ts";
import type { Found, From, Length, Moment, Parse } from "./expression.ts";
import { shift } from "./expression.ts";
import { approximation, quantity } from "./numbers.ts";
import { gap, lower, type Tokens, written } from "./tokens.ts";
import type { TimeUnit } from "./words.ts";

const near = (tokens: Tokens, i: number): boolean => {
  const how = gap(tokens, i);
  return how === "space" || how === "hyphen";
};
/** Words that may stand between number and unit: "three straight years". */
const between = new Set([
  "straight",
  "consecutive",
  "full",
  "whole",
  "entire",
  "long",
  "more",
  "other",
  "single",
  "intervening",
  "working",
]);

/** An adjective that the table does not know: "two bloody weeks". */
const isDescribing = (tokens: Tokens, i: number): boolean =>
  tokens.word[i] === null && tokens.number[i] === null && /^[a-z]{4,}[a-rt-z]$/.test(written(tokens, i));

type Part = Length["parts"][number];
interface Stretch {
  readonly parts: readonly Part[];
  readonly next: number;
  readonly plural: boolean;
  readonly hyphen: boolean;
}

/** A unit of time at `i`; "second" in the singular is an ordinal far more often. */
function unitAt(tokens: Tokens, i: number): { unit: TimeUnit; plural: boolean } | null {
  const word = tokens.word[i];
  if (!word?.unit || (word.lower === "second" && word.ordinal > 0)) return null;
  return { unit: word.unit, plural: word.plural };
}

const scale = (amount: number | null, word: string): number | null =>
  amount === null ? null : word.startsWith("fortnight") ? amount * 2 : amount;

/** "two years", "two years and three months", "a year and a half", "27-year", "half a century". */
function measured(tokens: Tokens, i: number): Stretch | null {
  const amount = quantity(tokens, i);
  if (!amount || !near(tokens, amount.next - 1)) return null;
  let noun = amount.next;
  if ((between.has(lower(tokens, noun)) || isDescribing(tokens, noun)) && near(tokens, noun)) noun++;
  const unit = unitAt(tokens, noun);
  if (
    !unit ||
    unit.unit === "weekend" ||
    (isDescribing(tokens, noun - 1) && (!unit.plural || amount.value === 1))
  )
    return null;
  const hyphen = gap(tokens, noun - 1) === "hyphen";
  const one = amount.value === 1 || (amount.value !== null && amount.value < 1);
  // "three year" is a slip for "three-year"; "a years" is nothing.
  if (one && unit.plural && lower(tokens, i) !== "one") return null;
  let value = scale(amount.value, lower(tokens, noun));
  let next = noun + 1;
  if (
    value !== null &&
    lower(tokens, next) === "and" &&
    lower(tokens, next + 1) === "a" &&
    lower(tokens, next + 2) === "half" &&
    near(tokens, noun)
  ) {
    value += 0.5;
    next += 3;
  }
  const parts: Part[] = [{ amount: value, unit: unit.unit }];
  let last: TimeUnit = unit.unit;
  while ((unit.plural || one) && value !== null && parts.length < 4) {
    const and = lower(tokens, next) === "and" ? 1 : 0;
    const how = gap(tokens, next - 1);
    const hung = and
      ? near(tokens, next - 1) && near(tokens, next)
      : how === "comma" || (near(tokens, next - 1) && tokens.number[next]);
    const more = hung ? quantity(tokens, next + and) : null;
    const second =
      more && more.value !== null && near(tokens, more.next - 1) ? unitAt(tokens, more.next) : null;
    if (!more || !second || !finer(second.unit, last)) break;
    parts.push({ amount: more.value, unit: second.unit });
    last = second.unit;
    next = more.next + 1;
  }
  return { parts, next, plural: unit.plural, hyphen };
}

const order: readonly TimeUnit[] = [
  "second",
  "minute",
  "hour",
  "day",
  "week",
  "month",
  "quarter",
  "year",
  "decade",
  "century",
];
const finer = (a: TimeUnit, b: TimeUnit): boolean => order.indexOf(a) < order.indexOf(b);

/** Words before a bare plural unit that make it a length: "for years", "after weeks". */
const bareBefore = new Set([
  "for",
  "after",
  "in",
  "within",
  "over",
  "of",
  "took",
  "takes",
  "take",
  "taken",
  "spent",
  "spend",
  "lasted",
  "by",
  "during",
  "through",
]);
const bareBehind = new Set(["of", "ago", "later", "earlier", "before", "after", "long"]);
const behindUnit = new Set(["long", "old"]);

const length = (
  parts: readonly Part[],
  hung: Length["hung"] = null,
  from: From = "either",
  of: Moment | null = null,
): Length => ({
  is: "length",
  parts,
  hung,
  from,
  of,
});

/** Words after which "earlier" and "before" hang on something told behind them, so that the length stands alone. */
function clauseEnds(tokens: Tokens, last: number): boolean {
  const how = gap(tokens, last);
  if (how === "comma" || how === "dot" || how === "other") return true;
  return ["and", "when", "as", "at", "in", "on", "by", "with", "from", "to"].includes(
    written(tokens, last + 1).toLowerCase(),
  );
}

/** What a length becomes by the word behind it: "two years ago", "a year earlier", "three days later", "in two weeks' time". */
function told(tokens: Tokens, first: number, stretch: Stretch, mod: TimexMod | null): Found {
  const { parts, next } = stretch;
  const main = parts[0]!;
  const how = gap(tokens, next - 1);
  const behind = how === "space" ? lower(tokens, next) : "";
  // A shift counts in its finest unit: "a year and three months ago" is fifteen months.
  const amount = main.amount;
  const by = (sign: 1 | -1, from: From, stop: number, rule: string): Found => ({
    first,
    next: stop,
    type: order.indexOf(main.unit) < 3 ? "TIME" : "DATE",
    mod,
    what: shift(
      main.unit,
      amount === null ? (sign < 0 ? null : Number.POSITIVE_INFINITY) : sign * amount,
      from,
    ),
    rule,
  });
  if (behind === "ago") return by(-1, "publication", next + 1, "length.ago");
  if (behind === "later" && lower(tokens, next + 1) !== "than")
    return by(1, "narrative", next + 1, "length.later");
  if (behind === "earlier" && lower(tokens, next + 1) !== "than")
    return by(-1, "narrative", next + 1, "length.earlier");
  if (behind === "previously") return by(-1, "narrative", next + 1, "length.earlier");
  if ((behind === "before" || behind === "prior") && clauseEnds(tokens, next) && main.amount !== null)
    return by(-1, "narrative", next + 1, "length.before");
  if ((behind === "afterwards" || behind === "afterward") && main.amount !== null)
    return by(1, "narrative", next + 1, "length.later");
  if (behind === "from" && lower(tokens, next + 1) === "now")
    return by(1, "publication", next + 2, "length.from-now");
  if (how === "genitive" && lower(tokens, next) === "time" && lower(tokens, first - 1) === "in")
    return by(1, "publication", next + 1, "length.time");
  let stop = next;
  if (behindUnit.has(lower(tokens, stop)) && (how === "space" || how === "hyphen")) stop++;
  else if (lower(tokens, stop) === "of" && lower(tokens, stop + 1) === "age") stop += 2;
  return { first, next: stop, type: "DURATION", mod, what: length(parts), rule: "length" };
}

/** A measured length at `i`, with an approximator before it. */
export function lengthAt(tokens: Tokens, i: number): Found | null {
  const about = approximation(tokens, i);
  const stretch = measured(tokens, about?.next ?? i) ?? (about ? measured(tokens, i) : null);
  if (!stretch) return null;
  // The articles of "a 27-day siege" and "a month-long siege" belong to the siege.
  const article = /^an?$/.test(lower(tokens, i)) && gap(tokens, i) === "space";
  if (
    article &&
    (stretch.hyphen || gap(tokens, i + 1) === "hyphen") &&
    !(unitAt(tokens, i + 1) && lower(tokens, i + 2) === "and")
  )
    return null;
  return told(tokens, i, stretch, about?.mod ?? null);
}

/** "years" in "for years", "years later", "months-long", "year-long", "decades of war". */
export function bareLength(tokens: Tokens, i: number): Found | null {
  const unit = unitAt(tokens, i);
  if (!unit || unit.unit === "weekend" || unit.unit === "night") return null;
  const stretch = {
    parts: [{ amount: null, unit: unit.unit }],
    next: i + 1,
    plural: unit.plural,
    hyphen: false,
  };
  const behind = lower(tokens, i + 1);
  if (behind === "long" && gap(tokens, i) === "hyphen")
    return {
      first: i,
      next: i + 2,
      type: "DURATION",
      mod: null,
      what: length([{ amount: unit.plural ? null : 1, unit: unit.unit }]),
      rule: "length.long",
    };
  // "the year-ago quarter", "year-earlier profit"
  if (!unit.plural && (behind === "ago" || behind === "earlier") && gap(tokens, i) === "hyphen")
    return {
      first: i,
      next: i + 2,
      type: "DATE",
      mod: null,
      what: shift(unit.unit, -1, "publication"),
      rule: "length.ago",
    };
  if (!unit.plural || gap(tokens, i - 1) === "hyphen") return null;
  const before = gap(tokens, i - 1) === "space" ? written(tokens, i - 1).toLowerCase() : "";
  // "over the years": a length, the article with it.
  if (
    before === "the" &&
    /^(over|through|throughout)$/i.test(written(tokens, i - 2)) &&
    behind !== "of" &&
    gap(tokens, i - 2) === "space"
  )
    return { ...told(tokens, i - 1, stretch, null), rule: "length.over-the" };
  if (!bareBefore.has(before) && !(bareBehind.has(behind) && gap(tokens, i) === "space")) return null;
  if (before === "of" && behind !== "of") return null;
  if ((before === "in" || before === "of") && behind === "of") return null;
  return told(tokens, i, stretch, null);
}

const hungWords: ReadonlyMap<string, readonly ["past" | "future" | "first" | "last", From]> = new Map([
  ["past", ["past", "publication"]],
  ["last", ["past", "publication"]],
  ["previous", ["past", "narrative"]],
  ["preceding", ["past", "narrative"]],
  ["next", ["future", "either"]],
  ["coming", ["future", "publication"]],
  ["following", ["future", "narrative"]],
  ["ensuing", ["future", "narrative"]],
  ["subsequent", ["future", "narrative"]],
  ["first", ["first", "narrative"]],
  ["final", ["last", "narrative"]],
  ["closing", ["last", "narrative"]],
]);

/** "the past two years", "the next few months", "the first ten months of 1915", "the past decade", "the last week of October". */
export function hungLength(tokens: Tokens, i: number, date: Parse): Found | null {
  let next = i;
  const opening = lower(tokens, next);
  if (
    (opening === "the" || opening === "these" || opening === "those" || opening === "this") &&
    near(tokens, next)
  )
    next++;
  const early = quantity(tokens, next);
  // "the four previous weeks"
  const inverted =
    early && hungWords.has(lower(tokens, early.next)) && near(tokens, early.next - 1) ? early : null;
  if (inverted) next = inverted.next;
  const how = hungWords.get(lower(tokens, next));
  if (!how || !near(tokens, next)) return null;
  const word = lower(tokens, next);
  next++;
  const amount = inverted ?? quantity(tokens, next);
  let noun = inverted ? next : (amount?.next ?? next);
  if (between.has(lower(tokens, noun)) && near(tokens, noun)) noun++;
  const unit = unitAt(tokens, noun);
  if (!unit || !near(tokens, noun - 1) || unit.unit === "weekend") return null;
  if (amount === null && unit.plural && (word === "next" || word === "first")) return null;
  if (
    amount === null &&
    !unit.plural &&
    word !== "past" &&
    word !== "last" &&
    word !== "next" &&
    word !== "final" &&
    word !== "first"
  )
    return null;
  const parts: Part[] = [
    { amount: amount ? scale(amount.value, lower(tokens, noun)) : unit.plural ? null : 1, unit: unit.unit },
  ];
  next = noun + 1;
  let [hung, from] = how;
  const of = lower(tokens, next) === "of" && gap(tokens, noun) === "space" ? date(tokens, next + 1) : null;
  if (of && (word === "last" || word === "first" || word === "final")) {
    if (word === "last") hung = "last";
    return {
      first: i,
      next: of.next,
      type: "DURATION",
      mod: null,
      what: length(parts, hung, from, of.moment),
      rule: "length.edge",
    };
  }
  if (word === "first" && amount === null) return null;
  if (hung === "last" && amount === null && !unit.plural) return null;
  // "recent weeks" and "the coming weeks" have no number: they are a past and a future, not a length.
  if (word === "coming" && amount === null && unit.plural)
    return {
      first: i,
      next,
      type: "DATE",
      mod: null,
      what: { is: "reference", value: "FUTURE_REF", unit: unit.unit },
      rule: "reference.coming",
    };
  return {
    first: i,
    next,
    type: "DURATION",
    mod: null,
    what: length(parts, hung, from),
    rule: "length.hung",
  };
}
