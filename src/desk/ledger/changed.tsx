// What changed between two days on which the record was known, each line with the reports that brought it.
import { useQuery } from "@tanstack/react-query";
import { resources, type Shared, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Says } from "../dossier/says.tsx";
import { Field } from "../frame/field.tsx";
import { Honest } from "../frame/honest.tsx";

type Change = Sheets.ChangedSheet["changes"][number];

const headings: readonly (readonly [Change["about"], string])[] = [
  ["channel", "Channels"],
  ["commitment", "Commitments"],
  ["post", "Posts"],
  ["event", "New events"],
  ["told anew", "Told anew"],
  ["contradiction", "New contradictions"],
];

export interface ChangedProps {
  readonly shared: Shared;
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly onDays: (since: string, until: string) => void;
}

export function Changed({ shared, since, until, onDays }: ChangedProps) {
  return (
    <>
      <form className="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          Known on the first day
          <Field type="date" value={since ?? ""} onCommit={(day) => onDays(day, until ?? "")} />
        </label>
        <label>
          Known on the second day (empty: now)
          <Field type="date" value={until ?? ""} onCommit={(day) => onDays(since ?? "", day)} />
        </label>
      </form>
      {since ? (
        <ChangedLines shared={shared} since={since} until={until} />
      ) : (
        <p className="empty">
          Choose the first day; what became known after it is listed with the reports behind it.
        </p>
      )}
    </>
  );
}

function ChangedLines({
  shared,
  since,
  until,
}: {
  readonly shared: Shared;
  readonly since: string;
  readonly until: string | undefined;
}) {
  const changed = useQuery(resources.changed(shared, since, until));
  return (
    <Honest of={changed}>
      {(sheet) => (
        <>
          <p role="status" className="quiet">
            {sheet.changes.length} changes, from {sheet.reports} more reports.
          </p>
          {headings.map(([about, heading]) => {
            const some = sheet.changes.filter((change) => change.about === about);
            return some.length === 0 ? null : (
              <section key={about}>
                <h3>
                  {heading} ({some.length})
                </h3>
                <ul className="changes">
                  {some.map((change) => (
                    <li key={change.id}>
                      <ChangeTitle change={change} />
                      {change.before !== null && <span className="quiet"> Before: {change.before}.</span>}
                      {change.because.length > 0 && (
                        <span className="because">
                          {" "}
                          Because of <Says claims={change.because} />
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
        </>
      )}
    </Honest>
  );
}

function ChangeTitle({ change }: { readonly change: Change }) {
  const words = change.after ?? "gone";
  switch (change.about) {
    case "event":
    case "told anew":
      return (
        <DossierLink kind="event" id={change.id}>
          {words}
        </DossierLink>
      );
    case "channel":
      return (
        <DossierLink kind="channel" id={change.id}>
          {words}
        </DossierLink>
      );
    case "post":
      return (
        <DossierLink kind="post" id={change.id}>
          {words}
        </DossierLink>
      );
    case "commitment":
      return (
        <DossierLink kind="commitment" id={change.id}>
          {words}
        </DossierLink>
      );
    case "contradiction":
      return <>{words}</>;
  }
}
