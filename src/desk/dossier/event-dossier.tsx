// An event: its title, the sentences that carry it, who says what of it, by whom it was relayed, causes and precedents.
import { useQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { resources, type Sheets } from "../api.ts";
import { Honest } from "../frame/honest.tsx";
import { useStateName } from "../frame/names.ts";
import { DossierLink } from "./dossier-link.tsx";
import { driftOf, ladderOf, type Matrix, matrixOf } from "./matrix.ts";
import { StatementLink } from "./statement-link.tsx";

export function EventDossier({ id }: { readonly id: string }) {
  const search = useSearch({ from: "/dossier/$kind/$id" });
  const event = useQuery(resources.event(search, id));
  return (
    <Honest of={event} whole>
      {(sheet) => <Whole sheet={sheet} />}
    </Honest>
  );
}

function Whole({ sheet }: { readonly sheet: Sheets.EventSheet }) {
  const stateName = useStateName();
  const { event } = sheet;
  const matrix = matrixOf(event, sheet.alike);
  return (
    <>
      <h1>{sheet.title}</h1>
      <p className="quiet">
        {sheet.when}
        {event.when.stated ? "" : " (inferred)"}; {event.reports} {event.reports === 1 ? "report" : "reports"}
        , {event.origins} {event.origins === 1 ? "origin" : "origins"}, {event.onRecordVoices} on the record
      </p>
      <p>
        {event.parties.map((party, index) => (
          <span key={party}>
            {index > 0 ? ", " : ""}
            <DossierLink kind="state" id={party}>
              {stateName(party)}
            </DossierLink>
          </span>
        ))}
        {event.persons.map((person) => (
          <span key={person.id}>
            {", "}
            <DossierLink kind="person" id={person.id}>
              {person.name}
            </DossierLink>
            {person.post ? ` (${person.post})` : ""}
          </span>
        ))}
      </p>
      <h2>Who says so</h2>
      <MatrixTable matrix={matrix} />
      <h2>How it was relayed</h2>
      <Ladder matrix={matrix} />
      {sheet.causes.length > 0 && (
        <>
          <h2>Causes claimed</h2>
          <ul>
            {sheet.causes.map((cause) => (
              <li key={cause.text}>
                “{cause.text.replace(/\s+/g, " ")}”, says {cause.says}
                {cause.event && (
                  <>
                    :{" "}
                    <DossierLink kind="event" id={cause.event.id}>
                      {cause.event.title}
                    </DossierLink>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {sheet.precedents.map((precedent) => (
        <Precedent key={precedent.id} precedent={precedent} />
      ))}
      <h2>The sentences</h2>
      <ul className="sentences">
        {sheet.statements.map((each) => (
          <li key={each.ref}>
            <StatementLink reference={each.ref}>{each.from}</StatementLink>
            {each.standing === "read" ? "" : ` [${each.standing}]`}: “{each.words}”
          </li>
        ))}
      </ul>
    </>
  );
}

const signs = { agrees: "=", differs: "≠", "other words": "≈", silent: "·" } as const;

/** Source by detail; each cell says in words what its sign means. */
function MatrixTable({ matrix }: { readonly matrix: Matrix }) {
  return (
    <>
      <p className="quiet">
        Sources by detail: = agrees, ≈ in other words or less exact, ≠ differs, · silent
      </p>
      <div className="table-box" role="region" aria-label="Who says so, source by detail" tabIndex={0}>
        <table className="matrix" aria-label="Who says so">
          <thead>
            <tr>
              <th scope="col">Source</th>
              {matrix.fields.map((field, index) => (
                <th key={field} scope="col">
                  {field}
                  <span className="held">{matrix.held[index]}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map(({ claim, cells }) => (
              <tr key={claim.ref}>
                <th scope="row">
                  <StatementLink reference={claim.ref}>
                    {claim.says.join(" ← ") || "unknown publisher"}
                  </StatementLink>
                  <span className="held">{claim.knownFrom}</span>
                </th>
                {cells.map((cell, index) => (
                  <td key={matrix.fields[index]} className={cell.verdict.replace(" ", "-")}>
                    <span aria-hidden="true">{signs[cell.verdict]} </span>
                    <span>
                      {cell.verdict === "agrees" || cell.verdict === "silent" ? cell.verdict : cell.text}
                    </span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Each chain of voices a rung, nearest first; what changed on the way stands beneath it. */
function Ladder({ matrix }: { readonly matrix: Matrix }) {
  const drifts = driftOf(matrix);
  const rungs = ladderOf(matrix.rows.map(({ claim }) => claim));
  return (
    <ol className="ladder">
      {rungs.map(({ voices, claims }) => (
        <li key={voices.join("←")}>
          {voices.map((voice, index) => (
            <span key={index} className="rung">
              {index > 0 && <span aria-label="from"> ← </span>}
              {voice}
            </span>
          ))}{" "}
          <span className="quiet">
            {claims.map(({ knownFrom }) => knownFrom).join(", ")}
            {claims.some(({ onRecord }) => onRecord) ? "" : "; not on the record"}
          </span>
          {drifts
            .filter(({ ref }) => claims.some((claim) => claim.ref === ref))
            .map((drift) => (
              <p key={`${drift.ref} ${drift.field}`} className="doubt">
                Drift: {drift.field} was “{drift.before}” at its origin, here “{drift.after}”.
              </p>
            ))}
        </li>
      ))}
    </ol>
  );
}

function Precedent({ precedent }: { readonly precedent: Sheets.PrecedentSheet }) {
  const { test } = precedent;
  return (
    <section>
      <h2>Called a first</h2>
      <p>“{precedent.text.replace(/\s+/g, " ")}”</p>
      <p>
        {test.outcome === "contradicted"
          ? "Contradicted by this record:"
          : test.outcome === "none in this record"
            ? `No counter-example in ${test.coverage}.`
            : "It can't be tested: it does not say what happened, or between whom."}
      </p>
      {precedent.counterExampleLines.length > 0 && (
        <ul>
          {precedent.counterExampleLines.map((line) => (
            <li key={line.id}>
              {line.when}:{" "}
              <DossierLink kind="event" id={line.id}>
                {line.title}
              </DossierLink>
            </li>
          ))}
        </ul>
      )}
      {precedent.earlierLines.length > 0 && (
        <p className="quiet">
          At the claimed end of the gap:{" "}
          {precedent.earlierLines.map(({ when, title }) => `${when}: ${title}`).join("; ")}
        </p>
      )}
      <p className="quiet">Looked for: {test.lookedFor}.</p>
    </section>
  );
}
