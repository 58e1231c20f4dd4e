// Remembers what a pure function of a short text gave: the same few thousand names come by millions of times.

/** `of` with a memory of at most `size` texts; the memory changes nothing but the time taken. */
export function remember<T>(of: (text: string) => T, size = 20_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const there = known.get(text);
    if (there !== undefined) return there;
    const value = of(text);
    if (known.size >= size) known.clear();
    known.set(text, value);
    return value;
  };
}
