// By what means a contact was held: who "discussed the dam over the phone" or "held video talks" made a call; who "told Berg by phone" made one too.
import type { Tree } from "../language/index.ts";
import type { Act } from "./act.ts";
import type { Draft } from "./draft.ts";
import { encounters, spoken } from "./kinds.ts";
import { sides } from "./parties.ts";

const carrying: ReadonlySet<string> = new Set(["by", "over", "on", "via", "through", "in", "during"]);
/** True where a word of `lines` (class $phone of lexicon/events) tells how the act was done: before its noun, or behind "by", "over", "on". */
function isOnLine(tree: Tree, act: Act, lines: ReadonlySet<string>): boolean {
  const named = (token: number): boolean => lines.has(tree.tokens[token]!.lemma.toLowerCase());
  for (let one: Act | null = act; one; one = one.inner)
    for (const at of new Set([one.trigger, one.clause]))
      for (const child of tree.children(at)) {
        const relation = tree.relation(child);
        if (relation === "compound" || relation === "amod") {
          if (named(child)) return true;
        } else if ((relation === "obl" || relation === "nmod") && carrying.has(tree.preposition(child)))
          if (named(child) || tree.childrenBy(child, "compound", "amod").some(named)) return true;
      }
  return false;
}

/** Of one sentence's drafts: meetings on the line become calls, and what is said on the line to another state is said in a call. Changes the drafts. */
export function callOnLine(tree: Tree, drafts: Draft[], lines: ReadonlySet<string>): void {
  if (!tree.tokens.some(({ lemma }) => lines.has(lemma.toLowerCase()))) return;
  // Calls are added while they are walked: those that were there before.
  const before = drafts.length;
  for (const draft of drafts.slice(0, before)) {
    const { act } = draft;
    if (!act || !isOnLine(tree, act, lines)) continue;
    if (draft.kind === "meeting") {
      draft.kind = "call";
      draft.mode = "phone";
      draft.cameo = "041";
      continue;
    }
    // "asked for a phone call": what is asked for is on the line, not the asking
    if (act.inner && encounters.has(act.inner.kind)) continue;
    const all = [...draft.actors, ...draft.recipients];
    if (!spoken.has(draft.kind) || sides(all) < 2 || draft.factuality.status !== "actual") continue;
    if (drafts.some((other) => encounters.has(other.kind) && other.sentence === draft.sentence)) continue;
    drafts.push({
      ...draft,
      kind: "call",
      plover: "CONSULT",
      mode: "phone",
      cameo: "041",
      rule: `medium.said < ${draft.rule}`,
      symmetric: true,
      content: null,
      causes: [],
      sameAs: [],
      confidence: draft.confidence * 0.85,
    });
  }
}
