// Seeks who takes part where the tree does not show it: "Bangladesh once again rejected", with its subject hung on another word.
import type { Tree } from "../language/index.ts";
import { isNominal } from "./arguments.ts";
import { inversion } from "./factuality.ts";
import { isOwnPlace, isOwnSide, same, type Who } from "./parties.ts";
import { follow } from "./paths.ts";
import type { Participant, Plover } from "./statement.ts";

const ownSide: ReadonlySet<string> = new Set([
  "country",
  "nation",
  "government",
  "side",
  "administration",
  "ministry",
  "army",
  "force",
  "troop",
]);

/**
 * A subject that the tree has lost: the nearest one to the left before another verb; for a pronoun that names nobody, the one
 * who says the clause.
 */
export function nearSubject(tree: Tree, who: Who, token: number): Participant[] {
  const { tokens } = tree;
  // "Had Peru and Chile met": between the auxiliary and the verb
  const opening = inversion(tree, token);
  if (opening >= 0)
    for (let at = opening + 1; at < token; at++) {
      if (!isNominal(tree, at) || tree.relation(at) === "compound") continue;
      const found = who(at);
      if (found.length > 0) return [...found];
    }
  const relation = tree.relation(token);
  if (relation === "acl" || relation === "xcomp" || relation === "advcl") {
    if (tree.tokens[token]!.deprel !== "acl:relcl") return [];
  }
  const own = tree.first(token, "nsubj", "csubj");
  // "said his country would not send": the country of the one who says so
  if (own >= 0 && relation === "ccomp" && ownSide.has(tokens[own]!.lemma.toLowerCase())) {
    const whose = tree.first(own, "nmod:poss");
    const head = tree.head(token);
    if (whose >= 0 && tokens[whose]!.upos === "PRON" && head >= 0)
      return follow(tree, head, "subject").flatMap((one) => who(one));
  }
  if (own >= 0 && tokens[own]!.upos !== "PRON") return [];
  for (let at = own >= 0 ? own : token - 1; at >= 0 && token - at < 30; at--) {
    const other = tokens[at]!;
    if (own >= 0 && at < own) return [];
    if (other.upos === "VERB" && other.xpos !== "VBN" && other.xpos !== "VBG") break;
    if (other.form === ";" || other.form === ":") break;
    const is = tree.relation(at);
    if (is !== "nsubj" && is !== "expl" && is !== "root" && is !== "dislocated" && is !== "vocative")
      continue;
    const found = who(at);
    if (found.length > 0) return [...found];
    if (other.upos === "PRON" && ["he", "she", "it", "they", "we", "i"].includes(other.lemma.toLowerCase())) {
      const head = tree.head(token);
      if (head >= 0 && (relation === "ccomp" || relation === "parataxis"))
        return follow(tree, head, "subject").flatMap((one) => who(one));
      return [];
    }
  }
  // Nobody where a subject would hang: whoever is named next to the verb and stands behind no preposition.
  for (let at = token - 1; at >= 0 && token - at < 12; at--) {
    const other = tokens[at]!;
    if (other.upos === "VERB" || other.upos === "PUNCT" || other.upos === "SCONJ") break;
    if (other.upos !== "NOUN" && other.upos !== "PROPN" && other.upos !== "ADJ") continue;
    const found = who(at);
    if (found.length === 0) continue;
    // "before Biden and Xi held": a conjunction that the tree took for a preposition does not count
    let top = at;
    for (let up = at, steps = 0; up >= 0 && up !== token && steps < 6; up = tree.head(up), steps++) {
      const preposition = tree.preposition(up);
      if (up > token) return [];
      if (tree.tokens[up]!.upos === "VERB") break;
      top = up;
      if (["before", "after", "since", "until", "as"].includes(preposition)) break;
      if (preposition !== "") return [];
    }
    const whole = who(top);
    return whole.length > 0 ? [...whole] : [...found];
  }
  return [];
}

/** "the two governments, who remain at odds": the noun before "who", where the tree's antecedent is nobody. */
export function nearestRelative(tree: Tree, who: Who, verb: number): Participant[] {
  if (tree.tokens[verb]!.deprel !== "acl:relcl") return [];
  const pronoun = tree.relativePronoun(verb);
  const noun = tree.antecedent(verb);
  // "Malawi is the only state that has sued", "is one of the states that": who is said to be it
  if (
    pronoun >= 0 &&
    noun >= 0 &&
    tree.relation(pronoun) === "nsubj" &&
    !who(noun).some(({ state }) => state !== null)
  ) {
    let top = noun;
    for (let steps = 0; steps < 3 && tree.first(top, "cop") < 0 && tree.relation(top) === "nmod"; steps++)
      top = tree.head(top);
    const subject = tree.first(top, "cop") >= 0 ? tree.first(top, "nsubj") : -1;
    const found = subject < 0 ? [] : who(subject).filter(({ state }) => state !== null);
    if (found.length > 0) return found;
  }
  if (pronoun < 0 || noun < 0 || tree.relation(pronoun) !== "nsubj" || who(noun).length > 0) return [];
  for (let at = pronoun - 1; at > noun; at--)
    if (isNominal(tree, at)) return tree.governs(noun, at) ? [...who(at)] : [];
  return [];
}

/** Somebody else named in the act's clause, wherever the tree has put him. */
export function anyUnder(
  tree: Tree,
  who: Who,
  token: number,
  light: number | null,
  taken: readonly Participant[],
  parties: boolean,
  plover: Plover | null,
): Participant[] {
  const blocked = (child: number): boolean => {
    const { deprel } = tree.tokens[child]!;
    const relation = tree.relation(child);
    if (
      deprel === "acl:relcl" ||
      relation === "parataxis" ||
      (relation === "advcl" && !["of", "to", "for", "against", "at"].includes(tree.marker(child))) ||
      relation === "ccomp" ||
      relation === "nsubj" ||
      relation === "csubj" ||
      relation === "appos"
    )
      return true;
    if (relation === "conj") return tree.isClausal(child);
    if (relation === "obl" || relation === "nmod") {
      const preposition = tree.preposition(child);
      return (
        // "In Geneva, the delegates refused ...": where it was
        (child < token && ["in", "at"].includes(preposition)) ||
        // Where two parties meet is no third party.
        (parties && ["in", "at", "on", "near"].includes(preposition)) ||
        preposition === "according to" ||
        preposition === "by" ||
        preposition === "after" ||
        preposition === "since" ||
        preposition === "before" ||
        preposition === "despite" ||
        preposition === "like" ||
        preposition === "during" ||
        preposition === "over" ||
        preposition === "because of" ||
        preposition === "due to" ||
        preposition === "amid" ||
        preposition === "following"
      );
    }
    return false;
  };
  for (const from of light === null ? [token] : [token, light])
    for (const at of tree.subtree(from, blocked)) {
      if (at === from) continue;
      const is = tree.relation(at);
      if (is === "amod" || is === "compound") continue;
      const found = who(at).filter(
        (one) =>
          !taken.some((other) => same(one, other)) &&
          !isOwnPlace(one, taken, plover) &&
          !isOwnSide(one, taken, plover) &&
          (one.state !== null || (one.code ?? null) !== null),
      );
      if (found.length > 0) return found;
    }
  return [];
}
