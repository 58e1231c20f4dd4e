// The entities of one report: who was named so far, and whom "Liu" names now. Namesakes stay apart: "Liu Zhan" and "Liu Zhenli" are two.
import { fold, nameKey } from "./name-index.ts";
import { agrees, alike, held, nameWords, sameLetters, sameWords, surnameOf } from "./same-person.ts";
import { distance } from "fastest-levenshtein";
import { slug } from "../../lexicon/index.ts";
import type { Entity, EntityKind, Post, Sector, StateCode } from "../mention.ts";
import { type Lookup, type NameSense, type RegistryPerson } from "./lookup.ts";
import { heldOn, tenurePost } from "./tenures.ts";
import type { Title } from "./titles.ts";

/** An entity while the report is being read. */
export interface Draft {
  readonly id: string;
  readonly kind: EntityKind;
  name: string;
  states: StateCode[];
  sector: Sector | null;
  posts: Entity["posts"][number][];
  /** Words of a person's name, folded. */
  words: readonly string[];
  sex: "" | "m" | "f";
  /** Row of the registry's people, or -1. */
  readonly person: number;
  /** How it was found: organ, organization, place, outlet and their kinds. */
  readonly type: string;
}

/** States whose surnames are common words and names in English reports. */
const commonSurnames: ReadonlySet<string> = new Set(["USA", "GBR", "AUS", "CAN", "NZL", "IRL", "ZAF", ""]);

export class Ledger {
  readonly entities = new Map<string, Draft>();
  readonly #lookup: Lookup;
  readonly #day: string | null;
  /** People of the report, latest mention last. */
  readonly #people: Draft[] = [];

  constructor(lookup: Lookup, day: string | null) {
    this.#lookup = lookup;
    this.#day = day;
  }

  get people(): readonly Draft[] {
    return this.#people;
  }

  /** The entity of a registry name other than a person. */
  named(sense: NameSense): Draft {
    const { registry } = this.#lookup;
    switch (sense.kind) {
      case "organ": {
        const organ = registry.organs[sense.row]!;
        return this.#put(
          `org:${organ.id}`,
          "organization",
          organ.name,
          [this.#code(organ.state)],
          organ.sector,
          organ.kind,
        );
      }
      case "organization": {
        const row = registry.organizations[sense.row]!;
        return this.#put(
          `org:${row.id}`,
          row.type === "GRP" || row.type === "IMG" ? "group" : "organization",
          row.name,
          row.state ? [this.#code(row.state)] : [],
          row.sector || null,
          row.type,
        );
      }
      case "place": {
        const place = registry.places[sense.row]!;
        const name = place.name.replace(/~$/, "");
        return this.#put(
          `place:${slug(name)}${place.state ? `-${place.state.toLowerCase()}` : ""}`,
          "place",
          name,
          place.state ? [this.#code(place.state)] : [],
          null,
          place.kind,
        );
      }
      case "outlet": {
        const outlet = registry.outlets[sense.row]!;
        return this.#put(
          `outlet:${outlet.id}`,
          "outlet",
          outlet.name,
          outlet.state ? [this.#code(outlet.state)] : [],
          "MED",
          outlet.kind,
        );
      }
      case "person":
        return this.#registered(sense.row);
      default:
        return this.state(registry.states[sense.row]!.now);
    }
  }

  state(code: StateCode): Draft {
    const row = this.#lookup.stateRow.get(code);
    const name = row === undefined ? code : this.#lookup.registry.states[row]!.name;
    return this.#put(`state:${code}`, "state", name, [code], "GOV", "state");
  }

  /** A body that the registry has no line for: "Ministry of Defense of Jordan", or a name the reader found. */
  body(name: string, states: readonly StateCode[], sector: Sector | null, type: string): Draft {
    return this.#put(`org:${slug(name)}`, "organization", name, [...states], sector, type);
  }

  place(name: string, states: readonly StateCode[]): Draft {
    return this.#put(`place:${slug(name)}`, "place", name, [...states], null, "place");
  }

  other(kind: EntityKind, name: string): Draft {
    return this.#put(`${kind}:${slug(name)}`, kind, name, [], null, kind);
  }

  /**
   * The person that a name means here, or null when a single word names nobody known and nothing says that it is a person.
   * `title` is what stands at the name; `sure` that the reader takes it for a person.
   */
  person(
    name: string,
    title: Title | null,
    sure: boolean,
  ): { draft: Draft; rule: string; confidence: number } | null {
    const words = nameWords(name);
    if (words.length === 0) return null;
    const found =
      words.length === 1 ? this.#single(words[0]!, name, title, sure) : this.#full(words, name, title);
    if (found) this.touch(found.draft);
    return found;
  }

  /** Moves a person to the end of the order of mention. */
  touch(draft: Draft): void {
    if (draft.kind !== "person") return;
    const at = this.#people.indexOf(draft);
    if (at === this.#people.length - 1 && at >= 0) return;
    if (at >= 0) this.#people.splice(at, 1);
    this.#people.push(draft);
  }

  #full(words: readonly string[], name: string, title: Title | null) {
    const exact = this.#lookup.names.longest(fold(name).match(/[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [], 0);
    const senses = exact?.values.filter((sense) => sense.kind === "person") ?? [];
    for (let i = this.#people.length - 1; i >= 0; i--) {
      const known = this.#people[i]!;
      if (sameWords(known.words, words)) return { draft: known, rule: "person.same-name", confidence: 0.95 };
    }
    if (senses.length > 0) {
      const best = this.#best(
        senses.map((sense) => sense.row),
        title,
      );
      if (best !== null) return { draft: this.#registered(best), rule: "person.registry", confidence: 0.95 };
    }
    // A first name left out, shortened or misspelt: against the report's own people first
    for (let i = this.#people.length - 1; i >= 0; i--) {
      const known = this.#people[i]!;
      if (known.words.length > 1 && alike(known.words, words) && agrees(known, title))
        return { draft: known, rule: "person.same-report", confidence: 0.9 };
    }
    const near = this.#misspelt(words, title);
    if (near !== null) return { draft: this.#registered(near), rule: "person.misspelt", confidence: 0.85 };
    return { draft: this.#unknown(words, name, title), rule: "person.new", confidence: 0.85 };
  }

  #single(word: string, name: string, title: Title | null, sure: boolean) {
    for (const place of ["surname", "any"] as const)
      for (let i = this.#people.length - 1; i >= 0; i--) {
        const known = this.#people[i]!;
        const fits =
          place === "surname" ? surnameOf(known, this.#lookup) === word : known.words.includes(word);
        if (fits && agrees(known, title))
          return {
            draft: known,
            rule: place === "surname" ? "person.surname" : "person.part-of-name",
            confidence: 0.9,
          };
      }
    const rows = this.#lookup.surnames.get(nameKey(name.replace(/['’]s$/, ""))) ?? [];
    const candidates = rows.filter((row) => {
      const person = this.#lookup.people[row]!;
      return title ? held(person, title, this.#lookup) : this.#prominent(person);
    });
    // "Zelensky", "Suharto": a name of one word of the registry itself
    const named = (this.#lookup.names.get(fold(name)) ?? []).filter(
      (sense) => sense.kind === "person" && !sense.weak,
    );
    if (named.length === 1)
      return { draft: this.#registered(named[0]!.row), rule: "person.registry", confidence: 0.9 };
    if (candidates.length > 0) {
      const best = this.#best(candidates, title);
      if (best !== null && (title || candidates.length === 1))
        return {
          draft: this.#registered(best),
          rule: "person.registry-surname",
          confidence: title ? 0.9 : 0.7,
        };
    }
    if (!title && !sure) return null;
    return { draft: this.#unknown([word], name, title), rule: "person.single-name", confidence: 0.6 };
  }

  /** Known by the surname alone: a head of state or government or minister at the time of the report. */
  #prominent(person: RegistryPerson): boolean {
    return person.tenures.some((tenure) => {
      const level = tenurePost(tenure, this.#lookup).level;
      return (
        (level === "head-of-state" || level === "minister") &&
        (this.#day === null ||
          heldOn(tenure, this.#day, 2) ||
          // "Gorbachev" means one man at any time, "Carter" or "Baker" only in theirs
          (level === "head-of-state" && !commonSurnames.has(tenure.state) && person.surname.length > 5))
      );
    });
  }

  /** Among people of one name the one whose posts fit the title and the day. */
  #best(rows: readonly number[], title: Title | null): number | null {
    let best: number | null = null;
    let top = -1;
    for (const row of rows) {
      const person = this.#lookup.people[row]!;
      let score = 0;
      if (title && held(person, title, this.#lookup)) score += 4;
      else if (
        title &&
        title.states.length > 0 &&
        !person.tenures.some((t) => title.states.includes(t.state))
      )
        score -= 3;
      if (this.#day !== null && person.tenures.some((tenure) => heldOn(tenure, this.#day!, 1))) score += 2;
      else if (this.#day === null) score += person.tenures.some((tenure) => tenure.to === "") ? 1 : 0;
      if (score > top) {
        top = score;
        best = row;
      }
    }
    return best;
  }

  /** "Llyod Austin": one or two letters off a registry name; nearer the more the title agrees. */
  #misspelt(words: readonly string[], title: Title | null): number | null {
    let best: number | null = null;
    let bestScore = Number.POSITIVE_INFINITY;
    const rows = new Set<number>();
    for (const word of words) {
      for (const row of this.#lookup.surnames.get(word) ?? []) rows.add(row);
      for (const row of this.#lookup.firstNames.get(word) ?? []) rows.add(row);
    }
    for (const row of rows) {
      const person = this.#lookup.people[row]!;
      for (const name of [person.name, ...person.aliases]) {
        const other = nameWords(name);
        if (other.length !== words.length || other.length < 2) continue;
        const a = words.join(" ");
        const b = other.join(" ");
        const off = distance(a, b);
        const supported = title !== null && held(person, title, this.#lookup);
        const swapped = off === 2 && sameLetters(a, b);
        // Two people may differ by a letter (Liu Zhan, Liu Zhen): without a fitting title only longer names
        const limit = supported ? (a.length >= 8 ? 2 : 1) : a.length >= 11 ? 1 : 0;
        if (!(off <= limit || (swapped && a.length >= 10))) continue;
        // One spelling of a family name is often another family: the surname itself must be near and begin alike
        if (Math.min(...other.map((word, i) => (word[0] === words[i]![0] ? 0 : 1))) > 0) continue;
        const score = off - (supported ? 3 : 0);
        if (score < bestScore) {
          bestScore = score;
          best = row;
        }
      }
    }
    return best;
  }

  #registered(row: number): Draft {
    const person = this.#lookup.people[row]!;
    const id = `person:${person.key}`;
    const known = this.entities.get(id);
    if (known) return known;
    const states = new Set<StateCode>();
    const inForce = person.tenures.filter((tenure) => this.#day === null || heldOn(tenure, this.#day, 0));
    const shown = inForce.length > 0 ? inForce : person.tenures;
    for (const tenure of shown) if (tenure.state) states.add(this.#code(tenure.state));
    const draft: Draft = {
      id,
      kind: "person",
      name: person.name,
      states: [...states],
      sector: tenurePost(shown[0]!, this.#lookup).sector,
      posts: shown.map((tenure) => ({
        ...tenurePost(tenure, this.#lookup).post,
        former: this.#day !== null && inForce.length === 0,
        source: tenure.source ? ("registry" as const) : ("registry, unsourced" as const),
        span: null,
      })),
      words: nameWords(person.name),
      sex: person.sex,
      person: row,
      type: "person",
    };
    this.entities.set(id, draft);
    return draft;
  }

  #unknown(words: readonly string[], name: string, title: Title | null): Draft {
    const id = `person:${slug(name) || words.join("-")}`;
    const known = this.entities.get(id);
    if (known) return known;
    const draft: Draft = {
      id,
      kind: "person",
      name,
      states: title ? [...title.states] : [],
      sector: title?.sector ?? null,
      posts: [],
      words,
      sex: "",
      person: -1,
      type: "person",
    };
    this.entities.set(id, draft);
    return draft;
  }

  /** Keeps what the report says of a person's post; the report's own stand before the registry's. */
  learn(draft: Draft, post: Post, sector: Sector, span: { start: number; end: number }): void {
    if (post.title === "") return;
    const same = draft.posts.find(
      (known) => known.source === "report" && known.title === post.title && known.state === post.state,
    );
    if (same) return;
    const own = draft.posts.filter((known) => known.source === "report").length;
    draft.posts.splice(own, 0, { ...post, source: "report", span });
    if (post.state !== null && !draft.states.includes(post.state)) {
      if (draft.person < 0) draft.states.push(post.state);
    }
    if (draft.sector === null || draft.person < 0) draft.sector = sector;
  }

  #code(state: string): StateCode {
    const row = this.#lookup.stateRow.get(state);
    return row === undefined ? state : this.#lookup.registry.states[row]!.now;
  }

  #put(
    id: string,
    kind: EntityKind,
    name: string,
    states: StateCode[],
    sector: Sector | null,
    type: string,
  ): Draft {
    let draft = this.entities.get(id);
    if (!draft) {
      draft = { id, kind, name, states, sector, posts: [], words: [], sex: "", person: -1, type };
      this.entities.set(id, draft);
    }
    return draft;
  }
}
