// A list of any length in the page's own scrolling: only the rows in sight are drawn, and fetched by pages as they come into sight.
import { type QueryKey, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { placeOf, RowHeights, tallest } from "./row-heights.ts";

/** Rows of a page that is fetched. */
export const pageRows = 100;
/** Rows drawn beyond both edges of the window. */
const beyond = 12;
/** Rows fetched beyond those drawn. */
const ready = 40;
/** Milliseconds that a page must stay wanted before it is asked for: who drags past it does not wait for it. */
const rest = 70;
/** Height of a row that was not yet drawn, in pixels. */
const usualHeight = 58;

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** The query of the page that begins at row `at`. */
export interface PageQuery<Row> {
  readonly queryKey: QueryKey;
  queryFn(context: { readonly signal: AbortSignal }): Promise<Page<Row>>;
}

export interface LongListProps<Row> {
  readonly total: number;
  readonly page: (at: number) => PageQuery<Row>;
  readonly keyOf: (row: Row) => string;
  readonly children: (row: Row) => ReactNode;
  readonly label: string;
}

/** First and last row in sight, where the list is looked at, and how far the page is scrolled into it. */
interface Sight {
  readonly first: number;
  readonly last: number;
  readonly place: number;
  readonly scrolled: number;
}

/** Heights measured in the lists looked at last: who comes back to one finds the place again. */
const lists = new Map<string, RowHeights>();
function heightsOf(name: string, total: number): RowHeights {
  const heights = lists.get(name) ?? new RowHeights(total, usualHeight);
  lists.delete(name);
  lists.set(name, heights);
  if (lists.size > 4) lists.delete(lists.keys().next().value!);
  return heights;
}

export function LongList<Row>({ total, page, keyOf, children, label }: LongListProps<Row>) {
  const box = useRef<HTMLOListElement>(null);
  const name = `${String(page(0).queryKey.at(-1))} ${total}`;
  const heights = useMemo(() => heightsOf(name, total), [name, total]);
  const [, draw] = useState(0);
  const [sight, setSight] = useState<Sight>({ first: 0, last: 30, place: 0, scrolled: 0 });
  const [focused, setFocused] = useState<number | null>(null);
  const [wanted, setWanted] = useState<readonly [number, number]>([0, 0]);
  const printing = usePrinting();
  const queries = useQueryClient();

  useLayoutEffect(() => {
    let frame = 0;
    const look = (): void => {
      frame = 0;
      if (!box.current) return;
      const window = globalThis.innerHeight;
      const scrolled = -box.current.getBoundingClientRect().top;
      const place = placeOf(scrolled, heights.total, window);
      const first = heights.at(place);
      const last = heights.at(place + window);
      setSight((before) =>
        before.first === first && before.last === last && (heights.total <= tallest || before.place === place)
          ? before
          : { first, last, place, scrolled: Math.max(0, scrolled) },
      );
    };
    const soon = (): void => {
      frame ||= requestAnimationFrame(look);
    };
    look();
    globalThis.addEventListener("scroll", soon, { passive: true });
    globalThis.addEventListener("resize", soon);
    return () => {
      cancelAnimationFrame(frame);
      globalThis.removeEventListener("scroll", soon);
      globalThis.removeEventListener("resize", soon);
    };
  }, [heights]);

  const from = Math.max(0, sight.first - beyond);
  const to = Math.min(total - 1, sight.last + beyond);
  const [firstPage, lastPage] = [
    Math.floor(Math.max(0, from - ready) / pageRows),
    Math.floor(Math.min(total - 1, to + ready) / pageRows),
  ];
  useEffect(() => {
    const timer = setTimeout(() => setWanted([firstPage, lastPage]), rest);
    return () => clearTimeout(timer);
  }, [firstPage, lastPage]);
  const numbers = Array.from({ length: lastPage - firstPage + 1 }, (_, i) => firstPage + i);
  const pages = useQueries({
    queries: numbers.map((number) => ({
      ...page(number * pageRows),
      // Pages long out of sight are let go: the page's memory stays as it is however far one scrolls.
      gcTime: 60_000,
      enabled: number >= wanted[0] && number <= wanted[1],
    })),
  });
  const rowAt = (row: number): Row | undefined => {
    const number = Math.floor(row / pageRows);
    const data =
      pages[number - firstPage]?.data ?? queries.getQueryData<Page<Row>>(page(number * pageRows).queryKey);
    return data?.rows[row % pageRows];
  };

  const rows = new Set(Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i));
  // The row that has the focus stays when it is scrolled out of sight, and its neighbours, to which Tab goes on.
  if (focused !== null)
    for (let row = focused - beyond; row <= focused + beyond; row += 1)
      if (row >= 0 && row < total) rows.add(row);
  const shrunk = heights.total > tallest;
  const top = (row: number): number =>
    shrunk ? sight.scrolled + heights.before(row) - sight.place : heights.before(row);

  useLayoutEffect(() => {
    if (!box.current || printing) return;
    let above = 0;
    let changed = false;
    for (const item of box.current.children) {
      const row = Number((item as HTMLElement).dataset.row);
      if ((item as HTMLElement).dataset.there === undefined) continue;
      const begins = heights.before(row);
      const difference = heights.set(row, (item as HTMLElement).offsetHeight);
      if (difference === 0) continue;
      changed = true;
      if (begins < sight.place && !shrunk) above += difference;
    }
    // What is in sight stays where it is when rows above it turn out to be of another height.
    if (above !== 0) globalThis.scrollBy({ top: above, behavior: "instant" });
    if (changed) draw((times) => times + 1);
  });

  if (printing) {
    const loaded = Array.from({ length: Math.ceil(total / pageRows) }, (_, number) =>
      queries.getQueryData<Page<Row>>(page(number * pageRows).queryKey),
    ).flatMap((data) => data?.rows ?? []);
    return (
      <>
        <ol className="chronology" aria-label={label}>
          {loaded.map((row) => (
            <li key={keyOf(row)}>{children(row)}</li>
          ))}
        </ol>
        {loaded.length < total && (
          <p>
            {loaded.length} of {total} are printed: those that were looked at.
          </p>
        )}
      </>
    );
  }
  return (
    <ol
      ref={box}
      className="chronology windowed"
      aria-label={label}
      style={{ blockSize: Math.min(heights.total, tallest) }}
      onFocus={(event) => {
        const row = event.target.closest("li")?.dataset.row;
        setFocused(row === undefined ? null : Number(row));
      }}
      onBlur={(event) => {
        // Between two rows it only goes on: the row that takes it must not be taken away just before.
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(null);
      }}
    >
      {[...rows]
        .sort((a, b) => a - b)
        .map((row) => {
          const data = rowAt(row);
          return (
            <li
              key={row}
              data-row={row}
              {...(data === undefined ? {} : { "data-there": "" })}
              aria-setsize={total}
              aria-posinset={row + 1}
              style={{ insetBlockStart: top(row) }}
            >
              {data === undefined ? <span className="quiet">Reading …</span> : children(data)}
            </li>
          );
        })}
    </ol>
  );
}

/** Whether the page is being printed: then the list is drawn as far as it was loaded. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const media = globalThis.matchMedia("print");
    // The browser prints what is there when the event returns.
    const change = (on: boolean): void => flushSync(() => setPrinting(on));
    const before = (): void => change(true);
    const after = (): void => change(false);
    const changed = (event: MediaQueryListEvent): void => change(event.matches);
    globalThis.addEventListener("beforeprint", before);
    globalThis.addEventListener("afterprint", after);
    media.addEventListener("change", changed);
    return () => {
      globalThis.removeEventListener("beforeprint", before);
      globalThis.removeEventListener("afterprint", after);
      media.removeEventListener("change", changed);
    };
  }, []);
  return printing;
}

/** The page that begins the list: it tells how long the list is. */
export const useFirstPage = <Row,>(page: (at: number) => PageQuery<Row>) => useQuery(page(0));
