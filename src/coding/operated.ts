// The act that an operator makes of the act under it: "agreed to resume talks", "rebuffed a request", "suspended the dialogue".
import type { Act } from "./act.ts";
import { type Deed, shift } from "./algebra.ts";
import { isReciprocal } from "./arguments.ts";
import type { Operator, Pattern } from "./entry.ts";
import { certainFact, combine, isInverted, ownFactuality } from "./factuality.ts";
import { cameoRoots, codes, encounters, friendly } from "./kinds.ts";
import { inMood } from "./mood.ts";
import { isOwnPlace, isPlace, same, sides, withoutOwnPlaces } from "./parties.ts";
import { ofPosts } from "./posts.ts";
import { follow } from "./paths.ts";
import { late, roles } from "./roles.ts";
import { nearSubject } from "./seek.ts";
import { light, type Sight } from "./sight.ts";
import type { Factuality, Participant, StatementKind } from "./statement.ts";
import { type Tree, verbGroup } from "../language/index.ts";

/** Operators that one side alone can be the doer of. */
const answering: ReadonlySet<Operator> = new Set(["refuse", "request", "accuse", "condemn", "threaten"]);
/** Operators that several can do together: by whom is not told, it is both's. */
const undertaking: ReadonlySet<Operator> = new Set(["agree", "plan", "hope", "offer"]);

/** Null where operator and act say nothing together. */
export function operated(
  sight: Sight,
  pattern: Pattern,
  token: number,
  operator: Operator,
  inner: Act,
): Act | null {
  // "agreed to Lagos's request to resume talks": what was asked for is agreed to
  const wanted = inner.inner;
  if (
    (operator === "agree" || operator === "accept") &&
    inner.kind === "request" &&
    wanted !== null &&
    (encounters.has(wanted.kind) || wanted.kind.startsWith("channel-"))
  ) {
    const agreed = operated(sight, pattern, token, "agree", {
      ...wanted,
      actors: inner.actors,
      recipients: [],
    });
    return agreed && { ...agreed, inner };
  }
  const { entry } = pattern;
  const deed: Deed = { kind: inner.kind, plover: inner.plover, line: inner.line, talks: inner.talks };
  const shifted = shift(operator, deed);
  if (!shifted) return null;
  const own =
    operator === "disrupt"
      ? []
      : roles(
          sight,
          entry.actor ?? ["subject", "subject.owner"],
          token,
          light(sight, token)?.verb ?? null,
          [],
        );
  if (
    own.length === 0 &&
    operator !== "disrupt" &&
    operator !== "occur" &&
    (entry.actor === undefined || isInverted(sight.tree, token)) &&
    pattern.part === "verb" &&
    !sight.tree.isPassive(token)
  )
    own.push(...nearSubject(sight.tree, sight.who, token));
  // "Ready to sit down with Rabat, Madrid said": who says it
  if (
    own.length === 0 &&
    pattern.part === "adjective" &&
    sight.tree.relation(token) === "ccomp" &&
    isOfSayer(sight.tree, token)
  )
    own.push(...follow(sight.tree, sight.tree.head(token), "subject").flatMap((one) => sight.who(one)));
  const told = shifted.same === true || encounters.has(inner.kind) || ofPosts.has(inner.kind);
  // "the talks between A and B were suspended": by whom is not told; it befell both.
  const befell =
    own.length === 0 &&
    (inner.symmetric || sight.tree.first(inner.clause, "nsubj") < 0) &&
    !answering.has(operator) &&
    (inner.symmetric || undertaking.has(operator));
  const actors = own.length > 0 ? own : told || operator === "disrupt" || befell ? inner.actors : [];
  const others = (list: readonly Participant[]) =>
    list.filter((one) => !actors.some((other) => same(one, other)));
  // Whom the operator itself addresses comes before whom the act under it concerns, what else its clause names after.
  const paths = entry.recipient ?? [];
  const addressed = roles(
    sight,
    paths.filter((path) => !late(path)),
    token,
    null,
    actors,
    shifted.plover,
  );
  let recipients: readonly Participant[] = addressed;
  // "that has yet to take place between Austin and Li": those it is between are all who take part
  const between = operator === "occur" && own.length > 0;
  if (recipients.length === 0 && !between) {
    const asked =
      inner.plover === "REQUEST" ||
      inner.plover === "AGREE" ||
      inner.plover === "THREATEN" ||
      inner.plover === "ACCUSE";
    const doer =
      operator === "condemn" ||
      operator === "accuse" ||
      operator === "praise" ||
      operator === "request" ||
      // "blocked the Union's sanctions on Belarus" turns on the Union
      (operator === "refuse" && inner.plover === "SANCTION" && others(inner.actors).length > 0) ||
      (asked && (operator === "refuse" || operator === "accept"));
    recipients = doer
      ? firstOf(
          others(inner.actors),
          operator === "condemn" || operator === "accuse" ? [] : others(inner.recipients),
        )
      : firstOf(others(inner.recipients), others(inner.actors));
    if (recipients.length === 0)
      recipients = roles(sight, paths.filter(late), token, null, actors, shifted.plover);
  }
  recipients = withoutOwnPlaces(recipients, actors);
  // "called off a meeting of its water authority": the authority is the one who calls it off
  if (isTowardsOthers(shifted.kind))
    recipients = recipients.filter(
      ({ state, code }) =>
        (state === null && (sides(actors) < 2 || (code ?? null) !== null)) ||
        (state !== null && !actors.some((one) => one.state === state)),
    );
  recipients = recipients.filter((one) => !isOwnPlace(one, actors, shifted.plover));
  // Who denies answers those who say so, not the place where it would have been.
  if (operator === "deny" && shifted.same !== true)
    recipients =
      inner.plover === "MOBILIZE" || (inner.plover !== null && friendly.has(inner.plover))
        ? []
        : recipients.filter((one) => !isPlace(one));
  const reciprocal = sides(actors) > 1 && isReciprocal(sight.tree, token);
  if (reciprocal) recipients = [];
  const { fact, modal, negated } = ownFactuality(
    sight.tree,
    token,
    sight.cues,
    pattern.part === "noun",
    inner.trigger,
  );
  const symmetric =
    recipients.length === 0
      ? (reciprocal ||
          inner.symmetric ||
          between ||
          shifted.kind === "agreement" ||
          shifted.plover === "AGREE" ||
          isTowardsOthers(shifted.kind)) &&
        sides(actors) > 1
      : inner.symmetric && shifted.same === true;
  const same_ = shifted.same === true;
  return inMood(
    sight.tree,
    {
      pattern,
      rule: `${pattern.id} < ${inner.rule}`,
      trigger: token,
      clause: token,
      kind: promised(pattern, shifted.kind),
      plover: shifted.plover,
      mode: same_ ? inner.mode : null,
      context: inner.context,
      cameo: same_
        ? inner.cameo
        : shifted.plover !== null && shifted.plover !== codes[shifted.kind].plover
          ? cameoRoots[shifted.plover]
          : codes[shifted.kind].cameo,
      actors,
      recipients,
      symmetric,
      factuality: combine(
        combine(fact, same_ || shifted.factuality ? (shifted.factuality ?? {}) : {}),
        same_ ? held(sight.tree, token, operator, inner.factuality) : certainFact,
      ),
      operators: [operator, ...inner.operators],
      inner,
      line: inner.line,
      talks: inner.talks,
      weight: Math.max(entry.weight ?? 0.8, inner.weight),
    },
    modal,
    negated,
  );
}

/** "Promised the fund an end to subsidies": what one alone promises is no agreement. */
const promised = (pattern: Pattern, kind: StatementKind): StatementKind =>
  kind === "agreement" && pattern.kind === "commitment" && pattern.entry.operator === "agree"
    ? "commitment"
    : kind;

const firstOf = (a: readonly Participant[], b: readonly Participant[]): readonly Participant[] =>
  a.length > 0 ? a : b;

/** "The planned trip went ahead on Wednesday": what took place is planned no more. */
function held(tree: Tree, verb: number, operator: Operator, fact: Factuality): Factuality {
  if (fact.status !== "planned" || (operator !== "occur" && operator !== "do")) return fact;
  const { tense, perfect, modal } = verbGroup(tree.sentence, verb);
  return modal === null && (perfect || tense === "past") ? { ...fact, status: "actual" } : fact;
}

/** A predicate without a subject, or with one that means who says it: "said it was willing", "Ready to talk, Madrid said". */
function isOfSayer(tree: Tree, token: number): boolean {
  const subject = tree.first(token, "nsubj");
  return subject < 0 || ["it", "i", "we"].includes(tree.tokens[subject]!.form.toLowerCase());
}

/** Kinds that are never done to one's own state. */
const isTowardsOthers = (kind: StatementKind): boolean =>
  kind === "cancellation" || kind === "postponement" || kind.startsWith("channel-");
