// "Li, like the former foreign minister before him, disappeared" tells of two who disappeared.
import { combine } from "./factuality.ts";
import type { Draft } from "./draft.ts";
import type { Work } from "./drafting.ts";
import { follow } from "./paths.ts";
import { whenUnstated } from "./when.ts";

/** "Li, like the country's former foreign minister before him, disappeared": the other did too. */
export function alike({ scene, index, tree }: Pick<Work, "scene" | "index" | "tree">, drafts: Draft[]): void {
  for (const token of tree.tokens) {
    if (
      tree.relation(token.index) !== "obl" &&
      tree.relation(token.index) !== "nmod" &&
      tree.relation(token.index) !== "advcl"
    )
      continue;
    const preposition = tree.preposition(token.index).split(" ")[0];
    if (preposition !== "like" && preposition !== "unlike") continue;
    const people = scene.who(index, token.index);
    if (people.length === 0) continue;
    const head = tree.head(token.index);
    const draft = drafts.find(
      ({ words, act }) =>
        words.has(head) || (act !== null && follow(tree, act.clause, "subject").includes(head)),
    );
    if (!draft || (draft.kind !== "disappearance" && draft.kind !== "dismissal")) continue;
    const span = tree.span(token.index);
    // "the country's former foreign minister": of the same country
    const [main] = draft.kind === "disappearance" ? draft.actors : draft.recipients;
    const others = people.map((one) =>
      one.state === null && main ? { ...one, state: main.state, code: main.state } : one,
    );
    drafts.push({
      ...draft,
      rule: `${draft.rule} (${preposition})`,
      actors: draft.kind === "disappearance" ? others : draft.actors,
      recipients: draft.kind === "dismissal" ? others : draft.recipients,
      evidence: span,
      trigger: { start: token.start, end: token.end },
      when: whenUnstated(scene.publication),
      words: new Set([token.index]),
      order: null,
      causes: [],
      sameAs: [],
      factuality:
        preposition === "unlike" ? combine(draft.factuality, { polarity: "negative" }) : draft.factuality,
      confidence: draft.confidence * 0.9,
    });
    return;
  }
}
