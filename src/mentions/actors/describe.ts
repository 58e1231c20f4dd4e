// Who a noun phrase is, for those who code events: "Chinese Foreign Minister Wang Yi" a person, his post and CHN; "Serbian military police"
// SRB, COP; "the government of Jordan" JOR; "U.S. and Chinese officials" two actors; "U.N. peacekeepers" the United Nations, MIL.
import { type Sentence, type Tree, treeOf } from "../../language/index.ts";
import type { Lexicon } from "../../lexicon/index.ts";
import type { Span } from "../../report/index.ts";
import type { Entity, Mention, Post, Sector, StateCode } from "../mention.ts";
import { type Actor, EntityActors } from "./entity-actors.ts";
import type { FoundMentions } from "./find.ts";
import { singular } from "./hits.ts";
import { type Lookup, lookupOf } from "./lookup.ts";
import { abroad, distinct, helped, inState, phraseOf, sameActor, sectorOfPost, spanOf } from "./phrase.ts";

export interface Describer {
  /** The actors that the noun phrase with this head names, its coordinated members too (`expand` false: only itself). */
  describe(sentence: number, token: number, expand?: boolean): Actor[];
  /**
   * The parties that the modifiers of a noun name, for nouns that are acts: "U.S.-China talks" USA and CHN, "Moscow's offer" RUS,
   * "the Israeli-Palestinian peace process" ISR and PSE. Not those of its prepositional phrases.
   */
  modifiers(sentence: number, token: number): Actor[];
  /** The innermost mention over a token, or null. */
  at(sentence: number, token: number): Mention | null;
  /** The entity with an id of this reading. */
  entity(id: string): Entity | null;
}

/** Made once a report; look-ups are constant or linear in the phrase. */
export function describer(sentences: readonly Sentence[], found: FoundMentions, lexicon: Lexicon): Describer {
  const entities = new Map(found.entities.map((entity) => [entity.id, entity]));
  const bySentence: Mention[][] = sentences.map(() => []);
  for (const mention of found.mentions) bySentence[mention.sentence]?.push(mention);
  return new Phrases(sentences, bySentence, entities, lookupOf(lexicon));
}

const leftward: ReadonlySet<string> = new Set(
  "amod compound nmod nummod flat det appos dep advmod".split(" "),
);
const stateRules = /^name\.(state|adjective|people|capital|metonym)$/;

class Phrases implements Describer {
  readonly #sentences: readonly Sentence[];
  readonly #mentions: readonly Mention[][];
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #lookup: Lookup;
  readonly #actors: EntityActors;

  constructor(
    sentences: readonly Sentence[],
    mentions: readonly Mention[][],
    entities: ReadonlyMap<string, Entity>,
    lookup: Lookup,
  ) {
    this.#sentences = sentences;
    this.#mentions = mentions;
    this.#entities = entities;
    this.#lookup = lookup;
    this.#actors = new EntityActors(mentions, entities, lookup);
  }

  entity(id: string): Entity | null {
    return this.#entities.get(id) ?? null;
  }

  at(sentence: number, token: number): Mention | null {
    let best: Mention | null = null;
    for (const mention of this.#mentions[sentence] ?? [])
      if (
        mention.first <= token &&
        token < mention.last &&
        (best === null || mention.last - mention.first < best.last - best.first)
      )
        best = mention;
    return best;
  }

  describe(sentence: number, token: number, expand = true): Actor[] {
    const words = this.#sentences[sentence];
    if (!words || token < 0 || token >= words.tokens.length) return [];
    const tree = treeOf(words);
    const heads = expand && tree.relation(token) !== "conj" ? this.#members(tree, token) : [token];
    const actors: Actor[] = [];
    for (const head of heads)
      for (const actor of this.#one(sentence, head, tree, 0))
        if (!actors.some((known) => sameActor(known, actor))) actors.push(actor);
    return actors;
  }

  modifiers(sentence: number, token: number): Actor[] {
    const words = this.#sentences[sentence];
    if (!words) return [];
    const tree = treeOf(words);
    const actors: Actor[] = [];
    for (const mention of this.#before(sentence, token, tree))
      for (const actor of this.#actors.of(mention, spanOf(mention)))
        if (!actors.some((known) => sameActor(known, actor))) actors.push(actor);
    return actors;
  }

  /** The coordinated nouns of a phrase. */
  #members(tree: Tree, token: number): number[] {
    return tree.conjuncts(token).filter((member) => member === token || tree.tokens[member]!.upos !== "VERB");
  }

  #one(sentence: number, head: number, tree: Tree, depth: number): Actor[] {
    const words = this.#sentences[sentence]!;
    const own = this.#mentionOf(sentence, head);
    const span = phraseOf(tree, head);
    if (own && (own.entity !== null || own.entities.length > 0)) {
      const actors = this.#actors.of(own, own.form === "pronoun" ? { start: own.start, end: own.end } : span);
      // "the Albanians of southern Serbia" are Serbia's
      if (own.sense === "people" && actors.length === 1)
        for (const child of tree.children(head)) {
          if (tree.relation(child) !== "nmod" || tree.preposition(child) !== "of") continue;
          const home = this.describeBelow(sentence, child, tree, depth).find((actor) => actor.state !== null);
          if (home)
            return [{ ...actors[0]!, entity: null, state: home.state, code: home.state, confidence: 0.6 }];
        }
      return actors.map((actor) => this.#withApposition(actor, sentence, head, tree));
    }
    const token = words.tokens[head]!;
    if (own && own.rule === "title.alone") {
      const states = this.#statesIn(own, sentence, tree);
      const base = this.#bare(sentence, head, span, own.post, own.post ? sectorOfPost(own.post) : "GOV", 0.7);
      if (states.length > 0)
        return states.map((state) => {
          const post = own.post && states.length > 1 ? inState(own.post, state, this.#lookup) : own.post;
          return { ...base, state, code: state, organ: post?.organ ?? null, post };
        });
      const around = this.#around(sentence, head, tree, depth);
      return around.length > 0
        ? around.map((actor) => ({
            ...base,
            state: actor.state,
            code: actor.code,
            // "the EU's envoy" is the Union's, which belongs to no state
            organ: actor.state === null ? actor.organ : base.organ,
            confidence: 0.6,
          }))
        : [base];
    }
    const lower = token.form.toLowerCase();
    const sector = this.#lookup.roles.get(lower) ?? this.#lookup.roles.get(singular(lower) ?? "") ?? null;
    const base = this.#bare(
      sentence,
      head,
      span,
      null,
      sector ?? (own ? "GOV" : null),
      sector === null && !own ? 0.4 : 0.7,
    );
    const around = this.#around(sentence, head, tree, depth);
    if (around.length === 0) return [base];
    return around.map((actor) => ({
      ...base,
      entity: actor.kind === "state" ? null : actor.entity,
      kind: actor.kind,
      state: actor.state,
      code: actor.code,
      organ: actor.organ,
      // "Hezbollah fighters" are rebels, whatever "fighters" is elsewhere
      sector:
        actor.sector === "REB" && (sector === "MIL" || sector === "GOV" || sector === "CVL")
          ? "REB"
          : base.sector,
      person: null,
    }));
  }

  /** States and bodies that a common noun belongs to: before it, then "of", "from", "in", then its apposition, then anything below. */
  #around(sentence: number, head: number, tree: Tree, depth: number): Actor[] {
    const left = this.#before(sentence, head, tree).flatMap((mention) =>
      this.#actors.of(mention, spanOf(mention)),
    );
    const usable = left.filter((actor) => actor.code !== null);
    // "Colombia's FARC rebels": of two with one code the nearer
    if (usable.length > 0)
      return distinct(usable).filter(
        (actor, at, all) => !all.some((other, later) => later > at && other.code === actor.code),
      );
    if (depth > 4) return [];
    const children = tree.children(head);
    for (const child of children) {
      if (tree.relation(child) !== "appos") continue;
      const actors = this.describeBelow(sentence, child, tree, depth).filter((actor) => actor.code !== null);
      if (actors.length > 0) return actors;
    }
    const behind = children.filter((child) => child > head && tree.relation(child) === "nmod");
    const lemma = tree.tokens[head]!.lemma.toLowerCase();
    for (const wanted of [
      /^(of|from|by)$/,
      /^(in|at|on|inside|across|near|for|with|under|around|throughout|within|based in)$/,
    ])
      for (const child of behind) {
        if (!wanted.test(tree.preposition(child))) continue;
        if (abroad.has(lemma) && tree.preposition(child) === "in") continue;
        const actors = this.describeBelow(sentence, child, tree, depth).filter(
          (actor) => actor.code !== null,
        );
        if (actors.length > 0) return actors;
      }
    // "met rebels from Mali": a reader may hang the phrase right behind the noun on the verb
    const next = tree.tokens[head + 1];
    if (
      next &&
      (next.form === "from" || next.form === "of") &&
      next.head > head + 1 &&
      tree.head(next.head) !== head
    ) {
      const actors = this.describeBelow(sentence, next.head, tree, depth + 2).filter(
        (actor) => actor.code !== null,
      );
      if (actors.length > 0) return actors;
    }
    // "refugees fleeing the war in Liberia"
    for (const child of children) {
      if (child < head || tree.relation(child) !== "acl") continue;
      for (const mention of this.#mentions[sentence] ?? []) {
        // only where they are: "rebels backed by Rwanda" are not Rwanda's
        if (!tree.governs(child, mention.head) || mention.sense !== "place") continue;
        const actors = this.#actors
          .of(mention, spanOf(mention))
          .filter((actor) => actor.state !== null && actor.kind !== "person");
        if (actors.length > 0) return [{ ...actors[0]!, confidence: 0.4 }];
      }
    }
    return [];
  }

  private describeBelow(sentence: number, token: number, tree: Tree, depth: number): Actor[] {
    const heads = this.#members(tree, token);
    return distinct(heads.flatMap((head) => this.#one(sentence, head, tree, depth + 1)));
  }

  /** Names among the modifiers before a noun, in order; a mention inside a longer one is left out. */
  #before(sentence: number, head: number, tree: Tree): Mention[] {
    const inside: Mention[] = [];
    for (const mention of this.#mentions[sentence] ?? []) {
      if (mention.last > head || mention.first >= head) continue;
      if (mention.entity === null && mention.entities.length === 0) continue;
      if (!this.#modifies(tree, mention.head, head)) continue;
      // "Syrian-backed gunmen" are not Syria's; "U.S.-led forces" are the U.S.'s too
      if (
        tree.tokens[mention.last]?.form === "-" &&
        helped.has(tree.tokens[mention.last + 1]?.form.toLowerCase() ?? "")
      )
        continue;
      inside.push(mention);
    }
    return inside.filter(
      (mention) =>
        !inside.some(
          (other) =>
            other !== mention &&
            other.first <= mention.first &&
            other.last >= mention.last &&
            other.last - other.first > mention.last - mention.first,
        ),
    );
  }

  /** The token hangs on the noun by modifiers only: no clause, no preposition on the way. */
  #modifies(tree: Tree, token: number, head: number): boolean {
    let at = token;
    for (let steps = 0; steps < 8; steps++) {
      if (at === head) return steps > 0;
      const relation = tree.relation(at);
      if (relation === "nmod" && tree.tokens[at]!.deprel !== "nmod:poss" && tree.preposition(at) !== "")
        return false;
      if (!leftward.has(relation) && relation !== "conj") return false;
      at = tree.head(at);
      if (at < 0) return false;
    }
    return false;
  }

  /** The mention whose head this is, names before titles, or the one that covers it. */
  #mentionOf(sentence: number, head: number): Mention | null {
    let best: Mention | null = null;
    let top = -1;
    for (const mention of this.#mentions[sentence] ?? []) {
      if (mention.first > head || mention.last <= head) continue;
      // a title that ends before its name, or a state inside a title, is not the phrase's own
      const score =
        (mention.head === head ? 8 : 0) +
        (mention.sense === "person" && mention.form === "name" ? 4 : 0) +
        (mention.entity !== null ? 2 : 0) +
        (mention.rule === "title.alone" ? 1 : 0);
      if (mention.head !== head && !(mention.form === "name" && mention.sense !== "other")) continue;
      if (mention.rule === "title.of-name" && mention.head !== head) continue;
      if (score > top) {
        top = score;
        best = mention;
      }
    }
    return best;
  }

  /** A name's apposition may tell its state: "Liu Zhan, the defense attache at the Chinese Embassy". */
  #withApposition(actor: Actor, sentence: number, head: number, tree: Tree): Actor {
    if (actor.code !== null) return actor;
    for (const child of tree.children(head)) {
      const relation = tree.relation(child);
      if (relation !== "appos" && relation !== "compound" && relation !== "amod" && relation !== "nmod")
        continue;
      if (
        relation === "nmod" &&
        tree.preposition(child) !== "of" &&
        tree.preposition(child) !== "in" &&
        tree.preposition(child) !== "from" &&
        tree.tokens[child]!.deprel !== "nmod:poss"
      )
        continue;
      const other = this.#one(sentence, child, tree, 3).find((known) => known.code !== null);
      if (other) return { ...actor, state: other.state, code: other.code, likely: null };
    }
    const left = this.modifiers(sentence, head).find((known) => known.code !== null);
    return left ? { ...actor, state: left.state, code: left.code, likely: null } : actor;
  }

  #statesIn(mention: Mention, sentence: number, tree: Tree): StateCode[] {
    if (mention.post?.state && !/^(Official|Diplomat|Leader|Minister)$/.test(mention.post.title)) {
      // a plural title may carry several: "the Indian and Thai ministers", "Pakistan's and India's army chiefs"
      const before = tree.tokens[mention.first - 1]?.form === "and" ? mention.first - 2 : mention.first;
      const inner = (this.#mentions[sentence] ?? []).filter(
        (other) =>
          stateRules.test(other.rule) &&
          (other.first >= mention.first || (other.last >= before && other.last < mention.first)) &&
          other.last <= mention.head,
      );
      // "the defense ministers of China and the United States"
      const behind = tree
        .childrenBy(mention.head, "nmod")
        .filter((child) => tree.preposition(child) === "of")
        .flatMap((child) => tree.conjuncts(child))
        .map((token) => this.#mentionOf(sentence, token))
        .filter((other) => other !== null && stateRules.test(other.rule));
      const states = [
        ...new Set(
          [...inner, ...behind].flatMap((other) => this.#entities.get(other?.entity ?? "")?.states ?? []),
        ),
      ];
      return tree.tokens[mention.head]!.xpos === "NNS" && states.length > 1 ? states : [mention.post.state];
    }
    const inner = (this.#mentions[sentence] ?? []).filter(
      (other) =>
        other !== mention &&
        other.first >= mention.first &&
        other.last <= mention.last &&
        other.entity !== null &&
        other.form === "name",
    );
    const states = [...new Set(inner.flatMap((other) => this.#entities.get(other.entity!)?.states ?? []))];
    return states.length > 0 ? states : mention.post?.state ? [mention.post.state] : [];
  }

  #bare(
    sentence: number,
    head: number,
    span: Span,
    post: Post | null,
    sector: Sector | null,
    confidence: number,
  ): Actor {
    return {
      span,
      sentence,
      head,
      entity: null,
      kind: null,
      state: null,
      code: null,
      person: null,
      organ: null,
      sector,
      post,
      form: "noun",
      acts: sector !== null,
      likely: sector !== null ? this.#actors.likely(sentence) : null,
      confidence,
    };
  }
}
