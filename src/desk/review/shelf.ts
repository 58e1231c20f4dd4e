// Where decisions wait: the browser's storage, or, where that is full or forbidden, this page's memory until they are sent.
import type { Shelf } from "./pending.ts";

/**
 * A shelf over `storage` that takes what `storage` refuses (QuotaExceededError, SecurityError) into memory. `inMemory` counts what a
 * closed page would lose.
 */
export function sureShelf(storage: Shelf): Shelf & { readonly inMemory: number } {
  const memory = new Map<string, string>();
  const tried = <T>(act: () => T, otherwise: T): T => {
    try {
      return act();
    } catch {
      return otherwise;
    }
  };
  const stored = (): number => tried(() => storage.length, 0);
  return {
    get length() {
      return stored() + memory.size;
    },
    get inMemory() {
      return memory.size;
    },
    key: (index) => {
      const count = stored();
      return index < count
        ? tried(() => storage.key(index), null)
        : ([...memory.keys()][index - count] ?? null);
    },
    getItem: (key) => memory.get(key) ?? tried(() => storage.getItem(key), null),
    setItem: (key, value) => {
      try {
        storage.setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    removeItem: (key) => {
      memory.delete(key);
      tried(() => storage.removeItem(key), undefined);
    },
  };
}
