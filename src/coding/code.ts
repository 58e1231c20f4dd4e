// From the clauses of a report to its statements: "Beijing suspended dialogue over a secret visit" is a suspension and a visit, its cause.
// Order: acts of each sentence (match.ts), their times, places and voices; what the report adds (context.ts); links; ids last.
import { type Tree, treeOf } from "../language/index.ts";
import type { Post, TimeExpression } from "../mentions/index.ts";
import type { Span } from "../report/index.ts";
import { causeCues, causeOf } from "./cause.ts";
import { channelOf, levelInWords, levelOf } from "./channel.ts";
import { completeSides, ownStates, raiseLevels, recallMentions } from "./context.ts";
import { clauseSpan, type Draft } from "./draft.ts";
import { type EventLexicon, eventLexicon, type Pattern, patternsOf } from "./entry.ts";
import { combine, type FactualityCues, factualityCues, overFactuality } from "./factuality.ts";
import { encounters } from "./kinds.ts";
import { type Act, Matcher, same, sides } from "./match.ts";
import { follow } from "./paths.ts";
import { ofPosts, postOf } from "./posts.ts";
import { precedents } from "./precedent.ts";
import { dueCues, dueIn } from "./due.ts";
import { confidenceOf } from "./confidence.ts";
import { contradicts, likeness, tellsTheSame } from "./same.ts";
import type { Scene } from "./scene.ts";
import type { Participant, Statement, StatementKind, When } from "./statement.ts";
import { tenures } from "./tenure.ts";
import {
  after,
  before,
  narrow,
  timeOf,
  whenAhead,
  whenPublished,
  whenSince,
  whenStated,
  whenUnstated,
} from "./when.ts";

/** Below this a statement goes to review, not into the record. */
export const abstention = 0.5;

/** What was looked at and left, for `parley code`. */
export interface Considered {
  readonly rule: string;
  readonly word: string;
  readonly why: string;
}

export interface CodingOptions {
  /** Full participant of a person's entity, for tenures. */
  readonly person?: (entity: string) => Participant | null;
  /** Name by which a state is called in a channel's name. */
  readonly short?: (state: string) => string;
  readonly considered?: (what: Considered) => void;
}

const standing: ReadonlySet<StatementKind> = new Set(["position", "relation", "joint-activity"]);
const presently: ReadonlySet<StatementKind> = new Set([
  "no-comment",
  "non-disclosure",
  "vacancy",
  "assessment",
  "tenure",
]);
const domainVeto = ["$sport", "$market", "$fiction"] as const;

/** The statements of a report, in the order of its text. All above 0.25 confidence; see `abstention`. */
export function code(scene: Scene, options: CodingOptions = {}): Statement[] {
  const lexicon = eventLexicon(scene.lexicon);
  const cues = factualityCues(scene.lexicon);
  const drafts: Draft[] = [];
  const saying = lexicon.classes.get("$saying") ?? new Set<string>();
  scene.sentences.forEach((sentence, index) => {
    let any = false;
    const patterns = sentence.tokens.map((token) => {
      const found = patternsOf(lexicon, token);
      any ||= found.length > 0;
      return found;
    });
    if (!any) return;
    const tree = treeOf(sentence);
    const times = timesIn(scene.times, sentence);
    const made = codeSentence({
      scene,
      index,
      tree,
      patterns,
      times,
      lexicon,
      cues,
      options,
      saying: (token) => saying.has(tree.tokens[token]!.lemma.toLowerCase()),
    });
    const claims = precedents(scene, index, tree, [...drafts, ...made]);
    // "It was his first visit there" claims something of a visit told already; it tells no other.
    drafts.push(...made.filter((draft) => !isClaimed(tree, draft, claims)), ...claims);
  });
  if (options.person) drafts.push(...tenures(scene, options.person));
  ownStates(drafts);
  recallMentions(drafts);
  completeSides(scene, drafts, (sentence) => partiesIn(scene, sentence));
  raiseLevels(drafts);
  nameChannels(scene, drafts, options);
  link(drafts);
  orderTimes(drafts);
  for (const draft of drafts) {
    const gone = draft.kind === "vacancy" ? draft.causes.find(({ kind }) => kind === "dismissal") : undefined;
    if (gone && gone.when.begin[0] !== null) draft.when = whenSince(gone.when, draft.when);
  }
  narrowTogether(drafts);
  return finish(scene, drafts);
}

function isClaimed(tree: Tree, draft: Draft, claims: readonly Draft[]): boolean {
  const { act } = draft;
  if (!act || claims.length === 0 || tree.first(act.trigger, "cop") < 0) return false;
  const subject = tree.first(act.trigger, "nsubj");
  return (
    subject >= 0 &&
    tree.tokens[subject]!.upos === "PRON" &&
    claims.some(({ trigger }) => trigger.start < draft.evidence.end && draft.evidence.start < trigger.end)
  );
}

/** The time expressions of a sentence; `times` are sorted by start. */
function timesIn(times: readonly TimeExpression[], { start, end }: Span): TimeExpression[] {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const found: TimeExpression[] = [];
  for (let at = low; at < times.length && times[at]!.start < end; at++) found.push(times[at]!);
  return found;
}

interface Work {
  readonly scene: Scene;
  readonly index: number;
  readonly tree: Tree;
  readonly patterns: readonly (readonly Pattern[])[];
  readonly times: readonly TimeExpression[];
  readonly lexicon: EventLexicon;
  readonly cues: FactualityCues;
  readonly options: CodingOptions;
  readonly saying: (token: number) => boolean;
}

function codeSentence(work: Work): Draft[] {
  const { scene, index, tree, lexicon, cues, options } = work;
  const { considered } = options;
  const known = new Map<number, readonly Participant[]>();
  const who = (token: number): readonly Participant[] => {
    let found = known.get(token);
    if (!found) {
      found = scene.who(index, token);
      known.set(token, found);
    }
    return found;
  };
  const dropped = considered
    ? (pattern: Pattern, token: number, why: string) =>
        considered({ rule: pattern.id, word: tree.tokens[token]!.form, why })
    : null;
  const matcher = new Matcher(
    tree,
    work.patterns,
    lexicon,
    cues,
    who,
    (token) => scene.whose(index, token),
    dropped,
  );
  const acts = matcher.acts();
  if (acts.length === 0) return [];
  const veto = vetoOf(work);
  const triggers = new Set<number>();
  for (const act of acts) for (let one: Act | null = act; one; one = one.inner) triggers.add(one.trigger);
  const drafts: Draft[] = [];
  const causes = causeCues(scene.lexicon);
  const blamed = new Set<number>();
  for (const act of acts) {
    const words = wordsOf(act);
    const cause = causeOf(
      tree,
      words,
      new Set([...triggers].filter((trigger) => !words.has(trigger))),
      causes,
    );
    if (cause !== null) blamed.add(cause);
  }
  for (const act of acts) {
    const draft = draftOf(work, act, triggers, veto, blamed.has(act.trigger));
    if (draft && (draft.kind === "no-comment" || draft.kind === "non-disclosure") && draft.actors.length > 1)
      // Each is silent for himself.
      drafts.push(...draft.actors.map((actor) => ({ ...draft, actors: [actor] })));
    else if (draft) drafts.push(draft);
    else
      considered?.({
        rule: act.rule,
        word: tree.tokens[act.trigger]!.form,
        why: "a noun alone, or nobody took part",
      });
    // What was rejected or accepted was there before: "rebuffed the Pentagon's request" tells of a request.
    if (draft && act.inner && presupposes(act)) {
      const inner = draftOf(work, act.inner, triggers, veto, true);
      if (inner) {
        inner.confidence = Math.max(Math.min(inner.confidence, 0.56), 0.53 * veto);
        drafts.push(inner);
        if (act.operators[0] === "refuse" || act.operators[0] === "accept") draft.causes.push(inner);
      }
    }
  }
  for (const draft of drafts) {
    const others = new Set([...triggers].filter((trigger) => !draft.words.has(trigger)));
    const cause = causeOf(tree, draft.words, others, causes);
    const told =
      cause === null ? undefined : drafts.find((other) => other !== draft && other.words.has(cause));
    if (told) draft.causes.push(told);
    if (draft.act?.operators.includes("disrupt")) {
      const [subject] = follow(tree, draft.act.trigger, "subject");
      const agent =
        subject === undefined
          ? undefined
          : drafts.find((other) => other !== draft && other.words.has(subject));
      if (agent) draft.causes.push(agent);
    }
  }
  relateTimes(work, drafts);
  alike(work, drafts);
  return drafts;
}

/** The words of an act: its trigger, its clause, and those of the acts it took in. */
function wordsOf(act: Act): Set<number> {
  const words = new Set<number>();
  for (let one: Act | null = act; one; one = one.inner) words.add(one.trigger).add(one.clause);
  return words;
}

/** "Condemned the raid", "rebuffed the request": the noun's act is taken as having been. */
function presupposes(act: Act): boolean {
  const [operator] = act.operators;
  if (act.inner === null || act.inner.pattern.part !== "noun" || act.inner.actors.length === 0) return false;
  if (operator === "refuse" || operator === "accept") return act.inner.plover === "REQUEST";
  return false;
}

/** Factor for sentences of sport, markets and fiction, where "attacked" and "retreated" are no acts of states. */
function vetoOf({ tree, lexicon }: Work): number {
  let hits = 0;
  for (const name of domainVeto) {
    const list = lexicon.classes.get(name);
    if (!list) continue;
    for (const { lemma, form, upos } of tree.tokens)
      if (
        (upos === "NOUN" || upos === "PROPN") &&
        (list.has(lemma.toLowerCase()) || list.has(form.toLowerCase()))
      )
        hits++;
  }
  return hits === 0 ? 1 : hits === 1 ? 0.6 : 0.35;
}

function draftOf(
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
  const factuality = combine(act.factuality, overFactuality(tree, bare ? act.trigger : head, cues, words));
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
    times.filter((time) => time !== due),
    saying,
    others,
  );
  const evidence = clauseSpan(tree, bare ? act.trigger : head, words);
  // "the request for Austin to meet": who is to meet gives the level, though he asks nobody
  const company = [...everybody];
  for (let one: Act | null = act; one; one = one.inner) {
    company.push(...one.actors, ...one.recipients);
    for (const token of follow(tree, one.trigger, "for")) company.push(...scene.who(index, token));
  }
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
    actors: act.actors,
    // A vacancy is of the state alone: whom it fails to appoint is nobody yet.
    recipients: act.kind === "vacancy" ? [] : act.recipients,
    symmetric: act.symmetric,
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
      ) * veto,
    bare: mention,
    definite,
  };
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

const postContent = (post: Post | null): Statement["content"] =>
  post === null ? null : { text: post.title, span: null, since: null, due: null, post };

const promises: ReadonlySet<StatementKind> = new Set([
  "commitment",
  "agreement",
  "channel-agreed-to-resume",
  "channel-offered",
]);

const withContent: ReadonlySet<StatementKind> = new Set([
  "commitment",
  "agreement",
  "request",
  "refusal",
  "threat",
  "accusation",
  "position",
  "relation",
  "assessment",
  "no-comment",
  "non-disclosure",
  "channel-agreed-to-resume",
  "channel-offered",
]);

/** What is promised, asked, claimed or held: the words after the trigger. */
function contentOf(scene: Scene, tree: Tree, act: Act): Statement["content"] {
  if (!withContent.has(act.kind)) return null;
  const [clause] = [
    ...follow(tree, act.trigger, "clause"),
    ...follow(tree, act.trigger, "object"),
    ...follow(tree, act.trigger, "on"),
    ...follow(tree, act.trigger, "for"),
    ...follow(tree, act.trigger, "over"),
  ];
  if (clause === undefined) return null;
  const span = tree.span(clause);
  return { text: scene.text.slice(span.start, span.end), span, since: null, due: null, post: null };
}

/** Acts in one sentence that date each other: "came shortly before the summit", "When Biden met Xi, the two agreed". */
function relateTimes({ tree }: Work, drafts: Draft[]): void {
  for (const draft of drafts) draft.order = orderTold(tree, draft, drafts);
  for (const draft of drafts) {
    for (const word of draft.words)
      for (const child of tree.children(word)) {
        const other = drafts.find(
          (one) => one !== draft && (one.words.has(child) || (one.act !== null && one.act.clause === child)),
        );
        if (!other) continue;
        const marker = markerOf(tree, child);
        if (marker === "without") other.order = { word: "with", other: draft };
        else if (marker === "before" || marker === "ahead of" || marker === "prior to")
          draft.order = { word: "before", other };
        else if (marker === "after" || marker === "following") draft.order = { word: "after", other };
        else if (["when", "as", "during", "while", "at"].includes(marker) && draft.when.span === null)
          draft.order = { word: "with", other };
      }
  }
}

/** The word that joins a clause or phrase to what it hangs on. */
function markerOf(tree: Tree, child: number): string {
  const relation = tree.relation(child);
  if (relation === "obl" || relation === "nmod") return tree.preposition(child);
  if (relation !== "advcl") return "";
  const marker = tree.marker(child);
  if (marker !== "") return marker;
  const adverb = tree.first(child, "advmod");
  return adverb < 0 ? "" : tree.tokens[adverb]!.form.toLowerCase();
}

const twoSided = (kind: StatementKind): boolean =>
  encounters.has(kind) || kind === "agreement" || kind.startsWith("channel-");

/** Applies what acts say of each other's days, once those are known as well as they can be. */
function orderTimes(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const { order } = draft;
    if (!order || order.other.when.begin[0] === null) continue;
    const { when } = order.other;
    if (order.word === "with") {
      if (draft.when.span === null)
        draft.when = { ...when, span: null, origin: "implied", basis: `with it: ${when.basis}` };
      if (draft.place === null && order.other.place !== null && twoSided(draft.kind))
        draft.place = { ...order.other.place, span: null };
    } else if (order.word === "after") {
      if (draft.when.span !== null) draft.when = after(draft.when, when, "after the other");
    } else if (draft.when.begin[0] === null || (draft.when.span === null && draft.sameAs.length === 0))
      draft.when = shortlyBefore(when);
    else draft.when = before(draft.when, when, "before the other");
  }
}

/** "came shortly before ...": the word that orders two acts, where the tree does not join them. */
function orderTold(tree: Tree, draft: Draft, drafts: readonly Draft[]): Draft["order"] {
  if (!draft.act) return null;
  for (let at = draft.act.clause + 1; at < tree.tokens.length && at <= draft.act.clause + 3; at++) {
    const word = tree.tokens[at]!.form.toLowerCase();
    if (word !== "before" && word !== "after") continue;
    const other = drafts.find(
      (one) => one !== draft && one.act !== null && one.act.trigger > at && !one.bare,
    );
    return other ? { word, other } : null;
  }
  return null;
}

/** An act told only as before another: up to the day before, from the first of that month on. */
function shortlyBefore(when: When): When {
  const first = when.begin[0] === null ? null : `${when.begin[0].slice(0, 8)}01`;
  return before(
    {
      ...when,
      begin: [first, when.begin[1]],
      end: [first, when.end[1]],
      span: null,
      origin: "implied",
      precision: "month",
    },
    when,
    "before the other",
  );
}

/** "Li, like the country's former foreign minister before him, disappeared": the other did too. */
function alike(work: Work, drafts: Draft[]): void {
  const { scene, index, tree } = work;
  for (const token of tree.tokens) {
    if (
      tree.relation(token.index) !== "obl" &&
      tree.relation(token.index) !== "nmod" &&
      tree.relation(token.index) !== "advcl"
    )
      continue;
    const preposition = tree.preposition(token.index).split(" ")[0];
    if (preposition !== "like" && preposition !== "unlike") continue;
    const people = scene.who(index, token.index);
    if (people.length === 0) continue;
    const head = tree.head(token.index);
    const draft = drafts.find(
      ({ words, act }) =>
        words.has(head) || (act !== null && follow(tree, act.clause, "subject").includes(head)),
    );
    if (!draft || (draft.kind !== "disappearance" && draft.kind !== "dismissal")) continue;
    const span = tree.span(token.index);
    // "the country's former foreign minister": of the same country
    const [main] = draft.kind === "disappearance" ? draft.actors : draft.recipients;
    const others = people.map((one) =>
      one.state === null && main ? { ...one, state: main.state, code: main.state } : one,
    );
    drafts.push({
      ...draft,
      rule: `${draft.rule} (${preposition})`,
      actors: draft.kind === "disappearance" ? others : draft.actors,
      recipients: draft.kind === "dismissal" ? others : draft.recipients,
      evidence: span,
      trigger: { start: token.start, end: token.end },
      when: whenUnstated(scene.publication),
      words: new Set([token.index]),
      order: null,
      causes: [],
      sameAs: [],
      factuality:
        preposition === "unlike" ? combine(draft.factuality, { polarity: "negative" }) : draft.factuality,
      confidence: draft.confidence * 0.9,
    });
    return;
  }
}

/** The states spoken of in a sentence as governments, each once. */
function partiesIn(scene: Scene, sentence: number): Participant[] {
  const tokens = scene.sentences[sentence]!.tokens;
  const found: Participant[] = [];
  for (const mention of scene.mentions) {
    if (mention.sentence !== sentence || mention.sense === "place" || mention.sense === "outlet") continue;
    for (const one of scene.who(sentence, Math.min(mention.head, tokens.length - 1)))
      if (one.state !== null && !found.some((other) => other.state === one.state))
        found.push({ ...one, person: null, post: null, organ: null, entity: `state:${one.state}` });
  }
  return found;
}

function nameChannels(scene: Scene, drafts: readonly Draft[], options: CodingOptions): void {
  const short = options.short ?? ((state) => state);
  for (const draft of drafts) {
    if (!draft.act || draft.channel !== null) continue;
    let innermost = draft.act;
    while (innermost.inner) innermost = innermost.inner;
    const tree = treeOf(scene.sentences[draft.sentence]!);
    const noun =
      tree.tokens[innermost.trigger]!.upos === "NOUN" || tree.tokens[innermost.trigger]!.upos === "PROPN"
        ? innermost.trigger
        : null;
    const everybody = [...draft.actors, ...draft.recipients];
    if (
      !encounters.has(draft.kind) &&
      !draft.kind.startsWith("channel-") &&
      !innermost.line &&
      draft.kind !== "refusal" &&
      draft.kind !== "request" &&
      draft.kind !== "assessment"
    )
      continue;
    const states = [
      ...new Set(everybody.map(({ state }) => state).filter((state): state is string => state !== null)),
    ];
    const organs = everybody.map(({ organ }) => organ).filter((organ): organ is string => organ !== null);
    if (draft.kind === "visit" || draft.kind === "summit") continue;
    draft.channel = channelOf(tree, noun, draft.kind, innermost.line, states, organs, short);
  }
}

/**
 * Links tellings of one happening and lets them narrow each other's day, place and level. Pairs are joined from the likest on;
 * two groups are joined only when no telling of one contradicts a telling of the other.
 */
function link(drafts: readonly Draft[]): void {
  const told = drafts.map((draft) => ({
    ...draft,
    negative: draft.factuality.polarity === "negative",
    unreal: draft.factuality.status !== "actual",
  }));
  const groups = drafts.map((draft) => new Set([drafts.indexOf(draft)]));
  const join = (i: number, j: number): void => {
    const [a, b] = [groups[i]!, groups[j]!];
    if (a === b) return;
    for (const one of a) for (const other of b) if (contradicts(told[one]!, told[other]!)) return;
    for (const other of b) {
      a.add(other);
      groups[other] = a;
    }
  };
  const at = new Map(drafts.map((draft, index) => [draft, index]));
  drafts.forEach((draft, i) => {
    for (const other of draft.sameAs) join(i, at.get(other)!);
  });
  const pairs: { i: number; j: number; likeness: number }[] = [];
  for (let i = 0; i < drafts.length; i++)
    for (let j = i + 1; j < drafts.length; j++) {
      const [a, b] = [drafts[i]!, drafts[j]!];
      if (a.causes.includes(b) || b.causes.includes(a) || !tellsTheSame(told[i]!, told[j]!)) continue;
      pairs.push({ i, j, likeness: likeness(told[i]!, told[j]!) });
    }
  pairs.sort((a, b) => b.likeness - a.likeness);
  for (const { i, j } of pairs) join(i, j);
  drafts.forEach((draft, i) => {
    draft.sameAs = [...groups[i]!].filter((other) => other !== i).map((other) => drafts[other]!);
  });
  narrowTogether(drafts);
}

/** What one telling knows of day, place, level and people, the others of its happening know too. */
function narrowTogether(drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    for (const other of draft.sameAs) {
      draft.when = narrow(draft.when, other.when, "told of the same happening elsewhere in the report");
      if (draft.place === null && other.place !== null && encounters.has(draft.kind))
        draft.place = { ...other.place, span: null };
      draft.level ??= other.level;
      draft.channel ??= other.channel;
      if (draft.actors.length === 0 && other.actors.length > 0 && draft.kind === other.kind)
        draft.actors = other.actors.map((one) => ({ ...one, span: null }));
    }
  }
}

function finish(scene: Scene, drafts: readonly Draft[]): Statement[] {
  const kept = drafts
    .filter(
      ({ confidence, actors, recipients, act, sentence }) =>
        sentence < scene.story &&
        confidence >= 0.25 &&
        (actors.length + recipients.length > 0 || act?.pattern.entry.impersonal === true),
    )
    .sort((a, b) => a.evidence.start - b.evidence.start || a.trigger.start - b.trigger.start);
  const ids = new Map<Draft, string>();
  const used = new Set<string>();
  for (const draft of kept) {
    let id = `${draft.kind}@${draft.evidence.start}-${draft.evidence.end}`;
    for (let n = 2; used.has(id); n++)
      id = `${draft.kind}@${draft.evidence.start}-${draft.evidence.end}.${n}`;
    used.add(id);
    ids.set(draft, id);
  }
  const named = (list: readonly Draft[]) => [
    ...new Set(list.map((draft) => ids.get(draft)).filter((id): id is string => id !== undefined)),
  ];
  return kept.map((draft) => {
    const chain = scene.voices(draft.evidence);
    // A title beside a name is the report's own word for him, whoever is quoted around it.
    const says = draft.rule === "tenure.post-and-name" ? chain.says.slice(0, 1) : chain.says;
    const onRecord = says.length < chain.says.length ? true : chain.onRecord;
    return {
      id: ids.get(draft)!,
      kind: draft.kind,
      plover: draft.plover,
      mode: draft.mode,
      context: draft.context,
      cameo: draft.cameo,
      evidence: draft.evidence,
      trigger: draft.trigger,
      rule: draft.rule,
      actors: draft.actors,
      recipients: draft.symmetric ? [] : draft.recipients,
      ...(draft.symmetric
        ? { actors: together(draft.actors, draft.recipients), firstSide: draft.actors.length }
        : {}),
      symmetric: draft.symmetric && sides(together(draft.actors, draft.recipients)) > 1,
      host: draft.mode === "host" ? (draft.actors[0] ?? null) : null,
      mediators: [],
      channel: draft.channel,
      level: draft.level,
      when: draft.when,
      place: draft.place,
      factuality: draft.factuality,
      says,
      onRecord,
      causes: named(draft.causes),
      sameAs: named(draft.sameAs),
      content: draft.content,
      confidence: Math.min(1, Math.round(draft.confidence * 1000) / 1000),
    };
  });
}

const together = (a: readonly Participant[], b: readonly Participant[]): Participant[] => [
  ...a,
  ...b.filter((one) => !a.some((other) => same(one, other))),
];
