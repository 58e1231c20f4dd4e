// Sheets of the dossier and the ledger: an event, a person, a state beside another, a channel, the standing entries.
import {
  chains,
  changes,
  type Event,
  eventTitle,
  type PostHistory,
  postKey,
  type Precedent,
  type RecordView,
  timeWords,
  type Words,
} from "../../record/index.ts";
import type {
  ChangedSheet,
  ChannelSheet,
  EventLine,
  EventSheet,
  LedgerSheet,
  PersonSheet,
  PrecedentSheet,
  StateSheet,
} from "./sheet.ts";
import { lineOf, type ReportWords } from "./statements.ts";

const lineOfEvent = (event: Event, words: Words): EventLine => ({
  id: event.id,
  when: timeWords(event.when, true),
  title: eventTitle(event, words),
});

const linesOf = (ids: readonly string[], words: Words): EventLine[] =>
  ids.flatMap((id) => {
    const event = words.event(id);
    return event ? [lineOfEvent(event, words)] : [];
  });

const precedentSheet = (precedent: Precedent, words: Words): PrecedentSheet => ({
  ...precedent,
  counterExampleLines: linesOf(precedent.test.counterExamples, words),
  earlierLines: linesOf(precedent.test.earlier, words),
});

/** An event by its id, or by a ref of one of its statements, or by the id of a standing entry that stands on it; or null. */
export function eventOf(view: RecordView, words: Words, id: string): Event | null {
  const standing = [...view.precedents, ...view.positions, ...view.silences].find(
    (each) => each.id === id,
  )?.event;
  const commitment = view.commitments.find((each) => each.id === id)?.events[0];
  return (
    words.event(id) ??
    words.event(standing ?? commitment ?? "") ??
    view.events.find((each) => each.statements.includes(id)) ??
    null
  );
}

export function eventSheet(
  view: RecordView,
  words: Words,
  report: (id: string) => ReportWords | undefined,
  event: Event,
): EventSheet {
  return {
    ...lineOfEvent(event, words),
    event,
    alike: {
      kind: event.kind.replaceAll("-", " "),
      when: timeWords(event.when),
      ...(event.place ? { place: event.place.name } : {}),
      ...(event.level ? { level: event.level.replaceAll("-", " ") } : {}),
      ...(event.persons.length > 0 ? { persons: event.persons.map(({ name }) => name).join(", ") } : {}),
      ...(event.channel ? { channel: event.channel } : {}),
      factuality: event.status,
    },
    statements: event.statements.flatMap((ref) => {
      const filed = words.filed(ref);
      return filed
        ? [{ ...lineOf(filed, report(filed.report)), standing: filed.standing, says: filed.says }]
        : [];
    }),
    precedents: view.precedents
      .filter(
        (each) => each.event === event.id || event.claims.some(({ ref }) => each.claims[0]?.ref === ref),
      )
      .map((each) => precedentSheet(each, words)),
    causes: event.causes.map(({ text, event: cause, claims }) => ({
      text,
      event: cause === null ? null : (linesOf([cause], words)[0] ?? null),
      says: chains(claims, 2),
    })),
  };
}

/** A person by entity id or by name; null when nobody in the record is called so. */
export function personSheet(view: RecordView, words: Words, id: string): PersonSheet | null {
  const asked = id.toLowerCase();
  const events = view.events.filter((event) =>
    event.persons.some((person) => person.id === id || person.name.toLowerCase() === asked),
  );
  const found = events[0]?.persons.find((person) => person.id === id || person.name.toLowerCase() === asked);
  const name = (found?.name ?? id).toLowerCase();
  const tenures = view.posts.flatMap((post) =>
    post.tenures.flatMap((tenure, index) => (tenure.holder?.toLowerCase() === name ? [{ post, index }] : [])),
  );
  const called = found?.name ?? tenures[0]?.post.tenures[tenures[0].index]?.holder;
  if (!called) return null;
  return {
    id: found?.id ?? id,
    name: called,
    tenures,
    events: events.map((event) => lineOfEvent(event, words)),
    alike: alikeTo(view, found?.id ?? id, called),
  };
}

const namesIn = (name: string): string[] => name.toLowerCase().match(/[\p{L}\p{M}-]{2,}/gu) ?? [];

/** Persons who share a name with this one, those with most events first; at most twelve. */
function alikeTo(view: RecordView, self: string, name: string): PersonSheet["alike"] {
  const own = new Set(namesIn(name));
  const others = new Map<string, { name: string; events: number }>();
  for (const { persons } of view.events)
    for (const person of persons) {
      if (person.id === self || !namesIn(person.name).some((each) => own.has(each))) continue;
      const there = others.get(person.id);
      if (there) there.events += 1;
      else others.set(person.id, { name: person.name, events: 1 });
    }
  return [...others]
    .map(([id, each]) => ({ id, ...each }))
    .sort((a, b) => b.events - a.events || (a.id < b.id ? -1 : 1))
    .slice(0, 12);
}

const levels = ["head-of-state", "minister", "military-command", "senior-official", "working"] as const;
const rank: Readonly<Record<(typeof levels)[number], number>> = {
  "head-of-state": 4,
  minister: 3,
  "military-command": 2,
  "senior-official": 2,
  working: 1,
};

/** Words of a post that name its field: "defense", "foreign", "president"; equal words make counterparts. */
function fieldOf(post: PostHistory): string | null {
  const title = `${post.title} ${post.organ ?? ""}`.toLowerCase();
  if (/\b(?:deputy|vice|assistant|under|former)\b/.test(title)) return null;
  const fields: readonly (readonly [string, RegExp])[] = [
    ["defense", /\bdefen[cs]e\b/],
    ["foreign", /\bforeign\b|\bsecretary of state\b/],
    ["leader", /\bpresident\b|\bparamount leader\b|\bgeneral secretary\b/],
    ["government", /\bprime minister\b|\bpremier\b|\bchancellor\b/],
    ["command", /\bchiefs? of staff\b|\bjoint staff\b|\barmed forces\b/],
    ["ambassador", /\bambassador\b/],
    ["trade", /\btrade\b|\bcommerce\b/],
    ["treasury", /\btreasury\b|\bfinance\b/],
  ];
  return fields.find(([, words]) => words.test(title))?.[0] ?? null;
}

/** The posts of a state, most senior first, and the counterparts in another; null for a state of which nothing is told. */
export function stateSheet(
  view: RecordView,
  words: Words,
  code: string,
  other: string | null,
  counted?: ReadonlyMap<string, number>,
): StateSheet | null {
  const postsOf = (state: string): PostHistory[] =>
    view.posts
      .filter((post) => post.state === state)
      .sort(
        (a, b) =>
          (b.level ? rank[b.level] : 0) - (a.level ? rank[a.level] : 0) ||
          (postKey(a.title, a.organ) < postKey(b.title, b.organ) ? -1 : 1),
      );
  const shared = new Map(counted);
  for (const event of counted ? [] : view.events)
    if (event.parties.includes(code))
      for (const party of event.parties) if (party !== code) shared.set(party, (shared.get(party) ?? 0) + 1);
  const posts = postsOf(code);
  if (posts.length === 0 && shared.size === 0) return null;
  const right = other === null ? [] : postsOf(other);
  const taken = new Set<PostHistory>();
  const pairs = posts.map((left) => {
    const field = fieldOf(left);
    const match =
      field === null ? undefined : right.find((each) => !taken.has(each) && fieldOf(each) === field);
    if (match) taken.add(match);
    return {
      left,
      right: match ?? null,
      gap: match && left.level && match.level ? Math.abs(rank[left.level] - rank[match.level]) : null,
    };
  });
  return {
    code,
    name: words.state(code),
    posts,
    others: [...shared]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, 12)
      .map(([each, events]) => ({ code: each, name: words.state(each), events })),
    counterparts:
      other === null
        ? null
        : {
            code: other,
            name: words.state(other),
            pairs: [
              ...pairs.filter((pair) => pair.right),
              ...pairs.filter((pair) => !pair.right),
              ...right
                .filter((post) => !taken.has(post))
                .map((post) => ({ left: null, right: post, gap: null })),
            ],
          },
  };
}

/** The lanes of a channel, by the channel's id or by that of a lane, and the events that its transitions stand on. */
export function channelSheet(view: RecordView, words: Words, id: string): ChannelSheet | null {
  const named = view.lanes.find((lane) => lane.id === id)?.channelId ?? id;
  const lanes = view.lanes.filter((lane) => lane.channelId === named);
  if (lanes.length === 0) return null;
  const ids = lanes.flatMap((lane) => [
    ...lane.transitions.map(({ event }) => event),
    ...lane.refusals,
    ...(lane.lastContact ? [lane.lastContact.event] : []),
  ]);
  return { id: named, lanes, events: linesOf([...new Set(ids)], words) };
}

/** Rows of a part of the ledger, at most: of what has a day the last. */
const mostRows = 400;

/** The standing entries, of all or of those in which all of `between` have a part. */
export function ledgerSheet(view: RecordView, words: Words, between: readonly string[]): LedgerSheet {
  const among = (parties: readonly string[]): boolean =>
    between.length === 0 || parties.some((party) => between.includes(party));
  const all = (parties: readonly string[]): boolean => between.every((party) => parties.includes(party));
  const eventFits = (id: string): boolean => between.length === 0 || all(words.event(id)?.parties ?? []);
  const parts = {
    commitments: view.commitments.filter(({ by, to }) => among(by) && (to.length === 0 || among(to))),
    refusals: view.events.filter(
      ({ kind, parties }) => ["refusal", "cancellation", "postponement"].includes(kind) && all(parties),
    ),
    silences: view.silences.filter(({ who, event }) => among(who) || eventFits(event)),
    positions: view.positions.filter(
      ({ holders, toward }) => among(holders) && (toward.length === 0 || among(toward)),
    ),
    contradictions: view.contradictions.filter(
      ({ events }) => between.length === 0 || events.some(eventFits),
    ),
    precedents: view.precedents.filter(({ parties }) => all(parties)),
  };
  return {
    commitments: parts.commitments.slice(-mostRows),
    refusals: parts.refusals.slice(-mostRows).map((event) => ({ ...lineOfEvent(event, words), event })),
    silences: parts.silences.slice(-mostRows),
    positions: parts.positions.slice(0, mostRows),
    contradictions: parts.contradictions.slice(0, mostRows),
    precedents: parts.precedents.slice(-mostRows).map((each) => precedentSheet(each, words)),
    counts: {
      commitments: parts.commitments.length,
      refusals: parts.refusals.length,
      silences: parts.silences.length,
      positions: parts.positions.length,
      contradictions: parts.contradictions.length,
      precedents: parts.precedents.length,
    },
  };
}

/** What changed from one view to a later one; with `between`, only what concerns all of these. */
export function changedSheet(
  before: RecordView,
  after: RecordView,
  words: Words,
  between: readonly string[],
): ChangedSheet {
  const all = (parties: readonly string[]): boolean => between.every((party) => parties.includes(party));
  const lanes = new Map(after.lanes.map((lane) => [lane.id, lane.parties]));
  const commitments = new Map(after.commitments.map((each) => [each.id, [...each.by, ...each.to]]));
  const posts = new Map(after.posts.map((post) => [post.id, post.state]));
  const contradictions = new Map(after.contradictions.map((each) => [each.id, each.events]));
  const fits = ({ about, id }: ChangedSheet["changes"][number]): boolean => {
    switch (about) {
      case "event":
      case "told anew":
        return all(words.event(id)?.parties ?? []);
      case "channel":
        return all(lanes.get(id) ?? []);
      case "commitment":
        return all(commitments.get(id) ?? []);
      case "post":
        return between.includes(posts.get(id) ?? "");
      case "contradiction":
        return (contradictions.get(id) ?? []).some((event) => all(words.event(event)?.parties ?? []));
    }
  };
  const found = changes(before, after, { stateName: words.state });
  return {
    since: before.asOf,
    until: after.asOf,
    reports: after.coverage.reports - before.coverage.reports,
    changes: between.length === 0 ? found : found.filter(fits),
  };
}

/** A post by its id, or null. */
export const postSheet = (view: RecordView, id: string): PostHistory | null =>
  view.posts.find((post) => post.id === id) ?? null;
