// Says that two namings are one person: "Lloyd Austin" and "Lloyd J. Austin III"; the decision stands in the review log.
import { useState } from "react";
import type { Sheets } from "../api.ts";
import { useReviewer } from "../review/reviewer.ts";
import { AskDialog } from "../review/small-dialogs.tsx";
import { useDecisions } from "../review/use-decisions.ts";

export function SamePerson({ person }: { readonly person: Sheets.PersonSheet }) {
  const [author, setAuthor] = useReviewer();
  const decisions = useDecisions();
  const [chosen, setChosen] = useState(person.alike[0]?.id ?? "");
  const [asking, setAsking] = useState(false);
  const [said, setSaid] = useState("");
  // After a merging the one that was chosen is among the others no more.
  const other = person.alike.find(({ id }) => id === chosen) ?? person.alike[0];
  const merge = (name: string): void => {
    if (!other) return;
    decisions.say(
      null,
      `${person.name} and ${other.name}`,
      "merged",
      { kind: "merge-entities", entities: [person.id, other.id], into: person.id },
      name,
      null,
    );
    setSaid(`${other.name} is ${person.name}. It can be taken back in the review log.`);
  };
  return (
    <section aria-label="Same person">
      <h2>Persons with a name in common</h2>
      <form
        className="filters"
        onSubmit={(event) => {
          event.preventDefault();
          if (author === null) setAsking(true);
          else merge(author);
        }}
      >
        <label>
          This person is also
          <select value={other?.id} onChange={(event) => setChosen(event.target.value)}>
            {person.alike.map(({ id, name, events }) => (
              <option key={id} value={id}>
                {name} ({events} {events === 1 ? "event" : "events"})
              </option>
            ))}
          </select>
        </label>
        <button type="submit">One person</button>
      </form>
      <p role="status" className="quiet">
        {said}
      </p>
      {asking && (
        <AskDialog
          title="Who decides?"
          label="Your name"
          hint="It stands beside each of your decisions in the log, and is kept in this browser."
          action="This is me"
          onAnswer={(name) => {
            setAuthor(name);
            setAsking(false);
            merge(name);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
