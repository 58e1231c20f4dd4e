// The arguments of an act's word: in "the Pentagon's request for Austin to meet" the request's owner is the Pentagon.
// Voice, control, relative clauses and conjunction are undone by the tree (language/tree.ts); this adds what act words need.
import { type Argument, type Tree } from "../language/index.ts";
import { judgedFor } from "./judged.ts";

/** Verbs that hand their prepositional object to the clause under them: "called on X to withdraw". */
const appeals: ReadonlySet<string> = new Set([
  "call",
  "appeal",
  "press",
  "prevail",
  "plead",
  "lean",
  "wait",
  "arrange",
  "push",
]);

/** Verbs that bid somebody to do something. */
const directives: ReadonlySet<string> = new Set([
  "urge",
  "tell",
  "ask",
  "order",
  "force",
  "press",
  "push",
  "warn",
  "caution",
  "allow",
  "instruct",
  "compel",
  "persuade",
  "require",
  "beg",
  "implore",
  "advise",
  "invite",
  "encourage",
  "pressure",
]);

/** "Urged the bloc to impose", the infinitive hung on the noun. */
export function isBidden(tree: Tree, verb: number): boolean {
  const noun = tree.head(verb);
  if (noun < 0 || tree.relation(verb) !== "acl" || tree.marker(verb) !== "to") return false;
  const relation = tree.relation(noun);
  const over = tree.head(noun);
  return (relation === "obj" || relation === "iobj") && over >= 0 && directives.has(tree.tokens[over]!.lemma);
}

/** Verbs whose particle the tree now and then takes for a preposition: "handed over the enclave". */
const phrasal: ReadonlySet<string> = new Set([
  "hand over",
  "turn over",
  "call off",
  "cut off",
  "break off",
  "put off",
  "lay down",
  "set up",
  "give up",
  "shut down",
  "carry out",
]);

const clausal: ReadonlySet<string> = new Set([
  "that",
  "of",
  "from",
  "for",
  "against",
  "with",
  "in",
  "to",
  "into",
  "on",
  "about",
]);

const tokensOf = (found: readonly Argument[]): number[] => found.map(({ token }) => token);

export const isNominal = (tree: Tree, token: number): boolean => {
  const { upos } = tree.tokens[token]!;
  return upos === "NOUN" || upos === "PROPN";
};

const auxiliaries: ReadonlySet<string> = new Set(["be", "have", "do", "get", "will", "would", "can", "may"]);

/** True for words that only help a verb; the tree now and then takes others for one. */
export const isAuxiliary = (tree: Tree, token: number): boolean =>
  auxiliaries.has(tree.tokens[token]!.lemma) || tree.tokens[token]!.xpos === "MD";

/**
 * A finite verb that the tree has made a modifier of its own object ("Tunisia eased restrictions" as a noun phrase): its
 * object, and what stands before it; null for verbs in their place.
 */
function strayed(tree: Tree, verb: number): { object: number; subjects: number[] } | null {
  const { xpos, head, upos } = tree.tokens[verb]!;
  if ((upos !== "VERB" && upos !== "AUX") || head <= verb) return null;
  const relation = tree.relation(verb);
  // "Beijing claims democratically ruled Taiwan as its own": a verb taken for the auxiliary of the participle in its object
  if (relation === "aux" && !isAuxiliary(tree, verb)) {
    const object = tree.first(head, "obj");
    const own = [...tree.childrenBy(verb, "nsubj"), ...tree.childrenBy(head, "nsubj")];
    return object < 0 ? null : { object, subjects: own };
  }
  if (upos !== "VERB") return null;
  if (relation !== "amod" && relation !== "compound" && relation !== "nmod") return null;
  // "had previously derailed dialogue": a perfect that lost its auxiliary
  let before = verb - 1;
  while (before > 0 && tree.tokens[before]!.upos === "ADV") before--;
  if (
    xpos === "VBN" &&
    before >= 0 &&
    ["have", "has", "had", "'ve"].includes(tree.tokens[before]!.form.toLowerCase())
  ) {
    let noun = before - 1;
    while (noun >= 0 && tree.relation(noun) !== "nsubj") noun--;
    return { object: head, subjects: noun < 0 ? [] : [noun] };
  }
  const subjects = tree
    .children(head)
    .filter(
      (child) =>
        child < verb &&
        isNominal(tree, child) &&
        tree.preposition(child) === "" &&
        tree.first(child, "case") < 0,
    );
  const own = tree.childrenBy(verb, "nsubj");
  if (own.length > 0) return { object: head, subjects: own };
  const finite = xpos === "VBD" || xpos === "VBZ" || xpos === "VBP";
  if (!finite && (xpos !== "VBN" || subjects.length === 0 || tree.relation(head) !== "root")) return null;
  return { object: head, subjects };
}

/**
 * "Masked men set fire", "agents abused migrants": a participle with an object of its own is active; "Qatar mediated between ..."
 * too, as no name stands as a whole sentence with a participle behind it.
 */
function disguised(tree: Tree, verb: number): boolean {
  const { xpos, deprel, head } = tree.tokens[verb]!;
  if (xpos !== "VBN" || head < 0 || head > verb || tree.first(verb, "aux:pass") >= 0) return false;
  const relation = tree.relation(verb);
  if (relation === "amod") return tree.first(verb, "obj") >= 0;
  if (relation !== "acl" || deprel === "acl:relcl" || tree.relation(head) !== "root") return false;
  return tree.first(verb, "obj") >= 0 || (tree.tokens[head]!.upos === "PROPN" && verb - head <= 3);
}

/** Who does what the verb tells: subject of an active, agent of a passive, and the controller of a bare infinitive. */
export function doers(tree: Tree, verb: number): number[] {
  const stray = strayed(tree, verb);
  if (stray) return stray.subjects;
  if (disguised(tree, verb)) return [tree.head(verb)];
  const head = tree.head(verb);
  if (tree.relation(verb) === "xcomp" && head >= 0 && tree.first(verb, "nsubj") < 0) {
    const appealed = appealedTo(tree, head);
    if (appealed.length > 0) return appealed;
  }
  // "stopped short of accusing"
  if (
    tree.relation(verb) === "advcl" &&
    head >= 0 &&
    tree.relation(head) === "xcomp" &&
    tree.first(verb, "nsubj") < 0
  )
    return doers(tree, tree.head(head));
  const judged = judgedFor(tree, verb);
  if (judged.length > 0) return judged;
  const found = tokensOf(tree.doers(verb));
  if (found.length > 0 || tree.isPassive(verb)) return found;
  // "urged the bloc to impose": who is urged, be it named or not
  if (isBidden(tree, verb)) return [head];
  // "its decision to withdraw", "Israel's plan to annex": the owner of the noun, or who has, makes, takes it.
  if (tree.relation(verb) === "acl" && head >= 0 && tree.tokens[verb]!.deprel !== "acl:relcl") {
    const owned = owners(tree, head);
    if (owned.length > 0) return owned;
    const governor = tree.head(head);
    if (tree.relation(head) === "obj" && governor >= 0) return tokensOf(tree.doers(governor));
  }
  return [];
}

/** To whom an appeal goes: "on Iran" of "called on Iran to release". */
function appealedTo(tree: Tree, verb: number): number[] {
  if (!appeals.has(tree.tokens[verb]!.lemma)) return [];
  return tokensOf(tree.obliques(verb, "on", "upon", "to", "for", "with"));
}

/** What it is done to. */
export function undergoers(tree: Tree, verb: number): number[] {
  const stray = strayed(tree, verb);
  if (stray) return [stray.object];
  const found =
    tree.isPassive(verb) && !disguised(tree, verb)
      ? tokensOf(tree.undergoers(verb))
      : tokensOf(tree.objectsShared(verb));
  // "called off the strike": the particle taken for a preposition
  if (found.length === 0 && !tree.isPassive(verb))
    for (const child of tree.childrenBy(verb, "obl")) {
      const particle = tree.first(child, "case");
      if (
        particle === verb + 1 &&
        (tree.tokens[particle]!.xpos === "RP" ||
          phrasal.has(`${tree.tokens[verb]!.lemma} ${tree.tokens[particle]!.form}`))
      )
        return withConjuncts(tree, child);
      // "allow up to 9,000 refugees"
      const number = tree.first(child, "nummod");
      if (particle === verb + 2 && tree.tokens[verb + 1]!.form === "up" && number === verb + 3)
        return withConjuncts(tree, child);
    }
  // "told Hanoi to withdraw": the only object, though the tree has it as the second
  if (found.length === 0 && !tree.isPassive(verb)) return tree.childrenBy(verb, "iobj");
  return aboutThings(tree, verb, found);
}

/** Subject of a predicate whatever its voice, for adjectives and copulas. */
export function subjects(tree: Tree, predicate: number): number[] {
  const found = tokensOf(tree.subjects(predicate));
  if (found.length > 0) return found;
  // "said the resumption of talks was among the deliverables": the subject taken for the object of "said"
  const head = tree.head(predicate);
  if (head < 0 || tree.relation(predicate) !== "ccomp" || tree.first(predicate, "cop") < 0) return [];
  return tree.childrenBy(head, "obj").filter((child) => child < predicate);
}

const personal = /(er|or|ist|ian|ant|ee|m[ae]n|people|member|official)s?$/;

/** "members of the Commission, which ...": a thing's pronoun after a person is about the noun before it. */
function aboutThings(tree: Tree, verb: number, found: readonly number[]): number[] {
  const pronoun = tree.relativePronoun(verb);
  if (pronoun < 0 || tree.tokens[pronoun]!.form.toLowerCase() !== "which") return [...found];
  return found.map((token) => {
    if (token > pronoun || !personal.test(tree.tokens[token]!.form.toLowerCase())) return token;
    for (let at = pronoun - 1; at > token; at--) if (isNominal(tree, at)) return at;
    return token;
  });
}

/**
 * Whose act a noun names, the nearest first: "China's failure", "a visit by Wang", "U.S. request", "the invasion of Kuwait
 * by Iraq" (Iraq; what stands after "of" is an owner only when no other is).
 */
export function owners(tree: Tree, noun: number): number[] {
  const found: number[] = [];
  for (const child of tree.childrenBy(noun, "nmod:poss")) found.push(child);
  for (const child of tree.childrenBy(noun, "nmod", "obl"))
    if (tree.preposition(child) === "by") found.push(child);
  for (const child of tree.childrenBy(noun, "amod", "compound", "nmod:unmarked", "nmod:desc")) {
    const token = tree.tokens[child]!;
    if (token.upos === "PROPN" || /^\p{Lu}/u.test(token.form)) found.push(child);
    // "Israeli military policies": the name hangs on the compound
    else
      for (const inner of tree.childrenBy(child, "amod", "compound"))
        if (/^\p{Lu}/u.test(tree.tokens[inner]!.form)) found.push(inner);
  }
  if (found.length === 0)
    for (const child of tree.childrenBy(noun, "nmod"))
      if (tree.preposition(child) === "of") found.push(child);
  return found.flatMap((token) => withConjuncts(tree, token));
}

function withConjuncts(tree: Tree, token: number): number[] {
  const found = [token];
  for (const child of tree.children(token))
    if (tree.relation(child) === "conj" && tree.first(child, "nsubj", "cop") < 0) found.push(child);
  return found;
}

const particles: ReadonlySet<string> = new Set(["over", "up", "back", "down", "off", "on", "away"]);

/** Noun phrases behind a preposition: of the word itself, else of its object ("hold talks with", "impose sanctions on"). */
export function behind(tree: Tree, token: number, preposition: string): number[] {
  const own = tokensOf(tree.obliques(token, preposition));
  if (own.length > 0) return own;
  // "out of the country following the raid": two prepositions on one noun
  for (const child of tree.childrenBy(token, "obl"))
    if (tree.preposition(child).startsWith(`${preposition} `)) return withConjuncts(tree, child);
  // "handed the man over to China": the verb's particle before the preposition
  const hung = [token, ...tree.childrenBy(token, "obj")].flatMap((over) =>
    tree.childrenBy(over, "obl", "nmod"),
  );
  for (const child of hung) {
    const [first, second, more] = tree.preposition(child).split(" ");
    if (second === preposition && more === undefined && particles.has(first!))
      return withConjuncts(tree, child);
  }
  if (isNominal(tree, token)) {
    // "crimes committed by the army"
    if (preposition === "by")
      for (const clause of tree.childrenBy(token, "acl")) {
        const agents = tokensOf(tree.agents(clause));
        if (agents.length > 0) return agents;
      }
    // "the visit by the prime minister to Ankara": hung on the nearer noun
    for (const child of tree.childrenBy(token, "nmod")) {
      const own = tree.preposition(child);
      // "an agreement on gas between Peru and Chile" likewise
      if (own !== "by" && own !== "of" && (preposition !== "between" || own === "between")) continue;
      const inner = tokensOf(tree.obliques(child, preposition));
      if (inner.length > 0) return inner;
    }
    const stray = tree.childrenBy(token, "amod", "compound").find((child) => strayed(tree, child) !== null);
    return stray === undefined ? [] : tokensOf(tree.obliques(stray, preposition));
  }
  const stray = strayed(tree, token);
  if (stray) {
    const found = tokensOf(tree.obliques(stray.object, preposition));
    return found.length > 0 ? found : tokensOf(tree.obliques(tree.head(token), preposition));
  }
  // "described the plan as productive"
  if (preposition === "as")
    for (const child of tree.childrenBy(token, "advcl")) {
      const first = tree.first(child, "case", "mark");
      if (tree.tokens[child]!.upos === "ADJ" && first >= 0 && tree.tokens[first]!.form.toLowerCase() === "as")
        return withConjuncts(tree, child);
    }
  // "against all travel", taken for an object
  for (const child of tree.childrenBy(token, "obj", "iobj")) {
    const first = tree.first(child, "case");
    if (first >= 0 && tree.tokens[first]!.form.toLowerCase() === preposition)
      return withConjuncts(tree, child);
  }
  for (const child of tree.childrenBy(token, "obj", "nsubj:pass", "iobj", "xcomp")) {
    const inner = tokensOf(tree.obliques(child, preposition));
    if (inner.length > 0) return inner;
  }
  // "at the highest level, between Austin and Li": hung on the oblique before it
  for (const child of tree.childrenBy(token, "obl"))
    for (const inner of tree.childrenBy(
      child,
      "appos",
      "conj",
      ...(preposition === "between" || preposition === "with" ? ["nmod"] : []),
    ))
      if (tree.preposition(inner) === preposition) return withConjuncts(tree, inner);
  return [];
}

/** Clauses that complete a word: to-infinitives, that-clauses, "of violating", "from entering", "for failing". */
export function complements(tree: Tree, token: number): number[] {
  const stray = strayed(tree, token);
  if (stray) return complements(tree, stray.object);
  const plain = tree.childrenBy(token, "xcomp", "ccomp");
  if (plain.length > 0) return plain;
  // "told two envoys to go": the infinitive hung on whom it was told to
  if (directives.has(tree.tokens[token]!.lemma))
    for (const told of tree.childrenBy(token, "obj", "iobj")) {
      const bidden = tree.childrenBy(told, "acl").filter((child) => tree.marker(child) === "to");
      if (bidden.length > 0) return bidden;
    }
  const own = tree
    .childrenBy(token, "advcl", "acl", "csubj")
    .filter(
      (child) => tree.tokens[child]!.deprel !== "acl:relcl" && clausal.has(tree.marker(child).split(" ")[0]!),
    );
  if (own.length > 0) return own;
  // "the request for Austin to meet members", "the failure so far to appoint": an infinitive hung on some other word
  if (!isNominal(tree, token)) return [];
  for (let at = token + 1; at < tree.tokens.length && at <= token + 6; at++) {
    const { upos, xpos } = tree.tokens[at]!;
    if (
      upos === "PUNCT" ||
      upos === "SCONJ" ||
      xpos === "VBD" ||
      xpos === "VBZ" ||
      xpos === "VBP" ||
      xpos === "MD"
    )
      break;
    if (xpos !== "TO") continue;
    for (let verb = at + 1; verb <= at + 3 && verb < tree.tokens.length; verb++)
      if (tree.tokens[verb]!.xpos === "VB") return [verb];
    break;
  }
  return [];
}

/** "each other", "one another", at either of its words. */
export function isEachOther(tree: Tree, token: number): boolean {
  const at = (index: number): string => tree.tokens[index]?.form.toLowerCase() ?? "";
  return [token, token - 1].some(
    (index) =>
      (at(index) === "each" && at(index + 1) === "other") ||
      (at(index) === "one" && at(index + 1) === "another"),
  );
}

/** "accused each other", "threatened one another": each side does it to the other. */
export const isReciprocal = (tree: Tree, verb: number): boolean =>
  tree.childrenBy(verb, "obj", "iobj").some((child) => isEachOther(tree, child));
