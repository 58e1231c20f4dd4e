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
import type { Choice } from "./choice.ts";
import type { Prepared } from "./rows.ts";

/** Runs of an article from label rows, one a paragraph. */
export function placedRuns(rows: readonly ArrayLike<number>[]): PlacedRun[] {
  return rows.flatMap((row, paragraph) => runsOf(row).map((run) => ({ ...run, paragraph })));
}

export function linkChoices({ article, scenes, golds }: Prepared): { source: Choice[]; content: Choice[] } {
  const runs = placedRuns(golds);
  const startOf = (run: PlacedRun): number => scenes[run.paragraph]!.paragraph.tokens[run.first]!.start;
  const endOf = (run: PlacedRun): number => scenes[run.paragraph]!.paragraph.tokens[run.last]!.end;
  const covers = (spans: readonly { start: number; end: number }[], run: PlacedRun): boolean =>
    spans.some(({ start, end }) => start < endOf(run) && startOf(run) < end);
  const list = featureList();
  const take = (): Uint32Array => list.ids.slice(0, list.size);
  const source: Choice[] = [];
  const content: Choice[] = [];
  runs.forEach((run, place) => {
    if (run.role === "content") {
      const owners = article.attributions.filter((attribution) => covers(attribution.content, run));
      const candidates = cuesFor(runs, place);
      const right = candidates.findIndex((cue) => owners.some((owner) => covers(owner.cue, runs[cue]!)));
      if (right < 0 || candidates.length < 2) return;
      content.push({
        right,
        candidates: candidates.map((cue) => {
          list.size = 0;
          contentFeatures(scenes, runs, cue, place, list);
          return take();
        }),
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
        candidates: candidates.map((other) => {
          list.size = 0;
          sourceFeatures(scenes, runs, place, other, list);
          return take();
        }),
      });
    }
  });
  return { source, content };
}
