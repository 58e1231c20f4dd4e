// The ledger: what was promised, refused, kept silent, held and contradicted; what changed and why; the brief.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import "../review/review.css";
import "./ledger.css";
import { clocks, query, resources, type Shared, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Says } from "../dossier/says.tsx";
import { Honest } from "../frame/honest.tsx";
import { useStateName } from "../frame/names.ts";
import { Changed } from "./changed.tsx";
import { ReadAloud } from "./read-aloud.tsx";
import { Commitments, Contradictions, Positions, Silences, type StateName } from "./sections.tsx";
import { LedgerTable } from "./ledger-table.tsx";

const parts = [
  ["commitments", "Commitments"],
  ["refusals", "Refusals"],
  ["silences", "Silences"],
  ["positions", "Positions"],
  ["contradictions", "Contradictions"],
  ["changed", "What changed"],
] as const;
type Part = (typeof parts)[number][0];

export function LedgerScreen() {
  const search = useSearch({ from: "/ledger" });
  const go = useNavigate({ from: "/ledger" });
  const ledger = useQuery(resources.ledger(search));
  const stateName = useStateName();
  const part: Part = parts.find(([name]) => name === search.part)?.[0] ?? "commitments";
  return (
    <div className="review-screen ledger-screen">
      <div className="review-bar">
        <h1>Ledger</h1>
        <span className="quiet">
          {search.between ? search.between.split(",").map(stateName).join(" – ") : "all relations"}
        </span>
        <span className="space" />
        <Brief shared={search} />
      </div>
      <div className="parts" role="group" aria-label="Part of the ledger">
        {parts.map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={part === name}
            onClick={() => void go({ search: (before) => ({ ...before, part: name }) })}
          >
            {label}
            {ledger.data && name !== "changed" ? ` ${ledger.data.counts[name].toLocaleString("en")}` : ""}
          </button>
        ))}
      </div>
      <h2>{parts.find(([name]) => name === part)![1]}</h2>
      {part === "changed" ? (
        <Changed
          shared={search}
          since={search.since}
          until={search.until}
          onDays={(since, until) =>
            void go({
              search: (before) => ({ ...before, since: since || undefined, until: until || undefined }),
            })
          }
        />
      ) : (
        <Honest of={ledger}>
          {(data) => (
            <>
              {data[part].length < data.counts[part] && (
                <p className="quiet">
                  {data[part].length} of {data.counts[part].toLocaleString("en")} are shown. Choose a
                  relation, or days in the chronology, to see others.
                </p>
              )}
              <PartTable part={part} ledger={data} stateName={stateName} />
            </>
          )}
        </Honest>
      )}
    </div>
  );
}

function PartTable({
  part,
  ledger,
  stateName,
}: {
  readonly part: Exclude<Part, "changed">;
  readonly ledger: Sheets.LedgerSheet;
  readonly stateName: StateName;
}) {
  switch (part) {
    case "commitments":
      return <Commitments all={ledger.commitments} stateName={stateName} />;
    case "silences":
      return <Silences all={ledger.silences} stateName={stateName} />;
    case "positions":
      return <Positions all={ledger.positions} stateName={stateName} />;
    case "contradictions":
      return <Contradictions all={ledger.contradictions} />;
    case "refusals":
      return (
        <LedgerTable
          all={ledger.refusals}
          none="No refusal in what is shown."
          names={["When", "Refusal", "Says"]}
          row={(each) => (
            <>
              <td className="day">{each.when}</td>
              <th scope="row">
                <DossierLink kind="event" id={each.id}>
                  {each.title}
                </DossierLink>
              </th>
              <td>
                <Says claims={each.event.claims} />
              </td>
            </>
          )}
        />
      );
  }
}

/** Links that make a brief of what the controls choose, frozen at the known-on day or today; the browser saves or prints it. */
function Brief({ shared }: { readonly shared: Shared }) {
  const queries = useQueryClient();
  const address = (format: string): string =>
    `/api/brief${query({ format, between: shared.between, ...clocks(shared) })}`;
  // Made when it is to be read: the brief of a long relation is long.
  const lines = async (): Promise<string[]> => {
    const { title, stamp, channels, years } = await queries.fetchQuery(resources.brief(shared));
    return [
      `${title}. ${stamp}`,
      ...channels,
      ...years.flatMap(({ heading, entries }) => [
        heading,
        ...entries.map(({ when, what }) => `${when}: ${what}`),
      ]),
    ];
  };
  return (
    <div className="brief" role="group" aria-label="Brief">
      <span>Brief:</span>
      <a href={address("docx")} download>
        Word
      </a>
      <a href={address("md")} download>
        Markdown
      </a>
      <a href={address("html")} target="_blank" rel="noreferrer">
        page to print
      </a>
      <ReadAloud lines={lines} />
    </div>
  );
}
