// Reads a YAML file of entries, each with an id and with sentences that it catches and must not catch, and knows the line of each.
import { isMap, isNode, isSeq, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Problem } from "./problem.ts";

/** An entry as it was read, with the place where it stands. JSON-able when `value` is. */
export interface Entry<T = unknown> {
  readonly path: string;
  /** 1-based line of the entry's first key. */
  readonly line: number;
  readonly id: string;
  readonly value: T;
}

/** How the entries under a path are checked. `keys` gives further names that may stand only once ("cue reportedly"). */
export interface EntryKind<T = unknown> {
  /** Files it is for: those whose path begins so, e.g. "lexicon/events/" or "lexicon/cues/attribution.yaml". */
  readonly prefix: string;
  readonly schema: z.ZodType<T>;
  readonly keys?: (value: T) => readonly string[];
}

/**
 * The entries of one YAML text, which has to be a list of mappings with an `id`. Every fault of syntax, shape or a
 * second use of an id is a problem with its line; faulty entries are left out, the others stand.
 * Pass `schema: null` to read entries unchecked (their `id` is still asked for).
 */
export function readEntries<T>(
  path: string,
  text: string,
  schema: z.ZodType<T> | null,
): { entries: Entry<T>[]; problems: Problem[] } {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const problems: Problem[] = [];
  const entries: Entry<T>[] = [];
  const lineAt = (offset: number | undefined): number =>
    offset === undefined ? 1 : Math.max(1, counter.linePos(offset).line);
  for (const error of document.errors)
    problems.push({
      path,
      line: lineAt(error.pos[0]),
      what: `no YAML: ${error.message.replace(/\s+/g, " ").replace(/\.$/, "")}`,
      mend: "Mend the indentation or quote the text.",
    });
  if (problems.length > 0) return { entries, problems };
  const list = document.contents;
  if (list === null) return { entries, problems };
  if (!isSeq(list)) {
    problems.push({ path, line: 1, what: "no list of entries", mend: 'Begin every entry with "- id:".' });
    return { entries, problems };
  }
  const seen = new Map<string, number>();
  list.items.forEach((item, index) => {
    const line = lineAt(isNode(item) ? item.range?.[0] : undefined);
    const plain: unknown = isNode(item) ? item.toJS(document) : item;
    const id = (plain as { id?: unknown } | null)?.id;
    if (!isMap(item) || typeof id !== "string" || id === "") {
      problems.push({
        path,
        line,
        what: "entry without an id",
        mend: 'Give it one, e.g. "id: consult.hold-talks".',
      });
      return;
    }
    const earlier = seen.get(id);
    if (earlier !== undefined) {
      problems.push({
        path,
        line,
        what: `id "${id}" appears twice (also line ${earlier})`,
        mend: "Delete one.",
      });
      return;
    }
    seen.set(id, line);
    if (schema === null) {
      entries.push({ path, line, id, value: plain as T });
      return;
    }
    const parsed = schema.safeParse(plain);
    if (parsed.success) {
      entries.push({ path, line, id, value: parsed.data });
      return;
    }
    for (const issue of parsed.error.issues) {
      const at = placeOf(document, index, issue.path);
      problems.push({
        path,
        line: at === undefined ? line : lineAt(at),
        what: `${id}${issue.path.length > 0 ? `, ${issue.path.join(".")}` : ""}: ${issue.message.replace(/\.$/, "")}`,
        mend: "Mend that field.",
      });
    }
  });
  return { entries, problems };
}

/** Offset of the deepest node of the issue's path that is there. */
function placeOf(
  document: ReturnType<typeof parseDocument>,
  index: number,
  path: readonly PropertyKey[],
): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn([index, ...path.slice(0, depth)], true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}
