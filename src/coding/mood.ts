// "Will meet" is a plan, "will not meet" a refusal: modal verbs work like operators on the act itself.
import type { Tree } from "../language/index.ts";
import type { Act } from "./act.ts";
import { shift } from "./algebra.ts";
import { certainFact, combine } from "./factuality.ts";
import { cameoRoots, codes, friendly } from "./kinds.ts";

/** "will", "is to" and "will not" work like operators on the act itself. */
export function inMood(tree: Tree, act: Act, modal: string | null, negated: boolean): Act {
  const willing = modal === "will" || modal === "shall" || modal === "would";
  if (!willing || act.plover === null) return act;
  if (negated) {
    if (!friendly.has(act.plover)) return act;
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
  const shifted = shift("plan", act);
  if (!shifted) return act;
  // "said they would meet": reported, "would" is a "will"; after "if" it stays a condition
  const conditioned = tree.childrenBy(act.clause, "advcl").some((child) => tree.marker(child) === "if");
  if (modal === "would" && !conditioned && act.factuality.status === "conditional")
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
