// Results of a search: reports that hold the words, the newest first, with the words around the hits and the events they tell.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { ask, clocks, query, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { StatementLink } from "../dossier/statement-link.tsx";

export function SearchScreen() {
  const search = useSearch({ from: "/search" });
  const words = search.words ?? "";
  const path = (cursor: string | null): string =>
    `/search${query({ q: words, ...clocks(search), limit: 20, cursor: cursor ?? undefined })}`;
  const pages = useInfiniteQuery({
    queryKey: ["api", "pages", path(null)],
    queryFn: ({ pageParam, signal }) => ask<Sheets.SearchPage>(path(pageParam), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: words !== "",
  });
  const found = pages.data?.pages.flatMap((page) => page.found) ?? [];
  if (words === "")
    return (
      <>
        <h1>Search</h1>
        <p className="empty">
          Type words into “Search all reports” above: all of them must be in a report. Words “in quotes” are
          found as they stand.
        </p>
      </>
    );
  return (
    <>
      <h1>
        Reports with <q>{words}</q>
      </h1>
      {pages.error && (
        <p role="alert" className="failed">
          {pages.error.message}
        </p>
      )}
      <p role="status" className="quiet">
        {pages.isPending
          ? "Searching …"
          : `${found.length}${pages.hasNextPage ? " and more" : ""} ${found.length === 1 ? "report" : "reports"}, the newest first`}
      </p>
      {pages.data && found.length === 0 && (
        <p className="empty">
          No report known at these clocks has all of these words. Leave one out, or write it in another form.
        </p>
      )}
      <ol className="found">
        {found.map((each) => (
          <Found key={each.id} found={each} />
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

function Found({ found }: { readonly found: Sheets.FoundReport }) {
  return (
    <li>
      <h2>
        <DossierLink kind="report" id={found.id}>
          <bdi>{found.title ?? "(no title)"}</bdi>
        </DossierLink>
      </h2>
      <p className="quiet">
        <bdi>{found.publisher ?? "publisher not told"}</bdi>, {found.published ?? "undated"}
        {found.evidence && (
          <>
            {", "}
            <StatementLink reference={found.evidence}>review what was read</StatementLink>
          </>
        )}
      </p>
      {found.snippet === null ? (
        <p className="quiet">Only excerpts of this report may be shown.</p>
      ) : (
        <p>
          {found.snippet.map(({ text, hit }, index) =>
            hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
          )}
        </p>
      )}
      {found.events.length > 0 && (
        <ul className="quiet">
          {found.events.map((event) => (
            <li key={event.id}>
              {event.when}:{" "}
              <DossierLink kind="event" id={event.id}>
                {event.title}
              </DossierLink>
            </li>
          ))}
          {found.eventCount > found.events.length && (
            <li>and {found.eventCount - found.events.length} more</li>
          )}
        </ul>
      )}
    </li>
  );
}
