// What stands above a report: title, byline, publisher, day, and its address, which is a link only where it leads to the web.
import type { Sheets } from "../api.ts";

/** The address as a link may carry it, or null: `javascript:` and the like stay letters. */
export function webAddress(url: string): string | null {
  const parsed = URL.parse(url.trim());
  return parsed !== null && (parsed.protocol === "https:" || parsed.protocol === "http:")
    ? parsed.href
    : null;
}

export function ReportHead({ report }: { readonly report: Sheets.ReportSheet }) {
  const link = report.url === null ? null : webAddress(report.url);
  return (
    <div className="report-head">
      {/* Each in its own direction of writing: a title that turns it round does not turn what follows. */}
      <h2>
        <bdi>{report.title ?? "(no title)"}</bdi>
      </h2>
      <p className="quiet">
        {report.byline && (
          <>
            <bdi>{report.byline}</bdi>,{" "}
          </>
        )}
        <bdi>{report.publisher ?? "publisher not told"}</bdi>, {report.published ?? "undated"}
        {report.url && ", "}
        {link ? (
          <a href={link} target="_blank" rel="noreferrer noopener">
            <bdi>{report.url}</bdi>
          </a>
        ) : (
          <bdi>{report.url}</bdi>
        )}
      </p>
    </div>
  );
}
