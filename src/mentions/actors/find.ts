// Finds what the words of a report name: "Beijing suspended talks with the Pentagon" has the government of China and a U.S. department.
import { stateTypes } from "./title-senses.ts";
import { pass, resolveForward } from "./resolving.ts";
import { ofAnother, placeBeside, readerName } from "./unregistered.ts";
import type { Lexicon } from "../../lexicon/index.ts";
import { type Sentence } from "../../language/index.ts";
import type { Page } from "../../page/index.ts";
import type { Day, Publication } from "../../report/index.ts";
import type { Entity, Mention } from "../mention.ts";
import { findBodies } from "./bodies.ts";

import { draftMention, finish, headOf, type MentionDraft } from "./draft.ts";
import { type Scan, scan as scanSentence } from "./hits.ts";
import { Ledger } from "./ledger.ts";
import { type Lookup, lookupOf, type NameSense } from "./lookup.ts";
import { findPeople } from "./people.ts";
import { Salience } from "./salience.ts";
import { stateSense } from "./senses.ts";
import type { Choose } from "./title-senses.ts";

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
      for (const sense of hit.senses) {
        if (sense.weak || hit.senses.length > 1) continue;
        strong.add(key(sense));
        // Goma names the Congo whose "Congolese" it is
        const state = sense.kind === "place" ? lookup.registry.places[sense.row]!.state : "";
        if (state) strong.add(`state/${lookup.stateRow.get(state)}`);
      }
  // Where North Korea is spoken of, "the South" is the other one.
  const { states } = lookup.registry;
  states.forEach(({ name }, row) => {
    const half = /^(?:North|South|East|West) (.+)$/.exec(name);
    if (half && strong.has(`state/${row}`))
      states.forEach((other, at) => {
        if (other.name !== name && other.name.endsWith(` ${half[1]}`)) strong.add(`state/${at}`);
      });
  });
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
