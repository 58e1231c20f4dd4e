// Errors as problem documents (RFC 9457): what happened, and the mend, in `detail`.

/** A failure that the asker can understand; thrown by routes, answered as `application/problem+json`. */
export class ProblemFailure extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 421 | 503 | 507;
  readonly title: string;

  constructor(status: ProblemFailure["status"], title: string, detail: string) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

/** The document of a problem. */
export const problemAnswer = (status: number, title: string, detail: string): Response =>
  new Response(JSON.stringify({ type: "about:blank", title, status, detail }), {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8", "cache-control": "no-store" },
  });

export const notThere = (what: string): ProblemFailure =>
  new ProblemFailure(
    404,
    "Not in this record",
    `${what} is not in this record at these clocks. Widen the clocks, or search for it.`,
  );
