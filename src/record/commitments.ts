// Commitments and what became of them: "agreed on 15 November to resume talks; met in part, by senior officials, in January".
import type { Bound, Day } from "../report/index.ts";
import { addDays } from "../report/index.ts";
import type { Signal } from "./channel-signals.ts";
import { signalsOf } from "./channel-signals.ts";
import { channelIdentity } from "./channel-name.ts";
import type { Event } from "./event.ts";
import { timeWords } from "./event-fields.ts";
import { compareBounds, surelyBefore } from "./interval.ts";
import { circleOf, isContact } from "./kindred.ts";
import type { Commitment, CommitmentStatus, CommitmentStep } from "./ledger.ts";
import { contentWords } from "./profile.ts";

const meetingWords = /\b(?:meet|met|talks?|visit|summit|call|speak|dialogue|consult|negotiat|convene)/i;

/** A promise that nothing tests and nobody mentions for this long has lapsed. */
const lapsedAfterDays = 3 * 365;

interface Evidence {
  readonly signals: readonly Signal[];
  readonly events: ReadonlyMap<string, Event>;
}

/** Commitments of a theatre. `on` is the day that their status is taken on; null = after all that is known. */
export function theatreCommitments(events: readonly Event[], on: Day | null): Commitment[] {
  const evidence: Evidence = {
    signals: events.flatMap(signalsOf),
    events: new Map(events.map((event) => [event.id, event])),
  };
  const out: Commitment[] = [];
  for (const event of events) {
    if (circleOf(event.kind) !== "agreeing") continue;
    if (event.status !== "happened" && event.status !== "disputed") continue;
    // "Agreed to the proposal" undertakes nothing that could be tested or even named.
    if (event.channel === null && contentWords(event.content ?? "").size < 2) continue;
    // Under Parley's clock a promise of a later day does not exist yet.
    if (on !== null && (event.when.begin[0] ?? event.when.begin[1] ?? "") > on) continue;
    out.push(commitmentOf(event, evidence, on));
  }
  return out.sort((a, b) => compareBounds(a.made, b.made) || (a.id < b.id ? -1 : 1));
}

function commitmentOf(event: Event, evidence: Evidence, on: Day | null): Commitment {
  const made = event.when.begin;
  const test = testOf(event);
  const due = dueOf(event);
  const steps: CommitmentStep[] = [
    { status: "open", from: made, event: event.id, level: null, why: "promised" },
  ];
  const notEvidence: { event: string; why: string }[] = [];
  if (test.kind === "channel") followChannel(event, test.channelId, evidence, steps, notEvidence);
  else if (test.kind === "contact") followContacts(event, evidence, steps, notEvidence, due);
  followWords(event, evidence, steps);

  const reached = steps.filter((step) => on === null || (step.from[0] ?? step.from[1] ?? "") <= on);
  let status: CommitmentStatus = reached.at(-1)?.status ?? "open";
  if (event.status === "disputed" && status === "open") status = "disputed";
  if ((status === "open" || status === "met in part") && on !== null) {
    if (due !== null && due[1] !== null && due[1] < on) {
      if (made[0] !== null && due[1] < made[0])
        steps.push({
          status: "disputed",
          from: due,
          event: event.id,
          level: null,
          why: "the day it is due lies before the promise",
        });
      else
        steps.push({
          status: "overdue",
          from: [due[1], due[1]],
          event: null,
          level: null,
          why: `due ${timeWords({ begin: due, end: due })}; no report that it was met`,
        });
      status = steps.at(-1)!.status;
    } else if (
      // To meet or to resume is done once or not at all; to keep a ceasefire has no last day.
      test.kind !== "report" &&
      status === "open" &&
      due === null &&
      made[1] !== null &&
      addDays(made[1], lapsedAfterDays) < on
    ) {
      const from = addDays(made[1], lapsedAfterDays);
      steps.push({
        status: "lapsed",
        from: [from, from],
        event: null,
        level: null,
        why: "no day set, and nothing heard of it for three years",
      });
      status = "lapsed";
    }
  }
  return {
    id: `c${event.id.slice(1)}`,
    by: event.symmetric || event.recipients.length === 0 ? event.parties : event.actors,
    to: event.symmetric ? [] : event.recipients,
    what: whatOf(event),
    made,
    due,
    test,
    status,
    steps,
    notEvidence,
    events: [event.id],
    claims: event.claims,
  };
}

const whatOf = (event: Event): string =>
  event.content ??
  (event.kind === "channel-agreed-to-resume" ? `resume the ${event.channel}` : (event.channel ?? event.kind));

function testOf(event: Event): Commitment["test"] {
  const theatre = event.parties.join("+");
  if (event.channel !== null && event.parties.length > 1)
    return { kind: "channel", channelId: channelIdentity(theatre, event.channel).id };
  if (event.parties.length > 1 && event.content !== null && meetingWords.test(event.content))
    return { kind: "contact", parties: event.parties };
  return { kind: "report" };
}

/** The day it is due, as the earliest report that sets one has it. */
function dueOf(event: Event): Bound | null {
  return event.due === null ? null : [event.due.begin[0], event.due.end[1]];
}

function followChannel(
  promise: Event,
  channelId: string,
  { signals, events }: Evidence,
  steps: CommitmentStep[],
  notEvidence: { event: string; why: string }[],
): void {
  const made = promise.when.begin;
  const here = signals
    .filter((signal) => signal.channelId === channelId && signal.event !== promise.id)
    .sort((a, b) => compareBounds(a.from, b.from) || (a.event < b.event ? -1 : 1));
  const levels = new Set(here.map((signal) => signal.level).filter((level) => level !== "any"));
  const met = new Set<string>();
  let over = false;
  for (const signal of here) {
    const when = events.get(signal.event)!.when;
    const isMeeting = signal.kind === "contact" || signal.kind === "resumed";
    if (isMeeting && !surelyBefore(made, signal.from)) {
      const why = surelyBefore(signal.from, made)
        ? `it came before the promise (${timeWords(when)})`
        : "it may have come before the promise";
      if (!notEvidence.some((each) => each.event === signal.event))
        notEvidence.push({ event: signal.event, why });
      continue;
    }
    if (over) continue;
    if (isMeeting) {
      if (signal.level === "any") {
        if (signal.kind !== "resumed") continue;
        steps.push({
          status: "met",
          from: signal.from,
          event: signal.event,
          level: null,
          why: "reported as resumed",
        });
        over = true;
        continue;
      }
      if (met.has(signal.level)) continue;
      met.add(signal.level);
      const all = [...levels].every((level) => met.has(level)) && met.size > 1;
      steps.push({
        status: all ? "met" : "met in part",
        from: signal.from,
        event: signal.event,
        level: signal.level,
        why: all
          ? "contact at every level that the record knows of this channel"
          : `contact at ${signal.level.replaceAll("-", " ")} level after the promise`,
      });
      over = all;
    } else if (
      (signal.kind === "suspended" || signal.kind === "cancelled") &&
      signal.level === "any" &&
      surelyBefore(made, signal.from)
    ) {
      steps.push({
        status: "broken",
        from: signal.from,
        event: signal.event,
        level: null,
        why: "broken off again after the promise",
      });
      over = true;
    }
  }
}

function followContacts(
  promise: Event,
  { events }: Evidence,
  steps: CommitmentStep[],
  notEvidence: { event: string; why: string }[],
  due: Bound | null,
): void {
  const made = promise.when.begin;
  const contacts = [...events.values()]
    .filter((event) => isContact(event.kind) && event.status === "happened" && event.id !== promise.id)
    .sort((a, b) => compareBounds(a.when.begin, b.when.begin) || (a.id < b.id ? -1 : 1));
  for (const contact of contacts) {
    if (promise.level !== null && contact.level !== null && promise.level !== contact.level) continue;
    if (!surelyBefore(made, contact.when.begin)) continue;
    if (due?.[1] && contact.when.begin[0] !== null && contact.when.begin[0] > due[1]) {
      notEvidence.push({ event: contact.id, why: "it came after the day that was set" });
      continue;
    }
    steps.push({
      status: "met",
      from: contact.when.begin,
      event: contact.id,
      level: contact.level,
      why: `${contact.kind} after the promise`,
    });
    return;
  }
}

/** A later refusal or cancellation in the same words withdraws it when it comes from the one who promised. */
function followWords(promise: Event, { events }: Evidence, steps: CommitmentStep[]): void {
  const words = contentWords(whatOf(promise));
  if (words.size < 2) return;
  for (const event of events.values()) {
    if (event.kind !== "refusal" && event.kind !== "cancellation") continue;
    if (event.status !== "happened" || event.content === null) continue;
    if (!surelyBefore(promise.when.begin, event.when.begin)) continue;
    if (!event.actors.some((actor) => promise.parties.includes(actor))) continue;
    const theirs = contentWords(event.content);
    let both = 0;
    for (const word of words) if (theirs.has(word)) both += 1;
    if (both / words.size < 0.6) continue;
    steps.push({
      status: "withdrawn",
      from: event.when.begin,
      event: event.id,
      level: null,
      why: `${event.kind} by ${event.actors.join(", ")}`,
    });
  }
  // The promise itself stays first, whatever is known of its own day.
  steps.sort((a, b) =>
    a.why === "promised" ? -1 : b.why === "promised" ? 1 : compareBounds(a.from, b.from),
  );
}
