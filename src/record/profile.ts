// What is compared when statements are merged: days, kinds, persons by side, places, level, channel and content words.
import type { StatementKind } from "../coding/index.ts";
import { domainOf } from "./channel-name.ts";
import type { FiledStatement } from "./filed.ts";
import { partiesOf, partyOf } from "./home.ts";
import { common, type Interval, whenInterval } from "./interval.ts";
import { circleOf, type KindCircle } from "./kindred.ts";
import { postKey } from "./post-name.ts";

/** The shared traits of one or more statements taken as one happening. */
export interface Profile {
  readonly members: FiledStatement[];
  readonly circle: KindCircle;
  readonly kinds: Set<StatementKind>;
  /** Narrowest interval that the members leave. */
  interval: Interval;
  /** Person key -> side. */
  readonly persons: Map<string, string | null>;
  readonly parties: Set<string>;
  readonly actors: Set<string>;
  readonly recipients: Set<string>;
  readonly levels: Set<string>;
  readonly places: Set<string>;
  readonly countries: Set<string>;
  readonly domains: Set<string>;
  readonly posts: Set<string>;
  readonly words: Set<string>;
  /** Some member has it as a fact. */
  actual: boolean;
  /** First member's ref in canonical order: ties are broken by it. */
  readonly first: string;
}

/** Last name and initial, so that "Michael Chase" and "Michael S. Chase" are one; a lone name has "*" for its initial. */
export function personKey(name: string): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z\s-]/g, "")
    .split(/\s+/)
    .filter((word) => word !== "jr" && word !== "sr" && word !== "");
  const last = plain.at(-1);
  if (last === undefined) return name.toLowerCase();
  return plain.length === 1 ? `${last}|*` : `${last}|${plain[0]![0]}`;
}

/** True when two person keys can be one person. */
export const samePerson = (a: string, b: string): boolean =>
  a === b ||
  ((a.endsWith("*") || b.endsWith("*")) && a.slice(0, a.indexOf("|")) === b.slice(0, b.indexOf("|")));

const plainPlace = (name: string): string =>
  name
    .toLowerCase()
    .replace(/,.*$/, "")
    .replace(/^the\s+/, "")
    .trim();

const stopWords = new Set(
  "about after also amid among another been before being between both could does during each from have having here hers himself into itself just like made make many more most much must near once only other over said same says shall should since some such than that their them then there these they this those through told toward towards under until upon very were what when where which while whom whose will with within without would years year week month earlier later last next monday tuesday wednesday thursday friday saturday sunday".split(
    " ",
  ),
);

/** Content words of a quote, cut to their first six letters: a poor man's stem is enough to compare clauses. */
export function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const match of text.toLowerCase().matchAll(/[a-z][a-z'’-]{3,}/g)) {
    const word = match[0];
    if (!stopWords.has(word)) words.add(word.slice(0, 6));
  }
  return words;
}

export function profileOf(filed: FiledStatement): Profile {
  const { statement } = filed;
  const persons = new Map<string, string | null>();
  const actors = new Set<string>();
  const recipients = new Set<string>();
  const posts = new Set<string>();
  for (const side of [statement.actors, statement.recipients])
    for (const each of side) {
      const party = partyOf(each);
      if (party !== null) (side === statement.actors ? actors : recipients).add(party);
      if (each.person !== null) persons.set(personKey(each.person), party);
      if (each.post) posts.add(postKey(each.post.title, each.post.organ));
    }
  if (statement.content?.post) posts.add(postKey(statement.content.post.title, statement.content.post.organ));
  return {
    members: [filed],
    circle: circleOf(statement.kind),
    kinds: new Set([statement.kind]),
    interval: whenInterval(statement.when),
    persons,
    parties: new Set(partiesOf(statement)),
    actors,
    recipients,
    levels: new Set(statement.level ? [statement.level] : []),
    places: new Set(statement.place ? [plainPlace(statement.place.name)] : []),
    countries: new Set(statement.place?.country ? [statement.place.country] : []),
    domains: new Set(statement.channel ? [domainOf(statement.channel)] : []),
    posts,
    words: contentWords(statement.content ? `${filed.quote} ${statement.content.text}` : filed.quote),
    actual: statement.factuality.status === "actual" && statement.factuality.polarity === "positive",
    first: filed.ref,
  };
}

/** Takes `from` into `into`. The interval narrows where the two meet and else stays that of the better founded. */
export function absorb(into: Profile, from: Profile): void {
  into.members.push(...from.members);
  for (const kind of from.kinds) into.kinds.add(kind);
  into.interval = common(into.interval, from.interval) ?? into.interval;
  for (const [key, party] of from.persons) if (!into.persons.has(key)) into.persons.set(key, party);
  for (const [to, add] of [
    [into.parties, from.parties],
    [into.actors, from.actors],
    [into.recipients, from.recipients],
    [into.levels, from.levels],
    [into.places, from.places],
    [into.countries, from.countries],
    [into.domains, from.domains],
    [into.posts, from.posts],
    [into.words, from.words],
  ] as const)
    for (const value of add) to.add(value);
  into.actual ||= from.actual;
}
