// Commitments and what became of them: "agreed on 15 November to resume talks; met in part, by senior officials, in January".
import type { Bound, Day } from "../report/index.ts";
import { addDays } from "../report/index.ts";
import type { Signal } from "./channel-signals.ts";
import { channelIdentity } from "./channel-name.ts";
import type { Event } from "./event.ts";
import { timeWords } from "./event-fields.ts";
import { compareBounds, surelyBefore } from "./interval.ts";
import type { Commitment, CommitmentStatus, CommitmentStep } from "./ledger.ts";
import { contentWords } from "./profile.ts";
import type { Trace } from "./trace.ts";

const meetingWords = /\b(?:meet|met|talks?|visit|summit|call|speak|dialogue|consult|negotiat|convene)/i;

/** A promise that nothing tests and nobody mentions for this long has lapsed. */
const lapsedAfterDays = 3 * 365;

/** Of things that look like evidence and are not, those nearest to the promise, so many of a sort. */
const mostNotEvidence = 20;

/** What the promises of a relation are tested on. */
export interface Evidence {
  /** By channel, in order of time. */
  readonly signals: ReadonlyMap<string, readonly Omit<Signal, "claims" | "causes">[]>;
  /** Contacts that happened, in order of time. */
  readonly contacts: readonly Trace[];
  /** Refusals and cancellations with the words of what they are about. */
  readonly refusals: readonly { readonly trace: Trace; readonly words: ReadonlySet<string> }[];
}

/** A commitment before a day is chosen: what a theatre's fold keeps. */
export interface CommitmentCourse extends Omit<Commitment, "status"> {
  /** True when its first report is disputed. */
  readonly disputed: boolean;
}

const inTime = (a: Trace, b: Trace): number =>
  compareBounds(a.begin, b.begin) || (a.event < b.event ? -1 : 1);

/** The evidence in the traces of a relation. */
export function evidenceOf(traces: readonly Trace[]): Evidence {
  const sorted = [...traces].sort(inTime);
  const signals = new Map<string, Omit<Signal, "claims" | "causes">[]>();
  for (const { event, begin, end, signals: bare } of sorted)
    for (const each of bare) {
      const signal = { ...each, event, from: begin, to: end };
      const list = signals.get(each.channelId);
      if (list) list.push(signal);
      else signals.set(each.channelId, [signal]);
    }
  return {
    signals,
    contacts: sorted.filter(({ contact }) => contact),
    refusals: sorted.flatMap((trace) =>
      trace.refuses ? [{ trace, words: contentWords(trace.refuses.what) }] : [],
    ),
  };
}

/** The course of what an event promises; `traceOf` tells whether it does. */
export function commitmentCourse(event: Event, evidence: Evidence): CommitmentCourse {
  const test = testOf(event);
  const due = dueOf(event);
  const steps: CommitmentStep[] = [
    { status: "open", from: event.when.begin, event: event.id, level: null, why: "promised" },
  ];
  const notEvidence: { event: string; why: string }[] = [];
  if (test.kind === "channel") followChannel(event, test.channelId, evidence, steps, notEvidence);
  else if (test.kind === "contact") followContacts(event, evidence, steps, notEvidence, due);
  followWords(event, evidence, steps);
  return {
    id: `c${event.id.slice(1)}`,
    by: event.symmetric || event.recipients.length === 0 ? event.parties : event.actors,
    to: event.symmetric ? [] : event.recipients,
    what: whatOf(event),
    made: event.when.begin,
    due,
    test,
    steps,
    notEvidence,
    events: [event.id],
    claims: event.claims,
    disputed: event.status === "disputed",
  };
}

/** What has become of a commitment by a day; null = after all that is known. Null for a promise of a later day. */
export function commitmentOn({ disputed, ...course }: CommitmentCourse, on: Day | null): Commitment | null {
  const { made, due, test } = course;
  // Under Parley's clock a promise of a later day does not exist yet.
  if (on !== null && (made[0] ?? made[1] ?? "") > on) return null;
  const steps = [...course.steps];
  const event = course.events[0]!;
  const reached = steps.filter((step) => on === null || (step.from[0] ?? step.from[1] ?? "") <= on);
  let status: CommitmentStatus = reached.at(-1)?.status ?? "open";
  if (disputed && status === "open") status = "disputed";
  if ((status === "open" || status === "met in part") && on !== null) {
    if (due !== null && due[1] !== null && due[1] < on) {
      if (made[0] !== null && due[1] < made[0])
        steps.push({
          status: "disputed",
          from: due,
          event,
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
  return { ...course, status, steps };
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
  { signals }: Evidence,
  steps: CommitmentStep[],
  notEvidence: { event: string; why: string }[],
): void {
  const made = promise.when.begin;
  const here = (signals.get(channelId) ?? []).filter((signal) => signal.event !== promise.id);
  const early: { event: string; why: string }[] = [];
  const seen = new Set<string>();
  const levels = new Set(here.map((signal) => signal.level).filter((level) => level !== "any"));
  const met = new Set<string>();
  let over = false;
  for (const signal of here) {
    const when = { begin: signal.from, end: signal.to };
    const isMeeting = signal.kind === "contact" || signal.kind === "resumed";
    if (isMeeting && !surelyBefore(made, signal.from)) {
      const why = surelyBefore(signal.from, made)
        ? `it came before the promise (${timeWords(when)})`
        : "it may have come before the promise";
      if (!seen.has(signal.event)) early.push({ event: signal.event, why });
      seen.add(signal.event);
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
  notEvidence.push(...early.slice(-mostNotEvidence));
}

function followContacts(
  promise: Event,
  { contacts }: Evidence,
  steps: CommitmentStep[],
  notEvidence: { event: string; why: string }[],
  due: Bound | null,
): void {
  const made = promise.when.begin;
  for (const contact of contacts) {
    if (contact.event === promise.id) continue;
    if (promise.level !== null && contact.level !== null && promise.level !== contact.level) continue;
    if (!surelyBefore(made, contact.begin)) continue;
    if (due?.[1] && contact.begin[0] !== null && contact.begin[0] > due[1]) {
      notEvidence.push({ event: contact.event, why: "it came after the day that was set" });
      if (notEvidence.length === mostNotEvidence) return;
      continue;
    }
    steps.push({
      status: "met",
      from: contact.begin,
      event: contact.event,
      level: contact.level,
      why: `${contact.kind} after the promise`,
    });
    return;
  }
}

/** A later refusal or cancellation in the same words withdraws it when it comes from the one who promised. */
function followWords(promise: Event, { refusals }: Evidence, steps: CommitmentStep[]): void {
  const words = contentWords(whatOf(promise));
  if (words.size < 2) return;
  for (const { trace, words: theirs } of refusals) {
    if (!surelyBefore(promise.when.begin, trace.begin)) continue;
    const { actors } = trace.refuses!;
    if (!actors.some((actor) => promise.parties.includes(actor))) continue;
    let both = 0;
    for (const word of words) if (theirs.has(word)) both += 1;
    if (both / words.size < 0.6) continue;
    steps.push({
      status: "withdrawn",
      from: trace.begin,
      event: trace.event,
      level: null,
      why: `${trace.kind} by ${actors.join(", ")}`,
    });
  }
  // The promise itself stays first, whatever is known of its own day.
  steps.sort((a, b) =>
    a.why === "promised" ? -1 : b.why === "promised" ? 1 : compareBounds(a.from, b.from),
  );
}
