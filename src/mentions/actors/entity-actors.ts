// An entity as one who acts: a person with the post that this mention gives, a state, a body with its code (IGO, NGO, IMG), a place.
import type { Span } from "../../report/index.ts";
import type { Entity, EntityKind, Mention, Post, Sector, StateCode } from "../mention.ts";
import type { Lookup } from "./lookup.ts";

/** One who acts or is acted on. A superset of coding's Participant. */
export interface Actor {
  /** The whole phrase without clauses behind it; for a pronoun the pronoun. */
  readonly span: Span;
  readonly sentence: number;
  /** Token of the head. */
  readonly head: number;
  readonly entity: string | null;
  readonly kind: EntityKind | null;
  readonly state: StateCode | null;
  /** State code, or IGO NGO IMG MNC for bodies that belong to none; null where nothing tells. */
  readonly code: string | null;
  readonly person: string | null;
  /** "U.S. Department of Defense", "Hamas"; null for persons without a post and for states. */
  readonly organ: string | null;
  readonly sector: Sector | null;
  readonly post: Post | null;
  readonly form: Mention["form"] | "noun";
  /** True for persons, states, bodies and nouns for people who act ("troops"); false for "shares", "talks", places meant as places. */
  readonly acts: boolean;
  /** Where `state` is null: the state that the sentence or the report is about, a guess. */
  readonly likely: StateCode | null;
  /** 0..1 */
  readonly confidence: number;
}

/** Names of bodies that belong to no one state, where the registry does not have them. */
const worldly =
  /\b(International|World|Global|Pan-|African|European|Arab|Asian|Latin American|Islamic|Transnational)\b/;

/** Makes actors of the mentions of one reading. */
export class EntityActors {
  readonly #mentions: readonly Mention[][];
  readonly #entities: ReadonlyMap<string, Entity>;
  readonly #lookup: Lookup;
  readonly #main: StateCode | null;

  /** `mentions` by sentence. */
  constructor(mentions: readonly Mention[][], entities: ReadonlyMap<string, Entity>, lookup: Lookup) {
    this.#mentions = mentions;
    this.#entities = entities;
    this.#lookup = lookup;
    this.#main = this.#mainState();
  }

  /** One actor for each entity that the mention names. */
  of(mention: Mention, span: Span): Actor[] {
    const ids =
      mention.entities.length > 0 ? mention.entities : mention.entity !== null ? [mention.entity] : [];
    const actors: Actor[] = [];
    for (const id of ids) {
      const entity = this.#entities.get(id);
      if (entity) actors.push(...this.#ofEntity(entity, mention, span));
    }
    return actors;
  }

  #ofEntity(entity: Entity, mention: Mention, span: Span): Actor[] {
    const base = {
      span,
      sentence: mention.sentence,
      head: mention.head,
      entity: entity.id,
      kind: entity.kind,
      sector: entity.sector,
      form: mention.form,
      confidence: mention.confidence,
    };
    switch (entity.kind) {
      case "person": {
        const post =
          mention.post ?? entity.posts.find((known) => known.source === "report") ?? entity.posts[0] ?? null;
        const state = mention.post?.state ?? entity.states[0] ?? post?.state ?? null;
        const body =
          state === null
            ? this.#bodyCode(post?.organ ?? entity.posts.find((known) => known.organ)?.organ ?? null)
            : null;
        return [
          {
            ...base,
            state,
            code: state ?? body,
            person: entity.name,
            organ: post?.organ ?? null,
            post: post ? plain(post) : null,
            acts: true,
            likely: state === null ? this.likely(mention.sentence) : null,
          },
        ];
      }
      case "state":
        return [
          {
            ...base,
            state: entity.states[0] ?? null,
            code: entity.states[0] ?? null,
            person: null,
            organ: null,
            sector: mention.sense === "people" ? "CVL" : "GOV",
            post: null,
            acts: mention.sense !== "place",
            likely: null,
          },
        ];
      case "place":
        return [
          {
            ...base,
            state: entity.states[0] ?? null,
            code: entity.states[0] ?? null,
            person: null,
            organ: null,
            post: null,
            acts: false,
            likely: null,
          },
        ];
      default: {
        const state = entity.states.length === 1 ? entity.states[0]! : null;
        return [
          {
            ...base,
            state,
            code: state ?? this.#bodyCode(entity.name) ?? (worldly.test(entity.name) ? "NGO" : null),
            person: null,
            organ: entity.name,
            post: null,
            acts: entity.kind !== "document" && entity.kind !== "channel",
            likely: state === null ? this.likely(mention.sentence) : null,
          },
        ];
      }
    }
  }

  /** IGO, NGO, IMG or MNC of an organization's name; null when the registry does not have it. */
  #bodyCode(name: string | null): string | null {
    if (name === null) return null;
    const senses =
      this.#lookup.names.longest(name.match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [], 0)?.values ?? [];
    const sense = senses.find((known) => known.kind === "organization");
    if (!sense) return null;
    const { type } = this.#lookup.registry.organizations[sense.row]!;
    return type === "GRP" ? null : type;
  }

  /** The state named as a place in the sentence, else the one that the report is most about. */
  likely(sentence: number): StateCode | null {
    let place: StateCode | null = null;
    let any: StateCode | null = null;
    for (const mention of this.#mentions[sentence] ?? []) {
      const entity = mention.entity === null ? null : this.#entities.get(mention.entity);
      const state = entity?.states.length === 1 ? entity.states[0]! : null;
      if (state === null) continue;
      if (mention.sense === "place") place ??= state;
      any ??= state;
    }
    return place ?? any ?? this.#main;
  }

  #mainState(): StateCode | null {
    const weights = new Map<StateCode, number>();
    for (const list of this.#mentions)
      for (const mention of list) {
        const entity = mention.entity === null ? null : this.#entities.get(mention.entity);
        if (entity?.states.length === 1)
          weights.set(entity.states[0]!, (weights.get(entity.states[0]!) ?? 0) + 1);
      }
    let best: StateCode | null = null;
    let top = 0;
    for (const [state, weight] of weights)
      if (weight > top) {
        top = weight;
        best = state;
      }
    return best;
  }
}

const plain = (post: Post): Post => ({
  title: post.title,
  organ: post.organ,
  state: post.state,
  level: post.level,
  former: post.former,
  acting: post.acting,
});
