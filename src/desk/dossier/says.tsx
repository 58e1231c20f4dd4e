// Who says so, in a line: each chain of voices once, every one a link to the sentence that carries it.
import type { Claim } from "../../record/index.ts";
import { ladderOf } from "./matrix.ts";
import { StatementLink } from "./statement-link.tsx";

/** At most `most` chains; the others are counted. A chain with several tellings leads to the first. */
export function Says({ claims, most = 3 }: { readonly claims: readonly Claim[]; readonly most?: number }) {
  const rungs = ladderOf(claims);
  if (rungs.length === 0) return <span className="quiet">nobody in this record</span>;
  return (
    <span className="says">
      {rungs.slice(0, most).map(({ voices, claims: told }, index) => (
        <span key={voices.join("←")}>
          {index > 0 ? "; " : ""}
          <StatementLink reference={told[0]!.ref}>{voices.join(" ← ") || "unknown publisher"}</StatementLink>
          {told.length > 1 ? ` (${told.length} times)` : ""}
        </span>
      ))}
      {rungs.length > most ? ` and ${rungs.length - most} more` : ""}
    </span>
  );
}
