// Mends the names that the network draws: "Al | - | Qaeda" is one name, "Ministry | of Defence" one body, an address none.
// Each rule says what it mends; together they keep names in order and apart.
import {
  isCapital,
  isMonth,
  overAnd,
  overFlat,
  overHyphens,
  overOf,
  widened,
  written,
} from "./name-extent.ts";
import { knownBodies, knownPlaces } from "./places.ts";
import type { Name, NameType, Token } from "./sentence.ts";

const isAddress = (form: string): boolean => /@|:\/\/|^www\./.test(form);

/** Names of one sentence, mended. `names` stand in order and do not overlap. */
export function mendNames(tokens: readonly Token[], names: readonly Name[]): Name[] {
  let found = names.filter((name) => !onlyAddress(tokens, name)).map((name) => trimmed(tokens, name));
  found = found.filter((name) => name.last > name.first);
  found = found.filter((name) => !isDayOrMonth(tokens, name) && !isKindOfBody(tokens, name));
  found = overHyphens(tokens, found);
  found = found.map((name, k) => widened(tokens, name, found[k - 1], found[k + 1]));
  found = found.map((name, k) =>
    overFlat(tokens, name, found[k - 1]?.last ?? 0, found[k + 1]?.first ?? tokens.length),
  );
  found = overOf(tokens, found);
  found = found.map((name, k) => overAnd(tokens, name, found[k + 1]?.first ?? tokens.length));
  found = withBodies(tokens, found);
  // two neighbours may have grown into one another: the first keeps its words
  found = found.filter(
    (name, k) =>
      k === 0 || name.first >= Math.max(...found.slice(Math.max(0, k - 2), k).map((one) => one.last)),
  );
  return withAbbreviations(
    tokens,
    found.map((name) => ({ ...name, type: typed(tokens, name) })),
  );
}

function onlyAddress(tokens: readonly Token[], name: Name): boolean {
  return name.last - name.first === 1 && isAddress(tokens[name.first]!.form);
}

/** "Tuesday" and "May" by themselves name days. */
function isDayOrMonth(tokens: readonly Token[], name: Name): boolean {
  const form = tokens[name.first]!.form;
  return (
    name.last - name.first === 1 &&
    name.type !== "PER" &&
    (isMonth(tokens[name.first]!) || weekday.test(form))
  );
}

/** "The Party", "the State": a kind of body in a capital is no body's name. */
const isKindOfBody = (tokens: readonly Token[], { first, last, type }: Name): boolean =>
  type === "ORG" && last - first === 1 && bareKinds.has(tokens[first]!.form);
const bareKinds: ReadonlySet<string> = new Set("Coalition Government Parliament Party State".split(" "));

const weekday =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?$/;

/** No name ends in "and", "of", a comma or an opening bracket, nor begins with one. */
function trimmed(tokens: readonly Token[], name: Name): Name {
  let { first, last } = name;
  const loose = (token: Token): boolean =>
    (token.upos === "CCONJ" || token.upos === "ADP" || token.upos === "PUNCT") &&
    !isCapital(token) &&
    !/^['’"“”]/.test(token.form);
  while (last > first && loose(tokens[last - 1]!)) last--;
  while (last > first && loose(tokens[first]!)) first++;
  return { ...name, first, last };
}

/** "the Emergency Situations Ministry": capitals that end in the name of a body, where no name was drawn. */
function withBodies(tokens: readonly Token[], names: readonly Name[]): Name[] {
  const out: Name[] = [];
  let from = 0;
  for (let k = 0; k <= names.length; k++) {
    const to = names[k]?.first ?? tokens.length;
    for (let i = from + 1; i < to; i++) {
      const token = tokens[i]!;
      if (token.upos !== "PROPN" || !isCapital(token) || !ministries.has(token.form)) continue;
      let first = i;
      while (first > from && tokens[first - 1]!.upos === "PROPN" && isCapital(tokens[first - 1])) first--;
      if (first < i && tokens[i + 1]?.upos !== "PROPN") out.push({ first, last: i + 1, type: "ORG" });
    }
    if (k < names.length) {
      out.push(names[k]!);
      from = names[k]!.last;
    }
  }
  return out;
}

/** "the Radical Water Party (RWP)": what stands for a body's name behind it is that body. */
function withAbbreviations(tokens: readonly Token[], names: readonly Name[]): Name[] {
  const out = [...names];
  for (const { last, type } of names) {
    if (type !== "ORG" || tokens[last]?.form !== "(" || tokens[last + 2]?.form !== ")") continue;
    if (!abbreviation.test(tokens[last + 1]!.form)) continue;
    const there = out.findIndex((name) => name.first <= last + 1 && last + 1 < name.last);
    if (there < 0) out.push({ first: last + 1, last: last + 2, type });
    else if (out[there]!.last - out[there]!.first === 1) out[there] = { ...out[there]!, type };
  }
  return out.sort((a, b) => a.first - b.first);
}

/** Two capitals or more: "RWP", "MpS", "U.P." */
const abbreviation = /^\p{Lu}[\p{L}.&-]*\p{Lu}[\p{L}.&-]*$/u;

const ministries: ReadonlySet<string> = new Set(
  "Agency Association Bank Bureau Coalition Command Commission Committee Council Court Department Federation Foundation Institute League Ministry Organisation Organization Parliament Party Society Union University".split(
    " ",
  ),
);

/**
 * A country, territory or great city by its full name is a place, whatever it does in its sentence; the U.N. and news agencies are
 * bodies; what ends in "Ministry" or begins with "House of" is no event.
 */
function typed(tokens: readonly Token[], name: Name): NameType {
  const words = written(tokens, name);
  if (name.type === "ORG" && knownPlaces.has(words)) return "LOC";
  if (knownBodies.has(words)) return "ORG";
  if (name.type === "EVENT" || name.type === "WORK") {
    if (ministries.has(tokens[name.last - 1]!.form)) return "ORG";
    const of = tokens.slice(name.first, name.last).findIndex((token) => token.form === "of");
    if (
      of > 0 &&
      /^(?:House|Ministry|Department|Chamber|Council|Bank|University|Court)$/.test(
        tokens[name.first + of - 1]!.form,
      )
    )
      return "ORG";
  }
  return name.type;
}
