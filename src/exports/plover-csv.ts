// PLOVER rows, with the column names of the POLECAT data: one row for each pair of actor and recipient.
import { dyadLosses, dyads } from "./dyads.ts";
import type { Format } from "./format.ts";
import { csv } from "./table.ts";

const columns = [
  ["Event ID", "id of the event"],
  ["Event Date", "ISO day"],
  ["Event Type", "one of PLOVER's 16 types"],
  ["Event Mode", "PLOVER mode, where there is one"],
  ["Contexts", "PLOVER contexts, parted by semicolons"],
  ["Actor Name", "name of the actor"],
  ["Actor Country", "ISO 3166-1 alpha-3 or neutral code"],
  ["Actor Primary Sector", "PLOVER sector"],
  ["Recipient Name", "name of the recipient"],
  ["Recipient Country", "code"],
  ["Recipient Primary Sector", "PLOVER sector"],
  ["Placename", "place as told"],
  ["Country", "code of the place's country"],
  ["Publication Date", "day from which it could be known"],
  ["Story People", "persons, parted by semicolons"],
  ["Source", "publisher, then the voices behind it"],
] as const;

export const ploverCsv: Format = {
  name: "plover-csv",
  summary: "PLOVER events, one row for each pair of actor and recipient (POLECAT's columns)",
  columns,
  loses: dyadLosses,
  write: (view, names) =>
    csv(
      columns.map(([name]) => name),
      dyads(view).map(({ event, lead, from, to, plover, day }) => [
        event.id,
        day,
        plover,
        lead.statement.mode,
        lead.statement.context.join("; "),
        from.person ?? from.organ ?? (from.state === null ? null : names.state(from.state)),
        from.state,
        from.sector,
        to && (to.person ?? to.organ ?? (to.state === null ? null : names.state(to.state))),
        to?.state ?? null,
        to?.sector ?? null,
        event.place?.name ?? null,
        event.place?.country ?? null,
        lead.knownFrom,
        event.persons.map(({ name }) => name).join("; "),
        lead.says.join(" <- "),
      ]),
    ),
};
