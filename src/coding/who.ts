// Whom a noun phrase names, as coding takes it: actors of the mentions room, nouns that cannot act left out ("China's decision").
import { type Sentence, treeOf } from "../language/index.ts";
import type { Actor, Describer, Mention, StateCode } from "../mentions/index.ts";
import type { Participant } from "./statement.ts";

export interface WhoReader {
  who(sentence: number, token: number): readonly Participant[];
  /** The parties that a noun's modifiers name: both of "U.S.-China talks". */
  whose(sentence: number, token: number): readonly Participant[];
  where(
    sentence: number,
    token: number,
  ): { readonly name: string; readonly country: StateCode | null } | null;
  person(entity: string): Participant | null;
}

const personal = /(er|or|ist|ian|ant|ee|m[ae]n|people)s?$/;

const measures =
  /^(ten|hundred|thousand|million|dozen|score|number|group|crowd|majority|handful|some|all|most|many|half|third|quarter|part|rest|patch|batch|wave)s?$/;

/** `heads` are the nouns that can act (class `$actor` of lexicon/events). Remembers what it was asked. */
export function whoReader(
  sentences: readonly Sentence[],
  describer: Describer,
  heads: ReadonlySet<string>,
  text: string,
  mentions: readonly Mention[],
): WhoReader {
  const acting = ({ sentence, head, acts, kind, form, code, entity }: Actor): boolean => {
    if (kind === "document" || kind === "channel") return false;
    if (form !== "noun") return code !== null || entity !== null;
    const { lemma, form: word } = sentences[sentence]!.tokens[head]!;
    const low = lemma.toLowerCase();
    if (heads.has(low) || heads.has(word.toLowerCase())) return true;
    if (acts || kind === "place") return true;
    return code !== null && (personal.test(low) || /^\d/.test(low));
  };
  const participant = ({
    sentence,
    head,
    span,
    entity,
    state,
    code,
    person,
    organ,
    sector,
    post,
    likely,
    form,
    kind,
  }: Actor): Participant => ({
    span,
    entity: entity ?? (form === "noun" ? null : `${kind}`),
    state,
    person,
    organ,
    sector,
    post,
    // "the force in Liberia": a place in its own phrase is more than a guess
    code: code ?? (likely !== null && placedIn(sentence, head, likely) ? likely : null),
    likely: likely ?? null,
    word: form === "noun" ? sentences[sentence]!.tokens[head]!.lemma.toLowerCase() : null,
  });
  const placedIn = (sentence: number, head: number, state: StateCode): boolean => {
    const tree = treeOf(sentences[sentence]!);
    return mentions.some(
      (mention) =>
        mention.sentence === sentence &&
        mention.head !== head &&
        mention.entity !== null &&
        tree.governs(head, mention.head) &&
        describer.entity(mention.entity)?.states[0] === state,
    );
  };
  /** "the foreign ministers of Armenia and Azerbaijan": one of each. */
  const shared = (sentence: number, token: number, found: Participant[]): Participant[] => {
    const [one] = found;
    const tree = treeOf(sentences[sentence]!);
    if (found.length !== 1 || !one || one.person !== null || !/^NNP?S$/.test(tree.tokens[token]!.xpos))
      return found;
    for (const child of tree.childrenBy(token, "nmod")) {
      if (!["of", "from"].includes(tree.preposition(child))) continue;
      const members = tree.conjuncts(child);
      if (members.length < 2) continue;
      const states = members
        .flatMap((member) => describer.describe(sentence, member, false))
        .map(({ state }) => state)
        .filter((state): state is StateCode => state !== null);
      if (states.length > 1)
        return [...new Set(states)].map((state) => ({
          ...one,
          entity: null,
          state,
          code: state,
          organ: null,
          post: null,
        }));
    }
    return found;
  };
  /** "Secretary of State John Kerry", asked for at "Secretary": the person, not the office's state. */
  const titled = (sentence: number, token: number, found: Participant[]): Participant[] => {
    const rankOnly = found.some(({ person }) => person !== null && /^(\p{L}+\.\s*)+$/u.test(person));
    if (!rankOnly && found.some(({ person }) => person !== null)) return found;
    const { start } = sentences[sentence]!.tokens[token]!;
    const mention = rankOnly
      ? (mentions.find(
          (one) =>
            one.sentence === sentence &&
            one.start <= start &&
            start < one.end &&
            one.rule === "title.of-name",
        ) ?? null)
      : describer.at(sentence, token);
    const entity = mention?.entity ? describer.entity(mention.entity) : null;
    if (!mention || entity?.kind !== "person" || (mention.head === token && !rankOnly)) return found;
    const post = mention.post ?? entity.posts[0] ?? null;
    return [
      {
        span: { start: mention.start, end: mention.end },
        entity: entity.id,
        state: entity.states[0] ?? post?.state ?? null,
        person: entity.name,
        organ: post?.organ ?? null,
        sector: entity.sector,
        post:
          post === null
            ? null
            : {
                title: post.title,
                organ: post.organ,
                state: post.state,
                level: post.level,
                former: post.former,
                acting: post.acting,
              },
        code: entity.states[0] ?? post?.state ?? null,
        likely: null,
        word: null,
      },
    ];
  };
  /** "Tens of thousands of students": who is counted. */
  const counted = (sentence: number, token: number): readonly Participant[] => {
    const tree = treeOf(sentences[sentence]!);
    const { lemma, upos } = tree.tokens[token]!;
    if (upos !== "NUM" && !measures.test(lemma.toLowerCase())) return [];
    const [inner] = tree.childrenBy(token, "nmod").filter((child) => tree.preposition(child) === "of");
    if (inner === undefined) return [];
    const found = describer.describe(sentence, inner).filter(acting).map(participant);
    return found.length > 0 ? found : counted(sentence, inner);
  };
  const known = new Map<number, readonly Participant[]>();
  return {
    who(sentence, token) {
      const key = sentence * 65536 + token;
      let found = known.get(key);
      if (!found) {
        found = titled(
          sentence,
          token,
          shared(sentence, token, describer.describe(sentence, token).filter(acting).map(participant)),
        );
        if (found.length === 0) found = counted(sentence, token);
        known.set(key, found);
      }
      return found;
    },
    whose(sentence, token) {
      return describer
        .modifiers(sentence, token)
        .filter(({ code }) => code !== null)
        .map(participant);
    },
    where(sentence, token) {
      const mention = describer.at(sentence, token);
      const entity = mention?.entity ? describer.entity(mention.entity) : null;
      if (!entity || (entity.kind !== "place" && entity.kind !== "state")) return null;
      // "Washington, D.C." names a city, though the mention is the state whose capital it is
      const named = mention!.rule.endsWith("capital")
        ? text.slice(mention!.start, mention!.end)
        : entity.name;
      return { name: named, country: entity.states[0] ?? null };
    },
    person(id) {
      const entity = describer.entity(id);
      if (!entity || entity.kind !== "person") return null;
      return {
        span: null,
        entity: id,
        state: entity.states[0] ?? null,
        person: entity.name,
        organ: entity.posts[0]?.organ ?? null,
        sector: entity.sector,
        post: null,
      };
    },
  };
}
