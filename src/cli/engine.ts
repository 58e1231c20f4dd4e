// Opens what the engine needs from disk (lexicon, weights) and hands it in; everything behind it is pure.
import type { EnglishReader } from "../language/index.ts";

/** The engine as the command line, the desk and the kits use it. Parts are opened when first asked for. */
export interface Engine {
  readonly english: EnglishReader;
}

/** Opens the engine from the package's own `lexicon/` and `model/` folders. */
export async function openEngine(): Promise<Engine> {
  throw new Error("not wired yet");
}
