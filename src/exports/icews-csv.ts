// ICEWS rows: tab-separated with the twenty columns of the coded event data of the Harvard Dataverse.
import { dyadLosses, dyads, goldstein } from "./dyads.ts";
import type { Format, Names } from "./format.ts";
import type { Participant } from "../coding/index.ts";
import { tsv } from "./table.ts";

const columns = [
  ["Event ID", "running number of the row"],
  ["Event Date", "ISO day"],
  ["Source Name", "actor"],
  ["Source Sectors", "PLOVER sector of the actor"],
  ["Source Country", "name of its country"],
  ["Event Text", "kind of statement"],
  ["CAMEO Code", "two to four digits"],
  ["Intensity", "Goldstein value of the CAMEO root"],
  ["Target Name", "recipient"],
  ["Target Sectors", "PLOVER sector of the recipient"],
  ["Target Country", "name of its country"],
  ["Story ID", "id of the report"],
  ["Sentence Number", "empty: Parley points to offsets, see `parley why`"],
  ["Publisher", "nearest voice"],
  ["City", "place as told"],
  ["District", "empty"],
  ["Province", "empty"],
  ["Country", "name of the place's country"],
  ["Latitude", "empty"],
  ["Longitude", "empty"],
] as const;

const nameOf = (who: Participant, names: Names): string =>
  who.person ?? who.organ ?? (who.state === null ? "" : names.state(who.state));

export const icewsCsv: Format = {
  name: "icews-csv",
  summary: "CAMEO events in the layout of ICEWS (tab-separated)",
  columns,
  loses: [
    ...dyadLosses,
    "Kinds of the record share CAMEO codes: a call that resumes a channel is a call here.",
  ],
  write: (view, names) =>
    tsv([
      columns.map(([name]) => name),
      ...dyads(view).map(({ event, lead, from, to, cameo, day }, index) => [
        index + 1,
        day,
        nameOf(from, names),
        from.sector,
        from.state === null ? null : names.state(from.state),
        event.kind,
        cameo,
        goldstein[cameo.slice(0, 2)] ?? null,
        to && nameOf(to, names),
        to?.sector ?? null,
        to?.state ? names.state(to.state) : null,
        lead.report,
        null,
        lead.says[0] ?? null,
        event.place?.name ?? null,
        null,
        null,
        event.place?.country ? names.state(event.place.country) : null,
        null,
        null,
      ]),
    ]),
};
