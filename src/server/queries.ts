// The parameters that questions to the API may carry: days, clocks, a relation, pages.
import { z } from "zod";

const day = z.iso.date({ error: "must be a day of the calendar, written YYYY-MM-DD" }).optional();
const line = (most: number) => z.string().max(most, { error: `holds at most ${most} characters` });
const text = line(4000).optional();

/** A whole number, `usual` when left out; one beyond `most` counts as `most`. */
const number = (usual: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: "must be a whole number" })
    .transform((digits) => Math.min(Number(digits), most))
    .default(usual);

const yes = z
  .string()
  .transform((word) => word === "true")
  .default(false);

export const clocksQuery = z.object({
  asOf: day.describe("Known on: only reports published by this day"),
  on: day.describe("True on: what held in the world on this day"),
  asRecorded: day.describe("Audit: only what had been received and judged by this day"),
});

const between = text.describe("States by code or name, parted by commas: USA,CHN");

export const relationQuery = clocksQuery.extend({ between });

export const boardQuery = relationQuery.extend({
  lanes: yes.describe(
    "true: of a large record as known on a day the lanes and promises alone, which are there sooner",
  ),
});

export const eventsQuery = relationQuery.extend({
  channel: text.describe("Words of the channel's name"),
  person: text.describe("Words of a person's name"),
  kind: text.describe("One kind of event: meeting"),
  from: day.describe("Not before this day"),
  to: day.describe("Not after this day"),
  q: text.describe("Words of the title or of the evidence"),
  all: yes.describe("true: those without a day as well"),
  cursor: text.describe("`next` of the page before"),
  at: number(0, 10_000_000).describe("Instead of a cursor: how many events of the list to leave out"),
  limit: number(100, 500).describe("Rows of a page, at most 500"),
});

export const stateQuery = clocksQuery.extend({
  beside: text.describe("Another state, whose posts stand beside"),
});

export const changedQuery = z.object({
  since: z.iso
    .date({ error: "must be a day, written YYYY-MM-DD" })
    .describe("What was known on this day ..."),
  until: day.describe("... and on this one; now when left out"),
  between,
});

export const reviewQuery = z.object({
  q: text.describe("Words of the statement, its kind or publisher"),
  author: text.describe("With double: whose own queue"),
  double: yes.describe("true: also what others have decided and `author` has not"),
  between: text.describe("Of a large record: the relation whose newest reports are reviewed"),
  limit: number(200, 2000).describe("Statements, at most 2000"),
});

export const briefQuery = relationQuery.extend({
  format: z.enum(["md", "docx", "html", "json"], { error: "is md, docx, html or json" }).default("json"),
});

export const searchQuery = clocksQuery.extend({
  q: line(1000).default("").describe('Words that must all be there; "in quotes" a phrase'),
  cursor: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be `next` of the page before" })
    .optional(),
  limit: number(20, 100).describe("Reports of a page, at most 100"),
});
