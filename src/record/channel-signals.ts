// What an event says about channels: a suspension, a contact that shows a line open, a refusal, "has yet to take place".
import type { Bound } from "../report/index.ts";
import { channelIdentity, type ChannelDomain, domainName, domainOf, isChannelKind } from "./channel-name.ts";
import type { LaneLevel } from "./channel.ts";
import type { ClaimedCause, Event } from "./event.ts";
import type { Claim } from "./filed.ts";

export type SignalKind =
  | "opened"
  | "offered"
  | "agreed-to-open"
  | "suspended"
  | "cancelled"
  | "denied-break"
  | "agreed-to-resume"
  | "resumed"
  | "contact"
  | "not-resumed"
  | "refused";

/** One event's effect on one channel at one level. */
export interface Signal {
  readonly channelId: string;
  readonly domain: ChannelDomain;
  readonly mechanism: string | null;
  /** Name as reported, or null where the domain is only inferred from who met. */
  readonly name: string | null;
  readonly kind: SignalKind;
  readonly level: LaneLevel;
  readonly from: Bound;
  /** When it ended. */
  readonly to: Bound;
  readonly event: string;
  /** How many claims carry it. */
  readonly weight: number;
  readonly causes: readonly ClaimedCause[];
  readonly claims: readonly Claim[];
}

/** What an event's people and bodies deal with: defence ministers meet in the military channel though nobody names it. */
function domainOfEvent(event: Event): ChannelDomain {
  const named = event.channel === null ? "general" : domainOf(event.channel);
  if (named !== "general") return named;
  if (event.level === "military-command") return "military";
  // Posts speak of one person, organs of either side; heads of state are nobody's department.
  if (event.level === "head-of-state") return "contacts";
  const titles = event.persons.map((person) => person.post).filter((post) => post !== null);
  for (const text of titles.length > 0 ? titles : event.organs) {
    const domain = domainOf(text);
    if (domain === "military" || domain === "trade" || domain === "climate") return domain;
  }
  return "contacts";
}

/**
 * The level of the channel that an event speaks of. An agreement among leaders is at the leaders' level, not the channel's:
 * where persons at that very level agree, offer or break off, the whole channel is meant.
 */
function channelLevel(event: Event, domain: ChannelDomain): LaneLevel {
  const { level } = event;
  if (level === null) return "any";
  if (domain !== "general" && domain !== "contacts" && level === "head-of-state") {
    // Leaders sit in no military channel; a minister named beside them does.
    const within = event.persons.find(
      (person) => person.level !== null && person.post !== null && domainOf(person.post) === domain,
    );
    return event.kind === "channel-agreed-to-resume" ? "any" : (within?.level ?? "any");
  }
  if (isChannelKind(event.kind) && event.kind !== "channel-resumed" && event.kind !== "channel-opened")
    return event.persons.length > 0 ? "any" : level;
  return level;
}

const kindOfSignal = (event: Event): SignalKind | null => {
  const happened = event.status === "happened" || event.status === "disputed";
  const coming = event.status === "planned" || event.status === "requested";
  switch (event.kind) {
    case "channel-opened":
      return happened ? "opened" : event.status === "planned" ? "agreed-to-open" : null;
    case "channel-offered":
      return happened || coming ? "offered" : null;
    case "channel-suspended":
      return happened ? "suspended" : event.status === "denied" ? "denied-break" : null;
    case "channel-cancelled":
      return happened ? "cancelled" : event.status === "denied" ? "denied-break" : null;
    case "channel-agreed-to-resume":
      return happened || event.status === "planned" ? "agreed-to-resume" : null;
    case "channel-resumed":
      if (happened) return "resumed";
      if (event.status === "not yet" || event.status === "denied") return "not-resumed";
      return event.status === "planned" ? "agreed-to-resume" : null;
    case "meeting":
    case "call":
    case "visit":
    case "summit":
      if (happened) return "contact";
      return event.status === "not yet" ? "not-resumed" : null;
    case "refusal":
    case "cancellation":
      return happened ? "refused" : null;
    default:
      return null;
  }
};

/** The signals of an event; none for what says nothing about a channel. */
export function signalsOf(event: Event): Signal[] {
  if (event.parties.length < 2) return [];
  const kind = kindOfSignal(event);
  if (kind === null) return [];
  // A visit is paid to a place, not held in a channel, whatever channel its sentence speaks of.
  const inNone =
    event.kind === "visit" && !event.fields.kind?.some((value) => value.value === "channel-resumed");
  const theatre = event.parties.join("+");
  const named = event.channel === null || inNone ? null : channelIdentity(theatre, event.channel);
  // A meeting that reports call the resumption of a channel resumes it, and is counted as the contact it is.
  const resumes = kind === "contact" && event.fields.kind?.some((value) => value.value === "channel-resumed");
  // A contact in "the dialogue of the two" is one of their contacts; what is said of that dialogue is said of it alone.
  const loose =
    kind === "contact" &&
    !resumes &&
    named !== null &&
    (event.passing ||
      (named.domain === "general" && named.mechanism === null) ||
      // Leaders who speak of their soldiers' channel do not sit in it.
      (event.level === "head-of-state" && named.domain !== "general" && named.domain !== "hotline"));
  let identity = loose ? null : named;
  if (identity === null) {
    const found =
      inNone || event.passing || event.level === "head-of-state" ? "contacts" : domainOfEvent(event);
    const domain = found === "contacts" && isChannelKind(event.kind) ? "general" : found;
    identity = { id: `${theatre}/${domain}`, domain, mechanism: null };
  }
  const base: Signal = {
    channelId: identity.id,
    domain: identity.domain,
    mechanism: identity.mechanism,
    name: identity === named ? event.channel : null,
    kind: resumes ? "resumed" : kind,
    level: channelLevel(event, identity.domain),
    from: event.when.begin,
    to: event.when.end,
    event: event.id,
    weight: event.claims.length,
    causes: event.causes,
    claims: event.claims,
  };
  const signals = [base];
  // Who denies a break is heard in the lane, beside those who tell of it.
  const denials = event.fields.factuality?.find((value) => value.value === "denied");
  if (denials && (kind === "suspended" || kind === "cancelled"))
    signals.push({
      ...base,
      kind: "denied-break",
      claims: denials.claims,
      weight: denials.claims.length,
    });
  // What happens inside a mechanism is a contact in the channel around it too.
  if (identity.mechanism !== null && (kind === "contact" || kind === "resumed"))
    signals.push({ ...base, channelId: `${theatre}/${identity.domain}`, mechanism: null, kind: "contact" });
  return signals;
}

/** Name of a channel: as most reports have it, in the record's plain words where none names it. */
export function channelTitle(signals: readonly Signal[]): string {
  const names = new Map<string, number>();
  for (const signal of signals)
    if (signal.name !== null && signal.mechanism === signals[0]!.mechanism)
      names.set(signal.name, (names.get(signal.name) ?? 0) + signal.weight);
  const best = [...names.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0];
  return best?.[0].replace(/^(?:The|A|An) (?=[A-Z])/, "") ?? domainName(signals[0]!.domain);
}
