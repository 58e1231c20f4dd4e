// The branches of a sentence's tree: children by relation, spans, phrases, conjuncts, prepositions, the way between two words.
// Relations are those of Universal Dependencies v2; token numbers are 0-based places in the sentence, -1 is "none".
import type { Span } from "../report/index.ts";
import type { Sentence, Token } from "./sentence.ts";

/** Steps between two tokens: up from `from` to the common ancestor, then down to `to`; both ends and `top` included. */
export interface Path {
  readonly up: readonly number[];
  readonly down: readonly number[];
  readonly top: number;
}

const none: readonly number[] = [];
/** Pronouns that open a relative clause. */
export const relatives: ReadonlySet<string> = new Set(["who", "which", "that", "whom", "whose"]);

/** Relations that do not belong to the phrase of their head. */
const loose: ReadonlySet<string> = new Set(
  "conj cc appos parataxis punct case cop nsubj csubj mark aux advcl discourse vocative list".split(" "),
);

/** Index of one sentence's tree. All look-ups are constant or linear in the children seen. */
export class Branches {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** The root's token number; -1 in a sentence without words. */
  readonly root: number;
  readonly #dependents: (number[] | undefined)[];
  readonly #relation: string[];
  readonly #left: Int32Array;
  readonly #right: Int32Array;

  constructor(sentence: Sentence) {
    const tokens = sentence.tokens;
    const count = tokens.length;
    this.sentence = sentence;
    this.tokens = tokens;
    this.#dependents = Array.from<undefined, number[] | undefined>({ length: count }, () => undefined);
    this.#relation = Array.from({ length: count }, () => "");
    this.#left = new Int32Array(count);
    this.#right = new Int32Array(count);
    let root = -1;
    for (let i = 0; i < count; i++) {
      const token = tokens[i]!;
      const colon = token.deprel.indexOf(":");
      this.#relation[i] = colon < 0 ? token.deprel : token.deprel.slice(0, colon);
      this.#left[i] = i;
      this.#right[i] = i;
      if (token.head < 0) {
        if (root < 0) root = i;
      } else (this.#dependents[token.head] ??= []).push(i);
    }
    this.root = root;
    if (root >= 0) this.#spread(root);
  }

  /** Leftmost and rightmost descendants, bottom up without recursion: a sentence may be one long chain. */
  #spread(root: number): void {
    const order = [root];
    for (let k = 0; k < order.length; k++) {
      const below = this.#dependents[order[k]!];
      if (below) for (const child of below) order.push(child);
    }
    for (let k = order.length - 1; k > 0; k--) {
      const child = order[k]!;
      const head = this.tokens[child]!.head;
      if (this.#left[child]! < this.#left[head]!) this.#left[head] = this.#left[child]!;
      if (this.#right[child]! > this.#right[head]!) this.#right[head] = this.#right[child]!;
    }
  }

  /** The relation's universal part: "nsubj" of "nsubj:pass". */
  relation(token: number): string {
    return this.#relation[token]!;
  }

  /** True when the token's relation is `relation`; without a colon in it subtypes count too. */
  is(token: number, relation: string): boolean {
    return this.#relation[token] === relation || this.tokens[token]!.deprel === relation;
  }

  head(token: number): number {
    return this.tokens[token]!.head;
  }

  /** Direct dependents in text order. */
  children(token: number): readonly number[] {
    return this.#dependents[token] ?? none;
  }

  /** Direct dependents by one of the relations ("obl" holds "obl:tmod"; "obl:agent" only itself). */
  childrenBy(token: number, ...relations: readonly string[]): number[] {
    const found: number[] = [];
    for (const child of this.children(token))
      if (relations.includes(this.#relation[child]!) || relations.includes(this.tokens[child]!.deprel))
        found.push(child);
    return found;
  }

  /** First dependent by one of the relations, or -1. */
  first(token: number, ...relations: readonly string[]): number {
    for (const child of this.children(token))
      if (relations.includes(this.#relation[child]!) || relations.includes(this.tokens[child]!.deprel))
        return child;
    return -1;
  }

  /** First and last token of the subtree, both included; what lies between may belong elsewhere in a crossing tree. */
  reach(token: number): readonly [first: number, last: number] {
    return [this.#left[token]!, this.#right[token]!];
  }

  /** Span of the subtree in the kept text, from its first to its last token. */
  span(token: number): Span {
    return {
      start: this.tokens[this.#left[token]!]!.start,
      end: this.tokens[this.#right[token]!]!.end,
    };
  }

  /** All tokens of the subtree in text order; `skip` leaves out children (and all below them). */
  subtree(token: number, skip?: (child: number) => boolean): number[] {
    const found = [token];
    for (let k = 0; k < found.length; k++)
      for (const child of this.children(found[k]!)) if (!skip?.(child)) found.push(child);
    return found.sort((a, b) => a - b);
  }

  /**
   * First and last token (both included) of the phrase around a noun: its modifiers before and behind, without coordinated
   * members, appositions, relative clauses and loose remarks.
   */
  phrase(token: number): readonly [first: number, last: number] {
    let first = token;
    let last = token;
    for (const child of this.children(token)) {
      if (loose.has(this.#relation[child]!) || this.tokens[child]!.deprel === "acl:relcl") continue;
      if (this.#left[child]! < first) first = this.#left[child]!;
      if (this.#right[child]! > last) last = this.#right[child]!;
    }
    return [first, last];
  }

  /** True when `ancestor` governs `token` or is it. */
  governs(ancestor: number, token: number): boolean {
    for (
      let at = token, steps = 0;
      at >= 0 && steps <= this.tokens.length;
      at = this.tokens[at]!.head, steps++
    )
      if (at === ancestor) return true;
    return false;
  }

  /** The conjuncts of a coordination, its first member first; `[token]` when it stands alone. `token` may be any member. */
  conjuncts(token: number): number[] {
    const first = this.firstConjunct(token);
    const found = [first];
    // Conjuncts hang on the first, but readers now and then chain them.
    for (let k = 0; k < found.length; k++)
      for (const child of this.children(found[k]!)) if (this.#relation[child] === "conj") found.push(child);
    return found.sort((a, b) => a - b);
  }

  firstConjunct(token: number): number {
    let at = token;
    for (
      let steps = 0;
      this.#relation[at] === "conj" && this.head(at) >= 0 && steps < this.tokens.length;
      steps++
    )
      at = this.head(at);
    return at;
  }

  /** Lemma(s) of the preposition or marker before a noun: "with", "according to", "on behalf of"; "" when there is none. */
  preposition(token: number): string {
    let words = "";
    for (const child of this.children(token)) {
      if (this.#relation[child] !== "case" || this.tokens[child]!.upos === "PART") continue;
      words += (words ? " " : "") + this.withFixed(child);
    }
    return words;
  }

  /** Lower-case form of a function word with its `fixed` parts: "because of", "in order". */
  withFixed(token: number): string {
    let words = this.tokens[token]!.form.toLowerCase();
    for (const child of this.children(token))
      if (this.#relation[child] === "fixed") words += ` ${this.tokens[child]!.form.toLowerCase()}`;
    return words;
  }

  /** Subordinator of a clause: "that", "if", "to", "after"; "" when there is none. */
  marker(clause: number): string {
    const mark = this.first(clause, "mark");
    return mark < 0 ? "" : this.withFixed(mark);
  }

  /** The noun that a relative or participial clause modifies, or -1. */
  antecedent(clause: number): number {
    const head = this.firstConjunct(clause);
    return this.#relation[head] === "acl" ? this.head(head) : -1;
  }

  /** The relative pronoun's place in its clause: the token of who, which, that; -1 when there is none. */
  relativePronoun(clause: number): number {
    for (const child of this.children(clause)) {
      const token = this.tokens[child]!;
      if (token.upos === "PRON" && relatives.has(token.lemma) && child < clause) return child;
    }
    return -1;
  }

  /** True for the head of a clause: a verb, or a noun or adjective with a copula or a subject. */
  isClausal(token: number): boolean {
    return this.tokens[token]!.upos === "VERB" || this.first(token, "cop", "nsubj", "csubj") >= 0;
  }

  /** The nearest clause head at or above the token; -1 in a sentence without one. */
  clause(token: number): number {
    for (
      let at = token, steps = 0;
      at >= 0 && steps <= this.tokens.length;
      at = this.tokens[at]!.head, steps++
    )
      if (this.isClausal(at)) return at;
    return -1;
  }

  /** The way between two tokens. */
  path(from: number, to: number): Path {
    const up: number[] = [];
    const seen = new Map<number, number>();
    for (let at = from; at >= 0 && up.length <= this.tokens.length; at = this.tokens[at]!.head) {
      seen.set(at, up.length);
      up.push(at);
    }
    const down: number[] = [];
    for (
      let at = to, steps = 0;
      at >= 0 && steps <= this.tokens.length;
      at = this.tokens[at]!.head, steps++
    ) {
      down.push(at);
      const place = seen.get(at);
      if (place !== undefined) return { up: up.slice(0, place + 1), down: down.reverse(), top: at };
    }
    return { up, down: down.reverse(), top: -1 };
  }
}
