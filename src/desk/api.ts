// Asks the API: typed answers, problem documents as errors that say what happened and the mend.
import { queryOptions, QueryClient } from "@tanstack/react-query";
import type * as Sheets from "../server/index.ts";
import { isPassing, setStanding } from "./frame/standing.ts";

/** A failure as the screens show it: what, and the mend. */
export class DeskFailure extends Error {
  readonly title: string;
  /** HTTP status; 0 when the server was not reached. */
  readonly status: number;

  constructor(status: number, title: string, detail: string) {
    super(detail);
    this.status = status;
    this.title = title;
  }
}

async function fetched(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (error) {
    if ((error as Error).name === "AbortError") throw error;
    throw new DeskFailure(
      0,
      "The server does not answer",
      "Start it again with parley serve. Decisions made meanwhile are kept in this browser.",
    );
  }
}

/** The JSON of an answer to a question ("reading") or a decision ("writing"); a record that can't be used shows on every screen. */
async function jsonOf<T>(answer: Response, use: "reading" | "writing"): Promise<T> {
  if (answer.ok) {
    setStanding({ [use]: null });
    return (await answer.json()) as T;
  }
  const problem = (await answer.json().catch(() => null)) as { title?: string; detail?: string } | null;
  const failure = new DeskFailure(
    answer.status,
    problem?.title ?? `The server answered ${answer.status}`,
    problem?.detail ?? "Try again; the terminal of parley serve may say more.",
  );
  if (answer.status === 401) setStanding({ signedOut: true });
  if (isPassing(answer.status)) setStanding({ [use]: { title: failure.title, message: failure.message } });
  throw failure;
}

/** GET of a path of the API, e.g. "/board?between=USA,CHN". */
export const ask = async <T>(path: string, signal?: AbortSignal): Promise<T> =>
  jsonOf<T>(await fetched(`/api${path}`, signal ? { signal } : {}), "reading");

/** POST of a body to a path of the API, e.g. "/judgements", with the header that a foreign page cannot set; `use` "reading" where it only asks. */
export const post = async <T>(
  path: string,
  body: unknown,
  use: "reading" | "writing" = "writing",
): Promise<T> =>
  jsonOf<T>(
    await fetched(`/api${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-parley": "desk" },
      body: JSON.stringify(body),
    }),
    use,
  );

/** The part of the address that every screen shares: the pair of states, and the two clocks with the audit view. */
export interface Shared {
  readonly between?: string;
  readonly asOf?: string;
  readonly on?: string;
  readonly asRecorded?: string;
}

/** A query string of the values that are given: "?between=USA,CHN&asOf=2023-12-31", or "". */
export function query(values: Readonly<Record<string, string | number | undefined>>): string {
  const parts = Object.entries(values)
    .filter((each): each is [string, string | number] => each[1] !== undefined && each[1] !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

export const clocks = ({ asOf, on, asRecorded }: Shared) => ({
  ...(asOf ? { asOf } : {}),
  ...(on ? { on } : {}),
  ...(asRecorded ? { asRecorded } : {}),
});

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 60_000,
      retry: (times, error) => error instanceof DeskFailure && error.status === 0 && times < 1,
      networkMode: "always",
    },
  },
});

/** A query of the API; its key begins with "api", so that news of the record makes it stale. */
const from = <T>(path: string) =>
  queryOptions({ queryKey: ["api", path], queryFn: ({ signal }) => ask<T>(path, signal) });

const id = encodeURIComponent;

export const resources = {
  status: () =>
    from<{
      version: string;
      generation: number;
      coverage: { reports: number; statements: number; published: readonly [string, string] | null };
      events: number;
      on: string | null;
    }>("/status"),
  names: () =>
    queryOptions({
      queryKey: ["names"],
      queryFn: ({ signal }) => ask<Record<string, string>>("/names", signal),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  session: () =>
    queryOptions({
      queryKey: ["session"],
      queryFn: ({ signal }) => ask<Sheets.Session>("/session", signal),
    }),
  relations: () => from<Sheets.RelationLine[]>("/relations"),
  board: (shared: Shared) =>
    from<Sheets.BoardSheet>(`/board${query({ between: shared.between, ...clocks(shared) })}`),
  /** Lanes and promises alone, where the rest of a large record's board as known on a day comes later. */
  lanes: (shared: Shared) =>
    from<Sheets.BoardSheet>(`/board${query({ between: shared.between, ...clocks(shared), lanes: "true" })}`),
  event: (shared: Shared, event: string) =>
    from<Sheets.EventSheet>(`/events/${id(event)}${query(clocks(shared))}`),
  person: (shared: Shared, person: string) =>
    from<Sheets.PersonSheet>(
      `/persons/${id(person)}${query({ between: shared.between, ...clocks(shared) })}`,
    ),
  post: (shared: Shared, post: string) =>
    from<import("../record/index.ts").PostHistory>(`/posts/${id(post)}${query(clocks(shared))}`),
  state: (shared: Shared, code: string, beside: string | undefined) =>
    from<Sheets.StateSheet>(`/states/${id(code)}${query({ beside, ...clocks(shared) })}`),
  channel: (shared: Shared, channel: string) =>
    from<Sheets.ChannelSheet>(`/channels/${id(channel)}${query(clocks(shared))}`),
  ledger: (shared: Shared) =>
    from<Sheets.LedgerSheet>(`/ledger${query({ between: shared.between, ...clocks(shared) })}`),
  changed: (shared: Shared, since: string, until: string | undefined) =>
    from<Sheets.ChangedSheet>(`/changed${query({ since, until, between: shared.between })}`),
  brief: (shared: Shared) =>
    from<{
      title: string;
      stamp: string;
      channels: string[];
      years: { heading: string; entries: { when: string; what: string }[] }[];
    }>(`/brief${query({ format: "json", between: shared.between, ...clocks(shared) })}`),
  /** The queue; with `second` also what others have decided and that person has not. */
  review: (words: string, second: string | null, between: string | undefined) =>
    from<Sheets.ReviewSheet>(
      `/review${query({ q: words, between, limit: 500, ...(second ? { double: "true", author: second } : {}) })}`,
    ),
  statement: (ref: string) => from<Sheets.StatementSheet>(`/statements/${id(ref)}`),
  report: (report: string) => from<Sheets.ReportSheet>(`/reports/${id(report)}`),
  judgements: () => from<import("../record/index.ts").Judgement[]>("/judgements"),
};

export type { Sheets };
