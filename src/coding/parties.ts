// Those who take part, compared: "Washington" and "the United States" are one side, "Biden and Xi" two.
import type { Participant, Plover } from "./statement.ts";

/** Whom the noun phrase at a token names; empty when nobody who can act. */
export type Who = (token: number) => readonly Participant[];

/** The same someone: one entity, or one state without a name. */
export function same(a: Participant, b: Participant): boolean {
  if (a.entity !== null || b.entity !== null) return a.entity === b.entity;
  if (a.span && b.span)
    return (
      a.span.start === b.span.start && a.span.end === b.span.end && a.state === b.state && a.code === b.code
    );
  return a.state !== null && a.state === b.state && a.person === b.person && a.organ === b.organ;
}

/** How many sides these stand on: different states, or different bodies without one. */
export function sides(list: readonly Participant[]): number {
  return new Set(list.map(({ state, entity, span }) => state ?? entity ?? `${span?.start}`)).size;
}

/** "Pakistan and India reopened the Attari crossing": a place of one's own is not the other side. */
export const withoutOwnPlaces = (
  recipients: readonly Participant[],
  actors: readonly Participant[],
): readonly Participant[] =>
  sides(actors) < 2
    ? recipients
    : recipients.filter(
        // "talks between Greek and Turkish officials were cut": the adjectives name the same two sides again
        ({ state, person }) =>
          state === null || person !== null || !actors.some((one) => one.state === state),
      );

const placeWords: ReadonlySet<string> = new Set([
  "border",
  "frontier",
  "boundary",
  "territory",
  "soil",
  "province",
  "region",
  "area",
  "town",
  "city",
  "village",
  "side",
  "coast",
  "capital",
  "island",
  "south",
  "north",
  "east",
  "west",
]);

const atHome: ReadonlySet<Plover | null> = new Set([
  "ASSAULT",
  "COERCE",
  "PROTEST",
  "CONCEDE",
  "RETREAT",
  "REQUEST",
]);

/** Somebody of the doer's own state, where such acts are done to others. */
export const isOwnSide = (one: Participant, actors: readonly Participant[], plover: Plover | null): boolean =>
  !atHome.has(plover) &&
  one.person === null &&
  one.state !== null &&
  actors.some(({ state }) => state === one.state);

/** A place by its name or its word, whosever it is. */
export const isPlace = ({ entity, word }: Participant): boolean =>
  (word ?? null) === null ? entity?.startsWith("place:") === true : placeWords.has(word!);

/** Force, protest and giving way turn on one's own country too; all else that names it as a place does nothing to it. */
const domestic: ReadonlySet<Plover | null> = new Set(["ASSAULT", "COERCE", "PROTEST", "RETREAT", "CONCEDE"]);

/** "Eritrea moved two brigades to its border": the country of the one who acts, as a place, is nobody it is done to. */
export const isOwnPlace = (
  one: Participant,
  actors: readonly Participant[],
  plover: Plover | null,
): boolean =>
  !domestic.has(plover) &&
  isPlace(one) &&
  one.state !== null &&
  actors.some(({ state }) => state === one.state);

const officialSectors: ReadonlySet<string> = new Set([
  "GOV",
  "MIL",
  "LEG",
  "SPY",
  "JUD",
  "INT",
  "OPP",
  "REB",
  "PTY",
]);

/** One who acts for a body: the holder of a post, a person of a state, an organ, officials. */
export const official = ({ post, person, state, sector }: Participant): boolean =>
  post !== null ||
  (sector !== null && officialSectors.has(sector)) ||
  (person === null && state !== null && sector === null) ||
  (person !== null && state !== null);
