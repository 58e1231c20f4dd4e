// A place in a kept text: `{start: 105, end: 212}` is what `text.slice(105, 212)` takes.

/** Half-open range `[start, end)` in UTF-16 units of the kept text (W3C TextPositionSelector). */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words a span takes from its text. */
export const quote = (text: string, span: Span): string => text.slice(span.start, span.end);

/** True when `outer` holds every unit of `inner`. */
export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
