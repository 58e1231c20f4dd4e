// Opens what the engine needs from disk (lexicon, weights) and hands it in; everything behind it is pure.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type AttributionModel, openAttributionModel } from "../attribution/index.ts";
import { type EnglishParser, exactReader, openNet, quickReader } from "../language/index.ts";
import type { Lexicon } from "../lexicon/index.ts";
import { createReader, entryKinds, type Reader, readerName } from "../reading/index.ts";
import { home } from "./home.ts";
import { ownLexicon } from "./own-lexicon.ts";

/** A reader with the name that its readings carry. */
export interface NamedReader {
  readonly name: string;
  readonly read: Reader;
}

/** The engine as the command line, the desk and the kits use it. Parts are opened when first asked for. */
export interface Engine {
  readonly lexicon: Lexicon;
  /** The reader of English that is used by default: the network. */
  readonly english: EnglishParser;
  /** The quick reader, for `--quick`. */
  readonly quick: EnglishParser;
  /** Weights of attribution; null where the installation leaves them out: then lexicon and tree alone decide. */
  readonly attributionModel: AttributionModel | null;
  /** Reads reports with `english`. */
  readonly reader: NamedReader;
  /** Reads reports with `quick`, and tells voices by rule alone. */
  readonly quickReader: NamedReader;
}

/** The bytes of one of the package's own files; throws, naming it, when the installation lacks it. */
function needed(path: string): Uint8Array {
  const file = join(home, path);
  if (!existsSync(file)) throw new Error(`${path} is missing from the installation; install Parley again`);
  return readFileSync(file);
}

/** Opens a part when it is first asked for, and once. */
function once<T>(open: () => T): () => T {
  let opened: { readonly part: T } | null = null;
  return () => (opened ??= { part: open() }).part;
}

/** Opens the engine from the package's own `lexicon/` and `model/` folders. */
export function openEngine(): Engine {
  const lexicon = once(() => ownLexicon(entryKinds));
  const exact = once(() => {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(needed("model/english/model.json")));
    return exactReader(
      openNet(needed("model/english/weights.bin"), manifest, needed("src/language/net/kernel.wasm")),
    );
  });
  const quick = once(() => quickReader(needed("model/english/quick.bin")));
  const attributionModel = once(() => {
    const file = join(home, "model/attribution/weights.bin");
    return existsSync(file) ? openAttributionModel(readFileSync(file)) : null;
  });
  const named = (english: EnglishParser, model: AttributionModel | null): NamedReader => {
    const parts = { lexicon: lexicon(), english, attributionModel: model };
    return { name: readerName(parts), read: createReader(parts) };
  };
  const reader = once(() => named(exact(), attributionModel()));
  const quickNamed = once(() => named(quick(), null));
  return {
    get lexicon() {
      return lexicon();
    },
    get quick() {
      return quick();
    },
    get english() {
      return exact();
    },
    get attributionModel() {
      return attributionModel();
    },
    get reader() {
      return reader();
    },
    get quickReader() {
      return quickNamed();
    },
  };
}
