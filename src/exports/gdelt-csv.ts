// GDELT rows: the 61 tab-separated columns of the GDELT 2.0 event table, without a header, as GDELT publishes it.
import type { Participant } from "../coding/index.ts";
import { dyadLosses, dyads, goldstein, quadClass } from "./dyads.ts";
import type { Format, Names } from "./format.ts";
import { type Cell, tsv } from "./table.ts";

const actorColumns = [
  "Code",
  "Name",
  "CountryCode",
  "KnownGroupCode",
  "EthnicCode",
  "Religion1Code",
  "Religion2Code",
  "Type1Code",
  "Type2Code",
  "Type3Code",
];
const geoColumns = ["Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"];

const columns: readonly (readonly [string, string])[] = [
  ["GLOBALEVENTID", "running number of the row"],
  ["SQLDATE", "day as YYYYMMDD"],
  ["MonthYear", "YYYYMM"],
  ["Year", "YYYY"],
  ["FractionDate", "year with the share of it that has gone by"],
  ...["Actor1", "Actor2"].flatMap((actor) =>
    actorColumns.map(
      (name) =>
        [`${actor}${name}`, "as in GDELT; only Code, Name, CountryCode and Type1Code are filled"] as const,
    ),
  ),
  ["IsRootEvent", "1"],
  ["EventCode", "CAMEO code"],
  ["EventBaseCode", "its first three digits"],
  ["EventRootCode", "its first two digits"],
  ["QuadClass", "1 to 4"],
  ["GoldsteinScale", "Goldstein value of the CAMEO root"],
  ["NumMentions", "statements of the event"],
  ["NumSources", "origins of the event (not articles: reprints and relays count once)"],
  ["NumArticles", "reports of the event"],
  ["AvgTone", "empty: Parley measures no tone"],
  ...["Actor1Geo", "Actor2Geo", "ActionGeo"].flatMap((geo) =>
    geoColumns.map((name) => [`${geo}_${name}`, "only ActionGeo_Fullname is filled"] as const),
  ),
  ["DATEADDED", "day from which it could be known, as YYYYMMDD000000"],
  ["SOURCEURL", "id of the report"],
];

const actorCells = (who: Participant | null, names: Names): Cell[] =>
  who === null
    ? actorColumns.map(() => null)
    : [
        `${who.state ?? ""}${who.sector ?? ""}` || null,
        who.person ?? who.organ ?? (who.state === null ? null : names.state(who.state)),
        who.state,
        ...Array.from({ length: 4 }, () => null),
        who.sector,
        null,
        null,
      ];

/** Share of its year that has gone by on an ISO day. */
function fraction(day: string): number {
  const year = Number(day.slice(0, 4));
  const gone =
    (Date.UTC(year, Number(day.slice(5, 7)) - 1, Number(day.slice(8))) - Date.UTC(year, 0, 1)) / 86_400_000;
  return Math.round((year + gone / 365) * 10_000) / 10_000;
}

export const gdeltCsv: Format = {
  name: "gdelt-csv",
  summary: "CAMEO events in the 61 columns of GDELT 2.0 (tab-separated, no header)",
  columns,
  loses: [
    ...dyadLosses,
    "Tone, places' coordinates and GDELT's finer actor codes are empty: Parley does not invent them.",
  ],
  write: (view, names) =>
    tsv(
      dyads(view).map(({ event, lead, from, to, cameo, day }, index) => [
        index + 1,
        day.replaceAll("-", ""),
        day.slice(0, 7).replace("-", ""),
        day.slice(0, 4),
        fraction(day),
        ...actorCells(from, names),
        ...actorCells(to, names),
        1,
        cameo,
        cameo.slice(0, 3),
        cameo.slice(0, 2),
        quadClass(cameo.slice(0, 2)),
        goldstein[cameo.slice(0, 2)] ?? null,
        event.statements.length,
        event.origins,
        event.reports,
        null,
        ...Array.from({ length: 16 }, () => null),
        null,
        event.place?.name ?? null,
        ...Array.from({ length: 6 }, () => null),
        `${lead.knownFrom.replaceAll("-", "")}000000`,
        lead.report,
      ]),
    ),
};
