// Help on every screen: what the screen shows, what to do first, and the keys; opened by its button or by "?".
import { useLocation } from "@tanstack/react-router";
import { useKeyMap } from "../review/reviewer.ts";
import { Dialog } from "./dialog.tsx";
import { places } from "./frame-keys.ts";

interface Guide {
  readonly name: string;
  readonly shows: string;
  readonly first: string;
}

/** By the first part of the address. */
const guides: Readonly<Record<string, Guide>> = {
  "": {
    name: "Board",
    shows:
      "A lane for each channel between states at each level, coloured by its state over time, hatched where sources disagree; below, what is promised, vacant and contradicted. Ends that fade are days that the reports leave open.",
    first: "Choose a relation above, then a lane: its dossier says since when, and who says so.",
  },
  chronology: {
    name: "Chronology",
    shows:
      "What happened, in order of time; each line with how many reports and origins tell it, and where they differ.",
    first: "Narrow it by words, person, channel, kind or days; a line opens on who says so.",
  },
  review: {
    name: "Review",
    shows:
      "Left a report with the sentence of one statement lit, right what was read from it. What you decide is in the record at once and can be undone.",
    first:
      "Read the sentence, compare the card, accept it, correct a field or reject it. The button Keys shows this screen's own keys.",
  },
  ledger: {
    name: "Ledger",
    shows:
      "Commitments and whether they were met, refusals, silences, positions, contradictions; what changed between two days and why; the brief.",
    first: "Choose a relation above and a part; “What changed” compares two days.",
  },
  dossier: {
    name: "Dossier",
    shows:
      "All that the record holds of one thing: who says what of an event and whom they have it from, who held a post when, the posts of two states beside each other.",
    first: "A source in the table leads to its sentence in its report.",
  },
  search: {
    name: "Search",
    shows:
      "Reports that hold all the words, in their text, title or the names that they tell; the newest first.",
    first: "A title opens the report; an event beneath it opens on who says so.",
  },
  precedent: {
    name: "Precedent",
    shows:
      "Whether something is the first of its kind, as far as this record can tell, and what speaks against it.",
    first: "Write the claim as a sentence would have it: “first visit since 2019”.",
  },
};

const keys: readonly (readonly [string, string])[] = [
  ["?", "this help (in Review: its keys)"],
  ["/", "search (in Review: the queue)"],
  [
    Object.keys(places)
      .map((letter) => `g ${letter}`)
      .join(", "),
    `go to ${Object.values(places)
      .map(([, name]) => name)
      .join(", ")} (not in Review)`,
  ],
  ["Tab, Enter", "from link to link, and into one"],
  ["Esc", "closes a dialog"],
];

export function Help({
  open,
  onOpen,
  onClose,
}: {
  readonly open: boolean;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}) {
  const [map, setMap] = useKeyMap();
  const part = useLocation().pathname.split("/")[1] ?? "";
  const guide = guides[part] ?? guides[""]!;
  return (
    <>
      <button type="button" className="help" onClick={onOpen}>
        Help
      </button>
      {open && (
        <Dialog title={`Help: ${guide.name}`} onClose={onClose}>
          <p>{guide.shows}</p>
          <p>{guide.first}</p>
          <h3>The two clocks</h3>
          <p>
            “Known on” leaves out what was published later; “True on” asks what held in the world on that day.
            “As recorded” is for audits: only what had been received and judged here by then.
          </p>
          <h3>Keys</h3>
          <dl className="key-list">
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
          <label className="switch">
            <input
              type="checkbox"
              checked={map.on}
              onChange={(event) => setMap({ ...map, on: event.target.checked })}
            />{" "}
            Single keys act
          </label>
          <div className="buttons">
            <button type="button" className="primary" onClick={onClose}>
              Close
            </button>
          </div>
        </Dialog>
      )}
    </>
  );
}
