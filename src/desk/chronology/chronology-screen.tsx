// The chronology: what happened when, a line each, found by words, person, channel or day; pages are fetched as they are asked for.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { statementKinds } from "../../coding/index.ts";
import { ask, clocks, query, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Field } from "../frame/field.tsx";

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
  const path = (cursor: string | null): string =>
    `/events${query({ between, q, person, channel, kind, from, to, ...clocks(search), limit: 100, cursor: cursor ?? undefined })}`;
  const pages = useInfiniteQuery({
    queryKey: ["api", path(null)],
    queryFn: ({ pageParam, signal }) => ask<Sheets.EventsPage>(path(pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = pages.data?.pages[0]?.total ?? 0;
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
      {pages.error && (
        <p role="alert" className="failed">
          {pages.error.message}
        </p>
      )}
      <p role="status" className="quiet">
        {pages.isPending ? "Reading the record …" : `${total} ${total === 1 ? "event" : "events"}`}
      </p>
      {pages.data && rows.length === 0 && (
        <p className="empty">No event in this record fits. Widen the days, the words or the relation.</p>
      )}
      <ol className="chronology">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="day">{row.when}</span>
            <span>
              <DossierLink kind="event" id={row.id}>
                {row.title}
              </DossierLink>
              <span className="quiet">
                {" "}
                {row.reports} {row.reports === 1 ? "report" : "reports"}, {row.origins}{" "}
                {row.origins === 1 ? "origin" : "origins"}; {row.says}
              </span>
              {row.disputes.map((dispute) => (
                <span key={dispute} className="doubt dispute">
                  reports differ on {dispute}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {pages.hasNextPage && (
        <button type="button" onClick={() => void pages.fetchNextPage()} disabled={pages.isFetchingNextPage}>
          Show more
        </button>
      )}
    </>
  );
}
