// Standing stances and silences: "Beijing claims the island as its own", "the Pentagon did not disclose the meeting".
import type { Event } from "./event.ts";
import type { FiledStatement } from "./filed.ts";
import { isContact } from "./kindred.ts";
import type { Position, Silence } from "./ledger.ts";
import { contentWords } from "./profile.ts";

const rejecting =
  /\b(?:reject|rebuff|oppos|den(?:y|ies|ied)\b|refus|dismiss(?:es|ed)? (?:the|such|its|their|that) claim|disput|does not recogni[sz]e)/i;

/** A stance that says no to something. */
const affirmsOf = (text: string, event: Event): boolean =>
  event.status !== "denied" && event.factuality.polarity === "positive" && !rejecting.test(text);

/** The words of an event: what is claimed or held, as the first report has it. */
const wordsOf = (event: Event, filed: Pick<ReadonlyMap<string, FiledStatement>, "get">): string =>
  event.content ?? filed.get(event.statements[0]!)?.quote ?? event.kind;

/** Positions and relations; the same stance told again by others or in another year is one line. */
export function positionsOf(
  events: readonly Event[],
  filed: Pick<ReadonlyMap<string, FiledStatement>, "get">,
): Position[] {
  const out: Position[] = [];
  /** Lines of one kind, holder and direction: only these are compared. */
  const alike = new Map<string, { at: number; words: Set<string> }[]>();
  const sorted = events
    .filter((event) => event.kind === "position" || event.kind === "relation")
    .sort((a, b) =>
      a.firstKnown < b.firstKnown ? -1 : a.firstKnown > b.firstKnown ? 1 : a.id < b.id ? -1 : 1,
    );
  for (const event of sorted) {
    const text = wordsOf(event, filed);
    const words = contentWords(text);
    const holders = event.symmetric || event.actors.length === 0 ? event.parties : event.actors;
    const toward = event.symmetric ? [] : event.recipients;
    const affirms = affirmsOf(text, event);
    const key = `${event.kind} ${affirms} ${holders.join()} ${toward.join()}`;
    const lines = alike.get(key) ?? [];
    alike.set(key, lines);
    const line = lines.find((each) => likeWords(each.words, words));
    if (line) {
      const there = out[line.at]!;
      out[line.at] = {
        ...there,
        lastSaid: event.lastKnown > there.lastSaid ? event.lastKnown : there.lastSaid,
        claims: [...there.claims, ...event.claims],
      };
      continue;
    }
    lines.push({ at: out.length, words });
    out.push({
      id: `p${event.id.slice(1)}`,
      kind: event.kind === "position" ? "position" : "relation",
      holders,
      toward,
      text,
      affirms,
      from: event.when.begin,
      lastSaid: event.lastKnown,
      event: event.id,
      claims: event.claims,
    });
  }
  return out.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function likeWords(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  let both = 0;
  for (const word of a) if (b.has(word)) both += 1;
  const all = a.size + b.size - both;
  return all > 0 && both / all >= 0.5;
}

/** Silences, each tied to the contact that it keeps silent about where one report tells both. */
export function silencesOf(
  events: readonly Event[],
  filed: ReadonlyMap<string, FiledStatement>,
  contactsOfReport: (report: string) => readonly Event[],
): Silence[] {
  return events
    .filter((event) => event.kind === "no-comment" || event.kind === "non-disclosure")
    .map((event) => {
      const words = contentWords(wordsOf(event, filed));
      const names = event.persons.map((person) => person.id);
      let about: Event | null = null;
      let best = 0;
      for (const claim of event.claims)
        for (const contact of contactsOfReport(claim.report)) {
          if (!isContact(contact.kind)) continue;
          const shared = contact.persons.filter((person) => names.includes(person.id)).length;
          const named = words.has(contact.kind.slice(0, 6)) ? 1 : 0;
          if (shared === 0) continue;
          const score = shared + named;
          if (score > best || (score === best && about !== null && contact.id < about.id)) {
            best = score;
            about = contact;
          }
        }
      return {
        id: `s${event.id.slice(1)}`,
        kind: event.kind as Silence["kind"],
        who: event.organs.length > 0 ? event.organs : event.actors,
        about: event.content,
        aboutEvent: about?.id ?? null,
        when: event.when.begin,
        event: event.id,
        claims: event.claims,
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
