// The routes of the review: the queue, cards, reports, judgements and their withdrawal; the test of a precedent.
import { z } from "zod";
import {
  chosenEvents,
  claimedKinds,
  claimedLevel,
  claimedSince,
  claimsDefense,
  eventTitle,
  type Judgement,
  reportsOf,
  testPrecedent,
  timeWords,
} from "../record/index.ts";
import { etagged } from "./answer.ts";
import type { AppOptions } from "./app.ts";
import { reportsSeen } from "./desk-record.ts";
import { newestReviewed } from "./large-record.ts";
import { partiesOf } from "./parties.ts";
import { judgementBody, precedentBody, withdrawalBody } from "./judgement-body.ts";
import { notThere, ProblemFailure } from "./problem.ts";
import { clocksQuery, reviewQuery } from "./queries.ts";
import type { Routes } from "./routes.ts";
import {
  addedSheet,
  type PrecedentAnswer,
  reportOfRef,
  reportSheet,
  reviewSheet,
  statementSheet,
} from "./sheets/index.ts";

const made = z.object({ id: z.string() });

export function judgementRoutes(routes: Routes, options: AppOptions): void {
  const { record, live, version } = options;
  /** Readings of the newest reports of these: of a large record no more are reviewed at once. */
  const newestReadings = async (ids: readonly string[]) => {
    const reports = await record.reports(ids);
    const newest = ids
      .toSorted((a, b) => ((reports.get(a)?.published ?? "") < (reports.get(b)?.published ?? "") ? 1 : -1))
      .slice(0, newestReviewed);
    return (await Promise.all(newest.map((id) => record.reading(id)))).filter((each) => each !== null);
  };
  routes.add(
    {
      method: "get",
      path: "/review",
      summary: "Statements that wait for a decision, and how far reviewers agree",
      query: reviewQuery,
      gives: { description: "The queue" },
    },
    async ({ context, query: { q, author, double, limit, between } }) => {
      const parties = partiesOf(options, between);
      return etagged(record, context, version, async () => {
        const rows = await record.byRows();
        const seen = await record.among({}, rows ? parties : []);
        const [readings, judgements] = await Promise.all([
          rows ? newestReadings(reportsSeen(seen.view)) : record.readings(),
          record.judgements(),
        ]);
        const reports = await record.reports(readings.map(({ report }) => report));
        return reviewSheet(seen.view, readings, judgements, (id) => reports.get(id), {
          author: double ? (author ?? null) : null,
          limit,
          words: q ?? "",
        });
      });
    },
  );
  routes.add(
    {
      method: "get",
      path: "/statements/{id}",
      summary: "The card of a statement",
      gives: { description: "All that is known of it, with what is near" },
    },
    async ({ context }) => {
      const ref = context.req.param("id")!;
      const make = async () => {
        const seen = await record.about({}, ref);
        const added = seen.words.filed(ref);
        if (added?.standing === "added") {
          const reports = await record.reports(reportsSeen(seen.view));
          return addedSheet(seen.view, seen.words, added, await record.judgements(), (id) => reports.get(id));
        }
        const reading = await record.reading(reportOfRef(ref));
        if (reading === null) return null;
        const [judgements, reports] = await Promise.all([
          record.judgements(),
          record.reports([reading.report, ...reportsSeen(seen.view)]),
        ]);
        const id = ref.slice(reading.report.length + 1);
        return statementSheet(seen.view, seen.words, reading, judgements, (each) => reports.get(each), id);
      };
      return etagged(record, context, version, make, "This statement");
    },
  );
  routes.add(
    {
      method: "get",
      path: "/reports/{id}",
      summary: "A report: its kept text, statements and furniture by their offsets (UTF-16)",
      gives: { description: "The report" },
    },
    async ({ context }) =>
      etagged(
        record,
        context,
        version,
        async () => {
          const report = await record.report(context.req.param("id")!);
          if (report === null) return null;
          const added = (await record.judgements()).flatMap((each) =>
            each.kind === "add-fact" && each.report === report.id && !each.withdrawn
              ? [{ ref: `${report.id}/${each.id}`, ...each.statement.evidence }]
              : [],
          );
          return reportSheet(report, await record.reading(report.id), added);
        },
        "This report",
      ),
  );
  routes.add(
    {
      method: "get",
      path: "/judgements",
      summary: "Who decided what, when and why, the newest first",
      gives: {
        description: "The review log",
        schema: z.array(z.looseObject({ id: z.string(), kind: z.string() })),
      },
    },
    async ({ context }) =>
      etagged(record, context, version, async () => (await record.judgements()).toReversed()),
  );
  routes.add(
    {
      method: "post",
      path: "/judgements",
      summary: "Decides; the same id again adds nothing",
      body: {
        schema: judgementBody,
        title: "No judgement",
        mend: (part) => `The body is no judgement: ${part} is not as it must be.`,
      },
      gives: { status: 201, description: "It is in the record", schema: made },
    },
    async ({ context, body }) => {
      const { id, author } = body;
      const judgement = { ...body, withdrawn: null } as Judgement;
      for (const report of reportsOf(judgement))
        if (!(await record.report(report))) throw notThere(`The report ${report}`);
      if (judgement.kind === "add-fact" && judgement.report !== null) {
        const { text } = (await record.report(judgement.report))!;
        const { start, end } = judgement.statement.evidence;
        if (start >= end || end > text.length)
          throw new ProblemFailure(
            400,
            "No such words",
            "The fact must stand in words of its report: evidence is a span of its text.",
          );
      }
      await record.judge(judgement);
      live.tell({ kind: "judgement", author, id, generation: await record.generation() });
      return context.json({ id }, 201);
    },
  );
  routes.add(
    {
      method: "post",
      path: "/judgements/{id}/withdraw",
      summary: "Takes a decision back; it stays in the log",
      body: {
        schema: withdrawalBody,
        title: "No withdrawal",
        mend: (part) => `author, at and reason are needed (${part}).`,
      },
      gives: { description: "It is taken back", schema: made },
    },
    async ({ context, body }) => {
      const id = context.req.param("id")!;
      const known = (await record.judgements()).find((each) => each.id === id);
      if (!known) throw notThere("This judgement");
      // Sent twice, it is withdrawn once.
      if (!known.withdrawn) await record.withdraw(id, body);
      live.tell({ kind: "withdrawal", author: body.author, id, generation: await record.generation() });
      return context.json({ id });
    },
  );
  routes.add(
    {
      method: "post",
      path: "/precedent",
      summary: "Tests a claim such as “the first visit since 2019” against the record",
      query: clocksQuery,
      body: {
        schema: precedentBody,
        title: "No claim",
        mend: (part) => `text and between are needed (${part}).`,
      },
      gives: { description: "The test, with counter-examples" },
    },
    async ({ context, query, body: { text, between } }) => {
      const parties = between.length > 0 ? between : options.statesIn(text);
      const { view, words } = await record.among(
        { asOf: query.asOf ?? null, on: query.on ?? null, asRecorded: query.asRecorded ?? null },
        parties,
      );
      const claim = {
        text,
        kinds: claimedKinds(text),
        parties,
        person: null,
        level: claimedLevel(text),
        defense: claimsDefense(text),
        since: claimedSince(text),
        until: null,
      };
      const test = testPrecedent(claim, view.events, view.coverage);
      const lines = (ids: readonly string[]) =>
        chosenEvents(view, {})
          .filter(({ id }) => ids.includes(id))
          .map((event) => ({
            id: event.id,
            when: timeWords(event.when, true),
            title: eventTitle(event, words),
          }));
      return context.json({
        test,
        counterExamples: lines(test.counterExamples),
        earlier: lines(test.earlier),
      } satisfies PrecedentAnswer);
    },
  );
}
