// Geometry of a tenure history: a bar for each holder, solid where he surely held the post, fading where a day is vague.

/** `[earliest, latest]` ISO day, null = open. */
type Bound = readonly [string | null, string | null];

export interface TenureSpan {
  readonly holder: string | null;
  readonly status: string;
  readonly from: Bound;
  readonly to: Bound | null;
}

/** A bar in days since 1970-01-01: it fades in over `[start, sureFrom]`, is solid to `sureTo`, fades out to `end`. */
export interface TenureBar {
  readonly holder: string | null;
  readonly status: string;
  readonly start: number;
  readonly sureFrom: number;
  readonly sureTo: number;
  readonly end: number;
  /** True when the beginning lies before the picture, at a day that no report tells. */
  readonly openStart: boolean;
  /** True when it lasts to the day of the view. */
  readonly lasting: boolean;
}

const day = 86_400_000;
/** Days that an end which nobody tells is drawn to fade over. */
const unknownFade = 120;

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / day);

/** ISO day of a day number. */
export const isoOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

/** First and last day that a picture of these tenures shows; null when none has a day. `until` is the day of the view. */
export function extentOf(tenures: readonly TenureSpan[], until: string): readonly [number, number] | null {
  const days = tenures.flatMap(({ from, to }) =>
    [from[0], from[1], to?.[0] ?? null, to?.[1] ?? null].filter((each) => each !== null).map(dayNumber),
  );
  if (days.length === 0) return null;
  const lasts = tenures.some(({ to }) => to === null);
  const last = Math.max(...days, ...(lasts ? [dayNumber(until)] : []));
  const first = Math.min(...days);
  const open = tenures.some(({ from }) => from[0] === null);
  return [open ? first - unknownFade : first, Math.max(last, first + 1)];
}

/** Bars inside the extent, in the order given. A bar whose certain part is empty only fades: nothing is invented. */
export function tenureBars(tenures: readonly TenureSpan[], extent: readonly [number, number]): TenureBar[] {
  const [first, last] = extent;
  const inside = (number: number): number => Math.min(last, Math.max(first, number));
  return tenures.map(({ holder, status, from, to }) => {
    const start = inside(
      from[0] === null ? (from[1] === null ? first : dayNumber(from[1]) - unknownFade) : dayNumber(from[0]),
    );
    const sureFrom = inside(
      from[1] === null ? (from[0] === null ? last : dayNumber(from[0])) : dayNumber(from[1]),
    );
    const end =
      to === null
        ? last
        : inside(
            to[1] === null ? (to[0] === null ? last : dayNumber(to[0]) + unknownFade) : dayNumber(to[1]),
          );
    const sureTo =
      to === null
        ? last
        : inside(to[0] === null ? (to[1] === null ? last : dayNumber(to[1])) : dayNumber(to[0]));
    const middle = Math.min(sureFrom, Math.max(start, end));
    return {
      holder,
      status,
      start,
      sureFrom: middle,
      sureTo: Math.max(middle, Math.min(sureTo, end)),
      end: Math.max(end, middle),
      openStart: from[0] === null,
      lasting: to === null,
    };
  });
}
