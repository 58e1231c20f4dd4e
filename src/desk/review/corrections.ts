// Values that the edit dialog makes of what was typed: "2023-11-01" and "2023-11-30" become "in November 2023".
import type { Statement, StatementKind } from "../../coding/index.ts";
import type { StatementMark } from "../../record/index.ts";

/** The mark of a statement, from its ref `${report}/${kind}@${start}-${end}`; null when the ref has another form. */
export function markOfRef(ref: string): StatementMark | null {
  const match = /^([^/]+)\/([a-z-]+)@(\d+)-(\d+)/.exec(ref);
  if (!match) return null;
  return {
    report: match[1]!,
    kind: match[2] as StatementKind,
    span: { start: Number(match[3]), end: Number(match[4]) },
  };
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

const width = (from: string, to: string): number =>
  (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;

/**
 * The corrected time: one day somewhere within `[from, to]` (ISO days). Says in words what is wrong with the days, and the mend.
 */
export function correctedWhen(
  from: string,
  to: string,
  author: string,
): { readonly value: Statement["when"] } | { readonly refused: string } {
  if (!isDay(from)) return { refused: "The first day is missing. Give a day such as 2023-11-15." };
  const last = to === "" ? from : to;
  if (!isDay(last))
    return { refused: "The last day is no day. Give one such as 2023-11-30, or leave it empty." };
  if (last < from) return { refused: "The last day lies before the first. Change one of them." };
  const days = width(from, last);
  const precision =
    days === 1 ? "day" : days <= 7 ? "week" : days <= 31 ? "month" : days <= 92 ? "quarter" : "year";
  return {
    value: {
      begin: [from, last],
      end: [from, last],
      precision,
      origin: "stated",
      basis: `corrected by ${author}`,
      span: null,
    },
  };
}

/** The corrected place: the name typed, the country kept when the name is the same. */
export const correctedPlace = (name: string, before: Statement["place"]): Statement["place"] =>
  name.trim() === ""
    ? null
    : { name: name.trim(), country: before?.name === name.trim() ? before.country : null, span: null };
