// How far a name goes: over hyphens ("Al - Qaeda"), over "of" and "and" ("Ministry of Trade and Industry"), to the quarter
// before a place and the ground behind it ("East Jerusalem", "Jinmen Bridge"). Each rule takes one name or a sentence's.
import { knownPlaces } from "./places.ts";
import type { Name, Token } from "./sentence.ts";

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
/** True for a word with a capital in front. */
export const isCapital = (token: Token | undefined): boolean =>
  token !== undefined && /^\p{Lu}/u.test(token.form);

/** True for the full name of a month. */
export const isMonth = (token: Token): boolean =>
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/.test(
    token.form,
  );

const isKnownPlace = (tokens: readonly Token[], name: Name): boolean =>
  knownPlaces.has(written(tokens, name));

/** The words of a name without "the" before it, single spaces between. */
export function written(tokens: readonly Token[], name: Name): string {
  let first = name.first;
  if (name.last - first > 1 && tokens[first]!.form.toLowerCase() === "the") first++;
  return tokens
    .slice(first, name.last)
    .map((token) => token.form)
    .join(" ");
}

/** "Joop | den Uyl": a person's name is all that the tree holds together as one (UD's flat). */
export function overFlat(tokens: readonly Token[], name: Name, from: number, to: number): Name {
  if (name.type !== "PER") return name;
  let { first, last } = name;
  const head = tokens[first]!.head;
  if (tokens[first]!.deprel === "flat" && head < first && head >= from && first - head <= 3) {
    const between = tokens.slice(head, first);
    if (between.every((token) => token.upos === "PROPN" || token.xpos === "HYPH") && isCapital(between[0]))
      first = head;
  }
  while (last < to && tokens[last]!.deprel === "flat" && tokens[last]!.upos === "PROPN") {
    if (tokens[last]!.head < first || tokens[last]!.head >= last) break;
    last++;
  }
  return { ...name, first, last };
}

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
export function widened(
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

/** "Al - Qaeda", "Saskatoon - Rosetown": one name where the tree hangs the parts together; "Moscow - Kyiv" are two places. */
export function overHyphens(tokens: readonly Token[], names: readonly Name[]): Name[] {
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
    if (before && tokens[before.last - 1]!.form === "Washington" && isDistrict(tokens, before.last, name)) {
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

/** "Washington | , | D.C." */
const isDistrict = (tokens: readonly Token[], at: number, name: Name): boolean =>
  tokens[at]!.form === "," &&
  name.first === at + 1 &&
  name.last === at + 2 &&
  /^D\.?C\.?$/.test(tokens[at + 1]!.form);

function isGlued(tokens: readonly Token[], a: Name, b: Name): boolean {
  const governor = tokens[b.first]!.head;
  const flat = tokens[b.first]!.deprel === "flat" && governor >= a.first && governor < a.last;
  if (/^(?:al|el|ad|an|ar|as|ash|at|az|ul)$/i.test(tokens[a.last - 1]!.form)) return true;
  if (isKnownPlace(tokens, a) || isKnownPlace(tokens, b)) return false;
  return flat && a.type === b.type;
}

/** "Ministry | of Defence", "Movement | for the Left": a body goes on over "of" to the capitals behind it. */
export function overOf(tokens: readonly Token[], names: readonly Name[]): Name[] {
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

/** Bodies that are named by two fields: "Ministry of Foreign Affairs | and Trade". */
const twofold: ReadonlySet<string> = new Set(
  "agency board bureau center centre commission committee council department institute ministry office school".split(
    " ",
  ),
);

/** A body named by its field goes on over "and" to a second field that is no name itself. */
export function overAnd(tokens: readonly Token[], name: Name, next: number): Name {
  const { first, last } = name;
  if (name.type !== "ORG" || tokens[last]?.form !== "and" || !isCapital(tokens[last + 1])) return name;
  const field = tokens.slice(first, last).findIndex((token) => token.form === "of" || token.form === "for");
  if (field < 1 || !twofold.has(tokens[first + field - 1]!.form.toLowerCase())) return name;
  let at = last + 1;
  while (at < next && isCapital(tokens[at]) && tokens[at]!.upos !== "PRON") at++;
  return at > last + 1 ? { ...name, last: at } : name;
}
