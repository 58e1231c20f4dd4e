// Cuts a report's text into runs of one look: the sentence that is lit, statements underlined, furniture dimmed.

/** Half-open UTF-16 offsets into the kept text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Segment extends Stretch {
  readonly text: string;
  /** Inside the evidence of the statement under review. */
  readonly lit: boolean;
  /** Inside the word on which its rule fired. */
  readonly trigger: boolean;
  /** Ref of another statement whose evidence covers it: the shortest, or null. */
  readonly other: string | null;
  /** No story: caption, byline, notice. */
  readonly furniture: boolean;
}

export interface Looks {
  readonly lit: Stretch | null;
  readonly trigger: Stretch | null;
  readonly others: readonly (Stretch & { readonly ref: string })[];
  readonly furniture: readonly Stretch[];
}

const covers = (stretch: Stretch, at: number): boolean => stretch.start <= at && at < stretch.end;

const sameLook = (a: Segment, b: Segment): boolean =>
  a.lit === b.lit && a.trigger === b.trigger && a.other === b.other && a.furniture === b.furniture;

/** Runs that stand side by side and make up the whole text, each with one look. Spans beyond the text are cut. */
export function segmentsOf(text: string, looks: Looks): Segment[] {
  const edges = new Set([0, text.length]);
  const all = [
    ...(looks.lit ? [looks.lit] : []),
    ...(looks.trigger ? [looks.trigger] : []),
    ...looks.others,
    ...looks.furniture,
  ];
  for (const { start, end } of all)
    for (const edge of [start, end]) if (edge > 0 && edge < text.length) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [start, end] = [cuts[i]!, cuts[i + 1]!];
    let other: (Stretch & { readonly ref: string }) | null = null;
    for (const each of looks.others)
      if (covers(each, start) && (other === null || each.end - each.start < other.end - other.start))
        other = each;
    const run: Segment = {
      start,
      end,
      text: text.slice(start, end),
      lit: looks.lit !== null && covers(looks.lit, start),
      trigger: looks.trigger !== null && covers(looks.trigger, start),
      other: other?.ref ?? null,
      furniture: looks.furniture.some((each) => covers(each, start)),
    };
    const before = segments.at(-1);
    // Edges of spans that lie under a shorter one part nothing that can be seen.
    if (before && sameLook(before, run))
      segments[segments.length - 1] = { ...before, end, text: before.text + run.text };
    else segments.push(run);
  }
  return segments;
}
