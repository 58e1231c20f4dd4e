// The reviewer's name and keys, kept in this browser; asked once.
import { useCallback, useState, useSyncExternalStore } from "react";
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

export function useKeyMap(): readonly [KeyMap, (map: KeyMap) => void] {
  const [map, setMap] = useState(() => readKeys(localStorage.getItem(mapKey)));
  const set = useCallback((next: KeyMap): void => {
    localStorage.setItem(mapKey, JSON.stringify(next));
    setMap(next);
  }, []);
  return [map, set];
}
