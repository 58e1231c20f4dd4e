// "Will meet" is a plan, "will not meet" a refusal: modal verbs work like operators on the act itself.
import { type Tree, verbGroup } from "../language/index.ts";
import type { Act } from "./act.ts";
import { shift } from "./algebra.ts";
import { certainFact, combine, isInverted } from "./factuality.ts";
import { cameoRoots, codes, friendly } from "./kinds.ts";

/** "will", "is to" and "will not" work like operators on the act itself. */
export function inMood(tree: Tree, act: Act, modal: string | null, negated: boolean): Act {
  const willing = modal === "will" || modal === "shall" || modal === "would";
  if (!willing || act.plover === null) return act;
  const marked = (word: string): boolean =>
    tree.childrenBy(act.clause, "advcl").some((child) => tree.marker(child) === word);
  // "would send police unless the raids stopped"
  if (act.plover === "MOBILIZE" && !negated && marked("unless"))
    return {
      ...act,
      kind: "threat",
      plover: "THREATEN",
      cameo: codes.threat.cameo,
      mode: null,
      factuality: certainFact,
    };
  if (negated) {
    // Who will not condemn takes a position.
    if (act.plover === "ACCUSE")
      return { ...act, kind: "position", plover: null, cameo: null, mode: null, factuality: certainFact };
    if (!friendly.has(act.plover)) return act;
    // "the meeting will not take place": nobody refuses
    if (act.operators[0] === "occur") return act;
    return {
      ...act,
      kind: "refusal",
      plover: "REJECT",
      symmetric: act.symmetric && act.recipients.length === 0,
      cameo: codes.refusal.cameo,
      mode: null,
      factuality: certainFact,
      operators: ["refuse", ...act.operators],
    };
  }
  // "would be willing to mediate" offers it
  if (modal === "would" && act.operators[0] === "offer")
    return { ...act, factuality: { ...act.factuality, status: "actual" } };
  const conditioned = isConditioned(tree, act.clause);
  // "was to have flown": he did not
  const { auxiliaries, perfect } = verbGroup(tree.sentence, act.clause);
  if (
    modal === "would" &&
    perfect &&
    auxiliaries[0] !== undefined &&
    tree.tokens[auxiliaries[0]]!.lemma === "be"
  )
    return { ...act, factuality: combine(certainFact, { polarity: "negative" }) };
  // "would lift the ban if ...", "would have met": told of what is not so
  if (modal === "would" && (conditioned || perfect)) return inCondition(act);
  const shifted = shift("plan", act);
  if (!shifted) return act;
  // "will postpone it if ..."
  if (conditioned && shifted.kind === act.kind) return inCondition(act);
  // "said they would meet": reported, "would" is a "will"
  if (modal === "would" && act.factuality.status === "conditional")
    act = { ...act, factuality: { ...act.factuality, status: "actual" } };
  return {
    ...act,
    kind: shifted.kind,
    plover: shifted.plover,
    cameo:
      shifted.plover === act.plover
        ? act.cameo
        : shifted.plover === codes[shifted.kind].plover
          ? codes[shifted.kind].cameo
          : shifted.plover && cameoRoots[shifted.plover],
    factuality: shifted.factuality
      ? combine(act.factuality, shifted.factuality)
      : shifted.kind === act.kind
        ? act.factuality
        : certainFact,
    operators: ["plan", ...act.operators],
  };
}

/** An act that would be on a condition: of its kind still, and where it is a meeting, one still to come. */
function inCondition(act: Act): Act {
  const ahead = shift("plan", act);
  return {
    ...act,
    plover: ahead?.kind === act.kind ? ahead.plover : act.plover,
    factuality: { ...act.factuality, status: "conditional" },
  };
}

const conditions: ReadonlySet<string> = new Set(["if", "unless", "provided", "as long as", "so long as"]);

/** Whether a clause hangs on a condition: "if Moscow returns the school", "were Brussels to reject it". */
function isConditioned(tree: Tree, clause: number): boolean {
  const of = [clause];
  // "..., Albania's premier said, ...": the condition may hang on the word of saying
  const head = tree.head(clause);
  if (head >= 0 && ["ccomp", "parataxis"].includes(tree.relation(clause))) of.push(head);
  return of.some((verb) =>
    tree
      .childrenBy(verb, "advcl")
      .some((child) => conditions.has(tree.marker(child)) || isInverted(tree, child)),
  );
}
