// Events for a spreadsheet: one row an event, dates as earliest and latest days, who says so, and the words that carry it.
import { chainsOf, type Format, told } from "./format.ts";
import { csv as separated } from "./table.ts";

const columns = [
  ["id", "id of the event, as `parley show` takes it"],
  ["kind", "kind of statement (record.md)"],
  ["status", "happened, planned, possible, requested, conditional, not yet, denied, disputed"],
  ["begin_earliest", "ISO day, empty = open"],
  ["begin_latest", "ISO day, empty = open"],
  ["end_earliest", "ISO day, empty = open"],
  ["end_latest", "ISO day, empty = open"],
  ["precision", "day, week, month, quarter, year, open"],
  ["actors", "codes, parted by semicolons; both sides where the act is symmetric"],
  ["recipients", "codes, parted by semicolons"],
  ["persons", "full names, parted by semicolons"],
  ["level", "head-of-state, minister, senior-official, working, military-command"],
  ["channel", "name of the channel"],
  ["place", "place as told"],
  ["country", "code of the place's country"],
  ["reports", "how many reports tell it"],
  ["origins", "how many origins they have"],
  ["on_record_voices", "how many named voices"],
  ["says", "chains of voices, nearest first"],
  ["disagreements", "details on which the reports disagree"],
  ["evidence", "the words of the first report that carry it"],
] as const;

export const csv: Format = {
  name: "csv",
  summary: "one row an event, for a spreadsheet",
  columns,
  loses: [
    "Values on which reports disagree: the best supported stands in the row, `disagreements` names the details.",
  ],
  write: (view) =>
    separated(
      columns.map(([name]) => name),
      told(view).map(({ event, lead }) => [
        event.id,
        event.kind,
        event.status,
        ...event.when.begin,
        ...event.when.end,
        event.when.precision,
        event.actors.join("; "),
        event.recipients.join("; "),
        event.persons.map(({ name }) => name).join("; "),
        event.level,
        event.channel,
        event.place?.name ?? null,
        event.place?.country ?? null,
        event.reports,
        event.origins,
        event.onRecordVoices,
        chainsOf(event),
        event.disagreements.join("; "),
        lead.quote,
      ]),
    ),
};
