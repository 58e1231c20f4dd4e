// A field whose value lives in the address: what is typed stands at once, the address follows when it is whole.
import { useEffect, useRef, useState } from "react";

export interface FieldProps {
  readonly type: "date" | "text" | "search";
  /** The value in the address; "" when there is none. */
  readonly value: string;
  readonly onCommit: (value: string) => void;
}

/** A day is whole when its year has four digits: "0002-06-01" is still being typed. */
const whole = (type: FieldProps["type"], value: string): boolean =>
  type !== "date" || value === "" || value >= "1000";

export function Field({ type, value, onCommit }: FieldProps) {
  const [typed, setTyped] = useState(value);
  const committed = useRef(value);
  useEffect(() => {
    // The address changed by other means: the back button, another control.
    if (value !== committed.current) {
      committed.current = value;
      setTyped(value);
    }
  }, [value]);
  return (
    <input
      type={type}
      value={typed}
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        if (!whole(type, next)) return;
        committed.current = next;
        onCommit(next);
      }}
    />
  );
}
