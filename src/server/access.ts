// Who may use a desk that others on the network can reach: one random token, sessions in a cookie, both compared by their hashes.
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { z } from "zod";
import { ProblemFailure } from "./problem.ts";
import { sessionForm } from "./forms.ts";
import type { RateLimit } from "./rate.ts";
import type { Routes } from "./routes.ts";

/** A fresh token: 256 random bits as 43 letters of base64url. It is shown once; only `tokenHash` of it is kept. */
export const makeToken = (): string => randomBytes(32).toString("base64url");

/** SHA-256 in hex. The token is random and as long as the hash, so that no slow hash is needed. */
export const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");

const same = (hash: string, other: string): boolean => {
  const [left, right] = [Buffer.from(hash, "hex"), Buffer.from(other, "hex")];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** A session ends after twelve hours; the oldest goes when there are a thousand. */
const sessionSeconds = 12 * 3600;
const mostSessions = 1000;
const cookieName = "parley-session";

export interface AccessOptions {
  /** `tokenHash` of the token. */
  readonly hash: string;
  /** The desk is served over TLS: the cookie is sent over nothing else. */
  readonly secure: boolean;
  /** Now, as an ISO instant (UTC). */
  now(): string;
}

export const signInBody = z.strictObject({ token: z.string().min(1).max(200) });

export class Access {
  private readonly options: AccessOptions;
  /** Hash of a session's id -> when it ends, in milliseconds since 1970. */
  private readonly sessions = new Map<string, number>();

  constructor(options: AccessOptions) {
    this.options = options;
  }

  /** Whether the request carries a session of this desk, or the token itself (`Authorization: Bearer TOKEN`, for scripts). */
  permits(request: Request): boolean {
    const bearer = /^Bearer\s+(\S{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
    if (bearer !== undefined) return same(tokenHash(bearer), this.options.hash);
    const hash = this.sessionOf(request);
    const ends = hash === null ? undefined : this.sessions.get(hash);
    return ends !== undefined && ends > Date.parse(this.options.now());
  }

  private sessionOf(request: Request): string | null {
    const id = new RegExp(`(?:^|;\\s*)${cookieName}=([\\w-]{1,100})`).exec(
      request.headers.get("cookie") ?? "",
    )?.[1];
    return id === undefined ? null : tokenHash(id);
  }

  private cookie(id: string, seconds: number): string {
    const secure = this.options.secure ? "; Secure" : "";
    return `${cookieName}=${id}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
  }

  /** The cookie of a new session for the right token, else null. */
  signIn(token: string): string | null {
    if (!same(tokenHash(token.trim()), this.options.hash)) return null;
    const now = Date.parse(this.options.now());
    for (const [hash, ends] of this.sessions) if (ends <= now) this.sessions.delete(hash);
    if (this.sessions.size >= mostSessions) this.sessions.delete(this.sessions.keys().next().value!);
    const id = makeToken();
    this.sessions.set(tokenHash(id), now + sessionSeconds * 1000);
    return this.cookie(id, sessionSeconds);
  }

  /** Ends the session of a request; the cookie that takes it out of the browser. */
  signOut(request: Request): string {
    const hash = this.sessionOf(request);
    if (hash !== null) this.sessions.delete(hash);
    return this.cookie("", 0);
  }
}

/** Paths of the API that are open to whoever has not signed in yet. */
const openPaths = new Set(["/api/session", "/api/sign-in", "/api/sign-out"]);

/** Refuses what asks the API without having signed in; the desk's own files hold nothing of the record and are open. */
export const admit =
  (access: Access): MiddlewareHandler =>
  async (context, next) => {
    const { path } = context.req;
    if (path.startsWith("/api/") && !openPaths.has(path) && !access.permits(context.req.raw))
      throw new ProblemFailure(
        401,
        "Not signed in",
        "Sign in with the token that parley serve printed when it was first opened to the network.",
      );
    await next();
  };

export interface Session {
  /** Whether this desk asks for a token at all. */
  readonly needed: boolean;
  readonly signedIn: boolean;
}

/** The routes of signing in and out; `tries` limits how often one address may guess. */
export function accessRoutes(
  routes: Routes,
  access: Access | null,
  tries: RateLimit,
  address: (context: Context) => string,
): void {
  routes.add(
    {
      method: "get",
      path: "/session",
      summary: "Whether this desk asks for a token, and whether it has been given",
      gives: { description: "The session", schema: sessionForm },
    },
    ({ context }) =>
      context.json(
        { needed: access !== null, signedIn: access === null || access.permits(context.req.raw) },
        200,
        { "cache-control": "no-store" },
      ),
  );
  routes.add(
    {
      method: "post",
      path: "/sign-in",
      summary: "Opens a session for the token",
      body: { schema: signInBody, title: "No token", mend: () => "Send {token}." },
      gives: { description: "A session in a cookie" },
    },
    ({ context, body: { token } }) => {
      if (access === null) return context.json({});
      const wait = tries.take(address(context));
      if (wait > 0)
        throw new ProblemFailure(
          429,
          "Too many tries",
          `Wait ${wait} s before the next try; parley serve --new-token makes another token.`,
          { "retry-after": `${wait}` },
        );
      const cookie = access.signIn(token);
      if (cookie === null)
        throw new ProblemFailure(
          403,
          "Another token",
          "This is not the token of this desk. parley serve --new-token makes another.",
        );
      return context.json({}, 200, { "set-cookie": cookie });
    },
  );
  routes.add(
    {
      method: "post",
      path: "/sign-out",
      summary: "Ends the session",
      gives: { description: "The session is ended" },
    },
    ({ context }) =>
      context.json({}, 200, access === null ? {} : { "set-cookie": access.signOut(context.req.raw) }),
  );
}
