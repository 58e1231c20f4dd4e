// A transcript is a record of a contact: "PRESIDENT DAHL:" and "PRIME MINISTER SUND:" taking turns are two sides that met.
import type { Registry, TenureRow } from "../lexicon/index.ts";
import type { Entity, Level, Mention, Post } from "../mentions/index.ts";
import type { Publication, Span } from "../report/index.ts";
import type { Participant, Statement } from "./statement.ts";

/** A turn's label: capitals up to a colon, at the beginning of a line, a remark such as "(As interpreted)" before the colon. */
const label =
  /^[ \t*_]*((?:\p{Lu}[\p{Lu}\p{M}.’'-]*[ \t]+){1,5}\p{Lu}[\p{Lu}\p{M}’'-]+)(?:[ \t]*\([^)\n]{1,40}\))?:/gmu;

const titles: readonly (readonly [RegExp, string, Level])[] = [
  [/^VICE PRESIDENT /, "Vice President", "head-of-state"],
  [/^(?:ACTING |INTERIM )?PRESIDENT /, "President", "head-of-state"],
  [/^DEPUTY PRIME MINISTER /, "Deputy Prime Minister", "minister"],
  [/^(?:PRIME MINISTER|TAOISEACH|PREMIER) /, "Prime Minister", "head-of-state"],
  [/^(?:FEDERAL )?CHANCELLOR /, "Chancellor", "head-of-state"],
  [/^(?:KING|QUEEN|EMIR|SULTAN|CROWN PRINCE|HIS MAJESTY|HER MAJESTY) /, "Monarch", "head-of-state"],
  [/^(?:FOREIGN MINISTER|MINISTER OF FOREIGN AFFAIRS) /, "Minister of Foreign Affairs", "minister"],
  [/^DEFEN[CS]E MINISTER /, "Minister of Defense", "minister"],
  [/^(?:SECRETARY GENERAL|SECRETARY-GENERAL) /, "Secretary General", "head-of-state"],
  [/^(?:SECRETARY|MINISTER) /, "Minister", "minister"],
];

const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/^(?:al|el)[- ]/, "")
    .replace(/[^a-z]/g, "");

const bySurname = new WeakMap<Registry, Map<string, TenureRow[]>>();

/** Tenures by the surname used alone, and by each other word of the name: "YOON" is Yoon Suk Yeol. */
function surnames(registry: Registry): Map<string, TenureRow[]> {
  const there = bySurname.get(registry);
  if (there) return there;
  const index = new Map<string, TenureRow[]>();
  const surnameOf = new Map<string, string>();
  for (const row of registry.tenures) if (row.surname) surnameOf.set(row.person, row.surname);
  for (const row of registry.tenures) {
    const words = row.person.split(" ");
    const keys = new Set([
      plain(surnameOf.get(row.person) ?? words.at(-1)!),
      plain(words.at(-1)!),
      plain(words[0]!),
      plain(words.slice(1).join(" ")),
    ]);
    for (const key of keys) {
      const list = index.get(key);
      if (list) list.push(row);
      else index.set(key, [row]);
    }
  }
  bySurname.set(registry, index);
  return index;
}

const heldOn = ({ from, to }: TenureRow, day: string): boolean =>
  (from === "" || from <= day.slice(0, from.length)) && (to === "" || to >= day.slice(0, to.length));

interface Speaker {
  readonly span: Span;
  readonly title: string;
  readonly level: Level;
  readonly name: string;
  readonly state: string | null;
  readonly entity: string | null;
}

const capitalised = (words: string): string =>
  words
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

/** Everyone who takes a turn under a title, once, in the order of their first turn. */
function speakersOf(text: string, registry: Registry, day: string, entities: readonly Entity[]): Speaker[] {
  const speakers = new Map<string, Speaker>();
  for (const match of text.matchAll(label)) {
    const words = match[1]!.replace(/[ \t]+/g, " ");
    if (speakers.has(words)) continue;
    const title = titles.find(([begins]) => begins.test(words));
    if (!title) continue;
    const surname = words.replace(title[0], "");
    const rows = (surnames(registry).get(plain(surname)) ?? []).filter((row) => heldOn(row, day));
    const row =
      rows.find((each) => each.title === title[1]) ??
      (new Set(rows.map((each) => each.person)).size === 1 ? rows[0] : undefined);
    const told = row
      ? null
      : entities.find(
          (entity) =>
            entity.kind === "person" &&
            entity.states.length === 1 &&
            plain(entity.name.split(" ").at(-1)!) === plain(surname),
        );
    const start = match.index + match[0].indexOf(match[1]!);
    speakers.set(words, {
      span: { start, end: start + match[1]!.length },
      title: title[1],
      level: title[2],
      name: row?.person ?? told?.name ?? capitalised(surname),
      state: row?.state || told?.states[0] || null,
      entity: told?.id ?? null,
    });
  }
  return [...speakers.values()];
}

/** A transcript begins with its first turn, after a place and an hour at most. */
const openingWithin = 400;
/** Where the one who speaks greets the other side. */
const greetingWithin = 2500;

/** Who is greeted in a transcript that is cut off, or whose guest says nothing: the first leader of another state named. */
function greeted(
  text: string,
  registry: Registry,
  day: string,
  host: Speaker,
  entities: readonly Entity[],
  mentions: readonly Pick<Mention, "start" | "end" | "entity">[],
): Speaker | null {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const counts = new Map<string, number>();
  let leader: Speaker | null = null;
  for (const mention of mentions) {
    if (mention.start > host.span.start + greetingWithin || mention.entity === null) continue;
    const entity = byId.get(mention.entity);
    const [state] = entity?.states ?? [];
    if (!entity || state === undefined || entity.states.length > 1 || state === host.state) continue;
    counts.set(state, (counts.get(state) ?? 0) + 1);
    if (entity.kind !== "person" || leader !== null) continue;
    const post = entity.posts.find((each) => each.level === "head-of-state" && !each.former);
    if (!post) continue;
    leader = {
      span: { start: mention.start, end: mention.end },
      title: post.title,
      level: "head-of-state",
      name: entity.name,
      state,
      entity: entity.id,
    };
  }
  if (leader) return leader;
  // "Mr. President, welcome": the leader of the state that is spoken of.
  const address = /\b(?:Mr\.|Madam|Mrs\.|Ms\.) (Vice President|President|Prime Minister|Chancellor)\b/.exec(
    text.slice(host.span.end, host.span.end + greetingWithin),
  );
  const [state] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (!address || state === undefined) return null;
  const start = host.span.end + address.index;
  const row = registry.tenures.find(
    (each) => each.state === state && each.title === address[1] && heldOn(each, day),
  );
  return {
    span: { start, end: start + address[0].length },
    title: address[1]!,
    level: "head-of-state",
    name: row?.person ?? "",
    state,
    entity: null,
  };
}

/** A speaker whom neither the registry nor the text places is of the other state that is spoken of most. */
function fillStates(
  speakers: Speaker[],
  entities: readonly Entity[],
  mentions: readonly Pick<Mention, "start" | "end" | "entity">[],
): void {
  const known = new Set(speakers.map((speaker) => speaker.state).filter((state) => state !== null));
  if (known.size !== 1 || !speakers.some((speaker) => speaker.state === null)) return;
  const statesOf = new Map(entities.map((entity) => [entity.id, entity.states]));
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const states = mention.entity === null ? undefined : statesOf.get(mention.entity);
    if (states?.length === 1 && !known.has(states[0]!))
      counts.set(states[0]!, (counts.get(states[0]!) ?? 0) + 1);
  }
  const [other] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (other === undefined) return;
  speakers.forEach((speaker, i) => {
    if (speaker.state === null) speakers[i] = { ...speaker, state: other };
  });
}

/**
 * The contact that a transcript is the record of: its titled speakers of two states or more met on the day of publication, or
 * the one who speaks met the one who is greeted. Null for any other text. Evidence is the second side's first label (or
 * greeting); the day is implied.
 */
export function transcriptContact(
  text: string,
  registry: Registry,
  publication: Publication,
  entities: readonly Entity[],
  mentions: readonly Pick<Mention, "start" | "end" | "entity">[],
): Statement | null {
  const day = publication.latest ?? publication.earliest;
  if (day === null) return null;
  const speakers = speakersOf(text, registry, day, entities);
  if (speakers.length === 0 || speakers[0]!.span.start > openingWithin) return null;
  if (speakers.length === 1 && speakers[0]!.state !== null) {
    const guest = greeted(text, registry, day, speakers[0]!, entities, mentions);
    if (guest) speakers.push(guest);
  }
  fillStates(speakers, entities, mentions);
  const states = new Set(speakers.map((speaker) => speaker.state).filter((state) => state !== null));
  if (states.size < 2) return null;
  const first = speakers[0]!;
  const second = speakers.find((speaker) => speaker.state !== null && speaker.state !== first.state)!;
  const opening = text.slice(0, Math.min(first.span.start, 400));
  const virtual =
    /\b(?:via (?:tele|video)conference|by (?:tele|video)conference|virtual(?:ly)?|by video)\b/i.test(opening);
  const actors = speakers.map((speaker): Participant => {
    const post: Post = {
      title: speaker.title,
      organ: null,
      state: speaker.state,
      level: speaker.level,
      former: false,
      acting: false,
    };
    return {
      span: speaker.span,
      entity: speaker.entity ?? `person:${speaker.name.toLowerCase().replace(/[^\p{L}]+/gu, "-")}`,
      state: speaker.state,
      person: speaker.name === "" ? null : speaker.name,
      organ: null,
      sector: "GOV",
      post: speaker.title === "Minister" ? null : post,
    };
  });
  const bound = [publication.earliest, publication.latest] as const;
  const levels = speakers.map((speaker) => speaker.level);
  return {
    id: `${virtual ? "call" : "meeting"}@${second.span.start}-${second.span.end}`,
    kind: virtual ? "call" : "meeting",
    plover: "CONSULT",
    mode: null,
    context: [],
    cameo: virtual ? "041" : "040",
    evidence: second.span,
    trigger: second.span,
    rule: "transcript.turns",
    actors,
    recipients: [],
    symmetric: true,
    host: null,
    mediators: [],
    channel: null,
    level: levels.includes("head-of-state") ? "head-of-state" : "minister",
    when: {
      begin: bound,
      end: bound,
      precision: "day",
      origin: "implied",
      basis: "a transcript is published on the day of the contact",
      span: null,
    },
    place: null,
    factuality: { polarity: "positive", certainty: "certain", status: "actual" },
    says: [],
    onRecord: true,
    causes: [],
    sameAs: [],
    content: null,
    confidence: 0.8,
  };
}
