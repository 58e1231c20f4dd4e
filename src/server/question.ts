// The JSON of a request's body, cut at its limit, checked and refused by name.
import type { Context } from "hono";
import type { z } from "zod";
import { mostBytes } from "./guard.ts";
import { ProblemFailure } from "./problem.ts";

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
export async function formOf<F extends z.ZodType>(
  context: Context,
  form: F,
  title: string,
  mend: (part: string) => string,
): Promise<z.output<F>> {
  const parsed = form.safeParse(await bodyOf(context));
  if (parsed.success) return parsed.data;
  throw new ProblemFailure(400, title, mend(parsed.error.issues[0]?.path.join(".") || "its form"));
}
