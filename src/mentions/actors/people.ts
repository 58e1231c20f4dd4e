// People in one sentence with their titles: "Maj. Gen. Liu Zhan, the defense attache at the Chinese Embassy" is one person in one post;
// "U.S. President Joe Biden and Chinese counterpart Xi Jinping" are two presidents.
import { draftMention, type MentionDraft } from "./draft.ts";
import { isCapital, type Scan } from "./hits.ts";
import type { Ledger } from "./ledger.ts";
import { type Lookup, nameKey } from "./lookup.ts";
import {
  type Choose,
  codeOf,
  isCounterpart,
  organName,
  readCounterpart,
  readTitle,
  type Title,
} from "./titles.ts";

interface PersonSpan {
  readonly first: number;
  readonly last: number;
  /** The reader of English takes it for a person, or a title or rank says so. */
  sure: boolean;
  title: Title | null;
  readonly rank: number;
  /** Token at which the rank begins, or -1. */
  readonly rankAt: number;
}

const particles: ReadonlySet<string> = new Set(
  "de da dos das do del della di du van von der den ter bin bint ibn ben abu abd al el ul ur y e la le st. mc".split(
    " ",
  ),
);
const noName: ReadonlySet<string> = new Set(
  `the a an this that these those he she it they we i in on at by for from with and or but as to of if after before when while
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  mr mrs ms president minister`.split(/\s+/),
);

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
  for (const title of titles) {
    if (title.plural) continue;
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
    const known = ledger.people.some((person) => person.words.includes(lower[i]!.replace(/[-']/g, "")));
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
    if (sentence.tokens[i]!.upos !== "PROPN" && i === 0) continue;
    claim(i, i + 1, false, null, -1);
  }
  people.sort((a, b) => a.first - b.first);

  appose(scan, people, titles, used, byStart);

  const mentions: MentionDraft[] = [];
  const posted: { at: number; title: Title }[] = [];
  for (const person of people) {
    let title = person.title;
    if (title && title.row < 0) title = copyPost(title, posted, lookup);
    if (title) title = withOwner(ofState(title, person.last, scan, lookup, choose), scan, ledger);
    if (title) posted.push({ at: person.first, title });
    const name = wordsOf(scan, person.first, person.last);
    const found = ledger.person(name, title, person.sure);
    if (!found) continue;
    const { draft } = found;
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
    if (person.title) {
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

/** Titles that tell too little to be kept as a post. */
const generic: ReadonlySet<string> = new Set([
  "Official",
  "Leader",
  "Diplomat",
  "Minister",
  "Director",
  "Chief Negotiator",
]);

/** A title inside a longer name of the registry ("Secretary of State" in an organ's name) is no title here. */
function insideName(scan: Scan, first: number, last: number): boolean {
  const at = scan.nameAt[first]!;
  if (at < 0) return false;
  const name = scan.names[at]!;
  return name.first <= first && name.last >= last && name.senses.some((sense) => sense.kind !== "person");
}

/** Capitalised words from `at` on that are a person's name: a name of the registry, the reader's, or by their shape. */
function nameRun(
  scan: Scan,
  at: number,
  lookup: Lookup,
  taken: Uint8Array,
  titled: boolean,
): { first: number; last: number } | null {
  const { forms, lower } = scan;
  if (at >= forms.length || taken[at] || !isCapital(forms[at]!)) return null;
  if (noName.has(lower[at]!)) return null;
  const nameIndex = scan.nameAt[at]!;
  // "Deputy Chief Minister": the second title is no name
  if (
    nameIndex < 0 &&
    scan.phraseAt[at]! >= 0 &&
    scan.phrases[scan.phraseAt[at]!]!.first === at &&
    !/^(king|prince|bishop|judge|deputy|marshal)$/.test(lower[at]!)
  )
    return null;
  let last = at;
  if (nameIndex >= 0) {
    const hit = scan.names[nameIndex]!;
    if (hit.senses.some((sense) => sense.kind === "person") && hit.first === at) last = hit.last;
    else if (
      !titled ||
      hit.last - hit.first > 1 ||
      !isCapital(forms[hit.last] ?? "") ||
      hit.senses.some(
        (sense) => sense.kind === "adjective" || sense.kind === "organ" || sense.kind === "organization",
      )
    )
      return null;
  }
  const read = scan.sentence.names.find((name) => name.type === "PER" && name.first <= at && name.last > at);
  const registered = last > at;
  if (read && read.last > last) last = read.last;
  if (!registered) {
    if (last === at) last = at + 1;
    while (last < forms.length && last - at < 6) {
      const form = forms[last]!;
      if (taken[last]) break;
      if (
        form === "-" &&
        isCapital(forms[last - 1]!) &&
        last + 1 < forms.length &&
        scan.sentence.tokens[last]!.start === scan.sentence.tokens[last - 1]!.end
      ) {
        last += 2;
        continue;
      }
      if (
        particles.has(lower[last]!) &&
        last + 1 < forms.length &&
        isCapital(forms[last + 1]!) &&
        lower[last] !== "e" &&
        lower[last] !== "do"
      ) {
        last += 2;
        continue;
      }
      if (!isCapital(form) || noName.has(lower[last]!)) break;
      if (scan.phraseAt[last]! >= 0 && last > at + 1) break;
      const inner = scan.nameAt[last]!;
      if (
        inner >= 0 &&
        scan.names[inner]!.senses.some((sense) => sense.kind !== "person" && sense.kind !== "place")
      )
        break;
      last++;
    }
  }
  // "Emmanuel Macron of France": the state is no part of the name, whatever the reader says
  for (let k = at + 1; k < last; k++)
    if (lower[k] === "of" || lower[k] === "and" || lower[k] === "(") last = k;
  // "Kim Jong Un's": neither the clitic nor a closing stop belongs to the name
  while (last > at && /^('s?|,|\.)$/.test(lower[last - 1]!)) last--;
  // "Jr." after a comma
  if (lower[last] === "," && /^(jr|sr)\.?$/.test(lower[last + 1] ?? "")) last += 2;
  else if (/^(jr|sr)\.?$/.test(lower[last] ?? "")) last += 1;
  return last > at ? { first: at, last } : null;
}

/** Titles beside names: "Michael Chase, the deputy assistant secretary ...", "the defense minister, Li Shangfu,". */
function appose(
  scan: Scan,
  people: PersonSpan[],
  titles: readonly Title[],
  used: Set<Title>,
  byStart: ReadonlyMap<number, Title>,
): void {
  const { lower } = scan;
  const starts = new Map(people.map((person) => [person.first, person]));
  for (const person of people) {
    let at = person.last;
    if (lower[at] === "(") {
      while (at < lower.length && lower[at] !== ")") at++;
      at++;
    }
    if (lower[at] !== "," && lower[at] !== "-" && lower[at] !== "–" && lower[at] !== "—") continue;
    let title = byStart.get(at + 1);
    // "Chase, who is the deputy ...", "X, a former foreign minister", "Y, then defense minister"
    if (!title && lower[at + 1] === "who" && /^(is|was|serves|served)$/.test(lower[at + 2] ?? "")) {
      const next = lower[at + 3] === "as" ? at + 4 : at + 3;
      title = byStart.get(next);
    }
    if (!title || title.plural || used.has(title) || starts.has(title.last)) continue;
    // "Biden, President Xi and ...": the title has its own name
    if (title.row < 0) continue;
    if (person.title === null || person.title.row < 0 || generic.has(person.title.post.title)) {
      person.title = title;
      used.add(title);
    } else if (person.title !== null) used.add(title);
    person.sure = true;
  }
  for (const title of titles) {
    if (used.has(title) || title.plural || title.row < 0 || lower[title.last] !== ",") continue;
    const person = starts.get(title.last + 1);
    if (!person || person.title || !(title.definite || title.states.length > 0 || title.owner >= 0)) continue;
    const after = lower[person.last];
    if (
      after !== "," &&
      after !== "." &&
      after !== undefined &&
      after !== "'s" &&
      after !== ";" &&
      after !== ")"
    )
      continue;
    person.title = title;
    person.sure = true;
    used.add(title);
  }
}

/** The post of a counterpart is that of the one before it, in the other state. */
function copyPost(title: Title, posted: readonly { at: number; title: Title }[], lookup: Lookup): Title {
  const model = posted.at(-1)?.title;
  const state = title.states[0] ?? null;
  if (!model || state === null || model.row < 0) return title;
  const row = lookup.registry.posts[model.row]!;
  const deputy =
    /^(Deputy|Vice) /.test(model.post.title) && !/^(Deputy|Vice) /.test(row.title) ? "Deputy " : "";
  return {
    ...title,
    row: model.row,
    sector: model.sector,
    post: {
      ...model.post,
      title: deputy + (lookup.nationalTitle.get(`${state}/${row.title}`) ?? row.title),
      state,
      organ: organName(lookup, null, row.organ, state),
      former: false,
      acting: false,
    },
    body: null,
  };
}

/** "Prime Minister Boris Johnson of the United Kingdom": the state or body behind the name is that of the title. */
function ofState(title: Title, last: number, scan: Scan, lookup: Lookup, choose: Choose): Title {
  if ((title.states.length > 0 && !title.byBody) || scan.lower[last] !== "of" || title.row < 0) return title;
  const at = scan.lower[last + 1] === "the" ? last + 2 : last + 1;
  const index = scan.nameAt[at] ?? -1;
  const hit = index >= 0 ? scan.names[index]! : null;
  const sense = hit && hit.first === at ? choose(hit.senses) : null;
  if (!sense) return title;
  const row = lookup.registry.posts[title.row]!;
  if (sense.kind === "state" || sense.kind === "capital" || sense.kind === "metonym") {
    const state = codeOf(lookup, sense.row);
    const national = lookup.nationalTitle.get(`${state}/${title.post.title}`) ?? title.post.title;
    return {
      ...title,
      states: [state],
      post: {
        ...title.post,
        state,
        title: national,
        organ: title.post.organ ?? organName(lookup, null, row.organ, state),
      },
    };
  }
  if (sense.kind === "organization" || sense.kind === "organ") {
    const body =
      sense.kind === "organ" ? lookup.registry.organs[sense.row]! : lookup.registry.organizations[sense.row]!;
    return {
      ...title,
      body: body.id,
      states: body.state ? [body.state] : [],
      post: { ...title.post, organ: body.name, state: body.state || null },
    };
  }
  return title;
}

/** "Biden's national security adviser": the state is that of the owner. */
function withOwner(title: Title, scan: Scan, ledger: Ledger): Title {
  if (title.owner < 0 || title.states.length > 0) return title;
  const owner = ledger.person(scan.sentence.tokens[title.owner]!.form, null, false);
  if (!owner || owner.draft.states.length === 0) return title;
  return { ...title, states: owner.draft.states, post: { ...title.post, state: owner.draft.states[0]! } };
}

/** A post whose state the words do not tell takes it from the person. */
function completePost(
  title: Title,
  draft: {
    states: readonly string[];
    posts: readonly { title: string; state: string | null; organ: string | null }[];
  },
  lookup: Lookup,
) {
  if (title.post.state !== null || draft.states.length === 0) return title.post;
  const state = draft.states[0]!;
  const row = title.row < 0 ? null : lookup.registry.posts[title.row]!;
  if (!row || row.organ === "" || title.body !== null) return title.post;
  const national = lookup.nationalTitle.get(`${state}/${title.post.title}`) ?? title.post.title;
  return {
    ...title.post,
    state,
    title: national,
    organ: title.post.organ ?? organName(lookup, null, row.organ, state),
  };
}

const wordsOf = (scan: Scan, first: number, last: number): string =>
  scan.sentence.tokens
    .slice(first, last)
    .map((token, i, all) => (i > 0 && all[i - 1]!.end < token.start ? " " : "") + token.form)
    .join("");
