// Whom a judgement is about did what it is for: "thanked Albania for sending firefighters", "condemned Libya for shelling the port".
import type { Tree } from "../language/index.ts";

/** Verbs that judge their object for what it did. */
const judging: ReadonlySet<string> = new Set(
  "thank praise commend laud applaud congratulate condemn criticize criticise denounce blame fault rebuke reprimand chide slam punish".split(
    " ",
  ),
);

/** The object of the judging verb over "for ...-ing", which does what this verb tells; nothing elsewhere. */
export function judgedFor(tree: Tree, verb: number): number[] {
  const head = tree.head(verb);
  if (tree.relation(verb) !== "advcl" || head < 0 || tree.marker(verb) !== "for") return [];
  if (tree.first(verb, "nsubj") >= 0 || !judging.has(tree.tokens[head]!.lemma)) return [];
  if (tree.isPassive(head)) return tree.undergoers(head).map(({ token }) => token);
  const objects = tree.objectsShared(head).map(({ token }) => token);
  return objects.length > 0 ? objects : tree.childrenBy(head, "iobj");
}
