// The record's own plain words for events, states, levels and voices: "Meeting of Lloyd Austin (United States) and Dong Jun (China)".
import type { Level } from "../mentions/index.ts";
import type { ChannelState, LaneLevel } from "./channel.ts";
import type { Event, EventStatus } from "./event.ts";
import type { Claim, FiledStatement } from "./filed.ts";
import type { RecordView } from "./view.ts";

/** "a, b and c". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/** How names are put into words. */
export interface WordOptions {
  /** "USA" -> "United States"; the code itself where no name is known. */
  readonly stateName?: (code: string) => string;
}

/** What wording needs of a view: names, and statements by ref. */
export interface Words {
  state(code: string): string;
  filed(ref: string): FiledStatement | undefined;
  event(id: string): Event | undefined;
}

export function wordsOf(view: RecordView, options: WordOptions): Words {
  const filed = new Map(view.statements.map((each) => [each.ref, each]));
  const events = new Map(view.events.map((each) => [each.id, each]));
  return {
    state: (code) => options.stateName?.(code) ?? code,
    filed: (ref) => filed.get(ref),
    event: (id) => events.get(id),
  };
}

const levelNames: Record<LaneLevel, string> = {
  any: "as a whole",
  "head-of-state": "leaders",
  minister: "ministers",
  "military-command": "commanders",
  "senior-official": "senior officials",
  working: "working level",
};
export const levelName = (level: LaneLevel | Level): string => levelNames[level];

const stateNames: Record<ChannelState, string> = {
  unknown: "not known",
  open: "in use",
  offered: "offered",
  "agreed-to-open": "agreed to open",
  suspended: "suspended",
  cancelled: "cancelled",
  "agreed-to-resume": "agreed to resume",
  "partly-resumed": "partly resumed",
  "not-resumed": "not resumed",
  refused: "refused since",
  resumed: "resumed",
};
export const stateName = (state: ChannelState): string => stateNames[state];

const statusWords: Record<EventStatus, string> = {
  happened: "",
  planned: "Planned: ",
  possible: "Possible: ",
  requested: "Asked for: ",
  conditional: "On conditions: ",
  "not yet": "Has not taken place: ",
  denied: "Said not to have happened: ",
  disputed: "Disputed: ",
};

/** Distinct chains of voices, the nearest voice first: "Newsweek <- Financial Times". */
export function chains(claims: readonly Claim[], most = 3): string {
  const all = [...new Set(claims.map((claim) => claim.says.join(" <- ")))];
  const shown = all.slice(0, most).join("; ");
  return all.length > most ? `${shown} and ${all.length - most} more` : shown;
}

function people(event: Event, words: Words, party: string): string {
  const persons = event.persons.filter((person) => person.party === party);
  if (persons.length === 0) return words.state(party);
  return `${listed(persons.map((person) => person.name))} (${words.state(party)})`;
}

/** The sides of an event: persons with their state, the state alone where nobody is named. */
const side = (event: Event, words: Words, parties: readonly string[]): string =>
  listed(parties.map((party) => people(event, words, party)));

const quoted = (text: string): string => `"${text.replace(/\s+/g, " ").trim()}"`;

/** What is promised, asked or claimed: the report's words, in quotation marks because they are its own. */
function content(event: Event, words: Words): string {
  // "It" and "the decision" say nothing away from their sentence.
  if (event.content !== null && (event.content.match(/\p{L}{3,}/gu)?.length ?? 0) > 2)
    return `: ${quoted(event.content)}`;
  const quote = words.filed(event.statements[0]!)?.quote ?? "";
  return quote === "" ? "" : `: ${quoted(quote)}`;
}

const post = (event: Event, words: Words): string => {
  for (const ref of event.statements) {
    const statement = words.filed(ref)?.statement;
    const title = statement?.content?.post?.title ?? statement?.actors.find((each) => each.post)?.post?.title;
    if (title) return title;
  }
  return event.organs.length > 0 ? `head of ${event.organs[0]}` : "post";
};

const channelWords = (event: Event): string => event.channel ?? "a channel";

/** One line for an event in plain English, without day, counts and id. Loaded words stand only with who says them. */
export function eventTitle(event: Event, words: Words): string {
  const prefix = statusWords[event.status];
  const place = event.place ? ` in ${event.place.name}` : "";
  const all = side(event, words, event.parties);
  // Who only suffers an act has not done it: gunmen who strike India are not India's.
  const known = event.recipients.length > 0 ? "" : all || listed(event.organs);
  const actors = side(event, words, event.actors) || known || "somebody not named";
  const others = event.recipients.filter((party) => !event.actors.includes(party));
  const recipients = side(event, words, others);
  const toward = recipients === "" ? "" : ` toward ${recipients}`;
  const name = event.persons[0]?.name ?? (event.parties[0] ? words.state(event.parties[0]) : "somebody");
  const of = event.parties[0] ? ` of ${words.state(event.parties[0])}` : "";
  const body = ((): string => {
    switch (event.kind) {
      case "meeting":
        return `Meeting of ${all || "officials"}${place}`;
      case "summit":
        return `Summit of ${all || "leaders"}${place}`;
      case "call":
        return `Call between ${all || "officials"}`;
      case "visit":
        return `Visit by ${actors}${
          others.length > 0 ? ` to ${listed(others.map(words.state))}` : place
        }${others.length > 0 && event.place && !others.map(words.state).includes(event.place.name) ? ` (${event.place.name})` : ""}`;
      case "channel-opened":
        return `${channelWords(event)} opened${all ? `, ${all}` : ""}`;
      case "channel-offered":
        return `${channelWords(event)} offered by ${actors}${toward}`;
      case "channel-suspended":
        return `${channelWords(event)} reported suspended by ${actors}`;
      case "channel-cancelled":
        return `${channelWords(event)} reported cancelled by ${actors}`;
      case "channel-agreed-to-resume":
        return `Agreement of ${all} to resume ${channelWords(event)}`;
      case "channel-resumed":
        return `${channelWords(event)} resumed${event.level ? ` by ${levelName(event.level)}` : ""}, ${all}`;
      case "agreement":
        return `Agreement of ${all || "the parties"}${content(event, words)}`;
      case "commitment":
        return `Commitment by ${actors || "the parties"}${toward}${content(event, words)}`;
      case "request":
        return `Request by ${actors}${toward}${content(event, words)}`;
      case "refusal":
        return `Refusal by ${actors}${toward}${content(event, words)}`;
      case "cancellation":
        return `Called off by ${actors}${toward}${content(event, words)}`;
      case "postponement":
        return `Put off by ${actors}${toward}${content(event, words)}`;
      case "appointment":
        return `${name} appointed ${post(event, words)}${of}`;
      case "dismissal":
        return `${name} removed as ${post(event, words)}${of}`;
      case "vacancy":
        return `No holder of the post: ${post(event, words)}${of}`;
      case "tenure":
        return `${name} in post as ${post(event, words)}${of}`;
      case "disappearance":
        return `${event.persons.length > 0 ? name : `An official${of}`} not seen in public`;
      case "position":
        return `Position of ${actors}${toward}${content(event, words)}`;
      case "relation":
        return `Relation of ${all}${content(event, words)}`;
      case "assessment":
        return `Assessment${all ? ` about ${all}` : ""}${content(event, words)}`;
      case "precedent":
        return `Called a first${content(event, words)}`;
      case "no-comment":
        return `No comment from ${listed(event.organs) || actors}`;
      case "non-disclosure":
        return `Not disclosed by ${listed(event.organs) || actors}${content(event, words)}`;
      case "joint-activity":
        return `Joint activity of ${all}${content(event, words)}`;
      case "diplomatic-ties":
        return `Diplomatic ties of ${all}${content(event, words)}`;
      case "military-activity":
        return `Military activity of ${actors}${toward}${content(event, words)}`;
      case "sanction":
        return `Measure by ${actors}${recipients ? ` against ${recipients}` : ""}${content(event, words)}`;
      case "accusation":
        return `Accusation by ${actors}${recipients ? ` against ${recipients}` : ""}${content(event, words)}`;
      case "threat":
        return `Warning by ${actors}${recipients ? ` to ${recipients}` : ""}${content(event, words)}`;
      case "protest":
        return `Protest by ${actors}${toward}${content(event, words)}`;
      case "aid":
        return `Aid by ${actors}${recipients ? ` to ${recipients}` : ""}${content(event, words)}`;
      case "concession":
        return `Concession by ${actors}${toward}${content(event, words)}`;
    }
  })();
  return prefix + (prefix === "" ? body.charAt(0).toUpperCase() + body.slice(1) : body);
}

/** "3 reports, 2 origins, 1 voice on the record" */
export function support(event: Event): string {
  const parts = [`${event.reports} ${event.reports === 1 ? "report" : "reports"}`];
  parts.push(`${event.origins} ${event.origins === 1 ? "origin" : "origins"}`);
  if (event.onRecordVoices > 0)
    parts.push(`${event.onRecordVoices} ${event.onRecordVoices === 1 ? "voice" : "voices"} on the record`);
  return parts.join(", ");
}

/** Kinds that a chronology shows unless it is asked for all: what happened, not what stands or is thought. */
export const isHappening = (event: Event): boolean =>
  // Nobody named on any side is no line that a reader could use.
  (event.parties.length > 0 || event.persons.length > 0) &&
  !["tenure", "position", "relation", "assessment", "precedent", "no-comment", "non-disclosure"].includes(
    event.kind,
  );
