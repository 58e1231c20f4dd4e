// Joins marked runs into attributions: in `"A," he said, "B," and she added that C` the cue "said" takes "he", "A" and "B", "added" takes "she" and "C".
import { borders, far, featureList, put, type FeatureList } from "./features.ts";
import type { Run } from "./labels.ts";
import { scoreOf, type Table } from "./model.ts";
import { openingMark, outsideQuotation } from "./quotations.ts";
import { type Scene, wayBetween } from "./scene.ts";

/** A run and the paragraph it stands in. */
export interface PlacedRun extends Run {
  readonly paragraph: number;
}

/** Runs of one attribution; places in the report's list of runs. */
export interface Link {
  readonly cue: number;
  /** -1 = no source. */
  readonly source: number;
  readonly contents: readonly number[];
  /** Log-odds like scores of the choices made: of the source, and the least of the contents. */
  readonly sourceScore: number;
  readonly contentScore: number;
}

/** Weights of the two choices; null = the fixed costs below. */
export interface LinkWeights {
  readonly source: Table;
  readonly content: Table;
}

/** How many runs before and after a run are looked at for its partner. */
const reach = 6;

/** The word of a run that governs the others. */
export function headOf(scene: Scene, run: Run): number {
  const { head, tokens } = scene.paragraph;
  let best = run.first;
  for (let at = run.first; at <= run.last; at++) {
    const up = head[at]!;
    if ((up < run.first || up > run.last) && tokens[at]!.upos !== "PUNCT") {
      best = at;
      break;
    }
  }
  return best;
}

/** Cues that could be the cue of a content: those near it in its paragraph, and the last one of the paragraph before. */
export function cuesFor(runs: readonly PlacedRun[], content: number): number[] {
  const { paragraph } = runs[content]!;
  const found: number[] = [];
  for (
    let at = content - 1, count = 0;
    at >= 0 && count < reach && runs[at]!.paragraph >= paragraph - 1;
    at--
  ) {
    if (runs[at]!.role !== "cue") continue;
    found.unshift(at);
    count++;
    if (runs[at]!.paragraph < paragraph) break;
  }
  for (
    let at = content + 1, count = 0;
    at < runs.length && count < reach && runs[at]!.paragraph === paragraph;
    at++
  )
    if (runs[at]!.role === "cue") {
      found.push(at);
      count++;
    }
  return found;
}

/** Sources that could be the source of a cue: those near it in its paragraph. */
export function sourcesFor(runs: readonly PlacedRun[], cue: number): number[] {
  const { paragraph } = runs[cue]!;
  const found: number[] = [];
  for (let at = cue - 1, count = 0; at >= 0 && count < reach && runs[at]!.paragraph === paragraph; at--)
    if (runs[at]!.role === "source") {
      found.unshift(at);
      count++;
    }
  for (
    let at = cue + 1, count = 0;
    at < runs.length && count < reach && runs[at]!.paragraph === paragraph;
    at++
  )
    if (runs[at]!.role === "source") {
      found.push(at);
      count++;
    }
  return found;
}

/** Numbers of cues, sources and contents that stand between two runs, each capped at 3, as one number. */
function between(
  runs: readonly PlacedRun[],
  a: number,
  b: number,
): { cues: number; sources: number; contents: number; code: number } {
  let cues = 0;
  let sources = 0;
  let contents = 0;
  for (let at = Math.min(a, b) + 1; at < Math.max(a, b); at++) {
    const { role } = runs[at]!;
    if (role === "cue") cues++;
    else if (role === "source") sources++;
    else contents++;
  }
  return {
    cues,
    sources,
    contents,
    code: Math.min(cues, 3) * 16 + Math.min(sources, 3) * 4 + Math.min(contents, 3),
  };
}

/** Features of the choice of `cue` (-1: none, the content was marked wrongly) for `content`. */
export function contentFeatures(
  scenes: readonly Scene[],
  runs: readonly PlacedRun[],
  cue: number,
  content: number,
  list: FeatureList,
): void {
  const x = runs[content]!;
  let t = 700;
  if (cue < 0) {
    const own = scenes[x.paragraph]!;
    const marks = own.quotations.place[x.first]! * 4 + own.quotations.place[x.last]!;
    t += 30;
    put(list, t++);
    put(list, t++, marks, far(x.last - x.first));
    put(list, t++, own.relation[headOf(own, x)]!, marks > 0 ? 1 : 0);
    put(list, t++, own.word[x.first]!);
    put(list, t++, x.first > 0 ? own.tag[x.first - 1]! : 1, own.tag[x.first]!);
    return;
  }
  const c = runs[cue]!;
  const scene = scenes[c.paragraph]!;
  if (c.paragraph !== x.paragraph) {
    const size = scene.paragraph.tokens.length;
    const target = scenes[x.paragraph]!;
    put(list, t++, far(size - 1 - c.last), x.first === 0 ? 1 : 0);
    put(list, t++, scene.word[size - 1]!, far(size - 1 - c.last), target.quotations.place[x.first]!);
    put(
      list,
      t++,
      content - cue,
      x.first === 0 ? 1 : 0,
      x.last >= target.paragraph.tokens.length - 2 ? 1 : 0,
    );
    put(
      list,
      t++,
      target.quotations.place[x.first]!,
      runs[cue - 1]?.role === "content" && runs[cue - 1]!.paragraph === c.paragraph ? 1 : 0,
    );
    return;
  }
  t += 4;
  const { sentence, head, tokens } = scene.paragraph;
  const { place } = scene.quotations;
  const before = x.last < c.first;
  const side = before ? 1 : 2;
  const gap = far(before ? c.first - x.last : x.first - c.last);
  const apart = before ? sentence[c.first]! - sentence[x.last]! : sentence[x.first]! - sentence[c.last]!;
  const inner = between(runs, cue, content);
  const cueHead = headOf(scene, c);
  const contentHead = headOf(scene, x);
  const way = apart === 0 ? wayBetween(scene, contentHead, cueHead) : 5;
  const quoted =
    (place[x.first] === openingMark ? 2 : place[x.first] === outsideQuotation ? 0 : 1) * 2 +
    (place[x.last] === outsideQuotation ? 0 : 1);
  put(list, t++, side, gap, Math.min(3, apart));
  put(list, t++, side, inner.code, Math.min(3, apart));
  put(list, t++, side, inner.cues * 4 + Math.min(3, apart), quoted);
  put(list, t++, way);
  put(list, t++, way, side, inner.code);
  put(list, t++, side, inner.contents * 8 + quoted, Math.min(3, apart));
  put(list, t++, scene.lemma[cueHead]!, side, quoted);
  put(list, t++, scene.cue[cueHead]!, side, way);
  put(list, t++, place[c.first]!, quoted, side);
  const up = head[contentHead]!;
  const cueUp = head[cueHead]!;
  put(
    list,
    t++,
    up >= c.first && up <= c.last ? scene.relation[contentHead]! : 0,
    cueUp >= x.first && cueUp <= x.last ? scene.relation[cueHead]! : 0,
    side,
  );
  put(list, t++, borders(scene, cueHead, x.first), side, quoted);
  // What stands directly on the way between them, and on the other side of the cue.
  const near = before ? x.last + 1 : x.first - 1;
  put(list, t++, near >= 0 && near < tokens.length ? scene.word[near]! : 1, side, quoted);
  const beyond = runs[before ? cue + 1 : cue - 1];
  put(
    list,
    t++,
    beyond && beyond.paragraph === c.paragraph
      ? beyond.role === "content"
        ? 1
        : beyond.role === "cue"
          ? 2
          : 3
      : 0,
    side,
    inner.code * 8 + quoted,
  );
  const neighbour = runs[before ? cue + 2 : cue - 2];
  put(
    list,
    t++,
    neighbour && neighbour.paragraph === c.paragraph
      ? neighbour.role === "content"
        ? 1
        : neighbour.role === "cue"
          ? 2
          : 3
      : 0,
    side,
    inner.code * 8 + quoted,
  );
}

/** Features of the choice of `source` (-1: none) for `cue`. */
export function sourceFeatures(
  scenes: readonly Scene[],
  runs: readonly PlacedRun[],
  cue: number,
  source: number,
  list: FeatureList,
): void {
  const c = runs[cue]!;
  const scene = scenes[c.paragraph]!;
  const { sentence, head } = scene.paragraph;
  const cueHead = headOf(scene, c);
  let t = 750;
  if (source < 0) {
    put(list, t++);
    put(list, t++, scene.lemma[cueHead]!);
    put(list, t++, scene.tag[cueHead]!, scene.children[cueHead]! & 33);
    put(list, t++, scene.relation[cueHead]!, scene.cue[cueHead]!);
    put(list, t++, scene.word[c.first]!, scene.word[c.last]!);
    return;
  }
  t += 5;
  const s = runs[source]!;
  const before = s.last < c.first;
  const side = before ? 1 : 2;
  const gap = far(before ? c.first - s.last : s.first - c.last);
  const apart = Math.min(
    3,
    before ? sentence[c.first]! - sentence[s.last]! : sentence[s.first]! - sentence[c.last]!,
  );
  const inner = between(runs, cue, source);
  const sourceHead = headOf(scene, s);
  const way = apart === 0 ? wayBetween(scene, sourceHead, cueHead) : 5;
  put(list, t++, side, gap, apart);
  put(list, t++, side, inner.code, apart);
  put(list, t++, way);
  put(list, t++, way, side, inner.code);
  put(list, t++, scene.lemma[cueHead]!, side, apart);
  put(list, t++, scene.tag[cueHead]!, side, apart);
  put(list, t++, scene.tag[cueHead]!, way);
  put(list, t++, scene.tag[sourceHead]!, side, apart * 64 + inner.code);
  put(list, t++, scene.word[sourceHead]!, side, gap);
  const up = head[sourceHead]!;
  put(
    list,
    t++,
    up >= c.first && up <= c.last ? scene.relation[sourceHead]! : 0,
    head[cueHead]! >= s.first && head[cueHead]! <= s.last ? scene.relation[cueHead]! : 0,
    side,
  );
  put(list, t++, scene.relation[cueHead]!, side, inner.code);
  put(list, t++, scene.relation[cueHead]!, scene.relation[sourceHead]!, side * 4 + apart);
  put(list, t++, scene.quotations.place[s.first]!, scene.quotations.place[c.first]!, apart);
}

const scratch = featureList();

/** How well a source fits a cue without trained weights. */
function plainSource(
  scenes: readonly Scene[],
  runs: readonly PlacedRun[],
  cue: number,
  source: number,
): number {
  if (source < 0) return -5;
  const c = runs[cue]!;
  const s = runs[source]!;
  const scene = scenes[c.paragraph]!;
  const { head, sentence } = scene.paragraph;
  const inner = between(runs, cue, source);
  let score =
    -Math.log2(1 + Math.max(0, Math.max(c.first, s.first) - Math.min(c.last, s.last))) -
    inner.cues * 2.5 -
    inner.sources * 2 -
    inner.contents * 0.7;
  if (sentence[c.first] !== sentence[s.first]) score -= 6;
  const cueHead = headOf(scene, c);
  const up = head[headOf(scene, s)]!;
  if (up >= c.first && up <= c.last) score += 4;
  else if (head[cueHead]! >= s.first && head[cueHead]! <= s.last) score += 3;
  else if (up >= 0 && head[cueHead] === up) score += 2;
  return score;
}

/** How well a content fits a cue without trained weights. */
function plainContent(
  scenes: readonly Scene[],
  runs: readonly PlacedRun[],
  cue: number,
  content: number,
): number {
  const c = runs[cue]!;
  const x = runs[content]!;
  const scene = scenes[c.paragraph]!;
  const { head, sentence, tokens } = scene.paragraph;
  if (c.paragraph !== x.paragraph) return c.last >= tokens.length - 2 && x.first === 0 ? -3 : -20;
  const before = x.last < c.first;
  const inner = between(runs, cue, content);
  const apart = before ? sentence[c.first]! - sentence[x.last]! : sentence[x.first]! - sentence[c.last]!;
  let score =
    -Math.log2(1 + Math.max(0, before ? c.first - x.last : x.first - c.last)) -
    inner.cues * 3 -
    inner.contents * 0.5 -
    Math.abs(apart) * (before ? 3 : 1.5);
  const up = head[headOf(scene, x)]!;
  if (up >= c.first && up <= c.last) score += 3;
  const cueUp = head[headOf(scene, c)]!;
  if (cueUp >= x.first && cueUp <= x.last) score += 3;
  return score;
}

/** Links the runs of a report (in order of the text). A cue without content makes no attribution; a source may serve several cues. */
export function linkRuns(
  scenes: readonly Scene[],
  runs: readonly PlacedRun[],
  weights: LinkWeights | null,
): Link[] {
  const contentsOf = new Map<number, { places: number[]; score: number }>();
  for (let content = 0; content < runs.length; content++) {
    if (runs[content]!.role !== "content") continue;
    let best = -1;
    let top = Number.NEGATIVE_INFINITY;
    for (const cue of weights ? [-1, ...cuesFor(runs, content)] : cuesFor(runs, content)) {
      let score: number;
      if (weights) {
        scratch.size = 0;
        contentFeatures(scenes, runs, cue, content, scratch);
        score = scoreOf(weights.content, scratch.ids, scratch.size);
      } else score = plainContent(scenes, runs, cue, content);
      if (score > top) {
        top = score;
        best = cue;
      }
    }
    if (best < 0) continue;
    const known = contentsOf.get(best);
    if (known) {
      known.places.push(content);
      known.score = Math.min(known.score, top);
    } else contentsOf.set(best, { places: [content], score: top });
  }
  const links: Link[] = [];
  for (let cue = 0; cue < runs.length; cue++) {
    const contents = contentsOf.get(cue);
    if (!contents) continue;
    let best = -1;
    let top = Number.NEGATIVE_INFINITY;
    for (const source of [-1, ...sourcesFor(runs, cue)]) {
      let score: number;
      if (weights) {
        scratch.size = 0;
        sourceFeatures(scenes, runs, cue, source, scratch);
        score = scoreOf(weights.source, scratch.ids, scratch.size);
      } else score = plainSource(scenes, runs, cue, source);
      if (score > top) {
        top = score;
        best = source;
      }
    }
    links.push({
      cue,
      source: best,
      contents: contents.places,
      sourceScore: top,
      contentScore: contents.score,
    });
  }
  return links;
}
