// "The first visit by a senior U.S. defense official since 2019": a claim of precedence, which the record can test.
import type { Tree } from "../language/index.ts";
import type { Draft } from "./draft.ts";
import { clauseSpan } from "./draft.ts";
import { certainFact } from "./factuality.ts";
import { encounters } from "./kinds.ts";
import { same } from "./match.ts";
import { follow } from "./paths.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { whenUnstated } from "./when.ts";

const superlatives: ReadonlySet<string> = new Set([
  "first",
  "highest-ranking",
  "highest-level",
  "most-senior",
]);

/** The claims of precedence in a sentence. `earlier` are the drafts made so far, for "his first visit there". */
export function precedents(scene: Scene, sentence: number, tree: Tree, earlier: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  for (const token of tree.tokens) {
    const word = token.form.toLowerCase();
    if (!superlatives.has(word) || token.upos === "ADV") continue;
    const noun = tree.relation(token.index) === "amod" ? tree.head(token.index) : token.index;
    if (noun < 0) continue;
    const since = sinceOf(tree, noun) ?? sinceOf(tree, tree.head(noun));
    const clause = tree.childrenBy(noun, "acl").find((child) => tree.marker(child) === "to");
    const act = earlier.findLast((draft) => draft.sentence === sentence && draft.words.has(noun));
    const relation = tree.relation(noun);
    const predicative =
      ["root", "xcomp", "appos", "conj", "parataxis"].includes(relation) || tree.first(noun, "cop") >= 0;
    if (since === null && clause === undefined && !(predicative && act)) continue;
    if (!predicative && since === null) continue;
    const who = (tokens: readonly number[]): Participant[] => {
      const list: Participant[] = [];
      for (const at of tokens)
        for (const one of scene.who(sentence, at))
          if (!list.some((other) => same(one, other))) list.push(one);
      return list;
    };
    let actors = who([
      ...follow(tree, noun, "by"),
      ...follow(tree, noun, "owner"),
      ...(relation === "xcomp" ? follow(tree, tree.head(noun), "subject") : []),
    ]);
    let recipients = act
      ? [...act.recipients]
      : who([
          ...follow(tree, noun, "to"),
          ...(clause === undefined
            ? []
            : [
                ...follow(tree, clause, "object"),
                ...follow(tree, clause, "on"),
                ...follow(tree, clause, "in"),
                ...follow(tree, clause, "to"),
              ]),
        ]);
    const before = earlier.findLast(
      (draft) =>
        encounters.has(draft.kind) &&
        draft.sentence >= sentence - 1 &&
        draft.words.has(noun) === false &&
        draft.actors.length > 0,
    );
    if (actors.length === 0)
      actors =
        act && act.actors.length > 0
          ? [...act.actors]
          : before
            ? before.actors.map((one) => ({ ...one, span: null }))
            : who([noun]);
    if (recipients.length === 0 && before)
      recipients = before.recipients.map((one) => ({ ...one, span: null }));
    if (actors.length === 0) continue;
    const head =
      relation === "xcomp" && tree.tokens[tree.head(noun)]!.lemma === "become" ? tree.head(noun) : noun;
    const span = clauseSpan(tree, head, new Set(clause === undefined ? [] : [clause]));
    const last = since === null ? span.end : Math.max(span.end, tree.span(since).end);
    found.push({
      act: null,
      sentence,
      kind: "precedent",
      plover: null,
      mode: null,
      context: [],
      cameo: null,
      rule: since === null ? "precedent.first" : "precedent.first-since",
      trigger: { start: token.start, end: token.end },
      evidence: { start: span.start, end: last },
      actors,
      recipients: recipients.filter((one) => !actors.some((other) => same(one, other))),
      symmetric: false,
      when: act && act.when.span ? act.when : before ? before.when : whenUnstated(scene.publication),
      place: null,
      channel: null,
      level: act?.level ?? before?.level ?? null,
      factuality: certainFact,
      content: {
        text: scene.text.slice(span.start, last),
        span: { start: span.start, end: last },
        since: since === null ? null : sinceValue(scene, tree, since),
        due: null,
        post: null,
      },
      post: null,
      words: new Set([token.index]),
      causes: [],
      sameAs: [],
      confidence: since === null ? 0.55 : 0.7,
      bare: false,
      definite: false,
    });
  }
  return found;
}

/** Head of the phrase or clause after "since" or "in ... years", or null. */
function sinceOf(tree: Tree, at: number): number | null {
  if (at < 0) return null;
  for (const child of tree.children(at)) {
    const relation = tree.relation(child);
    if ((relation === "obl" || relation === "nmod") && tree.preposition(child) === "since") return child;
    if ((relation === "advcl" || relation === "acl") && tree.marker(child) === "since") return child;
    if (relation === "acl" || relation === "nmod") {
      const inner = sinceOf(tree, child);
      if (inner !== null) return inner;
    }
  }
  return null;
}

/** The day or event named after "since": "2019", or the words of the clause. */
function sinceValue(scene: Scene, tree: Tree, at: number): string {
  const span = tree.span(at);
  const time = scene.times.find((one) => one.start < span.end && span.start < one.end && one.range !== null);
  return time?.value ?? scene.text.slice(span.start, span.end).replace(/^since\s+/i, "");
}
