// Forms of answers that are lists or counts, for the API's description; the tests hold real answers against them.
import { z } from "zod";

const day = z.iso.date();
const eventLine = z.strictObject({ id: z.string(), when: z.string(), title: z.string() });

export const statusForm = z.strictObject({
  version: z.string(),
  generation: z.int(),
  coverage: z.looseObject({
    reports: z.int(),
    statements: z.int(),
    published: z.tuple([day, day]).nullable(),
  }),
  events: z.int(),
  on: day.nullable(),
});

export const relationsForm = z.array(
  z.strictObject({
    parties: z.tuple([z.string(), z.string()]),
    names: z.tuple([z.string(), z.string()]),
    events: z.int(),
    last: day.nullable(),
  }),
);

export const eventsPageForm = z.strictObject({
  rows: z.array(
    z.strictObject({
      ...eventLine.shape,
      kind: z.string(),
      days: z.tuple([day.nullable(), day.nullable()]).describe("Earliest and latest, null = open"),
      parties: z.array(z.string()),
      persons: z.array(z.string()),
      place: z.string().nullable(),
      reports: z.int(),
      origins: z.int(),
      says: z.string(),
      disputes: z.array(z.string()),
      evidence: z.string().describe("Ref of the statement that could be known first"),
    }),
  ),
  total: z.int(),
  next: z.string().nullable().describe("Cursor of the next page"),
});

export const searchPageForm = z.strictObject({
  found: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string().nullable(),
      publisher: z.string().nullable(),
      published: day.nullable(),
      snippet: z
        .array(z.strictObject({ text: z.string(), hit: z.boolean() }))
        .nullable()
        .describe("Null where only excerpts may be shown"),
      events: z.array(eventLine),
      eventCount: z.int(),
      evidence: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
});

export const sessionForm = z.strictObject({ needed: z.boolean(), signedIn: z.boolean() });

export const jobForm = z.strictObject({
  id: z.string(),
  state: z.enum(["reading", "done", "stopped", "failed"]),
  files: z.int(),
  filesDone: z.int(),
  kept: z.int(),
  known: z.int(),
  statements: z.int(),
  problems: z.array(z.string()),
  seconds: z.number(),
  secondsLeft: z.number().nullable(),
  failure: z.string().nullable(),
});
