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

const state = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .nullable();
const entity = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^[^\p{Cc}]+$/u);
const level = z
  .enum(["head-of-state", "minister", "senior-official", "working", "military-command"])
  .nullable();
const factuality = z.strictObject({
  polarity: z.enum(["positive", "negative"]),
  certainty: z.enum(["certain", "probable", "possible"]),
  status: z.enum(["actual", "planned", "requested", "conditional", "not-yet"]),
});
const place = z.strictObject({ name: words, country: state, span: z.null() }).nullable();
const participants = z
  .array(
    z.strictObject({
      span: z.null(),
      entity: entity.nullable(),
      state,
      person: words.nullable(),
      organ: words.nullable(),
      sector: z.null(),
      post: z.null(),
    }),
  )
  .max(12);
const nothing = z.array(z.never()).max(0);
const evidence = z.strictObject({ start: z.int().nonnegative(), end: z.int().nonnegative() });

/** A statement as a person writes it down: what no reader measured is null. */
const fact = z.strictObject({
  id: z.string().regex(/^[a-z-]{3,40}@\d{1,9}-\d{1,9}$/),
  kind: z.enum(statementKinds),
  plover: z.string().max(20).nullable(),
  mode: z.null(),
  context: nothing,
  cameo: z
    .string()
    .regex(/^\d{2,4}$/)
    .nullable(),
  evidence,
  trigger: evidence,
  rule: z.literal("by hand"),
  actors: participants,
  recipients: participants,
  symmetric: z.boolean(),
  host: z.null(),
  mediators: nothing,
  channel: words.nullable(),
  level,
  when,
  place,
  factuality,
  says: nothing,
  onRecord: z.boolean(),
  causes: nothing,
  sameAs: nothing,
  content: z
    .strictObject({
      text: z.string().trim().min(1).max(1000),
      span: z.null(),
      since: z.null(),
      due: z.null(),
      post: z.null(),
    })
    .nullable(),
  confidence: z.literal(1),
});
const addFact = { ...by, kind: z.literal("add-fact"), statement: fact, knownFrom: isoDay };

/** A judgement as the desk posts it; never withdrawn at birth. */
export const judgementBody = z.union([
  z.strictObject({ ...by, kind: z.enum(["accept", "reject"]), target: mark }),
  z.strictObject({ ...by, kind: z.enum(["same-event", "different-event"]), target: mark, other: mark }),
  z.strictObject({ ...correct, field: z.literal("kind"), value: z.enum(statementKinds) }),
  z.strictObject({ ...correct, field: z.literal("when"), value: when }),
  z.strictObject({ ...correct, field: z.literal("place"), value: place }),
  z.strictObject({ ...correct, field: z.literal("level"), value: level }),
  z.strictObject({ ...correct, field: z.literal("channel"), value: words.nullable() }),
  z.strictObject({ ...correct, field: z.literal("factuality"), value: factuality }),
  // A fact stands in the words of a report, or on a source that its author names.
  z.strictObject({ ...addFact, report: mark.shape.report, source: z.null() }),
  z.strictObject({ ...addFact, report: z.null(), source: words }),
  z.strictObject({
    ...by,
    kind: z.literal("merge-entities"),
    entities: z.array(entity).min(2).max(20),
    into: entity,
  }),
  z.strictObject({
    ...by,
    kind: z.literal("split-entities"),
    entity,
    into: entity,
    intoName: words,
    statements: z.array(mark).min(1).max(200),
  }),
]);

export const withdrawalBody = z.strictObject({ author: words, at: instant, reason });

/** The question of a precedent test. */
export const precedentBody = z.strictObject({
  text: z.string().trim().min(1).max(1000),
  between: z.array(z.string().regex(/^[A-Z]{3}$/)).max(6),
});
