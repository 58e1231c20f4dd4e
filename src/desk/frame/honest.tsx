// The honest states of a screen: reading, failed with what and the mend.
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { DeskFailure } from "../api.ts";

/** Draws the data of a query, or says that it is on its way, or what failed and the mend. */
export function Honest<T>({
  of,
  children,
}: {
  readonly of: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error)
    return (
      <div role="alert" className="failed">
        <h2>{of.error instanceof DeskFailure ? of.error.title : "This can't be shown"}</h2>
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
