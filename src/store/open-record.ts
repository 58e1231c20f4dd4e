// Opens a record's folder: makes it where asked, brings it to the form of today, and says what is wrong where it can't.
import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { explain, RecordFailure } from "./failure.ts";
import type { RecordStore } from "./record-store.ts";
import { SqliteRecord } from "./sqlite-record.ts";

/**
 * Opens the record in `folder`; `create` makes it when it is not there; `patience` is how many milliseconds to wait for
 * another process that holds it. Throws RecordFailure with what, where and the mend:
 * no record there, made by a newer Parley, locked, read-only, damaged, disk full.
 */
export async function openRecord(
  folder: string,
  options: { create?: boolean; readOnly?: boolean; patience?: number } = {},
): Promise<RecordStore> {
  const path = join(folder, "record.db");
  const exists = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!exists && !options.create)
    throw new RecordFailure(
      folder,
      "no record here",
      "Make one with `parley read PATH`, or name one with --record DIR.",
    );
  try {
    if (!exists) mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new RecordFailure(
      folder,
      `the folder can't be made (${(error as Error).message})`,
      "Choose another with --record DIR.",
      error,
    );
  }
  let database: DatabaseSync;
  try {
    database = new DatabaseSync(path, {
      readOnly: options.readOnly ?? false,
      timeout: options.patience ?? 10_000,
    });
    if (!options.readOnly)
      database.exec(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -65536; pragma wal_autocheckpoint = 10000",
      );
  } catch (error) {
    throw explain(error, path);
  }
  const store = new SqliteRecord(folder, path, database);
  try {
    await store.migrate(options.readOnly ?? false);
  } catch (error) {
    database.close();
    throw explain(error, path);
  }
  return store;
}
