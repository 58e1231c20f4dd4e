// Sheets of the board and the chronology: relations to choose from, lanes of a pair, pages of events.
import {
  chains,
  type ChannelLane,
  type Commitment,
  type Contradiction,
  type Event,
  chosenEvents,
  type EventChoice,
  eventTitle,
  isVague,
  type PostHistory,
  type RecordView,
  timeWords,
  type Transition,
  type Words,
} from "../../record/index.ts";

export interface RelationLine {
  readonly parties: readonly [string, string];
  readonly names: readonly [string, string];
  readonly events: number;
  /** Last day of an event of the pair, or null. */
  readonly last: string | null;
}

/** Pairs of states by the number of events that both have a part in. */
export function relationsSheet(view: RecordView, words: Words): RelationLine[] {
  const pairs = new Map<string, { events: number; last: string | null }>();
  for (const { parties, when } of view.events) {
    const day = when.end[1] ?? when.begin[0];
    for (const [i, a] of parties.entries())
      for (const b of parties.slice(i + 1)) {
        const pair = pairs.get(`${a}+${b}`) ?? { events: 0, last: null };
        pair.events += 1;
        if (day !== null && (pair.last === null || day > pair.last)) pair.last = day;
        pairs.set(`${a}+${b}`, pair);
      }
  }
  return [...pairs]
    .sort((a, b) => b[1].events - a[1].events || (a[0] < b[0] ? -1 : 1))
    .slice(0, 200)
    .map(([key, { events, last }]) => {
      const [a, b] = key.split("+") as [string, string];
      return { parties: [a, b], names: [words.state(a), words.state(b)], events, last };
    });
}

export interface BoardSheet {
  readonly on: string | null;
  readonly coverage: RecordView["coverage"];
  /** Who says so stands with the present state alone. */
  readonly lanes: readonly ChannelLane[];
  /** The newest open ones, without their courses. */
  readonly commitments: readonly Commitment[];
  readonly commitmentCount: number;
  /** Without their tenures. */
  readonly vacancies: readonly PostHistory[];
  /** The first, without who says so. */
  readonly contradictions: readonly Contradiction[];
  readonly contradictionCount: number;
  /** True where a large record shows its most recent relations only. */
  readonly recent?: boolean;
  /** True where vacancies and contradictions were not looked for. */
  readonly onlyLanes?: boolean;
  /** Titles of the events that the lanes name, by id. */
  readonly titles: Readonly<Record<string, string>>;
}

/** Claims of a lane's present state that a board is told, at most; the channel's dossier has all. */
const mostClaims = 60;
/** Contradictions and open promises that a board shows; the ledger has all. */
const mostContradictions = 12;
const mostCommitments = 40;

/** A lane as a board draws it: who says so of its present state, and of what came before what and when. */
function drawnLane(lane: ChannelLane): ChannelLane {
  const now = lane.transitions.findLastIndex(({ state }) => state === lane.state);
  const bare = (each: Transition): Transition => ({
    ...each,
    claims: [],
    causes: each.causes.map((cause) => ({ ...cause, claims: [] })),
  });
  return {
    ...lane,
    transitions: lane.transitions.map((each, index) =>
      index === now ? { ...bare(each), claims: each.claims.slice(0, mostClaims) } : bare(each),
    ),
    disputed: lane.disputed.map((side) => ({ ...side, claims: [] })),
    disputes: lane.disputes.map(({ at, side }) => ({ at: bare(at), side: { ...side, claims: [] } })),
  };
}

/** The lanes in which all of `between` take part, what is open between them, and their vacant posts. */
export function boardSheet(view: RecordView, words: Words, between: readonly string[]): BoardSheet {
  const all = (parties: readonly string[]): boolean => between.every((party) => parties.includes(party));
  const lanes = view.lanes.filter((lane) => all(lane.parties));
  const ids = lanes.flatMap((lane) => [
    ...lane.transitions.map(({ event }) => event),
    ...(lane.lastContact ? [lane.lastContact.event] : []),
  ]);
  const commitments = view.commitments.filter(
    ({ by, to, status }) =>
      !["met", "withdrawn", "lapsed"].includes(status) &&
      (between.length === 0 ||
        all([...by, ...to]) ||
        (to.length === 0 && by.some((each) => between.includes(each)))),
  );
  const contradictions = view.contradictions.filter(
    ({ events }) => between.length === 0 || events.some((id) => all(words.event(id)?.parties ?? [])),
  );
  return {
    on: view.on,
    coverage: view.coverage,
    lanes: lanes.map(drawnLane),
    // The newest promises; how each came about stands in the ledger, as do the tenures of a post in its dossier.
    commitments: commitments
      .slice(-mostCommitments)
      .map((each) => ({ ...each, claims: [], steps: [], notEvidence: [] })),
    commitmentCount: commitments.length,
    vacancies: view.posts
      .filter(
        ({ now, state }) =>
          now.status === "vacant" && (between.length === 0 || between.includes(state ?? "")),
      )
      .map((post) => ({ ...post, tenures: [] })),
    contradictions: contradictions.slice(0, mostContradictions).map((each) => ({
      ...each,
      sides: each.sides.map((side) => ({ ...side, claims: [] })),
    })),
    contradictionCount: contradictions.length,
    titles: Object.fromEntries(
      [...new Set(ids)].flatMap((id) => {
        const event = words.event(id);
        return event ? [[id, `${timeWords(event.when, true)}: ${eventTitle(event, words)}`]] : [];
      }),
    ),
  };
}

export interface EventRow {
  readonly id: string;
  readonly kind: string;
  readonly when: string;
  /** Earliest and latest day, ISO, null = open. */
  readonly days: readonly [string | null, string | null];
  readonly title: string;
  readonly parties: readonly string[];
  readonly persons: readonly string[];
  readonly place: string | null;
  readonly reports: number;
  readonly origins: number;
  readonly says: string;
  /** "when: 8 January (Harbour Wire) / 9 January (Plain Courier)" */
  readonly disputes: readonly string[];
  /** Ref of the statement that could be known first. */
  readonly evidence: string;
}

export interface EventsPage {
  readonly rows: readonly EventRow[];
  readonly total: number;
  /** Cursor of the next page, or null. */
  readonly next: string | null;
}

const rowOf = (event: Event, words: Words): EventRow => ({
  id: event.id,
  kind: event.kind,
  when: timeWords(event.when, true),
  days: [event.when.begin[0], event.when.end[1]],
  title: eventTitle(event, words),
  parties: event.parties,
  persons: event.persons.map(({ name }) => name),
  place: event.place?.name ?? null,
  reports: event.reports,
  origins: event.origins,
  says: chains(event.claims, 2),
  disputes: event.disagreements.flatMap((field) => {
    const values = event.fields[field] ?? [];
    return values.length < 2
      ? []
      : [`${field}: ${values.map(({ text, claims }) => `${text} (${chains(claims, 2)})`).join(" / ")}`];
  }),
  evidence: event.statements[0] ?? "",
});

/** A page that was chosen elsewhere. */
export const eventRows = (
  page: {
    readonly events: readonly Event[];
    readonly total: number | null;
    readonly next: string | null;
  },
  words: Words,
): EventsPage => ({
  rows: page.events.map((event) => rowOf(event, words)),
  total: page.total ?? page.events.length,
  next: page.next,
});

/** A page of the events that fit, in order of time: after the one of the id `after`, or from the `at`-th on (from 0). */
export function eventsPage(
  view: RecordView,
  words: Words,
  choice: EventChoice,
  also: { readonly kind: string; readonly words: string },
  page: { readonly after: string | null; readonly at: number; readonly limit: number },
): EventsPage {
  const looked = also.words.toLowerCase().trim();
  const fits = chosenEvents(view, choice).filter(
    (event) =>
      (choice.all || !isVague(event)) &&
      (also.kind === "" || event.kind === also.kind) &&
      (looked === "" ||
        eventTitle(event, words).toLowerCase().includes(looked) ||
        event.statements.some((ref) => words.filed(ref)?.quote.toLowerCase().includes(looked))),
  );
  const start = page.after === null ? page.at : fits.findIndex(({ id }) => id === page.after) + 1;
  const rows = fits.slice(start, start + page.limit);
  return {
    rows: rows.map((event) => rowOf(event, words)),
    total: fits.length,
    next: start + page.limit < fits.length ? (rows.at(-1)?.id ?? null) : null,
  };
}
