// The routes by which the record is looked at: a sheet for each screen, search, the brief.
import type { Context } from "hono";
import { z } from "zod";
import type { AppOptions } from "./app.ts";
import { etagged } from "./answer.ts";
import { briefAnswer } from "./brief-answer.ts";
import type { SeenView } from "./desk-record.ts";
import { ProblemFailure } from "./problem.ts";
import {
  briefQuery,
  changedQuery,
  clocksQuery,
  eventsQuery,
  relationQuery,
  searchQuery,
  stateQuery,
} from "./queries.ts";
import type { Routes } from "./routes.ts";
import { eventsPageForm, relationsForm, searchPageForm, statusForm } from "./forms.ts";
import {
  boardSheet,
  changedSheet,
  channelSheet,
  eventOf,
  eventsPage,
  eventSheet,
  ledgerSheet,
  personSheet,
  postSheet,
  relationsSheet,
  reportOfRef,
  searchPage,
  stateSheet,
} from "./sheets/index.ts";

/** Reports that a search goes through at most. */
const deepest = 2000;

const clocksOf = ({ asOf, on, asRecorded }: z.output<typeof clocksQuery>) => ({
  asOf: asOf ?? null,
  on: on ?? null,
  asRecorded: asRecorded ?? null,
});

/** Codes of the states that a parameter names; none when it is left out. */
export function partiesOf(options: Pick<AppOptions, "parties">, list: string | undefined): string[] {
  if (!list) return [];
  try {
    return options.parties(list);
  } catch (error) {
    throw new ProblemFailure(400, "No such state", (error as Error).message);
  }
}

export function lookRoutes(routes: Routes, options: AppOptions): void {
  const { record } = options;

  /** A route whose answer is made from a view; null is a thing that is not there. */
  const sheet = <Q extends typeof clocksQuery>(
    path: `/${string}`,
    summary: string,
    query: Q,
    gives: { readonly description: string; readonly schema?: z.ZodType },
    make: (seen: SeenView, query: z.output<Q>, context: Context) => unknown,
  ): void =>
    routes.add({ method: "get", path, summary, query, gives }, async ({ context, query: asked }) => {
      const seen = await record.see(clocksOf(asked as z.output<typeof clocksQuery>));
      const what = `“${(context.req.param("id") ?? context.req.path).slice(0, 200)}”`;
      return etagged(
        context,
        `${options.version}.${seen.mark}`,
        () => make(seen, asked as z.output<Q>, context),
        what,
      );
    });
  const idOf = (context: Context): string => context.req.param("id")!;

  sheet(
    "/status",
    "How large the record is, and its version",
    clocksQuery,
    { description: "Counts and coverage", schema: statusForm },
    async ({ view }) => ({
      version: options.version,
      generation: await record.generation(),
      coverage: view.coverage,
      events: view.events.length,
      on: view.on,
    }),
  );
  routes.add(
    {
      method: "get",
      path: "/names",
      summary: "Names of states",
      gives: { description: "Code -> name", schema: z.record(z.string(), z.string()) },
    },
    ({ context }) => etagged(context, `${options.version}.names`, () => options.states),
  );
  sheet(
    "/relations",
    "Pairs of states, those with most events first",
    clocksQuery,
    { description: "At most 200 pairs", schema: relationsForm },
    ({ view, words }) => relationsSheet(view, words),
  );
  sheet(
    "/board",
    "Channels by level with their states and transitions; what is open, vacant, contradicted",
    relationQuery,
    { description: "The board" },
    ({ view, words }, { between }) => boardSheet(view, words, partiesOf(options, between)),
  );
  sheet(
    "/events",
    "The chronology, by pages",
    eventsQuery,
    { description: "A page of events", schema: eventsPageForm },
    ({ view, words }, { between, channel, person, from, to, all, kind, q, cursor, at, limit }) => {
      const parties = partiesOf(options, between);
      return eventsPage(
        view,
        words,
        {
          ...(parties.length > 0 ? { between: parties } : {}),
          ...(channel ? { channel } : {}),
          ...(person ? { person } : {}),
          ...(from ? { from } : {}),
          ...(to ? { to } : {}),
          ...(all ? { all: true } : {}),
        },
        { kind: kind ?? "", words: q ?? "" },
        { after: cursor ?? null, at, limit },
      );
    },
  );
  sheet(
    "/events/{id}",
    "An event with who says so",
    clocksQuery,
    { description: "The event's dossier" },
    async ({ view, words }, _, context) => {
      const event = eventOf(view, words, idOf(context));
      if (event === null) return null;
      const reports = await record.reports(event.claims.map(({ ref }) => reportOfRef(ref)));
      return eventSheet(view, words, (id) => reports.get(id), event);
    },
  );
  sheet(
    "/persons/{id}",
    "A person: posts held and events",
    clocksQuery,
    { description: "The person's dossier" },
    ({ view, words }, _, context) => personSheet(view, words, idOf(context)),
  );
  sheet(
    "/posts/{id}",
    "A post: who held it when",
    clocksQuery,
    { description: "The post's history" },
    ({ view }, _, context) => postSheet(view, idOf(context)),
  );
  sheet(
    "/states/{id}",
    "The posts of a state, and of another beside them",
    stateQuery,
    { description: "Posts and counterparts" },
    ({ view, words }, { beside }, context) =>
      stateSheet(view, words, idOf(context), partiesOf(options, beside)[0] ?? null),
  );
  sheet(
    "/channels/{id}",
    "A channel: its lanes and events",
    clocksQuery,
    { description: "The channel's dossier" },
    ({ view, words }, _, context) => channelSheet(view, words, idOf(context)),
  );
  sheet(
    "/ledger",
    "Commitments, refusals, silences, positions, contradictions, precedents",
    relationQuery,
    { description: "The ledger" },
    ({ view, words }, { between }) => ledgerSheet(view, words, partiesOf(options, between)),
  );
  routes.add(
    {
      method: "get",
      path: "/changed",
      summary: "What changed between what was known on two days, and why",
      query: changedQuery,
      gives: { description: "Changes with the reports that brought them" },
    },
    async ({ context, query: { since, until, between } }) => {
      const [before, after] = await Promise.all([
        record.see({ asOf: since, on: since }),
        record.see(until === undefined ? {} : { asOf: until, on: until }),
      ]);
      return etagged(context, `${options.version}.${before.mark}-${after.mark}`, () =>
        changedSheet(before.view, after.view, after.words, partiesOf(options, between)),
      );
    },
  );
  sheet(
    "/search",
    "Reports that hold all the words, the newest first",
    searchQuery,
    { description: "A page of reports with the words around the hits", schema: searchPageForm },
    async ({ view, words }, { q, cursor, limit, asOf, asRecorded }) => {
      const from = Number(cursor ?? "0");
      // What was not known by then is left out after the search: so the whole depth is looked at where a clock is set back.
      const all = await record.search(q, {
        limit: asOf || asRecorded ? deepest : Math.min(deepest, from + limit + 1),
      });
      const known = new Set(view.reports.map(({ id }) => id));
      const found = all.filter(({ report }) => known.has(report));
      const page = found.slice(from, from + limit);
      const reports = await record.reports(page.map(({ report }) => report));
      const next = from + limit < found.length ? `${from + limit}` : null;
      return searchPage(view, words, page, (id) => reports.get(id), next);
    },
  );
  routes.add(
    {
      method: "get",
      path: "/brief",
      summary: "A footnoted brief, frozen with its day",
      query: briefQuery,
      gives: { description: "JSON, Markdown, Word or a page to print, as `format` asks" },
    },
    async ({ query }) => {
      const made = options.now();
      const clocks = clocksOf(query);
      // Frozen: a brief of now is of what was known by the day on which it is made.
      const seen = await record.see({ ...clocks, asOf: clocks.asOf ?? made.slice(0, 10) });
      const reports = await record.reports(seen.view.reports.map(({ id }) => id));
      return briefAnswer(seen, (id) => reports.get(id) ?? null, {
        between: partiesOf(options, query.between),
        format: query.format,
        made,
      });
    },
  );
}
