// How sure an act is: the entry's weight, how much of the sentence's news it is, and whether those who take part are parties at all.
// "Police opened a case against a driver" has the words of an accusation; without a state or body on either side it goes to review.
import type { Tree } from "../language/index.ts";
import { encounters } from "./kinds.ts";
import type { Act } from "./act.ts";
import { sides } from "./parties.ts";
import { ofPosts } from "./posts.ts";
import { prominence } from "./prominence.ts";
import type { Participant, StatementKind } from "./statement.ts";

const political: ReadonlySet<string> = new Set([
  "GOV",
  "MIL",
  "LEG",
  "JUD",
  "SPY",
  "COP",
  "OPP",
  "REB",
  "PTY",
  "INT",
  "REF",
]);

/** What an act keeps of its confidence when nobody is told who does it. */
export const ofNobody = 0.88;

/** How much of a party someone is, 0..1: a state or known body, one that acts for some state, anybody else. */
function standing(one: Participant, act: Act): number {
  const { state, code, organ, person, sector, likely } = one;
  if (state !== null) return 1;
  if (code != null && (code !== "NGO" || sector !== null)) return 1;
  if (person !== null && (ofPosts.has(act.kind) || one.post !== null)) return 0.95;
  if (sector !== null && political.has(sector) && (likely ?? null) !== null) return 0.85;
  // Crowds are what protests are made of.
  if (act.plover === "PROTEST" && (likely ?? null) !== null) return 0.85;
  if (act.plover === "ASSAULT" && act.mode === "explosives") return 0.85;
  if (organ !== null || person !== null || (likely ?? null) !== null) return 0.62;
  return 0.5;
}

/** 0..1; see the statement's field. `bare` for nouns without a verb of their own. */
export function confidenceOf(
  tree: Tree,
  act: Act,
  bare: boolean,
  saying: (token: number) => boolean,
): number {
  const everybody = [...act.actors, ...act.recipients];
  let value = act.weight;
  value *= everybody.length === 0 ? 0.45 : Math.max(...everybody.map((one) => standing(one, act)));
  if (everybody.length > 0 && act.actors.length === 0) {
    // A thing as subject ("the rule allows refugees to stay") does nothing of the kind; bombs kill.
    const subject = tree.first(act.clause, "nsubj");
    const thing = subject >= 0 && tree.tokens[subject]!.upos !== "PRON" && !tree.isPassive(act.clause);
    value *= thing && act.plover !== "ASSAULT" && act.plover !== "PROTEST" ? 0.65 : ofNobody;
  }
  // It takes two to meet or to work together.
  if (
    (encounters.has(act.kind) || act.kind === "joint-activity") &&
    act.kind !== "visit" &&
    sides(everybody) < 2
  )
    value *= bare ? 0.6 : 0.75;
  if (act.kind === "channel-opened" && act.pattern.part === "verb" && sides(everybody) < 2) value *= 0.7;
  // "met nurses", "a deal with his coalition partner": what a state does with those who act for none
  if (dealings.has(act.kind) && act.kind !== "visit" && isAtHome(everybody)) value *= 0.6;
  // "agreed on a date": one side alone agrees with itself
  if (
    act.kind === "agreement" &&
    act.inner === null &&
    sides(everybody) < 2 &&
    everybody.every(({ sector }) => sector !== "GOV") &&
    tree.obliques(act.trigger, "on").length > 0
  )
    value *= 0.6;
  // Praise and backing are of somebody.
  if (
    act.plover === "SUPPORT" &&
    !act.symmetric &&
    act.recipients.length === 0 &&
    act.kind !== "channel-resumed"
  )
    value *= 0.6;
  // A stance is told by saying words ("stressed", "reaffirmed"): that somebody says it takes nothing from it.
  const place = act.kind === "position" ? 1 : prominence(tree, act.clause, saying);
  return value * (bare ? 0.9 : 0.5 + 0.5 * place);
}

const dealings: ReadonlySet<StatementKind> = new Set([...encounters, "agreement"]);

/** One state, and beside it only people who stand for no state, body or party. */
function isAtHome(everybody: readonly Participant[]): boolean {
  const states = new Set(everybody.map(({ state }) => state).filter((state) => state !== null));
  const [state] = states;
  const others = everybody.filter((one) => one.state !== state);
  return (
    states.size === 1 &&
    others.length > 0 &&
    others.every(
      ({ person, organ, sector, code, word }) =>
        person === null &&
        organ === null &&
        (code ?? null) === null &&
        word != null &&
        (sector === null || !political.has(sector)),
    )
  );
}
