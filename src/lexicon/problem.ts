// What is wrong in a lexicon file, where, and the mend: `lexicon/cues/factuality.yaml:41: cue "reportedly" appears twice (also line 12). Delete one.`

export interface Problem {
  /** Path as it was handed in, e.g. "lexicon/events/consult.yaml". */
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** What is wrong, a sentence without its full stop. */
  readonly what: string;
  /** What to do about it, a whole sentence. */
  readonly mend: string;
}

/** The one line in which a problem is shown. */
export const problemLine = ({ path, line, what, mend }: Problem): string =>
  `${path}:${line}: ${what}. ${mend}`;

/** Problems in the order of their files and lines. */
export const sortProblems = (problems: readonly Problem[]): Problem[] =>
  [...problems].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line));
