// Persons of a statement, and the id of one whom nobody has named yet: "person:ivan-kranz".
import type { Statement } from "../../coding/index.ts";

/** Persons of a statement that the reading took for somebody known. */
export const knownPersons = ({
  actors,
  recipients,
}: Pick<Statement, "actors" | "recipients">): { readonly entity: string; readonly name: string }[] =>
  [...new Map([...actors, ...recipients].map((each) => [each.entity, each.person])).entries()].flatMap(
    ([entity, name]) => (entity !== null && name !== null ? [{ entity, name }] : []),
  );

/** The id that a name gets when nobody has it yet: "person:ivan-kranz". */
export const personId = (name: string): string =>
  `person:${name
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")}`;
