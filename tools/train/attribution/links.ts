// The choices that linking has to make in an article whose runs are marked right: training material for `link.ts`.
import {
  contentFeatures,
  cuesFor,
  featureList,
  type PlacedRun,
  runsOf,
  sourceFeatures,
  sourcesFor,
} from "../../../src/attribution/index.ts";
import type { Span } from "../../../src/report/index.ts";
import type { Choice } from "./choice.ts";
import type { Prepared } from "./rows.ts";

/** Runs of an article from label rows, one a paragraph. */
export function placedRuns(rows: readonly ArrayLike<number>[]): PlacedRun[] {
  return rows.flatMap((row, paragraph) => runsOf(row).map((run) => ({ ...run, paragraph })));
}

/** Choices over the runs of `rows` (labels found by weights that never saw the article, so that wrongly marked runs are among them). */
export function linkChoices(
  { article, scenes }: Prepared,
  rows: readonly ArrayLike<number>[],
): { source: Choice[]; content: Choice[] } {
  const runs = placedRuns(rows);
  const startOf = (run: PlacedRun): number => scenes[run.paragraph]!.paragraph.tokens[run.first]!.start;
  const endOf = (run: PlacedRun): number => scenes[run.paragraph]!.paragraph.tokens[run.last]!.end;
  const shared = (spans: readonly Span[], run: PlacedRun): number =>
    spans.reduce(
      (sum, { start, end }) => sum + Math.max(0, Math.min(end, endOf(run)) - Math.max(start, startOf(run))),
      0,
    );
  const covers = (spans: readonly Span[], run: PlacedRun): boolean => shared(spans, run) > 0;
  const list = featureList();
  const featured = (places: readonly number[], put: (place: number) => void): Uint32Array[] =>
    places.map((place) => {
      list.size = 0;
      put(place);
      return Uint32Array.from(list.ids.subarray(0, list.size));
    });
  const source: Choice[] = [];
  const content: Choice[] = [];
  runs.forEach((run, place) => {
    if (run.role === "content") {
      const owners = article.attributions.filter(
        (attribution) => shared(attribution.content, run) * 2 >= endOf(run) - startOf(run),
      );
      const candidates = [-1, ...cuesFor(runs, place)];
      const right = Math.max(
        0,
        candidates.findIndex((cue) => cue >= 0 && owners.some((owner) => covers(owner.cue, runs[cue]!))),
      );
      content.push({
        right,
        candidates: featured(candidates, (cue) => contentFeatures(scenes, runs, cue, place, list)),
      });
    } else if (run.role === "cue") {
      const owner = article.attributions.find((attribution) => covers(attribution.cue, run));
      if (!owner) return;
      const candidates = [-1, ...sourcesFor(runs, place)];
      const right = candidates.findIndex((other) =>
        other < 0 ? owner.source.length === 0 : covers(owner.source, runs[other]!),
      );
      if (right < 0) return;
      source.push({
        right,
        candidates: featured(candidates, (other) => sourceFeatures(scenes, runs, place, other, list)),
      });
    }
  });
  return { source, content };
}
