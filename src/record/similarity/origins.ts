// Which reports are of one origin: three papers that print one agency's text are one origin, whichever arrived first.
import type { Day } from "../../report/index.ts";
import { type CopyIndex, createCopyIndex } from "./copy-index.ts";
import { type Fingerprint, fingerprint } from "./fingerprint.ts";

/** What is needed of a report; any `FoldedReport` will do. */
export interface CopiedReport {
  readonly id: string;
  /** The day it was published or became known; null = unknown, taken to be the last. */
  readonly published: Day | null;
  readonly text: string;
}

const earlier = (a: CopiedReport, b: CopiedReport): boolean => {
  const x = a.published ?? "9999";
  const y = b.published ?? "9999";
  return x < y || (x === y && a.id < b.id);
};

/**
 * Origin of every report: the id of the earliest report (by day, then id) that its text can be followed to through copies. Reports
 * without copies are their own. Does not depend on the order of the reports. Give only the reports that were known on the day
 * looked from: a copy published later can join two that were apart before. Partial copies keep their own origin: they bring what is theirs.
 */
export function originsOf(reports: readonly CopiedReport[]): Map<string, string> {
  const prints = new Map<string, Fingerprint>();
  const index: CopyIndex = createCopyIndex((id) => prints.get(id) ?? null, "copy");
  const byId = new Map<string, CopiedReport>();
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    let at = id;
    while (parent.get(at) !== at) {
      const next = parent.get(at)!;
      parent.set(at, parent.get(next)!);
      at = next;
    }
    return at;
  };
  for (const report of reports) {
    if (byId.has(report.id)) continue;
    byId.set(report.id, report);
    parent.set(report.id, report.id);
    const print = fingerprint(report.text);
    for (const match of index.find(print, (id) => root(id) === root(report.id))) {
      const a = root(match.id);
      const b = root(report.id);
      if (a === b) continue;
      if (earlier(byId.get(a)!, byId.get(b)!)) parent.set(b, a);
      else parent.set(a, b);
    }
    prints.set(report.id, print);
    index.add(report.id, print);
  }
  return new Map([...byId.keys()].map((id) => [id, root(id)]));
}
