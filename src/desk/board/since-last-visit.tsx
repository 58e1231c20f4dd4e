// What came since this browser last looked: a link to the ledger's "what changed" from the last day that the record knew then.
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";

const key = "parley.seen-until";

/** `until` is the last publication day of the record now, ISO; kept for the next visit. */
export function SinceLastVisit({ until }: { readonly until: string | null }) {
  const [seen] = useState(() => localStorage.getItem(key));
  useEffect(() => {
    if (until !== null) localStorage.setItem(key, until);
  }, [until]);
  if (seen === null || until === null || seen >= until) return null;
  return (
    <>
      {" "}
      <Link to="/ledger" search={(before: object) => ({ ...before, part: "changed", since: seen })}>
        What changed since your last visit, when the record reached {seen}
      </Link>
    </>
  );
}
