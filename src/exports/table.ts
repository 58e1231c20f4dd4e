// Rows as separated text (RFC 4180): `["=1+1", "a,b"]` becomes `'=1+1,"a,b"`, so that no spreadsheet runs a report's words.

export type Cell = string | number | null;

/** A cell that a spreadsheet would take for a formula is led by an apostrophe. */
const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Comma-separated, quoted where needed, CRLF as RFC 4180 has it. */
export function csv(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const line = (cells: readonly Cell[]): string =>
    `${cells
      .map((cell) => {
        const text = cell === null ? "" : typeof cell === "number" ? String(cell) : harmless(cell);
        return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
      })
      .join(",")}\r\n`;
  let out = line(header);
  for (const row of rows) out += line(row);
  return out;
}

/** Tab-separated without quoting, as GDELT and ICEWS publish theirs: tabs and line breaks inside cells become spaces. */
export function tsv(rows: Iterable<readonly Cell[]>): string {
  let out = "";
  for (const row of rows)
    out += `${row.map((cell) => (cell === null ? "" : String(cell).replace(/[\t\r\n]+/g, " "))).join("\t")}\n`;
  return out;
}
