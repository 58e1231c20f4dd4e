// The two clocks: known on 2022-12-31 is a record that never saw what was published in 2023.
import type { Day } from "../report/index.ts";
import { knownFrom } from "./filing.ts";
import { type Judgement, reportsOf } from "./judgement.ts";
import type { FoldInputs } from "./view.ts";

/** Inputs without readings of reports that are not there, reports and readings in pairs. */
export interface Selected {
  readonly inputs: FoldInputs;
  /** Judgements that count, withdrawn ones left out. */
  readonly inForce: readonly Judgement[];
}

/**
 * What a clock lets see. `asOf`: reports known by that day, all their readings, and every judgement in force today that
 * concerns only those reports (a fact added by hand carries its own known-from day). `asRecorded`: what had been received and
 * judged by that day, a withdrawal made later not yet made. Both together: both conditions.
 */
export function select(
  inputs: FoldInputs,
  clock: { readonly asOf?: Day | null; readonly asRecorded?: Day | null },
): Selected {
  const asOf = clock.asOf ?? null;
  const asRecorded = clock.asRecorded ?? null;
  const readingOf = new Map(inputs.readings.map((reading) => [reading.report, reading]));
  const reports = inputs.reports.filter((report) => {
    if (asOf !== null && knownFrom(report, readingOf.get(report.id) ?? null) > asOf) return false;
    if (asRecorded !== null && (report.received?.slice(0, 10) ?? "0000-01-01") > asRecorded) return false;
    return true;
  });
  const known = new Set(reports.map((report) => report.id));
  const inForce: Judgement[] = [];
  for (const judgement of inputs.judgements) {
    let { withdrawn } = judgement;
    if (asRecorded !== null) {
      if (judgement.at.slice(0, 10) > asRecorded) continue;
      if (withdrawn && withdrawn.at.slice(0, 10) > asRecorded) withdrawn = null;
    }
    if (withdrawn) continue;
    if (asOf !== null) {
      if (judgement.kind === "add-fact" && judgement.knownFrom > asOf) continue;
      if (!reportsOf(judgement).every((report) => known.has(report))) continue;
    }
    inForce.push(withdrawn === judgement.withdrawn ? judgement : { ...judgement, withdrawn });
  }
  return {
    inputs: {
      reports,
      readings: inputs.readings.filter((reading) => known.has(reading.report)),
      judgements: inputs.judgements,
    },
    inForce,
  };
}
