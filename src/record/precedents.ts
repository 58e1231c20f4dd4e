// "First visit by a senior defense official since 2019": tested on the record, with what the record covers.
import type { StatementKind } from "../coding/index.ts";
import type { Level } from "../mentions/index.ts";
import type { Bound, Day } from "../report/index.ts";
import { domainOf } from "./channel-name.ts";
import type { Event } from "./event.ts";
import { isContact } from "./kindred.ts";
import type { Precedent, PrecedentTest } from "./ledger.ts";
import { personKey, samePerson } from "./profile.ts";
import type { FiledStatement } from "./filed.ts";

/** What is looked for in the record. */
export interface PrecedentClaim {
  readonly text: string;
  /** Kinds of event that would be a counter-example; empty when the words name none. */
  readonly kinds: readonly StatementKind[];
  /** All of them must take part. */
  readonly parties: readonly string[];
  /** Full name: the claim is about this person's own first. */
  readonly person: string | null;
  readonly level: Level | null;
  /** True when it is about defence officials alone: others are no counter-example. */
  readonly defense: boolean;
  /** ISO year, month or day after which none happened; null for "first ever". */
  readonly since: string | null;
  /** Day of the happening that is called the first, or null = the record's end. */
  readonly until: Bound | null;
}

const kindWords: readonly (readonly [RegExp, readonly StatementKind[]])[] = [
  [/\b(?:visit\w*|trip\w*|travel\w*|set foot|tour\w*)\b/i, ["visit", "summit", "meeting"]],
  [/\b(?:phone call|call|calls|spoke|phoned|telephone\w*)\b/i, ["call"]],
  [/\bsummits?\b/i, ["summit", "meeting"]],
  [
    /\b(?:meet\w*|met|talks?|contacts?|dialogue|face-to-face|in person|encounter\w*)\b/i,
    ["meeting", "summit", "visit", "channel-resumed"],
  ],
  [/\b(?:agreement|deal|accord|treaty|pact)\b/i, ["agreement"]],
  [/\bsanction\w*\b/i, ["sanction"]],
];

const levelWords: readonly (readonly [RegExp, Level])[] = [
  [/\b(?:presidents?|leaders?|heads? of state|prime ministers?)\b/i, "head-of-state"],
  [
    /\b(?:foreign|defen[cs]e) (?:ministers?|secretar(?:y|ies)|chiefs?)\b|\bministers?\b|\bministerial\b/i,
    "minister",
  ],
  [/\bsenior\b|\bofficials?\b|\bassistant secretar/i, "senior-official"],
];

/** Kinds that the words of a claim speak of. */
export function claimedKinds(text: string): StatementKind[] {
  for (const [words, kinds] of kindWords) if (words.test(text)) return [...kinds];
  return [];
}

/** Level that the words of a claim speak of; null when they don't. */
export function claimedLevel(text: string): Level | null {
  for (const [words, level] of levelWords) if (words.test(text)) return level;
  return null;
}

/** True when the words of a claim speak of defence officials ("first senior U.S. defense official to visit"). */
export const claimsDefense = (text: string): boolean =>
  /\b(?:defen[cs]e|military|Pentagon|army|navy) (?:\w+ )?(?:officials?|officers?|ministers?|secretar(?:y|ies)|chiefs?|delegations?)\b/i.test(
    text,
  );

const ofDefense = (event: Event): boolean =>
  event.persons.some((person) => person.post !== null && domainOf(person.post) === "military") ||
  event.organs.some((organ) => domainOf(organ) === "military");

/** "2019" of "first such visit since 2019", "2018-11" of "since November 2018"; null for a first ever. */
export function claimedSince(text: string): string | null {
  const match = /\b(?:since|after)\s+(?:at least\s+)?(?:([A-Z][a-z]+)\s+)?(\d{1,2},?\s+)?(\d{4})\b/.exec(
    text,
  );
  if (!match) return null;
  const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
  const month = match[1] ? months.indexOf(match[1].slice(0, 3).toLowerCase()) : -1;
  return month >= 0 ? `${match[3]}-${String(month + 1).padStart(2, "0")}` : match[3]!;
}

const endOfSince = (since: string): Day =>
  since.length === 4 ? `${since}-12-31` : since.length === 7 ? `${since}-31` : since;

/** What the whole record covers, for the sentence that limits every "none". */
export interface RecordCoverage {
  readonly reports: number;
  readonly published: readonly [Day, Day] | null;
}

/** Tests a claim on the events given. `self` is the event that is called the first: it is no counter-example to itself. */
export function testPrecedent(
  claim: PrecedentClaim,
  events: readonly Event[],
  coverage: RecordCoverage,
  self: string | null = null,
): PrecedentTest {
  const among = events.filter(
    (event) =>
      event.status !== "denied" &&
      event.status !== "not yet" &&
      claim.parties.every((party) => event.parties.includes(party) || event.place?.country === party),
  );
  const contacts = among.filter((event) => isContact(event.kind) && event.status === "happened");
  const days = contacts
    .map((event) => event.when.begin[0] ?? event.when.begin[1])
    .filter((day) => day !== null);
  const span = days.length > 0 ? ` from ${days.reduce((a, b) => (a < b ? a : b))} on` : "";
  const words = [
    claim.kinds.length > 0 ? claim.kinds.join(" or ") : "event",
    claim.parties.length > 0 ? `of ${claim.parties.join(" and ")}` : "",
    claim.person ? `with ${claim.person}` : "",
    claim.defense ? "by defence officials" : "",
    claim.level ? `at ${claim.level.replaceAll("-", " ")} level or above` : "",
    claim.since ? `after ${claim.since}` : "",
    claim.until?.[0] ? `${claim.since ? "and " : "at any time "}before ${claim.until[0]}` : "",
  ];
  const lookedFor = words.filter((word) => word !== "").join(" ");
  const covers = `this record, which covers ${coverage.reports} report${coverage.reports === 1 ? "" : "s"}${
    coverage.published ? ` published ${coverage.published[0]} to ${coverage.published[1]}` : ""
  } and ${contacts.length} contact${contacts.length === 1 ? "" : "s"} of these parties${span}`;
  if (claim.kinds.length === 0 || claim.parties.length === 0)
    return { outcome: "not testable", counterExamples: [], earlier: [], lookedFor, coverage: covers };
  const after = claim.since === null ? null : endOfSince(claim.since);
  const before = claim.until?.[0] ?? claim.until?.[1] ?? null;
  const counterExamples: string[] = [];
  const earlier: string[] = [];
  for (const event of among) {
    if (event.id === self || event.status !== "happened" || !claim.kinds.includes(event.kind)) continue;
    if (claim.defense && !ofDefense(event)) continue;
    const first = event.when.begin[0];
    const last = event.when.end[1] ?? event.when.begin[1];
    if (claim.person !== null) {
      const key = personKey(claim.person);
      if (!event.persons.some((person) => samePerson(personKey(person.name), key))) continue;
    }
    if (claim.level !== null && event.level !== null && rank(event.level) > rank(claim.level)) continue;
    if (claim.level !== null && event.level === null) continue;
    if (before !== null && (last === null || last >= before)) continue;
    if (after !== null) {
      if (first !== null && first > after) counterExamples.push(event.id);
      else if (last !== null && last.slice(0, claim.since!.length) === claim.since) earlier.push(event.id);
    } else counterExamples.push(event.id);
  }
  return {
    outcome: counterExamples.length > 0 ? "contradicted" : "none in this record",
    counterExamples: counterExamples.sort(),
    earlier: earlier.sort(),
    lookedFor,
    coverage: covers,
  };
}

const ranks: Record<Level, number> = {
  "head-of-state": 0,
  minister: 1,
  "military-command": 2,
  "senior-official": 2,
  working: 3,
};
const rank = (level: Level): number => ranks[level];

/** The claim that a precedent event makes, from its own fields and words. */
export function claimOfEvent(event: Event, filed: ReadonlyMap<string, FiledStatement>): PrecedentClaim {
  const first = filed.get(event.statements[0]!);
  const text = event.content ?? first?.quote ?? "";
  const since = event.statements
    .map((ref) => filed.get(ref)?.statement.content?.since ?? null)
    .find((each) => each !== null);
  const gap = since
    ? (claimedSince(`since ${since}`) ?? /\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(since)?.[0] ?? null)
    : claimedSince(text);
  // Where the claim is dated by the far end of its gap, what is called the first came by the day it was told at the latest.
  const day = event.when.begin[0] ?? event.when.begin[1];
  const until: Bound =
    gap !== null && (day === null || day <= endOfSince(gap))
      ? [event.firstKnown, event.firstKnown]
      : event.when.begin;
  const own = /\b(?:his|her|their|my) (?:\w+ )?first\b/i.test(first?.quote ?? "");
  return {
    text,
    kinds: claimedKinds(`${text} ${first?.quote ?? ""}`),
    parties: event.parties,
    person: own ? (event.persons[0]?.name ?? null) : null,
    level: own ? null : (event.level ?? claimedLevel(text)),
    defense: claimsDefense(text),
    since: gap,
    until,
  };
}

/** Precedents of the record with their tests; the event called the first is found among contacts of its own report. */
export function precedentsOf(
  events: readonly Event[],
  filed: ReadonlyMap<string, FiledStatement>,
  among: (parties: readonly string[]) => readonly Event[],
  coverage: RecordCoverage,
): Precedent[] {
  return events
    .filter((event) => event.kind === "precedent" && event.status === "happened")
    .map((event) => {
      const claim = claimOfEvent(event, filed);
      const others = among(event.parties);
      const reports = new Set(event.claims.map((each) => each.report));
      const self = others.find(
        (other) =>
          claim.kinds.includes(other.kind) &&
          other.claims.some((each) => reports.has(each.report)) &&
          touches(other.when.begin, event.when.begin) &&
          (event.persons.length === 0 ||
            other.persons.length === 0 ||
            other.persons.some((person) => event.persons.some((mine) => mine.id === person.id))),
      );
      return {
        id: `f${event.id.slice(1)}`,
        text: claim.text,
        since: claim.since,
        parties: event.parties,
        when: event.when.begin,
        event: event.id,
        claims: event.claims,
        test: testPrecedent(claim, others, coverage, self?.id ?? null),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

const touches = (a: Bound, b: Bound): boolean =>
  (a[0] === null || b[1] === null || a[0] <= b[1]) && (b[0] === null || a[1] === null || b[0] <= a[1]);
