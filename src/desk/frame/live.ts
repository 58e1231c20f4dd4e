// Listens to the server's news: what others decide makes the screens fresh; tells whether the server is there.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { JobState, LiveNews } from "../../server/index.ts";
import { ask, type DeskFailure } from "../api.ts";

/** "news" of the record, "progress" of a reading, "back" when the server answers again, "signed-in". */
export const newsHeard = new EventTarget();

/** Whether the server answers, and whether it is another version than the one that this page came from. */
export interface Alive {
  readonly there: boolean;
  readonly stale: boolean;
}

/** Milliseconds until a line that the server refused is tried again. */
const again = 4_000;

/** Listens while the page is open. On each piece of news everything from the API is asked anew. */
export function useLive(): Alive {
  const queries = useQueryClient();
  const [there, setThere] = useState(true);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    let source: EventSource | null = null;
    let later: ReturnType<typeof setTimeout> | undefined;
    let soon: ReturnType<typeof setTimeout> | undefined;
    let lost = false;
    let born: string | null = null;
    const hear = (event: Event): void => {
      const news = JSON.parse((event as MessageEvent<string>).data) as LiveNews;
      newsHeard.dispatchEvent(new CustomEvent("news", { detail: news }));
      // Someone who decides ten times in a breath makes the screens fresh once.
      clearTimeout(soon);
      soon = setTimeout(() => void queries.invalidateQueries({ queryKey: ["api"] }), 700);
    };
    const open = (): void => {
      clearTimeout(later);
      source?.close();
      const line = new EventSource("/api/live");
      source = line;
      line.onopen = () => {
        setThere(true);
        ask<{ version: string }>("/status").then(
          ({ version }) => {
            born ??= version;
            setStale(version !== born);
          },
          () => undefined,
        );
        if (lost) void queries.invalidateQueries({ queryKey: ["api"] });
        lost = false;
        newsHeard.dispatchEvent(new Event("back"));
      };
      line.onerror = () => {
        lost = true;
        if (line.readyState !== EventSource.CLOSED) return setThere(false);
        // It answered, but not with news: the question after its state says why.
        ask("/status").then(
          () => setThere(true),
          ({ status }: DeskFailure) => setThere(status !== 0),
        );
        clearTimeout(later);
        later = setTimeout(open, again);
      };
      line.addEventListener("news", hear);
      line.addEventListener("progress", (event) => {
        const detail = JSON.parse((event as MessageEvent<string>).data) as JobState;
        newsHeard.dispatchEvent(new CustomEvent("progress", { detail }));
      });
    };
    open();
    newsHeard.addEventListener("signed-in", open);
    return () => {
      newsHeard.removeEventListener("signed-in", open);
      clearTimeout(later);
      clearTimeout(soon);
      source?.close();
    };
  }, [queries]);
  return { there, stale };
}
