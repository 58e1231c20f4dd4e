// What is named again: reads a sentence from left to right, remembers who was named, and resolves titles, descriptions and pronouns:
// "the Chinese minister", "the two leaders", and "the Pentagon's most senior official for China", who is named only afterwards.
import { treeOf } from "../../language/index.ts";
import { describeAt } from "./descriptions.ts";
import type { MentionDraft } from "./draft.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Ledger } from "./ledger.ts";
import type { Lookup } from "./lookup.ts";
import type { Salience } from "./salience.ts";
import { organName } from "./title-words.ts";
import { stateTypes } from "./title-senses.ts";

/** Left to right: notes what is named, finds pronouns and descriptions, resolves titles that stand alone. */
export function pass(
  scan: Scan,
  found: MentionDraft[],
  lookup: Lookup,
  ledger: Ledger,
  salience: Salience,
): void {
  const tree = treeOf(scan.sentence);
  const count = scan.sentence.tokens.length;
  const covered = new Uint8Array(count);
  for (const mention of found) covered.fill(1, mention.first, mention.last);
  const added: MentionDraft[] = [];
  let next = 0;
  for (let at = 0; at < count; at++) {
    while (next < found.length && found[next]!.first <= at) {
      const mention = found[next++]!;
      ownedBy(scan, mention, added, lookup);
      const again = counterparts(scan, mention, lookup, salience, ledger);
      if (again) Object.assign(mention, again, { head: mention.head });
      settle(scan, mention, ledger, salience);
      nearState(mention, found, lookup);
      note(scan, mention, tree, ledger, salience);
    }
    if (covered[at]) continue;
    const described = describeAt(scan, at, lookup, salience);
    if (described) {
      added.push(described);
      note(scan, described, tree, ledger, salience);
    }
  }
  // Names joined by "and": what "they" and "both" mean later
  for (const mention of found) {
    if (
      mention.entity === null ||
      (mention.type !== "person" && !stateTypes.has(mention.type)) ||
      mention.type === "adjective"
    )
      continue;
    const all = tree.conjuncts(mention.head);
    if (all.length < 2 || all[0] !== mention.head) continue;
    const ids = all
      .map(
        (token) =>
          found.find(
            (other) =>
              (other.head === token && other.entity !== null && other.type === mention.type) ||
              (other.head === token && stateTypes.has(other.type) && stateTypes.has(mention.type)),
          )?.entity ?? null,
      )
      .filter((id): id is string => id !== null);
    salience.group([...new Set(ids)], scan.index);
  }
  found.push(...added);
}

/** "the country's former foreign minister": the state is that of the description before. */
function ownedBy(scan: Scan, mention: MentionDraft, before: readonly MentionDraft[], lookup: Lookup): void {
  const title = mention.title;
  if (!title || mention.states.length > 0 || mention.post === null) return;
  const owner = before.at(-1);
  if (!owner || owner.states.length !== 1) return;
  const gap = mention.first - owner.last;
  if (
    !(gap === 0 && scan.lower[owner.last]?.startsWith("'")) &&
    !(gap === 1 && scan.lower[owner.last]?.startsWith("'")) &&
    !(gap <= 0 && owner.form === "pronoun" && owner.last > mention.first)
  )
    return;
  const state = owner.states[0]!;
  const row = title.row < 0 ? null : lookup.registry.posts[title.row]!;
  mention.states = owner.states;
  mention.post = {
    ...mention.post,
    state,
    title: lookup.nationalTitle.get(`${state}/${mention.post.title}`) ?? mention.post.title,
    organ: mention.post.organ ?? (row ? organName(lookup, null, title.kind || row.organ, state) : null),
  };
}

/** "China's failure to appoint a new defense minister": a high post without a state is of the government named before it. */
function nearState(mention: MentionDraft, found: readonly MentionDraft[], lookup: Lookup): void {
  const { title, post } = mention;
  if (mention.type !== "title" || mention.entity !== null || !title || !post || post.state !== null) return;
  if (title.plural || title.definite || mention.states.length > 0 || post.organ !== null) return;
  if (post.level !== "minister" && post.level !== "head-of-state" && post.level !== "military-command")
    return;
  let near: MentionDraft | null = null;
  for (const other of found)
    if (
      other.last <= mention.first &&
      stateTypes.has(other.type) &&
      other.type !== "adjective" &&
      other.sense === "government"
    )
      near = other;
  const state = near?.states[0];
  if (state === undefined) return;
  const row = title.row < 0 ? null : lookup.registry.posts[title.row]!;
  mention.states = [state];
  mention.rule = "title.near-state";
  mention.confidence = 0.5;
  mention.post = {
    ...post,
    state,
    title: lookup.nationalTitle.get(`${state}/${post.title}`) ?? post.title,
    organ: row ? organName(lookup, null, row.organ, state) : null,
  };
}

/** "the two leaders", "both governments": several titles or bodies without a state are a pair of those named before. */
function counterparts(
  scan: Scan,
  mention: MentionDraft,
  lookup: Lookup,
  salience: Salience,
  ledger: Ledger,
): MentionDraft | null {
  if (mention.states.length > 0 || mention.entity !== null) return null;
  if (mention.type !== "title" && mention.type !== "organ-kind") return null;
  const described = describeAt(scan, mention.head, lookup, salience);
  if (described?.type !== "pair") return null;
  // "both prime ministers" are two who are called so
  const row = mention.title && mention.title.row >= 0 ? lookup.registry.posts[mention.title.row]! : null;
  if (row && row.title !== "Leader" && row.title !== "Official" && row.title !== "Minister")
    for (const id of described.entities) {
      const posts = ledger.entities.get(id)?.posts ?? [];
      if (
        !posts.some(
          ({ title }) =>
            title === row.title ||
            lookup.postRow.get(title) === mention.title!.row ||
            nationalOf(lookup, row.title, title),
        )
      )
        return null;
    }
  return described;
}

/** "Secretary of State" is a foreign minister's title in one state. */
const nationalOf = (lookup: Lookup, general: string, title: string): boolean =>
  lookup.registry.nationalTitles.some((row) => row.title === general && row.national === title);

function note(
  scan: Scan,
  mention: MentionDraft,
  tree: ReturnType<typeof treeOf>,
  ledger: Ledger,
  salience: Salience,
): void {
  if (mention.post && mention.type !== "post" && mention.post.level !== "working")
    salience.lastPost = mention.post;
  const subject = tree.relation(tree.firstConjunct(mention.head)) === "nsubj";
  if (mention.entities.length > 1) {
    salience.group(mention.entities, scan.index);
    return;
  }
  if (mention.entity === null) {
    for (const state of mention.states) salience.weigh(state, scan.index, 0.5 / mention.states.length);
    return;
  }
  if (mention.type === "title") return;
  const draft = ledger.entities.get(mention.entity);
  if (!draft) return;
  if (mention.sense === "place") salience.lastPlace = draft;
  const weight =
    mention.form === "pronoun"
      ? 0.2
      : mention.sense === "place"
        ? 0.35
        : mention.type === "adjective"
          ? 0.7
          : 1;
  if (mention.type === "adjective") {
    for (const state of mention.states) salience.weigh(state, scan.index, weight);
    return;
  }
  salience.note(draft, scan.index, mention.head, subject, weight);
}

/** "the president", "the Chinese minister", "the former defense chief": the person of the report who holds or held it. */
function settle(scan: Scan, mention: MentionDraft, ledger: Ledger, salience: Salience): void {
  if (mention.type !== "title" || mention.entity !== null || mention.title === null) return;
  const title = mention.title;
  if (title.plural || title.row < 0) return;
  if (!title.definite && title.states.length === 0) return;
  const draft = salience.best(
    scan.index,
    mention.first,
    12,
    (known) =>
      known.kind === "person" &&
      (title.states.length === 0 ||
        known.states.length === 0 ||
        known.states.some((state) => title.states.includes(state))) &&
      known.posts.some(
        (post) => sameTitle(post.title, title.post.title) && (!title.post.former || post.former),
      ),
  );
  if (!draft) return;
  mention.entity = draft.id;
  mention.rule = "title.again";
  mention.confidence = 0.75;
  if (mention.states.length === 0) mention.states = draft.states;
  if (mention.post && mention.post.state === null) {
    const known = draft.posts.find((post) => sameTitle(post.title, title.post.title));
    if (known)
      mention.post = {
        ...mention.post,
        title: known.title,
        state: known.state,
        organ: known.organ,
        level: known.level,
      };
  }
  ledger.touch(draft);
}

const sameTitle = (a: string, b: string): boolean => a === b || a.replace(/ for .*/, "") === b;

/** "The Pentagon's most senior official for China" is named only afterwards: a person of that body or state, within three sentences. */
export function resolveForward(
  drafts: readonly MentionDraft[][],
  scans: readonly Scan[],
  ledger: Ledger,
): void {
  drafts.forEach((list, index) => {
    for (const mention of list) {
      const title = mention.title;
      if (
        mention.type !== "title" ||
        mention.entity !== null ||
        title === null ||
        title.plural ||
        title.row < 0
      )
        continue;
      if (title.states.length === 0 || (!title.definite && title.body === null)) continue;
      const topic = topicOf(scans[index]!, mention);
      for (let ahead = index; ahead <= index + 3 && ahead < drafts.length && mention.entity === null; ahead++)
        for (const other of drafts[ahead]!) {
          if (
            other.type !== "person" ||
            other.entity === null ||
            (ahead === index && other.first < mention.first)
          )
            continue;
          const draft = ledger.entities.get(other.entity);
          const post = draft?.posts.find(
            (known) =>
              known.source === "report" &&
              known.state !== null &&
              title.states.includes(known.state) &&
              (sameTitle(known.title, title.post.title) ||
                (title.post.organ !== null &&
                  known.organ === title.post.organ &&
                  topic !== "" &&
                  known.title.includes(topic))),
          );
          if (!post || !draft) continue;
          mention.entity = draft.id;
          mention.rule = "title.named-later";
          mention.confidence = 0.7;
          break;
        }
    }
  });
}

/** "China" of "official for China": first capitalised word after "for" behind the title. */
function topicOf(scan: Scan, mention: MentionDraft): string {
  let at = mention.last;
  if (scan.lower[at] !== "for" && scan.lower[at] !== "on") {
    const topic = / for (.+)$/.exec(mention.title?.post.title ?? "");
    return topic ? topic[1]! : "";
  }
  at++;
  if (scan.lower[at] === "the") at++;
  return at < scan.forms.length && isCapital(scan.forms[at]!) ? scan.forms[at]! : "";
}
