// JSON with an ETag of the record's state: whoever has the answer of that state already costs no making.
import type { Context } from "hono";
import { notThere } from "./problem.ts";

/** `mark` names the state and the version of Parley: a sheet of an older form is no answer after an upgrade. Null is not there. */
export async function etagged(
  context: Context,
  mark: string,
  make: () => unknown,
  what = "It",
): Promise<Response> {
  const etag = `"${mark}"`;
  if (context.req.header("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const value = await make();
  if (value === null) throw notThere(what);
  return new Response(JSON.stringify(value), {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache", etag },
  });
}
