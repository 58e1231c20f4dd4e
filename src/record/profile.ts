// What is compared when statements are merged: days, kinds, persons by side, places, level, channel and content words.
import type { Participant, Statement, StatementKind } from "../coding/index.ts";
import { domainOf } from "./channel-name.ts";
import type { FiledStatement } from "./filed.ts";
import { partyOf } from "./home.ts";
import { common, type Interval, whenInterval } from "./interval.ts";
import { circleOf, type KindCircle } from "./kindred.ts";
import { postKey } from "./post-name.ts";
import { remember } from "./remember.ts";

/** The shared traits of one or more statements taken as one happening. Lists are short and hold each value once. */
export interface Profile {
  readonly members: FiledStatement[];
  readonly circle: KindCircle;
  kinds: readonly StatementKind[];
  /** Narrowest interval that the members leave. */
  interval: Interval;
  /** Person keys, and the side of each at the same place. */
  persons: readonly string[];
  sides: readonly (string | null)[];
  actors: readonly string[];
  recipients: readonly string[];
  levels: readonly string[];
  places: readonly string[];
  countries: readonly string[];
  domains: readonly string[];
  posts: readonly string[];
  /** All of it is denied. */
  negative: boolean;
  /** Content words of the members' quotes, made when first asked for. */
  words: ReadonlySet<string> | null;
  /** First member's ref in canonical order: ties are broken by it. */
  readonly first: string;
}

/**
 * Last name and the names before it, "obrador|andres manuel lopez": what two namings of one person are compared by. A name of
 * one word has "*" for the others: "austin|*".
 */
export const personKey = remember((name) => {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z\s-]/g, "")
    .split(/\s+/)
    .filter((word) => word !== "jr" && word !== "sr" && word !== "al" && word !== "el" && word !== "")
    .map((word) => word.replace(/^(?:al|el)-/, ""));
  const last = plain.at(-1);
  if (last === undefined) return name.toLowerCase();
  return plain.length === 1 ? `${last}|*` : `${last}|${plain.slice(0, -1).join(" ")}`;
});

/**
 * True when two person keys can be one person: same last name and first names that begin alike ("Joe", "Joseph R."), or one name
 * alone that is the other's last ("Austin") or, where the family comes first, its first ("Xi").
 */
export function samePerson(a: string, b: string): boolean {
  if (a === b) return true;
  const i = a.indexOf("|");
  const j = b.indexOf("|");
  const lastA = a.slice(0, i);
  const lastB = b.slice(0, j);
  const firstA = a.slice(i + 1);
  const firstB = b.slice(j + 1);
  if (firstA === "*") return lastA === lastB || lastA === firstB.split(" ")[0];
  if (firstB === "*") return lastA === lastB || lastB === firstA.split(" ")[0];
  if (lastA !== lastB) return false;
  if (firstA[0] === firstB[0]) return true;
  // "Lopez Obrador" leaves out given names: all that it has, the longer name has too.
  const [few, many] = firstA.length < firstB.length ? [firstA, firstB] : [firstB, firstA];
  const words = many.split(" ");
  return few.split(" ").every((word) => words.includes(word));
}

const plainPlace = remember((name) =>
  name
    .toLowerCase()
    .replace(/,.*$/, "")
    .replace(/^the\s+/, "")
    .trim(),
);

const stopWords = new Set(
  "about after also amid among another been before being between both could does during each from have having here hers himself into itself just like made make many more most much must near once only other over said same says shall should since some such than that their them then there these they this those through told toward towards under until upon very were what when where which while whom whose will with within without would years year week month earlier later last next monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

/** Content words of a quote, cut to their first six letters: a poor man's stem is enough to compare clauses. */
export function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  addWords(text, words);
  return words;
}

function addWords(text: string, words: Set<string>): void {
  for (const word of text.toLowerCase().match(/[a-z][a-z'’-]{3,}/g) ?? [])
    if (!stopWords.has(word)) words.add(word.length > 6 ? word.slice(0, 6) : word);
}

const isReal = ({ factuality }: Statement): boolean =>
  factuality.status === "actual" && factuality.polarity === "positive";

const none: readonly never[] = [];
const channelDomain = remember(domainOf);

function put<T>(list: readonly T[], value: T): readonly T[] {
  return list.includes(value) ? list : list.length === 0 ? [value] : [...list, value];
}

export function profileOf(filed: FiledStatement): Profile {
  const { statement } = filed;
  const { place, channel, level, content } = statement;
  let persons: readonly string[] = none;
  let sides: readonly (string | null)[] = none;
  let actors: readonly string[] = none;
  let recipients: readonly string[] = none;
  let posts: readonly string[] = none;
  const take = (each: Participant, acts: boolean): void => {
    const party = partyOf(each);
    if (party !== null) {
      if (acts) actors = put(actors, party);
      else recipients = put(recipients, party);
    }
    if (each.person !== null) {
      const key = personKey(each.person);
      if (!persons.includes(key)) {
        persons = [...persons, key];
        sides = [...sides, party];
      }
    }
    if (each.post) posts = put(posts, postKey(each.post.title, each.post.organ));
  };
  for (const each of statement.actors) take(each, true);
  for (const each of statement.recipients) take(each, false);
  if (content?.post) posts = put(posts, postKey(content.post.title, content.post.organ));
  return {
    members: [filed],
    // A resumption that is planned, or has not come, is not the contact that takes place meanwhile.
    circle:
      statement.kind === "channel-resumed" && !isReal(statement)
        ? "channel-resumed"
        : circleOf(statement.kind),
    kinds: [statement.kind],
    interval: whenInterval(statement.when),
    persons,
    sides,
    actors,
    recipients,
    levels: level ? [level] : none,
    places: place ? [plainPlace(place.name)] : none,
    countries: place?.country ? [place.country] : none,
    domains: channel ? [channelDomain(channel)] : none,
    posts,
    negative: statement.factuality.polarity === "negative",
    words: null,
    first: filed.ref,
  };
}

const wordsKnown = new WeakMap<FiledStatement, ReadonlySet<string>>();

/** The content words of a statement; made once, because its neighbourhood is folded again with every report that joins it. */
function wordsOfOne(filed: FiledStatement): ReadonlySet<string> {
  let words = wordsKnown.get(filed);
  if (!words) {
    const found = contentWords(filed.quote);
    if (filed.statement.content) addWords(filed.statement.content.text, found);
    words = found;
    wordsKnown.set(filed, words);
  }
  return words;
}

/** The content words of a profile. */
export function wordsOf(profile: Profile): ReadonlySet<string> {
  if (profile.words === null) {
    const [only] = profile.members;
    if (profile.members.length === 1) profile.words = wordsOfOne(only!);
    else {
      const words = new Set<string>();
      for (const member of profile.members) for (const word of wordsOfOne(member)) words.add(word);
      profile.words = words;
    }
  }
  return profile.words;
}

const union = <T>(a: readonly T[], b: readonly T[]): readonly T[] => {
  let out = a;
  for (const value of b) out = put(out, value);
  return out;
};

/** Takes `from` into `into`. The interval narrows where the two meet and else stays that of the better founded. */
export function absorb(into: Profile, from: Profile): void {
  into.members.push(...from.members);
  into.kinds = union(into.kinds, from.kinds);
  into.interval = common(into.interval, from.interval) ?? into.interval;
  from.persons.forEach((key, i) => {
    if (into.persons.includes(key)) return;
    into.persons = [...into.persons, key];
    into.sides = [...into.sides, from.sides[i] ?? null];
  });
  into.actors = union(into.actors, from.actors);
  into.recipients = union(into.recipients, from.recipients);
  into.levels = union(into.levels, from.levels);
  into.places = union(into.places, from.places);
  into.countries = union(into.countries, from.countries);
  into.domains = union(into.domains, from.domains);
  into.posts = union(into.posts, from.posts);
  into.negative &&= from.negative;
  if (into.words !== null) into.words = new Set([...into.words, ...wordsOf(from)]);
}
