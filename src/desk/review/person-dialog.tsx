// Tells two persons of one name apart: in this statement, the name means somebody else.
import { useState } from "react";
import type { Statement } from "../../coding/index.ts";
import { Dialog } from "../frame/dialog.tsx";
import { knownPersons } from "./person-id.ts";

export function PersonDialog({
  statement,
  onSplit,
  onClose,
}: {
  readonly statement: Statement;
  readonly onSplit: (entity: string, name: string) => void;
  readonly onClose: () => void;
}) {
  const persons = knownPersons(statement);
  const [entity, setEntity] = useState(persons[0]?.entity ?? "");
  const [name, setName] = useState("");
  return (
    <Dialog title="Another person of that name" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (entity !== "" && name.trim() !== "") onSplit(entity, name.trim());
        }}
      >
        <label>
          In this statement
          <select value={entity} onChange={(event) => setEntity(event.target.value)}>
            {persons.map((each) => (
              <option key={each.entity} value={each.entity}>
                {each.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          is really
          <input value={name} required maxLength={200} onChange={(event) => setName(event.target.value)} />
        </label>
        <p className="quiet">Write the full name. Other statements keep the person that they have.</p>
        <div className="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="primary">
            Tell apart
          </button>
        </div>
      </form>
    </Dialog>
  );
}
