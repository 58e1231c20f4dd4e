// What must hold of every record after a kill: the file is sound, no row stands alone, and what is kept folded is the fold of all.
import assert from "node:assert/strict";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

import { openRecord, openView, type RecordStore } from "../../src/store/index.ts";
import { partsOf } from "../store/kept-parts.ts";

/** The day on which lanes, commitments and posts are looked at. */
const on = "2024-06-01";

/** Rows of which there may be none: a report whose parts were written without it or it without them. */
const alone: Readonly<Record<string, string>> = {
  "reports without a reading": "report where id not in (select report from reading)",
  "reports without a latest reading": "report where id not in (select report from latest)",
  "reports that can't be searched": "report where id not in (select report from search_document)",
  "latest readings that are not there": "latest left join reading using (report, reader) where body is null",
  "withdrawals of nothing": "withdrawal where judgement not in (select id from judgement)",
};

/** What a file says before anybody mends anything. */
export interface Found {
  readonly reports: ReadonlySet<string>;
  /** True when a rebuild had begun and not ended. */
  readonly rebuilding: boolean;
  /** Reports that wait to be filed and folded. */
  readonly dirty: number;
}

/** Looks into record.db as a kill left it, writing nothing; null when there is no record yet. Throws AssertionError. */
export function inspect(folder: string): Found | null {
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(join(folder, "record.db"), { readOnly: true });
  } catch {
    return null;
  }
  try {
    const one = (text: string): number => (database.prepare(text).get() as { n: number }).n;
    const { integrity_check } = database.prepare("pragma integrity_check").get() as Record<string, string>;
    assert.equal(integrity_check, "ok");
    if (one("select count(*) as n from sqlite_schema") === 0) return null;
    for (const [what, rows] of Object.entries(alone))
      assert.equal(one(`select count(*) as n from ${rows}`), 0, what);
    return {
      reports: new Set(
        database
          .prepare("select id from report")
          .all()
          .map((row) => row.id as string),
      ),
      rebuilding: one("select value as n from tally where name = 'rebuilding'") !== 0,
      dirty: one("select count(*) as n from dirty"),
    };
  } finally {
    database.close();
  }
}

/** The fold of everything last made, as JSON, with the state of the record that it was made of. */
let folded = { of: "", json: "" };

/**
 * Opens the record as the next command does, so that what died is taken up, and compares: what is folded is the fold of all, the
 * full-text index is of the texts. Then hands the open record to `look`. Throws AssertionError.
 */
export async function checkWhole(
  folder: string,
  look: (store: RecordStore) => Promise<void> = async () => undefined,
): Promise<void> {
  const store = await openRecord(folder, { create: true });
  try {
    const kept = await store.look((each) => ({
      ...partsOf(each.board([], on, true)),
      events: each.page({ limit: 1_000_000, all: true }).events,
    }));
    const of = `${folder} ${await store.generation()}`;
    if (folded.of !== of) folded = { of, json: JSON.stringify(partsOf(await openView(store, { on }))) };
    // Parsed only to show a difference.
    if (JSON.stringify(kept) !== folded.json)
      assert.deepEqual(JSON.parse(JSON.stringify(kept)), JSON.parse(folded.json), "not the fold of all");
    await look(store);
  } finally {
    await store.close();
  }
  const left = inspect(folder)!;
  assert.equal(left.rebuilding, false, "a rebuild that died was not taken up");
  assert.equal(left.dirty, 0, "what waited was not folded");
  const database = new DatabaseSync(join(folder, "record.db"));
  // FTS5 throws where its index is not that of its content (sqlite.org/fts5.html#the_integrity_check_command).
  database.exec("insert into search (search, rank) values ('integrity-check', 1)");
  database.close();
}
