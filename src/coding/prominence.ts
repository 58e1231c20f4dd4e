// How much of a sentence's news an act is: the main clause and what it reports come first, purposes, conditions and bare nouns last.
import type { Tree } from "../language/index.ts";

/** 0..1 for the clause at `token`; `saying` tells verbs whose content is the news ("officials said that ..."). */
export function prominence(tree: Tree, token: number, saying: (token: number) => boolean): number {
  let value = 1;
  for (let at = token, steps = 0; steps < 20; steps++) {
    const head = tree.head(at);
    if (head < 0) break;
    switch (tree.relation(at)) {
      case "ccomp":
      case "parataxis":
        value *= saying(head) ? 1 : 0.9;
        break;
      case "xcomp":
        value *= 0.95;
        break;
      case "advcl": {
        const marker = tree.marker(at);
        value *=
          marker === "if" || marker === "unless"
            ? 0.45
            : marker === "to" || marker === "in order"
              ? 0.6
              : 0.85;
        break;
      }
      case "acl":
        value *= tree.tokens[at]!.deprel === "acl:relcl" ? 0.82 : 0.72;
        break;
      case "appos":
        value *= 0.85;
        break;
      case "nmod":
        value *= 0.85;
        break;
      case "obl":
        value *= 0.9;
        break;
      case "conj":
        value *= 0.97;
        break;
    }
    at = head;
  }
  return value;
}
