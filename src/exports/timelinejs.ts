// TimelineJS 3 JSON: one slide an event, with the words that carry it and who says so.
import { chainsOf, type Format, told } from "./format.ts";

/** "2023-11-15" -> {year, month, day}; fewer parts where the precision is a month or a year. */
function dateOf(day: string, precision: string): Record<string, number> {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  if (precision === "year") return { year };
  if (precision === "month" || precision === "quarter") return { year, month };
  return { year, month, day: date };
}

/** Text that stands in a slide's markup. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]!);

export const timelinejs: Format = {
  name: "timelinejs",
  summary: "a timeline for TimelineJS 3 (JSON)",
  columns: [
    ["events[].start_date", "year, month, day as precise as the sources allow"],
    ["events[].text.headline", "kind and parties"],
    ["events[].text.text", "the words of the first report, and who says so"],
    ["events[].group", "the pair of states"],
  ],
  loses: [
    "Events without any day are left out.",
    "A beginning that is known to lie between two days stands at the earlier.",
  ],
  write: (view, names) =>
    `${JSON.stringify(
      {
        events: told(view).flatMap(({ event, lead }) => {
          const { begin, end, precision } = event.when;
          const from = begin[0] ?? begin[1];
          if (from === null) return [];
          const to = end[1] ?? end[0];
          const parties = event.parties.map((code) => names.state(code)).join(", ");
          return [
            {
              unique_id: event.id,
              start_date: dateOf(from, precision),
              ...(to !== null && to !== from && precision === "day"
                ? { end_date: dateOf(to, precision) }
                : {}),
              group: parties,
              text: {
                headline: escaped(
                  `${event.status === "happened" ? "" : `${event.status}: `}${event.kind}: ${parties}`,
                ),
                text: `<p>${escaped(lead.quote)}</p><p>${escaped(chainsOf(event))}</p>`,
              },
            },
          ];
        }),
      },
      null,
      1,
    )}\n`,
};
