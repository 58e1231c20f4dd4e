// What stands before a title's own words: "the former U.S. deputy national cyber" director: whose it is, and how it is meant.
import type { StateCode } from "../mention.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";
import { type Choose, codeOf, isStateName, namedBody } from "./title-senses.ts";

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

/** Read from right to left; `first` is the token with which the title begins. */
export interface BeforeTitle {
  readonly first: number;
  /** Where the title's own words begin, behind a body or state among them ("U.N. chief"). */
  readonly wordsFrom: number;
  readonly states: readonly StateCode[];
  /** Registry id of the body named, or null, and its state or "". */
  readonly body: string | null;
  readonly bodyState: string;
  readonly former: boolean;
  readonly acting: boolean;
  /** "deputy", "vice", "assistant" or "". */
  readonly deputy: string;
  readonly definite: boolean;
  /** Token of the owner's name, or -1. */
  readonly owner: number;
  /** Words of the title that no list has ("National", "Cyber"). */
  readonly words: readonly string[];
}

/** The title whose own words are the tokens `[from, to)`; `spelledOut` is its name where the report's own words tell more than the list's. */
export function beforeTitle(
  scan: Scan,
  from: number,
  to: number,
  spelledOut: string | null,
  plural: boolean,
  lookup: Lookup,
  choose: Choose,
): BeforeTitle {
  const { lower } = scan;
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
  const before: string[] = [];
  // "U.N. chief", "Pentagon spokesman": the title's own words begin with a body
  const inner = scan.nameAt[from]! >= 0 ? scan.names[scan.nameAt[from]!]! : null;
  if (inner && inner.first === from && inner.last < to) {
    const sense = choose(inner.senses);
    const named = namedBody(lookup, sense);
    if (sense && isStateName(sense)) left.unshift(codeOf(lookup, sense.row));
    else if (named) {
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
      const named = namedBody(lookup, sense);
      if (isStateName(sense)) left.unshift(codeOf(lookup, sense.row));
      else if (named) {
        body = named.id;
        bodyState = named.state;
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
      at--;
      continue;
    }
    // "National Cyber Director", "emergencies minister": words of the title that no list has
    if (
      spelledOut !== null &&
      scan.phraseAt[at]! < 0 &&
      !qualifiers.has(word) &&
      first === from - before.length
    ) {
      const token = scan.sentence.tokens[at]!;
      const capital =
        isCapital(scan.forms[from]!) &&
        isCapital(token.form) &&
        (at > 0 || /^(ADJ|NOUN|PROPN)$/.test(token.upos));
      if (capital || (spelledOut === "Minister" && token.upos === "NOUN" && token.deprel === "compound")) {
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

  return {
    first,
    wordsFrom,
    states: left,
    body,
    bodyState,
    former,
    acting,
    deputy,
    definite,
    owner,
    words: before,
  };
}
