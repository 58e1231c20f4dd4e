// Cuts a stream of bytes into its lines: three chunks "ab", "c\nd", "ef" are the lines "abc" and "def".

export type Chunks = AsyncIterable<Uint8Array>;

/** One array of all parts, `length` bytes in all. */
export function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** A line that is not empty, with its 1-based number; `bytes` is null for one longer than the limit. */
export interface StreamLine {
  readonly line: number;
  readonly bytes: Uint8Array | null;
}

/** The lines of a stream, ended by `\n`. The bytes of a line that is longer than `longest` are dropped as they come. */
export async function* splitLines(chunks: Chunks, longest: number): AsyncGenerator<StreamLine> {
  let line = 1;
  let parts: Uint8Array[] = [];
  let length = 0;
  const take = (bytes: Uint8Array): void => {
    length += bytes.length;
    if (length <= longest) parts.push(bytes);
    else parts = [];
  };
  const close = (): StreamLine | null => {
    const found = length === 0 ? null : { line, bytes: length > longest ? null : joined(parts, length) };
    line++;
    parts = [];
    length = 0;
    return found;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
      take(chunk.subarray(start, end));
      const found = close();
      if (found) yield found;
      start = end + 1;
    }
    take(chunk.subarray(start));
  }
  const last = close();
  if (last) yield last;
}
