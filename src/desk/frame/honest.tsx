// The honest states of a screen: reading, failed with what and the mend.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { DeskFailure } from "../api.ts";

/** Draws the data of a query, or says that it is on its way, or what failed and the mend. */
export function Honest<T>({
  of,
  whole = false,
  children,
}: {
  readonly of: UseQueryResult<T>;
  /** It is all that the screen shows: its failure is the screen's heading. */
  readonly whole?: boolean;
  readonly children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  const Heading = whole ? "h1" : "h2";
  if (of.error)
    return (
      <div role="alert" className="failed">
        <Heading>{of.error instanceof DeskFailure ? of.error.title : "This can't be shown"}</Heading>
        <p>{of.error.message}</p>
        <button type="button" onClick={() => void of.refetch()}>
          Try again
        </button>
      </div>
    );
  return (
    <p role="status" className="quiet">
      Reading the record …
    </p>
  );
}
