// What changed between two days on which the record was known, each line with the reports that brought it.
import { useQuery } from "@tanstack/react-query";
import { changeHeadings } from "../../record/index.ts";
import { resources, type Shared, type Sheets } from "../api.ts";
import { type DossierKind, DossierLink } from "../dossier/dossier-link.tsx";
import { Says } from "../dossier/says.tsx";
import { Field } from "../frame/field.tsx";
import { Honest } from "../frame/honest.tsx";

type Change = Sheets.ChangedSheet["changes"][number];

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
          {changeHeadings.map(([about, heading]) => {
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

const dossiers: Readonly<Record<Change["about"], DossierKind | null>> = {
  event: "event",
  "told anew": "event",
  channel: "channel",
  post: "post",
  commitment: "commitment",
  contradiction: null,
};

function ChangeTitle({ change: { about, id, after } }: { readonly change: Change }) {
  const kind = dossiers[about];
  const words = after ?? "gone";
  return kind === null ? (
    words
  ) : (
    <DossierLink kind={kind} id={id}>
      {words}
    </DossierLink>
  );
}
