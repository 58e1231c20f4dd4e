// Files reports into the table of told statements: judgements applied, each statement in its neighbourhood.
import {
  fileByHand,
  type FiledReport,
  type FiledStatement,
  fileReport,
  type FoldedReading,
  type FoldedReport,
  homesOf,
  knownFrom,
  outletKey,
  ownTies,
} from "../../record/index.ts";
import type { CopyTable } from "./copy-table.ts";
import type { Judged } from "./judged.ts";
import type { Prepared } from "./prepared.ts";

/** Stands for the facts that persons added without a report. */
export const byHand = "by hand";

/** A report as filed: its statements, with what lies aside. */
export interface Filing {
  readonly report: string;
  readonly known: string;
  readonly dated: boolean;
  readonly origin: string;
  readonly filed: FiledReport;
}

/** Reads a report with its latest reading; null when nobody has read it. */
export function loadReport(
  db: Prepared,
  id: string,
): { report: FoldedReport; reading: FoldedReading } | null {
  const row = db.row<ReportRow>(
    `select r.id, r.text_hash as textHash, r.title, r.publisher, r.published, r.text, r.received, g.body, g.statements
     from report r join latest l on l.report = r.id join reading g on g.report = l.report and g.reader = l.reader
     where r.id = ?`,
    id,
  );
  return row && partsOfRow(row);
}

export type ReportRow = FoldedReport & { readonly body: string; readonly statements: string };

export function partsOfRow({ body, statements, ...report }: ReportRow): {
  report: FoldedReport;
  reading: FoldedReading;
} {
  const { publication, entities } = JSON.parse(body) as FoldedReading;
  return {
    report,
    reading: {
      report: report.id,
      publication,
      entities,
      statements: JSON.parse(statements) as FoldedReading["statements"],
    },
  };
}

/** The key of a report's origin: the publisher that had its text first. */
export const originKey = (first: { id: string; publisher: string | null }): string =>
  first.publisher ? outletKey(first.publisher) : first.id;

/** Files one report. */
export function fileOf(
  { report, reading }: { report: FoldedReport; reading: FoldedReading },
  origin: string,
  judged: Judged,
): Filing {
  return {
    report: report.id,
    known: knownFrom(report, reading),
    dated: report.published !== null || reading.publication.latest !== null,
    origin,
    filed: fileReport(report, reading, judged.of(report.id), { origin, entities: judged.entities }),
  };
}

/** The facts without a report. */
export const filingByHand = (judged: Judged): Filing => ({
  report: byHand,
  known: "",
  dated: false,
  origin: "",
  filed: {
    filed: judged.inForce.flatMap((judgement) => fileByHand(judgement) ?? []),
    waiting: [],
    rejected: [],
    orphans: [],
    conflicts: [],
  },
});

interface ToldRow {
  readonly ref: string;
  readonly home: string;
  readonly known: string;
  readonly body: string;
}

/** What a filing changed: neighbourhoods whose members are others now, and the refs that changed. */
export interface Changed {
  readonly homes: Set<string>;
  readonly refs: Set<string>;
}

/** Day from which a statement is in the record: a fact added to a report is not known before the report is. */
export const knownOf = ({ knownFrom: own }: FiledStatement, { known }: Filing): string =>
  own > known ? own : known;

/** Is told where each statement is filed, and where it is no more. */
export interface Filed {
  put(home: string, filed: FiledStatement): void;
  drop(home: string, ref: string): void;
}

/** Counts reports and statements that became known on a day. */
export const countKnown = (
  db: Prepared,
  known: string,
  dated: number,
  reports: number,
  statements: number,
): number =>
  db.run(
    `insert into known_day values (?, ?, ?, ?) on conflict do update
     set reports = reports + excluded.reports, statements = statements + excluded.statements`,
    known,
    dated,
    reports,
    statements,
  );

export const reportRange = (report: string): [string, string] => [`${report}/`, `${report}0`];

export class FilingTable {
  private readonly db: Prepared;
  private readonly copies: CopyTable;

  constructor(db: Prepared, copies: CopyTable) {
    this.db = db;
    this.copies = copies;
  }

  /**
   * Files the reports given and all that are tied to them by judgements or by having one text, and returns what changed. Inside a
   * transaction of the caller.
   */
  refile(reports: Iterable<string>, judged: Judged, homes: Filed): Changed {
    const { db, copies } = this;
    const changed: Changed = { homes: new Set(), refs: new Set() };
    const todo = judged.closure(reports);
    const loaded = new Map<string, NonNullable<ReturnType<typeof loadReport>>>();
    for (const id of todo) {
      if (id === byHand) continue;
      const report = loadReport(db, id);
      if (!report) continue;
      loaded.set(id, report);
      copies.add(id, report.report.text);
    }
    // A text that came late may have been the first of its family.
    const origins = new Map<string, string>();
    for (const id of loaded.keys()) {
      if (origins.has(id)) continue;
      const family = copies.family(id);
      const origin = originKey(copies.first(family));
      const odd = copies.isOdd(family);
      for (const each of family) {
        origins.set(each, origin);
        const there = db.row<{ origin: string; odd: number }>(
          "select origin, odd from filing where report = ?",
          each,
        );
        // Filed again where the origin is another now, or it came to be told otherwise on other days.
        if (there && (there.origin !== origin || (there.odd === 1) !== odd)) todo.add(each);
      }
    }
    const filings: Filing[] = [];
    for (const id of judged.closure(todo)) {
      if (id === byHand) {
        filings.push(filingByHand(judged));
        continue;
      }
      const report = loaded.get(id) ?? loadReport(db, id);
      if (!report) continue;
      const origin = origins.get(id) ?? originKey(copies.first(copies.family(id)));
      filings.push(fileOf(report, origin, judged));
    }
    const filed = new Map<string, FiledStatement>();
    for (const filing of filings) for (const each of filing.filed.filed) filed.set(each.ref, each);
    const { same } = judged.pairsAmong(db, (ref) => filed.has(ref));
    const ties = filings.flatMap(({ filed: { filed: mine } }) =>
      mine.some((each) => each.statement.sameAs.length > 0) ? ownTies(mine) : [],
    );
    const { different } = judged.pairsAmong(db, (ref) => filed.has(ref));
    const moved = homesOf(filed, ties, { same, different });
    for (const filing of filings) this.write(filing, moved, judged, homes, changed);
    return changed;
  }

  private write(
    filing: Filing,
    moved: ReadonlyMap<string, string>,
    judged: Judged,
    homes: Filed,
    changed: Changed,
  ): void {
    const { db } = this;
    const [from, to] = reportRange(filing.report);
    const before = new Map(
      db
        .rows<ToldRow>("select ref, home, known, body from told where ref >= ? and ref < ?", from, to)
        .map((row) => [row.ref, row]),
    );
    // A word on a pair changes how statements are merged, and no statement.
    const decided = judged.isTied(filing.report);
    for (const each of filing.filed.filed) {
      const home = moved.get(each.ref) ?? each.home;
      if (decided) changed.homes.add(home);
      const known = knownOf(each, filing);
      const body = JSON.stringify(each);
      const there = before.get(each.ref);
      before.delete(each.ref);
      if (there?.home === home && there.known === known && there.body === body) continue;
      changed.homes.add(home);
      changed.refs.add(each.ref);
      if (there) {
        changed.homes.add(there.home);
        homes.drop(there.home, each.ref);
        countKnown(db, there.known, 0, 0, -1);
        db.run("update told set home = ?, known = ?, body = ? where ref = ?", home, known, body, each.ref);
      } else
        db.run("insert into told (ref, home, known, body) values (?, ?, ?, ?)", each.ref, home, known, body);
      homes.put(home, each);
      countKnown(db, known, 0, 0, 1);
    }
    for (const { ref, home, known } of before.values()) {
      countKnown(db, known, 0, 0, -1);
      changed.homes.add(home);
      changed.refs.add(ref);
      homes.drop(home, ref);
      db.run("delete from told where ref = ?", ref);
    }
    if (filing.report !== byHand)
      this.writeFiling(filing, this.copies.isOdd(this.copies.family(filing.report)));
  }

  writeFiling(
    { report, known, dated, origin, filed: { waiting, rejected, orphans, conflicts } }: Filing,
    odd: boolean,
  ): void {
    const { db } = this;
    const aside = waiting.length + rejected.length + orphans.length + conflicts.length;
    const before = db.row<{ known: string; dated: number }>(
      "select known, dated from filing where report = ?",
      report,
    );
    if (before) countKnown(db, before.known, before.dated, -1, 0);
    countKnown(db, known, dated ? 1 : 0, 1, 0);
    db.run(
      `insert into filing values (?, ?, ?, ?, ?, ?) on conflict do update
       set known = excluded.known, dated = excluded.dated, origin = excluded.origin, odd = excluded.odd, aside = excluded.aside`,
      report,
      known,
      dated ? 1 : 0,
      origin,
      odd ? 1 : 0,
      aside === 0 ? null : JSON.stringify({ waiting, rejected, orphans, conflicts }),
    );
  }
}
