// What the acts of one sentence give each other and take: the other side ("cut off aid to Niger and summoned its envoy"), the doer ("sanctions
// were renewed, officials said"); a condition is hardly told, and "fired at the town, killing four" is one attack, not two.
import type { Tree } from "../language/index.ts";
import { ofNobody } from "./confidence.ts";
import type { Draft } from "./draft.ts";
import type { Who } from "./parties.ts";
import type { Participant, StatementKind } from "./statement.ts";

/** Acts that are done to somebody. */
const directed: ReadonlySet<StatementKind> = new Set([
  "sanction",
  "accusation",
  "threat",
  "aid",
  "concession",
  "assessment",
  "channel-offered",
  "channel-suspended",
  "channel-cancelled",
  "diplomatic-ties",
  "request",
  "refusal",
]);

const statesOf = (list: readonly Participant[]): string =>
  [...new Set(list.map(({ state, code }) => state ?? code ?? ""))].sort().join(" ");

/**
 * Gives an act without another side the one of the act that its verb is joined to, when both have one doer. Envoys, diplomats and
 * staff called "its" are of that other side too, though the pronoun was read as the doer's own.
 */
export function shareRecipients(tree: Tree, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { act } = draft;
    if (!act || act.pattern.part !== "verb" || !directed.has(draft.kind) || draft.symmetric) continue;
    if (tree.relation(act.clause) !== "conj") continue;
    const doer = statesOf(draft.actors);
    const own = draft.recipients.length > 0 && statesOf(draft.recipients) === doer;
    if (doer === "" || (draft.recipients.length > 0 && !(own && hasPronoun(tree, act.clause)))) continue;
    const before = drafts.find(
      (other) =>
        other !== draft &&
        other.act !== null &&
        directed.has(other.kind) &&
        other.act.clause === tree.head(act.clause) &&
        statesOf(other.actors) === doer &&
        other.recipients.length > 0 &&
        statesOf(other.recipients) !== doer,
    );
    if (!before) continue;
    draft.recipients = before.recipients.map((one) => ({ ...one, span: null }));
  }
}

/** "its envoy" as the object of a verb. */
function hasPronoun(tree: Tree, verb: number): boolean {
  return tree
    .childrenBy(verb, "obj")
    .some((object) =>
      tree
        .childrenBy(object, "nmod:poss")
        .some((child) => ["its", "their", "his", "her"].includes(tree.tokens[child]!.form.toLowerCase())),
    );
}

/**
 * "Sanctions on Chad were renewed, Dutch officials said": by whom is not told, but who tells of it is of the side that does such a
 * thing; not where it is done to the speaker's own side.
 */
export function speakersAct(tree: Tree, drafts: readonly Draft[], who: Who): void {
  for (const draft of drafts) {
    const { act } = draft;
    if (!act || draft.actors.length > 0 || draft.symmetric) continue;
    if (draft.kind !== "sanction" && draft.plover !== "MOBILIZE") continue;
    const relation = tree.relation(act.clause);
    const saying =
      relation === "ccomp" || relation === "parataxis"
        ? tree.head(act.clause)
        : tree.childrenBy(act.clause, "parataxis").find((child) => tree.tokens[child]!.lemma === "say");
    if (saying === undefined || saying < 0) continue;
    const speakers = tree.subjects(saying).flatMap(({ token }) => who(token));
    if (!speakers.some(({ state, code }) => state !== null || code != null)) continue;
    if (speakers.some(({ state }) => draft.recipients.some((one) => one.state === state && state !== null)))
      continue;
    draft.actors = speakers.map((one) => ({ ...one, span: null }));
    // It was unsure for want of a doer.
    draft.confidence = Math.min(0.62, draft.confidence / ofNobody);
  }
}

const conditions: ReadonlySet<string> = new Set(["if", "unless", "only if", "even if", "provided"]);

/** An act that is only the condition of another in its sentence ("would lift the ban if Chad freed the crew") is hardly told. */
export function weakenConditions(tree: Tree, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { act } = draft;
    if (!act || draft.factuality.status !== "conditional" || tree.relation(act.clause) !== "advcl") continue;
    if (!conditions.has(tree.marker(act.clause))) continue;
    const over = tree.head(act.clause);
    if (drafts.some((other) => other !== draft && other.words.has(over))) draft.confidence *= 0.6;
  }
}

/** Acts that a noun inside another telling of them does not tell again. */
const standing: ReadonlySet<StatementKind> = new Set([
  "relation",
  "position",
  "assessment",
  "accusation",
  "sanction",
]);

/** Takes out of `drafts` what another of the same sentence tells already: a bare noun within it, a participle that goes on about it. */
export function dropRepeated(tree: Tree, drafts: Draft[]): void {
  const everybody = ({ actors, recipients }: Draft): string => statesOf([...actors, ...recipients]);
  const within = (draft: Draft, other: Draft): boolean =>
    draft.trigger.start >= other.evidence.start && draft.trigger.end <= other.evidence.end;
  for (let at = drafts.length - 1; at >= 0; at--) {
    const draft = drafts[at]!;
    const { act } = draft;
    if (!act) continue;
    const repeats = drafts.some((other) => {
      if (other === draft || other.act === null || other.kind !== draft.kind) return false;
      if (standing.has(draft.kind) && draft.bare && !other.bare)
        return within(draft, other) && everybody(draft) === everybody(other);
      // "blocked a road to protest", "opened a corridor to let them in": what for is no other act
      if (
        tree.relation(act.clause) === "advcl" &&
        tree.marker(act.clause) === "to" &&
        tree.head(act.clause) === other.act.clause &&
        statesOf(draft.actors) === statesOf(other.actors)
      )
        return true;
      // "fired missiles at Odesa, killing four"
      return (
        draft.plover === "ASSAULT" &&
        other.plover === "ASSAULT" &&
        tree.relation(act.clause) === "advcl" &&
        tree.head(act.clause) === other.act.clause &&
        tree.tokens[act.clause]!.xpos === "VBG" &&
        statesOf(draft.actors) === statesOf(other.actors) &&
        (statesOf(draft.recipients) === "" || statesOf(draft.recipients) === statesOf(other.recipients))
      );
    });
    if (repeats) drafts.splice(at, 1);
  }
}
