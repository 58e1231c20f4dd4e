// Whose officials a release names without saying so: "Deputy National Security Advisor Jon Finer" of the White House's own page is the USA's.
import type { Lexicon } from "../../lexicon/index.ts";
import type { Entity, Post, StateCode } from "../mention.ts";
import type { FoundMentions } from "./find.ts";
import { lookupOf } from "./lookup.ts";

/** Sectors whose people a government's own release may leave without a state; a company's chief is nobody's official. */
const official: ReadonlySet<string> = new Set(["GOV", "MIL", "SPY", "COP"]);

const governing = /\b(?:ministry|department|government|embassy|presidency|cabinet|chancellery|army|navy)\b/i;

const known = new WeakMap<Lexicon, Map<string, StateCode>>();

/** The state whose organ publishes ("The White House", "Ministry of Foreign Affairs of Japan"); null for a newspaper. */
export function houseOf(publisher: string | null, lexicon: Lexicon): StateCode | null {
  if (publisher === null) return null;
  const { organs, states } = lexicon.actors;
  let names = known.get(lexicon);
  if (!names) {
    names = new Map();
    for (const { name, aliases, state, sector } of organs)
      if (official.has(sector)) for (const one of [name, ...aliases]) names.set(bare(one), state);
    known.set(lexicon, names);
  }
  const own = names.get(bare(publisher));
  if (own) return own;
  if (!governing.test(publisher)) return null;
  const words = ` ${publisher.replaceAll(/[^\p{L}\p{N}.]+/gu, " ")} `;
  const named = states.filter(({ name, adjectives }) =>
    [name, ...adjectives].some((one) => one.length > 2 && words.includes(` ${one} `)),
  );
  return named.length === 1 ? named[0]!.now || named[0]!.code : null;
}

const bare = (name: string): string => name.replace(/~$/, "").replace(/^the /i, "").trim().toLowerCase();

/**
 * The mentions with the house's state for persons of an official post that told neither state nor body. Everyone else is left
 * as found: a report of one's own says of its guests where they come from, not of its own people.
 */
export function withHouse(found: FoundMentions, house: StateCode | null, lexicon: Lexicon): FoundMentions {
  if (house === null) return found;
  const lookup = lookupOf(lexicon);
  const ours = (post: Post): Post => {
    if (post.state !== null || post.organ !== null) return post;
    const row = lookup.postRow.get(post.title);
    const kind = row === undefined ? "" : lookup.registry.posts[row]!.organ;
    const organ = kind === "" ? undefined : lookup.organOf.get(`${house}/${kind}`);
    return {
      ...post,
      state: house,
      title: lookup.nationalTitle.get(`${house}/${post.title}`) ?? post.title,
      organ: organ === undefined ? null : lookup.registry.organs[organ]!.name,
    };
  };
  const homeless = ({ kind, states, sector, posts }: Entity): boolean =>
    kind === "person" &&
    states.length === 0 &&
    posts.length > 0 &&
    (sector === null || official.has(sector)) &&
    posts.every(({ state, organ }) => state === null && organ === null);
  const taken = new Set(found.entities.filter(homeless).map(({ id }) => id));
  if (taken.size === 0) return found;
  return {
    entities: found.entities.map((entity) =>
      taken.has(entity.id)
        ? { ...entity, states: [house], posts: entity.posts.map((post) => ({ ...post, ...ours(post) })) }
        : entity,
    ),
    mentions: found.mentions.map((mention) =>
      mention.entity !== null && taken.has(mention.entity) && mention.post !== null
        ? { ...mention, post: ours(mention.post) }
        : mention,
    ),
  };
}
