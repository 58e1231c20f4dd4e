// Finds what the words of a report name: "Beijing suspended talks with the Pentagon" has the government of China and a U.S. department.
import type { Lexicon } from "../../lexicon/index.ts";
import { type Name, type Sentence, treeOf } from "../../language/index.ts";
import type { Page } from "../../page/index.ts";
import type { Day, Publication } from "../../report/index.ts";
import type { Entity, Mention } from "../mention.ts";
import { bodyOf, findBodies } from "./bodies.ts";
import { describeAt } from "./descriptions.ts";
import { draftMention, finish, headOf, type MentionDraft } from "./draft.ts";
import { isCapital, type Scan, scan as scanSentence } from "./hits.ts";
import { type Draft, Ledger } from "./ledger.ts";
import { type Lookup, lookupOf, type NameSense } from "./lookup.ts";
import { findPeople } from "./people.ts";
import { Salience } from "./salience.ts";
import { stateSense } from "./senses.ts";
import { type Choose, codeOf, organName } from "./titles.ts";

export interface FindMentionsOptions {
  readonly lexicon: Lexicon;
  /** When the report was published: decides between holders of one post and people of one name. */
  readonly published: Publication | Day | null;
  readonly page?: Page;
}

export interface FoundMentions {
  /** In text order; a title and the state inside it are mentions of their own, so they may nest. */
  readonly mentions: Mention[];
  readonly entities: Entity[];
}

/**
 * Finds and resolves the mentions of a report. `text` is the kept text, `sentences` those of its story (in order). Pure; linear in
 * the text but for the look-back of pronouns, which is bounded.
 */
export function findMentions(
  _text: string,
  sentences: readonly Sentence[],
  options: FindMentionsOptions,
): FoundMentions {
  const lookup = lookupOf(options.lexicon);
  const day =
    options.published === null
      ? null
      : typeof options.published === "string"
        ? options.published
        : (options.published.latest ?? options.published.earliest);
  const ledger = new Ledger(lookup, day);
  const salience = new Salience(ledger);
  const scans = sentences.map((sentence, index) => scanSentence(sentence, index, lookup));
  const choose = chooser(scans, lookup);
  const drafts: MentionDraft[][] = [];
  for (const scan of scans) drafts.push(readSentence(scan, lookup, ledger, choose, salience));
  resolveForward(drafts, scans, ledger);
  const mentions: Mention[] = [];
  const used = new Set<string>();
  drafts.forEach((list, index) => {
    list.sort((a, b) => a.first - b.first || b.last - a.last);
    for (const draft of list) {
      mentions.push(finish(draft, sentences[index]!, index));
      if (draft.entity !== null) used.add(draft.entity);
      for (const id of draft.entities) used.add(id);
    }
  });
  const entities = [...ledger.entities.values()]
    .filter((draft) => used.has(draft.id))
    .map((draft) => ({
      id: draft.id,
      kind: draft.kind,
      name: draft.name,
      states: draft.states,
      sector: draft.sector,
      posts: draft.posts,
    }));
  return { mentions, entities };
}

const rank: Record<NameSense["kind"], number> = {
  person: 0,
  organ: 1,
  state: 2,
  "state-group": 2,
  capital: 3,
  organization: 4,
  outlet: 5,
  adjective: 6,
  metonym: 6,
  people: 7,
  place: 8,
};

/** Decides what a name means in this report: weak senses only in company, and of several the one that the report knows otherwise. */
function chooser(scans: readonly Scan[], lookup: Lookup): Choose {
  const strong = new Set<string>();
  const stateKinds = new Set(["state", "adjective", "people", "capital", "metonym"]);
  const key = (sense: NameSense): string => {
    if (stateKinds.has(sense.kind)) return `state/${sense.row}`;
    if (sense.kind === "organ")
      return `state/${lookup.stateRow.get(lookup.registry.organs[sense.row]!.state)}`;
    return `${sense.kind}/${sense.row}`;
  };
  for (const scan of scans)
    for (const hit of scan.names)
      for (const sense of hit.senses) if (!sense.weak && hit.senses.length === 1) strong.add(key(sense));
  const known = new Map<readonly NameSense[], NameSense | null>();
  return (senses) => {
    const before = known.get(senses);
    if (before !== undefined) return before;
    let best: NameSense | null = null;
    let top = Number.POSITIVE_INFINITY;
    for (const sense of senses) {
      const inCompany = strong.has(key(sense));
      if (sense.weak && !inCompany) continue;
      const score = rank[sense.kind] + (sense.weak ? 4 : 0) - (inCompany && senses.length > 1 ? 6 : 0);
      if (score < top) {
        top = score;
        best = sense;
      }
    }
    known.set(senses, best);
    return best;
  };
}

const stateTypes: ReadonlySet<string> = new Set(["state", "adjective", "people", "capital", "metonym"]);

function readSentence(
  scan: Scan,
  lookup: Lookup,
  ledger: Ledger,
  choose: Choose,
  salience: Salience,
): MentionDraft[] {
  const { sentence } = scan;
  const count = sentence.tokens.length;
  const found: MentionDraft[] = [];
  const taken = new Uint8Array(count);

  const people = findPeople(scan, lookup, ledger, choose);
  for (const mention of people) {
    found.push(mention);
    if (mention.type === "person") taken.fill(1, mention.first, mention.last);
  }
  const titled = new Uint8Array(count);
  for (const mention of people) if (mention.type !== "person") titled.fill(1, mention.first, mention.last);

  for (const hit of scan.names) {
    if (taken[hit.first] || taken[hit.last - 1]) continue;
    const sense = choose(hit.senses);
    if (!sense || sense.kind === "person") continue;
    if (sense.kind === "state-group") {
      const states = lookup.registry.stateGroups[sense.row]!.states;
      const mention = draftMention("state-group", hit.first, hit.last, {
        entities: states.map((state) => ledger.state(state).id),
        sense: "government",
        states,
        sector: "GOV",
      });
      found.push(mention);
      taken.fill(1, hit.first, hit.last);
      continue;
    }
    // "ethnic Albanians" belong to the state they live in
    if ((sense.kind === "adjective" || sense.kind === "people") && scan.lower[hit.first - 1] === "ethnic") {
      found.push(
        draftMention("ethnic", hit.first - 1, hit.last, {
          form: "description",
          sense: "people",
          rule: "name.ethnic",
          confidence: 0.6,
          sector: "CVL",
        }),
      );
      taken.fill(1, hit.first - 1, hit.last);
      continue;
    }
    const draft = ofAnother(scan, hit.first, sense, lookup, ledger, choose) ?? ledger.named(sense);
    found.push(
      draftMention(sense.kind, hit.first, hit.last, {
        entity: draft.id,
        sense:
          sense.kind === "place"
            ? "place"
            : sense.kind === "outlet"
              ? "outlet"
              : stateTypes.has(sense.kind)
                ? "government"
                : "organization",
        rule: `name.${sense.kind}`,
        confidence: sense.weak ? 0.7 : 0.95,
        states: draft.states,
        sector: draft.sector,
      }),
    );
    taken.fill(1, hit.first, hit.last);
  }
  const bodies = findBodies(scan, titled, lookup, ledger, choose, (kind) =>
    salience.last((known) => known.type === kind),
  );
  for (const body of bodies) found.push(body);
  for (const name of sentence.names) readerName(scan, name, taken, titled, found, ledger);

  for (const mention of found) {
    if (mention.head < 0) mention.head = headOf(sentence, mention.first, mention.last);
    if (stateTypes.has(mention.type)) mention.sense = stateSense(sentence, mention, mention.head);
  }
  placeBeside(scan, found, ledger);

  found.sort((a, b) => a.first - b.first || b.last - a.last);
  pass(scan, found, lookup, ledger, salience);
  return found;
}

const calendar: ReadonlySet<string> = new Set(
  `monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
  november december`.split(/\s+/),
);

/** "the Philippine Senate", "Japan's Diet": a body's general name after another state is that state's body of the kind. */
function ofAnother(
  scan: Scan,
  first: number,
  sense: NameSense,
  lookup: Lookup,
  ledger: Ledger,
  choose: Choose,
): Draft | null {
  if (sense.kind !== "organ") return null;
  const organ = lookup.registry.organs[sense.row]!;
  const at = scan.lower[first - 1] === "'s" || scan.lower[first - 1] === "'" ? first - 2 : first - 1;
  const index = at >= 0 ? scan.nameAt[at]! : -1;
  const before = index >= 0 ? choose(scan.names[index]!.senses) : null;
  if (!before || !stateTypes.has(before.kind)) return null;
  const state = codeOf(lookup, before.row);
  const kind = lookup.organKindRow.get(organ.kind);
  if (state === organ.state || kind === undefined || organ.kind === "command" || organ.kind === "service")
    return null;
  return bodyOf(lookup, ledger, kind, state);
}

/** Names that only the reader of English knows: bodies and places. */
function readerName(
  scan: Scan,
  name: Name,
  taken: Uint8Array,
  titled: Uint8Array,
  found: MentionDraft[],
  ledger: Ledger,
): void {
  if (name.type === "PER" || name.type === "NORP" || name.type === "WORK") return;
  if (name.last - name.first === 1 && calendar.has(scan.lower[name.first]!)) return;
  let first = name.first;
  const last = name.last;
  if (scan.lower[first] === "the" && last - first > 1) first++;
  const tokens = scan.sentence.tokens;
  const inside = found.filter((mention) => mention.first >= first && mention.last <= last);
  const whole = inside.some((mention) => mention.first === first && mention.last === last);
  if (whole || !isCapital(scan.forms[first]!)) return;
  if (found.some((mention) => mention.first <= first && mention.last >= last)) return;
  const text = tokens
    .slice(first, last)
    .map((token, i, all) => (i > 0 && all[i - 1]!.end < token.start ? " " : "") + token.form)
    .join("");
  const states = [
    ...new Set(
      inside.flatMap((mention) =>
        stateTypes.has(mention.type) || mention.type === "place" ? mention.states : [],
      ),
    ),
  ];
  if (name.type === "ORG") {
    if (
      inside.some(
        (mention) => mention.type === "person" || mention.type === "organ" || mention.type === "organization",
      )
    )
      return;
    if (titled[first] && titled[last - 1]) return;
    const own = states.length > 0 ? states : adjectiveBefore(found, first);
    const draft = ledger.body(text, own, null, "name");
    found.push(
      draftMention("name", first, last, {
        entity: draft.id,
        sense: "organization",
        rule: "name.reader-org",
        confidence: 0.6,
        states: draft.states,
      }),
    );
    taken.fill(1, first, last);
  } else if (name.type === "LOC" && inside.length === 0 && !taken[first]) {
    const draft = ledger.place(text, states);
    found.push(
      draftMention("place", first, last, {
        entity: draft.id,
        sense: "place",
        rule: "name.reader-place",
        confidence: 0.6,
        states: draft.states,
      }),
    );
    taken.fill(1, first, last);
  } else if (name.type === "EVENT" && inside.length === 0) {
    const draft = ledger.other("document", text);
    found.push(
      draftMention("event", first, last, {
        entity: draft.id,
        sense: "other",
        rule: "name.reader-event",
        confidence: 0.4,
      }),
    );
  }
}

/** "the Swiss company Glencore": the state of an adjective that stands right before. */
function adjectiveBefore(found: readonly MentionDraft[], first: number): string[] {
  for (const mention of found)
    if (mention.type === "adjective" && mention.last <= first && first - mention.last <= 2)
      return [...mention.states];
  return [];
}

/** "Woodside, California", "the town of Gorazde, Bosnia": an unknown place lies where the next name says. */
function placeBeside(scan: Scan, found: MentionDraft[], ledger: Ledger): void {
  for (const mention of found) {
    if (mention.type !== "place" || mention.states.length > 0 || mention.entity === null) continue;
    const next = found.find(
      (other) =>
        (other.first === mention.last + 1 && scan.lower[mention.last] === ",") ||
        (other.first >= mention.last + 1 &&
          other.first <= mention.last + 2 &&
          scan.lower[mention.last] === "in"),
    );
    if (!next || next.states.length !== 1 || (next.type !== "state" && next.type !== "place")) continue;
    mention.states = next.states;
    const draft = ledger.entities.get(mention.entity);
    if (draft && draft.states.length === 0) draft.states = [...next.states];
  }
}

/** Left to right: notes what is named, finds pronouns and descriptions, resolves titles that stand alone. */
function pass(scan: Scan, found: MentionDraft[], lookup: Lookup, ledger: Ledger, salience: Salience): void {
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
      const again = counterparts(scan, mention, lookup, salience);
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
    organ: mention.post.organ ?? (row ? organName(lookup, null, row.organ, state) : null),
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
): MentionDraft | null {
  if (mention.states.length > 0 || mention.entity !== null) return null;
  if (mention.type !== "title" && mention.type !== "organ-kind") return null;
  const described = describeAt(scan, mention.head, lookup, salience);
  return described && described.type === "pair" ? described : null;
}

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
function resolveForward(drafts: readonly MentionDraft[][], scans: readonly Scan[], ledger: Ledger): void {
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
