// Makes an event from the statements that tell of it: "summit, 15 November 2023, Biden and Xi, 6 reports, 3 origins".
import type { Participant } from "../coding/index.ts";
import type { ClaimedCause, Event, EventField, FieldValue } from "./event.ts";
import { kindOf, levelOf, personsOf, statusOf, timeOf, valuesOf } from "./event-fields.ts";
import { type Claim, claimOf, type FiledStatement } from "./filed.ts";
import { partyOf } from "./home.ts";
import { shortId } from "./identity.ts";

/** Order in which statements could be known; the first one gives the event its id. */
const byKnown = (a: FiledStatement, b: FiledStatement): number =>
  a.knownFrom !== b.knownFrom
    ? a.knownFrom < b.knownFrom
      ? -1
      : 1
    : a.ref < b.ref
      ? -1
      : a.ref > b.ref
        ? 1
        : 0;

/**
 * The event of a group of statements. Its causes still name statements (`ref` in `text`-less form); `linkCauses` resolves them
 * once all events are known.
 */
export function makeEvent(group: readonly FiledStatement[]): Event {
  const members = group.length > 1 ? [...group].sort(byKnown) : group;
  const first = members[0]!;
  const claims = members.map(claimOf);
  const told = { filed: members, claims };
  const { kind, values: kinds, differ: kindsDiffer } = kindOf(told);
  const { time, values: times, differ: timesDiffer } = timeOf(told);
  const { level, values: levels } = levelOf(told);
  const { status, values: statuses } = statusOf(told);
  const persons = personsOf(told);

  const actors: string[] = [];
  const recipients: string[] = [];
  const organs: string[] = [];
  let symmetric = false;
  for (const { statement } of members) {
    symmetric ||= statement.symmetric;
    takeSide(statement.actors, actors, organs);
    takeSide(statement.recipients, recipients, organs);
  }
  if (members.length > 2) dropStray(members, actors, recipients);
  actors.sort();
  recipients.sort();
  const alone = members.length === 1;
  const places = alone
    ? []
    : valuesOf(told, ({ statement: { place } }) =>
        place === null
          ? null
          : {
              key: place.name.toLowerCase(),
              value: { name: place.name, country: place.country },
              text: place.name,
            },
      );
  const countries = new Set(places.map((place) => place.value.country).filter((each) => each !== null));
  const channels = alone
    ? []
    : valuesOf(told, ({ statement: { channel } }) =>
        channel === null ? null : { key: channel.toLowerCase(), value: channel, text: channel },
      );
  const disagreements: EventField[] = [];
  if (kindsDiffer) disagreements.push("kind");
  // What stands is told as of the day of telling: two days of telling disagree on nothing.
  const stands = ["tenure", "position", "relation", "assessment", "no-comment", "non-disclosure"].includes(
    kind,
  );
  if (timesDiffer && !stands) disagreements.push("when");
  if (countries.size > 1) disagreements.push("place");
  if (status === "disputed") disagreements.push("factuality");

  const fields: Partial<Record<EventField, readonly FieldValue[]>> = {};
  const keep = (field: EventField, values: readonly FieldValue[]): void => {
    if (values.length > 1 || (values[0] && values[0].claims.length < members.length)) fields[field] = values;
  };
  keep("kind", kinds);
  keep("when", times);
  keep("place", places);
  keep("level", levels);
  keep("channel", channels);
  keep("factuality", statuses);

  const voices: string[] = [];
  for (const member of members) if (member.namedVoice !== null) put(voices, member.namedVoice);
  const due = members.map((member) => member.statement.content?.due ?? null).find((each) => each !== null);
  const telling = members.find((member) => member.statement.content !== null);
  return {
    id: shortId("e", first.ref),
    kind,
    parties: union(actors, recipients),
    actors,
    recipients: symmetric ? recipients.filter((each) => !actors.includes(each)) : recipients,
    symmetric,
    persons,
    organs: organs.sort(),
    passing: members.some(({ statement }) => statement.mode === "greet"),
    level,
    channel: alone ? first.statement.channel : (channels[0]?.value ?? null),
    when: time,
    place: alone ? placeOf(first) : bestPlace(places),
    factuality: (members.find((each) => each.statement.factuality.status === "actual") ?? first).statement
      .factuality,
    status,
    content: telling?.statement.content?.text ?? null,
    due: due ? { begin: due.begin, end: due.end } : null,
    fields,
    disagreements,
    causes: causesOf(members, claims),
    statements: members.map((member) => member.ref),
    claims,
    reports: alone ? 1 : new Set(members.map((member) => member.report)).size,
    origins: alone ? 1 : new Set(members.map((member) => member.origin)).size,
    onRecordVoices: voices.length,
    firstKnown: first.knownFrom,
    lastKnown: members.at(-1)!.knownFrom,
    judged: members.some((member) => member.standing !== "read"),
  };
}

function put(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

/** Parties and bodies of one side. */
function takeSide(side: readonly Participant[], parties: string[], organs: string[]): void {
  for (const each of side) {
    const party = partyOf(each);
    if (party !== null) put(parties, party);
    if (each.organ !== null) put(organs, each.organ);
    if (each.post?.organ) put(organs, each.post.organ);
  }
}

/** A party that fewer than a third of the statements have (a country in somebody's title) took no part. */
function dropStray(members: readonly FiledStatement[], actors: string[], recipients: string[]): void {
  for (const side of [actors, recipients])
    for (const party of side.slice()) {
      const told = members.filter(({ statement }) =>
        [...statement.actors, ...statement.recipients].some((each) => partyOf(each) === party),
      ).length;
      if (told * 3 < members.length) side.splice(side.indexOf(party), 1);
    }
}

function union(actors: readonly string[], recipients: readonly string[]): string[] {
  const out = [...actors];
  for (const each of recipients) put(out, each);
  return out.sort();
}

const placeOf = ({ statement: { place } }: FiledStatement): Event["place"] =>
  place && { name: place.name, country: place.country };

/** The best supported place; of those as well supported one that also has its country. */
function bestPlace(places: readonly FieldValue<{ name: string; country: string | null }>[]): Event["place"] {
  const best = places[0];
  if (!best) return null;
  const alike = places.find(
    (place) => place.claims.length === best.claims.length && place.value.country !== null,
  );
  return best.value.country === null && alike ? alike.value : best.value;
}

/** Causes as the statements name them, with the ref of the causing statement in place of the event's id. */
function causesOf(members: readonly FiledStatement[], claims: readonly Claim[]): ClaimedCause[] {
  if (members.every((member) => member.statement.causes.length === 0)) return [];
  const causes = new Map<string, { event: string; text: string; claims: Claim[] }>();
  members.forEach((member, i) => {
    for (const cause of member.statement.causes) {
      const ref = `${member.report}/${cause}`;
      const there = causes.get(ref);
      if (there) there.claims.push(claims[i]!);
      else causes.set(ref, { event: ref, text: "", claims: [claims[i]!] });
    }
  });
  return [...causes.values()];
}

/** Puts events in place of the statements that causes name; causes that name one event become one claim set. */
export function linkCauses(
  event: Event,
  eventOf: { get(ref: string): string | undefined },
  quoteOf: (ref: string) => string,
): Event {
  if (event.causes.length === 0) return event;
  const linked = new Map<
    string,
    { event: string | null; text: string; claims: ClaimedCause["claims"][number][] }
  >();
  for (const cause of event.causes) {
    const ref = cause.event!;
    const target = eventOf.get(ref) ?? null;
    if (target === event.id) continue;
    const there = linked.get(target ?? ref);
    if (there) there.claims.push(...cause.claims);
    else linked.set(target ?? ref, { event: target, text: quoteOf(ref), claims: [...cause.claims] });
  }
  return { ...event, causes: [...linked.values()] };
}
