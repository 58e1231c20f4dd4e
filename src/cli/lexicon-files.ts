// Reads the lexicon from disk: the built `lexicon.json` when it is there, else the files under `lexicon/`.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { compileLexicon, type EntryKind, type Lexicon } from "../lexicon/index.ts";

/** Path ("lexicon/actors/states/states.tsv") -> text, of every .tsv and .yaml below `home`/lexicon, in order. */
export function lexiconFiles(home: string): Map<string, string> {
  const folder = join(home, "lexicon");
  const paths = existsSync(folder)
    ? readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => /\.(tsv|ya?ml)$/.test(path))
        .sort()
    : [];
  return new Map(
    paths.map((path) => [
      `lexicon/${path.split(sep).join("/")}`,
      readFileSync(join(folder, path), "utf8").replace(/^\uFEFF/, ""),
    ]),
  );
}

/**
 * The lexicon of the package at `home`. `built` is the file written by the build; without it the sources are compiled.
 * Problems do not stop it (`parley check lexicon` shows them); what is faulty is left out.
 */
export function openLexicon(
  home: string,
  built: string | null,
  // oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
  kinds: readonly EntryKind<any>[] = [],
): Lexicon {
  if (built !== null && existsSync(built)) {
    const lexicon = JSON.parse(readFileSync(built, "utf8")) as Lexicon;
    if (lexicon.format === 1) return lexicon;
  }
  return compileLexicon(lexiconFiles(home), kinds).lexicon;
}
