// Reads a tab-separated file of facts: a header line, one fact a line, `#` begins a comment, `;` separates several values of a cell.
import type { Problem } from "./problem.ts";

/** One line of a table: its cells by column name ("" where empty), and where it stands. */
export interface Row {
  readonly path: string;
  /** 1-based line in the file. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

export interface Columns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * The rows of a TSV text. Cells are trimmed; trailing empty cells may be left out. A line with more cells than the header, an
 * unknown or missing column, and an empty required cell are problems; a row with a problem is left out.
 */
export function readTable(
  path: string,
  text: string,
  columns: Columns,
): { rows: Row[]; problems: Problem[] } {
  const rows: Row[] = [];
  const problems: Problem[] = [];
  let header: string[] | null = null;
  text.split(/\r?\n/).forEach((content, index) => {
    const line = index + 1;
    if (content.trim() === "" || content.startsWith("#")) return;
    const cells = content.split("\t").map((cell) => cell.trim());
    if (header === null) {
      header = cells;
      const known = [...columns.required, ...columns.optional];
      for (const name of cells)
        if (!known.includes(name))
          problems.push({
            path,
            line,
            what: `column "${name}" is not known here`,
            mend: `Use ${known.join(", ")}.`,
          });
      for (const name of columns.required)
        if (!cells.includes(name))
          problems.push({
            path,
            line,
            what: `column "${name}" is missing`,
            mend: "Add it to the first line.",
          });
      return;
    }
    if (cells.length > header.length) {
      problems.push({
        path,
        line,
        what: `${cells.length} cells, but the first line names ${header.length} columns`,
        mend: "Remove the tabs that are too many, or use ; between several values of a cell.",
      });
      return;
    }
    const row: Record<string, string> = {};
    for (const name of [...columns.required, ...columns.optional]) row[name] = "";
    header.forEach((name, at) => {
      row[name] = cells[at] ?? "";
    });
    const empty = columns.required.filter((name) => row[name] === "");
    if (empty.length > 0)
      problems.push({
        path,
        line,
        what: `no ${empty.join(", no ")}`,
        mend: "Fill the cell (cells are separated by one tab), or delete the line.",
      });
    else rows.push({ path, line, cells: row });
  });
  return { rows, problems };
}

/** The several values of one cell: "U.S.; the States" has two. */
export const values = (cell: string | undefined): string[] =>
  (cell ?? "")
    .split(";")
    .map((value) => value.trim())
    .filter((value) => value !== "");
