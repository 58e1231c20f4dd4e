// Finds the registry's names in words: "Washington, D.C." as one name, whatever way a tokenizer cut it.
// Keys are names without white space; every key is also indexed by its prefixes at word and punctuation borders, so that a
// scan stops at the first word that can begin nothing (a trie kept in one hash table).
import { fold, NameIndex, nameKey } from "./name-index.ts";
import {
  type Lexicon,
  type PostRow,
  type Registry,
  type StateRow,
  slug,
  type TenureRow,
} from "../../lexicon/index.ts";

export type NameKind =
  | "state"
  | "adjective"
  | "people"
  | "capital"
  | "metonym"
  | "state-group"
  | "organ"
  | "organization"
  | "place"
  | "outlet"
  | "person";

/** One thing that a name may mean. */
export interface NameSense {
  readonly kind: NameKind;
  /** Index into the registry's table of that kind (states for the first five, people for persons). */
  readonly row: number;
  /** Means this only where the report names the same thing otherwise (`~`). */
  readonly weak: boolean;
}

export type PhraseSense =
  | { readonly kind: "post"; readonly row: number }
  | { readonly kind: "organ-kind"; readonly row: number };

/** A person of the registry with all tenures, in the order of their lines. */
export interface RegistryPerson {
  readonly key: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly sex: "" | "m" | "f";
  readonly surname: string;
  readonly tenures: readonly TenureRow[];
}

export interface Lookup {
  readonly registry: Registry;
  readonly people: readonly RegistryPerson[];
  readonly stateRow: ReadonlyMap<string, number>;
  /** Capital city -> state row, for "Embassy of China in Washington". */
  readonly names: NameIndex<NameSense>;
  /** Post titles and kinds of organs; keys in lower case. */
  readonly phrases: NameIndex<PhraseSense>;
  readonly ranks: NameIndex<number>;
  /** Surname as `nameKey` -> people. */
  readonly surnames: ReadonlyMap<string, readonly number[]>;
  /** First name as `nameKey` -> people, for misspelt surnames. */
  readonly firstNames: ReadonlyMap<string, readonly number[]>;
  /** Common nouns in lower case -> PLOVER sector. */
  readonly roles: ReadonlyMap<string, string>;
  /** Long names of states by their first letter, for misspelt ones ("Phillippines"). */
  readonly stateWords: ReadonlyMap<string, readonly { readonly word: string; readonly sense: NameSense }[]>;
  readonly organRow: ReadonlyMap<string, number>;
  readonly organizationRow: ReadonlyMap<string, number>;
  /** "USA/defense" -> row of the organ that has a name of its own. */
  readonly organOf: ReadonlyMap<string, number>;
  readonly organKindRow: ReadonlyMap<string, number>;
  /** "USA/Minister of Defense" -> "Secretary of Defense". */
  readonly nationalTitle: ReadonlyMap<string, string>;
  /** Title -> post row. */
  readonly postRow: ReadonlyMap<string, number>;
}

const lookups = new WeakMap<Lexicon, Lookup>();

/** The index of a lexicon, made when first asked for. */
export function lookupOf(lexicon: Lexicon): Lookup {
  let lookup = lookups.get(lexicon);
  if (!lookup) {
    lookup = build(lexicon.actors);
    lookups.set(lexicon, lookup);
  }
  return lookup;
}

/** `~` marks a name that needs company. */
const strip = (name: string): [name: string, weak: boolean] =>
  name.endsWith("~") ? [name.slice(0, -1), true] : [name, false];

function build(registry: Registry): Lookup {
  const names = new NameIndex<NameSense>();
  const add = (written: string, kind: NameKind, row: number): void => {
    const [name, weak] = strip(written);
    names.add(name, { kind, row, weak });
    if (name.startsWith("the ")) names.add(`T${name.slice(1)}`, { kind, row, weak });
  };
  registry.states.forEach((state, row) => addState(state, row, add));
  registry.stateGroups.forEach((group, row) => add(group.name, "state-group", row));
  registry.organs.forEach((organ, row) => {
    add(organ.name, "organ", row);
    for (const alias of organ.aliases) add(alias, "organ", row);
  });
  registry.organizations.forEach((organization, row) => {
    add(organization.name, "organization", row);
    for (const alias of organization.aliases) add(alias, "organization", row);
  });
  registry.places.forEach((place, row) => {
    add(place.name, "place", row);
    for (const alias of place.aliases) add(alias, "place", row);
  });
  registry.outlets.forEach((outlet, row) => {
    add(outlet.name, "outlet", row);
    for (const alias of outlet.aliases) add(alias, "outlet", row);
  });

  const people = collectPeople(registry.tenures);
  const surnames = new Map<string, number[]>();
  const firstNames = new Map<string, number[]>();
  const put = (map: Map<string, number[]>, key: string, row: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [row]);
    else if (!list.includes(row)) list.push(row);
  };
  people.forEach((person, row) => {
    add(person.name, "person", row);
    for (const alias of person.aliases) add(alias, "person", row);
    const surname = nameKey(person.surname);
    put(surnames, surname, row);
    // "al-Assad" is also "Assad"
    const bare = /^(?:al|el|as|ar)[- ](.{4,})$/i.exec(person.surname);
    if (bare) put(surnames, nameKey(bare[1]!), row);
    const words = person.name.split(" ");
    if (words.length > 1) put(firstNames, nameKey(words[0]!), row);
  });

  const phrases = new NameIndex<PhraseSense>();
  registry.posts.forEach((post, row) => {
    for (const words of post.words) phrases.add(words, { kind: "post", row }, true);
  });
  registry.organKinds.forEach((kind, row) => {
    for (const words of kind.words) phrases.add(words, { kind: "organ-kind", row }, true);
  });
  const ranks = new NameIndex<number>();
  registry.ranks.forEach((rank, row) => ranks.add(rank.word, row));

  const roles = new Map<string, string>();
  for (const { sector, words } of registry.roles)
    for (const word of words) if (!roles.has(word)) roles.set(word, sector);

  const stateWords = new Map<string, { word: string; sense: NameSense }[]>();
  registry.states.forEach((state, row) => {
    const putWord = (written: string, kind: NameKind): void => {
      const word = fold(written);
      if (word.length < 7 || /[^A-Za-z]/.test(word)) return;
      const list = stateWords.get(word[0]!);
      const entry = { word, sense: { kind, row, weak: false } };
      if (list) list.push(entry);
      else stateWords.set(word[0]!, [entry]);
    };
    putWord(state.name, "state");
    for (const alias of state.aliases) putWord(alias, "state");
    for (const adjective of state.adjectives) putWord(adjective, "adjective");
  });

  const organOf = new Map<string, number>();
  registry.organs.forEach((organ, row) => {
    const key = `${organ.state}/${organ.kind}`;
    if (!organOf.has(key)) organOf.set(key, row);
  });
  return {
    registry,
    people,
    names,
    phrases,
    ranks,
    surnames,
    firstNames,
    roles,
    organOf,
    stateWords,
    stateRow: new Map(registry.states.map((state, row) => [state.code, row])),
    organRow: new Map(registry.organs.map((organ, row) => [organ.id, row])),
    organizationRow: new Map(registry.organizations.map((organization, row) => [organization.id, row])),
    organKindRow: new Map(registry.organKinds.map((kind, row) => [kind.kind, row])),
    nationalTitle: new Map(registry.nationalTitles.map((row) => [`${row.state}/${row.title}`, row.national])),
    postRow: new Map(registry.posts.map((post: PostRow, row) => [post.title, row])),
  };
}

function addState(
  state: StateRow,
  row: number,
  add: (written: string, kind: NameKind, row: number) => void,
): void {
  add(state.name, "state", row);
  for (const alias of state.aliases) add(alias, "state", row);
  for (const written of state.adjectives) {
    const [adjective, weak] = strip(written);
    add(written, "adjective", row);
    if (/(?:[aeioulkbgrdtnvm]|Turk|Serb|Croat|Arab)$/.test(adjective) && !/[iu]sh$|ese$/.test(adjective))
      add(`${adjective}s${weak ? "~" : ""}`, "people", row);
  }
  for (const people of state.people) add(people, "people", row);
  for (const capital of state.capitals) add(capital, "capital", row);
  for (const metonym of state.metonyms) add(metonym, "metonym", row);
}

function collectPeople(tenures: readonly TenureRow[]): RegistryPerson[] {
  const byKey = new Map<string, TenureRow[]>();
  for (const tenure of tenures) {
    const key = slug(tenure.person) + (tenure.who ? `-${tenure.who}` : "");
    const list = byKey.get(key);
    if (list) list.push(tenure);
    else byKey.set(key, [tenure]);
  }
  return [...byKey].map(([key, rows]) => {
    const name = rows[0]!.person;
    return {
      key,
      name,
      aliases: [...new Set(rows.flatMap((row) => row.aliases))],
      sex: rows.find((row) => row.sex !== "")?.sex ?? "",
      surname: rows.find((row) => row.surname !== "")?.surname ?? name.split(" ").at(-1)!,
      tenures: rows,
    };
  });
}
