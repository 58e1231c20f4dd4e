// The reviewer's name and keys, kept in this browser; asked once.
import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type KeyMap, readKeys } from "./keys.ts";

const nameKey = "parley.reviewer";
const mapKey = "parley.review-keys";

const listeners = new Set<() => void>();
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  globalThis.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    globalThis.removeEventListener("storage", listener);
  };
};

/** The name under which this browser's decisions are kept, or null before it was asked. */
export function useReviewer(): readonly [string | null, (name: string) => void] {
  const name = useSyncExternalStore(subscribe, () => localStorage.getItem(nameKey));
  const set = useCallback((next: string): void => {
    localStorage.setItem(nameKey, next);
    for (const listener of listeners) listener();
  }, []);
  return [name, set];
}

/** The keys as this browser keeps them; what one part of the page changes, every other sees. */
export function useKeyMap(): readonly [KeyMap, (map: KeyMap) => void] {
  const kept = useSyncExternalStore(subscribe, () => localStorage.getItem(mapKey));
  const map = useMemo(() => readKeys(kept), [kept]);
  const set = useCallback((next: KeyMap): void => {
    localStorage.setItem(mapKey, JSON.stringify(next));
    for (const listener of listeners) listener();
  }, []);
  return [map, set];
}
