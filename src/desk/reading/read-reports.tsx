// Reading from the desk: drop or choose files, paste a text, or take the sample record; progress, stop, and what could not be read.
import { type FormEvent, useState } from "react";
import { base64, jobWords, useReading } from "./reading-job.ts";

export function ReadReports({ empty }: { readonly empty: boolean }) {
  const reading = useReading();
  const [over, setOver] = useState(false);
  const busy = reading.job?.state === "reading";

  const readFiles = async (
    list: FileList,
    given: { published?: string; publisher?: string },
  ): Promise<void> => {
    const files = await Promise.all(
      [...list].map(async (file) => ({
        name: file.name,
        base64: base64(new Uint8Array(await file.arrayBuffer())),
        ...given,
      })),
    );
    if (files.length > 0) await reading.start("/read", { files });
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const published = String(form.get("published") ?? "");
    const publisher = String(form.get("publisher") ?? "").trim();
    const given = { ...(published ? { published } : {}), ...(publisher ? { publisher } : {}) };
    const pasted = String(form.get("pasted") ?? "");
    const chosen = event.currentTarget.elements.namedItem("files") as HTMLInputElement;
    if (chosen.files && chosen.files.length > 0) void readFiles(chosen.files, given);
    else if (pasted.trim())
      void reading.start("/read", {
        files: [{ name: "pasted.txt", base64: base64(new TextEncoder().encode(pasted)), ...given }],
      });
  };

  return (
    <section
      className={over ? "reading over" : "reading"}
      aria-label="Read reports"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void readFiles(event.dataTransfer.files, {});
      }}
    >
      {empty && (
        <p>
          Give it reports, or{" "}
          <button
            className="primary"
            type="button"
            disabled={busy}
            onClick={() => void reading.start("/sample", {})}
          >
            load the sample record
          </button>{" "}
          (made-up wire reports) to look around.
        </p>
      )}
      <form onSubmit={submit}>
        <label>
          Files: text, Markdown, saved pages, JSONL; or drop them here
          <input type="file" name="files" multiple accept=".txt,.md,.html,.htm,.jsonl,.gz,text/*" />
        </label>
        <label>
          Or paste a text
          <textarea name="pasted" rows={4} />
        </label>
        <div className="filters">
          <label>
            Published
            <input type="date" name="published" />
          </label>
          <label>
            Publisher
            <input name="publisher" />
          </label>
          <button type="submit" disabled={busy}>
            Read
          </button>
          {busy && (
            <button type="button" onClick={reading.stop}>
              Stop
            </button>
          )}
        </div>
      </form>
      <div role="status">
        {reading.job && (
          <>
            {busy && (
              <progress aria-label="Files read" max={reading.job.files} value={reading.job.filesDone} />
            )}
            <p className={reading.job.state === "failed" ? "failed" : ""}>{jobWords(reading.job)}</p>
            {reading.job.problems.length > 0 && (
              <details>
                <summary>{reading.job.problems.length} notes</summary>
                <ul>
                  {reading.job.problems.slice(0, 50).map((problem, index) => (
                    <li key={index}>{problem}</li>
                  ))}
                </ul>
              </details>
            )}
          </>
        )}
      </div>
      {reading.failure && (
        <p role="alert" className="failed">
          <strong>{reading.failure.title}.</strong> {reading.failure.message}
        </p>
      )}
    </section>
  );
}
