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

/** Names under which a desk of this machine alone is called. */
export const loopbackHosts: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/** What a Host header names, without its port and in small letters: "[::1]" of "[::1]:4180"; null for what is no host. */
const hostOf = (header: string): string | null =>
  /^(\[[\da-f:.]+\]|[\w.-]+)(?::\d{1,5})?$/i.exec(header)?.[1]?.toLowerCase() ?? null;

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

export interface Guarded {
  /** Host names under which the desk may be called, in small letters, an IPv6 address in brackets. */
  readonly hosts: readonly string[];
  /** The desk is served over TLS. */
  readonly secure: boolean;
}

/**
 * Refuses a foreign Host (DNS rebinding), and writes that do not come from the desk's own page: another Origin, another site,
 * no JSON, or without the header that a foreign form cannot set.
 */
export const guard =
  (guarded: Guarded): MiddlewareHandler =>
  async (context, next) => {
    const refusal = refusalOf(context.req.raw, guarded);
    if (refusal) context.res = refusal;
    else await next();
    for (const [name, value] of headers) context.res.headers.set(name, value);
  };

function refusalOf(request: Request, { hosts, secure }: Guarded): Response | null {
  const host = request.headers.get("host") ?? "";
  if (!hosts.includes(hostOf(host) ?? ""))
    return problemAnswer(
      421,
      "Not under this name",
      "The desk answers only to the names that it was opened with. Open it at an address that parley serve printed, or name this host with --allow-host.",
    );
  if (request.method === "GET" || request.method === "HEAD") return null;
  if (request.method !== "POST") return problemAnswer(405, "No such method", "The API knows GET and POST.");
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const foreign = origin !== null && origin !== `${secure ? "https" : "http"}://${host}`;
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
