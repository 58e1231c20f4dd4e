// The bodies that may be posted, checked: a judgement is written only when every part of it is of the form that the record knows.
import { z } from "zod";
import { statementKinds } from "../coding/index.ts";

const words = z.string().trim().min(1).max(200);
const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{7,79}$/);
const instant = z.iso.datetime();
const reason = z.string().max(2000).nullable();
const mark = z.strictObject({
  report: z.string().regex(/^[A-Za-z0-9._-]{1,120}$/),
  kind: z.enum(statementKinds),
  span: z
    .strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() })
    .refine(({ start, end }) => start < end, "a span ends after it starts"),
});

const isoDay = z.iso.date();
const bound = z.tuple([isoDay.nullable(), isoDay.nullable()]);
const when = z.strictObject({
  begin: bound,
  end: bound,
  precision: z.enum(["day", "week", "month", "quarter", "year", "open"]),
  origin: z.enum(["stated", "implied"]),
  basis: z.string().max(300),
  span: z.null(),
});

const by = { id, author: words, at: instant, reason };
const correct = { ...by, kind: z.literal("correct"), target: mark };

/** A judgement as the desk posts it; never withdrawn at birth. */
export const judgementBody = z.union([
  z.strictObject({ ...by, kind: z.enum(["accept", "reject"]), target: mark }),
  z.strictObject({ ...by, kind: z.enum(["same-event", "different-event"]), target: mark, other: mark }),
  z.strictObject({ ...correct, field: z.literal("kind"), value: z.enum(statementKinds) }),
  z.strictObject({ ...correct, field: z.literal("when"), value: when }),
  z.strictObject({
    ...correct,
    field: z.literal("place"),
    value: z
      .strictObject({
        name: words,
        country: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .nullable(),
        span: z.null(),
      })
      .nullable(),
  }),
  z.strictObject({
    ...correct,
    field: z.literal("level"),
    value: z.enum(["head-of-state", "minister", "senior-official", "working", "military-command"]).nullable(),
  }),
  z.strictObject({ ...correct, field: z.literal("channel"), value: words.nullable() }),
  z.strictObject({
    ...correct,
    field: z.literal("factuality"),
    value: z.strictObject({
      polarity: z.enum(["positive", "negative"]),
      certainty: z.enum(["certain", "probable", "possible"]),
      status: z.enum(["actual", "planned", "requested", "conditional", "not-yet"]),
    }),
  }),
]);

export const withdrawalBody = z.strictObject({ author: words, at: instant, reason });

/** The question of a precedent test. */
export const precedentBody = z.strictObject({
  text: z.string().trim().min(1).max(1000),
  between: z.array(z.string().regex(/^[A-Z]{3}$/)).max(6),
});
