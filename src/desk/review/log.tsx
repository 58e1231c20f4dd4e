// The review log: who decided what, when and why, and what was taken back.
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Judgement } from "../../record/index.ts";
import { resources, type Sheets } from "../api.ts";
import { Honest } from "../frame/honest.tsx";
import { StatementLink } from "../dossier/statement-link.tsx";
import { Columns } from "../frame/columns.tsx";

const verbs: Readonly<Record<Judgement["kind"], string>> = {
  accept: "accepted",
  reject: "rejected",
  correct: "corrected",
  "same-event": "said: same event",
  "different-event": "said: different event",
  "add-fact": "added a fact",
  "merge-entities": "merged two names",
  "split-entities": "told two of one name apart",
};

const instant = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;

/** "Ana rejected, 2026-01-02 10:30 UTC: about a plan (taken back by Ana)". */
export function judgementWords(each: Judgement): string {
  const field = each.kind === "correct" ? ` ${each.field}` : "";
  const reason = each.reason ? `: ${each.reason}` : "";
  const back = each.withdrawn ? ` (taken back by ${each.withdrawn.author})` : "";
  return `${each.author} ${verbs[each.kind]}${field}, ${instant(each.at)}${reason}${back}`;
}

const markWords = (each: Judgement): string | null =>
  "target" in each
    ? `${each.target.report}/${each.target.kind}@${each.target.span.start}-${each.target.span.end}`
    : null;

/** Who takes a decision back, if somebody gave a name. */
interface Taking {
  readonly author: string | null;
  readonly onTakeBack: (id: string) => void;
}

/** Opened when it is asked for; the newest hundred. */
export function Log({
  agreements,
  ...taking
}: { readonly agreements: Sheets.ReviewSheet["agreements"] } & Taking) {
  const [open, setOpen] = useState(false);
  return (
    <details className="log" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Review log and agreement</summary>
      {agreements.length === 0 ? (
        <p className="quiet">
          No two reviewers have decided on the same statement yet, so there is no kappa.
        </p>
      ) : (
        <ul>
          {agreements.map(({ authors, both, agreed, kappa }) => (
            <li key={authors.join()}>
              {authors.join(" and ")}: {agreed} of {both} alike, Cohen’s kappa{" "}
              {kappa === null ? "undefined (no variation)" : kappa.toFixed(2)}
            </li>
          ))}
        </ul>
      )}
      {open && <Rows {...taking} />}
    </details>
  );
}

function Rows({ author, onTakeBack }: Taking) {
  const log = useQuery(resources.judgements());
  return (
    <Honest of={log}>
      {(all) =>
        all.length === 0 ? (
          <p className="empty">No decision yet.</p>
        ) : (
          <table className="ledger">
            <Columns names={["Decision", "Statement"]} />
            <tbody>
              {all.slice(0, 100).map((each) => {
                const ref = markWords(each);
                return (
                  <tr key={each.id}>
                    <td>
                      {judgementWords(each)}{" "}
                      {!each.withdrawn && author !== null && (
                        <button
                          type="button"
                          aria-label={`take back: ${judgementWords(each)}`}
                          onClick={() => onTakeBack(each.id)}
                        >
                          take back
                        </button>
                      )}
                    </td>
                    <td>
                      {ref && "target" in each ? (
                        <StatementLink reference={ref}>{each.target.kind.replaceAll("-", " ")}</StatementLink>
                      ) : (
                        "no single statement"
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        )
      }
    </Honest>
  );
}
