// The act that an entry says by itself: "met", "held talks", "is ready": who takes part, how sure, in which mood.
import type { Act } from "./act.ts";
import { doers } from "./arguments.ts";
import type { Operator, Pattern } from "./entry.ts";
import { isReciprocal } from "./arguments.ts";
import { certainFact, combine, isInverted, ownFactuality } from "./factuality.ts";
import type { Token, Tree } from "../language/index.ts";
import type { Span } from "../report/index.ts";
import { cameoRoots, codes, encounters } from "./kinds.ts";
import { inMood } from "./mood.ts";
import { sides, withoutOwnPlaces } from "./parties.ts";
import { late, roles } from "./roles.ts";
import { anyUnder, nearSubject } from "./seek.ts";
import { light, type Sight } from "./sight.ts";
import type { Factuality, Participant, StatementKind } from "./statement.ts";

/** Operators whose verb is merely the support of the noun under it: its subject is the noun's. */
const support: ReadonlySet<Operator> = new Set([
  "do",
  "begin",
  "occur",
  "try",
  "resume",
  "hope",
  "plan",
  "agree",
  "offer",
]);

/** Demands of an entry that are met by a "no" or "not": what it tells is the lack. */
const asksNegation: ReadonlySet<string> = new Set(["negated", "object.~no", "~no"]);
const silent: ReadonlySet<StatementKind> = new Set(["no-comment", "non-disclosure"]);

/** "Could not agree": that it was not is sure. */
const unable = (fact: Factuality, modal: string | null): Factuality =>
  modal === "could" || modal === "can" ? { ...fact, certainty: "certain" } : fact;

export function plainAct(sight: Sight, pattern: Pattern, token: number): Act | null {
  const { entry } = pattern;
  const carrier = light(sight, token);
  const predicative =
    pattern.part === "adjective" && sight.tree.first(token, "cop", "nsubj") < 0 ? sight.tree.head(token) : -1;
  // The verb whose arguments are this word's: that of "held talks", of "stands ready".
  const over =
    carrier && support.has(carrier.operator)
      ? carrier.verb
      : predicative >= 0 && sight.tree.tokens[predicative]!.upos === "VERB"
        ? predicative
        : null;
  const told = entry.plover === undefined ? codes[pattern.kind!].plover : entry.plover;
  const mutual = entry.symmetric !== undefined && entry.symmetric !== false;
  let actors: readonly Participant[] = roles(
    sight,
    entry.actor ?? ["subject", "subject.owner"],
    token,
    over,
    [],
  );
  if (
    actors.length === 0 &&
    (entry.actor === undefined || isInverted(sight.tree, token)) &&
    pattern.part === "verb" &&
    !sight.tree.isPassive(token)
  )
    actors = nearSubject(sight.tree, sight.who, token);
  // "Peru and Chile agreed to extend a swap with Brazil": both sides are told, the third is of what they agreed on
  const both = entry.symmetric === "plural" && sides(actors) > 1;
  const paths = entry.recipient ?? ["object", "with", "to", "against", "on"];
  let recipients: readonly Participant[] = roles(
    sight,
    both ? paths.filter((path) => !late(path) && !path.startsWith("to")) : paths,
    token,
    over,
    actors,
    told,
  );
  if (
    recipients.length === 0 &&
    !both &&
    entry.recipient?.length !== 0 &&
    !(entry.symmetric === true && sides(actors) > 1)
  )
    recipients = anyUnder(
      sight.tree,
      sight.who,
      token,
      over,
      actors,
      mutual || pattern.kind === "position",
      told,
    );
  if (pattern.part === "noun" && encounters.has(pattern.kind!)) {
    const city = cityOf(sight, token);
    if (city !== null) {
      const elsewhere = (list: readonly Participant[]) =>
        list.filter(({ span }) => !span || span.end <= city.start || city.end <= span.start);
      // "Windhoek talks" of which nobody else is told are left to those of Windhoek
      const held =
        carrier !== null &&
        doers(sight.tree, carrier.verb).some((one) => one !== token && sight.who(one).length > 0);
      if (held || elsewhere([...actors, ...recipients]).length > 0) {
        actors = elsewhere(actors);
        recipients = elsewhere(recipients);
      }
      if (pattern.kind === "visit" && recipients.length === 0) recipients = sight.who(city.index);
    }
  }
  if (mutual && actors.length === 0 && recipients.length > 0) {
    actors = recipients;
    recipients = [];
  }
  recipients = withoutOwnPlaces(recipients, actors);
  // "the minister spoke for an hour": it takes two
  if (
    entry.symmetric === "plural" &&
    encounters.has(pattern.kind!) &&
    sides([...actors, ...recipients]) < 2 &&
    !actors.some(({ span }) => span !== null && isPlural(sight.tree, span))
  )
    return null;
  const jointly =
    entry.jointly !== undefined && sides(actors) > 1 && recipients.every(({ state }) => state === null);
  const kind = jointly ? entry.jointly! : pattern.kind!;
  const plover = jointly ? codes[kind].plover : told;
  if (jointly) recipients = [];
  const reciprocal = pattern.part === "verb" && sides(actors) > 1 && isReciprocal(sight.tree, token);
  if (reciprocal) recipients = [];
  const symmetric =
    reciprocal ||
    jointly ||
    entry.symmetric === true ||
    (entry.symmetric === "plural" && recipients.length === 0 && sides(actors) > 1);
  // "has not yet been to Ottawa": the predicate carries what the copula says
  const carries = sight.tree.relation(token) === "cop" ? sight.tree.head(token) : token;
  const own = ownFactuality(sight.tree, carries, sight.cues, pattern.part === "noun");
  const { modal, negated } = own;
  // "did not comment" is a silence that is: the entry asks for the negation
  const asksNo =
    negated && entry.needs !== undefined && Object.keys(entry.needs).some((path) => asksNegation.has(path));
  // Who does not back a thing takes a position as well, and he has it already.
  const stance = kind === "position" && negated && !asksNo;
  const fact = stance
    ? certainFact
    : asksNo
      ? // "would not comment" is a silence too, not the condition of one
        combine(silent.has(kind) && modal === "would" ? certainFact : unable(own.fact, modal), {
          polarity: silent.has(kind) && modal === "would" ? undefined : "negative",
        })
      : entry.needs?.["~not"]
        ? certainFact
        : combine(own.fact, { status: entry.status, polarity: entry.polarity });
  const lemma = sight.tree.tokens[token]!.lemma.toLowerCase();
  const inClass = (name: string) => sight.lexicon.classes.get(name)?.has(lemma) ?? false;
  return inMood(
    sight.tree,
    {
      pattern,
      rule: pattern.id,
      trigger: token,
      clause: pattern.part === "verb" ? carries : (over ?? token),
      kind,
      plover,
      mode: entry.mode ?? null,
      context: entry.context ?? [],
      cameo:
        entry.cameo ??
        (plover !== null && plover !== codes[kind].plover ? cameoRoots[plover] : codes[kind].cameo),
      actors,
      recipients,
      symmetric,
      factuality: fact,
      operators: [],
      inner: null,
      line: (inClass("$line") || inClass("$body")) && !isAppointed(sight, token),
      talks: inClass("$talks"),
      weight: entry.weight ?? 0.8,
    },
    modal,
    negated,
  );
}

/** "The Sofia meeting", "her Moscow trip": the city before the noun is where it is; two of them are parties ("Kyiv-Moscow talks"). */
function cityOf({ tree, city }: Sight, noun: number): Token | null {
  const before = tree.childrenBy(noun, "compound", "amod", "nmod:unmarked", "nmod:desc", "nmod:poss");
  const cities = before.filter((child) => city(child) && tree.tokens[child]!.deprel !== "nmod:poss");
  const [one] = cities;
  return one === undefined || cities.length > 1 || tree.childrenBy(one, "conj", "compound").length > 0
    ? null
    : tree.tokens[one]!;
}

/** "Talks that had been planned for August", "the scheduled talks" are one occasion: cancelled, the line they belong to stands. */
const isAppointed = ({ tree, lexicon }: Sight, noun: number): boolean => {
  const appointed = lexicon.classes.get("$appointed");
  // "talks between Chad and Niger that were planned": the clause may hang on the last name.
  const phrase = [
    noun,
    ...tree.childrenBy(noun, "nmod").flatMap((child) => [child, ...tree.conjuncts(child)]),
  ];
  // "Thursday's talks", "next week's consultations"
  const dated = tree
    .childrenBy(noun, "nmod:poss", "nmod:unmarked", "compound")
    .some((child) => days.test(tree.tokens[child]!.form));
  return (
    dated ||
    phrase.some((word) =>
      tree
        .childrenBy(word, "acl", "amod")
        .some((child) => appointed?.has(tree.tokens[child]!.lemma.toLowerCase()) === true),
    )
  );
};

const days =
  /^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(today|tomorrow|week|weekend|month|January|February|March|April|May|June|July|August|September|October|November|December)$/;

/** "Leaders of the bloc", "the two sides": several in one phrase. */
const isPlural = (tree: Tree, { start, end }: Span): boolean =>
  tree.tokens.some((token) => token.start >= start && token.end <= end && token.xpos === "NNS");
