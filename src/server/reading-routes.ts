// The routes of reading from the desk: files or the sample record in, how far it is, a stop.
import type { Hono } from "hono";
import { type GivenFile, ReadingJobs, type ReadInto } from "./jobs.ts";
import { notThere, recordGone } from "./problem.ts";
import { formOf } from "./question.ts";
import { readBody } from "./read-body.ts";

export interface ReadingOptions {
  /** Reads files into the record. */
  readonly readInto: ReadInto;
  /** Whether the record is still at its place; asked before each report. */
  readonly present?: () => boolean;
  /** The reports that come with Parley. */
  samples(): readonly GivenFile[];
  /** Now, as an ISO instant (UTC). */
  now(): string;
}

/** `ended` is called once for each reading, however it ends. */
export function readingRoutes(app: Hono, options: ReadingOptions, ended: () => void): void {
  const { present = () => true } = options;
  const jobs = new ReadingJobs(
    (files, tell, stopped) =>
      options.readInto(files, tell, () => {
        if (!present()) throw recordGone();
        return stopped();
      }),
    options.now,
  );
  app.post("/api/read", async (context) => {
    const { files } = await formOf(
      context,
      readBody,
      "Nothing to read",
      (part) => `Send files with name and base64, and a day as YYYY-MM-DD where one is given (${part}).`,
    );
    const given = files.map(({ name, base64, published, publisher }) => ({
      name,
      bytes: Buffer.from(base64, "base64"),
      published: published ?? null,
      publisher: publisher ?? null,
    }));
    return context.json(jobs.start(given, ended), 202);
  });
  app.post("/api/sample", (context) => context.json(jobs.start(options.samples(), ended), 202));
  app.get("/api/jobs/:id", (context) => {
    const state = jobs.state(context.req.param("id"));
    if (!state) throw notThere("This reading");
    return context.json(state, 200, { "cache-control": "no-store" });
  });
  app.post("/api/jobs/:id/stop", (context) => {
    if (!jobs.stop(context.req.param("id"))) throw notThere("This reading");
    return context.json({});
  });
}
