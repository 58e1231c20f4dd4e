// The card of one statement: who, when and on what basis, where, who says so, cause, effect, copies, and the rule that fired.
import type { ReactNode } from "react";
import type { Statement } from "../../coding/index.ts";
import { cardRows } from "./card-rows.ts";

export interface CardProps {
  readonly statementRef: string;
  readonly statement: Statement;
  readonly stateName: (code: string) => string;
  /** Why it waits: "below the threshold"; null when it waits no more. */
  readonly waits: string | null;
  /** Lines beside those of the statement itself: event, effect on the channel, near-duplicates, decisions. */
  readonly children?: ReactNode;
}

export function Card({ statementRef, statement, stateName, waits, children }: CardProps) {
  return (
    <dl className="card" data-ref={statementRef}>
      {waits && (
        <div>
          <dt>Waits</dt>
          <dd>{waits}</dd>
        </div>
      )}
      {cardRows(statement, stateName).map((row) => (
        <div key={row.label}>
          <dt>{row.label}</dt>
          <dd>
            {row.value}
            {row.note && <span className="note">{row.note}</span>}
          </dd>
        </div>
      ))}
      {children}
    </dl>
  );
}
