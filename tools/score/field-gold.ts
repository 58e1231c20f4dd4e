// The annotated reports of `test/field`: their gold, the part each belongs to, and their texts out of the corpus, e.g. the gold of
// a readout of 13 April 2021 says [0, 82) is a call of the heads of two states.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";

const home = resolve(import.meta.dirname, "../..");
/** The folder of the evaluation kits; the corpus lies beside it. */
export const kits = resolve(home, process.env.PARLEY_EVAL ?? "../shared/eval");
const folder = join(home, "test/field");

/** `tune` and `held` share out the first twenty reports; `more` was annotated later, for tuning: its figures are no proof. */
export type FieldPart = "tune" | "held" | "more";

/** A fact of the gold; the format is the seed kit's. Offsets are UTF-16, half-open; days are ISO. */
export interface GoldFact {
  readonly id: string;
  readonly kind: string;
  readonly kind_alt?: readonly string[];
  readonly plover: string | null;
  readonly plover_alt?: readonly string[];
  readonly parties?: readonly string[];
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  readonly persons: readonly string[];
  readonly posts: readonly { readonly person: string; readonly post: string }[];
  readonly level: string | null;
  readonly date: readonly [string | null, string | null];
  readonly modality: string;
  readonly says: readonly string[];
  readonly because_of: string | null;
  readonly same_as: readonly string[];
  readonly anchor: readonly [number, number];
  readonly anchor_more?: readonly (readonly [number, number])[];
  readonly weight: number;
}

/** The gold of one report; `sha256` is that of its text in the corpus, as UTF-8. */
export interface FieldGold {
  readonly id: string;
  readonly sha256: string;
  readonly chars_utf16: number;
  readonly published: string;
  readonly publisher: string;
  readonly part: FieldPart;
  readonly complete: boolean;
  readonly facts: readonly GoldFact[];
}

/** A third of the first twenty is tuned on, told by the first 32 bits of the SHA-256 of the id; the rest is held. */
export function partOf(id: string): Exclude<FieldPart, "more"> {
  return Number.parseInt(sha256(id).slice(0, 8), 16) % 3 === 0 ? "tune" : "held";
}

export const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** All golds, in the order of their file names. */
export const fieldGolds = (): { readonly file: string; readonly gold: FieldGold }[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".gold.json"))
    .sort()
    .map((file) => ({ file, gold: JSON.parse(readFileSync(join(folder, file), "utf8")) as FieldGold }));

/** The texts of the corpus by id, or null where the corpus is not installed. */
export function corpusTexts(): ReadonlyMap<string, string> | null {
  const corpus = join(kits, "../corpus");
  const files = ["wikinews-diplomacy", "wikinews-other", "whitehouse-readouts"].map((name) =>
    join(corpus, `${name}.jsonl.gz`),
  );
  if (!files.every(existsSync)) return null;
  return new Map(
    files.flatMap((file) =>
      gunzipSync(readFileSync(file))
        .toString("utf8")
        .split("\n")
        .filter((line) => line.trim() !== "")
        .map((line) => JSON.parse(line) as { id: string; text: string })
        .map(({ id, text }): [string, string] => [id, text]),
    ),
  );
}
