// The ledger's tables: commitments, silences, positions and contradictions, each line with who says so.
import { boundWords } from "../../record/index.ts";
import type { Commitment, Contradiction, Position, Silence } from "../../record/index.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Says } from "../dossier/says.tsx";
import { LedgerTable } from "./ledger-table.tsx";

/** Name of a state for its code; other names as they are. */
export type StateName = (code: string) => string;

const names = (codes: readonly string[], stateName: StateName): string =>
  codes.map(stateName).join(", ") || "nobody named";

const quoted = (text: string): string => `“${text.replace(/\s+/g, " ").trim()}”`;

export function Commitments({
  all,
  stateName,
}: {
  readonly all: readonly Commitment[];
  readonly stateName: StateName;
}) {
  return (
    <LedgerTable
      all={all}
      none="No commitment in what is shown."
      names={["Status", "Who, to whom", "What", "Made", "Due", "How the status came about", "Says"]}
      row={(each) => (
        <>
          <td>
            <span className={`status ${each.status.replaceAll(" ", "-")}`}>{each.status}</span>
          </td>
          <th scope="row">
            {names(each.by, stateName)}
            {each.to.length > 0 ? ` → ${names(each.to, stateName)}` : ""}
          </th>
          <td>
            {each.events[0] ? (
              <DossierLink kind="event" id={each.events[0]}>
                {quoted(each.what)}
              </DossierLink>
            ) : (
              quoted(each.what)
            )}
          </td>
          <td className="day" data-label="Made">
            {boundWords(each.made, true)}
          </td>
          <td className="day" data-label="Due">
            {each.due ? boundWords(each.due, true) : "no day set"}
          </td>
          <td>
            <ol className="steps">
              {each.steps.map((step, index) => (
                <li key={index}>
                  {boundWords(step.from, true)}:{" "}
                  {step.event ? (
                    <DossierLink kind="event" id={step.event}>
                      {step.status}
                    </DossierLink>
                  ) : (
                    step.status
                  )}
                  , {step.why}
                </li>
              ))}
            </ol>
          </td>
          <td data-label="Says">
            <Says claims={each.claims} />
          </td>
        </>
      )}
    />
  );
}

export function Silences({
  all,
  stateName,
}: {
  readonly all: readonly Silence[];
  readonly stateName: StateName;
}) {
  return (
    <LedgerTable
      all={all}
      none="No silence in what is shown."
      names={["When", "Who", "Silence", "About", "Says"]}
      row={(each) => (
        <>
          <td className="day">{boundWords(each.when, true)}</td>
          <th scope="row">{names(each.who, stateName)}</th>
          <td>
            <DossierLink kind="event" id={each.event}>
              {each.kind === "no-comment" ? "did not comment" : "did not disclose"}
            </DossierLink>
          </td>
          <td data-label="About">
            {each.about ? quoted(each.about) : "not told"}
            {each.aboutEvent && (
              <>
                {" "}
                <DossierLink kind="event" id={each.aboutEvent}>
                  the event
                </DossierLink>
              </>
            )}
          </td>
          <td data-label="Says">
            <Says claims={each.claims} />
          </td>
        </>
      )}
    />
  );
}

export function Positions({
  all,
  stateName,
}: {
  readonly all: readonly Position[];
  readonly stateName: StateName;
}) {
  return (
    <LedgerTable
      all={all}
      none="No standing position in what is shown."
      names={["Who", "Position", "From", "Last said", "Says"]}
      row={(each) => (
        <>
          <th scope="row">
            {names(each.holders, stateName)}
            {each.toward.length > 0 ? ` on ${names(each.toward, stateName)}` : ""}
          </th>
          <td>
            <DossierLink kind="event" id={each.event}>
              {quoted(each.text)}
            </DossierLink>
            {each.affirms ? "" : " (rejects)"}
          </td>
          <td className="day" data-label="From">
            {boundWords(each.from, true)}
          </td>
          <td className="day" data-label="Last said">
            {boundWords([each.lastSaid, each.lastSaid], true)}
          </td>
          <td data-label="Says">
            <Says claims={each.claims} />
          </td>
        </>
      )}
    />
  );
}

export function Contradictions({ all }: { readonly all: readonly Contradiction[] }) {
  return (
    <LedgerTable
      all={all}
      none="No contradiction in what is shown."
      names={["On what", "Subject", "The sides"]}
      row={(each) => (
        <>
          <td>{each.about}</td>
          <th scope="row">
            {each.events[0] ? (
              <DossierLink kind="event" id={each.events[0]}>
                {each.subject}
              </DossierLink>
            ) : (
              each.subject
            )}
          </th>
          <td>
            <ul className="sides">
              {each.sides.map((side) => (
                <li key={side.text}>
                  <strong>{side.text}</strong>: <Says claims={side.claims} most={2} />
                </li>
              ))}
            </ul>
          </td>
        </>
      )}
    />
  );
}
