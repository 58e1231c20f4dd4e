// People in one sentence with their titles: "Maj. Gen. Liu Zhan, the defense attache at the Chinese Embassy" is one person in one post;
// "U.S. President Joe Biden and Chinese counterpart Xi Jinping" are two presidents.
import {
  appose,
  completePost,
  copyPost,
  generic,
  ofState,
  type PersonSpan,
  withOwner,
} from "./appositions.ts";
import { nameKey } from "./name-index.ts";
import { insideName, nameRun, noName, wordsOf } from "./name-runs.ts";
import { draftMention, type MentionDraft } from "./draft.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Ledger } from "./ledger.ts";
import { type Lookup } from "./lookup.ts";
import type { Choose } from "./title-senses.ts";
import { namesBehind } from "./title-lists.ts";
import { isCounterpart, readCounterpart, readTitle, type Title } from "./titles.ts";

/**
 * People and titles of the sentence as mentions. Titles that name nobody here ("the Jordanian foreign minister said") are
 * descriptions with a post and no entity; they are resolved later.
 */
export function findPeople(scan: Scan, lookup: Lookup, ledger: Ledger, choose: Choose): MentionDraft[] {
  const { lower, sentence } = scan;
  const taken = new Uint8Array(lower.length);
  const titles: Title[] = [];
  for (const hit of scan.phrases) {
    if (hit.kind !== "post" || insideName(scan, hit.first, hit.last)) continue;
    // "deputy information minister" is one title
    if (lower[hit.first] === "deputy" && hit.last === hit.first + 1 && (scan.phraseAt[hit.last] ?? -1) >= 0)
      continue;
    titles.push(readTitle(scan, hit, lookup, choose));
  }
  for (let i = 0; i < lower.length; i++)
    if (isCounterpart(scan, i)) titles.push(readCounterpart(scan, i, lookup, choose));
  titles.sort((a, b) => a.head - b.head);

  const people: PersonSpan[] = [];
  const claim = (
    first: number,
    last: number,
    sure: boolean,
    title: Title | null,
    rank: number,
  ): PersonSpan => {
    const ranked = rank < 0 ? null : scan.ranks.find((hit) => hit.last === first);
    const person = { first, last, sure, title, rank, rankAt: ranked?.first ?? -1 };
    people.push(person);
    taken.fill(1, first, last);
    return person;
  };
  const byStart = new Map<number, Title>();
  for (const title of titles) byStart.set(title.first, title);

  const used = new Set<Title>();
  // "defense chief Llyod Austin", "Prime Minister Gen. X": the name follows the title
  const several: { title: Title; people: PersonSpan[] }[] = [];
  for (const title of titles) {
    if (title.plural) {
      const named = namesBehind(scan, title, lookup, taken);
      if (named.length === 0) continue;
      several.push({
        title,
        people: named.map(({ first, last, title: own }) => claim(first, last, true, own, -1)),
      });
      used.add(title);
      continue;
    }
    let at = title.last;
    let rank = -1;
    const ranked = scan.ranks.find((hit) => hit.first === at);
    if (
      ranked &&
      !titles.some((other) => other !== title && other.first === at && other.head > ranked.first)
    ) {
      rank = ranked.row;
      at = ranked.last;
    }
    // "Secretary of State and Foreign Minister Wang": the next title has the name
    const run = nameRun(scan, at, lookup, taken, true);
    if (!run) continue;
    claim(run.first, run.last, true, title, rank);
    used.add(title);
  }
  for (const hit of scan.ranks) {
    const run = nameRun(scan, hit.last, lookup, taken, true);
    if (run) claim(run.first, run.last, true, null, hit.row);
  }
  for (const hit of scan.names) {
    if (taken[hit.first] || !hit.senses.some((sense) => sense.kind === "person")) continue;
    const chosen = choose(hit.senses);
    if (chosen?.kind !== "person") continue;
    const run = nameRun(scan, hit.first, lookup, taken, true);
    if (run) claim(run.first, run.last, true, null, -1);
  }
  const ranked = new Uint8Array(lower.length);
  for (const hit of scan.ranks) ranked.fill(1, hit.first, hit.last);
  for (const name of sentence.names) {
    if (name.type !== "PER") continue;
    let first = name.first;
    while (
      first < name.last &&
      (taken[first] || scan.phraseAt[first]! >= 0 || noName.has(lower[first]!) || ranked[first])
    )
      first++;
    if (first >= name.last || taken[first] || !isCapital(scan.forms[first]!)) continue;
    const covered = scan.nameAt[first]!;
    // "U.S.-China" is no person, whatever the reader says
    if (covered >= 0 && choose(scan.names[covered]!.senses)) continue;
    let last = name.last;
    while (last > first && (taken[last - 1] || lower[last - 1] === "'s" || lower[last - 1] === "'")) last--;
    if (last > first) claim(first, last, true, null, -1);
  }
  for (let i = 0; i < lower.length; i++) {
    if (taken[i] || scan.nameAt[i]! >= 0 || scan.phraseAt[i]! >= 0 || !isCapital(scan.forms[i]!)) continue;
    if (noName.has(lower[i]!) || ranked[i]) continue;
    const known =
      ledger.people.some((person) => person.words.includes(lower[i]!.replace(/[-']/g, ""))) ||
      people.some(
        (person) => person.first <= i - 2 && lower.slice(person.first, person.last).includes(lower[i]!),
      );
    if (!known && !lookup.surnames.has(nameKey(scan.forms[i]!))) continue;
    // What the reader takes for another name is one, unless the report knows a person so called ("Chase")
    if (
      sentence.names.some(
        (name) =>
          name.first <= i && i < name.last && name.type !== "PER" && (!known || name.last - name.first > 1),
      )
    )
      continue;
    if (
      i > 0 &&
      isCapital(scan.forms[i - 1]!) &&
      scan.nameAt[i - 1]! < 0 &&
      scan.phraseAt[i - 1]! < 0 &&
      !taken[i - 1] &&
      !noName.has(lower[i - 1]!)
    )
      continue;
    if (
      isCapital(scan.forms[i + 1] ?? "") &&
      scan.nameAt[i + 1]! < 0 &&
      scan.phraseAt[i + 1]! < 0 &&
      !taken[i + 1]
    )
      continue;
    if (sentence.tokens[i]!.upos !== "PROPN" && (i === 0 || !known)) continue;
    claim(i, i + 1, false, null, -1);
  }
  people.sort((a, b) => a.first - b.first);

  appose(scan, people, titles, used, byStart);

  const mentions: MentionDraft[] = [];
  const posted: { at: number; title: Title }[] = [];
  const listed = new Set(several.flatMap((list) => list.people));
  const entityOf = new Map<PersonSpan, string>();
  for (const person of people) {
    let title = person.title;
    if (title && title.row < 0) title = copyPost(title, posted, lookup);
    if (title) title = withOwner(ofState(title, person.last, scan, lookup, choose), scan, ledger, lookup);
    if (title) posted.push({ at: person.first, title });
    const name = wordsOf(scan, person.first, person.last);
    const found = ledger.person(name, title, person.sure);
    if (!found) continue;
    const { draft } = found;
    entityOf.set(person, draft.id);
    const post = title && title.post.title !== "" ? completePost(title, draft, lookup) : null;
    if (person.rank >= 0) {
      const rank = lookup.registry.ranks[person.rank]!;
      if (rank.sex !== "" && draft.sex === "") draft.sex = rank.sex;
      if (rank.sector === "MIL" && draft.sector === null) draft.sector = "MIL";
    }
    if (post && title && !generic.has(post.title))
      ledger.learn(draft, post, title.sector, {
        start: sentence.tokens[title.first]!.start,
        end: sentence.tokens[title.last - 1]!.end,
      });
    mentions.push(
      draftMention("person", person.first, person.last, {
        entity: draft.id,
        sense: "person",
        post,
        rule: found.rule,
        confidence: found.confidence,
        states: draft.states.length > 0 ? draft.states : (title?.states ?? []),
        sector: title?.sector ?? draft.sector,
      }),
    );
    if (person.rankAt >= 0)
      mentions.push(
        draftMention("rank", person.rankAt, person.first, {
          form: "description",
          entity: draft.id,
          sense: "person",
          post,
          rule: "title.of-name",
          confidence: found.confidence,
          states: draft.states,
          sector: draft.sector,
        }),
      );
    if (person.title && !listed.has(person)) {
      used.add(person.title);
      mentions.push(
        draftMention("title", person.title.first, person.title.last, {
          form: "description",
          entity: draft.id,
          sense: "person",
          post,
          rule: "title.of-name",
          confidence: found.confidence,
          states: draft.states.length > 0 ? draft.states : person.title.states,
          sector: person.title.sector,
          head: person.title.head,
        }),
      );
    }
  }
  for (const { title, people: list } of several) {
    const entities = list.map((person) => entityOf.get(person)).filter((id) => id !== undefined);
    mentions.push(
      draftMention("pair", title.first, title.last, {
        form: "description",
        entities,
        sense: "person",
        rule: "title.of-names",
        confidence: 0.8,
        states: title.states,
        sector: title.sector,
        head: title.head,
      }),
    );
  }
  for (const bare of titles) {
    if (used.has(bare)) continue;
    // a counterpart without a name holds the post of the one before it
    const title =
      bare.row < 0
        ? copyPost(
            bare,
            posted.filter(({ at }) => at < bare.first),
            lookup,
          )
        : bare;
    {
      mentions.push(
        draftMention(bare.row < 0 ? "counterpart" : "title", title.first, title.last, {
          form: "description",
          sense: "person",
          post: title.post.title === "" ? null : title.post,
          rule: "title.alone",
          confidence: 0.7,
          states: title.states,
          sector: title.sector,
          head: title.head,
          title,
        }),
      );
    }
  }
  return mentions;
}
