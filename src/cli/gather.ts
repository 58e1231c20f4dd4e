// Opens what `parley read PATH|- ...` was given: files, folders (sorted, with all below them), standard input; JSONL line by line.
import { createReadStream, type Dirent, type ReadStream } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { createGunzip } from "node:zlib";
import { formatOfName, largestFile, type Problem } from "../ingest/index.ts";
import { type Chunks, joined, splitLines } from "./lines-of-stream.ts";

/** One thing to read. `size` is in bytes of what was given (compressed, where it is), for showing progress. */
export type Gathered =
  | { readonly kind: "file"; readonly name: string; readonly bytes: Uint8Array; readonly size: number }
  | {
      readonly kind: "line";
      readonly name: string;
      readonly line: number;
      readonly bytes: Uint8Array;
      readonly size: number;
    }
  /** A file in a folder that is no report by its name: pictures, scripts, a README. */
  | { readonly kind: "passed-over"; readonly name: string }
  | { readonly kind: "problem"; readonly problem: Problem };

/** Files about a folder, not in it. */
const aboutFolder = /^(?:readme|licen[cs]e|notice|changelog|contributing|copying|authors)(?:\.|$)/i;

const problem = (file: string, what: string, mend: string, line: number | null = null): Gathered => ({
  kind: "problem",
  problem: { file, line, what, mend, refused: true },
});

/** Plain words for the usual faults of file systems. */
function faultOf(path: string, error: unknown): Gathered {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const words: Record<string, readonly [string, string]> = {
    ENOENT: ["no such file or folder", "Check the path."],
    EACCES: ["not readable for you", "Change its permissions, or copy it."],
    EPERM: ["not readable for you", "Change its permissions, or copy it."],
    ELOOP: ["a link that leads to itself", "Give the file itself."],
    ENAMETOOLONG: ["a name that is too long", "Check the path."],
    EISDIR: ["a folder", "Give a file."],
    EMFILE: ["too many files open", "Read fewer at once."],
    Z_DATA_ERROR: ["a compressed file that is damaged", "Fetch it again."],
    Z_BUF_ERROR: ["a compressed file that is cut short", "Fetch it again."],
  };
  const [what, mend] = words[code] ?? [
    `not readable (${code || (error as Error).message})`,
    "Check the file.",
  ];
  return problem(path, what, mend);
}

const wantsLines = (name: string): boolean => formatOfName(name) === "jsonl";

/**
 * Everything under `paths`, in their order; folders sorted by name. JSONL comes line by line in bounded memory, whatever
 * its size; other files whole, up to `largestFile`. Never throws for a path: a fault is a "problem" and the rest goes on.
 */
export async function* gather(paths: readonly string[], stdin: Chunks): AsyncGenerator<Gathered> {
  for (const path of paths) {
    if (path === "-") {
      yield* readChunks("-", stdin, null);
      continue;
    }
    try {
      const status = await stat(path);
      if (status.isDirectory()) yield* gatherFolder(path, new Set([await realpath(path)]));
      else if (status.isFile()) yield* gatherFile(path, status.size);
      else yield problem(path, "neither a file nor a folder", "Give a file or a folder.");
    } catch (error) {
      yield faultOf(path, error);
    }
  }
}

async function* gatherFolder(folder: string, seen: Set<string>): AsyncGenerator<Gathered> {
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    yield faultOf(folder, error);
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
    const path = join(folder, entry.name);
    try {
      const status = await stat(path);
      if (status.isDirectory()) {
        // A link back to a folder that is being read would go round for ever.
        const real = await realpath(path);
        if (seen.has(real)) continue;
        seen.add(real);
        yield* gatherFolder(path, seen);
      } else if (!status.isFile() || formatOfName(entry.name) === null || aboutFolder.test(entry.name))
        yield { kind: "passed-over", name: path };
      else yield* gatherFile(path, status.size);
    } catch (error) {
      yield faultOf(path, error);
    }
  }
}

async function* gatherFile(path: string, size: number): AsyncGenerator<Gathered> {
  const compressed = /\.gz$/i.test(path);
  if (!compressed && !wantsLines(path) && formatOfName(path) !== null && size > largestFile) {
    yield tooLarge(path);
    return;
  }
  const source = createReadStream(path);
  try {
    yield* readChunks(path, compressed ? unpacked(source) : source, size);
  } catch (error) {
    yield faultOf(path, error);
  } finally {
    source.destroy();
  }
}

/** A pipe does not pass on the fault of its source; without that an unreadable file would hang. */
function unpacked(source: ReadStream): Chunks {
  const unzip = createGunzip();
  source.on("error", (error) => unzip.destroy(error));
  return source.pipe(unzip);
}

const tooLarge = (path: string): Gathered =>
  problem(
    path,
    `more than the ${largestFile / 1048576} MB that one text may have`,
    "Split it, or hand it in as JSONL, one report a line.",
  );

/** True when the first bytes are those of a JSON object, so that the stream is read line by line. */
function looksLikeLines(first: Uint8Array): boolean {
  const head = new TextDecoder("latin1").decode(first.subarray(0, 200)).replace(/^\u00ef\u00bb\u00bf/, "");
  return /^\s*\{\s*"/.test(head);
}

async function* readChunks(path: string, chunks: Chunks, size: number | null): AsyncGenerator<Gathered> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) {
    yield { kind: "file", name: path, bytes: new Uint8Array(0), size: 0 };
    return;
  }
  const wide = first.value[0] === 0xff || first.value[0] === 0xfe;
  const unnamed = formatOfName(basename(path)) === null;
  const rest: Chunks = {
    async *[Symbol.asyncIterator]() {
      yield first.value;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    },
  };
  if (!wide && (wantsLines(path) || (unnamed && looksLikeLines(first.value)))) {
    let any = false;
    for await (const { line, bytes } of splitLines(rest, largestFile)) {
      any = true;
      yield bytes === null
        ? problem(
            path,
            `a line of more than the ${largestFile / 1048576} MB that one report may have`,
            "Split it.",
            line,
          )
        : { kind: "line", name: path, line, bytes, size: bytes.length + 1 };
    }
    if (!any) yield problem(path, "empty file", "Write one JSON object a line.");
    return;
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of rest) {
    length += chunk.length;
    if (length > largestFile) {
      yield tooLarge(path);
      return;
    }
    parts.push(chunk);
  }
  yield { kind: "file", name: path, bytes: joined(parts, length), size: size ?? length };
}
