// Walks a sentence's tree: in "Beijing suspended and later resumed talks" the subject of both verbs is Beijing.
// Relations are those of Universal Dependencies v2; token numbers are 0-based places in the sentence, -1 is "none".
import type { Span } from "../report/index.ts";
import type { Sentence, Token } from "./sentence.ts";

/** How an argument was reached: in the clause itself, over a conjunction, from a governing verb, or from the noun that a clause modifies. */
export type Reach = "own" | "shared" | "controlled" | "modified";

/** An argument of a predicate: its head token and the way it was reached. */
export interface Argument {
  readonly token: number;
  readonly reach: Reach;
}

/** Steps between two tokens: up from `from` to the common ancestor, then down to `to`; both ends and `top` included. */
export interface Path {
  readonly up: readonly number[];
  readonly down: readonly number[];
  readonly top: number;
}

const none: readonly number[] = [];
const subjectRelations = ["nsubj", "csubj", "nsubj:pass", "csubj:pass", "nsubj:outer", "csubj:outer"];
const relatives: ReadonlySet<string> = new Set(["who", "which", "that", "whom", "whose"]);

/** Index of one sentence's tree; make it once a sentence with `treeOf`. All look-ups are constant or linear in the children seen. */
export class Tree {
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

  /** True when the predicate is in the passive or is a participle used so ("talks suspended in August"). */
  isPassive(predicate: number): boolean {
    for (const child of this.children(predicate)) {
      const relation = this.tokens[child]!.deprel;
      if (relation === "aux:pass" || relation === "nsubj:pass" || relation === "csubj:pass") return true;
    }
    const token = this.tokens[predicate]!;
    if (token.xpos !== "VBN") return false;
    const relation = this.#relation[predicate];
    if (relation === "conj") {
      // "was suspended and later cancelled": the auxiliary stands with the first.
      const first = this.firstConjunct(predicate);
      return (
        this.first(predicate, "aux", "nsubj") < 0 &&
        this.tokens[first]!.xpos === "VBN" &&
        this.isPassive(first)
      );
    }
    if (token.deprel === "acl" || relation === "amod") return true;
    return this.first(predicate, "aux", "nsubj") < 0;
  }

  /**
   * Who fills the subject's place: the clause's own subject, that of the verb it is coordinated with, the controller of an open
   * complement or adverbial clause, or the noun that it modifies. Coordinated subjects are all given. The subject of a passive
   * is what the act is done to: see `doers` and `undergoers`.
   */
  subjects(predicate: number): Argument[] {
    return this.#subjects(predicate, 0);
  }

  #subjects(predicate: number, depth: number): Argument[] {
    const own = this.first(predicate, ...subjectRelations);
    if (own >= 0) {
      const antecedent = this.#resolveRelative(predicate, own);
      return antecedent >= 0 ? this.#all(antecedent, "modified") : this.#all(own, "own");
    }
    if (depth > 8) return [];
    const token = this.tokens[predicate]!;
    const head = token.head;
    if (head < 0) return [];
    switch (this.#relation[predicate]) {
      case "conj":
        return this.#subjects(head, depth + 1).map(({ token: at, reach }) => ({
          token: at,
          reach: reach === "own" ? "shared" : reach,
        }));
      case "xcomp": {
        const object = this.first(head, "obj", "iobj");
        if (object >= 0 && token.upos !== "ADJ" && !subjectControl.has(this.tokens[head]!.lemma))
          return this.#all(object, "controlled");
        return this.#subjects(head, depth + 1).map(({ token: at }) => ({ token: at, reach: "controlled" }));
      }
      case "advcl":
        if (!this.isClausal(head)) return [];
        return this.#subjects(head, depth + 1).map(({ token: at }) => ({ token: at, reach: "controlled" }));
      case "ccomp":
      case "acl":
        if (this.#relation[predicate] === "acl") {
          if (token.deprel === "acl:relcl") return [];
          // "a request to meet" does not make the request meet; "the talks held" and "officials visiting" do modify.
          if (token.xpos === "VB" || (token.xpos === "VBG" && this.first(predicate, "mark") >= 0))
            return this.#holders(head, token.xpos === "VB", depth);
          return this.#all(head, "modified");
        }
        return [];
      default:
        return [];
    }
  }

  /**
   * Who would do what a noun's clause tells: the noun's possessor ("Austin's request to meet"), or for nouns of one's own intent
   * the subject of the clause ("made an effort to meet"); of other nouns nothing is known.
   */
  #holders(noun: number, infinitive: boolean, depth: number): Argument[] {
    const owner = this.possessor(noun);
    if (owner.length > 0) return owner;
    if (infinitive && !intents.has(this.tokens[noun]!.lemma)) return [];
    const relation = this.#relation[noun];
    if (relation !== "obj" && relation !== "obl" && relation !== "xcomp") return [];
    return this.#subjects(this.head(noun), depth + 1).map(({ token }) => ({ token, reach: "controlled" }));
  }

  /** `'s`-possessor, or the noun after "of" or "by", of a noun that names an act: "Austin's request", "the visit of Wang". */
  possessor(noun: number): Argument[] {
    const owner = this.first(noun, "nmod:poss");
    if (owner >= 0) return this.#all(owner, "modified");
    for (const child of this.childrenBy(noun, "nmod")) {
      const preposition = this.preposition(child);
      if (preposition === "by" || preposition === "of") return this.#all(child, "modified");
    }
    return [];
  }

  /** Direct objects, own or, for relative clauses, the noun modified ("the talks that Beijing suspended"). Coordinated ones are all given. */
  objects(predicate: number): Argument[] {
    const found: Argument[] = [];
    for (const child of this.childrenBy(predicate, "obj")) {
      const antecedent = this.#resolveRelative(predicate, child);
      found.push(...(antecedent >= 0 ? this.#all(antecedent, "modified") : this.#all(child, "own")));
    }
    if (found.length > 0) return found;
    const token = this.tokens[predicate]!;
    if (token.deprel === "acl:relcl" && !this.isPassive(predicate) && this.relativePronoun(predicate) < 0) {
      // "the talks Beijing suspended": a gap without a pronoun; a clause with its own subject and no object
      if (this.first(predicate, "nsubj") >= 0 && this.first(predicate, "xcomp", "ccomp", "cop") < 0)
        return this.#all(token.head, "modified");
    }
    return found;
  }

  /** Objects, and when the clause has none those of the last verb that it is coordinated with: "met and briefed Li". */
  objectsShared(predicate: number): Argument[] {
    const own = this.objects(predicate);
    if (own.length > 0) return own;
    const all = this.conjuncts(predicate);
    const last = all.at(-1)!;
    if (last <= predicate) return own;
    if (this.first(predicate, "obl", "xcomp", "ccomp") >= 0) return own;
    return this.objects(last).map(({ token }) => ({ token, reach: "shared" }));
  }

  /** Obliques with one of the prepositions (all when none is named), own first; coordinated ones are all given. */
  obliques(predicate: number, ...prepositions: readonly string[]): Argument[] {
    const found: Argument[] = [];
    for (const child of this.childrenBy(predicate, "obl", "nmod")) {
      if (this.#relation[child] === "nmod" && this.tokens[child]!.deprel === "nmod:poss") continue;
      if (prepositions.length > 0 && !prepositions.includes(this.preposition(child))) continue;
      found.push(...this.#all(child, "own"));
    }
    return found;
  }

  /** Agents of a passive: "by Beijing". */
  agents(predicate: number): Argument[] {
    const agent = this.first(predicate, "obl:agent");
    if (agent >= 0) return this.#all(agent, "own");
    return this.isPassive(predicate) ? this.obliques(predicate, "by") : [];
  }

  /** Who does it, voice undone: the subject of an active, the agent of a passive. */
  doers(predicate: number): Argument[] {
    return this.isPassive(predicate) ? this.agents(predicate) : this.subjects(predicate);
  }

  /** What it is done to, voice undone: the object of an active, the subject of a passive. */
  undergoers(predicate: number): Argument[] {
    return this.isPassive(predicate) ? this.subjects(predicate) : this.objects(predicate);
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

  /** A head with its coordinated members. */
  #all(token: number, reach: Reach): Argument[] {
    const found: Argument[] = [{ token, reach }];
    for (const child of this.children(token))
      if (this.#relation[child] === "conj" && !this.#isClauseConjunct(child))
        found.push({ token: child, reach });
    return found;
  }

  #isClauseConjunct(token: number): boolean {
    return this.tokens[token]!.upos === "VERB" || this.first(token, "cop", "nsubj") >= 0;
  }

  /** The noun that a relative pronoun in an argument's place stands for, or -1. */
  #resolveRelative(predicate: number, argument: number): number {
    const token = this.tokens[argument]!;
    if (token.upos !== "PRON" || !relatives.has(token.lemma)) return -1;
    let clause = predicate;
    for (let steps = 0; steps < 6; steps++) {
      if (this.tokens[clause]!.deprel === "acl:relcl") return this.head(clause);
      const relation = this.#relation[clause];
      if (relation !== "conj" && relation !== "xcomp" && relation !== "ccomp") return -1;
      clause = this.head(clause);
    }
    return -1;
  }
}

/** Verbs with an object whose open complement is still done by their subject: "promised Kyiv to send". */
const subjectControl: ReadonlySet<string> = new Set(["promise", "vow", "threaten", "pledge", "use", "take"]);

/** Relations that do not belong to the phrase of their head. */
const loose: ReadonlySet<string> = new Set(
  "conj cc appos parataxis punct case cop nsubj csubj mark aux advcl discourse vocative list".split(" "),
);

/** Nouns whose open clause is done by the one who has them. */
const intents: ReadonlySet<string> = new Set(
  `ability agreement aim ambition attempt authority bid capability capacity chance commitment decision desire determination duty effort eagerness failure
  freedom inability intent intention interest mandate move need obligation offer opportunity plan pledge power preparation promise readiness refusal
  reluctance resolve responsibility right step threat unwillingness vow willingness wish`.split(/\s+/),
);

const trees = new WeakMap<Sentence, Tree>();

/** The sentence's tree index, made when first asked for. */
export function treeOf(sentence: Sentence): Tree {
  let tree = trees.get(sentence);
  if (!tree) {
    tree = new Tree(sentence);
    trees.set(sentence, tree);
  }
  return tree;
}
