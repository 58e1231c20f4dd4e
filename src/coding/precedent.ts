// "The first visit by a senior U.S. defense official since 2019": a claim of precedence, which the record can test.
import type { Tree } from "../language/index.ts";
import { clauseSpan, type Draft, draftWithoutAct } from "./draft.ts";
import { encounters } from "./kinds.ts";
import { same } from "./parties.ts";
import { follow } from "./paths.ts";
import type { Scene } from "./scene.ts";
import type { Participant } from "./statement.ts";
import { spans } from "./unheard.ts";
import { whenUnstated } from "./when.ts";

const superlatives: ReadonlySet<string> = new Set([
  "first",
  "highest-ranking",
  "highest-level",
  "most-senior",
]);
/** Words that claim no precedence unless a clause says of what: "the only state that ever sued", "the last premier to visit". */
const withClause: ReadonlySet<string> = new Set(["only", "last"]);
/** "highest" of "highest-level", "most" of "most senior", as the tokens have it. */
const heights: ReadonlySet<string> = new Set(["highest", "most"]);

/** The claims of precedence in a sentence. `earlier` are the drafts made so far, for "his first visit there". */
export function precedents(scene: Scene, sentence: number, tree: Tree, earlier: readonly Draft[]): Draft[] {
  const found: Draft[] = [];
  for (const token of tree.tokens) {
    const word = token.form.toLowerCase();
    const height =
      (heights.has(word) && isHeight(tree, token.index)) ||
      (token.xpos === "JJS" && isRecord(tree, token.index));
    const bound = withClause.has(word);
    if (!(superlatives.has(word) || height || bound) || (token.upos === "ADV" && !height)) continue;
    let noun = tree.relation(token.index) === "amod" || height ? tree.head(token.index) : token.index;
    // "highest-level contact": the level's noun
    while (height && noun >= 0 && ["compound", "amod"].includes(tree.relation(noun))) noun = tree.head(noun);
    if (noun < 0 || (bound && noun === token.index)) continue;
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
    ].find(
      (child) =>
        tree.marker(child) === "to" ||
        (tree.tokens[child]!.deprel === "acl:relcl" &&
          tree
            .childrenBy(child, "advmod", "aux")
            .some((one) => ["ever", "have"].includes(tree.tokens[one]!.lemma.toLowerCase()))),
    );
    if (bound && (clause === undefined || !["VERB", "AUX"].includes(tree.tokens[clause]!.upos))) continue;
    const within = withinAfter(tree, token.index);
    // "opened its first embassy": the verb's act
    const over = ["obj", "nsubj:pass"].includes(tree.tokens[noun]!.deprel) ? governor : -1;
    const act = earlier.findLast(
      (draft) =>
        draft.sentence === sentence && (draft.words.has(noun) || (over >= 0 && draft.words.has(over))),
    );
    const relation = tree.relation(noun);
    const predicative =
      ["root", "xcomp", "appos", "conj", "parataxis"].includes(relation) || tree.first(noun, "cop") >= 0;
    // "held their first joint exercise": what was done is the first of its sort
    const own =
      act !== undefined &&
      (tree
        .childrenBy(noun, "nmod:poss")
        .some((one) => tree.tokens[one]!.upos === "PRON" || tree.tokens[one]!.upos === "DET") ||
        height);
    // "were the first between A and B", "the first of its kind"
    const standing =
      noun === token.index &&
      predicative &&
      (follow(tree, noun, "between").length > 0 ||
        follow(tree, noun, "by").length > 0 ||
        follow(tree, noun, "of").some((at) => tree.tokens[at]!.lemma === "kind"));
    if (
      since === null &&
      clause === undefined &&
      within === null &&
      !own &&
      !standing &&
      !(predicative && act)
    )
      continue;
    const subjected = relation === "nsubj" && word === "last" && clause !== undefined;
    if (!predicative && !subjected && !own && since === null && within === null) continue;
    const who = (tokens: readonly number[]): Participant[] => {
      const list: Participant[] = [];
      for (const at of tokens)
        for (const one of scene.who(sentence, at))
          if (!list.some((other) => same(one, other))) list.push(one);
      return list;
    };
    const subjects = becomes === null ? follow(tree, noun, "subject") : follow(tree, becomes, "subject");
    const subject = subjects.filter((at) => at !== noun);
    const told = earlier.findLast(
      (draft) => draft.sentence === sentence && subject.some((at) => draft.words.has(at)),
    );
    const named = ({ state, code, person, organ }: Participant): boolean =>
      state !== null || (code ?? null) !== null || person !== null || organ !== null;
    const apart = predicative && tree.tokens[noun]!.upos !== "PROPN" ? who(subject).filter(named) : [];
    let actors =
      apart.length > 0
        ? apart
        : who([
            ...follow(tree, noun, "by"),
            ...follow(tree, noun, "between"),
            ...follow(tree, noun, "owner"),
            ...(becomes === null ? [] : follow(tree, becomes, "subject").filter((at) => at !== noun)),
          ]);
    let recipients =
      act && !told
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
                  ...tree.agents(clause).map(({ token: agent }) => agent),
                ]),
            ...subject.flatMap((at) => follow(tree, at, "to")),
            ...follow(tree, noun, "by").flatMap((at) => follow(tree, at, "to")),
          ]).filter(named);
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
          : told && told.actors.length > 0
            ? [...told.actors]
            : before
              ? before.actors.map((one) => ({ ...one, span: null }))
              : who([noun]);
    if (recipients.length === 0 && before)
      recipients = before.recipients.map((one) => ({ ...one, span: null }));
    if (actors.length === 0) continue;
    // "is the first premier to visit Minsk": he visits
    const inner =
      clause === undefined || apart.length === 0 || tree.marker(clause) !== "to"
        ? undefined
        : earlier.findLast((draft) => draft.sentence === sentence && draft.act?.trigger === clause);
    if (inner && inner.actors.every((one) => one.state === null && one.person === null))
      inner.actors = apart.map((one) => ({ ...one, span: null }));
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
        confidence:
          since !== null
            ? 0.7
            : actors.some(({ state }) => state !== null) &&
                (within !== null || clause !== undefined || standing)
              ? 0.6
              : act && (encounters.has(act.kind) || own)
                ? 0.55
                : 0.45,
      }),
    );
  }
  return found;
}

/** "in 65 years" after a superlative, before the next clause: the token of the span of time, or null. */
function withinAfter(tree: Tree, first: number): number | null {
  for (let at = first + 1; at < tree.tokens.length && at - first < 16; at++) {
    const word = tree.tokens[at]!.form.toLowerCase();
    if (word === "," || word === ";" || superlatives.has(word)) return null;
    if (word !== "in") continue;
    for (let span = at + 1; span <= at + 6 && span < tree.tokens.length; span++)
      if (spans.test(tree.tokens[span]!.lemma.toLowerCase())) return span;
  }
  return null;
}

/** "the longest meeting yet", "the largest drill on record". */
function isRecord(tree: Tree, at: number): boolean {
  const words = tree.tokens.slice(at + 1, at + 8).map(({ form }) => form.toLowerCase());
  return words.some(
    (word, index) =>
      word === "yet" ||
      (word === "history" && ["the", "its", "their"].includes(words[index - 1] ?? "")) ||
      word === "ever" ||
      word === "since" ||
      (word === "date" && words[index - 1] === "to") ||
      (word === "record" && words[index - 1] === "on"),
  );
}

/** "highest-level", "highest-ranking", "most senior". */
function isHeight(tree: Tree, at: number): boolean {
  const next = tree.tokens[at + 1]?.form.toLowerCase();
  const word = next === "-" ? tree.tokens[at + 2]?.form.toLowerCase() : next;
  return word === "level" || word === "ranking" || word === "senior" || word === "profile";
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
