// "The first visit by a senior U.S. defense official since 2019": a claim of precedence, which the record can test.
import type { Tree } from "../language/index.ts";
import { clauseSpan, type Draft, draftWithoutAct } from "./draft.ts";
import { encounters } from "./kinds.ts";
import { same } from "./parties.ts";
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
    const since = sinceAfter(tree, token.index);
    const governor = tree.head(noun);
    const becomes =
      governor >= 0 &&
      governor < noun &&
      ["become", "be", "mark", "make"].includes(tree.tokens[governor]!.lemma)
        ? governor
        : null;
    const clause = [
      ...tree.childrenBy(noun, "acl", "advcl"),
      ...(becomes === null ? [] : tree.childrenBy(becomes, "advcl", "xcomp")),
    ].find((child) => tree.marker(child) === "to");
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
      ...(becomes === null ? [] : follow(tree, becomes, "subject").filter((at) => at !== noun)),
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
    const head = becomes ?? noun;
    const span = clauseSpan(tree, head, new Set(clause === undefined ? [] : [clause]));
    // A claim in a row of claims begins at its own article.
    const row = tree.relation(noun) === "conj" || found.some((other) => other.evidence.start <= span.start);
    const begin = row ? tree.tokens[Math.max(0, token.index - 1)]!.start : span.start;
    const last = since === null ? Math.max(span.end, token.end) : tree.tokens[boundEnd(tree, since)]!.end;
    found.push(
      draftWithoutAct({
        sentence,
        kind: "precedent",
        rule: since === null ? "precedent.first" : "precedent.first-since",
        trigger: { start: token.start, end: token.end },
        evidence: { start: begin, end: last },
        actors,
        recipients: recipients.filter((one) => !actors.some((other) => same(one, other))),
        when: act && act.when.span ? act.when : before ? before.when : whenUnstated(scene.publication),
        level: act?.level ?? before?.level ?? null,
        content: {
          text: scene.text.slice(begin, last),
          span: { start: begin, end: last },
          since: since === null ? null : sinceValue(scene, tree, since),
          due: null,
          post: null,
        },
        words: new Set([token.index]),
        confidence: since !== null ? 0.7 : act && encounters.has(act.kind) ? 0.55 : 0.45,
      }),
    );
  }
  return found;
}

/** The token "since" that bounds a claim, before the next claim of the sentence, or null. */
function sinceAfter(tree: Tree, first: number): number | null {
  for (let at = first + 1; at < tree.tokens.length && at - first < 30; at++) {
    const word = tree.tokens[at]!.form.toLowerCase();
    if (word === "since") return at;
    if (superlatives.has(word) || word === ";") return null;
  }
  return null;
}

/** Last token of what stands after "since": a year, or the clause up to the sentence's end or the next claim. */
function boundEnd(tree: Tree, since: number): number {
  const next = tree.tokens[since + 1];
  if (next?.upos === "NUM") return since + 1;
  let last = since;
  for (let at = since + 1; at < tree.tokens.length; at++) {
    const word = tree.tokens[at]!.form.toLowerCase();
    if (superlatives.has(word)) {
      while (last > since && ["and", "the"].includes(tree.tokens[last]!.form.toLowerCase())) last--;
      return last;
    }
    if (tree.tokens[at]!.upos === "PUNCT" && word !== "-") break;
    last = at;
  }
  return last;
}

/** The day or event named after "since": "2019", or the words of the clause. */
function sinceValue(scene: Scene, tree: Tree, since: number): string {
  const start = tree.tokens[since]!.end;
  const end = tree.tokens[boundEnd(tree, since)]!.end;
  const time = scene.times.find((one) => one.start < end && start < one.end && one.range !== null);
  return time?.value ?? scene.text.slice(start, end).trim();
}
