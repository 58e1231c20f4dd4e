// What two states do "together", "jointly" or "side by side", whatever the verb: "mines were cleared together", "jointly run a line".
import type { Tree } from "../language/index.ts";
import { clauseSpan, type Draft, draftWithoutAct } from "./draft.ts";
import { combine, type FactualityCues, overFactuality, ownFactuality } from "./factuality.ts";
import { codes } from "./kinds.ts";
import { same, sides } from "./parties.ts";
import { follow } from "./paths.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { timeOf, whenStated, whenUnstated } from "./when.ts";

/** Verbs of coming and being together, which tell of no work that is shared; words said together are acts of their own. */
const mere: ReadonlySet<string> = new Set(
  "come get live stick gather bring hold put pull be stand sit add go meet announce say declare condemn call agree urge sign".split(
    " ",
  ),
);

const company: ReadonlySet<string> = new Set(
  "cooperation coordination partnership conjunction concert tandem".split(" "),
);

/** Joint activities of a sentence that no entry has told. */
export function sideBySide(
  scene: Scene,
  sentence: number,
  tree: Tree,
  made: readonly Draft[],
  cues: FactualityCues,
): Draft[] {
  const found: Draft[] = [];
  for (const { index, form } of tree.tokens) {
    const verb = sharedVerb(tree, index, form.toLowerCase());
    if (verb < 0 || mere.has(tree.tokens[verb]!.lemma.toLowerCase())) continue;
    if (made.some((draft) => draft.words.has(verb) && draft.confidence >= 0.5)) continue;
    if (found.some(({ words }) => words.has(verb))) continue;
    const actors: Participant[] = [];
    const shared = company.has(form.toLowerCase()) ? follow(tree, index, "with") : [];
    for (const path of ["subject", "with", "alongside"])
      for (const token of path === "subject"
        ? [...follow(tree, verb, path), ...shared]
        : follow(tree, verb, path))
        for (const one of scene.who(sentence, token))
          if (!actors.some((other) => same(one, other))) actors.push(one);
    const states = new Set(actors.map(({ state }) => state).filter((state) => state !== null));
    if (states.size < 2 || sides(actors) < 2) continue;
    const words = new Set([verb, index]);
    const { fact } = ownFactuality(tree, verb, cues);
    const times = scene.times.filter(
      ({ start }) => start >= tree.tokens[0]!.start && start < tree.tokens.at(-1)!.end,
    );
    const stated = timeOf(tree, new Set([verb]), times, () => false, new Set());
    found.push(
      draftWithoutAct({
        sentence,
        kind: "joint-activity",
        plover: codes["joint-activity"].plover,
        cameo: codes["joint-activity"].cameo,
        rule: "side-by-side.together",
        trigger: { start: tree.tokens[index]!.start, end: tree.tokens[index]!.end },
        evidence: clauseSpan(tree, verb, words),
        actors,
        symmetric: true,
        when: stated ? whenStated(stated) : whenUnstated(scene.publication, "holds at the publication"),
        factuality: combine(fact, overFactuality(tree, verb, cues, new Set([verb]))),
        content: null,
        words: new Set([verb]),
        confidence: 0.6,
      }),
    );
  }
  return found;
}

/** The verb that is done together by this word, or -1. */
function sharedVerb(tree: Tree, index: number, word: string): number {
  const head = tree.head(index);
  if (head < 0) return -1;
  const isVerb = (token: number): boolean => token >= 0 && tree.tokens[token]!.upos === "VERB";
  if (word === "together" || word === "jointly")
    return tree.relation(index) === "advmod" && isVerb(head) ? head : -1;
  // "side by side", "shoulder to shoulder"
  if (word === "side" || word === "shoulder") {
    const row = tree.tokens.slice(index, index + 3).map(({ form }) => form.toLowerCase());
    if (row[2] !== word || (row[1] !== "by" && row[1] !== "to")) return -1;
    return isVerb(head) ? head : -1;
  }
  // "in cooperation with Iraqi forces", hung on the verb or on its object
  if (company.has(word) && tree.preposition(index) === "in" && follow(tree, index, "with").length > 0) {
    const verb = tree.tokens[head]!.upos === "NOUN" && tree.relation(head) === "obj" ? tree.head(head) : head;
    return isVerb(verb) ? verb : -1;
  }
  // "in a joint effort"
  if (word === "joint" && tree.relation(index) === "amod" && tree.preposition(head) === "in") {
    const verb = tree.head(head);
    return tree.relation(head) === "obl" && isVerb(verb) ? verb : -1;
  }
  return -1;
}
