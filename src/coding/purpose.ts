// What a contact was for: who "spoke with Berg to reaffirm his support" has reaffirmed it; who "met Berg to support the truce" has only wanted to.
import type { Tree } from "../language/index.ts";
import type { Draft } from "./draft.ts";
import { encounters, spoken } from "./kinds.ts";

/** How much of its confidence a stance keeps whose verb is no saying and stands in no clause of its own: "by supporting the truce". */
const unspoken = 0.7;

/** The verbs "to reaffirm", "supporting", "supported": no clause that tells of itself. */
function isDependent(tree: Tree, token: number): boolean {
  const { xpos } = tree.tokens[token]!;
  const relation = tree.relation(token);
  if (!["advcl", "acl", "xcomp"].includes(relation) || tree.tokens[token]!.deprel === "acl:relcl")
    return false;
  if (tree.marker(token) === "to") return true;
  const helped = tree.first(token, "aux", "cop", "nsubj") >= 0;
  return (xpos === "VBG" || xpos === "VBN") && !helped;
}

/**
 * Of one sentence's drafts: what a contact that took place was held to say is said; a stance in a dependent clause whose verb is not one of
 * `uttering` (class $uttering of lexicon/events) is hardly a stance. Changes the drafts.
 */
export function speakPurposes(tree: Tree, drafts: readonly Draft[], uttering: ReadonlySet<string>): void {
  for (const draft of drafts) {
    const { act } = draft;
    if (!act || !spoken.has(draft.kind) || act.pattern.part !== "verb") continue;
    if (!isDependent(tree, act.clause)) continue;
    if (!uttering.has(tree.tokens[act.trigger]!.lemma.toLowerCase())) {
      if (draft.kind === "position") draft.confidence *= unspoken;
      continue;
    }
    if (draft.factuality.status !== "planned" || tree.marker(act.clause) !== "to") continue;
    const over = tree.head(act.clause);
    const contact = drafts.find(
      (other) =>
        other.act !== null &&
        encounters.has(other.kind) &&
        other.factuality.status === "actual" &&
        other.factuality.polarity === "positive" &&
        (other.act.clause === over || other.act.trigger === over),
    );
    if (!contact) continue;
    draft.factuality = { ...draft.factuality, status: "actual" };
    draft.when = contact.when;
  }
}
