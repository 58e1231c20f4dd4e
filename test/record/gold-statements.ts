// Turns the facts of a seed-like gold file into statements, so that the fold can be tried on perfect input.
import type { Participant, Statement, StatementKind, When } from "../../src/coding/index.ts";
import type { Level } from "../../src/mentions/index.ts";
import type { FoldedReading, FoldedReport } from "../../src/record/index.ts";

interface GoldPost {
  person: string;
  post: string;
  organ: string;
  state: string;
}
export interface GoldFact {
  id: string;
  kind: StatementKind;
  source?: string[];
  target?: string[];
  parties?: string[];
  persons: string[];
  posts: GoldPost[];
  organs: string[];
  channel: string | null;
  level: Level | null;
  date: [string | null, string | null];
  date_precision: When["precision"];
  place: { name: string; country: string | null } | null;
  modality: string;
  says: string[];
  on_record: boolean;
  because_of: string | null;
  same_as: string[];
  anchor: [number, number];
}

const factuality = (modality: string): Statement["factuality"] => ({
  polarity: modality === "denied" ? "negative" : "positive",
  certainty: modality === "hedged" ? "probable" : modality === "possible" ? "possible" : "certain",
  status:
    modality === "not-yet-happened"
      ? "not-yet"
      : modality === "planned"
        ? "planned"
        : modality === "conditional"
          ? "conditional"
          : "actual",
});

/** Which side a person of the gold is on is told by a post of the same report, or by nothing. */
export function statementsOf(facts: readonly GoldFact[], text: string): Statement[] {
  const homes = new Map<string, GoldPost>();
  for (const fact of facts) for (const post of fact.posts) homes.set(post.person, post);
  const idOf = new Map(facts.map((fact) => [fact.id, `${fact.kind}@${fact.anchor[0]}-${fact.anchor[1]}`]));
  return facts.map((fact) => {
    const side = (states: readonly string[], own: boolean): Participant[] => {
      const out: Participant[] = states.map((state) => ({
        span: null,
        entity: /^[A-Z]{3}$/.test(state) ? `state:${state}` : null,
        state: /^[A-Z]{3}$/.test(state) ? state : null,
        person: null,
        organ: /^[A-Z]{3}$/.test(state) ? null : state,
        sector: /^[A-Z]{3}$/.test(state) ? "GOV" : "INT",
        post: null,
      }));
      for (const person of fact.persons) {
        const post = fact.posts.find((each) => each.person === person) ?? null;
        const home = homes.get(person)?.state ?? (own ? states[0] : undefined);
        if (home === undefined || !states.includes(home)) continue;
        out.push({
          span: null,
          entity: `person:${person.toLowerCase().replaceAll(" ", "-")}`,
          state: home,
          person,
          organ: post?.organ ?? null,
          sector: null,
          post: post
            ? {
                title: post.post,
                organ: post.organ,
                state: post.state,
                level: null,
                former: false,
                acting: false,
              }
            : null,
        });
      }
      if (own && fact.persons.length === 0 && fact.organs.length > 0 && states.length === 1)
        out[0] = { ...out[0]!, organ: fact.organs[0]! };
      return out;
    };
    const symmetric = fact.parties !== undefined;
    const when: When = {
      begin: fact.date,
      end: fact.date,
      precision: fact.date_precision,
      origin: "stated",
      basis: "gold",
      span: null,
    };
    const words = text.slice(fact.anchor[0], fact.anchor[1]);
    return {
      id: idOf.get(fact.id)!,
      kind: fact.kind,
      plover: null,
      mode: null,
      context: [],
      cameo: null,
      evidence: { start: fact.anchor[0], end: fact.anchor[1] },
      trigger: { start: fact.anchor[0], end: fact.anchor[1] },
      rule: "gold",
      actors: side(symmetric ? fact.parties! : (fact.source ?? []), true),
      recipients: symmetric ? [] : side(fact.target ?? [], false),
      symmetric,
      host: null,
      mediators: [],
      channel: fact.channel,
      level: fact.level,
      when,
      place: fact.place ? { ...fact.place, span: null } : null,
      factuality: factuality(fact.modality),
      says: fact.says.map((name, i) => ({
        name,
        entity: i === 0 ? null : `outlet:${name.toLowerCase()}`,
        span: i === 0 ? null : { start: 0, end: 0 },
        onRecord: fact.on_record,
      })),
      onRecord: fact.on_record,
      causes: fact.because_of ? [idOf.get(fact.because_of)!] : [],
      sameAs: fact.same_as.map((id) => idOf.get(id)!),
      content: ["precedent", "position", "relation", "commitment", "agreement"].includes(fact.kind)
        ? { text: words, span: null, since: null, due: null, post: null }
        : null,
      confidence: 1,
    };
  });
}

/** The gold report and its reading, as the fold takes them. */
export function goldInputs(
  gold: { id: string; publisher: string; facts: GoldFact[] },
  text: string,
  published: { earliest: string | null; latest: string | null },
): { report: FoldedReport; reading: FoldedReading } {
  const outlets = ["Financial Times"];
  return {
    report: {
      id: gold.id,
      textHash: gold.id,
      title: null,
      publisher: gold.publisher,
      published: null,
      text,
      received: "2024-01-02T00:00:00Z",
    },
    reading: {
      report: gold.id,
      publication: { ...published, certain: false, basis: "gold", evidence: [] },
      entities: outlets.map((name) => ({
        id: `outlet:${name.toLowerCase()}`,
        kind: "outlet" as const,
        name,
        states: [],
        sector: "MED",
        posts: [],
      })),
      statements: statementsOf(gold.facts, text),
    },
  };
}
