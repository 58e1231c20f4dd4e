// The record in SQLite: every write is one transaction, so that two processes queue and a kill leaves all of it or nothing.
import type { DatabaseSync } from "node:sqlite";
import { inflateSync } from "node:zlib";
import { Kysely, sql } from "kysely";
import type { Reading } from "../reading/index.ts";
import type { FoldedReading, Judgement } from "../record/index.ts";
import type { Report } from "../report/index.ts";
import { nodeSqliteDialect } from "./dialect.ts";
import { Folding } from "./derived/folding.ts";
import type { Look } from "./derived/look.ts";
import { Prepared } from "./derived/prepared.ts";
import { markJudged } from "./derived/settle.ts";
import { explain, RecordFailure } from "./failure.ts";
import { migrations } from "./migrations.ts";
import { Keeping } from "./keeping.ts";
import type { KeptAs, KeptReport, Provenance, RecordStore, ToKeep, Withdrawal } from "./record-store.ts";
import type { Tables } from "./schema.ts";
import { type Found, searchReports, type SearchOptions } from "./search.ts";

/** The columns of `report` as a KeptReport. */
const reportColumns = [
  "id",
  "text_hash as textHash",
  "title",
  "publisher",
  "byline",
  "published",
  "url",
  "language",
  "rights",
  "text",
  "received",
  "origin",
] as const;

export class SqliteRecord implements RecordStore {
  readonly folder: string;
  private readonly path: string;
  private readonly database: DatabaseSync;
  private readonly db: Kysely<Tables>;
  /** Made when first needed: a record opened to be looked at writes nothing. */
  private keeping: Keeping | null = null;
  private readonly prepared: Prepared;
  private readonly folding: Folding;

  constructor(folder: string, path: string, database: DatabaseSync) {
    this.folder = folder;
    this.path = path;
    this.database = database;
    this.db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) });
    this.prepared = new Prepared(database);
    this.folding = new Folding({
      path,
      db: this.prepared,
      change: (act) => this.change(async () => act(), "normal"),
      seen: (act) => this.ask(() => this.db.connection().execute(async () => act())),
    });
  }

  async migrate(readOnly: boolean): Promise<void> {
    const version = () =>
      (this.database.prepare("pragma user_version").get() as { user_version: number }).user_version;
    if (version() > migrations.length)
      throw new RecordFailure(
        this.path,
        `this record was made by a newer Parley (form ${version()}, this one knows ${migrations.length})`,
        "Update Parley and run the command again.",
      );
    if (version() === migrations.length) return;
    if (readOnly)
      throw new RecordFailure(
        this.path,
        "the record has an older form",
        "Run any command that may write, such as `parley rebuild`.",
      );
    await this.change(async (db) => {
      // Read again inside the transaction: another process may have migrated meanwhile.
      for (let taken = version(); taken < migrations.length; taken += 1) {
        await migrations[taken]![1].up(db as unknown as Kysely<unknown>);
        this.database.exec(`pragma user_version = ${taken + 1}`);
      }
    });
  }

  /**
   * One write transaction. BEGIN IMMEDIATE, so that two processes queue instead of failing half-way. "full" is on the disk when it
   * is done; "normal" is for what can be made again: a power cut takes back the last of it whole.
   */
  private async change<T>(
    act: (db: Kysely<Tables>) => Promise<T>,
    synchronous: "full" | "normal" = "full",
  ): Promise<T> {
    try {
      return await this.db.connection().execute(async (db) => {
        this.database.exec(`pragma synchronous = ${synchronous}`);
        this.database.exec("begin immediate");
        try {
          const result = await act(db);
          this.database.exec("commit");
          return result;
        } catch (error) {
          // A full disk or an I/O error may have rolled back by itself.
          if (this.database.isTransaction) this.database.exec("rollback");
          throw error;
        }
      });
    } catch (error) {
      throw explain(error, this.path);
    }
  }

  private async ask<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      throw explain(error, this.path);
    }
  }

  async keep(report: Report, reading: Reading, provenance: Provenance): Promise<KeptAs> {
    return (await this.keepAll([{ report, reading, provenance }]))[0]!;
  }

  keepAll(items: readonly ToKeep[]): Promise<KeptAs[]> {
    return this.change(async (db) => {
      this.keeping ??= new Keeping(this.database);
      const kept = items.map((item) => this.keeping!.keep(item));
      if (kept.some((as) => as !== "known")) await moveOn(db);
      return kept;
    });
  }

  isKnown(report: string, reader: string): Promise<boolean> {
    return this.ask(
      async () =>
        (await this.db
          .selectFrom("reading")
          .select("report")
          .where("report", "=", report)
          .where("reader", "=", reader)
          .executeTakeFirst()) !== undefined,
    );
  }

  notReadBy(reader: string): Promise<{ ids: readonly string[]; of: number }> {
    return this.ask(async () => {
      const prepared = this.prepared;
      return {
        ids: prepared
          .rows<{ id: string }>(
            `select id from report where not exists
               (select 1 from reading g where g.report = report.id and g.reader = ?) order by id`,
            reader,
          )
          .map(({ id }) => id),
        of: prepared.row<{ n: number }>("select count(*) as n from report")!.n,
      };
    });
  }

  reports({ recordedBy, ids }: { recordedBy?: string; ids?: readonly string[] } = {}): Promise<KeptReport[]> {
    return this.ask(async () => {
      let query = this.db.selectFrom("report").select(reportColumns).orderBy("id");
      if (recordedBy) query = query.where("received", "<", endOf(recordedBy));
      // As one JSON value: a list of any length is one parameter.
      if (ids)
        query = query.where("id", "in", sql<string>`(select value from json_each(${JSON.stringify(ids)}))`);
      return (await query.execute()) as KeptReport[];
    });
  }

  report(id: string): Promise<KeptReport | null> {
    return this.ask(async () => {
      const rows = (await this.db
        .selectFrom("report")
        .select(reportColumns)
        .where("id", ">=", id)
        .where("id", "<", `${id}\uffff`)
        .limit(2)
        .execute()) as KeptReport[];
      if (rows.length > 1 && rows[0]!.id !== id)
        throw new RecordFailure(id, "several reports begin with this id", "Give more of its letters.");
      return rows[0] ?? null;
    });
  }

  original(id: string): Promise<Uint8Array | null> {
    return this.ask(async () => {
      const row = await this.db
        .selectFrom("original")
        .select("bytes")
        .where("report", "=", id)
        .executeTakeFirst();
      if (row) return new Uint8Array(inflateSync(row.bytes));
      const report = await this.report(id);
      return report ? new TextEncoder().encode(report.text) : null;
    });
  }

  readings(options: { recordedBy?: string } = {}): Promise<FoldedReading[]> {
    return this.ask(async () => {
      const { recordedBy } = options;
      const rows = recordedBy
        ? await sql<{ body: string; statements: string }>`
        select body, statements from (
          select report, body, statements, row_number() over (partition by report order by made desc, reader desc) as age
          from reading where made < ${endOf(recordedBy)}
        ) where age = 1 order by report`.execute(this.db)
        : await sql<{ body: string; statements: string }>`
        select body, statements from latest join reading using (report, reader) order by report`.execute(
            this.db,
          );
      return rows.rows.map((row) => {
        const { report, publication, entities } = JSON.parse(row.body) as Reading;
        return {
          report,
          publication,
          entities,
          statements: JSON.parse(row.statements) as Reading["statements"],
        };
      });
    });
  }

  reading(report: string): Promise<Reading | null> {
    return this.ask(async () => {
      const row = await this.db
        .selectFrom("reading")
        .select(["body", "statements"])
        .where("report", "=", report)
        .orderBy("made", "desc")
        .orderBy("reader", "desc")
        .executeTakeFirst();
      return row ? ({ ...JSON.parse(row.body), statements: JSON.parse(row.statements) } as Reading) : null;
    });
  }

  judgements(options: { recordedBy?: string } = {}): Promise<Judgement[]> {
    return this.ask(async () => {
      const until = options.recordedBy ? endOf(options.recordedBy) : "\uffff";
      const [rows, withdrawals] = await Promise.all([
        this.db
          .selectFrom("judgement")
          .selectAll()
          .where("time", "<", until)
          .orderBy("time")
          .orderBy("id")
          .execute(),
        this.db.selectFrom("withdrawal").selectAll().where("time", "<", until).orderBy("time").execute(),
      ]);
      const taken = new Map<string, Withdrawal>();
      for (const { judgement, author, time, reason } of withdrawals)
        if (!taken.has(judgement)) taken.set(judgement, { author, at: time, reason });
      return rows.map(
        ({ id, author, time, body }) =>
          ({ ...JSON.parse(body), id, author, at: time, withdrawn: taken.get(id) ?? null }) as Judgement,
      );
    });
  }

  judge(judgement: Judgement): Promise<void> {
    const { id, author, at, withdrawn: _, ...body } = judgement;
    return this.change(async (db) => {
      const added = await db
        .insertInto("judgement")
        .values({ id, author, time: at, body: JSON.stringify(body) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (Number(added.numInsertedOrUpdatedRows ?? 0) === 0) return;
      markJudged(this.prepared, judgement);
      await moveOn(db);
    });
  }

  withdraw(judgement: string, { author, at, reason }: Withdrawal): Promise<void> {
    return this.change(async (db) => {
      const row = await db
        .selectFrom("judgement")
        .select("body")
        .where("id", "=", judgement)
        .executeTakeFirst();
      if (!row) throw new RecordFailure(judgement, "no such judgement", "`parley review --log` lists them.");
      await db.insertInto("withdrawal").values({ judgement, author, time: at, reason }).execute();
      markJudged(this.prepared, JSON.parse(row.body) as Judgement);
      await moveOn(db);
    });
  }

  settle(): Promise<void> {
    return this.folding.settle();
  }

  refold(tell?: (statements: number) => void): Promise<void> {
    return this.folding.refold(tell);
  }

  look<T>(see: (look: Look) => T): Promise<T> {
    return this.folding.look(see);
  }

  view(name: string): Promise<string | null> {
    return this.ask(async () => {
      const row = await this.db
        .selectFrom("view")
        .innerJoin("generation", "generation.value", "view.generation")
        .select("view.body")
        .where("view.name", "=", name)
        .executeTakeFirst();
      return row?.body ?? null;
    });
  }

  keepView(name: string, generation: number, body: string): Promise<void> {
    return this.change(async (db) => {
      const now = await db.selectFrom("generation").select("value").executeTakeFirstOrThrow();
      if (now.value !== generation) return;
      await db
        .insertInto("view")
        .values({ name, generation, body })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ generation, body }))
        .execute();
    });
  }

  generation(): Promise<number> {
    return this.ask(
      async () => (await this.db.selectFrom("generation").select("value").executeTakeFirstOrThrow()).value,
    );
  }

  forgetViews(): Promise<void> {
    return this.change(async (db) => {
      await db.deleteFrom("view").execute();
    });
  }

  search(words: string, options: SearchOptions = {}): Promise<Found[]> {
    return this.ask(() => searchReports(this.db, words, options));
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }
}

/** Counts one more change of a primary row. */
const moveOn = (db: Kysely<Tables>): Promise<unknown> =>
  db
    .updateTable("generation")
    .set((eb) => ({ value: eb("value", "+", 1) }))
    .execute();

/** The first instant after an ISO day, for comparison with ISO instants. */
const endOf = (day: string): string => `${day}T24`;
