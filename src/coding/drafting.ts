// Makes a draft of an act: "Beijing suspended dialogue earlier this year" with its clause, day, place, level and confidence.
import { type Tree, verbGroup } from "../language/index.ts";
import type { TimeExpression } from "../mentions/index.ts";
import { levelInWords, levelOf } from "./channel.ts";
import { confidenceOf } from "./confidence.ts";
import { contentOf, postContent, promises } from "./content.ts";
import { clauseSpan, type Draft } from "./draft.ts";
import { dueCues, dueIn } from "./due.ts";
import type { EventLexicon, Pattern } from "./entry.ts";
import { combine, type FactualityCues, overFactuality } from "./factuality.ts";
import { encounters } from "./kinds.ts";
import type { Act } from "./act.ts";
import { follow } from "./paths.ts";
import { sides } from "./parties.ts";
import { ofPosts, postOf } from "./posts.ts";
import type { Scene } from "./scene.ts";
import type { Participant, StatementKind, When } from "./statement.ts";
import { thirdsOf } from "./third.ts";
import { timeOf, timesOfSpeaking, whenAhead, whenPublished, whenStated, whenUnstated } from "./when.ts";

const standing: ReadonlySet<StatementKind> = new Set(["position", "relation", "joint-activity"]);
/** What these are about has a time of its own: "urged a vote before 2030". */
const apartFromContent: ReadonlySet<StatementKind> = new Set([
  "request",
  "position",
  "assessment",
  "accusation",
  "threat",
]);
const presently: ReadonlySet<StatementKind> = new Set([
  "no-comment",
  "non-disclosure",
  "vacancy",
  "assessment",
  "tenure",
]);

/** A sentence that is being coded, and what is asked of it. */
export interface Work {
  readonly scene: Scene;
  readonly index: number;
  readonly tree: Tree;
  readonly patterns: readonly (readonly Pattern[])[];
  readonly times: readonly TimeExpression[];
  readonly lexicon: EventLexicon;
  readonly cues: FactualityCues;
  readonly saying: (token: number) => boolean;
}

/** The words of an act: its trigger, its clause, and those of the acts it took in. */
export function wordsOf(act: Act): Set<number> {
  const words = new Set<number>();
  for (let one: Act | null = act; one; one = one.inner) words.add(one.trigger).add(one.clause);
  return words;
}

export function draftOf(
  work: Work,
  act: Act,
  triggers: ReadonlySet<number>,
  veto: number,
  presupposed = false,
): Draft | null {
  const { scene, index, tree, times, cues, saying } = work;
  const { entry } = act.pattern;
  const nominal = act.pattern.part === "noun";
  const supported = nominal && act.clause !== act.trigger;
  const bare = nominal && !supported && tree.first(act.trigger, "cop") < 0;
  if (bare && entry.bare !== true && !presupposed && act.inner === null) return null;
  if (act.kind === "visit" && isAtHome(work, act)) return null;
  let innermost = act;
  while (innermost.inner) innermost = innermost.inner;
  const told = innermost.trigger;
  const mention = bare || (act.actors.length === 0 && innermost.pattern.part === "noun");
  const definite =
    innermost.pattern.part === "noun" &&
    tree
      .childrenBy(told, "det")
      .some((child) => ["the", "this", "that"].includes(tree.tokens[child]!.form.toLowerCase()));
  const everybody = [...act.actors, ...act.recipients];
  if (
    everybody.length === 0 &&
    entry.impersonal !== true &&
    !(mention && encounters.has(act.kind)) &&
    !act.kind.startsWith("channel-") &&
    !act.kind.startsWith("dismissal")
  )
    return null;
  const words = wordsOf(act);
  const others = new Set([...triggers].filter((trigger) => !words.has(trigger)));
  const head = act.clause;
  let factuality = entry.presupposed
    ? act.factuality
    : combine(act.factuality, overFactuality(tree, bare ? act.trigger : head, cues, words));
  // Who blocks a road "to protest" protests.
  if (act.kind === "protest" && factuality.status === "planned" && tree.marker(act.clause) === "to")
    factuality = { ...factuality, status: "actual" };
  const content = ofPosts.has(act.kind)
    ? postContent(postOf(scene, index, tree, act))
    : contentOf(scene, tree, act);
  const due =
    content?.span && promises.has(act.kind)
      ? dueIn(tree, content.span, times, scene.publication.latest, dueCues(scene.lexicon))
      : null;
  const stated = timeOf(
    tree,
    words,
    (apartFromContent.has(act.kind) ? timesOfSpeaking(tree, [act.trigger, act.clause], times) : times).filter(
      (time) => time !== due,
    ),
    saying,
    others,
  );
  if (
    factuality.status === "actual" &&
    stated &&
    (encounters.has(act.kind) || act.kind.startsWith("channel-") || act.kind === "agreement") &&
    isAhead(work, act, bare, stated)
  )
    factuality = { ...factuality, status: "planned" };
  const evidence = clauseSpan(tree, bare ? act.trigger : head, words);
  // "the request for Austin to meet": who is to meet gives the level, though he asks nobody
  const company = [...everybody];
  for (let one: Act | null = act; one; one = one.inner) {
    company.push(...one.actors, ...one.recipients);
    for (const token of follow(tree, one.trigger, "for")) company.push(...scene.who(index, token));
  }
  const roles = thirdsOf(
    tree,
    act,
    (token) => scene.who(index, token),
    (token) => scene.whose(index, token),
  );
  const level = levelOf(company) ?? levelInWords(nounWords(tree, act));
  return {
    act,
    sentence: index,
    kind: act.kind,
    plover: act.plover,
    mode: act.mode,
    context: act.context,
    cameo: act.cameo,
    rule: act.rule,
    trigger: { start: tree.tokens[act.trigger]!.start, end: tree.tokens[act.trigger]!.end },
    evidence,
    ...roles,
    actors: ofPosts.has(act.kind) ? act.actors.map((one) => inOffice(one, content)) : roles.actors,
    // A vacancy is of the state alone: whom it fails to appoint is nobody yet.
    recipients:
      act.kind === "vacancy"
        ? []
        : roles.actors === act.actors
          ? chosen(scene, act, content)
          : roles.recipients,
    when: stated ? whenStated(stated) : timeless(scene, act.kind, factuality),
    place: placeOf(work, act),
    channel: null,
    level,
    factuality,
    content: content && due ? { ...content, due: whenStated(due) } : content,
    post: null,
    words,
    order: null,
    causes: [],
    sameAs: [],
    // An act that is told as a cause is told, though by a noun alone.
    confidence:
      Math.max(
        confidenceOf(tree, act, bare, saying),
        presupposed && bare && act.actors.length > 0 ? 0.52 : 0,
      ) *
      veto *
      (inBusiness(work, act.kind, everybody) || isLocal(work, act) || isDomestic(act) ? 0.55 : 1),
    bare: mention,
    definite,
  };
}

const trades: ReadonlySet<StatementKind> = new Set([
  ...encounters,
  "agreement",
  "cancellation",
  "postponement",
  "commitment",
  "refusal",
]);

/** "Two carmakers signed a deal", "the brothers agreed": whoever they are, no state or body deals with another. */
const inBusiness = ({ lexicon }: Work, kind: StatementKind, everybody: Draft["actors"]): boolean =>
  trades.has(kind) &&
  everybody.length > 0 &&
  everybody.every(
    ({ word, sector }) =>
      sector === "BUS" || (word != null && lexicon.classes.get("$business")?.has(word) === true),
  );

const abroad: ReadonlySet<Draft["plover"]> = new Set(["PROTEST", "ASSAULT", "COERCE", "MOBILIZE"]);

/** "The mayor of Naples promised to repair the trams": who acts at home, towards nobody of another state. */
const isLocal = ({ lexicon }: Work, { plover, actors, recipients }: Act): boolean =>
  !abroad.has(plover) &&
  actors.length > 0 &&
  actors.every(({ word }) => word != null && lexicon.classes.get("$local")?.has(word) === true) &&
  sides(actors.concat(recipients.filter(({ state, code }) => state !== null || (code ?? null) !== null))) < 2;

/** "The premier reached a deal with his coalition partner": the other side of what takes two is of no state or body. */
const isDomestic = ({ kind, pattern, actors, recipients }: Act): boolean =>
  kind === "agreement" &&
  pattern.entry.symmetric === true &&
  recipients.length > 0 &&
  recipients.every(
    ({ state, code, organ, person }) =>
      state === null && (code ?? null) === null && organ === null && person === null,
  ) &&
  sides(actors) < 2;

/** "A summit opens on Monday", "Monday's talks": told as present, or without a verb, of a day still to come. */
function isAhead({ tree, scene }: Work, act: Act, bare: boolean, stated: TimeExpression): boolean {
  const [earliest] = whenStated(stated).begin;
  const { latest } = scene.publication;
  if (earliest === null || latest === null || earliest <= latest) return false;
  if (bare) return true;
  const { tense, perfect } = verbGroup(tree.sentence, act.clause);
  return tense === "present" && !perfect;
}

/** "The minister went to Kano": nobody visits his own country. */
function isAtHome(work: Work, act: Act): boolean {
  const { actors, recipients } = act;
  if (actors.length === 0) return false;
  const own = (state: string | null): boolean => state !== null && actors.some((one) => one.state === state);
  const abroad = recipients.filter(({ state }) => state !== null);
  return abroad.length > 0
    ? abroad.every(({ state }) => own(state))
    : own(placeOf(work, act)?.country ?? null);
}

/** "Laura Rios was sworn in as Peru's minister": a person of no state told is of the state whose post it is. */
function inOffice(one: Participant, content: Draft["content"]): Participant {
  const state = content?.post?.state ?? null;
  return one.person !== null && one.state === null && state !== null ? { ...one, state, code: state } : one;
}

/** Whom an act of a post concerns: the person, where one is named beside the post ("named Laura Rios its ambassador to Cuba"). */
function chosen(scene: Scene, act: Act, content: Draft["content"]): readonly Participant[] {
  // "begged its creditors", "undertook to take back its nationals": people of one's own are no other side
  if (act.kind === "request" || act.kind === "commitment") {
    const own = act.recipients.every(
      ({ state, person, organ, word, span }) =>
        state !== null &&
        span !== null &&
        /^(its|their|his|her) /i.test(scene.text.slice(span.start, span.end)) &&
        word != null &&
        person === null &&
        organ === null &&
        act.actors.some((one) => one.state === state),
    );
    return own ? [] : act.recipients;
  }
  if (!ofPosts.has(act.kind)) return act.recipients;
  const persons = act.recipients.filter(({ person }) => person !== null);
  return (persons.length > 0 ? persons : act.recipients).map((one) => inOffice(one, content));
}

function nounWords(tree: Tree, act: Act): string[] {
  let innermost = act;
  while (innermost.inner) innermost = innermost.inner;
  const token = innermost.trigger;
  if (tree.tokens[token]!.upos !== "NOUN") return [];
  return tree
    .childrenBy(token, "amod", "compound")
    .map((child) => tree.tokens[child]!.form.toLowerCase())
    .concat(tree.tokens[token]!.lemma === "summit" ? ["summit"] : []);
}

function timeless(scene: Scene, kind: StatementKind, fact: Draft["factuality"]): When {
  if (fact.status === "not-yet")
    return whenPublished(scene.publication, "not come to pass by the publication");
  if (
    fact.status === "planned" ||
    fact.status === "conditional" ||
    fact.status === "requested" ||
    fact.certainty === "possible"
  )
    return standing.has(kind) || presently.has(kind)
      ? whenPublished(scene.publication, "told of the day of publication")
      : whenAhead(scene.publication, "still to come at the publication");
  if (presently.has(kind)) return whenPublished(scene.publication, "told of the day of publication");
  if (standing.has(kind)) return whenUnstated(scene.publication, "holds at the publication");
  return whenUnstated(scene.publication);
}

function placeOf(work: Work, act: Act): Draft["place"] {
  const { scene, index, tree } = work;
  for (let one: Act | null = act; one; one = one.inner)
    for (const token of new Set([one.trigger, one.clause]))
      for (const step of [
        "in",
        "at",
        "near",
        "outside",
        "on",
        ...(act.kind === "visit" ? ["to"] : []),
        "across",
        "into",
        "along",
        "off",
      ])
        for (const found of follow(tree, token, step)) {
          const place = scene.where(index, found);
          if (!place) continue;
          const span = tree.span(found);
          return { ...place, span };
        }
  if (act.kind === "visit" && act.pattern.part === "verb")
    for (const found of follow(tree, act.trigger, "object")) {
      const place = scene.where(index, found);
      if (place) return { ...place, span: tree.span(found) };
    }
  return null;
}
