// Errors as problem documents (RFC 9457): what happened, and the mend, in `detail`.

/** A failure that the asker can understand; thrown by routes, answered as `application/problem+json`. */
export class ProblemFailure extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 429 | 503 | 507;
  readonly title: string;
  /** Headers beside those of every problem, such as Retry-After. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: ProblemFailure["status"],
    title: string,
    detail: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
    this.status = status;
    this.title = title;
    this.headers = headers;
  }
}

/** The document of a problem. */
export const problemAnswer = (
  status: number,
  title: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  new Response(JSON.stringify({ type: "about:blank", title, status, detail }), {
    status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...headers,
    },
  });

export const notThere = (what: string): ProblemFailure =>
  new ProblemFailure(
    404,
    "Not in this record",
    `${what} is not in this record at these clocks. Widen the clocks, or search for it.`,
  );

export const recordGone = (): ProblemFailure =>
  new ProblemFailure(
    503,
    "The record is gone",
    "record.db was moved, deleted or replaced since parley serve opened it. Put it back, or start parley serve again on the record that is meant. Nothing is written meanwhile.",
    { "retry-after": "5" },
  );

/** A failure of the record as its problem: a full disk is 507, a lock 503 with the time to wait. The store's own words for the rest. */
export function recordProblem(error: Error): Response {
  const code = (error.cause as { errcode?: number } | undefined)?.errcode ?? 0;
  switch (code & 0xff) {
    case 13:
      return problemAnswer(
        507,
        "The disk is full",
        "The record can't grow. Free some space on its disk; nothing that was recorded is lost, and the desk sends again what waits.",
        { "retry-after": "10" },
      );
    case 5:
    case 6:
      return problemAnswer(
        503,
        "The record is locked",
        "Another process writes in it. Wait until it ends, or stop it; the desk sends again what waits.",
        { "retry-after": "2" },
      );
    default:
      return problemAnswer(503, "The record can't be used now", error.message, { "retry-after": "5" });
  }
}
