// Full-text search over reports and what they told (SQLite FTS5): `"defense talks" Austin` finds reports with both.
import { type Kysely, sql } from "kysely";
import type { Reading } from "../reading/index.ts";
import type { Tables } from "./schema.ts";

export interface SearchOptions {
  /** "newest" by publication day (the default), or "ranked" by BM25. */
  readonly order?: "newest" | "ranked";
  /** 20 when left out. */
  readonly limit?: number;
}

export interface Found {
  readonly report: string;
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
  /** Words around the hits, the hits between U+0002 and U+0003. */
  readonly snippet: string;
}

/** Names, channels and kinds that a reading tells, each once. */
export function toldBy({ statements, entities }: Pick<Reading, "statements" | "entities">): string {
  const words = new Set(entities.map(({ name }) => name));
  for (const { kind, channel, place } of statements) {
    words.add(kind);
    if (channel !== null) words.add(channel);
    if (place !== null) words.add(place.name);
  }
  return [...words].join("\n");
}

/** The words as an FTS5 query: all of them, phrases in quotes kept together; whatever else stands there is no operator. */
export function queryOf(words: string): string {
  const parts = [...words.matchAll(/"([^"]*)"|([^\s"]+)/g)]
    .map(([, phrase, word]) => (phrase ?? word!).replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim())
    .filter((part) => part !== "");
  return parts.map((part) => `"${part}"`).join(" AND ");
}

export async function searchReports(
  db: Kysely<Tables>,
  words: string,
  options: SearchOptions,
): Promise<Found[]> {
  const query = queryOf(words);
  if (query === "") return [];
  const order = options.order === "ranked" ? sql`search.rank` : sql`search.rowid desc`;
  const { rows } = await sql<Found>`
    select report.id as report, report.title, report.publisher, report.published,
      snippet(search, 1, char(2), char(3), ' … ', 24) as snippet
    from search
    join search_document on search_document.id = search.rowid
    join report on report.id = search_document.report
    where search match ${query}
    order by ${order} limit ${options.limit ?? 20}`.execute(db);
  return rows;
}
