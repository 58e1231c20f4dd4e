// Who is no party: the host of others' talks, and who mediates between them. "Qatar hosted talks between Chad and Sudan" is a meeting of two.
import type { Tree } from "../language/index.ts";
import type { Act } from "./act.ts";
import { same, sides } from "./parties.ts";
import { follow } from "./paths.ts";
import type { Participant } from "./statement.ts";

/** Those who take part in an act, and those who only make it possible. */
export interface Roles {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  readonly symmetric: boolean;
  readonly host: Participant | null;
  readonly mediators: readonly Participant[];
}

/** "Under Egyptian mediation", "under the auspices of the African Union". */
const covers: ReadonlySet<string> = new Set([
  "mediation",
  "auspices",
  "auspice",
  "sponsorship",
  "chairmanship",
]);

/**
 * Parts hosts and mediators from the parties, where an entry says that its doer is one (`third`) and two sides are left without him, and
 * where the clause names one "under ... mediation". `who` and `whose` as in the scene.
 */
export function thirdsOf(
  tree: Tree,
  act: Act,
  who: (token: number) => readonly Participant[],
  whose: (token: number) => readonly Participant[],
): Roles {
  const { actors, recipients, symmetric } = act;
  const plain: Roles = {
    actors,
    recipients,
    symmetric,
    host: null,
    mediators: mediating(tree, act, who, whose),
  };
  const { third } = act.pattern.entry;
  if (!third) return plain;
  const own = (act.pattern.entry.actor ?? ["subject", "subject.owner"])
    .flatMap((path) => follow(tree, act.trigger, path))
    .flatMap(who);
  const isOwn = (one: Participant): boolean => own.some((other) => same(one, other));
  const all = [...actors, ...recipients];
  const parties = all.filter((one) => !isOwn(one));
  const doers = all.filter(isOwn);
  if (doers.length === 0 || sides(parties) < 2) return plain;
  return third === "host"
    ? { ...plain, actors: parties, recipients: [], symmetric: true, host: doers[0]! }
    : {
        ...plain,
        actors: parties,
        recipients: [],
        symmetric: true,
        mediators: [...doers, ...plain.mediators],
      };
}

function mediating(
  tree: Tree,
  act: Act,
  who: (token: number) => readonly Participant[],
  whose: (token: number) => readonly Participant[],
): readonly Participant[] {
  for (let one: Act | null = act; one; one = one.inner)
    for (const token of new Set([one.trigger, one.clause]))
      for (const noun of follow(tree, token, "under")) {
        if (!covers.has(tree.tokens[noun]!.lemma.toLowerCase())) continue;
        const named = [...whose(noun), ...follow(tree, noun, "of").flatMap(who)];
        if (named.length > 0) return named;
      }
  return [];
}
