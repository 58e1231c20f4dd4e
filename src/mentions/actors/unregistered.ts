// Names that the registry has no line for: "Swiss Agency for Development" is a body of Switzerland, "Woodside, California" a place in the USA,
// "the Philippine Senate" not the one on Capitol Hill.
import type { Name } from "../../language/index.ts";
import { bodyOf } from "./bodies.ts";
import { draftMention, type MentionDraft } from "./draft.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Draft, Ledger } from "./ledger.ts";
import type { Lookup, NameSense } from "./lookup.ts";
import { type Choose, codeOf, stateTypes } from "./title-senses.ts";

const calendar: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december`.split(/\s+/),
);

/** "the Philippine Senate", "Japan's Diet": a body's general name after another state is that state's body of the kind. */
export function ofAnother(
  scan: Scan,
  first: number,
  sense: NameSense,
  lookup: Lookup,
  ledger: Ledger,
  choose: Choose,
): Draft | null {
  if (sense.kind !== "organ") return null;
  const organ = lookup.registry.organs[sense.row]!;
  const at = scan.lower[first - 1] === "'s" || scan.lower[first - 1] === "'" ? first - 2 : first - 1;
  const index = at >= 0 ? scan.nameAt[at]! : -1;
  const before = index >= 0 ? choose(scan.names[index]!.senses) : null;
  if (!before || !stateTypes.has(before.kind)) return null;
  const state = codeOf(lookup, before.row);
  const kind = lookup.organKindRow.get(organ.kind);
  if (state === organ.state || kind === undefined || organ.kind === "command" || organ.kind === "service")
    return null;
  return bodyOf(lookup, ledger, kind, state);
}

/** Names that only the reader of English knows: bodies and places. */
export function readerName(
  scan: Scan,
  name: Name,
  taken: Uint8Array,
  titled: Uint8Array,
  found: MentionDraft[],
  ledger: Ledger,
): void {
  if (name.type === "PER" || name.type === "NORP" || name.type === "WORK") return;
  if (name.last - name.first === 1 && calendar.has(scan.lower[name.first]!)) return;
  let first = name.first;
  const last = name.last;
  if (scan.lower[first] === "the" && last - first > 1) first++;
  const tokens = scan.sentence.tokens;
  const inside = found.filter((mention) => mention.first >= first && mention.last <= last);
  const whole = inside.some((mention) => mention.first === first && mention.last === last);
  if (whole || !isCapital(scan.forms[first]!)) return;
  if (found.some((mention) => mention.first <= first && mention.last >= last)) return;
  const text = tokens
    .slice(first, last)
    .map((token, i, all) => (i > 0 && all[i - 1]!.end < token.start ? " " : "") + token.form)
    .join("");
  const states = [
    ...new Set(
      inside.flatMap((mention) =>
        stateTypes.has(mention.type) || mention.type === "place" ? mention.states : [],
      ),
    ),
  ];
  if (name.type === "ORG") {
    if (
      inside.some(
        (mention) => mention.type === "person" || mention.type === "organ" || mention.type === "organization",
      )
    )
      return;
    if (titled[first] && titled[last - 1]) return;
    const own = states.length > 0 ? states : adjectiveBefore(found, first);
    const draft = ledger.body(text, own, null, "name");
    found.push(
      draftMention("name", first, last, {
        entity: draft.id,
        sense: "organization",
        rule: "name.reader-org",
        confidence: 0.6,
        states: draft.states,
      }),
    );
    taken.fill(1, first, last);
  } else if (name.type === "LOC" && inside.length === 0 && !taken[first]) {
    const draft = ledger.place(text, states);
    found.push(
      draftMention("place", first, last, {
        entity: draft.id,
        sense: "place",
        rule: "name.reader-place",
        confidence: 0.6,
        states: draft.states,
      }),
    );
    taken.fill(1, first, last);
  } else if (name.type === "EVENT" && inside.length === 0) {
    const draft = ledger.other("document", text);
    found.push(
      draftMention("event", first, last, {
        entity: draft.id,
        sense: "other",
        rule: "name.reader-event",
        confidence: 0.4,
      }),
    );
  }
}

/** "the Swiss company Glencore": the state of an adjective that stands right before. */
function adjectiveBefore(found: readonly MentionDraft[], first: number): string[] {
  for (const mention of found)
    if (mention.type === "adjective" && mention.last <= first && first - mention.last <= 2)
      return [...mention.states];
  return [];
}

/** "Woodside, California", "the town of Gorazde, Bosnia": an unknown place lies where the next name says. */
export function placeBeside(scan: Scan, found: MentionDraft[], ledger: Ledger): void {
  for (const mention of found) {
    if (mention.type !== "place" || mention.states.length > 0 || mention.entity === null) continue;
    const next = found.find(
      (other) =>
        (other.first === mention.last + 1 && scan.lower[mention.last] === ",") ||
        (other.first >= mention.last + 1 &&
          other.first <= mention.last + 2 &&
          scan.lower[mention.last] === "in"),
    );
    if (!next || next.states.length !== 1 || (next.type !== "state" && next.type !== "place")) continue;
    mention.states = next.states;
    const draft = ledger.entities.get(mention.entity);
    if (draft && draft.states.length === 0) draft.states = [...next.states];
  }
}
