// A link to the sentence that carries a claim: its report with the sentence lit, and its card.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** `reference` is `${report}/${statement.id}`; the clocks and the relation in the address go along. */
export function StatementLink({
  reference,
  children,
}: {
  readonly reference: string;
  readonly children: ReactNode;
}) {
  return (
    <Link to="/review/$statement" params={{ statement: reference }} search={(before: object) => before}>
      {children}
    </Link>
  );
}
