// Claims of precedence that a whole clause makes: "no Saudi king had ever set foot in Moscow", "for the first time", "a step it last took in 2012".
import type { Tree } from "../language/index.ts";
import { quoted } from "./content.ts";
import { clauseSpan, type Draft, draftWithoutAct } from "./draft.ts";
import { same } from "./parties.ts";
import { follow } from "./paths.ts";
import { ofPosts } from "./posts.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { whenUnstated } from "./when.ts";

/** Spans of time that a claim reaches back over. */
export const spans = /^(year|decade|century|generation|month|half-century|lifetime)s?$/;
const deeds: ReadonlySet<string> = new Set(
  "step move something measure gesture act decision visit meeting action".split(" "),
);
const others = ["object", "with", "to", "on", "in", "from", "against"] as const;

/** "in more than a decade", "for 30 years" on a word: how long nothing of the kind was. */
const longTime = (tree: Tree, token: number, ...prepositions: readonly string[]): number | null =>
  tree
    .childrenBy(token, "obl", "nmod")
    .find(
      (child) =>
        prepositions.includes(tree.preposition(child)) && spans.test(tree.tokens[child]!.lemma.toLowerCase()),
    ) ?? null;

/** The claims in a sentence, and the drafts in whose place they stand: who "has never visited" has not been denied a visit. */
export function unheard(
  scene: Scene,
  sentence: number,
  tree: Tree,
  made: readonly Draft[],
): { readonly claims: Draft[]; readonly replaced: ReadonlySet<Draft> } {
  const claims: Draft[] = [];
  const replaced = new Set<Draft>();
  const actAt = (token: number): Draft | undefined =>
    made.find((draft) => draft.words.has(token) || draft.act?.clause === token);
  const who = (from: number, paths: readonly string[]): Participant[] => {
    for (const path of paths) {
      const found = follow(tree, from, path)
        .flatMap((at) => scene.who(sentence, at))
        .filter(({ state, code }) => state !== null || (code ?? null) !== null);
      if (found.length > 0) return found;
    }
    return [];
  };
  const claim = (trigger: number, verb: number, rule: string): Draft | null => {
    const act = actAt(verb);
    const parties =
      act && act.actors.length > 0
        ? { actors: act.actors, recipients: act.recipients }
        : { actors: who(verb, ["subject", "subject.owner"]), recipients: who(verb, others) };
    const { actors } = parties;
    // "no one has seen him since": who has vanished, not what was never before
    if (act && ofPosts.has(act.kind)) return null;
    if (!actors.some(({ state, code, organ }) => state !== null || (code ?? null) !== null || organ !== null))
      return null;
    if (claims.some((one) => one.evidence.start === tree.tokens[trigger]!.start)) return null;
    const evidence = clauseSpan(tree, verb, new Set());
    const draft = draftWithoutAct({
      sentence,
      kind: "precedent",
      rule,
      trigger: { start: tree.tokens[trigger]!.start, end: tree.tokens[trigger]!.end },
      evidence,
      actors,
      recipients: parties.recipients.filter((one) => !actors.some((other) => same(one, other))),
      symmetric: act?.symmetric ?? false,
      when: act && act.when.span ? act.when : whenUnstated(scene.publication),
      level: act?.level ?? null,
      content: quoted(scene, evidence),
      words: new Set([trigger]),
      confidence: 0.62,
    });
    claims.push(draft);
    return draft;
  };
  for (const { index, form, lemma, upos } of tree.tokens) {
    const word = form.toLowerCase();
    if (word === "first" && timeOf(tree, index) !== null) {
      const verb = tree.head(timeOf(tree, index)!);
      if (verb >= 0 && upos !== "PUNCT") claim(index, verb, "precedent.first-time");
    } else if (word === "first" && tree.preposition(index) === "in" && tree.relation(index) === "obl")
      claim(index, tree.head(index), "precedent.in-a-first");
    else if (word === "unprecedented" && tree.first(index, "cop") >= 0)
      claim(index, index, "precedent.unprecedented");
    else if (isNeverBefore(tree, index)) {
      const verb = index === 0 ? tree.tokens.findIndex(({ head }) => head < 0) : tree.head(index);
      const act = actAt(verb);
      if (claim(index, verb, "precedent.never-before") && act) replaced.add(act);
    } else if (word === "first" && tree.first(index, "cop") >= 0 && hasArticle(tree, index)) {
      const subject = tree.first(index, "nsubj");
      if (subject >= 0 && actAt(subject)) claim(index, subject, "precedent.was-a-first");
    } else if (word === "first" && tree.relation(index) === "appos" && hasArticle(tree, index)) {
      const before = lastTold(made, tree.tokens[index]!.start);
      if (before) claim(index, before.act!.clause, "precedent.a-first");
    } else if (word === "no" && tree.relation(index) === "det") {
      const subject = tree.head(index);
      const verb = subject < 0 ? -1 : tree.head(subject);
      if (verb < 0 || tree.relation(subject) !== "nsubj" || !isUnheard(tree, verb)) continue;
      const act = actAt(verb);
      // "there has been no summit since" is a summit that was not
      if (act?.act?.pattern.part === "noun" || actAt(subject)?.act?.pattern.part === "noun") continue;
      if (claim(index, verb, "precedent.none-ever") && act && act.factuality.polarity === "negative")
        replaced.add(act);
    } else if (deeds.has(lemma.toLowerCase()) || word === "longest" || word === "biggest") {
      const noun = word === "longest" || word === "biggest" ? tree.head(index) : index;
      if (noun < 0 || !lastDone(tree, noun, index)) continue;
      const before = lastTold(made, tree.tokens[noun]!.start);
      if (before) claim(index, before.act!.clause, "precedent.last-done");
    }
  }
  return { claims, replaced };
}

const lastTold = (made: readonly Draft[], offset: number): Draft | undefined =>
  made.findLast((draft) => draft.act !== null && draft.trigger.start < offset && !draft.bare);

const hasArticle = (tree: Tree, token: number): boolean =>
  tree.childrenBy(token, "det").some((child) => tree.tokens[child]!.lemma === "a");

/** "Never before has ...", "had never before sent", "Not since 1990 had ...". */
function isNeverBefore(tree: Tree, at: number): boolean {
  const word = tree.tokens[at]!.form.toLowerCase();
  const next = tree.tokens[at + 1]?.form.toLowerCase();
  if (word === "never" && next === "before") return true;
  const opens = at === 0 && ["has", "have", "had", "since", "in", "a", "once"].includes(next ?? "");
  return opens && (word === "not" || word === "never") && next !== "once";
}

/** The "time" of "for the first time", or null. */
function timeOf(tree: Tree, first: number): number | null {
  const time = tree.head(first);
  return time >= 0 && tree.tokens[time]!.lemma === "time" && tree.preposition(time) === "for" ? time : null;
}

/** "had ever", "has ... in a decade", "before", "since": the lack reaches back. */
function isUnheard(tree: Tree, verb: number): boolean {
  const adverbs = tree.childrenBy(verb, "advmod").map((child) => tree.tokens[child]!.form.toLowerCase());
  if (adverbs.includes("ever") || adverbs.includes("before") || adverbs.includes("since")) return true;
  const perfect = tree.childrenBy(verb, "aux").some((child) => tree.tokens[child]!.lemma === "have");
  if (!perfect) return false;
  if (longTime(tree, verb, "in", "for") !== null || follow(tree, verb, "since").length > 0) return true;
  const over = tree.head(verb);
  return over >= 0 && spans.test(tree.tokens[over]!.lemma.toLowerCase());
}

/** "a step it last took in 2012", "something it had not done since 2011", "the longest closure on record". */
function lastDone(tree: Tree, noun: number, word: number): boolean {
  if (noun !== word) return tree.preposition(tree.childrenBy(noun, "nmod")[0] ?? -1) === "on";
  if (!["appos", "obj", "parataxis", "conj", "dep"].includes(tree.relation(noun))) return false;
  return tree.childrenBy(noun, "acl").some((verb) => {
    if (!["do", "take", "make"].includes(tree.tokens[verb]!.lemma)) return false;
    const adverbs = tree.childrenBy(verb, "advmod").map((child) => tree.tokens[child]!.form.toLowerCase());
    return (
      adverbs.includes("last") ||
      adverbs.includes("never") ||
      (adverbs.includes("not") &&
        (follow(tree, verb, "since").length > 0 || longTime(tree, verb, "in", "for") !== null))
    );
  });
}
