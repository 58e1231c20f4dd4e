// Reads a title with what stands around it: "the deputy assistant secretary of defense for China, Taiwan and Mongolia" is one post of the
// U.S. Department of Defense; "the defense attache at the Chinese Embassy" belongs to China, wherever the embassy stands.
import { afterArticle, nameTitle, organName, seatIn, spell, topicEnd, words } from "./title-words.ts";
import type { Level, Post, StateCode } from "../mention.ts";
import { isCapital, type PhraseHit, type Scan } from "./hits.ts";
import type { Lookup, NameSense } from "./lookup.ts";

/** Picks what a name means in this report; null where it means nothing yet (a weak name without company). */
export type Choose = (senses: readonly NameSense[]) => NameSense | null;

export interface Title {
  /** Tokens `[first, last)` with modifiers before and complements behind. */
  readonly first: number;
  readonly last: number;
  /** Last token of the title's own words. */
  readonly head: number;
  /** Several for "the U.S. and Chinese defense ministers". */
  readonly states: readonly StateCode[];
  /** States that the post is accredited to: "ambassador to China". */
  readonly to: readonly StateCode[];
  readonly post: Post;
  readonly sector: string;
  readonly plural: boolean;
  readonly definite: boolean;
  /** Registry organ (`organ:` row id) or organization id that the words name, e.g. "us-department-of-defense", "nato". */
  readonly body: string | null;
  /** The state is only that of the body: "National Security Council Secretary" may be another state's. */
  readonly byBody: boolean;
  /** Kind of the body that the post belongs to: "foreign" of "foreign ministry spokesman". */
  readonly kind: string;
  /** Posts row, or -1 for "counterpart". */
  readonly row: number;
  /** "national security adviser" of "Biden's national security adviser": the token of the owner's name. */
  readonly owner: number;
}

const qualifiers: ReadonlySet<string> = new Set(
  `acting appointed assistant associate army caretaker chief civilian communist current deputy designated elected embattled
  exiled first former hard-line hardline incoming incumbent interim junior late lead leading longtime military nationalist new newly
  official opposition ousted outgoing permanent powerful principal provisional reformist regional retired ruling
  second senior special subordinate then top transitional unofficial veteran vice visiting western youngest ex - joint federal state de facto
  self-declared self-proclaimed most highest-ranking high-ranking ranking party long-serving
  long-time one-time onetime sitting moderate conservative socialist populist leftist rightist islamist radical`.split(
    /\s+/,
  ),
);
const determiners: ReadonlySet<string> = new Set(
  "the a an his her its their this that our my some many several two three both all other".split(" "),
);

/** Kinds of names that stand for a state. */
export const stateTypes: ReadonlySet<string> = new Set([
  "state",
  "adjective",
  "people",
  "capital",
  "metonym",
]);
const isStateName = (sense: NameSense): boolean => stateTypes.has(sense.kind);

/** The code that statements carry for a state row. */
export const codeOf = (lookup: Lookup, row: number): StateCode => lookup.registry.states[row]!.now;

/** Reads the title at a phrase of kind "post". Linear in the tokens that it covers. */
export function readTitle(scan: Scan, hit: PhraseHit, lookup: Lookup, choose: Choose): Title {
  const row = lookup.registry.posts[hit.row]!;
  return readAround(scan, hit.first, hit.last, hit.row, row.title, hit.plural, lookup, choose);
}

/** Reads "Chinese counterpart" as a title without a name of its own; its post is empty. */
export function readCounterpart(scan: Scan, at: number, lookup: Lookup, choose: Choose): Title {
  const last = scan.lower[at] === "opposite" ? at + 2 : at + 1;
  return readAround(scan, at, last, -1, "", scan.lower[last - 1]!.endsWith("s"), lookup, choose);
}

/** "counterpart", "opposite number" */
export const isCounterpart = (scan: Scan, at: number): boolean =>
  scan.lower[at] === "counterpart" ||
  scan.lower[at] === "counterparts" ||
  (scan.lower[at] === "opposite" && /^numbers?$/.test(scan.lower[at + 1] ?? ""));

/** Titles that stand for many: what the report says is told in its own words, "Secretary", "National Cyber Director". */
const spelledOut: ReadonlySet<string> = new Set([
  "Minister",
  "Director",
  "Deputy Director",
  "Deputy Minister",
  "Chief",
  "Chairman",
  "Adviser",
  "Coordinator",
  "Commissioner",
]);

function readAround(
  scan: Scan,
  from: number,
  to: number,
  rowIndex: number,
  bare: string,
  plural: boolean,
  lookup: Lookup,
  choose: Choose,
): Title {
  const { lower } = scan;
  let row = rowIndex < 0 ? null : lookup.registry.posts[rowIndex]!;
  const left: StateCode[] = [];
  let body: string | null = null;
  let bodyState = "";
  let former = false;
  let acting = false;
  let deputy = "";
  let definite = false;
  let owner = -1;
  let first = from;
  let wordsFrom = from;
  const spelled = row !== null && spelledOut.has(row.title);
  const before: string[] = [];
  // "U.N. chief", "Pentagon spokesman": the title's own words begin with a body
  const inner = scan.nameAt[from]! >= 0 ? scan.names[scan.nameAt[from]!]! : null;
  if (inner && inner.first === from && inner.last < to) {
    const sense = choose(inner.senses);
    if (sense && isStateName(sense)) left.unshift(codeOf(lookup, sense.row));
    else if (sense?.kind === "organ" || sense?.kind === "organization") {
      const named =
        sense.kind === "organ"
          ? lookup.registry.organs[sense.row]!
          : lookup.registry.organizations[sense.row]!;
      body = named.id;
      bodyState = named.state;
    }
    if (sense) wordsFrom = inner.last;
  }

  for (let at = from - 1; at >= 0 && from - at < 14; ) {
    const word = lower[at]!;
    const nameIndex = scan.nameAt[at]!;
    if (nameIndex >= 0) {
      const name = scan.names[nameIndex]!;
      if (name.last !== at + 1) break;
      const sense = choose(name.senses);
      if (!sense) break;
      if (isStateName(sense)) left.unshift(codeOf(lookup, sense.row));
      else if (sense.kind === "organ") {
        body = lookup.registry.organs[sense.row]!.id;
        bodyState = lookup.registry.organs[sense.row]!.state;
      } else if (sense.kind === "organization") {
        body = lookup.registry.organizations[sense.row]!.id;
        bodyState = lookup.registry.organizations[sense.row]!.state;
      } else if (sense.kind === "place" && lookup.registry.places[sense.row]!.state !== "")
        left.unshift(lookup.registry.places[sense.row]!.state);
      else {
        if (sense.kind === "person" && lower[at + 1]?.startsWith("'")) owner = at;
        break;
      }
      first = name.first;
      at = name.first - 1;
      continue;
    }
    if (word === "'s" || word === "'") {
      if (at > 0 && scan.nameAt[at - 1]! < 0 && isCapital(scan.forms[at - 1]!)) {
        owner = at - 1;
        break;
      }
      first = scan.nameAt[at - 1]! >= 0 ? first : first;
      at--;
      continue;
    }
    // "National Cyber Director", "emergencies minister": words of the title that no list has
    if (spelled && scan.phraseAt[at]! < 0 && !qualifiers.has(word) && first === from - before.length) {
      const token = scan.sentence.tokens[at]!;
      const capital =
        isCapital(scan.forms[from]!) &&
        isCapital(token.form) &&
        (at > 0 || /^(ADJ|NOUN|PROPN)$/.test(token.upos));
      if (capital || (row!.title === "Minister" && token.upos === "NOUN" && token.deprel === "compound")) {
        before.unshift(token.form);
        first = at;
        at--;
        continue;
      }
    }
    if (determiners.has(word)) {
      definite =
        word === "the" || word === "this" || word === "that" || (word.length === 3 && word !== "our");
      first = at;
      break;
    }
    if (qualifiers.has(word)) {
      if (
        word === "former" ||
        word === "ex" ||
        word === "ousted" ||
        word === "late" ||
        word === "onetime" ||
        word === "one-time" ||
        word === "retired"
      )
        former = true;
      else if (word === "acting" || word === "interim" || word === "caretaker") acting = true;
      else if (word === "deputy" || word === "vice" || word === "assistant") deputy = word;
      if (word === "-" && lower[at - 1] !== "ex") {
        // "U.S.-Chinese": the hyphen is passed when a name stands before it
        if (scan.nameAt[at - 1]! < 0) break;
      }
      first = at;
      at--;
      continue;
    }
    if ((word === "and" || word === ",") && left.length > 0 && at > 0 && scan.nameAt[at - 1]! >= 0) {
      const before = choose(scan.names[scan.nameAt[at - 1]!]!.senses);
      if (before && (before.kind === "adjective" || (plural && isStateName(before)))) {
        at--;
        continue;
      }
      break;
    }
    // "China's new and more powerful foreign minister": an adjective between is passed when a state stands right before it
    if (
      scan.sentence.tokens[at]!.upos === "ADJ" &&
      at > 0 &&
      (scan.nameAt[at - 1]! >= 0 || lower[at - 1] === "the" || lower[at - 1] === "'s")
    ) {
      first = at;
      at--;
      continue;
    }
    break;
  }

  // "-elect", "-designate"
  let last = to;
  let suffix = "";
  if (lower[last] === "-" && (lower[last + 1] === "elect" || lower[last + 1] === "designate")) {
    suffix = `-${lower[last + 1]}`;
    last += 2;
  }
  const right: StateCode[] = [];
  const accredited: StateCode[] = [];
  let topic = "";
  let organ: string | null = null;
  let organKind = kindWithin(lookup, lower, from, to);
  let behind = "";
  for (let guard = 0; guard < 5; guard++) {
    const word = lower[last];
    const inner = afterArticle(lower, last + 1);
    const nameIndex = inner < lower.length ? scan.nameAt[inner]! : -1;
    const name = nameIndex >= 0 ? scan.names[nameIndex]! : null;
    const sense = name && name.first === inner ? choose(name.senses) : null;
    if (word === "of" && sense && name && right.length === 0) {
      if (isStateName(sense) && sense.kind !== "adjective" && sense.kind !== "people") {
        right.push(codeOf(lookup, sense.row));
        last = name.last;
        // "the foreign ministers of India and Pakistan"
        const next =
          plural && lower[last] === "and" ? (scan.nameAt[afterArticle(lower, last + 1)] ?? -1) : -1;
        const also = next >= 0 ? choose(scan.names[next]!.senses) : null;
        if (also && isStateName(also)) {
          right.push(codeOf(lookup, also.row));
          last = scan.names[next]!.last;
        }
        continue;
      }
      if (sense.kind === "organ" || sense.kind === "organization") {
        const named =
          sense.kind === "organ"
            ? lookup.registry.organs[sense.row]!
            : lookup.registry.organizations[sense.row]!;
        body ??= named.id;
        bodyState ||= named.state;
        last = name.last;
        continue;
      }
    }
    if (word === "of" && !sense && spelled) {
      // "head of the Foreign Relations Department of the Presidential Administration of Azerbaijan"
      const house = lookup.phrases.longest(lower, inner);
      if (house?.values[0]!.kind === "organ-kind") {
        organKind = lookup.registry.organKinds[house.values[0]!.row]!.kind;
        last = house.last;
        continue;
      }
      let end = inner;
      while (end < lower.length && isCapital(scan.forms[end]!) && scan.nameAt[end]! < 0) end++;
      if (end > inner && behind === "") {
        behind = ` of ${words(scan, last + 1, end)}`;
        last = end;
        continue;
      }
    }
    // "National Security Advisor to the Prime Minister of the Czech Republic"
    const above = word === "to" ? lookup.phrases.longest(lower, inner) : null;
    if (above && above.values[0]!.kind === "post" && lower[above.last] === "of" && right.length === 0) {
      const at = afterArticle(lower, above.last + 1);
      const whose = scan.nameAt[at] ?? -1;
      const their = whose >= 0 ? choose(scan.names[whose]!.senses) : null;
      if (their && isStateName(their)) {
        right.push(codeOf(lookup, their.row));
        last = scan.names[whose]!.last;
        continue;
      }
    }
    // "his counterpart in Beijing", "an opposite number from Seoul"
    if (
      rowIndex < 0 &&
      (word === "in" || word === "from") &&
      sense &&
      name &&
      isStateName(sense) &&
      left.length === 0
    ) {
      right.push(codeOf(lookup, sense.row));
      break;
    }
    if (
      word === "to" &&
      sense &&
      name &&
      row &&
      /ambassador|envoy|representative|commissioner|attach|consul|charg/.test(lower.slice(from, to).join(" "))
    ) {
      if (isStateName(sense)) accredited.push(codeOf(lookup, sense.row));
      last = name.last;
      continue;
    }
    if ((word === "at" || word === "of" || word === "in") && sense && name && isStateName(sense)) {
      const house = lookup.phrases.longest(lower, name.last);
      if (
        house &&
        house.values[0]!.kind === "organ-kind" &&
        lookup.registry.organKinds[house.values[0]!.row]!.kind === "embassy"
      ) {
        right.push(codeOf(lookup, sense.row));
        organ = `Embassy of ${lookup.registry.states[sense.row]!.name}`;
        last = house.last;
        if (lower[last] === "in") {
          const city = afterArticle(lower, last + 1);
          const where = scan.nameAt[city] ?? -1;
          if (where >= 0) {
            const seat = scan.names[where]!;
            organ += ` in ${scan.sentence.tokens
              .slice(seat.first, seat.last)
              .map((token) => token.form)
              .join(" ")
              .replace(/ ,/g, ",")}`;
            last = seat.last;
          }
        }
        continue;
      }
    }
    // "a spokesman for the Jordanian armed forces"
    if (word === "for" && row?.title === "Spokesperson" && sense && name) {
      if (sense.kind === "organ" || sense.kind === "organization") {
        const named =
          sense.kind === "organ"
            ? lookup.registry.organs[sense.row]!
            : lookup.registry.organizations[sense.row]!;
        body ??= named.id;
        bodyState ||= named.state;
        last = name.last;
      } else if (isStateName(sense)) {
        right.push(codeOf(lookup, sense.row));
        last = name.last;
        const kind = lookup.phrases.longest(lower, last)?.values.find((value) => value.kind === "organ-kind");
        if (kind) {
          organ = organName(lookup, null, lookup.registry.organKinds[kind.row]!.kind, right[0]!);
          last = lookup.phrases.longest(lower, last)!.last;
        }
      }
      break;
    }
    if (
      word === "for" &&
      row &&
      (row.level === "senior-official" || row.title === "Ambassador" || row.title === "Commissioner") &&
      topic === ""
    ) {
      const end = topicEnd(scan, last + 1);
      if (end > last + 1) {
        topic = words(scan, last + 1, end);
        last = end;
        continue;
      }
    }
    break;
  }

  const found =
    left.length > 0
      ? left
      : right.length > 0
        ? right
        : bodyState
          ? [bodyState]
          : row?.state
            ? [row.state]
            : [];
  const state = found[0] ?? null;
  // "head of the Indo-Pacific Command" commands it
  const commanded = body === null ? undefined : lookup.organRow.get(body);
  if (row && commanded !== undefined && (row.title === "Director" || row.title === "Chief")) {
    const { kind } = lookup.registry.organs[commanded]!;
    const commander = lookup.postRow.get("Commander");
    if ((kind === "command" || kind === "military") && commander !== undefined)
      row = lookup.registry.posts[commander]!;
  }
  // "the Philippine Senate's president": the general name of the body is not that of the one in the registry
  if (bodyState !== "" && state !== null && state !== bodyState) {
    const other = body === null ? undefined : lookup.organRow.get(body);
    if (other !== undefined && organKind === "") organKind = lookup.registry.organs[other]!.kind;
    body = null;
  }
  const named = nameTitle(row?.title ?? bare, state, deputy, lookup);
  const deputed = deputy !== "" && named.deputed;
  let level: Level | null = row && row.level !== "" ? row.level : null;
  if (deputed && level === "minister") level = "senior-official";
  if (organ !== null && !organ.includes(" in ")) organ += seatIn(scan, lookup, choose, state);
  const kind = organKind || (row?.organ ?? "");
  if (organ === null && row && kind !== "government" && body === null && state !== null) {
    const own = lookup.organOf.get(`${state}/${kind}`);
    if (own !== undefined) body = lookup.registry.organs[own]!.id;
  }
  organ ??= row ? organName(lookup, body, kind, state) : null;
  const title = spelled ? spell(scan, wordsFrom, to, before, deputy, named.title) : named.title;
  return {
    first,
    last,
    head: to - 1,
    states: found.length > 1 && !plural ? found.slice(-1) : found,
    to: accredited,
    post: {
      title: title + behind + suffix + (topic ? ` for ${topic}` : ""),
      organ,
      state,
      level,
      former,
      acting,
    },
    sector: sectorOf(lookup, body) ?? row?.sector ?? "GOV",
    plural,
    definite,
    body,
    byBody: left.length === 0 && right.length === 0 && (bodyState !== "" || (row?.state ?? "") !== ""),
    kind,
    row: rowIndex,
    owner,
  };
}

/** "foreign" of "foreign ministry spokesman": the kind of body with whose name the title's own words begin; "" where they do not. */
function kindWithin(lookup: Lookup, lower: readonly string[], from: number, to: number): string {
  let key = "";
  let kind = "";
  for (let i = from; i < to - 1; i++) {
    key += lower[i]!;
    const found = lookup.phrases.get(key)?.find((value) => value.kind === "organ-kind");
    if (found) kind = lookup.registry.organKinds[found.row]!.kind;
  }
  return kind;
}

/** A leader of Hamas is no government's: the sector of a group, party or army that the title names. */
function sectorOf(lookup: Lookup, body: string | null): string | null {
  if (body === null) return null;
  const organization = lookup.organizationRow.get(body);
  if (organization === undefined) return null;
  const { sector } = lookup.registry.organizations[organization]!;
  return sector === "" || sector === "INT" ? null : sector;
}
