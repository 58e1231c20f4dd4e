// What a name beside a title stands for: a state, a body with its state, a place.
import type { StateCode } from "../mention.ts";
import type { Lookup, NameSense } from "./lookup.ts";

/** Picks what a name means in this report; null where it means nothing yet (a weak name without company). */
export type Choose = (senses: readonly NameSense[]) => NameSense | null;

/** Kinds of names that stand for a state. */
export const stateTypes: ReadonlySet<string> = new Set([
  "state",
  "adjective",
  "people",
  "capital",
  "metonym",
]);
export const isStateName = (sense: NameSense): boolean => stateTypes.has(sense.kind);

/** The code that statements carry for a state row. */
export const codeOf = (lookup: Lookup, row: number): StateCode => lookup.registry.states[row]!.now;

/** The registry's row of a body, with its id and its state ("" where it has none); null for what is no body. */
export function namedBody(
  { registry }: Lookup,
  sense: NameSense | null,
): { readonly id: string; readonly state: string } | null {
  if (sense?.kind === "organ") return registry.organs[sense.row]!;
  return sense?.kind === "organization" ? registry.organizations[sense.row]! : null;
}
