// Reads an attribution corpus (JSONL, plain or .gz: text with source, cue and content spans) and its parses, and labels every word.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { exactReader } from "../../../src/language/english.ts";
import { type EnglishReader, quickReader, type Sentence } from "../../../src/language/index.ts";
import { openNet } from "../../../src/language/net/index.ts";
import type { Span } from "../../../src/report/index.ts";
import {
  cueEntryKind,
  cueTable,
  type Paragraph,
  roles,
  sourceEntryKind,
  sourceTable,
  type VoiceLexicon,
} from "../../../src/attribution/index.ts";
import { readEntries } from "../../../src/lexicon/index.ts";

const root = join(import.meta.dirname, "../../..");

export interface GoldAttribution {
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
}

export interface Article {
  readonly id: string;
  readonly text: string;
  readonly attributions: readonly GoldAttribution[];
}

const decode = (path: string): string => {
  const bytes = readFileSync(path);
  return new TextDecoder().decode(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
};

export const readArticles = (path: string): Article[] =>
  decode(path)
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Article);

/** The lines of a text that hold more than space: what the reader of English is given. */
export function stretchesOf(text: string): Span[] {
  const stretches: Span[] = [];
  for (const match of text.matchAll(/[^\n]+/g))
    if (match[0].trim() !== "") stretches.push({ start: match.index, end: match.index + match[0].length });
  return stretches;
}

/** Sentences of every article, parsed once and kept in `cache` (a .json.gz) for the next run. */
export function parses(articles: readonly Article[], reader: EnglishReader, cache: string): Sentence[][] {
  if (existsSync(cache)) {
    const kept = JSON.parse(decode(cache)) as { reader: string; sentences: Sentence[][] };
    if (kept.reader === reader.name && kept.sentences.length === articles.length) return kept.sentences;
  }
  const sentences = articles.map(({ text }) => reader.parse(text, stretchesOf(text)).flat());
  writeFileSync(cache, gzipSync(JSON.stringify({ reader: reader.name, sentences }), { level: 1 }));
  return sentences;
}

/** Gold labels of a paragraph's words: a cue wins over a source, a source over a content, where spans of several attributions meet. */
export function goldRow(paragraph: Paragraph, attributions: readonly GoldAttribution[]): Uint8Array {
  const { tokens } = paragraph;
  const row = new Uint8Array(tokens.length);
  for (const role of ["content", "source", "cue"] as const) {
    const label = 2 * roles.indexOf(role) + 1;
    for (const attribution of attributions)
      for (const span of attribution[role]) {
        if (span.end <= paragraph.start || span.start >= paragraph.end) continue;
        let at = tokens.findIndex((token) => token.end > span.start);
        if (at < 0 || tokens[at]!.start >= span.end) continue;
        row[at] = label;
        for (at++; at < tokens.length && tokens[at]!.start < span.end; at++) row[at] = label + 1;
      }
  }
  // A span that was partly covered by another role leaves an I without its B.
  for (let at = 0; at < row.length; at++)
    if (
      row[at]! > 0 &&
      row[at]! % 2 === 0 &&
      (at === 0 || (row[at - 1] !== row[at] && row[at - 1] !== row[at]! - 1))
    )
      row[at] = row[at]! - 1;
  return row;
}

/** The cue and source words of the lexicon; throws when they have faults. */
export function openVoices(): VoiceLexicon {
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const cues = readEntries(cueEntryKind.prefix, read(cueEntryKind.prefix), cueEntryKind.schema);
  const sources = readEntries(sourceEntryKind.prefix, read(sourceEntryKind.prefix), sourceEntryKind.schema);
  const problem = [...cues.problems, ...sources.problems][0];
  if (problem) throw new Error(`${problem.path}:${problem.line}: ${problem.what}. ${problem.mend}`);
  return { cues: cueTable(cues.entries), sources: sourceTable(sources.entries) };
}

/** The reader whose trees are trained on, which has to be the one that will be used: "quick", "exact", or a folder with other weights of the network. */
export function readerOf(name: string): EnglishReader {
  const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
  if (name === "quick") return quickReader(bytes(join(root, "model/english/quick.bin")));
  const folder = name === "exact" ? join(root, "model/english") : name;
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "model.json"), "utf8"));
  return exactReader(
    openNet(bytes(join(folder, "weights.bin")), manifest, bytes(join(root, "src/language/net/kernel.wasm"))),
  );
}
