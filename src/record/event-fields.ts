// The details of an event, each value with those who give it: Reuters has the 8th, Xinhua the 9th; both stay.
import type { Factuality, StatementKind } from "../coding/index.ts";
import type { Level } from "../mentions/index.ts";
import { boundWords } from "./day-words.ts";
import type { EventPerson, EventStatus, EventTime, FieldValue } from "./event.ts";
import type { Claim, FiledStatement } from "./filed.ts";
import { partyOf } from "./home.ts";
import { common, gap, type Interval, intervalBound, whenInterval, width } from "./interval.ts";
import { kindLikeness } from "./kindred.ts";
import { personKey, samePerson } from "./profile.ts";

const originsOf = (claims: readonly Claim[]): number =>
  claims.length === 1 ? 1 : new Set(claims.map((claim) => claim.origin)).size;

/** Statements of one event in the order in which they could be known, with the claim that each makes. */
export interface Told {
  readonly filed: readonly FiledStatement[];
  readonly claims: readonly Claim[];
}

interface Found<T> {
  readonly key: string;
  readonly value: T;
  readonly text: string;
}

/** Values grouped by key, the best supported first: origins, then on the record, then the earliest known. */
export function valuesOf<T>(told: Told, read: (filed: FiledStatement) => Found<T> | null): FieldValue<T>[] {
  if (told.filed.length === 1) {
    const found = read(told.filed[0]!);
    return found === null ? [] : [{ value: found.value, text: found.text, claims: told.claims }];
  }
  const groups: { found: Found<T>; claims: Claim[] }[] = [];
  told.filed.forEach((filed, i) => {
    const found = read(filed);
    if (!found) return;
    const group = groups.find((each) => each.found.key === found.key);
    if (group) group.claims.push(told.claims[i]!);
    else groups.push({ found, claims: [told.claims[i]!] });
  });
  const values = groups.map(({ found, claims }) => ({
    key: found.key,
    value: { value: found.value, text: found.text, claims } as FieldValue<T>,
    origins: originsOf(claims),
    onRecord: claims.some((claim) => claim.onRecord) ? 1 : 0,
  }));
  if (values.length > 1)
    values.sort(
      (a, b) =>
        b.origins - a.origins ||
        b.onRecord - a.onRecord ||
        compareText(a.value.claims[0]!.knownFrom, b.value.claims[0]!.knownFrom) ||
        compareText(a.key, b.key),
    );
  return values.map((each) => each.value);
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How particular a kind is where several are as well supported: a summit is a meeting, not the other way round. */
const particular: Partial<Record<StatementKind, number>> = {
  summit: 5,
  call: 4,
  visit: 3,
  meeting: 3,
  "channel-resumed": 1,
  "channel-agreed-to-resume": 5,
  agreement: 3,
  commitment: 2,
};

/** The kind of the whole, and whether the reports truly differ (a call is no visit). */
export function kindOf(told: Told): {
  kind: StatementKind;
  values: FieldValue<StatementKind>[];
  differ: boolean;
} {
  if (told.filed.length === 1) return { kind: told.filed[0]!.statement.kind, values: [], differ: false };
  const values = valuesOf(told, ({ statement }) => ({
    key: statement.kind,
    value: statement.kind,
    text: statement.kind.replaceAll("-", " "),
  }));
  let best = values[0]!;
  // What half as many call by the narrower name is that: most reports of a summit say only that the two met.
  for (const each of values)
    if (
      (originsOf(each.claims) === originsOf(best.claims) ||
        (2 * originsOf(each.claims) >= originsOf(best.claims) &&
          kindLikeness(each.value, best.value) > 0.7)) &&
      (particular[each.value] ?? 0) > (particular[best.value] ?? 0)
    )
      best = each;
  // A channel is resumed by a meeting or a call: where one is told, it is what happened.
  if (best.value === "channel-resumed") {
    const contact = values.find((each) => each.value !== "channel-resumed");
    if (contact) best = contact;
  }
  const differ = values.some((each) => kindLikeness(each.value, best.value) < 0.5);
  return { kind: best.value, values: [best, ...values.filter((each) => each !== best)], differ };
}

interface TimeChoice {
  readonly time: EventTime;
  readonly values: FieldValue<EventTime>[];
  readonly differ: boolean;
}

/** The time that the best supported precise claim gives, narrowed by all that touch it. Claims that don't touch it disagree. */
export function timeOf(told: Told): TimeChoice {
  if (told.filed.length === 1) {
    const { begin, end, precision, origin } = told.filed[0]!.statement.when;
    return { time: { begin, end, precision, stated: origin === "stated" }, values: [], differ: false };
  }
  const values = valuesOf(told, ({ statement: { when } }) => {
    const time: EventTime = {
      begin: when.begin,
      end: when.end,
      precision: when.precision,
      stated: when.origin === "stated",
    };
    return {
      key: `${when.begin[0]} ${when.begin[1]} ${when.end[0]} ${when.end[1]}`,
      value: time,
      text: timeWords(time),
    };
  });
  if (values.length === 1) return { time: values[0]!.value, values, differ: false };
  const span = (value: EventTime): Interval =>
    whenInterval({ ...value, origin: "stated", basis: "", span: null });
  const ranked = values
    .map((value, i) => ({ value, i, wide: width(span(value.value)) }))
    .sort((a, b) => {
      // Within a week counts as precise: the better supported wins there, the narrower elsewhere.
      const x = a.wide <= 7 ? 0 : a.wide;
      const y = b.wide <= 7 ? 0 : b.wide;
      return (x === y ? 0 : x - y) || a.i - b.i;
    });
  const base = ranked[0]!.value;
  let begin = boundOf(base.value.begin);
  let end = boundOf(base.value.end);
  let differ = false;
  for (const { value } of ranked.slice(1)) {
    if (gap(span(value.value), span(base.value)) > 0) {
      differ = true;
      continue;
    }
    // A longer stay that holds the day tells of the stay, not of another day.
    begin = common(begin, boundOf(value.value.begin)) ?? begin;
    end = common(end, boundOf(value.value.end)) ?? end;
  }
  const time: EventTime = {
    begin: intervalBound(begin),
    end: intervalBound(end),
    precision: base.value.precision,
    stated: base.value.stated,
  };
  return { time, values: [base, ...values.filter((value) => value !== base)], differ };
}

const boundOf = (bound: EventTime["begin"]): Interval =>
  whenInterval({ begin: bound, end: bound, precision: "day", origin: "stated", basis: "", span: null });

/** "15 November 2023", "8-9 January 2024", "November 2023". */
export function timeWords(time: Pick<EventTime, "begin" | "end">, short = false): string {
  const { begin, end } = time;
  if (begin[0] === end[0] && begin[1] === end[1]) return boundWords(begin, short);
  if (begin[0] === begin[1] && end[0] === end[1] && begin[0] !== null && end[0] !== null)
    return boundWords([begin[0], end[0]], short);
  return boundWords([begin[0], end[1]], short);
}

/** Persons with sides and posts; a person named by last name alone is the one with that last name. */
export function personsOf(told: Told): EventPerson[] {
  const found = new Map<string, { -readonly [K in keyof EventPerson]: EventPerson[K] }>();
  for (const { statement } of told.filed)
    for (const each of [...statement.actors, ...statement.recipients]) {
      if (each.person === null) continue;
      const key = personKey(each.person);
      const known = found.has(key) ? key : [...found.keys()].find((other) => samePerson(other, key));
      const there = known === undefined ? undefined : found.get(known);
      const post = each.post?.title ?? null;
      if (!there) {
        found.set(key, {
          id: each.entity?.startsWith("person:") ? each.entity : `person:${each.person.toLowerCase()}`,
          name: each.person,
          party: partyOf(each),
          post,
          level: each.post?.level ?? null,
        });
        continue;
      }
      if (each.person.length > there.name.length && key !== known) there.name = each.person;
      there.party ??= partyOf(each);
      if (post !== null && (there.post === null || post.length > there.post.length)) there.post = post;
      there.level ??= each.post?.level ?? null;
    }
  return found.size < 2
    ? [...found.values()]
    : [...found.values()].sort((a, b) => compareText(a.name, b.name));
}

const levels: readonly Level[] = [
  "head-of-state",
  "minister",
  "military-command",
  "senior-official",
  "working",
];

export const levelRank = (level: Level): number => levels.indexOf(level);

/** The best supported level; of two as well supported the higher. */
export function levelOf(told: Told): {
  level: Level | null;
  values: FieldValue<Level>[];
} {
  if (told.filed.length === 1) return { level: told.filed[0]!.statement.level, values: [] };
  const values = valuesOf(told, ({ statement }) =>
    statement.level === null
      ? null
      : { key: statement.level, value: statement.level, text: statement.level.replaceAll("-", " ") },
  );
  let best = values[0];
  for (const each of values)
    if (
      best &&
      originsOf(each.claims) === originsOf(best.claims) &&
      levelRank(each.value) < levelRank(best.value)
    )
      best = each;
  return { level: best?.value ?? null, values };
}

/** What one statement makes of its happening. */
function statusIn({ status, polarity, certainty }: Factuality): EventStatus {
  if (status === "not-yet") return "not yet";
  if (polarity === "negative") return "denied";
  if (status === "planned" || status === "requested" || status === "conditional") return status;
  return certainty === "possible" ? "possible" : "happened";
}

/** What the record holds: happened, denied, or both by different voices; a plan that came to pass has happened. */
export function statusOf(told: Told): {
  status: EventStatus;
  values: FieldValue<EventStatus>[];
} {
  if (told.filed.length === 1) return { status: statusIn(told.filed[0]!.statement.factuality), values: [] };
  const values = valuesOf(told, ({ statement: { factuality } }) => {
    const status = statusIn(factuality);
    return { key: status, value: status, text: status };
  });
  const has = new Map<EventStatus, readonly Claim[]>(values.map((value) => [value.value, value.claims]));
  const happened = has.get("happened");
  const denied = has.get("denied");
  const notYet = has.get("not yet");
  // Who says in one report that it happened and that it did not speaks of two things; no other voice disputes the first.
  const others = denied?.filter(
    (claim) =>
      !happened?.some((each) => each.report === claim.report && each.says.join() === claim.says.join()),
  );
  if (happened && others && others.length > 0) return { status: "disputed", values };
  if (happened && notYet) {
    // "Has yet to happen" was true when it was written: only a later report of it contradicts a happening.
    const lastNotYet = notYet.reduce((day, claim) => (claim.knownFrom > day ? claim.knownFrom : day), "");
    const firstHappened = happened.reduce(
      (day, claim) => (claim.knownFrom < day ? claim.knownFrom : day),
      "9999-12-31",
    );
    return { status: lastNotYet > firstHappened ? "disputed" : "happened", values };
  }
  const order: EventStatus[] = [
    "happened",
    "denied",
    "not yet",
    "planned",
    "requested",
    "conditional",
    "possible",
  ];
  return { status: order.find((status) => has.has(status)) ?? "happened", values };
}
