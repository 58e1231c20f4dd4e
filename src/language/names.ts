// Mends the names that the network draws: "Al | - | Qaeda" is one name, "Ministry | of Defence" one body, an address none.
// Each rule says what it mends; together they keep names in order and apart.
import { knownBodies, knownPlaces } from "./places.ts";
import type { Name, NameType, Token } from "./sentence.ts";

/** Heads of bodies that take "of ..." and "for ..." into their name. */
const bodies: ReadonlySet<string> = new Set(
  `academy administration agency alliance assembly association authority bank board brotherhood bureau center centre chamber church coalition college
  commission committee company confederation conference congress corporation council court department division federation forum foundation front fund
  house institute institution league legion library ministry movement museum network office order organisation organization parliament party
  school senate service society union university`.split(/\s+/),
);
/** Heads of places that do so: "Gulf of Aden". */
const grounds: ReadonlySet<string> = new Set(
  `bay cape coast commonwealth emirate gulf horn isle isles kingdom principality province republic sea sound strait straits sultanate valley`.split(
    /\s+/,
  ),
);
const joiners: ReadonlySet<string> = new Set([
  "of",
  "for",
  "and",
  "&",
  "the",
  "de",
  "du",
  "des",
  "del",
  "der",
  "von",
  "on",
  "in",
]);
const isCapital = (token: Token | undefined): boolean => token !== undefined && /^\p{Lu}/u.test(token.form);
const isAddress = (form: string): boolean => /@|:\/\/|^www\./.test(form);

/** Names of one sentence, mended. `names` stand in order and do not overlap. */
export function mendNames(tokens: readonly Token[], names: readonly Name[]): Name[] {
  let found = names.filter((name) => !onlyAddress(tokens, name)).map((name) => trimmed(tokens, name));
  found = found.filter((name) => name.last > name.first);
  found = found.filter((name) => !isDayOrMonth(tokens, name));
  found = overHyphens(tokens, found);
  found = found.map((name, k) => widened(tokens, name, found[k - 1], found[k + 1]));
  found = overOf(tokens, found);
  found = withBodies(tokens, found);
  return found.map((name) => ({ ...name, type: typed(tokens, name) }));
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

const weekday =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?$/;

const quarters: ReadonlySet<string> = new Set(
  "East West North South Eastern Western Northern Southern Central Greater Upper Lower Inner Outer New Northeast Northwest Southeast Southwest".split(
    " ",
  ),
);
const buildings: ReadonlySet<string> = new Set(
  `Airport Avenue Bay Beach Bridge Building Canal Castle Cathedral Center Centre Channel Church County Desert District Forest Gate Gulf Hall Harbor Harbour Heights
  Highway Hill Hills Hospital Hotel Island Islands Lake Mosque Mountain Mountains Museum Ocean Palace Park Peninsula Plateau Plaza Province River Road Sea
  Square Stadium Station Strait Street Tower Valley`.split(/\s+/),
);

/** "East | Jerusalem", "Indian Oil | Building": a place takes in the quarter before it and the kind of ground behind it. */
function widened(
  tokens: readonly Token[],
  name: Name,
  before: Name | undefined,
  after: Name | undefined,
): Name {
  let { first, last, type } = name;
  const previous = tokens[first - 1];
  if (
    type === "LOC" &&
    previous &&
    quarters.has(previous.form) &&
    first - 1 >= (before?.last ?? 0) &&
    previous.head >= first &&
    previous.head < last
  )
    first--;
  const next = tokens[last];
  if (
    (type === "LOC" || type === "ORG") &&
    next &&
    buildings.has(next.form) &&
    next.upos === "PROPN" &&
    last < (after?.first ?? tokens.length) &&
    tokens[last - 1]!.head === last
  ) {
    last++;
    if (!/^(?:Center|Centre|Church|Hospital|Museum)$/.test(next.form)) type = "LOC";
  }
  return { first, last, type };
}

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

/** "Al - Qaeda", "Saskatoon - Rosetown": one name where the tree hangs the parts together; "Moscow - Kyiv" are two places. */
function overHyphens(tokens: readonly Token[], names: readonly Name[]): Name[] {
  const out: Name[] = [];
  for (let k = 0; k < names.length; k++) {
    let name = names[k]!;
    const before = out.at(-1);
    if (
      before &&
      tokens[before.last]?.xpos === "HYPH" &&
      before.last + 1 === name.first &&
      isGlued(tokens, before, name)
    ) {
      out[out.length - 1] = { ...before, last: name.last };
      continue;
    }
    // a first part that was left out: "al - Qaeda", "az - Zaman"
    const article = tokens[name.first - 2];
    if (
      article &&
      tokens[name.first - 1]!.xpos === "HYPH" &&
      /^(?:al|el|ad|an|ar|as|ash|at|az|ul|ibn|abu|bin)$/i.test(article.form) &&
      (before?.last ?? 0) <= name.first - 2
    )
      name = { ...name, first: name.first - 2 };
    // "Prayut Chan | - o - cha"
    let { last } = name;
    while (
      name.type === "PER" &&
      tokens[last]?.xpos === "HYPH" &&
      tokens[last + 1] !== undefined &&
      (tokens[last + 1]!.upos === "PROPN" || tokens[last + 1]!.deprel === "flat") &&
      last + 2 <= (names[k + 1]?.first ?? tokens.length)
    )
      last += 2;
    out.push(last > name.last ? { ...name, last } : name);
  }
  return out;
}

function isGlued(tokens: readonly Token[], a: Name, b: Name): boolean {
  const governor = tokens[b.first]!.head;
  const flat = tokens[b.first]!.deprel === "flat" && governor >= a.first && governor < a.last;
  if (/^(?:al|el|ad|an|ar|as|ash|at|az|ul)$/i.test(tokens[a.last - 1]!.form)) return true;
  if (isKnownPlace(tokens, a) || isKnownPlace(tokens, b)) return false;
  return flat && a.type === b.type;
}

/** "Ministry | of Defence", "Movement | for the Left": a body goes on over "of" to the capitals behind it. */
function overOf(tokens: readonly Token[], names: readonly Name[]): Name[] {
  const out: Name[] = [];
  for (let k = 0; k < names.length; k++) {
    let name = names[k]!;
    const head = tokens[name.last - 1]!;
    const goesOn = name.type === "ORG" ? bodies : name.type === "LOC" ? grounds : null;
    if (goesOn?.has(head.form.toLowerCase()) && isCapital(head)) {
      let at = name.last;
      const preposition = tokens[at]?.form;
      if (preposition === "of" || (preposition === "for" && name.type === "ORG")) {
        at++;
        while (tokens[at] && joiners.has(tokens[at]!.form) && !isCapital(tokens[at])) at++;
        const from = at;
        while (tokens[at] && isCapital(tokens[at]) && tokens[at]!.upos !== "PRON") at++;
        // a date or a person behind "of" is no part of it
        if (
          at > from &&
          !(names[k + 1]?.type === "PER" && names[k + 1]!.first < at) &&
          tokens[from]!.xpos !== "CD" &&
          !isMonth(tokens[from]!)
        ) {
          name = { ...name, last: at };
          while (k + 1 < names.length && names[k + 1]!.first < name.last) {
            name = { ...name, last: Math.max(name.last, names[k + 1]!.last) };
            k++;
          }
        }
      }
    }
    out.push(name);
  }
  return out;
}

const isMonth = (token: Token): boolean =>
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
    token.form,
  );

const isKnownPlace = (tokens: readonly Token[], name: Name): boolean =>
  knownPlaces.has(written(tokens, name));

function written(tokens: readonly Token[], name: Name): string {
  let first = name.first;
  if (name.last - first > 1 && tokens[first]!.form.toLowerCase() === "the") first++;
  return tokens
    .slice(first, name.last)
    .map((token) => token.form)
    .join(" ");
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
