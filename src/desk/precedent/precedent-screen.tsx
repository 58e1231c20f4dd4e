// The precedent question: "the first visit of a senior official since 2019" is tested against the record, with what the record covers.
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { post, clocks, query, type Shared, type Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { Field } from "../frame/field.tsx";
import { Honest } from "../frame/honest.tsx";

const examples = [
  "first visit since 2019",
  "first call of defense ministers since November 2022",
  "first summit ever",
];

const asked = (shared: Shared, text: string) => {
  const path = `/precedent${query(clocks(shared))}`;
  const between = shared.between ? shared.between.split(",") : [];
  return {
    queryKey: ["api", path, text, between.join()],
    queryFn: () => post<Sheets.PrecedentAnswer>(path, { text, between }, "reading"),
  };
};

export function PrecedentScreen() {
  const search = useSearch({ from: "/precedent" });
  const go = useNavigate({ from: "/precedent" });
  const text = search.text?.trim() ?? "";
  const answer = useQuery({ ...asked(search, text), enabled: text !== "" });
  const set = (next: string): void =>
    void go({ search: (before) => ({ ...before, text: next || undefined }), replace: true });
  return (
    <>
      <h1>Precedent</h1>
      <form className="claim" onSubmit={(event) => event.preventDefault()}>
        <label>
          A claim that something is the first of its kind
          <Field type="text" value={search.text ?? ""} onCommit={set} />
        </label>
        <p className="quiet">
          Between the states of the relation above, or those that the claim names. For example:
        </p>
        <ul className="quiet">
          {examples.map((each) => (
            <li key={each}>
              <button type="button" className="words" onClick={() => set(each)}>
                {each}
              </button>
            </li>
          ))}
        </ul>
      </form>
      {text !== "" && <Honest of={answer}>{(data) => <Answer data={data} />}</Honest>}
    </>
  );
}

function Answer({ data: { test, counterExamples, earlier } }: { readonly data: Sheets.PrecedentAnswer }) {
  return (
    <section aria-label="Answer" aria-live="polite">
      <h2>
        {test.outcome === "contradicted"
          ? `No: ${counterExamples.length} ${counterExamples.length === 1 ? "counter-example" : "counter-examples"}`
          : test.outcome === "none in this record"
            ? "No counter-example in this record"
            : "This can’t be tested"}
      </h2>
      {test.outcome === "not testable" ? (
        <p>
          Say what happened (a visit, call, meeting, summit, agreement or sanction), and choose a relation or
          name the states.
        </p>
      ) : (
        <p className="quiet">
          Looked for: {test.lookedFor}. Looked at: {test.coverage}. What no report in it tells is not known
          here.
        </p>
      )}
      <Lines lines={counterExamples} />
      {earlier.length > 0 && (
        <>
          <h2>At the claimed end of the gap</h2>
          <Lines lines={earlier} />
        </>
      )}
    </section>
  );
}

function Lines({ lines }: { readonly lines: readonly Sheets.EventLine[] }) {
  return lines.length === 0 ? null : (
    <ul className="events">
      {lines.map(({ id, when, title }) => (
        <li key={id}>
          {when}:{" "}
          <DossierLink kind="event" id={id}>
            {title}
          </DossierLink>
        </li>
      ))}
    </ul>
  );
}
