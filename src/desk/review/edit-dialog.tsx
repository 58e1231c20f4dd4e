// Corrects one field of a statement: its kind, its days, place, level, channel or factuality; the old value stays in the log.
import { useState } from "react";
import { type Statement, statementKinds } from "../../coding/index.ts";
import { correctedPlace, correctedWhen } from "./corrections.ts";
import { Dialog } from "../frame/dialog.tsx";
import { DialogFoot } from "./dialog-foot.tsx";

const fields = ["kind", "when", "place", "level", "channel", "factuality"] as const;
export type EditableField = (typeof fields)[number];

const levels = ["head-of-state", "minister", "senior-official", "working", "military-command"] as const;
const polarities = ["positive", "negative"] as const;
const certainties = ["certain", "probable", "possible"] as const;
const statuses = ["actual", "planned", "requested", "conditional", "not-yet"] as const;

export interface EditDialogProps {
  readonly statement: Statement;
  readonly author: string;
  readonly onSave: (field: EditableField, value: unknown, reason: string | null) => void;
  readonly onClose: () => void;
}

function Choice<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly T[];
  readonly onChange: (value: T) => void;
}) {
  return (
    <label>
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option} value={option}>
            {option === "" ? "not told" : option.replaceAll("-", " ")}
          </option>
        ))}
      </select>
    </label>
  );
}

export function EditDialog({ statement, author, onSave, onClose }: EditDialogProps) {
  const [field, setField] = useState<EditableField>("when");
  const [kind, setKind] = useState(statement.kind);
  const [from, setFrom] = useState(statement.when.begin[0] ?? "");
  const [to, setTo] = useState(statement.when.end[1] ?? "");
  const [place, setPlace] = useState(statement.place?.name ?? "");
  const [level, setLevel] = useState<(typeof levels)[number] | "">(statement.level ?? "");
  const [channel, setChannel] = useState(statement.channel ?? "");
  const [factuality, setFactuality] = useState(statement.factuality);
  const [reason, setReason] = useState("");
  const [refused, setRefused] = useState<string | null>(null);

  const save = (): void => {
    const why = reason.trim() || null;
    if (field === "when") {
      const made = correctedWhen(from, to, author);
      if ("refused" in made) setRefused(made.refused);
      else onSave(field, made.value, why);
    } else if (field === "kind") onSave(field, kind, why);
    else if (field === "place") onSave(field, correctedPlace(place, statement.place), why);
    else if (field === "level") onSave(field, level || null, why);
    else if (field === "channel") onSave(field, channel.trim() || null, why);
    else onSave(field, factuality, why);
  };

  return (
    <Dialog title="Correct a field" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Choice label="Field" value={field} options={fields} onChange={setField} />
        {field === "kind" && <Choice label="Kind" value={kind} options={statementKinds} onChange={setKind} />}
        {field === "when" && (
          <div className="pair">
            <label>
              Earliest day
              <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
            </label>
            <label>
              Latest day
              <input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
            </label>
          </div>
        )}
        {field === "place" && (
          <label>
            Place
            <input value={place} onChange={(event) => setPlace(event.target.value)} />
          </label>
        )}
        {field === "level" && (
          <Choice label="Level" value={level} options={["", ...levels]} onChange={setLevel} />
        )}
        {field === "channel" && (
          <label>
            Channel
            <input value={channel} onChange={(event) => setChannel(event.target.value)} />
          </label>
        )}
        {field === "factuality" && (
          <>
            <Choice
              label="Said to be so, or not"
              value={factuality.polarity}
              options={polarities}
              onChange={(polarity) => setFactuality({ ...factuality, polarity })}
            />
            <Choice
              label="How sure"
              value={factuality.certainty}
              options={certainties}
              onChange={(certainty) => setFactuality({ ...factuality, certainty })}
            />
            <Choice
              label="Come to pass"
              value={factuality.status}
              options={statuses}
              onChange={(status) => setFactuality({ ...factuality, status })}
            />
          </>
        )}
        <DialogFoot
          reason={reason}
          onReason={setReason}
          refused={refused}
          onClose={onClose}
          act="Save the correction"
        />
      </form>
    </Dialog>
  );
}
