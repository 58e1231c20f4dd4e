// From the clauses of a report to its statements: "Beijing suspended dialogue over a secret visit" is a suspension and a visit, its cause.
// Order: acts of each sentence (match.ts), their times, places and voices; what the report adds (context.ts); links; ids last.
import { treeOf, type Tree } from "../language/index.ts";
import type { TimeExpression } from "../mentions/index.ts";
import type { Span } from "../report/index.ts";
import { causeCues, causeOf } from "./cause.ts";
import { completeSides, continueContacts, ownStates, raiseLevels, recallMentions } from "./context.ts";
import type { Draft } from "./draft.ts";
import { sayDuring, withoutSelf } from "./during.ts";
import { draftOf, type Work, wordsOf } from "./drafting.ts";
import { eventLexicon, type Pattern, patternsOf } from "./entry.ts";
import { factualityCues } from "./factuality.ts";
import { finish } from "./finish.ts";
import { alike } from "./likewise.ts";
import { link, narrowTogether } from "./link.ts";
import type { Act } from "./act.ts";
import { Matcher } from "./match.ts";
import { callOnLine } from "./medium.ts";
import { nameChannels } from "./naming.ts";
import { orderTimes, relateTimes } from "./order.ts";
import { follow } from "./paths.ts";
import { precedents } from "./precedent.ts";
import { speakPurposes } from "./purpose.ts";
import { same, sides } from "./parties.ts";
import type { Scene } from "./scene.ts";
import { dropRepeated, shareRecipients, speakersAct, weakenConditions } from "./within-sentence.ts";
import type { Participant, Statement } from "./statement.ts";
import { sideBySide } from "./side-by-side.ts";
import { tenures } from "./tenure.ts";
import { thankedFor } from "./thanks.ts";
import { toldActs } from "./told.ts";
import { unheard } from "./unheard.ts";
import { whenSince } from "./when.ts";

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
    const made = codeSentence(
      {
        scene,
        index,
        tree,
        patterns,
        times,
        lexicon,
        cues,
        saying: (token) => saying.has(tree.tokens[token]!.lemma.toLowerCase()),
      },
      options.considered,
    );
    made.push(...sideBySide(scene, index, tree, made, cues));
    made.push(...thankedFor(scene, index, tree, made, lexicon.classes.get("$aid") ?? new Set()));
    const lack = unheard(scene, index, tree, made);
    const firsts = precedents(scene, index, tree, [...drafts, ...made]);
    const claims = [
      ...firsts,
      ...lack.claims.filter(({ trigger }) => !firsts.some((one) => one.trigger.start === trigger.start)),
    ];
    // "It was his first visit there" claims something of a visit told already; it tells no other.
    drafts.push(
      ...made.filter((draft) => !lack.replaced.has(draft) && !isClaimed(tree, draft, claims)),
      ...claims,
    );
  });
  drafts.push(...toldActs(scene, drafts));
  if (options.person) drafts.push(...tenures(scene, options.person));
  ownStates(drafts);
  recallMentions(scene, drafts);
  continueContacts(drafts);
  sayDuring(drafts);
  withoutSelf(drafts);
  completeSides(scene, drafts, (sentence) => partiesIn(scene, sentence));
  raiseLevels(drafts);
  nameChannels(scene, drafts, options.short ?? ((state) => state));
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

function codeSentence(work: Work, considered: CodingOptions["considered"]): Draft[] {
  const { scene, index, tree, lexicon, cues } = work;
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
  const matcher = new Matcher({
    tree,
    patterns: work.patterns,
    lexicon,
    cues,
    who,
    whose: (token) => scene.whose(index, token),
    city: (token) =>
      scene.mentions.some(
        ({ sentence, head, rule, entity }) =>
          sentence === index &&
          head === token &&
          (rule.endsWith("capital") || entity?.startsWith("place:") === true),
      ),
    dropped,
  });
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
        // Who answers a request, a threat or a charge is whom it was made to.
        if (
          (inner.kind === "request" || inner.kind === "threat" || inner.kind === "accusation") &&
          inner.recipients.length === 0
        )
          inner.recipients = draft.actors.filter((one) => !inner.actors.some((other) => same(one, other)));
        drafts.push(inner);
        if (act.operators[0] === "refuse" || act.operators[0] === "accept") draft.causes.push(inner);
      }
    }
  }
  shareRecipients(tree, drafts);
  dropRepeated(tree, drafts);
  weakenConditions(tree, drafts);
  speakersAct(tree, drafts, who);
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
  relateTimes(tree, drafts);
  callOnLine(tree, drafts, lexicon.classes.get("$phone") ?? new Set());
  speakPurposes(tree, drafts, lexicon.classes.get("$uttering") ?? new Set());
  alike(work, drafts);
  return drafts;
}

/** "Condemned the raid", "rebuffed the request": the noun's act is taken as having been. */
function presupposes(act: Act): boolean {
  const [operator] = act.operators;
  if (act.inner === null || act.inner.pattern.part !== "noun" || act.inner.actors.length === 0) return false;
  if (operator === "refuse" || operator === "accept" || operator === "agree")
    return (
      act.inner.plover === "REQUEST" ||
      act.inner.plover === "THREATEN" ||
      act.inner.plover === "ACCUSE" ||
      (operator === "refuse" &&
        act.inner.kind === "channel-offered" &&
        sides([...act.actors, ...act.inner.actors]) > sides(act.actors))
    );
  return (operator === "condemn" || operator === "accuse") && act.inner.pattern.entry.presupposed === true;
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
