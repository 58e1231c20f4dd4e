// The HTTP API of a record and the desk's files, in one app: `GET /api/events/e3k9x0q2m1z` answers an event with who says so.
import { type Context, Hono } from "hono";
import { parseDay } from "../report/index.ts";
import { briefChannels, briefDocx, briefHtml, briefMarkdown, composeBrief } from "../exports/index.ts";
import {
  chosenEvents,
  claimedKinds,
  claimedLevel,
  claimedSince,
  claimsDefense,
  eventTitle,
  type Judgement,
  testPrecedent,
} from "../record/index.ts";
import type { Clocks } from "../store/index.ts";
import type { DeskRecord, SeenView } from "./desk-record.ts";
import { deskFiles } from "./files.ts";
import { guard, mostBytes } from "./guard.ts";
import { type GivenFile, type ReadInto, ReadingJobs } from "./jobs.ts";
import { judgementBody, precedentBody, withdrawalBody } from "./judgement-body.ts";
import type { Live } from "./live.ts";
import { notThere, problemAnswer, ProblemFailure } from "./problem.ts";
import { readBody } from "./read-body.ts";
import {
  boardSheet,
  changedSheet,
  channelSheet,
  eventsPage,
  eventSheet,
  ledgerSheet,
  personSheet,
  postSheet,
  relationsSheet,
  reportSheet,
  reviewSheet,
  stateSheet,
  statementSheet,
} from "./sheets/index.ts";

export interface AppOptions {
  readonly record: DeskRecord;
  readonly live: Live;
  /** Folder of the built desk. */
  readonly desk: string;
  readonly version: string;
  /** Now, as an ISO instant (UTC). */
  now(): string;
  /** Is told of every fault that is not the asker's. */
  readonly fault: (error: Error) => void;
  /** Reads files into the record. */
  readonly readInto: ReadInto;
  /** The reports that come with Parley. */
  samples(): readonly GivenFile[];
  /** Codes for "USA,CHN" or "US,China"; throws for what is no state. */
  parties(list: string): string[];
  /** Codes of the states that a text names. */
  statesIn(text: string): string[];
  /** Code -> name of every state. */
  readonly states: Readonly<Record<string, string>>;
}

/** A day of the query, or null; anything else is refused. */
function dayOf(context: Context, name: string): string | null {
  const value = context.req.query(name);
  if (value === undefined || value === "") return null;
  if (parseDay(value) === null)
    throw new ProblemFailure(400, "No day", `${name} must be a day of the calendar, written YYYY-MM-DD.`);
  return value;
}

const clocksOf = (context: Context): Clocks => ({
  asOf: dayOf(context, "asOf"),
  on: dayOf(context, "on"),
  asRecorded: dayOf(context, "asRecorded"),
});

/** A whole number of the query within bounds. */
function numberOf(context: Context, name: string, usual: number, most: number): number {
  const value = context.req.query(name);
  if (value === undefined) return usual;
  if (!/^\d{1,9}$/.test(value)) throw new ProblemFailure(400, "No number", `${name} must be a whole number.`);
  return Math.min(Number(value), most);
}

/** The JSON of a body; no more of it is taken in than the path allows, whatever length it claims. */
async function bodyOf(context: Context): Promise<unknown> {
  const most = mostBytes(context.req.path);
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of (context.req.raw.body ?? []) as AsyncIterable<Uint8Array>) {
    size += piece.length;
    if (size > most) throw new ProblemFailure(413, "Too large", `A body holds at most ${most / 1024} kB.`);
    pieces.push(piece);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString("utf8"));
  } catch {
    throw new ProblemFailure(400, "No JSON", "The body can't be read as JSON. Send one object.");
  }
}

/** The app; nothing is opened or listened on yet. */
export function deskApp(options: AppOptions): Hono {
  const { record, live } = options;
  const app = new Hono();
  app.use(guard);
  const jobs = new ReadingJobs(options.readInto, options.now);

  const parties = (context: Context, name = "between"): string[] => {
    const list = context.req.query(name);
    if (!list) return [];
    try {
      return options.parties(list);
    } catch (error) {
      throw new ProblemFailure(400, "No such state", (error as Error).message);
    }
  };

  /** Answers with JSON and an ETag made of the record's state and the question. */
  const answer = (context: Context, mark: string, value: unknown): Response => {
    // The version too: a sheet of an older form is no answer after an upgrade.
    const etag = `"${options.version}.${mark}"`;
    if (context.req.header("if-none-match") === etag)
      return new Response(null, { status: 304, headers: { etag } });
    return new Response(JSON.stringify(value), {
      headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache", etag },
    });
  };

  /** A route whose answer is made from a view; null is not there. */
  const sheet = (path: string, make: (seen: SeenView, context: Context) => unknown): void => {
    app.get(`/api${path}`, async (context) => {
      const seen = await record.see(clocksOf(context));
      const value = await make(seen, context);
      if (value === null) throw notThere(`“${(context.req.param("id") ?? context.req.path).slice(0, 200)}”`);
      return answer(context, seen.mark, value);
    });
  };

  sheet("/status", async ({ view }) => ({
    version: options.version,
    generation: await record.generation(),
    coverage: view.coverage,
    events: view.events.length,
    on: view.on,
  }));
  app.get("/api/names", (context) => answer(context, options.version, options.states));
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
    const reports = await record.reports();
    return eventSheet(view, words, (id) => reports.get(id), context.req.param("id")!);
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
    return answer(
      context,
      `${before.mark}-${after.mark}`,
      changedSheet(before.view, after.view, after.words, parties(context)),
    );
  });

  app.get("/api/review", async (context) => {
    const [seen, readings, judgements, reports] = await Promise.all([
      record.see({}),
      record.readings(),
      record.judgements(),
      record.reports(),
    ]);
    const double = context.req.query("double") === "true" ? (context.req.query("author") ?? null) : null;
    return answer(
      context,
      seen.mark,
      reviewSheet(seen.view, readings, judgements, (id) => reports.get(id), {
        author: double,
        limit: numberOf(context, "limit", 200, 2000),
        words: context.req.query("q") ?? "",
      }),
    );
  });
  app.get("/api/statements/:id", async (context) => {
    const ref = context.req.param("id");
    const slash = ref.indexOf("/");
    const reading = slash < 1 ? null : await record.reading(ref.slice(0, slash));
    const [seen, judgements, reports] = await Promise.all([
      record.see({}),
      record.judgements(),
      record.reports(),
    ]);
    const value =
      reading === null
        ? null
        : statementSheet(
            seen.view,
            seen.words,
            reading,
            judgements,
            (id) => reports.get(id),
            ref.slice(slash + 1),
          );
    if (value === null) throw notThere("This statement");
    return answer(context, seen.mark, value);
  });
  app.get("/api/reports/:id", async (context) => {
    const report = (await record.reports()).get(context.req.param("id"));
    if (!report) throw notThere("This report");
    return answer(
      context,
      `${await record.generation()}`,
      reportSheet(report, await record.reading(report.id)),
    );
  });

  app.get("/api/judgements", async (context) =>
    answer(context, `${await record.generation()}`, (await record.judgements()).toReversed()),
  );
  app.post("/api/judgements", async (context) => {
    const parsed = judgementBody.safeParse(await bodyOf(context));
    if (!parsed.success)
      throw new ProblemFailure(
        400,
        "No judgement",
        `The body is no judgement: ${parsed.error.issues[0]?.path.join(".") || "its form"} is not as it must be.`,
      );
    const { report } = parsed.data.target;
    if (!(await record.reports()).has(report)) throw notThere(`The report ${report}`);
    await record.judge({ ...parsed.data, withdrawn: null } as Judgement);
    live.tell({
      kind: "judgement",
      author: parsed.data.author,
      id: parsed.data.id,
      generation: await record.generation(),
    });
    return context.json({ id: parsed.data.id }, 201);
  });
  app.post("/api/judgements/:id/withdraw", async (context) => {
    const parsed = withdrawalBody.safeParse(await bodyOf(context));
    if (!parsed.success) throw new ProblemFailure(400, "No withdrawal", "author, at and reason are needed.");
    const id = context.req.param("id");
    const known = (await record.judgements()).find((each) => each.id === id);
    if (!known) throw notThere("This judgement");
    // Sent twice, it is withdrawn once.
    if (!known.withdrawn) await record.withdraw(id, parsed.data);
    live.tell({ kind: "withdrawal", author: parsed.data.author, id, generation: await record.generation() });
    return context.json({ id });
  });

  app.post("/api/precedent", async (context) => {
    const parsed = precedentBody.safeParse(await bodyOf(context));
    if (!parsed.success) throw new ProblemFailure(400, "No claim", "text and between are needed.");
    const { text, between } = parsed.data;
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
    const between = parties(context);
    const made = options.now();
    const clocks = clocksOf(context);
    // Frozen: a brief of now is of what was known by the day on which it is made.
    const { view, words } = await record.see({ ...clocks, asOf: clocks.asOf ?? made.slice(0, 10) });
    const reports = await record.reports();
    const brief = composeBrief(view, {
      title: between.length > 0 ? `${between.map(record.stateName).join(" and ")}: chronology` : "Chronology",
      made,
      ...(between.length > 0 ? { parties: between } : {}),
      events: chosenEvents(view, between.length > 0 ? { between } : {}),
      titleOf: (event) => eventTitle(event, words),
      channels: briefChannels(view, between),
      report: (id) => reports.get(id) ?? null,
    });
    const name = `brief-${[...between, view.asOf ?? made.slice(0, 10)].join("-").toLowerCase()}`;
    const send = (body: string | Uint8Array<ArrayBuffer>, type: string, file: string | null): Response =>
      new Response(body, {
        headers: {
          "content-type": type,
          "cache-control": "no-store",
          ...(file === null ? {} : { "content-disposition": `attachment; filename="${file}"` }),
        },
      });
    switch (context.req.query("format") ?? "json") {
      case "md":
        return send(briefMarkdown(brief), "text/markdown; charset=utf-8", `${name}.md`);
      case "docx":
        return send(
          new Uint8Array(await briefDocx(brief)),
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          `${name}.docx`,
        );
      case "html":
        return send(briefHtml(brief), "text/html; charset=utf-8", null);
      case "json":
        return context.json(brief);
      default:
        throw new ProblemFailure(400, "No such format", "A brief is md, docx, html or json.");
    }
  });

  const readingOf = (files: readonly GivenFile[]) =>
    jobs.start(files, () => {
      record
        .generation()
        .then((generation) => live.tell({ kind: "reading", author: "", id: "", generation }), options.fault);
    });
  app.post("/api/read", async (context) => {
    const parsed = readBody.safeParse(await bodyOf(context));
    if (!parsed.success)
      throw new ProblemFailure(
        400,
        "Nothing to read",
        `Send files with name and base64, and a day as YYYY-MM-DD where one is given (${parsed.error.issues[0]?.path.join(".") || "body"}).`,
      );
    const files = parsed.data.files.map(({ name, base64, published, publisher }) => ({
      name,
      bytes: Buffer.from(base64, "base64"),
      published: published ?? null,
      publisher: publisher ?? null,
    }));
    return context.json(readingOf(files), 202);
  });
  app.post("/api/sample", (context) => context.json(readingOf(options.samples()), 202));
  app.get("/api/jobs/:id", (context) => {
    const state = jobs.state(context.req.param("id"));
    if (!state) throw notThere("This reading");
    return context.json(state, 200, { "cache-control": "no-store" });
  });
  app.post("/api/jobs/:id/stop", (context) => {
    if (!jobs.stop(context.req.param("id"))) throw notThere("This reading");
    return context.json({});
  });

  app.get("/api/live", () => live.answer());
  app.all("/api/*", () => problemAnswer(404, "No such resource", "The API has no such path."));

  const files = deskFiles(options.desk);
  app.get("*", (context) => files(new URL(context.req.url).pathname));

  app.onError((error) => {
    if (error instanceof ProblemFailure) return problemAnswer(error.status, error.title, error.message);
    if (error.name === "RecordFailure")
      return problemAnswer(503, "The record can't be used now", error.message);
    options.fault(error);
    return problemAnswer(
      500,
      "A fault in Parley",
      "Nothing that was recorded is lost. Try again; the terminal of parley serve shows what failed.",
    );
  });
  return app;
}
