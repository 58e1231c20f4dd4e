// The package's own lexicon: compiled by the build when this runs from dist/, compiled from lexicon/ in development.
import { join } from "node:path";
import type { EntryKind, Lexicon } from "../lexicon/index.ts";
import { home } from "./home.ts";
import { openLexicon } from "./lexicon-files.ts";

const built = import.meta.url.includes("/dist/");

/** `kinds` check the entries of the YAML files; commands that want only the registry leave them out. */
// oxlint-disable-next-line no-explicit-any -- kinds of different values in one list
export const ownLexicon = (kinds: readonly EntryKind<any>[] = []): Lexicon =>
  openLexicon(home, built ? join(home, "dist/lexicon.json") : null, kinds);
