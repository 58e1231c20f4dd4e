// Whether the record that was opened is still the one at its place: a file that was moved or deleted takes writes that nobody finds again.
import { statSync } from "node:fs";
import { join } from "node:path";

const stampOf = (path: string): string | null => {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found?.isFile() ? `${found.dev}.${found.ino}` : null;
};

/** Answers whether the file of the record in `folder` is there and is the one that was there at first. */
export function recordPresence(folder: string): () => boolean {
  const path = join(folder, "record.db");
  const first = stampOf(path);
  return () => {
    try {
      return stampOf(path) === first;
    } catch {
      // The folder itself can't be looked into.
      return false;
    }
  };
}
