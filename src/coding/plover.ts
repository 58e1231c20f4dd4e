// A statement as PLOVER records it: event type, codes of source and target, unknown attackers by the country they struck in.
import type { Participant, Plover, Statement } from "./statement.ts";

export interface PloverEvent {
  readonly event: Plover;
  readonly source: readonly string[];
  readonly target: readonly string[];
  readonly symmetric: boolean;
  readonly mode: string | null;
}

const codesOf = (list: readonly Participant[], guess = true): string[] => [
  ...new Set(
    list
      .map(({ state, code, likely }) => state ?? code ?? (guess ? likely : null) ?? null)
      .filter((code): code is string => code !== null),
  ),
];

/** Acts on the ground that PLOVER's coders place by country when a side has no name ("unidentified armed actors" of that country). */
const placed: ReadonlySet<Plover> = new Set(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE"]);

/** The PLOVER event of a statement; null when its kind has none, or when it tells that nothing happened. */
export function ploverEvent(statement: Statement): PloverEvent | null {
  const { plover, factuality, place, mode } = statement;
  if (plover === null || factuality.polarity === "negative" || factuality.status === "not-yet") return null;
  // "must return the helicopter": asked for, not done; the asking is an event of its own
  if (factuality.status === "requested" && plover !== "REQUEST") return null;
  const all = codesOf(statement.actors);
  let source = all;
  let target = codesOf(statement.recipients, placed.has(plover));
  let symmetric = statement.symmetric;
  // PLOVER writes those who host or mediate as the source of what they bring about.
  const third = statement.mediators.length > 0 ? statement.mediators : statement.host ? [statement.host] : [];
  const parted = third.filter((one) => !statement.actors.includes(one));
  if (parted.length > 0)
    return { event: plover, source: codesOf(parted), target: all, symmetric: false, mode };
  if (symmetric && statement.firstSide !== undefined && statement.firstSide < statement.actors.length) {
    // Both did it to each other; who is named first is written as the source, which loses nothing.
    source = codesOf(statement.actors.slice(0, statement.firstSide));
    target = codesOf(statement.actors.slice(statement.firstSide));
    symmetric = false;
  }
  const there = place?.country ?? null;
  if (placed.has(plover) && there !== null) {
    if (target.length === 0 && (source.length === 0 || plover !== "MOBILIZE" || !source.includes(there)))
      target = [there];
    if (source.length === 0 && plover !== "MOBILIZE") source = [there];
  }
  if (source.length === 0 && target.length === 0) return null;
  return { event: plover, source, target: symmetric ? [] : target, symmetric, mode };
}
