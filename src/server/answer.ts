// JSON with an ETag of the record's state: whoever has the answer of that state already costs no making, and a few are kept for others.
import type { Context } from "hono";
import { notThere } from "./problem.ts";

/** Letters of answers that are kept in memory, and of one at most. */
const mostKept = 24_000_000;
const mostOfOne = 4_000_000;

/** The answers given last, by their mark and question; those not asked for the longest go first. */
class Answers {
  private readonly kept = new Map<string, string>();
  private letters = 0;

  get(key: string): string | undefined {
    const body = this.kept.get(key);
    if (body === undefined) return undefined;
    this.kept.delete(key);
    this.kept.set(key, body);
    return body;
  }

  keep(key: string, body: string): void {
    if (body.length > mostOfOne || this.kept.has(key)) return;
    this.kept.set(key, body);
    this.letters += body.length;
    for (const [oldest, old] of this.kept) {
      if (this.letters <= mostKept) break;
      this.kept.delete(oldest);
      this.letters -= old.length;
    }
  }
}

const answers = new WeakMap<object, Answers>();

/** Answers are kept for each `owner`: a record that is served. */
function answersOf(owner: object): Answers {
  let all = answers.get(owner);
  if (!all) {
    all = new Answers();
    answers.set(owner, all);
  }
  return all;
}

/** What is served: its state changes with every decision and reading. */
export interface Served {
  generation(): Promise<number>;
}

/**
 * The answer to the question of `context`, made when there is none yet for this state of the record and this `version` of Parley: a
 * sheet of an older form is no answer after an upgrade. What is made must follow from state and question alone. Null is not there.
 */
export async function etagged(
  record: Served,
  context: Context,
  version: string,
  make: () => unknown,
  what = "It",
): Promise<Response> {
  const etag = `"${version}.${await record.generation()}"`;
  if (context.req.header("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag } });
  const all = answersOf(record);
  const key = `${etag} ${context.req.url.slice(context.req.url.indexOf("/api/"))}`;
  let body = all.get(key);
  if (body === undefined) {
    const value = await make();
    if (value === null) throw notThere(what);
    body = JSON.stringify(value);
    all.keep(key, body);
  }
  return new Response(body, {
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-cache", etag },
  });
}
