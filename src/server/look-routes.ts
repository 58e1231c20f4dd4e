// The routes by which the record is looked at: a sheet for each screen, search, the brief.
import type { Context } from "hono";
import { z } from "zod";
import type { AppOptions } from "./app.ts";
import { etagged } from "./answer.ts";
import { briefAnswer } from "./brief-answer.ts";
import type { RecordView } from "../record/index.ts";
import type { Clocks } from "../store/index.ts";
import { reportsSeen, type SeenView } from "./desk-record.ts";
import type { LargeRecord } from "./large-record.ts";
import {
  boardQuery,
  briefQuery,
  changedQuery,
  clocksQuery,
  eventsQuery,
  relationQuery,
  searchQuery,
  stateQuery,
} from "./queries.ts";
import { partiesOf } from "./parties.ts";
import type { Routes } from "./routes.ts";
import { eventsPageForm, relationsForm, searchPageForm, statusForm } from "./forms.ts";
import {
  boardSheet,
  changedSheet,
  channelSheet,
  eventOf,
  eventRows,
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

export function lookRoutes(routes: Routes, options: AppOptions): void {
  const { record } = options;

  /**
   * A route whose answer is made from a view, the whole record unless `see` says otherwise; null is a thing that is not there.
   */
  const sheet = <Q extends typeof clocksQuery>(
    path: `/${string}`,
    summary: string,
    query: Q,
    gives: { readonly description: string; readonly schema?: z.ZodType },
    make: (seen: SeenView, query: z.output<Q>, context: Context) => unknown,
    see: (clocks: Clocks, query: z.output<Q>, context: Context) => Promise<SeenView> = (clocks) =>
      record.see(clocks),
  ): void =>
    routes.add({ method: "get", path, summary, query, gives }, async ({ context, query: asked }) => {
      const what = `“${(context.req.param("id") ?? context.req.path).slice(0, 200)}”`;
      const given = asked as z.output<Q>;
      return etagged(
        record,
        context,
        options.version,
        async () =>
          make(await see(clocksOf(asked as z.output<typeof clocksQuery>), given, context), given, context),
        what,
      );
    });
  const idOf = (context: Context): string => context.req.param("id")!;
  const among = (clocks: Clocks, { between }: { between?: string | undefined }): Promise<SeenView> =>
    record.among(clocks, partiesOf(options, between));
  const about = (clocks: Clocks, _: unknown, context: Context): Promise<SeenView> =>
    record.about(clocks, idOf(context));

  routes.add(
    {
      method: "get",
      path: "/status",
      summary: "How large the record is, and its version",
      query: clocksQuery,
      gives: { description: "Counts and coverage", schema: statusForm },
    },
    ({ context, query }) =>
      etagged(record, context, options.version, async () => {
        const clocks = clocksOf(query);
        const rows = await record.byRows();
        const { view, events } = rows
          ? await rows.summary(clocks)
          : await record.see(clocks).then((seen) => ({ view: seen.view, events: seen.view.events.length }));
        const generation = await record.generation();
        return { version: options.version, generation, coverage: view.coverage, events, on: view.on };
      }),
  );
  routes.add(
    {
      method: "get",
      path: "/names",
      summary: "Names of states",
      gives: { description: "Code -> name", schema: z.record(z.string(), z.string()) },
    },
    ({ context }) => etagged(record, context, options.version, () => options.states),
  );
  routes.add(
    {
      method: "get",
      path: "/relations",
      summary: "Pairs of states, those with most events first",
      query: clocksQuery,
      gives: { description: "At most 200 pairs", schema: relationsForm },
    },
    ({ context, query }) =>
      etagged(record, context, options.version, async () => {
        const rows = await record.byRows();
        if (rows)
          return (await rows.pairs()).map((pair) => ({ ...pair, names: pair.parties.map(record.stateName) }));
        const { view, words } = await record.see(clocksOf(query));
        return relationsSheet(view, words);
      }),
  );
  sheet(
    "/board",
    "Channels by level with their states and transitions; what is open, vacant, contradicted",
    boardQuery,
    { description: "The board" },
    async ({ view, words }, { between, lanes }) => {
      const rows = await record.byRows();
      return {
        ...boardSheet(view, words, partiesOf(options, between)),
        recent: !between && rows !== null,
        ...(lanes && view.asOf !== null && rows ? { onlyLanes: true } : {}),
      };
    },
    (clocks, { between, lanes }) =>
      record.board(clocks, partiesOf(options, between), lanes && clocks.asOf !== null),
  );
  routes.add(
    {
      method: "get",
      path: "/events",
      summary: "The chronology, by pages",
      query: eventsQuery,
      gives: { description: "A page of events", schema: eventsPageForm },
    },
    async ({ context, query }) => {
      const { between, channel, person, from, to, all, kind, q, cursor, at, limit } = query;
      const clocks = clocksOf(query);
      const parties = partiesOf(options, between);
      const choice = {
        ...(parties.length > 0 ? { between: parties } : {}),
        ...(channel ? { channel } : {}),
        ...(person ? { person } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(all ? { all: true } : {}),
      };
      return etagged(record, context, options.version, async () => {
        const rows = await record.byRows();
        // Today's list of a large record comes from its rows; what looks into names and words is asked of a relation.
        if (rows && !clocks.asOf && !clocks.asRecorded && !q && !channel && !person) {
          const { view, page } = await rows.page(clocks, {
            ...choice,
            ...(kind ? { kind } : {}),
            ...(cursor ? { after: cursor } : {}),
            skip: cursor ? 0 : at,
            limit,
          });
          return eventRows(page, record.wordsOf(view));
        }
        const { view, words } = await record.among(clocks, parties);
        return eventsPage(
          view,
          words,
          choice,
          { kind: kind ?? "", words: q ?? "" },
          { after: cursor ?? null, at, limit },
        );
      });
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
    about,
  );
  sheet(
    "/persons/{id}",
    "A person: posts held and events; of a large record those between the states given",
    relationQuery,
    { description: "The person's dossier" },
    ({ view, words }, _, context) => personSheet(view, words, idOf(context)),
    among,
  );
  sheet(
    "/posts/{id}",
    "A post: who held it when",
    clocksQuery,
    { description: "The post's history" },
    ({ view }, _, context) => postSheet(view, idOf(context)),
    about,
  );
  sheet(
    "/states/{id}",
    "The posts of a state, and of another beside them",
    stateQuery,
    { description: "Posts and counterparts" },
    async ({ view, words }, { beside }, context) => {
      const code = idOf(context);
      const pairs = (await (await record.byRows())?.pairs())?.filter(({ parties }) => parties.includes(code));
      return stateSheet(
        view,
        words,
        code,
        partiesOf(options, beside)[0] ?? null,
        pairs &&
          new Map(pairs.map(({ parties, events }) => [parties.find((each) => each !== code)!, events])),
      );
    },
    async (clocks, { beside }, context) => {
      const rows = await record.byRows();
      if (!rows) return record.see(clocks);
      const states = [idOf(context), ...partiesOf(options, beside)];
      const view = await rows.posts(clocks, states);
      return { view, words: record.wordsOf(view) };
    },
  );
  sheet(
    "/channels/{id}",
    "A channel: its lanes and events",
    clocksQuery,
    { description: "The channel's dossier" },
    ({ view, words }, _, context) => channelSheet(view, words, idOf(context)),
    about,
  );
  sheet(
    "/ledger",
    "Commitments, refusals, silences, positions, contradictions, precedents",
    relationQuery,
    { description: "The ledger" },
    ({ view, words }, { between }) => ledgerSheet(view, words, partiesOf(options, between)),
    among,
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
      const parties = partiesOf(options, between);
      return etagged(record, context, options.version, async () => {
        const [before, after] = await Promise.all([
          record.among({ asOf: since, on: since }, parties),
          record.among(until === undefined ? {} : { asOf: until, on: until }, parties),
        ]);
        return changedSheet(before.view, after.view, after.words, parties);
      });
    },
  );
  routes.add(
    {
      method: "get",
      path: "/search",
      summary: "Reports that hold all the words, the newest first",
      query: searchQuery,
      gives: { description: "A page of reports with the words around the hits", schema: searchPageForm },
    },
    ({ context, query }) =>
      etagged(record, context, options.version, async () => {
        const { q, cursor, limit } = query;
        const clocks = clocksOf(query);
        const rows = await record.byRows();
        const whole = rows ? null : await record.see(clocks);
        const from = Number(cursor ?? "0");
        // What was not known by then is left out after the search: so the whole depth is looked at where a clock is set back.
        const back = clocks.asOf !== null || clocks.asRecorded !== null;
        const all = await record.search(q, { limit: back ? deepest : Math.min(deepest, from + limit + 1) });
        const known = whole && new Set(whole.view.reports.map(({ id }) => id));
        const found = all.filter(({ report, published }) =>
          known ? known.has(report) : !clocks.asOf || (published !== null && published <= clocks.asOf),
        );
        const page = found.slice(from, from + limit);
        const ids = page.map(({ report }) => report);
        const reports = await record.reports(ids);
        const next = from + limit < found.length ? `${from + limit}` : null;
        const view = whole?.view ?? (await toldIn(rows!, clocks, ids));
        return searchPage(view, whole?.words ?? record.wordsOf(view), page, (id) => reports.get(id), next);
      }),
  );
  /** What the reports tell, as far as it is in the record. */
  const toldIn = async (rows: LargeRecord, clocks: Clocks, ids: readonly string[]): Promise<RecordView> => {
    const readings = await Promise.all(ids.map((id) => record.reading(id)));
    return rows.told(
      clocks,
      readings.flatMap((reading) => reading?.statements.map(({ id }) => `${reading.report}/${id}`) ?? []),
    );
  };
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
      const between = partiesOf(options, query.between);
      const seen = await record.among({ ...clocks, asOf: clocks.asOf ?? made.slice(0, 10) }, between);
      const reports = await record.reports(reportsSeen(seen.view));
      return briefAnswer(seen, (id) => reports.get(id) ?? null, {
        between,
        format: query.format,
        made,
      });
    },
  );
}
