// All keys of the review: each can be given another character, and all can be switched off.
import { useState } from "react";
import { Dialog } from "../frame/dialog.tsx";
import { actionNames, defaultKeys, type KeyMap, rebind, type ReviewAction, reviewActions } from "./keys.ts";
import { Columns } from "../frame/columns.tsx";

export interface KeysDialogProps {
  readonly map: KeyMap;
  readonly onChange: (map: KeyMap) => void;
  readonly onClose: () => void;
}

export function KeysDialog({ map, onChange, onClose }: KeysDialogProps) {
  const [refused, setRefused] = useState<string | null>(null);
  const change = (action: ReviewAction, key: string): void => {
    if (key === "") return;
    const next = rebind(map, action, [...key].at(-1)!);
    if ("refused" in next) setRefused(next.refused);
    else {
      setRefused(null);
      onChange(next);
    }
  };
  return (
    <Dialog title="Keys of the review" onClose={onClose}>
      <label className="switch">
        <input
          type="checkbox"
          checked={map.on}
          onChange={(event) => onChange({ ...map, on: event.target.checked })}
        />{" "}
        Single keys act
      </label>
      <table className="keys">
        <Columns names={["Action", "Key"]} />
        <tbody>
          {reviewActions.map((action) => (
            <tr key={action}>
              <th scope="row" id={`key-${action}`}>
                {actionNames[action]}
              </th>
              <td>
                <input
                  aria-labelledby={`key-${action}`}
                  className="key"
                  value={map.keys[action]}
                  onChange={(event) => change(action, event.target.value)}
                  onFocus={(event) => event.target.select()}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="alert" className="refused">
        {refused}
      </p>
      <div className="buttons">
        <button type="button" onClick={() => onChange(defaultKeys)}>
          As at first
        </button>
        <button type="button" className="primary" onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
