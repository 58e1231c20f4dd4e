// Adds a fact by hand: in the words of the report that were selected, or from a source that the person names.
import { useQuery } from "@tanstack/react-query";
import { type HTMLInputTypeAttribute, useState } from "react";
import { type StatementKind, statementKinds } from "../../coding/index.ts";
import type { Span } from "../../report/index.ts";
import { resources } from "../api.ts";
import { Dialog } from "../frame/dialog.tsx";
import { DialogFoot } from "./dialog-foot.tsx";
import { type FactForm, factOf } from "./facts.ts";

/** The words that a fact stands in. */
export interface FactWords {
  readonly report: string;
  readonly published: string | null;
  readonly span: Span;
  readonly text: string;
}

export interface FactDialogProps {
  /** Null for a fact without a report. */
  readonly words: FactWords | null;
  readonly author: string;
  /** ISO day of today: from when a fact without a dated report is known. */
  readonly today: string;
  readonly onAdd: (fact: Record<string, unknown>, words: string, reason: string | null) => void;
  readonly onClose: () => void;
}

const levels = ["", "head-of-state", "minister", "senior-official", "working", "military-command"] as const;

export function FactDialog({ words, author, today, onAdd, onClose }: FactDialogProps) {
  const names = useQuery(resources.names());
  const [refused, setRefused] = useState<string | null>(null);
  const [source, setSource] = useState("");
  const [reason, setReason] = useState("");
  const [known, setKnown] = useState(words?.published ?? today);
  const [form, setForm] = useState<FactForm>({
    kind: "meeting",
    who: "",
    person: "",
    withWhom: "",
    otherPerson: "",
    from: "",
    to: "",
    place: "",
    level: "",
    channel: "",
    words: "",
  });
  const field = (
    name: keyof FactForm,
    label: string,
    type: HTMLInputTypeAttribute = "text",
    list?: string,
  ) => (
    <label>
      {label}
      <input
        type={type}
        list={list}
        value={form[name]}
        maxLength={name === "words" ? 1000 : 200}
        onChange={(event) => setForm({ ...form, [name]: event.target.value })}
      />
    </label>
  );
  const save = (): void => {
    const made = factOf(form, words?.span ?? { start: 0, end: 0 }, author, names.data ?? {});
    if ("refused" in made) return setRefused(made.refused);
    if (words === null && source.trim() === "")
      return setRefused("No source is named. Write where this is from, or select words of a report first.");
    onAdd(
      {
        kind: "add-fact",
        report: words?.report ?? null,
        source: words === null ? source.trim() : null,
        statement: made.statement,
        knownFrom: known || today,
      },
      form.kind.replaceAll("-", " "),
      reason.trim() || null,
    );
  };
  return (
    <Dialog title="Add a fact" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {words === null ? (
          <>
            <p className="quiet">
              No words of the report are selected: the fact stands on a source that you name. To let it stand
              in a report, select its words there first.
            </p>
            <label>
              Source
              <input value={source} maxLength={200} onChange={(event) => setSource(event.target.value)} />
            </label>
          </>
        ) : (
          <blockquote>{words.text}</blockquote>
        )}
        <label>
          Kind
          <select
            value={form.kind}
            onChange={(event) => setForm({ ...form, kind: event.target.value as StatementKind })}
          >
            {statementKinds.map((kind) => (
              <option key={kind} value={kind}>
                {kind.replaceAll("-", " ")}
              </option>
            ))}
          </select>
        </label>
        <datalist id="states-by-name">
          {Object.values(names.data ?? {}).map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="pair">
          {field("who", "Who (states)", "text", "states-by-name")}
          {field("person", "Person")}
          {field("withWhom", "With or to whom (states)", "text", "states-by-name")}
          {field("otherPerson", "Other person")}
          {field("from", "Earliest day", "date")}
          {field("to", "Latest day", "date")}
          {field("place", "Place")}
          <label>
            Level
            <select value={form.level} onChange={(event) => setForm({ ...form, level: event.target.value })}>
              {levels.map((level) => (
                <option key={level} value={level}>
                  {level === "" ? "not told" : level.replaceAll("-", " ")}
                </option>
              ))}
            </select>
          </label>
          {field("channel", "Channel")}
          <label>
            Known from
            <input type="date" value={known} onChange={(event) => setKnown(event.target.value)} />
          </label>
        </div>
        {field("words", "What is promised, asked or held (may be left out)")}
        <DialogFoot
          reason={reason}
          onReason={setReason}
          refused={refused}
          onClose={onClose}
          act="Add to the record"
        />
      </form>
    </Dialog>
  );
}
