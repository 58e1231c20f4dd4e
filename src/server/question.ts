// What a request asks: days, clocks and numbers of its query, and the JSON of its body, each checked and refused by name.
import type { Context } from "hono";
import type { z } from "zod";
import { parseDay } from "../report/index.ts";
import type { Clocks } from "../store/index.ts";
import { mostBytes } from "./guard.ts";
import { ProblemFailure } from "./problem.ts";

/** A day of the query, or null; anything else is refused. */
export function dayOf(context: Context, name: string): string | null {
  const value = context.req.query(name);
  if (value === undefined || value === "") return null;
  if (parseDay(value) === null)
    throw new ProblemFailure(400, "No day", `${name} must be a day of the calendar, written YYYY-MM-DD.`);
  return value;
}

export const clocksOf = (context: Context): Clocks => ({
  asOf: dayOf(context, "asOf"),
  on: dayOf(context, "on"),
  asRecorded: dayOf(context, "asRecorded"),
});

/** A whole number of the query within bounds. */
export function numberOf(context: Context, name: string, usual: number, most: number): number {
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

/** The body as `form` wants it; else a problem with `title` and `mend`, which is told the part that is wrong. */
export async function formOf<T>(
  context: Context,
  form: z.ZodType<T>,
  title: string,
  mend: (part: string) => string,
): Promise<T> {
  const parsed = form.safeParse(await bodyOf(context));
  if (parsed.success) return parsed.data;
  throw new ProblemFailure(400, title, mend(parsed.error.issues[0]?.path.join(".") || "its form"));
}
