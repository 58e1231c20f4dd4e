// Government, place or people: "Beijing suspended talks" and "with Beijing" mean the government, "met in Beijing" the city.
import { type Sentence, treeOf } from "../../language/index.ts";
import type { MentionSense } from "../mention.ts";
import type { MentionDraft } from "./draft.ts";

const placing: ReadonlySet<string> = new Set(
  "in at near outside inside across around throughout through via within into off above beneath along".split(
    " ",
  ),
);
const moving: ReadonlySet<string> = new Set([
  "to",
  "from",
  "over",
  "towards",
  "toward",
  "out",
  "out of",
  "for",
]);
/** Words of motion and seat: what stands "to" or "from" is then a place. */
const motion: ReadonlySet<string> = new Set(
  `visit trip travel return fly go come tour flight journey arrive arrival leave depart departure head move drive sail withdraw withdrawal
  deport expel flee escape send ship bring take rush voyage road border near miles kilometers kilometres north south east west mission
  pilgrimage stop stopover shuttle deploy deployment enter cross extradite evacuate airlift import export route`.split(
    /\s+/,
  ),
);

/** The sense of a state's name, capital or metonym at its place in the sentence. Needs the tree; without one the words before decide. */
export function stateSense(sentence: Sentence, draft: MentionDraft, head: number): MentionSense {
  const tokens = sentence.tokens;
  if (draft.type === "people") return "people";
  const tree = treeOf(sentence);
  if (draft.type === "adjective") {
    const token = tokens[head]!;
    const relation = tree.relation(head);
    const plural = token.upos === "NOUN" || token.upos === "PROPN";
    if (plural && /^(nsubj|obj|iobj|obl|root|conj|nmod)/.test(relation) && token.deprel !== "nmod:poss")
      return "people";
    return "government";
  }
  const last = tokens[draft.last - 1]!.form;
  const first = draft.first;
  const before = first > 0 ? tokens[first - 1]!.form.toLowerCase() : "";
  // "Taipei, Taiwan": the second places the first
  if (before === "," && first > 1 && /^[A-Z]/.test(tokens[first - 2]!.form) && tree.is(head, "appos")) {
    const other = tokens[first - 2]!;
    if (other.upos === "PROPN" && draft.type === "state") return "place";
  }
  if (draft.type === "metonym") return "government";
  // "at Taipei's expense", "Taiwan's Defense Ministry": an owner is no place
  if (tokens[head]!.deprel === "nmod:poss") return "government";
  let at = head;
  if (tree.relation(at) === "appos") at = tree.head(at);
  at = tree.firstConjunct(at);
  let preposition = tree.preposition(at);
  if (
    preposition === "" &&
    tree.relation(at) !== "nsubj" &&
    (placing.has(before) || (moving.has(before) && before !== "for"))
  )
    preposition = before;
  const governor = tree.head(at);
  const above = governor >= 0 ? tokens[governor]!.lemma.toLowerCase() : "";
  const relation = tree.relation(at);
  if (relation === "nsubj") return last === "D.C." || last === "DC" ? "place" : "government";
  if (placing.has(preposition)) return "place";
  if (moving.has(preposition)) {
    if (preposition === "from" && draft.type === "capital") return motion.has(above) ? "place" : "government";
    if (preposition === "for") return /^(leave|depart|head)$/.test(above) ? "place" : "government";
    return motion.has(above) || draft.type === "place" ? "place" : "government";
  }
  if (relation === "obj" && /^(visit|tour|leave|enter|reach|cross|invade|flee|bomb|shell)$/.test(above))
    return "place";
  if (
    preposition === "of" &&
    draft.type === "capital" &&
    !/^(government|authorit|administration|regime|leader|ruler)/.test(above)
  )
    return "place";
  if (last === "D.C." || last === "DC" || last === "City") return "place";
  return "government";
}
