// Geometry of things that last, drawn in time: solid where they surely held, fading where the reports leave a day open.

/** `[earliest, latest]` ISO day, null = open. */
type Bound = readonly [string | null, string | null];

/** Something that lasts: a tenure, a state of a channel; `to` null while it lasts. */
export interface Lasting {
  readonly from: Bound;
  readonly to: Bound | null;
}

/** A bar in days since 1970-01-01: it fades in over `[start, sureFrom]`, is solid to `sureTo`, fades out to `end`. */
export interface VagueBar {
  readonly start: number;
  readonly sureFrom: number;
  readonly sureTo: number;
  readonly end: number;
}

const day = 86_400_000;
/** Days that an end which nobody tells is drawn to fade over. */
const unknownFade = 120;

/** Days since 1970-01-01 of an ISO day. */
export const dayNumber = (iso: string): number => Math.floor(Date.parse(`${iso}T00:00:00Z`) / day);

/** ISO day of a day number. */
export const isoOf = (number: number): string => new Date(number * day).toISOString().slice(0, 10);

/** First and last day that a picture of `all` shows; null when none has a day. `until` is the day of the view. */
export function extentOf(all: readonly Lasting[], until: string): readonly [number, number] | null {
  const days = all.flatMap(({ from, to }) =>
    [from[0], from[1], to?.[0] ?? null, to?.[1] ?? null].filter((each) => each !== null).map(dayNumber),
  );
  if (days.length === 0) return null;
  const lasts = all.some(({ to }) => to === null);
  const last = Math.max(...days, ...(lasts ? [dayNumber(until)] : []));
  const first = Math.min(...days);
  const open = all.some(({ from }) => from[0] === null);
  return [open ? first - unknownFade : first, Math.max(last, first + 1)];
}

/** The bar of one thing inside the extent. One whose certain part is empty only fades: nothing is invented. */
export function barOf({ from, to }: Lasting, [first, last]: readonly [number, number]): VagueBar {
  const inside = (number: number): number => Math.min(last, Math.max(first, number));
  const start = inside(
    from[0] === null ? (from[1] === null ? first : dayNumber(from[1]) - unknownFade) : dayNumber(from[0]),
  );
  const sureFrom = inside(
    from[1] === null ? (from[0] === null ? last : dayNumber(from[0])) : dayNumber(from[1]),
  );
  const end =
    to === null
      ? last
      : inside(to[1] === null ? (to[0] === null ? last : dayNumber(to[0]) + unknownFade) : dayNumber(to[1]));
  const sureTo =
    to === null
      ? last
      : inside(to[0] === null ? (to[1] === null ? last : dayNumber(to[1])) : dayNumber(to[0]));
  const middle = Math.min(sureFrom, Math.max(start, end));
  return {
    start,
    sureFrom: middle,
    sureTo: Math.max(middle, Math.min(sureTo, end)),
    end: Math.max(end, middle),
  };
}
