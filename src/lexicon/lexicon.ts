// The compiled lexicon: facts about actors and the entries of rules, as plain data that can be written to one JSON file.
import type { Registry } from "./registry.ts";
import type { Entry } from "./entries.ts";

/** JSON-able, so that it is built once and read quickly. */
export interface Lexicon {
  readonly format: 1;
  readonly actors: Registry;
  /** Entries of the YAML files, by path, in the order of the file. Checked by the schemas handed to `compileLexicon`. */
  readonly entries: Readonly<Record<string, readonly Entry[]>>;
  /** Rows of the TSV files outside `actors/`, by path. */
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/**
 * The entries of all files whose path begins with `prefix`, in order of path and line. `T` is the type of the schema that they
 * were compiled with; nothing is checked again here.
 */
export function entriesOf<T>(lexicon: Lexicon, prefix: string): Entry<T>[] {
  const out: Entry<T>[] = [];
  for (const path of Object.keys(lexicon.entries).sort())
    if (path.startsWith(prefix)) out.push(...(lexicon.entries[path] as readonly Entry<T>[]));
  return out;
}
