// The chronology: what happened when, a line each, found by words, person, channel or day; however long, only what is in sight is drawn.
import { useNavigate, useSearch } from "@tanstack/react-router";
import { statementKinds } from "../../coding/index.ts";
import { ask, clocks, query, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Field } from "../frame/field.tsx";
import { LongList, pageRows, type PageQuery, useFirstPage } from "./long-list.tsx";

const filters = [
  ["q", "Words", "search"],
  ["person", "Person", "text"],
  ["channel", "Channel", "text"],
  ["from", "From", "date"],
  ["to", "To", "date"],
] as const;

export function ChronologyScreen() {
  const search = useSearch({ from: "/chronology" });
  const go = useNavigate({ from: "/chronology" });
  const { q, person, channel, kind, from, to, between } = search;
  const page = (at: number): PageQuery<Sheets.EventRow> => {
    const path = `/events${query({ between, q, person, channel, kind, from, to, ...clocks(search), limit: pageRows, at: at || undefined })}`;
    return {
      queryKey: ["api", path],
      queryFn: ({ signal }) => ask<Sheets.EventsPage>(path, signal),
    };
  };
  const first = useFirstPage(page);
  const total = first.data?.total ?? 0;
  return (
    <>
      <h1>Chronology</h1>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        {filters.map(([name, label, type]) => (
          <label key={name}>
            {label}
            <Field
              type={type}
              value={search[name] ?? ""}
              onCommit={(value) =>
                void go({ search: (before) => ({ ...before, [name]: value || undefined }), replace: true })
              }
            />
          </label>
        ))}
        <label>
          Kind
          <select
            value={kind ?? ""}
            onChange={(event) =>
              void go({
                search: (before) => {
                  const { kind: _kind, ...others } = before;
                  return event.target.value ? { ...others, kind: event.target.value } : others;
                },
                replace: true,
              })
            }
          >
            <option value="">all</option>
            {statementKinds.map((each) => (
              <option key={each} value={each}>
                {each.replaceAll("-", " ")}
              </option>
            ))}
          </select>
        </label>
      </form>
      {first.error && !first.data && (
        <p role="alert" className="failed">
          {first.error.message}
        </p>
      )}
      <p role="status" className="quiet">
        {first.isPending
          ? "Reading the record …"
          : `${total.toLocaleString("en")} ${total === 1 ? "event" : "events"}`}
      </p>
      {first.data && total === 0 && (
        <p className="empty">No event in this record fits. Widen the days, the words or the relation.</p>
      )}
      {total > 0 && (
        <LongList
          key={String(page(0).queryKey[1])}
          label="Events"
          total={total}
          page={page}
          keyOf={({ id }) => id}
        >
          {(row) => <Line row={row} />}
        </LongList>
      )}
    </>
  );
}

/** The chains of voices as every screen writes them. */
const arrows = (words: string): string => words.replaceAll(" <- ", " ← ");

function Line({ row }: { readonly row: Sheets.EventRow }) {
  return (
    <>
      <span className="day">{row.when}</span>
      <span>
        <DossierLink kind="event" id={row.id}>
          {row.title}
        </DossierLink>
        <span className="quiet">
          {" "}
          {row.reports} {row.reports === 1 ? "report" : "reports"}, {row.origins}{" "}
          {row.origins === 1 ? "origin" : "origins"}; {arrows(row.says)}
        </span>
        {row.disputes.map((dispute) => (
          <span key={dispute} className="doubt dispute">
            reports differ on {arrows(dispute)}
          </span>
        ))}
      </span>
    </>
  );
}
