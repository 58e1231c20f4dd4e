// The HTTP API of a record and the desk's files, in one app: `GET /api/events/e3k9x0q2m1z` answers an event with who says so.
import { Hono } from "hono";
import { type Access, accessRoutes, admit } from "./access.ts";
import type { DeskRecord } from "./desk-record.ts";
import { deskFiles } from "./files.ts";
import { guard, loopbackHosts } from "./guard.ts";
import { judgementRoutes } from "./judgement-routes.ts";
import { lookRoutes } from "./look-routes.ts";
import { openApi } from "./openapi.ts";
import { problemAnswer, ProblemFailure, recordGone, recordProblem } from "./problem.ts";
import { addressOf, limited, RateLimit } from "./rate.ts";
import { readingRoutes, type ReadingOptions } from "./reading-routes.ts";
import { Routes } from "./routes.ts";

export interface AppOptions extends ReadingOptions {
  readonly record: DeskRecord;
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

  const routes = new Routes(app);
  lookRoutes(routes, options);
  judgementRoutes(routes, options);
  readingRoutes(routes, options, () => {
    record
      .generation()
      .then((generation) => live.tell({ kind: "reading", author: "", id: "", generation }), options.fault);
  });
  accessRoutes(routes, access, options.tries ?? new RateLimit(1 / 6, 10, Date.now), addressOf);
  routes.add(
    {
      method: "get",
      path: "/live",
      summary: "Server-sent events: what was decided, taken back or read, and by whom; how far a reading is",
      gives: { description: "An open stream", type: "text/event-stream" },
    },
    () => live.answer(),
  );
  routes.add(
    {
      method: "get",
      path: "/openapi.json",
      summary: "This description",
      gives: { description: "An OpenAPI 3.1 document" },
    },
    ({ context }) => context.json(openApi(routes.forms, options.version, access !== null)),
  );
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
