// A link to the dossier of something of the record; the clocks and the relation in the address go along.
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

export type DossierKind =
  | "event"
  | "person"
  | "state"
  | "post"
  | "channel"
  | "claim"
  | "commitment"
  | "report";

export interface DossierLinkProps {
  readonly kind: DossierKind;
  readonly id: string;
  readonly children: ReactNode;
  readonly className?: string;
}

export function DossierLink({ kind, id, children, className }: DossierLinkProps) {
  return (
    <Link
      to="/dossier/$kind/$id"
      params={{ kind, id }}
      search={(before: object) => before}
      {...(className ? { className } : {})}
    >
      {children}
    </Link>
  );
}
