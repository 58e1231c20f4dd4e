// Bodies called by their kind: "the Jordanian foreign ministry", "Ministry of Defense of Ukraine", "the government of Peru", "China's
// embassy in London". The state comes from what stands around; without one it is the body of that kind last named.
import type { StateCode } from "../mention.ts";
import { draftMention, type MentionDraft } from "./draft.ts";
import type { Draft, Ledger } from "./ledger.ts";
import type { PhraseHit, Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";
import { type Choose, codeOf } from "./title-senses.ts";

const before: ReadonlySet<string> = new Set(
  `the new old newly interim transitional caretaker former current then central federal provisional local national own whole entire elected
  civilian military communist democratic regional provincial top supreme high coalition minority ruling -led led backed -
  elite regular occupying occupation 's ' a an its their his her this`.split(/\s+/),
);

/** "the international military" is not that of the state last named. */
const foreign = /\b(international|foreign|multinational|other|new|own|joint)\b/;

export function findBodies(
  scan: Scan,
  taken: Uint8Array,
  lookup: Lookup,
  ledger: Ledger,
  choose: Choose,
  lastOfKind: (kind: string) => Draft | null,
): MentionDraft[] {
  const found: MentionDraft[] = [];
  for (const hit of scan.phrases) {
    if (hit.kind !== "organ-kind" || taken[hit.first]) continue;
    if (scan.nameAt[hit.first]! >= 0 && scan.names[scan.nameAt[hit.first]!]!.last >= hit.last) continue;
    const body = readBody(scan, hit, lookup, ledger, choose, lastOfKind);
    // "military dialogue", "court papers": a word before another noun is no body unless a state owns it
    if (body.states.length === 0 && body.entity === null) {
      const head = scan.sentence.tokens[hit.last - 1]!;
      if (
        head.upos === "ADJ" ||
        head.deprel === "amod" ||
        head.deprel === "compound" ||
        scan.lower[hit.last] === "-" ||
        scan.lower[hit.first - 1] === "-"
      )
        continue;
    }
    found.push(body);
  }
  return found;
}

function readBody(
  scan: Scan,
  hit: PhraseHit,
  lookup: Lookup,
  ledger: Ledger,
  choose: Choose,
  lastOfKind: (kind: string) => Draft | null,
): MentionDraft {
  const { lower } = scan;
  const kind = lookup.registry.organKinds[hit.row]!;
  let states: StateCode[] = [];
  let first = hit.first;
  let last = hit.last;
  let definite = false;
  for (let at = hit.first - 1; at >= 0 && hit.first - at < 8; ) {
    const index = scan.nameAt[at]!;
    if (index >= 0) {
      const name = scan.names[index]!;
      const sense = choose(name.senses);
      if (!sense || name.last !== at + 1) break;
      const code = stateOfSense(lookup, sense);
      if (code === null) break;
      // "Beijing and Taipei governments", "the Chinese and Russian militaries"
      states.unshift(...code);
      first = name.first;
      at = name.first - 1;
      continue;
    }
    const word = lower[at]!;
    if (
      (word === "and" || word === ",") &&
      states.length > 0 &&
      hit.plural &&
      at > 0 &&
      scan.nameAt[at - 1]! >= 0
    ) {
      at--;
      continue;
    }
    if (!before.has(word) && scan.sentence.tokens[at]!.upos !== "ADJ") break;
    if (/^(the|its|their|his|her|this)$/.test(word)) definite = true;
    first = at;
    at--;
    if (/^(the|a|an|its|their|his|her|this)$/.test(word)) break;
  }
  for (const word of ["of", "in", "at", "for"]) {
    if (states.length > 0 || lower[last] !== word) continue;
    const at = lower[last + 1] === "the" ? last + 2 : last + 1;
    const index = scan.nameAt[at] ?? -1;
    const name = index >= 0 ? scan.names[index]! : null;
    const sense = name && name.first === at ? choose(name.senses) : null;
    const code = sense ? stateOfSense(lookup, sense) : null;
    if (!name || !code || (word !== "of" && kind.kind === "embassy")) continue;
    states = [...code];
    if (word === "of") last = name.last;
  }
  let entity: Draft | null = null;
  if (states.length > 0) entity = bodyOf(lookup, ledger, hit.row, states[0]!);
  else if (definite && !foreign.test(lower.slice(first, hit.first).join(" "))) entity = lastOfKind(kind.kind);
  const several =
    states.length > 1 && hit.plural ? states.map((state) => bodyOf(lookup, ledger, hit.row, state)) : [];
  return draftMention("organ-kind", first, last, {
    form: states.length > 0 ? "name" : "description",
    entity: several.length > 0 ? null : (entity?.id ?? null),
    entities: several.map((body) => body.id),
    sense: "organization",
    rule: states.length > 0 ? "body.of-state" : entity ? "body.again" : "body.unknown",
    confidence: states.length > 0 ? 0.9 : entity ? 0.7 : 0.4,
    states: states.length > 0 ? states : (entity?.states ?? []),
    sector: kind.sector,
    head: hit.last - 1,
  });
}

/** The body of a kind in a state: by its own name where it has one ("U.S. Department of State"). */
export function bodyOf(lookup: Lookup, ledger: Ledger, kindRow: number, state: StateCode): Draft {
  const kind = lookup.registry.organKinds[kindRow]!;
  if (kind.kind === "government") return ledger.state(state);
  const own = lookup.organOf.get(`${state}/${kind.kind}`);
  if (own !== undefined && kind.kind !== "party" && kind.kind !== "government")
    return ledger.named({ kind: "organ", row: own, weak: false });
  const row = lookup.stateRow.get(state);
  const name = row === undefined ? state : lookup.registry.states[row]!.name;
  return ledger.body(`${kind.name} of ${name}`, [state], kind.sector, kind.kind);
}

function stateOfSense(lookup: Lookup, sense: { kind: string; row: number }): StateCode[] | null {
  switch (sense.kind) {
    case "state":
    case "adjective":
    case "people":
    case "capital":
    case "metonym":
      return [codeOf(lookup, sense.row)];
    case "state-group":
      return [...lookup.registry.stateGroups[sense.row]!.states];
    case "place": {
      const state = lookup.registry.places[sense.row]!.state;
      return state === "" ? null : [state];
    }
    default:
      return null;
  }
}
