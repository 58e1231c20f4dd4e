// Roles by path: "object.owner" of "rebuffed the Pentagon's request" is the Pentagon.
//
// A path is steps joined by dots. The first step starts at the act's word, each next one at what the step before it found:
//   subject    who does it (agent of a passive, owner of a noun, subject of the light verb over it)
//   object     what it is done to (subject of a passive, "of" of a noun)
//   iobj       to whom, of double objects        owner   whose: possessor, "by", demonym, "of"
//   clause     the complement clause             place   "in", "at", "near", "into" ... whichever there is
//   governor   the word that this one hangs on   ~word  a word of that lemma hanging on it ("~joint", "~not")
//   question   the complement clause that asks: "how many planes were sent", "whether it will join"
//   subjunctive the complement clause that tells what shall be: "insists that Nairobi withdraw"
//   condition  the clause after "unless", "if"   any other word: the preposition it stands behind
//   modifier   adjectives and nouns before a noun aux     auxiliaries of a verb
//   mark       the word that joins its clause ("since", "after")
//   xcomp      the predicate that completes it     cop     the "be" of a predicate noun or adjective
//   case       the prepositions before a noun
import type { Tree } from "../language/index.ts";
import { behind, complements, doers, isNominal, owners, subjects, undergoers } from "./arguments.ts";

const placed = ["in", "at", "near", "inside", "outside", "throughout", "across", "into", "around", "along"];

const askers: ReadonlySet<string> = new Set("how what whether why when where who whom which if".split(" "));

/** Tokens at the end of the path; an empty list when there is nothing. */
export function follow(tree: Tree, from: number, path: string, light: number | null = null): number[] {
  let at: number[] = [from];
  let first = true;
  for (const step of path.split(".")) {
    const next: number[] = [];
    for (const token of at)
      for (const found of one(tree, token, step, first ? light : null)) next.push(found);
    at = next;
    first = false;
    if (at.length === 0) return at;
  }
  return at;
}

function one(tree: Tree, token: number, step: string, light: number | null): number[] {
  if (step.startsWith("~")) return hanging(tree, token, step.slice(1));
  switch (step) {
    case "subject":
      if (isNominal(tree, token) && tree.first(token, "cop", "nsubj") < 0) {
        if (light !== null) {
          const found = doers(tree, light);
          if (found.length > 0) return found;
        }
        return owners(tree, token);
      }
      return tree.tokens[token]!.upos === "VERB" ? doers(tree, token) : subjects(tree, token);
    case "object":
      if (isNominal(tree, token)) {
        const of = behind(tree, token, "of");
        return of.length > 0 ? of : [];
      }
      return undergoers(tree, token);
    case "iobj":
      return tree.childrenBy(token, "iobj");
    case "owner":
      return owners(tree, token);
    case "clause":
      return complements(tree, token);
    case "question":
      return complements(tree, token).filter((clause) => {
        const first = tree.subtree(clause, () => false).find((word) => word > token);
        return first !== undefined && askers.has(tree.tokens[first]!.form.toLowerCase());
      });
    case "subjunctive":
      return complements(tree, token).filter((clause) => {
        const subject = tree.first(clause, "nsubj");
        if (subject < 0 || tree.marker(clause) !== "that") return false;
        const passive = tree.childrenBy(clause, "aux").find((one) => tree.tokens[one]!.form === "be");
        if (passive !== undefined) return tree.childrenBy(clause, "aux").length === 1;
        if (tree.first(clause, "aux") >= 0) return false;
        const { xpos } = tree.tokens[clause]!;
        return xpos === "VB" || (xpos === "VBP" && /^NNP?$/.test(tree.tokens[subject]!.xpos));
      });
    case "modifier":
      return tree.childrenBy(token, "amod", "compound");
    case "aux":
      return tree.childrenBy(token, "aux");
    case "condition":
      return [token, ...tree.childrenBy(token, "xcomp", "ccomp")].flatMap((verb) =>
        tree
          .childrenBy(verb, "advcl")
          .filter((child) => ["if", "unless", "until"].includes(tree.marker(child))),
      );
    case "case":
      return tree.childrenBy(token, "case");
    case "xcomp":
      return tree.childrenBy(token, "xcomp");
    case "mark":
      return tree.childrenBy(token, "mark");
    case "cop":
      return tree.childrenBy(token, "cop");
    case "governor":
      return tree.head(token) >= 0 ? [tree.head(token)] : [];
    case "place": {
      for (const preposition of placed) {
        const found = behind(tree, token, preposition);
        if (found.length > 0) return found;
      }
      return light === null ? [] : one(tree, light, step, null);
    }
    default: {
      const found = behind(tree, token, step);
      if (found.length > 0 || light === null) return found;
      return behind(tree, light, step).filter((other) => other !== token);
    }
  }
}

/** Words of that lemma on the token, among them its modal and its negation. */
function hanging(tree: Tree, token: number, word: string): number[] {
  return tree.children(token).filter((child) => {
    const { lemma, form } = tree.tokens[child]!;
    const shown = form.toLowerCase();
    return (
      lemma.toLowerCase() === word ||
      shown === word ||
      (word === "not" && (shown === "n't" || shown === "n’t" || shown === "never"))
    );
  });
}
