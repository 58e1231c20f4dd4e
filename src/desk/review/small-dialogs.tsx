// The dialogs that ask one thing: the reviewer's name, the reason of a rejection, which other statement is meant.
import { useState } from "react";
import { Dialog } from "../frame/dialog.tsx";

/** Asks for a line of words; an empty one is no answer. */
export function AskDialog({
  title,
  label,
  hint,
  action,
  onAnswer,
  onClose,
}: {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly action: string;
  readonly onAnswer: (words: string) => void;
  readonly onClose: () => void;
}) {
  const [words, setWords] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim() !== "") onAnswer(words.trim());
        }}
      >
        <label>
          {label}
          <input value={words} required maxLength={200} onChange={(event) => setWords(event.target.value)} />
        </label>
        <p className="quiet">{hint}</p>
        <div className="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" className="primary">
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Another statement that could be meant. */
export interface Candidate {
  readonly ref: string;
  /** "Harbour Wire, 3 January 2024" */
  readonly from: string;
  readonly words: string;
}

/** Asks which other statement is meant; says so when there is none. */
export function ChooseDialog({
  title,
  question,
  none,
  action,
  candidates,
  onChoose,
  onClose,
}: {
  readonly title: string;
  readonly question: string;
  readonly none: string;
  readonly action: string;
  readonly candidates: readonly Candidate[];
  readonly onChoose: (ref: string) => void;
  readonly onClose: () => void;
}) {
  const [chosen, setChosen] = useState(candidates[0]?.ref ?? null);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) onChoose(chosen);
        }}
      >
        {candidates.length === 0 ? (
          <p>{none}</p>
        ) : (
          <fieldset>
            <legend>{question}</legend>
            {candidates.map((each) => (
              <label key={each.ref} className="candidate">
                <input
                  type="radio"
                  name="candidate"
                  checked={chosen === each.ref}
                  onChange={() => setChosen(each.ref)}
                />
                <span>
                  <span className="quiet">{each.from}</span> {each.words}
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="buttons">
          <button type="button" onClick={onClose}>
            Cancel
          </button>
          {candidates.length > 0 && (
            <button type="submit" className="primary">
              {action}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  );
}
