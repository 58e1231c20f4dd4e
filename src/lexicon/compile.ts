// Checks and compiles the lexicon's files, path -> text, into one JSON-able whole; `parley check lexicon` shows what it finds.
import { actorTable, readRegistry } from "./actors.ts";
import { type Entry, type EntryKind, readEntries } from "./entries.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Problem, sortProblems } from "./problem.ts";
import { readTable } from "./table.ts";

export interface Compiled {
  readonly lexicon: Lexicon;
  /** Everything wrong in any file, in order; rows and entries named here are left out of the lexicon. */
  readonly problems: readonly Problem[];
  /** How many there are of each: "states", "people", "lexicon/events/consult.yaml". */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Compiles `files` (path such as "lexicon/actors/states/states.tsv" -> its text; .tsv and .yaml are read, others ignored).
 * `kinds` are the schemas of the stages that own entries; entries of a YAML file that no kind claims are kept unchecked.
 * Pure; never throws for what stands in a file.
 */
export function compileLexicon(
  files: ReadonlyMap<string, string>,
  // oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
  kinds: readonly EntryKind<any>[] = [],
): Compiled {
  const problems: Problem[] = [];
  const counts: Record<string, number> = {};
  const actors = new Map([...files].filter(([path]) => actorTable(path) !== null));
  const { registry, problems: registryProblems } = readRegistry(actors);
  problems.push(...registryProblems);
  for (const [name, rows] of Object.entries(registry)) counts[name] = rows.length;
  counts.people = new Set(registry.tenures.map((row) => `${row.person}/${row.who}`)).size;

  const entries: Record<string, Entry[]> = {};
  const tables: Record<string, Record<string, string>[]> = {};
  const ids = new Map<string, Entry>();
  const keys = new Map<string, Entry>();
  for (const path of [...files.keys()].sort()) {
    const text = files.get(path)!;
    if (/\.ya?ml$/.test(path)) {
      const kind = kinds.find(({ prefix }) => path.startsWith(prefix)) ?? null;
      const read = readEntries<unknown>(path, text, kind?.schema ?? null);
      problems.push(...read.problems);
      const kept: Entry[] = [];
      for (const entry of read.entries) {
        let clash = again(ids, `${kind?.prefix ?? path} ${entry.id}`, `id "${entry.id}"`, entry);
        for (const key of kind?.keys?.(entry.value) ?? [])
          clash ??= again(keys, `${kind!.prefix} ${key}`, `"${key}"`, entry);
        if (clash) problems.push(clash);
        else kept.push(entry);
      }
      entries[path] = kept;
      counts[path] = kept.length;
    } else if (path.endsWith(".tsv") && !actors.has(path)) {
      const header = text.split(/\r?\n/).find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
      const names = header.split("\t").map((cell) => cell.trim());
      const read = readTable(path, text, { required: names.slice(0, 1), optional: names.slice(1) });
      problems.push(...read.problems);
      tables[path] = read.rows.map((row) => ({ ...row.cells }));
      counts[path] = read.rows.length;
    }
  }
  return {
    lexicon: { format: 1, actors: registry, entries, tables },
    problems: sortProblems(problems),
    counts,
  };
}

/** Remembers the key, or tells that it was there before. */
function again(seen: Map<string, Entry>, key: string, shown: string, entry: Entry): Problem | null {
  const earlier = seen.get(key);
  if (!earlier) {
    seen.set(key, entry);
    return null;
  }
  if (earlier === entry) return null;
  return {
    path: entry.path,
    line: entry.line,
    what: `${shown} appears twice (also ${earlier.path === entry.path ? `line ${earlier.line}` : `${earlier.path}:${earlier.line}`})`,
    mend: "Delete one.",
  };
}
