// Who does what in a sentence: in "Beijing suspended and later resumed talks" the subject of both verbs is Beijing.
// Relations are those of Universal Dependencies v2; token numbers are 0-based places in the sentence, -1 is "none".
import { Branches, relatives } from "./branches.ts";
import type { Sentence } from "./sentence.ts";

/** How an argument was reached: in the clause itself, over a conjunction, from a governing verb, or from the noun that a clause modifies. */
export type Reach = "own" | "shared" | "controlled" | "modified";

/** An argument of a predicate: its head token and the way it was reached. */
export interface Argument {
  readonly token: number;
  readonly reach: Reach;
}

const subjectRelations = ["nsubj", "csubj", "nsubj:pass", "csubj:pass", "nsubj:outer", "csubj:outer"];

/** A sentence's tree with the arguments of its predicates; make it once a sentence with `treeOf`. */
export class Tree extends Branches {
  /** True when the predicate is in the passive or is a participle used so ("talks suspended in August"). */
  isPassive(predicate: number): boolean {
    for (const child of this.children(predicate)) {
      const relation = this.tokens[child]!.deprel;
      if (relation === "aux:pass" || relation === "nsubj:pass" || relation === "csubj:pass") return true;
    }
    const token = this.tokens[predicate]!;
    if (token.xpos !== "VBN") return false;
    const relation = this.relation(predicate);
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
    switch (this.relation(predicate)) {
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
        if (this.relation(predicate) === "acl") {
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
    const relation = this.relation(noun);
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
      if (this.relation(child) === "nmod" && this.tokens[child]!.deprel === "nmod:poss") continue;
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

  /** A head with its coordinated members. */
  #all(token: number, reach: Reach): Argument[] {
    const found: Argument[] = [{ token, reach }];
    for (const child of this.children(token))
      if (this.relation(child) === "conj" && !this.#isClauseConjunct(child))
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
      const relation = this.relation(clause);
      if (relation !== "conj" && relation !== "xcomp" && relation !== "ccomp") return -1;
      clause = this.head(clause);
    }
    return -1;
  }
}

/** Verbs with an object whose open complement is still done by their subject: "promised Kyiv to send". */
const subjectControl: ReadonlySet<string> = new Set(["promise", "vow", "threaten", "pledge", "use", "take"]);

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
