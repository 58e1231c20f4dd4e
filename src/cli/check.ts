// `parley check lexicon`: every fault of the lexicon, a line each, then how much it holds.
import { compileLexicon, type EntryKind, problemLine } from "../lexicon/index.ts";
import { lexiconFiles } from "./lexicon-files.ts";

export interface Checked {
  /** One line a problem: "lexicon/cues/factuality.yaml:41: ... appears twice (also line 12). Delete one." */
  readonly problems: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** What is printed. */
  readonly lines: readonly string[];
}

/** Checks the lexicon below `home`. `kinds` are the schemas of the stages that own entries. */
// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export function checkLexicon(home: string, kinds: readonly EntryKind<any>[] = []): Checked {
  const files = lexiconFiles(home);
  const compiled = compileLexicon(files, kinds);
  const problems = compiled.problems.map(problemLine);
  const width = Math.max(0, ...Object.values(compiled.counts).map((count) => String(count).length));
  return {
    problems,
    counts: compiled.counts,
    lines: [
      ...problems,
      ...Object.entries(compiled.counts).map(([name, count]) => `${String(count).padStart(width)}  ${name}`),
      problems.length === 0
        ? `${files.size} files, no problem.`
        : `${files.size} files, ${problems.length} problem${problems.length === 1 ? "" : "s"}.`,
    ],
  };
}
