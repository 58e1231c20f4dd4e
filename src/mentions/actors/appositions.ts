// Titles beside names: "Michael Chase, the deputy assistant secretary ...", "Prime Minister Johnson of the United Kingdom", "Biden's national
// security adviser"; and the counterpart, who holds the post of the one before.
import type { Scan } from "./hits.ts";
import type { Ledger } from "./ledger.ts";
import type { Lookup } from "./lookup.ts";
import { organName } from "./title-words.ts";
import { type Choose, codeOf } from "./title-senses.ts";
import { type Title } from "./titles.ts";

export interface PersonSpan {
  readonly first: number;
  readonly last: number;
  /** The reader of English takes it for a person, or a title or rank says so. */
  sure: boolean;
  title: Title | null;
  readonly rank: number;
  /** Token at which the rank begins, or -1. */
  readonly rankAt: number;
}

/** Titles that tell too little to be kept as a post. */
export const generic: ReadonlySet<string> = new Set([
  "Official",
  "Leader",
  "Diplomat",
  "Minister",
  "Director",
  "Chief Negotiator",
]);

/** Titles beside names: "Michael Chase, the deputy assistant secretary ...", "the defense minister, Li Shangfu,". */
export function appose(
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
    if (used.has(title) || title.plural || lower[title.last] !== ",") continue;
    // "his Pakistani counterpart, Lt. Gen. Malik": a rank may stand between
    const person =
      starts.get(title.last + 1) ?? people.find(({ rankAt }) => rankAt >= 0 && rankAt === title.last + 1);
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
export function copyPost(
  title: Title,
  posted: readonly { at: number; title: Title }[],
  lookup: Lookup,
): Title {
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
export function ofState(title: Title, last: number, scan: Scan, lookup: Lookup, choose: Choose): Title {
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
    // "National Security Council Secretary X of Armenia": the body is that of the other state
    const named = title.body === null ? undefined : lookup.organRow.get(title.body);
    const kind = named === undefined ? row.organ : lookup.registry.organs[named]!.kind;
    const own = title.byBody && title.post.state !== state;
    return {
      ...title,
      body: own ? null : title.body,
      states: [state],
      post: {
        ...title.post,
        state,
        title: national,
        organ: own
          ? organName(lookup, null, kind, state)
          : (title.post.organ ?? organName(lookup, null, row.organ, state)),
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
export function withOwner(title: Title, scan: Scan, ledger: Ledger, lookup: Lookup): Title {
  if (title.owner < 0 || title.states.length > 0) return title;
  const owner = ledger.person(scan.sentence.tokens[title.owner]!.form, null, false);
  if (!owner || owner.draft.states.length === 0) return title;
  const state = owner.draft.states[0]!;
  const organ = title.post.organ ?? organName(lookup, null, title.kind, state);
  return { ...title, states: owner.draft.states, post: { ...title.post, state, organ } };
}

/** A post whose state the words do not tell takes it from the person. */
export function completePost(
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
    organ: title.post.organ ?? organName(lookup, null, title.kind || row.organ, state),
  };
}
