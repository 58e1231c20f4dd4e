// What the reader of noun phrases asks of words, posts and actors: the span of a phrase, the same post in another state, who is who.
import type { Tree } from "../../language/index.ts";
import type { Span } from "../../report/index.ts";
import type { Mention, Post, Sector, StateCode } from "../mention.ts";
import type { Actor } from "./entity-actors.ts";
import type { Lookup } from "./lookup.ts";
import { organName } from "./title-words.ts";

/** The same post in another state: one of "the Armenian and Azerbaijani foreign ministers". */
export function inState(post: Post, state: StateCode, lookup: Lookup): Post {
  if (post.state === state) return post;
  const row = lookup.registry.posts.find(
    ({ title }) => title === post.title || lookup.nationalTitle.get(`${post.state}/${title}`) === post.title,
  );
  if (!row) return { ...post, state, organ: null };
  return {
    ...post,
    state,
    title: lookup.nationalTitle.get(`${state}/${row.title}`) ?? row.title,
    organ: organName(lookup, null, row.organ, state),
  };
}

export const spanOf = ({ start, end }: Mention): Span => ({ start, end });

export const sectorOfPost = (post: Post): Sector => (post.level === "military-command" ? "MIL" : "GOV");

export const sameActor = (a: Actor, b: Actor): boolean =>
  a.entity === b.entity &&
  a.code === b.code &&
  a.person === b.person &&
  (a.entity !== null || a.span.start === b.span.start);

export function distinct(actors: readonly Actor[]): Actor[] {
  const kept: Actor[] = [];
  for (const actor of actors)
    if (!kept.some((known) => known.code === actor.code && known.entity === actor.entity)) kept.push(actor);
  return kept;
}

export const helped: ReadonlySet<string> = new Set(
  "backed sponsored supported funded financed armed trained brokered mediated imposed occupied controlled held born made allied based".split(
    " ",
  ),
);
/** Those who are abroad where they are: "Western diplomats in Belgrade". */
export const abroad: ReadonlySet<string> = new Set(
  "diplomat envoy ambassador correspondent reporter peacekeeper tourist expatriate".split(" "),
);

const outside: ReadonlySet<string> = new Set(
  "conj cc acl appos punct parataxis advcl nsubj cop case mark aux obl obj ccomp xcomp".split(" "),
);

/** The phrase of a head without coordinated members, clauses and what stands behind a comma. */
export function phraseOf(tree: Tree, head: number): Span {
  let first = head;
  let last = head;
  const token = tree.tokens[head]!;
  if (token.upos === "NOUN" || token.upos === "PROPN" || token.upos === "ADJ" || token.upos === "NUM")
    for (const at of [...tree.children(head)].filter((child) => !outside.has(tree.relation(child)))) {
      const [left, right] = tree.reach(at);
      if (left < first) first = left;
      if (right > last) last = right;
    }
  return { start: tree.tokens[first]!.start, end: tree.tokens[last]!.end };
}
