// From bytes to characters: a UTF-16 file, a Windows-1252 file and a UTF-8 file with "Zelenskyy’s" in them give the same text.
// Encodings: WHATWG Encoding Standard (TextDecoder); UTF-8 well-formedness: Unicode 16, table 3-7.
import type { Problem } from "./problem.ts";

/** Largest file that is read as one text, in bytes. JSONL files may be larger: they are read line by line. */
export const largestFile = 50 * 1024 * 1024;

/** Characters of a file, with the encoding that they were in. `problems` are remarks; the text is there all the same. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
  readonly problems: readonly Problem[];
}

/** First bytes of files that are no text, and what to do about them. */
const signatures: readonly (readonly [bytes: readonly number[], what: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], "a PDF document"],
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or an office document"],
  [[0xd0, 0xcf, 0x11, 0xe0], "an old office document"],
  [[0x89, 0x50, 0x4e, 0x47], "a PNG picture"],
  [[0xff, 0xd8, 0xff], "a JPEG picture"],
  [[0x47, 0x49, 0x46, 0x38], "a GIF picture"],
  [[0x1f, 0x8b], "compressed with gzip"],
  [[0x42, 0x5a, 0x68], "compressed with bzip2"],
  [[0x28, 0xb5, 0x2f, 0xfd], "compressed with zstd"],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], "compressed with xz"],
  [[0x7f, 0x45, 0x4c, 0x46], "a program"],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66], "an SQLite database"],
];

/** What a file is when its first bytes say that it is no text, or null. */
function binaryKind(bytes: Uint8Array): string | null {
  for (const [first, what] of signatures)
    if (first.length <= bytes.length && first.every((byte, i) => bytes[i] === byte)) return what;
  return null;
}

/** Bytes of UTF-8 that begin a character at `at`: its length, or 0 when the bytes are no UTF-8. */
function characterLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const second = bytes[at + 1] ?? 0;
  const follows = (offset: number): boolean => ((bytes[at + offset] ?? 0) & 0xc0) === 0x80;
  if (first >= 0xc2 && first <= 0xdf) return follows(1) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0;
    return follows(1) && follows(2) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if ((first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0;
    return follows(1) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

interface Utf8Check {
  /** Characters of two bytes and more that are sound. */
  readonly sound: number;
  /** Offset of the first byte that is no UTF-8, or -1. */
  readonly fault: number;
  readonly faults: number;
}

function checkUtf8(bytes: Uint8Array): Utf8Check {
  let sound = 0;
  let fault = -1;
  let faults = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length > 1) sound++;
    else if (length === 0) {
      faults++;
      if (fault < 0) fault = at;
    }
    at += length || 1;
  }
  return { sound, fault, faults };
}

const lineAt = (bytes: Uint8Array, offset: number): number => {
  let line = 1;
  for (let i = 0; i < offset; i++) if (bytes[i] === 0x0a) line++;
  return line;
};

/** Sound UTF-8 characters as they are, every other byte as Windows-1252. */
function decodeMixed(bytes: Uint8Array): string {
  const utf8 = new TextDecoder("utf-8");
  const latin = new TextDecoder("windows-1252");
  let out = "";
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = characterLength(bytes, at);
    if (length === 0) {
      out += utf8.decode(bytes.subarray(start, at)) + latin.decode(bytes.subarray(at, at + 1));
      start = at + 1;
    }
    at += length || 1;
  }
  return out + utf8.decode(bytes.subarray(start));
}

/** "utf-16le" or "utf-16be" when a file without a byte order mark looks like it: nearly every second byte is zero. */
function utf16Without(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length & ~1, 2048);
  if (length < 8) return null;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const half = length / 2;
  if (zeros[1]! > half * 0.6 && zeros[0]! < half * 0.1) return "utf-16le";
  if (zeros[0]! > half * 0.6 && zeros[1]! < half * 0.1) return "utf-16be";
  return null;
}

/** The encoding that an HTML page names in its head, if the platform knows it. */
function declared(bytes: Uint8Array): string | null {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w:.-]{2,40})/i.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

/**
 * Decodes a file: UTF-8 (with and without byte order mark), UTF-16, the encoding that an HTML page names, else
 * Windows-1252. The byte order mark is dropped, nothing else. Gives a Problem when the bytes are no text.
 */
export function decode(bytes: Uint8Array, file: string): Decoded | Problem {
  const refuse = (what: string, mend: string): Problem => ({ file, line: null, what, mend, refused: true });
  if (bytes.length > largestFile)
    return refuse(
      `${Math.ceil(bytes.length / 1048576)} MB, more than the ${largestFile / 1048576} MB that one text may have`,
      "Split it, or hand it in as JSONL, one report a line.",
    );
  const kind = binaryKind(bytes);
  if (kind !== null) return refuse(`no text but ${kind}`, "Save it as text, Markdown, HTML or JSONL.");
  const note = (line: number | null, what: string, mend: string): Problem => ({
    file,
    line,
    what,
    mend,
    refused: false,
  });
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : null;
  const wide = mark ?? utf16Without(bytes);
  if (wide !== null) {
    const problems =
      bytes.length % 2 === 1
        ? [note(null, "UTF-16 text that ends in half a character", "Fetch the file again; it is cut short.")]
        : [];
    const text = new TextDecoder(wide).decode(bytes.subarray(0, bytes.length & ~1));
    return { text, encoding: wide, problems };
  }
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0)
      return refuse("no text: it holds zero bytes", "Save it as text, Markdown, HTML or JSONL.");
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++;
  }
  if (controls > 8 && controls > bytes.length / 50)
    return refuse(
      "no text: every few bytes a control character",
      "Save it as text, Markdown, HTML or JSONL.",
    );
  const check = checkUtf8(bytes);
  if (check.fault < 0)
    return { text: new TextDecoder("utf-8").decode(bytes), encoding: "utf-8", problems: [] };
  const named = declared(bytes);
  if (named !== null && named !== "utf-8" && named !== "utf-16le" && named !== "utf-16be")
    return { text: new TextDecoder(named).decode(bytes), encoding: named, problems: [] };
  if (check.sound > 0) {
    const what = `mixed encodings: UTF-8, and ${check.faults} ${check.faults === 1 ? "byte that is" : "bytes that are"} none, read as Windows-1252`;
    const problem = note(lineAt(bytes, check.fault), what, "Look at that line, or save the file as UTF-8.");
    return { text: decodeMixed(bytes), encoding: "utf-8 + windows-1252", problems: [problem] };
  }
  return { text: new TextDecoder("windows-1252").decode(bytes), encoding: "windows-1252", problems: [] };
}
