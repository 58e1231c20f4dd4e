// The HTTP API of a record and the desk's files, in one app: `GET /api/events/e3k9x0q2m1z` answers an event with who says so.
import { type Context, Hono } from "hono";
import {
  claimedKinds,
  claimedLevel,
  claimedSince,
  claimsDefense,
  eventTitle,
  type Judgement,
  testPrecedent,
} from "../record/index.ts";
import { type Access, accessRoutes, admit } from "./access.ts";
import { briefAnswer } from "./brief-answer.ts";
import type { DeskRecord, SeenView } from "./desk-record.ts";
import { deskFiles } from "./files.ts";
import { guard, loopbackHosts } from "./guard.ts";
import { judgementBody, precedentBody, withdrawalBody } from "./judgement-body.ts";
import type { Live } from "./live.ts";
import { notThere, problemAnswer, ProblemFailure, recordGone, recordProblem } from "./problem.ts";
import { addressOf, limited, RateLimit } from "./rate.ts";
import { clocksOf, dayOf, formOf, numberOf } from "./question.ts";
import { readingRoutes, type ReadingOptions } from "./reading-routes.ts";
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
  reportSheet,
  reviewSheet,
  stateSheet,
  statementSheet,
} from "./sheets/index.ts";

export interface AppOptions extends ReadingOptions {
  readonly record: DeskRecord;
  readonly live: Live;
  /** Folder of the built desk. */
  readonly desk: string;
  readonly version: string;
  /** Is told of every fault that is not the asker's. */
  readonly fault: (error: Error) => void;
  /** Codes for "USA,CHN" or "US,China"; throws for what is no state. */
  parties(list: string): string[];
  /** Codes of the states that a text names. */
  statesIn(text: string): string[];
  /** Code -> name of every state. */
  readonly states: Readonly<Record<string, string>>;
  /** Who may use it: null or left out for a desk of this machine alone, which nobody else reaches. */
  readonly access?: Access | null;
  /** How often one address may ask, and try a token, of a desk that others reach: 60 a second and 600 at once; 10 tries, one more in 6 s. */
  readonly rate?: RateLimit;
  readonly tries?: RateLimit;
  /** Host names under which it may be called; those of loopback when left out. */
  readonly hosts?: readonly string[];
  /** It is served over TLS. */
  readonly secure?: boolean;
}

/** The app; nothing is opened or listened on yet. */
export function deskApp(options: AppOptions): Hono {
  const { record, live } = options;
  const app = new Hono();
  const access = options.access ?? null;
  app.use(guard({ hosts: options.hosts ?? loopbackHosts, secure: options.secure ?? false }));
  if (access !== null) {
    app.use(limited(options.rate ?? new RateLimit(60, 600, Date.now)));
    app.use(admit(access));
  }
  const present = options.present ?? (() => true);
  app.use("/api/*", async (_, next) => {
    if (!present()) throw recordGone();
    await next();
  });

  const parties = (context: Context, name = "between"): string[] => {
    const list = context.req.query(name);
    if (!list) return [];
    try {
      return options.parties(list);
    } catch (error) {
      throw new ProblemFailure(400, "No such state", (error as Error).message);
    }
  };

  /**
   * Answers with JSON and an ETag of the record's state: whoever has the answer of that state already costs no making. Null is not
   * there.
   */
  const answer = async (
    context: Context,
    mark: string,
    make: () => unknown,
    what = "It",
  ): Promise<Response> => {
    // The version too: a sheet of an older form is no answer after an upgrade.
    const etag = `"${options.version}.${mark}"`;
    if (context.req.header("if-none-match") === etag)
      return new Response(null, { status: 304, headers: { etag } });
    const value = await make();
    if (value === null) throw notThere(what);
    return new Response(JSON.stringify(value), {
      headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache", etag },
    });
  };

  /** A route whose answer is made from a view. */
  const sheet = (path: string, make: (seen: SeenView, context: Context) => unknown): void => {
    app.get(`/api${path}`, async (context) => {
      const seen = await record.see(clocksOf(context));
      const what = `“${(context.req.param("id") ?? context.req.path).slice(0, 200)}”`;
      return answer(context, seen.mark, () => make(seen, context), what);
    });
  };

  sheet("/status", async ({ view }) => ({
    version: options.version,
    generation: await record.generation(),
    coverage: view.coverage,
    events: view.events.length,
    on: view.on,
  }));
  app.get("/api/names", (context) => answer(context, "names", () => options.states));
  sheet("/relations", ({ view, words }) => relationsSheet(view, words));
  sheet("/board", ({ view, words }, context) => boardSheet(view, words, parties(context)));
  sheet("/events", ({ view, words }, context) => {
    const between = parties(context);
    const [channel, person] = [context.req.query("channel"), context.req.query("person")];
    const [from, to] = [dayOf(context, "from"), dayOf(context, "to")];
    return eventsPage(
      view,
      words,
      {
        ...(between.length > 0 ? { between } : {}),
        ...(channel ? { channel } : {}),
        ...(person ? { person } : {}),
        ...(from ? { from } : {}),
        ...(to ? { to } : {}),
        ...(context.req.query("all") === "true" ? { all: true } : {}),
      },
      { kind: context.req.query("kind") ?? "", words: context.req.query("q") ?? "" },
      { after: context.req.query("cursor") ?? null, limit: numberOf(context, "limit", 100, 500) },
    );
  });
  sheet("/events/:id", async ({ view, words }, context) => {
    const event = eventOf(view, words, context.req.param("id")!);
    if (event === null) return null;
    const reports = await record.reports(event.claims.map(({ ref }) => reportOfRef(ref)));
    return eventSheet(view, words, (id) => reports.get(id), event);
  });
  sheet("/persons/:id", ({ view, words }, context) => personSheet(view, words, context.req.param("id")!));
  sheet("/posts/:id", ({ view }, context) => postSheet(view, context.req.param("id")!));
  sheet("/states/:id", ({ view, words }, context) =>
    stateSheet(view, words, context.req.param("id")!, parties(context, "beside")[0] ?? null),
  );
  sheet("/channels/:id", ({ view, words }, context) => channelSheet(view, words, context.req.param("id")!));
  sheet("/ledger", ({ view, words }, context) => ledgerSheet(view, words, parties(context)));

  app.get("/api/changed", async (context) => {
    const [since, until] = [dayOf(context, "since"), dayOf(context, "until")];
    if (since === null) throw new ProblemFailure(400, "No day", "since must be a day, written YYYY-MM-DD.");
    const [before, after] = await Promise.all([
      record.see({ asOf: since, on: since }),
      record.see(until === null ? {} : { asOf: until, on: until }),
    ]);
    return answer(context, `${before.mark}-${after.mark}`, () =>
      changedSheet(before.view, after.view, after.words, parties(context)),
    );
  });

  app.get("/api/review", async (context) => {
    const seen = await record.see({});
    const double = context.req.query("double") === "true" ? (context.req.query("author") ?? null) : null;
    return answer(context, seen.mark, async () => {
      const [readings, judgements] = await Promise.all([record.readings(), record.judgements()]);
      const reports = await record.reports(readings.map(({ report }) => report));
      return reviewSheet(seen.view, readings, judgements, (id) => reports.get(id), {
        author: double,
        limit: numberOf(context, "limit", 200, 2000),
        words: context.req.query("q") ?? "",
      });
    });
  });
  app.get("/api/statements/:id", async (context) => {
    const ref = context.req.param("id");
    const seen = await record.see({});
    const make = async () => {
      const reading = await record.reading(reportOfRef(ref));
      if (reading === null) return null;
      const [judgements, reports] = await Promise.all([
        record.judgements(),
        record.reports(seen.view.reports.map(({ id }) => id)),
      ]);
      return statementSheet(
        seen.view,
        seen.words,
        reading,
        judgements,
        (id) => reports.get(id),
        ref.slice(reading.report.length + 1),
      );
    };
    return answer(context, seen.mark, make, "This statement");
  });
  app.get("/api/reports/:id", async (context) =>
    answer(
      context,
      `${await record.generation()}`,
      async () => {
        const report = await record.report(context.req.param("id"));
        return report && reportSheet(report, await record.reading(report.id));
      },
      "This report",
    ),
  );

  app.get("/api/judgements", async (context) =>
    answer(context, `${await record.generation()}`, async () => (await record.judgements()).toReversed()),
  );
  app.post("/api/judgements", async (context) => {
    const judgement = await formOf(
      context,
      judgementBody,
      "No judgement",
      (part) => `The body is no judgement: ${part} is not as it must be.`,
    );
    const { id, author, target } = judgement;
    if (!(await record.report(target.report))) throw notThere(`The report ${target.report}`);
    await record.judge({ ...judgement, withdrawn: null } as Judgement);
    live.tell({ kind: "judgement", author, id, generation: await record.generation() });
    return context.json({ id }, 201);
  });
  app.post("/api/judgements/:id/withdraw", async (context) => {
    const by = await formOf(
      context,
      withdrawalBody,
      "No withdrawal",
      (part) => `author, at and reason are needed (${part}).`,
    );
    const id = context.req.param("id");
    const known = (await record.judgements()).find((each) => each.id === id);
    if (!known) throw notThere("This judgement");
    // Sent twice, it is withdrawn once.
    if (!known.withdrawn) await record.withdraw(id, by);
    live.tell({ kind: "withdrawal", author: by.author, id, generation: await record.generation() });
    return context.json({ id });
  });

  app.post("/api/precedent", async (context) => {
    const { text, between } = await formOf(
      context,
      precedentBody,
      "No claim",
      (part) => `text and between are needed (${part}).`,
    );
    const { view, words } = await record.see(clocksOf(context));
    const test = testPrecedent(
      {
        text,
        kinds: claimedKinds(text),
        parties: between.length > 0 ? between : options.statesIn(text),
        person: null,
        level: claimedLevel(text),
        defense: claimsDefense(text),
        since: claimedSince(text),
        until: null,
      },
      view.events,
      view.coverage,
    );
    const lines = (ids: readonly string[]) =>
      ids.flatMap((id) => {
        const event = words.event(id);
        return event ? [{ id, title: eventTitle(event, words) }] : [];
      });
    return context.json({ test, counterExamples: lines(test.counterExamples), earlier: lines(test.earlier) });
  });

  app.get("/api/brief", async (context) => {
    const made = options.now();
    const clocks = clocksOf(context);
    // Frozen: a brief of now is of what was known by the day on which it is made.
    const seen = await record.see({ ...clocks, asOf: clocks.asOf ?? made.slice(0, 10) });
    const reports = await record.reports(seen.view.reports.map(({ id }) => id));
    return briefAnswer(seen, (id) => reports.get(id) ?? null, {
      between: parties(context),
      format: context.req.query("format") ?? "json",
      made,
    });
  });

  readingRoutes(app, options, () => {
    record
      .generation()
      .then((generation) => live.tell({ kind: "reading", author: "", id: "", generation }), options.fault);
  });

  accessRoutes(app, access, options.tries ?? new RateLimit(1 / 6, 10, Date.now), addressOf);

  app.get("/api/live", () => live.answer());
  app.all("/api/*", () => problemAnswer(404, "No such resource", "The API has no such path."));

  const files = deskFiles(options.desk);
  app.get("*", (context) => files(new URL(context.req.url).pathname));

  app.onError((error) => {
    if (error instanceof ProblemFailure)
      return problemAnswer(error.status, error.title, error.message, error.headers);
    if (error.name === "RecordFailure") return recordProblem(error);
    options.fault(error);
    return problemAnswer(
      500,
      "A fault in Parley",
      "Nothing that was recorded is lost. Try again; the terminal of parley serve shows what failed.",
    );
  });
  return app;
}
