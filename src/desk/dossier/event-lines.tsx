// Events in lines, each a link to its dossier: "8 January 2024  Meeting of ...".
import type { Sheets } from "../api.ts";
import { DossierLink } from "./dossier-link.tsx";

export function EventLines({ events }: { readonly events: readonly Sheets.EventLine[] }) {
  return (
    <ul className="events">
      {events.map((event) => (
        <li key={event.id}>
          <span className="quiet">{event.when}</span>{" "}
          <DossierLink kind="event" id={event.id}>
            {event.title}
          </DossierLink>
        </li>
      ))}
    </ul>
  );
}
