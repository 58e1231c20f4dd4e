// How record.db came to its present form, one step for each change; a record of a newer Parley is refused, never guessed at.
import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { derivedIndexes, derivedTables, latestTables } from "./derived/tables.ts";

/** The steps in their order; `PRAGMA user_version` holds how many were taken. */
export const migrations: readonly (readonly [name: string, step: Migration])[] = [
  [
    "0001-reports-readings-judgements",
    {
      async up(db: Kysely<unknown>) {
        await db.schema
          .createTable("report")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("text_hash", "text", (c) => c.notNull())
          .addColumn("title", "text")
          .addColumn("publisher", "text")
          .addColumn("byline", "text")
          .addColumn("published", "text")
          .addColumn("url", "text")
          .addColumn("language", "text", (c) => c.notNull())
          .addColumn("rights", "text", (c) => c.notNull())
          .addColumn("text", "text", (c) => c.notNull())
          .addColumn("received", "text", (c) => c.notNull())
          .addColumn("origin", "text", (c) => c.notNull())
          .execute();
        await db.schema.createIndex("report_text_hash").on("report").column("text_hash").execute();
        await db.schema.createIndex("report_url").on("report").column("url").execute();
        await db.schema
          .createTable("original")
          .addColumn("report", "text", (c) => c.primaryKey().references("report.id"))
          .addColumn("bytes", "blob", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("reading")
          .addColumn("report", "text", (c) => c.notNull().references("report.id"))
          .addColumn("reader", "text", (c) => c.notNull())
          .addColumn("made", "text", (c) => c.notNull())
          .addColumn("body", "text", (c) => c.notNull())
          .addColumn("statements", "text", (c) => c.notNull())
          .addPrimaryKeyConstraint("reading_key", ["report", "reader"])
          .execute();
        await db.schema
          .createTable("judgement")
          .addColumn("id", "text", (c) => c.primaryKey())
          .addColumn("author", "text", (c) => c.notNull())
          .addColumn("time", "text", (c) => c.notNull())
          .addColumn("body", "text", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("withdrawal")
          .addColumn("judgement", "text", (c) => c.notNull().references("judgement.id"))
          .addColumn("author", "text", (c) => c.notNull())
          .addColumn("time", "text", (c) => c.notNull())
          .addColumn("reason", "text")
          .execute();
        await db.schema
          .createTable("view")
          .addColumn("name", "text", (c) => c.primaryKey())
          .addColumn("generation", "integer", (c) => c.notNull())
          .addColumn("body", "text", (c) => c.notNull())
          .execute();
        await db.schema
          .createTable("generation")
          .addColumn("id", "integer", (c) => c.primaryKey())
          .addColumn("value", "integer", (c) => c.notNull())
          .execute();
        await sql`insert into generation (id, value) values (1, 0)`.execute(db);
        for (const table of ["report", "original", "reading", "judgement", "withdrawal"])
          for (const act of ["update", "delete"])
            await sql
              .raw(
                `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
              )
              .execute(db);
      },
    },
  ],
  [
    "0002-search",
    {
      async up(db: Kysely<unknown>) {
        // What of a report is searched: its title, its text, and the names and kinds of what it told (so that "Lloyd Austin"
        // finds the page that misspells him). The index holds no text of its own; it looks into this view for snippets.
        await db.schema
          .createTable("search_document")
          .addColumn("id", "integer", (c) => c.primaryKey())
          .addColumn("report", "text", (c) => c.notNull().unique().references("report.id"))
          .addColumn("told", "text", (c) => c.notNull())
          .execute();
        await sql`create view search_source as
          select d.id as id, coalesce(r.title, '') as title, r.text as text, d.told as told
          from search_document d join report r on r.id = d.report`.execute(db);
        await sql`create virtual table search using fts5(title, text, told,
          content = 'search_source', content_rowid = 'id', tokenize = "unicode61 remove_diacritics 2")`.execute(
          db,
        );
      },
    },
  ],
  [
    "0003-derived",
    {
      async up(db: Kysely<unknown>) {
        for (const statement of latestTables) await sql.raw(statement).execute(db);
        for (const statement of [...derivedTables, ...derivedIndexes]) await sql.raw(statement).execute(db);
      },
    },
  ],
];
