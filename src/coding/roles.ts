// Who fills the roles of an entry: the first of its paths that names somebody wins; what is his stands for him at last.
import type { Tree } from "../language/index.ts";
import { isNominal } from "./arguments.ts";
import { isOwnPlace, isOwnSide, same, sides } from "./parties.ts";
import { follow } from "./paths.ts";
import { nearestRelative } from "./seek.ts";
import type { Sight } from "./sight.ts";
import type { Participant, Plover } from "./statement.ts";

/** `carrier` is the light verb over a noun, whose arguments are the noun's; those in `taken` have another role already. */
export function roles(
  sight: Sight,
  paths: readonly string[],
  token: number,
  carrier: number | null,
  taken: readonly Participant[],
  plover: Plover | null = null,
): Participant[] {
  let nobody: Participant[] = [];
  for (const path of paths) {
    const found: Participant[] =
      path === "subject"
        ? nearestRelative(sight.tree, sight.who, carrier ?? token)
        : path.endsWith("owner")
          ? whoseAt(sight, token, path, carrier, taken, plover)
          : [];
    if (path.endsWith("owner") && found.length > 0) return found;
    // "the U.S.-ASEAN Special Summit": both names before the noun
    if (path === "subject" && carrier === null && isNominal(sight.tree, token)) {
      const both = whoseAt(sight, token, "owner", null, taken);
      if (sides(both) > 1) return both;
    }
    for (const at of follow(sight.tree, token, path, carrier)) {
      if (at === token) continue;
      // "the Department nor the Ministry": coordinated, though the tree has it as an apposition
      const beside = sight.tree
        .childrenBy(at, "appos")
        .filter((child) => sight.tree.tokens[sight.tree.reach(child)[0]]!.upos === "CCONJ");
      for (const participant of [at, ...beside].flatMap((one) => sight.who(one)))
        if (
          !found.some((other) => same(other, participant)) &&
          !taken.some((other) => same(other, participant)) &&
          !isOwnPlace(participant, taken, plover) &&
          !isOwn(sight.tree, at, participant, taken, plover)
        )
          found.push(participant);
    }
    // "shelled a village in the Armenian province": who is of no state waits for one who is
    if (
      taken.length === 0 ||
      found.some(({ state, code, person }) => state !== null || code != null || person !== null)
    ) {
      if (found.length > 0) return found;
    } else if (nobody.length === 0) nobody = found;
  }
  // "riots against Israeli policies", "praised Haiti's efforts": whose the thing is
  for (const path of paths) {
    if (late(path) || path.endsWith("owner") || path === "subject" || path === "place") continue;
    const found = follow(sight.tree, token, `${path}.owner`, carrier)
      .flatMap((at) => sight.who(at))
      .filter((one) => !taken.some((other) => same(one, other)) && !isOwnPlace(one, taken, plover));
    if (found.length > 0) return found;
  }
  return nobody;
}

/** "recalled its envoy", "withdrew its troops": what is the doer's own is not the other side, but where one acts at home. */
const isOwn = (
  tree: Tree,
  at: number,
  one: Participant,
  taken: readonly Participant[],
  plover: Plover | null,
): boolean =>
  isOwnSide(one, taken, plover) &&
  tree.childrenBy(at, "nmod:poss").some((child) => tree.tokens[child]!.upos === "PRON");

/** The parties that a noun's modifiers name, both of them: "U.S.-China talks". */
function whoseAt(
  sight: Sight,
  token: number,
  path: string,
  carrier: number | null,
  taken: readonly Participant[],
  plover: Plover | null = null,
): Participant[] {
  const nouns =
    path === "owner" ? [token] : follow(sight.tree, token, path.slice(0, -".owner".length), carrier);
  return nouns
    .filter((noun) => noun >= 0 && isNominal(sight.tree, noun))
    .flatMap((noun) => sight.whose(noun))
    .filter((one) => !taken.some((other) => same(one, other)) && !isOwnPlace(one, taken, plover));
}

/** Paths into other clauses: asked last. */
export const late = (path: string): boolean => path.startsWith("clause") || path.startsWith("condition");
