// Finds the acts of a sentence: in "Beijing agreed to resume talks" the word "agreed" shifts the act of "resume", which shifts "talks".
// Trigger first: only words of the lexicon are looked at; operators are applied from the inside out; what one takes in is not told twice.
import { type Tree } from "../language/index.ts";
import { type Deed, shift } from "./algebra.ts";
import { complements, isAuxiliary, isNominal } from "./arguments.ts";
import { type EventLexicon, type Operator, type Pattern } from "./entry.ts";
import { certainFact, combine, type FactualityCues, ownFactuality } from "./factuality.ts";
import { cameoRoots, codes, encounters, friendly } from "./kinds.ts";
import { official, same, sides, type Who } from "./parties.ts";
import { follow } from "./paths.ts";
import { anyUnder, nearestRelative, nearSubject } from "./seek.ts";
import type { Factuality, Participant, Plover, StatementKind } from "./statement.ts";

export interface Act {
  readonly pattern: Pattern;
  /** "agree.agree-to < channel.resume": the operator first. */
  readonly rule: string;
  readonly trigger: number;
  /** Head of the clause that tells it (the light verb of "hold talks"). */
  readonly clause: number;
  readonly kind: StatementKind;
  readonly plover: Plover | null;
  readonly mode: string | null;
  readonly context: readonly string[];
  readonly cameo: string | null;
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly symmetric: boolean;
  readonly factuality: Factuality;
  readonly operators: readonly Operator[];
  /** The act that an operator took in, or null. */
  readonly inner: Act | null;
  readonly line: boolean;
  readonly talks: boolean;
  readonly weight: number;
}

/** Told of every entry that was looked at and did not become an act, for `parley code`. */
export type Dropped = (pattern: Pattern, token: number, why: string) => void;

/** Operators whose verb is merely the support of the noun under it: its subject is the noun's. */
const support: ReadonlySet<Operator> = new Set([
  "do",
  "begin",
  "occur",
  "try",
  "resume",
  "hope",
  "plan",
  "agree",
  "offer",
]);

export class Matcher {
  readonly tree: Tree;
  readonly #lexicon: EventLexicon;
  readonly #cues: FactualityCues;
  readonly #who: Who;
  readonly #whose: Who;
  readonly #dropped: Dropped | null;
  readonly #patterns: readonly (readonly Pattern[])[];
  readonly #built = new Map<number, Act | null>();
  readonly #consumed = new Set<number>();

  /** `patterns` are those of each word of the sentence (`patternsOf`). */
  constructor(
    tree: Tree,
    patterns: readonly (readonly Pattern[])[],
    lexicon: EventLexicon,
    cues: FactualityCues,
    who: Who,
    whose: Who,
    dropped: Dropped | null = null,
  ) {
    this.tree = tree;
    this.#patterns = patterns;
    this.#lexicon = lexicon;
    this.#cues = cues;
    this.#who = who;
    this.#whose = whose;
    this.#dropped = dropped;
  }

  /** The acts that stand by themselves, in the order of their words. */
  acts(): Act[] {
    const found: Act[] = [];
    for (const token of this.tree.tokens) {
      if (this.#patterns[token.index]!.length === 0) continue;
      const act = this.build(token.index);
      if (act) found.push(act);
    }
    return found.filter((act) => !this.#consumed.has(act.trigger));
  }

  patternsAt(token: number): readonly Pattern[] {
    return this.#patterns[token]!;
  }

  build(token: number): Act | null {
    const known = this.#built.get(token);
    if (known !== undefined) return known;
    this.#built.set(token, null); // a cycle of operators ends here
    // Operators over an act and plain entries first, by their demands; what an operator says alone, and last resorts, after them.
    let act: Act | null = null;
    const fitting = this.patternsAt(token).filter((pattern) => this.#fits(pattern, token));
    for (const pattern of fitting) {
      if (pattern.entry.operator) {
        act = this.#over(pattern, token, pattern.entry.operator);
        if (!act && pattern.entry.first === true && pattern.kind !== null) act = this.#plain(pattern, token);
      } else if (pattern.entry.last !== true) act = this.#plain(pattern, token);
      if (act) break;
    }
    if (!act)
      for (const pattern of fitting)
        if (pattern.kind !== null && (pattern.entry.operator !== undefined || pattern.entry.last === true)) {
          act = this.#plain(pattern, token);
          if (act) break;
        }
    this.#built.set(token, act);
    return act;
  }

  #fits(pattern: Pattern, token: number): boolean {
    const { upos, xpos } = this.tree.tokens[token]!;
    if (pattern.part === "verb") {
      if (upos === "AUX" && this.tree.relation(token) === "aux" && isAuxiliary(this.tree, token))
        return false;
      if (
        upos !== "VERB" &&
        !(upos === "AUX" && xpos !== "MD") &&
        !(upos === "NOUN" && xpos.startsWith("VB"))
      )
        return false;
    } else if (pattern.part === "noun") {
      if (upos !== "NOUN" && upos !== "PROPN") return false;
      // "the talks venue": a modifier is no act
      if (this.tree.relation(token) === "compound" && !pattern.particle) return false;
    } else if (pattern.particle === null) {
      if (upos !== "ADJ" && upos !== "NOUN" && upos !== "VERB" && upos !== "ADV") return false;
      const relation = this.tree.relation(token);
      if (
        this.tree.first(token, "cop", "nsubj") < 0 &&
        !["xcomp", "root", "conj", "advcl", "acl", "ccomp"].includes(relation)
      )
        return false;
    }
    if (pattern.particle !== null && !this.#hasParticle(token, pattern))
      return this.#drop(pattern, token, `no "${pattern.particle}"`);
    const light = pattern.part === "noun" ? (this.#light(token)?.verb ?? null) : null;
    for (const { path, words } of pattern.needs)
      if (!this.#stands(token, path, words, light))
        return this.#drop(pattern, token, `nothing fitting at ${path}`);
    for (const { path, words } of pattern.bars)
      if (this.#stands(token, path, words, null)) return this.#drop(pattern, token, `barred by ${path}`);
    return true;
  }

  #drop(pattern: Pattern, token: number, why: string): false {
    this.#dropped?.(pattern, token, why);
    return false;
  }

  #hasParticle(token: number, { particle, part }: Pattern): boolean {
    const { tokens } = this.tree;
    const is = (index: number): boolean => {
      const other = tokens[index];
      return (
        other !== undefined &&
        (other.form.toLowerCase() === particle || other.lemma.toLowerCase() === particle)
      );
    };
    if (part === "adjective")
      return is(token - 1) || this.tree.children(token).some((child) => child < token && is(child));
    if (is(token + 1)) return true;
    return this.tree.children(token).some((child) => {
      if (!is(child)) return false;
      const relation = this.tree.tokens[child]!.deprel;
      return (
        relation === "compound:prt" ||
        relation === "advmod" ||
        relation === "obj" ||
        relation === "compound" ||
        relation === "case" ||
        relation === "nsubj:pass" ||
        relation === "xcomp"
      );
    });
  }

  #stands(token: number, path: string, words: ReadonlySet<string>, light: number | null): boolean {
    if (path === "negated") return ownFactuality(this.tree, token, this.#cues).negated;
    return follow(this.tree, token, path, light).some((found) => {
      if (words.has("*")) return true;
      if (words.has("@actor") && this.#who(found).length > 0) return true;
      if (words.has("@person") && this.#who(found).some(({ person }) => person !== null)) return true;
      if (words.has("@state") && this.#who(found).some(({ state }) => state !== null)) return true;
      if (words.has("@official") && this.#who(found).some(official)) return true;
      if (words.has("@pronoun") && this.tree.tokens[found]!.upos === "PRON") return true;
      if (words.has("@place") && this.tree.tokens[found]!.upos === "PROPN") return true;
      if (
        words.has("@number") &&
        (this.tree.tokens[found]!.upos === "NUM" || this.tree.first(found, "nummod") >= 0)
      )
        return true;
      if (words.has("@act") && this.patternsAt(found).some(({ kind }) => kind !== null)) return true;
      return this.#meanings(found).some((meant) => {
        const { lemma, form } = this.tree.tokens[meant]!;
        const low = form.toLowerCase();
        return (
          words.has(lemma.toLowerCase()) ||
          words.has(low) ||
          (low.endsWith("s") && words.has(low.slice(0, -1)))
        );
      });
    });
  }

  /** The noun and, when it only measures or shares out, the one after "of": "tons of aid", "a series of meetings"; and its conjuncts. */
  #meanings(token: number): number[] {
    const found = [token];
    const { lemma, upos } = this.tree.tokens[token]!;
    const partitive = this.#lexicon.classes.get("$partitive");
    if (
      partitive?.has(lemma.toLowerCase()) ||
      upos === "NUM" ||
      upos === "SYM" ||
      upos === "DET" ||
      upos === "PRON"
    )
      for (const child of this.tree.childrenBy(token, "nmod"))
        if (this.tree.preposition(child) === "of" || this.tree.preposition(child) === "in")
          found.push(...this.#meanings(child));
    for (const child of this.tree.childrenBy(token, "conj"))
      if (isNominal(this.tree, child)) found.push(child);
    return found;
  }

  #over(pattern: Pattern, token: number, operator: Operator): Act | null {
    const paths = pattern.entry.content ?? ["clause", "object"];
    for (const path of paths)
      for (const found of follow(this.tree, token, path))
        for (const meant of this.#meanings(found)) {
          if (meant === token) continue;
          const inner = this.#innermost(meant);
          if (!inner) continue;
          const act = this.#operate(pattern, token, operator, inner);
          if (act) return act;
          this.#drop(pattern, token, `says nothing over ${inner.rule}`);
        }
    if (pattern.kind === null) this.#drop(pattern, token, "nothing under it");
    return null;
  }

  /** The act at this word, or the one in the clause that completes an empty word ("a plan under which ...", "efforts to mediate"). */
  #innermost(token: number): Act | null {
    const act = this.build(token) ?? this.#meantBefore(token);
    if (act) return act;
    const empty = this.#lexicon.classes.get("$empty");
    if (!empty?.has(this.tree.tokens[token]!.lemma.toLowerCase())) return null;
    for (const clause of [
      ...complements(this.tree, token),
      ...follow(this.tree, token, "for"),
      ...follow(this.tree, token, "of"),
      ...follow(this.tree, token, "on"),
    ]) {
      const inner = this.build(clause);
      if (inner) return inner;
    }
    return null;
  }

  /** "... agreed to resume dialogue, but that has yet to take place": what was agreed, not the agreement. */
  #meantBefore(token: number): Act | null {
    const { upos, lemma } = this.tree.tokens[token]!;
    if (upos !== "PRON" && upos !== "DET") return null;
    if (!["that", "this", "it", "which"].includes(lemma.toLowerCase())) return null;
    for (let at = token - 1; at >= 0; at--) {
      const act = this.#built.get(at);
      if (!act || act.plover === null) continue;
      const meant = act.inner ?? act;
      return {
        ...meant,
        actors: meant.actors.length > 0 ? meant.actors : act.actors,
        recipients: meant.recipients.length > 0 ? meant.recipients : act.recipients,
        trigger: token,
      };
    }
    return null;
  }

  #light(token: number): { verb: number; operator: Operator } | null {
    if (!isNominal(this.tree, token)) return null;
    let at = token;
    // "a series of meetings": the verb stands over the measure
    for (let steps = 0; steps < 3; steps++) {
      const head = this.tree.head(at);
      if (head < 0) return null;
      const relation = this.tree.tokens[at]!.deprel;
      if (["obj", "nsubj:pass", "obl", "nsubj", "xcomp"].includes(relation) || relation === "acl") {
        for (const { entry, part } of this.patternsAt(head))
          if (entry.operator && part === "verb") return { verb: head, operator: entry.operator };
        return null;
      }
      if (relation !== "nmod" && relation !== "conj") return null;
      if (
        relation === "nmod" &&
        !this.#lexicon.classes.get("$partitive")?.has(this.tree.tokens[head]!.lemma.toLowerCase())
      )
        return null;
      at = head;
    }
    return null;
  }

  #roles(
    paths: readonly string[],
    token: number,
    light: number | null,
    taken: readonly Participant[],
  ): Participant[] {
    for (const path of paths) {
      const found: Participant[] =
        path === "subject"
          ? nearestRelative(this.tree, this.#who, light ?? token)
          : path.endsWith("owner")
            ? this.#whoseAt(token, path, light, taken)
            : [];
      if (path.endsWith("owner") && found.length > 0) return found;
      for (const at of follow(this.tree, token, path, light)) {
        if (at === token) continue;
        // "the Department nor the Ministry": coordinated, though the tree has it as an apposition
        const beside = this.tree
          .childrenBy(at, "appos")
          .filter((child) => this.tree.tokens[this.tree.reach(child)[0]]!.upos === "CCONJ");
        for (const participant of [at, ...beside].flatMap((one) => this.#who(one)))
          if (
            !found.some((other) => same(other, participant)) &&
            !taken.some((other) => same(other, participant))
          )
            found.push(participant);
      }
      if (found.length > 0) return found;
    }
    // "riots against Israeli policies", "praised Haiti's efforts": whose the thing is
    for (const path of paths) {
      if (late(path) || path.endsWith("owner") || path === "subject" || path === "place") continue;
      const found = follow(this.tree, token, `${path}.owner`, light)
        .flatMap((at) => this.#who(at))
        .filter((one) => !taken.some((other) => same(one, other)));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The parties that a noun's modifiers name, both of them: "U.S.-China talks". */
  #whoseAt(token: number, path: string, light: number | null, taken: readonly Participant[]): Participant[] {
    const nouns =
      path === "owner" ? [token] : follow(this.tree, token, path.slice(0, -".owner".length), light);
    return nouns
      .filter((noun) => noun >= 0 && isNominal(this.tree, noun))
      .flatMap((noun) => this.#whose(noun))
      .filter((one) => !taken.some((other) => same(one, other)));
  }

  #plain(pattern: Pattern, token: number): Act | null {
    const { entry } = pattern;
    const kind = pattern.kind!;
    const light = this.#light(token);
    const over = light && support.has(light.operator) ? light.verb : null;
    const predicative =
      pattern.part === "adjective" && this.tree.first(token, "cop", "nsubj") < 0
        ? this.tree.head(token)
        : null;
    const support_ =
      over ??
      (predicative !== null && predicative >= 0 && this.tree.tokens[predicative]!.upos === "VERB"
        ? predicative
        : null);
    let actors = this.#roles(entry.actor ?? ["subject", "subject.owner"], token, support_, []);
    if (
      actors.length === 0 &&
      entry.actor === undefined &&
      pattern.part === "verb" &&
      !this.tree.isPassive(token)
    )
      actors = nearSubject(this.tree, this.#who, token);
    let recipients = this.#roles(
      entry.recipient ?? ["object", "with", "to", "against", "on"],
      token,
      support_,
      actors,
    );
    if (
      recipients.length === 0 &&
      entry.recipient?.length !== 0 &&
      !(entry.symmetric === true && sides(actors) > 1)
    )
      recipients = anyUnder(
        this.tree,
        this.#who,

        token,
        support_,
        actors,
        entry.symmetric !== undefined && entry.symmetric !== false,
      );
    if (
      entry.symmetric !== undefined &&
      entry.symmetric !== false &&
      actors.length === 0 &&
      recipients.length > 0
    ) {
      actors = recipients;
      recipients = [];
    }
    // "Pakistan and India reopened the Attari crossing": a place of one's own is not the other side
    if (sides(actors) > 1)
      recipients = recipients.filter(
        ({ entity, state }) => !entity?.startsWith("place:") || !actors.some((one) => one.state === state),
      );
    const symmetric =
      entry.symmetric === true ||
      (entry.symmetric === "plural" && recipients.length === 0 && sides(actors) > 1);
    const own = ownFactuality(this.tree, token, this.#cues, pattern.part === "noun");
    const { modal, negated } = own;
    // "did not comment" is a silence that is: the entry asks for the negation
    const fact = entry.needs?.negated
      ? combine(own.fact, { polarity: "negative" })
      : entry.needs?.["~not"]
        ? certainFact
        : own.fact;
    const plover = entry.plover === undefined ? codes[kind].plover : entry.plover;
    const lemma = this.tree.tokens[token]!.lemma.toLowerCase();
    const inClass = (name: string) => this.#lexicon.classes.get(name)?.has(lemma) ?? false;
    return this.#moody(
      {
        pattern,
        rule: pattern.id,
        trigger: token,
        clause: pattern.part === "verb" ? token : (support_ ?? token),
        kind,
        plover,
        mode: entry.mode ?? null,
        context: entry.context ?? [],
        cameo:
          entry.cameo ??
          (plover !== null && plover !== codes[kind].plover ? cameoRoots[plover] : codes[kind].cameo),
        actors,
        recipients,
        symmetric,
        factuality: fact,
        operators: [],
        inner: null,
        line: inClass("$line") && !isAppointed(this.tree, token),
        talks: inClass("$talks"),
        weight: entry.weight ?? 0.8,
      },
      modal,
      negated,
    );
  }

  #operate(pattern: Pattern, token: number, operator: Operator, inner: Act): Act | null {
    const { entry } = pattern;
    const deed: Deed = { kind: inner.kind, plover: inner.plover, line: inner.line, talks: inner.talks };
    const shifted = shift(operator, deed);
    if (!shifted) return null;
    const own =
      operator === "disrupt"
        ? []
        : this.#roles(
            entry.actor ?? ["subject", "subject.owner"],
            token,
            this.#light(token)?.verb ?? null,
            [],
          );
    if (
      own.length === 0 &&
      operator !== "disrupt" &&
      operator !== "occur" &&
      entry.actor === undefined &&
      pattern.part === "verb" &&
      !this.tree.isPassive(token)
    )
      own.push(...nearSubject(this.tree, this.#who, token));
    const told = shifted.same === true || encounters.has(inner.kind);
    // "the talks between A and B were suspended": by whom is not told; it befell both.
    const befell =
      own.length === 0 &&
      (inner.symmetric || this.tree.first(inner.clause, "nsubj") < 0) &&
      operator !== "refuse" &&
      operator !== "request" &&
      operator !== "accuse" &&
      operator !== "condemn" &&
      operator !== "threaten" &&
      (inner.symmetric ||
        operator === "agree" ||
        operator === "plan" ||
        operator === "hope" ||
        operator === "offer");
    const actors = own.length > 0 ? own : told || operator === "disrupt" || befell ? inner.actors : [];
    const others = (list: readonly Participant[]) =>
      list.filter((one) => !actors.some((other) => same(one, other)));
    // Whom the operator itself addresses comes before whom the act under it concerns, what else its clause names after.
    const paths = entry.recipient ?? [];
    const addressed = this.#roles(
      paths.filter((path) => !late(path)),
      token,
      null,
      actors,
    );
    let recipients: readonly Participant[] = addressed;
    // "that has yet to take place between Austin and Li": those it is between are all who take part
    const between = operator === "occur" && own.length > 0;
    if (recipients.length === 0 && !between) {
      const asked =
        inner.plover === "REQUEST" ||
        inner.plover === "AGREE" ||
        inner.plover === "THREATEN" ||
        inner.plover === "ACCUSE";
      const doer =
        operator === "condemn" ||
        operator === "accuse" ||
        operator === "praise" ||
        operator === "request" ||
        (asked && (operator === "refuse" || operator === "accept"));
      recipients = doer
        ? firstOf(
            others(inner.actors),
            operator === "condemn" || operator === "accuse" ? [] : others(inner.recipients),
          )
        : firstOf(others(inner.recipients), others(inner.actors));
      if (recipients.length === 0) recipients = this.#roles(paths.filter(late), token, null, actors);
    }
    if (sides(actors) > 1)
      recipients = recipients.filter(
        ({ entity, state }) => !entity?.startsWith("place:") || !actors.some((one) => one.state === state),
      );
    this.#consumed.add(inner.trigger);
    const { fact, modal, negated } = ownFactuality(
      this.tree,
      token,
      this.#cues,
      pattern.part === "noun",
      inner.trigger,
    );
    const symmetric =
      recipients.length === 0
        ? (inner.symmetric ||
            between ||
            shifted.kind === "agreement" ||
            shifted.plover === "AGREE" ||
            shifted.kind.startsWith("channel-")) &&
          sides(actors) > 1
        : inner.symmetric && shifted.same === true;
    const same_ = shifted.same === true;
    return this.#moody(
      {
        pattern,
        rule: `${pattern.id} < ${inner.rule}`,
        trigger: token,
        clause: token,
        kind: shifted.kind,
        plover: shifted.plover,
        mode: same_ ? inner.mode : null,
        context: inner.context,
        cameo: same_
          ? inner.cameo
          : shifted.plover !== null && shifted.plover !== codes[shifted.kind].plover
            ? cameoRoots[shifted.plover]
            : codes[shifted.kind].cameo,
        actors,
        recipients,
        symmetric,
        factuality: combine(
          combine(fact, same_ || shifted.factuality ? (shifted.factuality ?? {}) : {}),
          same_ ? inner.factuality : certainFact,
        ),
        operators: [operator, ...inner.operators],
        inner,
        line: inner.line,
        talks: inner.talks,
        weight: Math.max(entry.weight ?? 0.8, inner.weight),
      },
      modal,
      negated,
    );
  }

  /** "will", "is to" and "will not" work like operators on the act itself. */
  #moody(act: Act, modal: string | null, negated: boolean): Act {
    const willing = modal === "will" || modal === "shall" || modal === "would";
    if (!willing || act.plover === null) return act;
    if (negated) {
      if (!friendly.has(act.plover)) return act;
      return {
        ...act,
        kind: "refusal",
        plover: "REJECT",
        symmetric: act.symmetric && act.recipients.length === 0,
        cameo: codes.refusal.cameo,
        mode: null,
        factuality: certainFact,
        operators: ["refuse", ...act.operators],
      };
    }
    const shifted = shift("plan", act);
    if (!shifted) return act;
    // "said they would meet": reported, "would" is a "will"; after "if" it stays a condition
    const conditioned = this.tree
      .childrenBy(act.clause, "advcl")
      .some((child) => this.tree.marker(child) === "if");
    if (modal === "would" && !conditioned && act.factuality.status === "conditional")
      act = { ...act, factuality: { ...act.factuality, status: "actual" } };
    return {
      ...act,
      kind: shifted.kind,
      plover: shifted.plover,
      cameo:
        shifted.plover === act.plover
          ? act.cameo
          : shifted.plover === codes[shifted.kind].plover
            ? codes[shifted.kind].cameo
            : shifted.plover && cameoRoots[shifted.plover],
      factuality: shifted.factuality
        ? combine(act.factuality, shifted.factuality)
        : shifted.kind === act.kind
          ? act.factuality
          : certainFact,
      operators: ["plan", ...act.operators],
    };
  }
}

/** Paths into other clauses: asked last. */
const late = (path: string): boolean => path.startsWith("clause") || path.startsWith("condition");

const firstOf = (a: readonly Participant[], b: readonly Participant[]): readonly Participant[] =>
  a.length > 0 ? a : b;

const appointing: ReadonlySet<string> = new Set([
  "plan",
  "schedule",
  "slate",
  "set",
  "arrange",
  "expect",
  "due",
]);

/** "Talks that had been planned for August", "the scheduled talks" are one occasion: cancelled, the line they belong to stands. */
const isAppointed = (tree: Tree, noun: number): boolean => {
  // "talks between Chad and Niger that were planned": the clause may hang on the last name.
  const phrase = [
    noun,
    ...tree.childrenBy(noun, "nmod").flatMap((child) => [child, ...tree.conjuncts(child)]),
  ];
  return phrase.some((word) =>
    tree
      .childrenBy(word, "acl", "amod")
      .some((child) => appointing.has(tree.tokens[child]!.lemma.toLowerCase())),
  );
};
