// What every request must be before a route sees it: of this machine, of this page, no larger than allowed.
import type { MiddlewareHandler } from "hono";
import { problemAnswer } from "./problem.ts";

/** Largest body of a request, in bytes: a judgement is small. */
export const largestBody = 256 * 1024;
/** Largest body of `POST /api/read`, in bytes: files in base64. */
export const largestReading = 24 * 1024 * 1024;
export const readingPath = "/api/read";

/** What a request's body may hold at most, by its path. */
export const mostBytes = (path: string): number => (path === readingPath ? largestReading : largestBody);

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/;

/** Headers of every answer: nothing from elsewhere, no script inside a page, no frame. */
const headers: readonly (readonly [string, string])[] = [
  [
    "content-security-policy",
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; font-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
  ],
  ["x-content-type-options", "nosniff"],
  ["x-frame-options", "DENY"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
];

/**
 * Refuses a foreign Host (DNS rebinding), and writes that do not come from the desk's own page: another Origin, another site,
 * no JSON, or without the header that a foreign form cannot set.
 */
export const guard: MiddlewareHandler = async (context, next) => {
  const refusal = refusalOf(context.req.raw);
  if (refusal) context.res = refusal;
  else await next();
  for (const [name, value] of headers) context.res.headers.set(name, value);
};

function refusalOf(request: Request): Response | null {
  const host = request.headers.get("host") ?? "";
  if (!loopback.test(host))
    return problemAnswer(
      421,
      "Not this machine",
      "The desk answers only to localhost. Open it at the address that parley serve printed.",
    );
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (request.method !== "POST") return problemAnswer(405, "No such method", "The API knows GET and POST.");
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const foreign = origin !== null && origin !== `http://${host}`;
  if (
    foreign ||
    (site !== null && site !== "same-origin" && site !== "none") ||
    request.headers.get("x-parley") === null
  )
    return problemAnswer(
      403,
      "Not from the desk",
      "Writing is for the desk's own page. Send the header x-parley, and no foreign Origin.",
    );
  if (!/^application\/json(?:\s*;|$)/i.test(request.headers.get("content-type") ?? ""))
    return problemAnswer(415, "No JSON", "Send the body as application/json.");
  const most = mostBytes(new URL(request.url).pathname);
  if (Number(request.headers.get("content-length") ?? "0") > most)
    return problemAnswer(413, "Too large", `A body holds at most ${most / 1024} kB.`);
  return null;
}
