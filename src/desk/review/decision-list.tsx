// The last decisions, each to be undone, and how many wait for the server.
import type { Made } from "./queue-order.ts";

export function LastDecisions({
  made,
  waiting,
  onUndo,
  onShow,
}: {
  readonly made: readonly Made[];
  readonly waiting: number;
  readonly onUndo: (id: string) => void;
  readonly onShow: (ref: string) => void;
}) {
  return (
    <section className="last-decisions" aria-label="Last decisions">
      <h2>Last decisions</h2>
      {waiting > 0 && (
        <p role="status">
          {waiting} {waiting === 1 ? "decision waits" : "decisions wait"} in this browser for the server.
          Nothing is lost; they are sent when it is back.
        </p>
      )}
      {made.length === 0 ? (
        <p className="quiet">None yet in this sitting. Each can be undone here.</p>
      ) : (
        <ol>
          {made
            .slice(-5)
            .reverse()
            .map((each) => (
              <li key={each.id}>
                <span>
                  {each.verb}: {each.words}
                  {each.reason ? ` (${each.reason})` : ""}
                </span>
                <button type="button" onClick={() => onShow(each.ref)}>
                  show
                </button>
                <button
                  type="button"
                  onClick={() => onUndo(each.id)}
                  aria-label={`undo: ${each.verb} ${each.words}`}
                >
                  undo
                </button>
              </li>
            ))}
        </ol>
      )}
    </section>
  );
}
