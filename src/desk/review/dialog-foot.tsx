// The foot of a dialog that records a judgement: why, what was wrong with it, and the two ways out.
interface DialogFootProps {
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  /** What is wrong with what was entered; null for nothing. */
  readonly refused: string | null;
  readonly onClose: () => void;
  /** What the button that records says. */
  readonly act: string;
}

/** To stand last in the dialog's form. */
export function DialogFoot({ reason, onReason, refused, onClose, act }: DialogFootProps) {
  return (
    <>
      <label>
        Why (may be left out)
        <input value={reason} maxLength={200} onChange={(event) => onReason(event.target.value)} />
      </label>
      <p role="alert" className="refused">
        {refused}
      </p>
      <div className="buttons">
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" className="primary">
          {act}
        </button>
      </div>
    </>
  );
}
