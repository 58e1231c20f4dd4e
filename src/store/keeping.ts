// Writes a report with its reading: the rows that are only ever added, and its entry in the full-text index.
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { deflateSync } from "node:zlib";
import { parseDay } from "../report/index.ts";
import type { KeptAs, ToKeep } from "./record-store.ts";
import { toldBy } from "./search.ts";

/** Documents that one day has room for. */
const daySize = 1_000_000;

/** The prepared statements of keeping, made once for an open record. */
export class Keeping {
  private readonly knows: StatementSync;
  private readonly addReport: StatementSync;
  private readonly addOriginal: StatementSync;
  private readonly addReading: StatementSync;
  private readonly nameLatest: StatementSync;
  private readonly markDirty: StatementSync;
  private readonly lastOfDay: StatementSync;
  private readonly document: StatementSync;
  private readonly addDocument: StatementSync;
  private readonly tellAnew: StatementSync;
  private readonly unindex: StatementSync;
  private readonly index: StatementSync;

  constructor(database: DatabaseSync) {
    this.knows = database.prepare("select 1 from report where id = ?");
    this.addReport = database.prepare(
      `insert into report (id, text_hash, title, publisher, byline, published, url, language, rights, text, received, origin)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.addOriginal = database.prepare("insert into original (report, bytes) values (?, ?)");
    this.addReading = database.prepare(
      "insert into reading (report, reader, made, body, statements) values (?, ?, ?, ?, ?) on conflict do nothing",
    );
    this.nameLatest = database.prepare(
      `insert into latest values (?, ?, ?) on conflict do update set reader = excluded.reader, made = excluded.made
       where excluded.made > made or (excluded.made = made and excluded.reader > reader)`,
    );
    this.markDirty = database.prepare("insert into dirty values (?) on conflict do nothing");
    this.lastOfDay = database.prepare(
      "select id from search_document where id >= ? and id < ? order by id desc limit 1",
    );
    this.document = database.prepare("select id, told from search_document where report = ?");
    this.addDocument = database.prepare("insert into search_document (id, report, told) values (?, ?, ?)");
    this.tellAnew = database.prepare("update search_document set told = ? where id = ?");
    // FTS5 wants the old words to take an entry of an external-content table out again.
    this.unindex = database.prepare(
      "insert into search (search, rowid, title, text, told) values ('delete', ?, ?, ?, ?)",
    );
    this.index = database.prepare("insert into search (rowid, title, text, told) values (?, ?, ?, ?)");
  }

  /** Inside a transaction of the caller. "known": there was nothing to write. */
  keep({ report, reading, provenance }: ToKeep): KeptAs {
    const known = this.knows.get(report.id) !== undefined;
    if (!known) {
      this.addReport.run(
        report.id,
        report.textHash,
        report.title,
        report.publisher,
        report.byline,
        report.published,
        report.url,
        report.language,
        report.rights,
        report.text,
        provenance.received,
        provenance.origin,
      );
      if (provenance.original) this.addOriginal.run(report.id, deflateSync(provenance.original));
    }
    const { statements, ...body } = reading;
    const { changes } = this.addReading.run(
      report.id,
      reading.reader,
      provenance.received,
      JSON.stringify(body),
      JSON.stringify(statements),
    );
    if (Number(changes) === 0) return "known";
    this.nameLatest.run(report.id, reading.reader, provenance.received);
    this.markDirty.run(report.id);
    this.indexReport(report, toldBy(reading), provenance.received);
    return known ? "reread" : "kept";
  }

  /** Puts a report into the full-text index, or its newer reading in place of the older. */
  private indexReport(
    { id, title, text, published }: ToKeep["report"],
    told: string,
    received: string,
  ): void {
    const before = this.document.get(id) as { id: number; told: string } | undefined;
    if (before?.told === told) return;
    if (before) {
      this.unindex.run(before.id, title ?? "", text, before.told);
      this.tellAnew.run(told, before.id);
      this.index.run(before.id, title ?? "", text, told);
      return;
    }
    // The id begins with the day (days since year 0), so that the index finds the newest first.
    const day = 719_528 + (parseDay(published ?? received.slice(0, 10)) ?? 0);
    const last = this.lastOfDay.get(day * daySize, (day + 1) * daySize) as { id: number } | undefined;
    const document = (last?.id ?? day * daySize) + 1;
    this.addDocument.run(document, id, told);
    this.index.run(document, title ?? "", text, told);
  }
}
