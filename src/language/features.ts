// What the forms of a clause say: "would not have been invited" is past-in-the-future, perfect, passive, negated, modal "would".
import type { Sentence, Token } from "./sentence.ts";
import { treeOf } from "./tree.ts";

export type Tense = "past" | "present" | "future";
export type Form = "finite" | "infinitive" | "gerund" | "participle";
export type Mood = "indicative" | "imperative" | "subjunctive";

/** A predicate with its auxiliaries. */
export interface VerbGroup {
  /** Head of the clause: the verb, or the noun or adjective of a copula. */
  readonly head: number;
  /** Token that carries tense: the first auxiliary, the copula, or the verb. */
  readonly finite: number;
  /** Auxiliaries and copula in text order. */
  readonly auxiliaries: readonly number[];
  readonly form: Form;
  /** Of finite forms; of infinitives and participles null. "will", "shall", "is going to", "is to" are future. */
  readonly tense: Tense | null;
  readonly perfect: boolean;
  readonly progressive: boolean;
  readonly passive: boolean;
  readonly mood: Mood;
  /** Lemma of the modal: "would", "may", "must", "have to"; null when there is none. "will" and "shall" are here too. */
  readonly modal: string | null;
  /** not, n't, never, no longer, and no-determiners on the subject or object are left to the reader of the clause. */
  readonly negated: boolean;
  /** Token of the negation, or -1. */
  readonly negation: number;
  readonly copula: boolean;
  readonly question: boolean;
}

const negations: ReadonlySet<string> = new Set(["not", "n't", "n’t", "nt", "never", "neither", "nor"]);
const modals: ReadonlySet<string> = new Set([
  "will",
  "would",
  "can",
  "could",
  "may",
  "might",
  "must",
  "shall",
  "should",
]);

const modalOf = (token: Token): string => {
  const form = token.form.toLowerCase().replace("’", "'");
  switch (form) {
    case "'ll":
    case "wo":
      return "will";
    case "'d":
      return "would";
    case "ca":
      return "can";
    case "sha":
      return "shall";
    default:
      return form;
  }
};

/** The verb group of a predicate. Auxiliaries of a first conjunct ("was detained and later expelled") hold for bare later ones. */
export function verbGroup(sentence: Sentence, head: number): VerbGroup {
  const tree = treeOf(sentence);
  const tokens = sentence.tokens;
  const token = tokens[head]!;
  const auxiliaries: number[] = [];
  let copula = false;
  let to = false;
  let negation = -1;
  const scan = (clause: number, inherited: boolean): void => {
    for (const child of tree.children(clause)) {
      const relation = tree.relation(child);
      const word = tokens[child]!;
      if (relation === "aux") auxiliaries.push(child);
      else if (relation === "cop") {
        auxiliaries.push(child);
        copula = true;
      } else if (relation === "mark" && word.upos === "PART" && word.xpos === "TO") to = true;
      else if (relation === "advmod" && !inherited && child < head + 3) {
        if (negations.has(word.form.toLowerCase()) || isNoLonger(sentence, child)) negation = child;
      }
    }
  };
  scan(head, false);
  if (auxiliaries.length === 0 && tree.relation(head) === "conj" && tree.first(head, "nsubj", "mark") < 0) {
    const first = tree.firstConjunct(head);
    if (
      first !== head &&
      tokens[first]!.xpos === token.xpos &&
      (token.xpos === "VBN" || token.xpos === "VB" || token.xpos === "VBG")
    ) {
      scan(first, true);
      copula = false;
    }
  }
  let modal: string | null = null;
  let perfect = false;
  let progressive = false;
  let passive = false;
  for (const at of auxiliaries) {
    const word = tokens[at]!;
    const form = word.form.toLowerCase();
    if (word.xpos === "MD" || modals.has(form)) modal ??= modalOf(word);
    else if (tokens[at]!.deprel === "aux:pass") passive = true;
    else if (word.lemma === "have") perfect = true;
    else if (word.lemma === "be" && tokens[at]!.deprel === "aux") progressive = true;
  }
  passive ||= tree.isPassive(head);
  const finite = auxiliaries[0] ?? head;
  const carrier = tokens[finite]!;
  let form: Form = "finite";
  let tense: Tense | null = null;
  const toBe =
    to &&
    modal === null &&
    auxiliaries.length > 0 &&
    tokens[auxiliaries[0]!]!.lemma === "be" &&
    carrier.xpos !== "VB";
  if (toBe) {
    // "the envoys are to meet" reads as will, "was to visit" as would
    progressive = false;
    tense = carrier.xpos === "VBD" ? "past" : "future";
    if (tense === "past") modal = "would";
  } else if (to) form = "infinitive";
  else if (modal !== null)
    tense =
      modal === "will" || modal === "shall"
        ? "future"
        : modal === "would" || modal === "could" || modal === "might"
          ? "past"
          : "present";
  else
    switch (carrier.xpos) {
      case "VBD":
        tense = "past";
        break;
      case "VBZ":
      case "VBP":
        tense = "present";
        break;
      case "VBG":
        form = "gerund";
        break;
      case "VBN":
      case "NNP": // "the United States"
        form = "participle";
        break;
      case "VB":
        form = "infinitive";
        break;
    }
  let mood: Mood = "indicative";
  if (form === "infinitive" && !to) {
    const relation = tree.relation(head);
    const subject = tree.first(head, "nsubj");
    if (relation === "root" && subject < 0) mood = "imperative";
    else if (relation === "ccomp" && subject >= 0) mood = "subjunctive"; // "demanded that Tokyo apologise"
    if (mood !== "indicative") form = "finite";
  }
  // be going to, be to, have to, be set to: the first verb carries the tense, the open complement the act.
  const governor = token.head;
  if (form === "infinitive" && governor >= 0 && tree.relation(head) === "xcomp") {
    const above = tokens[governor]!;
    if (above.lemma === "go" && above.xpos === "VBG" && tree.first(governor, "aux") >= 0) tense = "future";
    else if (above.lemma === "have" && above.upos === "VERB") modal ??= "have to";
  }
  return {
    head,
    finite,
    auxiliaries,
    form,
    tense,
    perfect,
    progressive,
    passive,
    mood,
    modal,
    negated: negation >= 0,
    negation,
    copula,
    question: isQuestion(sentence, head, auxiliaries),
  };
}

function isNoLonger(sentence: Sentence, token: number): boolean {
  const word = sentence.tokens[token]!;
  if (word.form.toLowerCase() !== "longer" && word.form.toLowerCase() !== "more") return false;
  const before = sentence.tokens[token - 1];
  return before !== undefined && before.form.toLowerCase() === "no";
}

/** A clause with its auxiliary before its subject and a question mark at the sentence's end. */
function isQuestion(sentence: Sentence, head: number, auxiliaries: readonly number[]): boolean {
  const last = sentence.tokens.at(-1);
  if (!last) return false;
  let end = sentence.tokens.length - 1;
  while (end > 0 && sentence.tokens[end]!.upos === "PUNCT" && !sentence.tokens[end]!.form.includes("?"))
    end--;
  if (!sentence.tokens[end]!.form.includes("?")) return false;
  const tree = treeOf(sentence);
  if (tree.clause(head) !== head || !(tree.relation(head) === "root" || tree.relation(head) === "conj"))
    return false;
  const subject = tree.first(head, "nsubj", "csubj");
  return (
    subject < 0 ||
    (auxiliaries[0] !== undefined && auxiliaries[0] < subject) ||
    /^(who|what|which)$/i.test(sentence.tokens[subject]!.form)
  );
}

export type Definiteness = "definite" | "indefinite" | "demonstrative" | "possessed" | "none";

/** Features of a noun phrase. */
export interface NounGroup {
  readonly number: "singular" | "plural";
  readonly person: 1 | 2 | 3;
  readonly definiteness: Definiteness;
  /** The number word before it ("two rounds" -> its token), or -1. */
  readonly count: number;
  /** "no talks", "neither side". */
  readonly negated: boolean;
}

const firstPerson: ReadonlySet<string> = new Set("i we me us my our mine ours myself ourselves".split(" "));
const secondPerson: ReadonlySet<string> = new Set("you your yours yourself yourselves".split(" "));
const pluralPronouns: ReadonlySet<string> = new Set(
  "we us our ours ourselves they them their theirs themselves these those both".split(" "),
);

export function nounGroup(sentence: Sentence, head: number): NounGroup {
  const tree = treeOf(sentence);
  const token = sentence.tokens[head]!;
  const form = token.form.toLowerCase();
  let definiteness: Definiteness = token.upos === "PROPN" || token.upos === "PRON" ? "definite" : "none";
  let count = -1;
  let negated = false;
  for (const child of tree.children(head)) {
    const word = sentence.tokens[child]!;
    const relation = word.deprel;
    if (relation === "nmod:poss") definiteness = "possessed";
    else if (relation === "nummod") count = child;
    else if (tree.relation(child) === "det") {
      switch (word.form.toLowerCase()) {
        case "the":
        case "both":
          definiteness = "definite";
          break;
        case "this":
        case "that":
        case "these":
        case "those":
          definiteness = "demonstrative";
          break;
        case "no":
        case "neither":
          negated = true;
          definiteness = "indefinite";
          break;
        default:
          definiteness = "indefinite";
      }
    }
  }
  const plural =
    token.xpos === "NNS" ||
    token.xpos === "NNPS" ||
    pluralPronouns.has(form) ||
    tree.children(head).some((child) => tree.relation(child) === "conj" && token.upos === "PROPN");
  return {
    number: plural ? "plural" : "singular",
    person: firstPerson.has(form) ? 1 : secondPerson.has(form) ? 2 : 3,
    definiteness,
    count,
    negated,
  };
}
