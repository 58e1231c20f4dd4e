// Listens to the server's news: what others decide makes the screens fresh; tells whether the server is there.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { LiveNews } from "../../server/index.ts";
import { ask } from "../api.ts";

export const newsHeard = new EventTarget();

/** Whether the server answers, and whether it is another version than the one that this page came from. */
export interface Alive {
  readonly there: boolean;
  readonly stale: boolean;
}

/** Listens while the page is open. On each piece of news everything from the API is asked anew. */
export function useLive(): Alive {
  const queries = useQueryClient();
  const [there, setThere] = useState(true);
  const [stale, setStale] = useState(false);
  useEffect(() => {
    const source = new EventSource("/api/live");
    let lost = false;
    let born: string | null = null;
    source.onopen = () => {
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
    source.onerror = () => {
      lost = true;
      setThere(false);
    };
    let soon: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener("news", (event) => {
      const news = JSON.parse((event as MessageEvent<string>).data) as LiveNews;
      newsHeard.dispatchEvent(new CustomEvent("news", { detail: news }));
      // Someone who decides ten times in a breath makes the screens fresh once.
      clearTimeout(soon);
      soon = setTimeout(() => void queries.invalidateQueries({ queryKey: ["api"] }), 700);
    });
    return () => {
      clearTimeout(soon);
      source.close();
    };
  }, [queries]);
  return { there, stale };
}
