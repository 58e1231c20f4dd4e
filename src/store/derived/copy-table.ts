// Which reports are copies, kept in tables: a new text meets those that share its runs of words, and no other.
import { copyKind, copyRunsFrom, type Fingerprint, fingerprint } from "../../record/index.ts";
import type { Prepared } from "./prepared.ts";

/** Of a run that more texts have, the first so many are enough to find the others by, as in the index in memory. */
const mostHolders = 200;
/** Fingerprints kept in memory. */
const printsKept = 4_000;

export interface Copied {
  readonly id: string;
  readonly publisher: string | null;
  /** Day that it was published, or received where that is not told. */
  readonly day: string;
}

export class CopyTable {
  private readonly db: Prepared;
  private readonly prints = new Map<number, Fingerprint>();

  constructor(db: Prepared) {
    this.db = db;
  }

  /** Compares a report's text with those there, once; all its copies are kept, so that any day's families can be told. */
  add(id: string, text: string): void {
    const { db } = this;
    if (db.row("select 1 from copy_print where report = ?", id)) return;
    const print = fingerprint(text);
    const size = print.runs.length;
    const runs = JSON.stringify([...print.runs]);
    // Counted in the database: of the thousand texts that share a name or a title with this one it gives the few that share more.
    const alike = db.rows<{ n: number; report: string }>(
      `select c.n as n, p.report as report from (
         select r.n as n, r.size as size, count(*) as both from json_each(?) j join copy_run r on r.run = j.value group by r.n
       ) c join copy_print p on p.n = c.n where c.both >= ? * min(?, c.size)`,
      runs,
      copyRunsFrom,
      size,
    );
    for (const { n, report } of alike) {
      if (copyKind(print, this.printOf(n, report), "copy") !== "copy") continue;
      db.run("insert into copy_link values (?, ?), (?, ?) on conflict do nothing", id, report, report, id);
    }
    db.run("insert into copy_print (report, size) values (?, ?)", id, size);
    const { n } = db.row<{ n: number }>("select n from copy_print where report = ?", id)!;
    db.run(
      `insert into copy_run select value, ?, ? from json_each(?)
       where (select count(*) from (select 1 from copy_run where run = value limit ${mostHolders})) < ${mostHolders}`,
      n,
      size,
      runs,
    );
    this.remember(n, print);
  }

  /** The report and all that are copies of it or of a copy, of those that `known` lets pass. */
  family(id: string, known: (id: string) => boolean = () => true): string[] {
    const found = new Set([id]);
    for (const each of found)
      for (const { other } of this.db.rows<{ other: string }>(
        "select other from copy_link where report = ?",
        each,
      ))
        if (known(other)) found.add(other);
    return [...found];
  }

  /** True where who had a text first can be another on another day: a member without a day, or one that alone ties two others. */
  isOdd(family: readonly string[]): boolean {
    if (family.length < 2) return false;
    return family.some((id) => {
      const row = this.db.row<{ published: string | null; links: number }>(
        "select published, (select count(*) from copy_link where report = id) as links from report where id = ?",
        id,
      )!;
      return row.published === null || row.links < family.length - 1;
    });
  }

  /** The report of a family that had the text first. */
  first(family: readonly string[]): Copied {
    let first: Copied | null = null;
    for (const id of family) {
      const one = this.db.row<Copied>(
        "select id, publisher, coalesce(published, substr(received, 1, 10)) as day from report where id = ?",
        id,
      )!;
      if (first === null || one.day < first.day || (one.day === first.day && one.id < first.id)) first = one;
    }
    return first!;
  }

  private printOf(n: number, id: string): Fingerprint {
    const there = this.prints.get(n);
    if (there) return there;
    const { text } = this.db.row<{ text: string }>("select text from report where id = ?", id)!;
    const print = fingerprint(text);
    this.remember(n, print);
    return print;
  }

  private remember(n: number, print: Fingerprint): void {
    if (this.prints.size >= printsKept) this.prints.delete(this.prints.keys().next().value!);
    this.prints.set(n, print);
  }
}
