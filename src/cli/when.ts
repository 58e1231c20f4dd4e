// `parley when "met last month" --published 2023-12-13`: the times of a text, each with value, days and why.
import { boundsOf, findTimes, inferPublication, type TimeExpression } from "../mentions/index.ts";
import { type Bound, parseDay } from "../report/index.ts";

export interface WhenOptions {
  /** ISO day; null lets the text itself say when it was published. */
  readonly published: string | null;
}

/**
 * Lines to print: for each time expression its words, TIMEX3 type and value, its days, and the basis. Throws RangeError when
 * `published` is no ISO day.
 */
export function when(text: string, { published }: WhenOptions): string[] {
  if (published !== null && parseDay(published) === null)
    throw new RangeError(
      `--published "${published}" is no day of the calendar. Write it as YYYY-MM-DD, e.g. 2023-12-13.`,
    );
  const publication = inferPublication(text, { given: published });
  const lines: string[] = [];
  if (published === null)
    lines.push(`published  ${span([publication.earliest, publication.latest])}  (${publication.basis})`);
  const found = findTimes(text, { published: publication });
  if (found.length === 0) lines.push("No time expression found.");
  for (const one of found) lines.push(...described(text, one));
  return lines;
}

function described(text: string, one: TimeExpression): string[] {
  const words = text.slice(one.start, one.end).replace(/\s+/g, " ");
  const bounds = boundsOf(one);
  const days = bounds
    ? `${daysWords(bounds.begin, bounds.end)}  (${bounds.precision})`
    : "no place on the calendar";
  return [
    `${words}  ${one.type} ${one.value}${one.mod ? ` ${one.mod}` : ""}  at ${one.start}-${one.end}`,
    `    ${days}`,
    `    stated: ${one.certain.join(", ") || "-"}; inferred: ${one.implied.join(", ") || "-"}; basis: ${one.basis}; rule: ${one.rule}`,
  ];
}

/** "some day 2023-11-01 .. 2023-11-30", or "from .. to .." for what lasts. */
function daysWords(begin: Bound, end: Bound): string {
  if (begin[0] === end[0] && begin[1] === end[1])
    return begin[0] === begin[1] ? `${begin[0] ?? "open"}` : `some day in ${span(begin)}`;
  return `from ${span(begin)} to ${span(end)}`;
}

function span(bound: Bound): string {
  if (bound[0] === null && bound[1] === null) return "unknown";
  return bound[0] === bound[1] ? bound[0]! : `${bound[0] ?? "open"} .. ${bound[1] ?? "open"}`;
}
