// The sentence that holds a span of a report, for `parley why`: the evidence in its place.

/** The sentence or sentences of `text` that hold `[start, end)`, on one line; null where there is no text. */
export function sentenceAround(text: string | undefined, start: number, end: number): string | null {
  if (text === undefined) return null;
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const stop = text.indexOf("\n", end);
  const paragraph = text.slice(line, stop === -1 ? text.length : stop);
  let found = "";
  for (const { segment, index } of new Intl.Segmenter("en", { granularity: "sentence" }).segment(paragraph))
    if (line + index < end && line + index + segment.length > start) found += segment;
  return found.replace(/\s+/g, " ").trim() || null;
}
