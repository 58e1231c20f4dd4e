// A part of the ledger as a table, a row an entry; where there is none it says so.
import type { ReactNode } from "react";
import { Columns } from "../frame/columns.tsx";

export function LedgerTable<T extends { readonly id: string }>({
  all,
  none,
  names,
  row,
}: {
  readonly all: readonly T[];
  /** What is said when there is no entry. */
  readonly none: string;
  readonly names: readonly string[];
  /** The cells of an entry. */
  readonly row: (each: T) => ReactNode;
}) {
  if (all.length === 0) return <p className="empty">{none}</p>;
  return (
    <table className="ledger">
      <Columns names={names} />
      <tbody>
        {all.map((each) => (
          <tr key={each.id}>{row(each)}</tr>
        ))}
      </tbody>
    </table>
  );
}
