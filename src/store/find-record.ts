// Where the record is: the folder `.parley/` here or in a folder above, as git finds its own.
import { statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Name of a record's folder. */
export const recordFolder = ".parley";

/** The nearest `.parley` folder from `start` upwards that holds a record.db, or null. */
export function findRecord(start: string): string | null {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    const candidate = join(folder, recordFolder);
    if (statSync(join(candidate, "record.db"), { throwIfNoEntry: false })) return candidate;
    if (dirname(folder) === folder) return null;
  }
}
