// The lines of a card that lead elsewhere: its event, causes, effects on channels, other tellings, near-duplicates, decisions.
import type { Sheets } from "../api.ts";
import { DossierLink } from "../dossier/dossier-link.tsx";
import { judgementWords } from "./log.tsx";
import { StatementLink } from "../dossier/statement-link.tsx";

function Lines({ label, all }: { readonly label: string; readonly all: readonly Sheets.StatementLine[] }) {
  if (all.length === 0) return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <ul className="lines">
          {all.slice(0, 6).map((each) => (
            <li key={each.ref}>
              <StatementLink reference={each.ref}>{each.from}</StatementLink>: {each.words}
            </li>
          ))}
        </ul>
        {all.length > 6 && <span className="note">and {all.length - 6} more</span>}
      </dd>
    </div>
  );
}

export function CardLinks({ sheet }: { readonly sheet: Sheets.StatementSheet }) {
  return (
    <>
      {sheet.event && (
        <div>
          <dt>Event</dt>
          <dd>
            <DossierLink kind="event" id={sheet.event.id}>
              {sheet.event.title}
            </DossierLink>
          </dd>
        </div>
      )}
      {sheet.causes.length > 0 && (
        <div>
          <dt>Cause told</dt>
          <dd>{sheet.causes.map((cause) => `“${cause}”`).join("; ")}</dd>
        </div>
      )}
      {sheet.effects.length > 0 && (
        <div>
          <dt>Channel effect</dt>
          <dd>
            {sheet.effects.map((effect) => (
              <div key={effect}>{effect}</div>
            ))}
          </dd>
        </div>
      )}
      <Lines label="Also told by" all={sheet.together} />
      <Lines label="Could be same" all={sheet.near} />
      {sheet.judgements.length > 0 && (
        <div>
          <dt>Decisions</dt>
          <dd>
            <ul className="lines">
              {sheet.judgements.map((each) => (
                <li key={each.id}>{judgementWords(each)}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </>
  );
}
