// What looks like a time and is none: "May said", "the March on Washington", "Sunday Times", "a 2019-style raid", "Resolution 2231".
import type { Found, Moment } from "./expression.ts";
import { capital, gap, lower, type Tokens, written } from "./tokens.ts";

const beforeDates = new Set(
  (
    "in on of since until till by from to during before after through throughout between around about circa ca this that last next the mid early late and or " +
    "for at as into within following previous same every each per than beginning ending starting"
  ).split(" "),
);
/** Words behind Sunday, Friday and the like that make them the name of a paper, an event or a person. */
const paperWords =
  /^(Times|Telegraph|Mirror|Express|Herald|Post|Mail|People|Independent|Sun|Mercury|Star|Tribune|World|Age|Business|School|Agreement|Accords?)$/;
const namedDays = /^(Black|Bloody|Super|Cyber|Man|Fat|Casual|Orange|Billy|Ruby)$/;
const numbered =
  /^(Resolution|Flight|Article|Room|Order|Highway|Route|Boeing|Airbus|No|Number|Section|Chapter|Page|Windows|Office|Channel|Radio|Unit|Squadron|Regiment|Lot|Bus|Line|Form|Area|Engine|Mark|Type|Model|Version)$/i;
const countedBehind =
  /^(people|men|women|troops|soldiers|prisoners|civilians|dead|wounded|casualties|km|kilomet(er|re)s|miles|met(er|re)s|feet|tons|tonnes|dollars|euros|pounds|percent|per|points|times|copies|members|workers|jobs|tanks|aircraft|ships|guns|kg|acres|hectares|words|homes|houses|families|votes|seats|students|civilian|million|billion|units)$/;

/** The reason why a found expression is none, or null. */
export function doubt(tokens: Tokens, found: Found): string | null {
  const { first, next, what } = found;
  const last = next - 1;
  if (gap(tokens, last) === "hyphen") {
    const behind = written(tokens, next);
    if (/^(style|type|like|class|size|model|only)$/i.test(behind)) return `${behind} makes a kind of it`;
  }
  // "At the end of the day, all of these efforts ..."
  if (
    found.rule === "edge+unit.told" &&
    lower(tokens, last) === "day" &&
    lower(tokens, first - 1) === "at" &&
    gap(tokens, last) === "comma"
  )
    return "a saying";
  if (what.is === "set") return setDoubt(tokens, found);
  if (what.is === "length") return quarterDoubt(tokens, found);
  if (what.is === "reference") return null;
  if (what.is === "holiday" && written(tokens, next).startsWith("Island")) return "an island";
  if (last === first) {
    const word = tokens.word[first];
    if (word?.weekday) {
      if (paperWords.test(written(tokens, next)) && gap(tokens, last) === "space")
        return "a name with a weekday in it";
      if (namedDays.test(written(tokens, first - 1)) && gap(tokens, first - 1) === "space")
        return "a name with a weekday in it";
    }
    if (word?.month) return monthDoubt(tokens, first);
    if (word && word.season >= 0) return seasonDoubt(tokens, first);
    if (word && /^(today|tomorrow|midnight|noon)$/.test(word.lower) && capital(tokens, first)) {
      if (gap(tokens, first - 1) === "space" && isName(tokens, first - 1)) return "a name";
      if (word.lower === "midnight" && isName(tokens, next)) return "a name";
    }
  }
  // "the fall of Saigon", "the fall" of anything but a year.
  if (
    found.rule === "season" &&
    last === first + 1 &&
    lower(tokens, last) === "fall" &&
    lower(tokens, next) === "of"
  )
    return "the verb's noun";
  if (found.rule === "season" && isName(tokens, first) && last === first + 1) return "a name";
  if (isBareYear(what) && (last === first || found.rule.startsWith("about")))
    return yearDoubt(tokens, last, first);
  if (found.rule === "decade.short" || found.rule === "decade.word") {
    const apostrophe = /^['\u2019]/.test(written(tokens, last));
    if (
      !apostrophe &&
      lower(tokens, last - 1) !== "the" &&
      !/^(early|late|mid)$/.test(lower(tokens, last - 1))
    )
      return "an age or a count";
    if (!apostrophe && found.rule === "decade.short") return "a temperature or a count";
  }
  return null;
}

/** "a quarter of the troops", "three quarters": shares, not stretches of three months. */
function quarterDoubt(tokens: Tokens, found: Found): string | null {
  if (found.rule !== "length" || !/^quarters?$/.test(lower(tokens, found.next - 1))) return null;
  if (/^(straight|consecutive|full)$/.test(lower(tokens, found.next - 2))) return null;
  const behind = lower(tokens, found.next);
  return /^(for|after|in|over|within)$/i.test(written(tokens, found.first - 1)) && behind !== "of"
    ? null
    : "a share";
}

const isName = (tokens: Tokens, i: number): boolean => tokens.word[i] === null && capital(tokens, i);

function isBareYear(what: Moment): boolean {
  return (
    (what.is === "period" && what.period.unit === "year" && !what.fiscal) ||
    (what.is === "field" && what.field.unit === "short-year")
  );
}

function setDoubt(tokens: Tokens, found: Found): string | null {
  const { first, next } = found;
  if (
    found.rule === "set.weekday" &&
    next === first + 1 &&
    isName(tokens, first - 1) &&
    gap(tokens, first - 1) === "space"
  )
    return "a name";
  if (found.rule !== "set.adverb" || !capital(tokens, first)) return null;
  const named = (i: number, hung: number): boolean => isName(tokens, i) && gap(tokens, hung) === "space";
  // "Daily Mail", "People's Daily", "the Weekly".
  if (named(next, first) || named(first - 1, first - 1) || gap(tokens, first - 1) === "genitive")
    return "a name";
  return null;
}

function monthDoubt(tokens: Tokens, i: number): string | null {
  const word = tokens.word[i]!;
  const { text } = tokens;
  const before = gap(tokens, i - 1) === "other" ? "" : written(tokens, i - 1).toLowerCase();
  const spacedBefore = gap(tokens, i - 1) === "space";
  if (spacedBefore && isName(tokens, i - 1) && !beforeDates.has(before) && before.length > 2 && word.doubtful)
    return "a surname";
  const behindName = gap(tokens, i) === "space" && isName(tokens, i + 1);
  if (behindName && i > 0 && (!beforeDates.has(before) || (before === "and" && isName(tokens, i - 2))))
    return "a given name";
  if (!word.doubtful) return null;
  // "(May-August 1950)", "a March operation"
  const ranged = text[tokens.start[i]! - 1] === "(" && gap(tokens, i) === "hyphen";
  const attribute =
    /^(a|its|their|his|the)$/.test(before) &&
    gap(tokens, i) === "space" &&
    /^[a-z]/.test(written(tokens, i + 1)) &&
    tokens.word[i + 1] === null;
  if (ranged || (attribute && word.lower.length > 3) || (attribute && word.lower === "may")) return null;
  if (!beforeDates.has(before)) return "the verb or a name";
  if (behindName && word.lower.length === 3) return "a given name";
  // "the March on Washington", "the Long March"
  if (
    word.lower === "march" &&
    before === "the" &&
    (!attribute || /^(on|of|to|against|for)$/.test(written(tokens, i + 1)))
  )
    return "the walk";
  if (word.lower.length === 3 && word.lower !== "may") {
    const dotted = gap(tokens, i) === "dot";
    if (!dotted && !/^(in|since|until|last|next|by|early|late|mid|from|to)$/.test(before)) return "a name";
  }
  if (/^(as|or|and|than|for|at|that|the)$/.test(before) && word.lower === "may") {
    const pair = before === "and" && (tokens.word[i - 2]?.month ?? 0) > 0;
    if (!pair) return "the verb or a name";
  }
  if (
    before === "after" ||
    before === "before" ||
    before === "by" ||
    before === "to" ||
    before === "from" ||
    before === "of"
  ) {
    // "urged by May to", "talks with May": the prime minister speaks and is spoken to.
    if (
      word.lower === "may" &&
      (gap(tokens, i) === "genitive" ||
        /^(said|says|told|was|is|has|had|will|would|called|to)$/.test(written(tokens, i + 1)))
    )
      return "the minister";
  }
  return null;
}

function seasonDoubt(tokens: Tokens, i: number): string | null {
  const word = tokens.word[i]!;
  const before =
    gap(tokens, i - 1) === "space" || gap(tokens, i - 1) === "hyphen" ? lower(tokens, i - 1) : "";
  const hung = /^(in|by|during|until|since|from|through|throughout|before|of|to|and|this|that)$/.test(before);
  if (word.lower === "fall")
    return /^(in|by|during|until|since)$/.test(before) &&
      !/^(of|in|to|from)$/.test(lower(tokens, i + 1)) &&
      !isFollowedByNoun(tokens, i)
      ? null
      : "the verb";
  // "Winter Olympics", "Arab Spring", "Summer said": names.
  if (
    capital(tokens, i) &&
    (isName(tokens, i + 1) || (isName(tokens, i - 1) && gap(tokens, i - 1) === "space"))
  )
    return "a name";
  if (word.lower === "spring" && !hung && !isFollowedByNoun(tokens, i)) return "the verb";
  return null;
}

const isFollowedByNoun = (tokens: Tokens, i: number): boolean =>
  gap(tokens, i) === "space" &&
  tokens.word[i + 1] === null &&
  tokens.number[i + 1] === null &&
  !/^(when|with|while|with|they|he|she|it|we|was|were|is|but)$/.test(written(tokens, i + 1));

function yearDoubt(tokens: Tokens, i: number, first: number): string | null {
  const number = tokens.number[i];
  if (!number) return null;
  const text = tokens.text;
  const mark = text[tokens.start[i]! - 1] ?? "";
  if (/[$\u20ac\u00a3\u00a5#@/.\p{L}\d]/u.test(mark) && mark !== "")
    return "money, an address or part of a number";
  const end = text.slice(tokens.end[i], tokens.end[i]! + 3);
  if (/^(%|\.\d|,\d|\u00b0|:\d|\/\w|[\p{L}])/u.test(end)) return "part of a number";
  const how = gap(tokens, i - 1);
  const before = how === "space" || how === "comma" ? written(tokens, i - 1) : "";
  const behind = gap(tokens, i) === "space" ? written(tokens, i + 1) : "";
  if (number.shape === "short-year")
    return /^(in|of|since|by|late|early|mid|summer|spring|fall|winter|autumn|from|until|and|to)$/i.test(
      before,
    )
      ? null
      : "a title";
  if (numbered.test(before)) return "a number of something else";
  if (countedBehind.test(behind)) return "a count";
  const hung = beforeDates.has(before.toLowerCase()) || first < i;
  const closed = /^(comma|dot|other)$/.test(gap(tokens, i));
  if (
    /^(for|as)$/i.test(before) &&
    number.value >= 1500 &&
    (closed || lower(tokens, i - 2) === "late" || lower(tokens, i - 2) === "early")
  )
    return null;
  if (hung && !/^(than|as|for|about|at)$/i.test(before)) {
    // "to 1500 local militia": small-lettered counts behind "of", "to", "by" are left to the years we live in.
    return number.value < 1800 && /^[a-z]+s$/.test(behind) && /^(of|to|the|by)$/i.test(before)
      ? "a count"
      : null;
  }
  if (
    mark === "(" ||
    mark === "-" ||
    mark === "\u2013" ||
    end[0] === "-" ||
    end[0] === "\u2013" ||
    end[0] === ")"
  )
    return null;
  if (number.value < 1900 || number.value > 2100) return how === "comma" || before === "" ? null : "a number";
  if (/^(its|their|his|her|our)$/i.test(before) || how === "genitive") return null;
  if (/^[a-z]+s$/.test(behind) && !/^(was|is|has|its|as|his|this)$/.test(behind)) return "a count";
  return null;
}
