// Reads CoNLL-U for the quick models: words, tags, heads, relations of documents whose licence allows any use.
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

export interface GoldSentence {
  forms: string[];
  lemmas: string[];
  /** Joint tags "VERB|VBD". */
  tags: string[];
  heads: number[];
  relations: string[];
}

/** Documents with `commercial_ok` 1 in a licence table (TSV: document, genre, split, licence, commercial_ok, address). */
export function clearedDocuments(path: string): ReadonlySet<string> {
  const rows = readFileSync(path, "utf8").split("\n").slice(1);
  return new Set(
    rows
      .map((row) => row.split("\t"))
      .filter((row) => row[4] === "1")
      .map((row) => row[0]!),
  );
}

/** Sentences of a CoNLL-U file (plain or gzip); with `cleared`, only of those documents. Heads are 0-based, -1 = root. */
export function readTreebank(path: string, cleared: ReadonlySet<string> | null): GoldSentence[] {
  if (!existsSync(path)) throw new Error(`${path}: no such file; give the folder of the syntax corpora`);
  const bytes = readFileSync(path);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  const found: GoldSentence[] = [];
  let keep = cleared === null;
  let sentence: GoldSentence | null = null;
  for (const line of text.split("\n")) {
    if (line.startsWith("# newdoc id = ") && cleared) keep = cleared.has(line.slice(14).trim());
    if (line.startsWith("#")) continue;
    if (line.trim() === "") {
      if (sentence && keep) found.push(sentence);
      sentence = null;
      continue;
    }
    const column = line.split("\t");
    if (!/^\d+$/.test(column[0]!)) continue;
    sentence ??= { forms: [], lemmas: [], tags: [], heads: [], relations: [] };
    sentence.forms.push(column[1]!);
    sentence.lemmas.push(column[2]!);
    sentence.tags.push(`${column[3]}|${column[4]}`);
    sentence.heads.push(Number(column[6]) - 1);
    sentence.relations.push(column[7]!);
  }
  return found;
}

/** A seeded generator of numbers in [0, 1) (mulberry32, Tommy Ettinger). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
  return items;
}
