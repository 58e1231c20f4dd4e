// What stands behind a title's own words: director "of the Foreign Relations Department of Azerbaijan", attache "at the Chinese Embassy in
// Washington", secretary "for China, Taiwan and Mongolia".
import type { StateCode } from "../mention.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";
import type { BeforeTitle } from "./title-before.ts";
import { type Choose, codeOf, isStateName, namedBody } from "./title-senses.ts";
import { afterArticle, organName, topicEnd, words } from "./title-words.ts";

/** Read from left to right, at most five complements; `last` is the token behind the last. */
export interface BehindTitle {
  readonly last: number;
  readonly states: readonly StateCode[];
  /** States that the post is accredited to. */
  readonly accredited: readonly StateCode[];
  /** "China, Taiwan and Mongolia", or "". */
  readonly topic: string;
  readonly organ: string | null;
  /** Kind of the body that the words name, or "". */
  readonly organKind: string;
  readonly body: string | null;
  readonly bodyState: string;
  /** " of the Cabinet" as it is told, or "". */
  readonly tail: string;
}

type PostRow = Lookup["registry"]["posts"][number];

/** The title `[from, to)` whose suffix ends before `at`; `row` is its row of the registry, null for "counterpart". */
export function behindTitle(
  scan: Scan,
  [from, to]: readonly [number, number],
  at: number,
  row: PostRow | null,
  spelled: boolean,
  plural: boolean,
  before: BeforeTitle,
  lookup: Lookup,
  choose: Choose,
): BehindTitle {
  const { lower } = scan;
  const left = before.states;
  let { body, bodyState } = before;
  let last = at;
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
      const named = namedBody(lookup, sense);
      if (named) {
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
      row === null &&
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
      const named = namedBody(lookup, sense);
      if (named) {
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

  return { last, states: right, accredited, topic, organ, organKind, body, bodyState, tail: behind };
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
