// The routes of reading from the desk: files or the sample record in, how far it is, a stop.
import { type GivenFile, ReadingJobs, type ReadInto } from "./jobs.ts";
import type { Live } from "./live.ts";
import { notThere, recordGone } from "./problem.ts";
import { jobForm } from "./forms.ts";
import { readBody } from "./read-body.ts";
import type { Routes } from "./routes.ts";

export interface ReadingOptions {
  readonly live: Live;
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
export function readingRoutes(routes: Routes, options: ReadingOptions, ended: () => void): void {
  const { present = () => true } = options;
  const jobs = new ReadingJobs(
    (files, tell, stopped) =>
      options.readInto(files, tell, () => {
        if (!present()) throw recordGone();
        return stopped();
      }),
    options.now,
    (job) => options.live.progress(job),
  );
  const started = { status: 202, description: "It has begun; ask how far it is", schema: jobForm };
  routes.add(
    {
      method: "post",
      path: "/read",
      summary: "Reads files into the record",
      body: {
        schema: readBody,
        title: "Nothing to read",
        mend: (part) =>
          `Send files with name and base64, and a day as YYYY-MM-DD where one is given (${part}).`,
      },
      gives: started,
    },
    ({ context, body: { files } }) => {
      const given = files.map(({ name, base64, published, publisher }) => ({
        name,
        bytes: Buffer.from(base64, "base64"),
        published: published ?? null,
        publisher: publisher ?? null,
      }));
      return context.json(jobs.start(given, ended), 202);
    },
  );
  routes.add(
    {
      method: "post",
      path: "/sample",
      summary: "Reads the reports that come with Parley",
      gives: started,
    },
    ({ context }) => context.json(jobs.start(options.samples(), ended), 202),
  );
  routes.add(
    {
      method: "get",
      path: "/jobs/{id}",
      summary: "How far a reading is",
      gives: { description: "Counts, time left, what could not be read", schema: jobForm },
    },
    ({ context }) => {
      const state = jobs.state(context.req.param("id")!);
      if (!state) throw notThere("This reading");
      return context.json(state, 200, { "cache-control": "no-store" });
    },
  );
  routes.add(
    {
      method: "post",
      path: "/jobs/{id}/stop",
      summary: "Stops a reading after the report that it is at; the same files again go on",
      gives: { description: "It is asked to stop" },
    },
    ({ context }) => {
      if (!jobs.stop(context.req.param("id")!)) throw notThere("This reading");
      return context.json({});
    },
  );
}
