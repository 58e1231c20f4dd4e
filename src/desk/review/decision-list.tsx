// The last decisions, each to be undone; how many wait for the server; those that it refused, until the person settles them.
import { useSyncExternalStore } from "react";
import { onPending, refusedYet, settleRefused } from "./decisions.ts";
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
      <Refused />
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
                {each.ref !== null && (
                  <button type="button" onClick={() => onShow(each.ref!)}>
                    show
                  </button>
                )}
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

/** "meeting of 3 January 2024 was refused: ..." with what can be done. */
function Refused() {
  const all = useSyncExternalStore(onPending, () => JSON.stringify(refusedYet()));
  const refused = JSON.parse(all) as ReturnType<typeof refusedYet>;
  if (refused.length === 0) return null;
  return (
    <div role="alert" className="failed">
      <p>The server refused these; they are not in the record:</p>
      <ul>
        {refused.map(({ decision, why }) => {
          const body = decision.body as { kind?: string; target?: { kind: string }; author?: string };
          const what = body.kind
            ? `${body.kind.replaceAll("-", " ")}${body.target ? ` on ${body.target.kind.replaceAll("-", " ")}` : ""}`
            : "an undo";
          return (
            <li key={decision.id}>
              <span>
                {what} by {body.author}, {decision.at.slice(0, 16).replace("T", " ")} UTC: {why}
              </span>
              <button type="button" onClick={() => settleRefused(decision.id, "again")}>
                send again
              </button>
              <button type="button" onClick={() => settleRefused(decision.id, "forget")}>
                let it go
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
