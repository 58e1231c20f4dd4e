// Draws what changed between two days on which a record was known: new events, states that moved, and the reports behind them.
import { chains, changeHeadings, changes, dayWords, type RecordView } from "../record/index.ts";
import { counted, type DrawOptions, inkOf, wrapped } from "./lines.ts";

/** The differences as text; every line names the reports that brought it. */
export function renderChanged(before: RecordView, after: RecordView, options: DrawOptions = {}): string {
  const columns = Math.max(40, options.columns ?? 80);
  const ink = inkOf(options.colour ?? false);
  const all = changes(before, after, options);
  const since = before.asOf ?? before.on;
  const until = after.asOf ?? after.on;
  const out = [
    ...wrapped(
      `Changed between ${since ? dayWords(since) : "the beginning"} and ${until ? dayWords(until) : "now"}`,
      columns,
    ).map(ink.bold),
    ...wrapped(
      `${counted(after.coverage.reports - before.coverage.reports, "report")} more, ${counted(all.length, "change")}`,
      columns,
    ).map(ink.dim),
  ];
  for (const [about, heading] of changeHeadings) {
    const some = all.filter((change) => change.about === about);
    if (some.length === 0) continue;
    out.push("", ink.bold(heading));
    for (const change of some) {
      out.push(...wrapped(`${change.after}  ${change.id}`, columns, "  ", "    "));
      if (change.before !== null)
        out.push(...wrapped(`before: ${change.before}`, columns, "    ", "    ").map(ink.dim));
      if (change.because.length > 0)
        out.push(...wrapped(`because of ${chains(change.because)}`, columns, "    ", "    ").map(ink.dim));
    }
  }
  if (all.length === 0) out.push("", "Nothing changed.");
  return out.join("\n");
}
