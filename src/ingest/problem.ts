// What was wrong with a file, in one line: `talks.jsonl:3: no JSON (unexpected end). Write one object a line.`

/** One fault of the input, for the person who handed it in. */
export interface Problem {
  /** Name of the file as it was given; "-" for standard input. */
  readonly file: string;
  /** 1-based, or null when the fault is the file's as a whole. */
  readonly line: number | null;
  /** What is wrong, without a full stop. */
  readonly what: string;
  /** What to do about it, a whole sentence. */
  readonly mend: string;
  /** True when nothing was kept of what the line or file holds; false when a report was kept all the same. */
  readonly refused: boolean;
}

/** The one line in which a problem is shown. */
export const problemText = ({ file, line, what, mend }: Problem): string =>
  `${file}${line === null ? "" : `:${line}`}: ${what}. ${mend}`;
