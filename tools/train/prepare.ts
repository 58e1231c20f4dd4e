// Turns corpora and word vectors into numbers for the trainer: `node prepare.ts CORPORA VECTORS.json OUT [--uner=none|all|0..4] [--silver=FILE]`.
// Writes OUT/data.bin (sentences as numbers, for the C++ program) and OUT/vocabulary.json with OUT/vocabulary.bin (for pack.ts).
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORD_TABLES, type WordFeatures, wordFeatures } from "../../src/language/net/features.ts";
import { place } from "../../src/language/net/inputs.ts";
import { NAME_TYPES } from "./name-labels.ts";
import { readCorpora, readSilver, type TrainingSentence } from "./corpora.ts";
import { DIMENSIONS, readVectors, type WordVectors } from "./vectors.ts";

/** How often a fingerprint must be met in training to have a row of its own, a table; the last row is the unknown. */
const LEAST = { form: 2, ending2: 5, ending3: 5, ending4: 6, beginning3: 5, shape: 4 };
/** Letter groups need this many different words and no more than this many groups are kept, the commonest first. */
const GROUP_WORDS = 5;
const MOST_GROUPS = 12_000;

const SMALL_WORDS = new Set("a an the of in on to for and or but at by with as from".split(" "));
const titled = (form: string, index: number): string =>
  index > 0 && SMALL_WORDS.has(form.toLowerCase()) ? form : form.slice(0, 1).toUpperCase() + form.slice(1);

/** Sorted distinct fingerprints. */
const sortedKeys = (keys: Iterable<number>): Uint32Array => Uint32Array.from(keys).sort();

interface Vocabulary {
  readonly tables: Uint32Array[];
  readonly groups: Uint32Array;
}

function buildVocabulary(counts: Map<string, number>, features: Map<string, WordFeatures>): Vocabulary {
  const tables = WORD_TABLES.map((name, table) => {
    const seen = new Map<number, number>();
    for (const [form, count] of counts) {
      const key = features.get(form)!.tables[table]!;
      seen.set(key, (seen.get(key) ?? 0) + count);
    }
    return sortedKeys([...seen].filter(([, count]) => count >= LEAST[name]).map(([key]) => key));
  });
  const words = new Map<number, number>();
  for (const form of counts.keys())
    for (const key of new Set(features.get(form)!.groups)) words.set(key, (words.get(key) ?? 0) + 1);
  const kept = [...words]
    .filter(([, count]) => count >= GROUP_WORDS)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { tables, groups: sortedKeys(kept.slice(0, MOST_GROUPS).map(([key]) => key)) };
}

/** A growing list of 32-bit words. */
class Words {
  private buffer = new Int32Array(1 << 20);
  length = 0;
  push(...values: number[]): void {
    if (this.length + values.length > this.buffer.length) {
      const grown = new Int32Array(Math.max(this.buffer.length * 2, this.length + values.length));
      grown.set(this.buffer);
      this.buffer = grown;
    }
    for (const value of values) this.buffer[this.length++] = value;
  }
  bytes(): Uint8Array {
    return new Uint8Array(this.buffer.buffer, 0, this.length * 4);
  }
}

/** The vector of a word in its bytes' unit, or null. */
function vectorOf(vectors: WordVectors, keys: readonly number[]): Int8Array | null {
  for (const key of keys) {
    const common = place(vectors.commonKeys, key);
    if (common >= 0) return vectors.common.subarray(common * DIMENSIONS, (common + 1) * DIMENSIONS);
    const rare = place(vectors.rareKeys, key);
    if (rare >= 0) {
      const out = new Int8Array(DIMENSIONS);
      for (let p = 0; p < 25; p++) {
        const code = vectors.rare[rare * 25 + p]!;
        for (let i = 0; i < 4; i++) out[p * 4 + i] = vectors.pieces[(p * 256 + code) * 4 + i]!;
      }
      return out;
    }
  }
  return null;
}

const args = process.argv.slice(2);
const option = (name: string): string | undefined =>
  args.find((a) => a === `--${name}` || a.startsWith(`--${name}=`))?.replace(/^--[^=]*=?/, "");
const [root, vectorFile, out] = args.filter((a) => !a.startsWith("--"));
if (!root || !vectorFile || !out)
  throw new Error("prepare.ts CORPORA VECTORS.json OUT [--uner=none|all|0..4] [--silver=FILE]");
mkdirSync(out, { recursive: true });
const vectors = readVectors(vectorFile, Number(option("common") ?? 20_000), Number(option("rare") ?? 80_000));
const silverFile = option("silver");
const sentences: TrainingSentence[] = [
  ...readCorpora(root, option("uner") ?? "none"),
  ...(silverFile ? readSilver(silverFile) : []),
];

const counts = new Map<string, number>();
// Neither silver text nor Universal NER changes the vocabulary, so that runs with and without them can follow one another.
for (const { corpus, part, forms } of sentences)
  if (part === "train" && corpus !== "silver" && corpus !== "uner")
    for (const form of forms) counts.set(form, (counts.get(form) ?? 0) + 1);
const features = new Map<string, WordFeatures>();
for (const form of counts.keys()) features.set(form, wordFeatures(form));
const vocabulary = buildVocabulary(counts, features);

const labels = (pick: (s: TrainingSentence) => string[]): string[] => {
  const seen = new Set<string>();
  for (const s of sentences) if (s.part === "train") for (const label of pick(s)) seen.add(label);
  return [...seen].sort();
};
const upos = labels((s) => s.upos);
const xpos = labels((s) => s.xpos);
const relations = labels((s) =>
  s.relations.map((r) => r.replace(/^(obl|nmod):(npmod|tmod)$/, "$1:unmarked")),
);

const types = new Map<string, number>();
const typeWords = new Words();
const usedVectors: Int8Array[] = [];
const vectorPlace = new Map<string, number>();
function typeOf(form: string): number {
  const known = types.get(form);
  if (known !== undefined) return known;
  const f = features.get(form) ?? wordFeatures(form);
  const vector = vectorOf(vectors, f.vectors);
  let vectorAt = 0;
  if (vector) {
    const key = f.vectors.join();
    vectorAt = vectorPlace.get(key) ?? 0;
    if (vectorAt === 0) {
      usedVectors.push(vector);
      vectorAt = usedVectors.length;
      vectorPlace.set(key, vectorAt);
    }
  }
  const groups = f.groups.map((key) => place(vocabulary.groups, key)).filter((at) => at >= 0);
  typeWords.push(vectorAt, counts.get(form) ?? 0);
  f.tables.forEach((key, table) => {
    const keys = vocabulary.tables[table]!;
    const at = place(keys, key);
    typeWords.push(at < 0 ? keys.length : at);
  });
  typeWords.push(groups.length, ...groups);
  types.set(form, types.size);
  return types.size - 1;
}

const corpora = [...new Set(sentences.map((s) => s.corpus))];
const body = new Words();
let kept = 0;
for (const s of sentences) {
  if (s.part === "train" && s.forms.length > 160) continue;
  kept++;
  const tree = s.heads.length > 0;
  body.push(s.part === "train" ? 0 : 1, corpora.indexOf(s.corpus), s.nameStyle, tree ? 1 : 0, s.forms.length);
  s.forms.forEach((form, i) => {
    const relation = (s.relations[i] ?? "").replace(/^(obl|nmod):(npmod|tmod)$/, "$1:unmarked");
    body.push(
      typeOf(form),
      s.part === "train" ? typeOf(form.toUpperCase()) : 0,
      s.part === "train" ? typeOf(titled(form, i)) : 0,
      tree ? upos.indexOf(s.upos[i]!) : -1,
      tree ? xpos.indexOf(s.xpos[i]!) : -1,
      tree ? s.heads[i]! : -1,
      tree ? relations.indexOf(relation) : -1,
      s.names[i] ?? 0,
    );
  });
}

const head = new Words();
head.push(
  0x50524c59,
  DIMENSIONS,
  usedVectors.length,
  ...vocabulary.tables.map((t) => t.length + 1),
  vocabulary.groups.length,
);
head.push(upos.length, xpos.length, relations.length, 1 + 2 * NAME_TYPES.length, types.size, kept);
// Relations are told apart in full but scored by their universal part.
const universal = [...new Set(relations.map((r) => r.split(":")[0]!))];
head.push(...relations.map((r) => universal.indexOf(r.split(":")[0]!)));
const floats = new Float32Array(usedVectors.length * DIMENSIONS);
usedVectors.forEach((vector, row) => {
  for (let d = 0; d < DIMENSIONS; d++) floats[row * DIMENSIONS + d] = vector[d]! * vectors.commonScale[d]!;
});
writeFileSync(
  join(out, "data.bin"),
  Buffer.concat([head.bytes(), new Uint8Array(floats.buffer), typeWords.bytes(), body.bytes()]),
);

const sections: Record<string, ArrayBufferView> = {
  commonKeys: vectors.commonKeys,
  common: vectors.common,
  commonScale: vectors.commonScale,
  rareKeys: vectors.rareKeys,
  rare: vectors.rare,
  pieces: vectors.pieces,
  groupsKeys: vocabulary.groups,
};
WORD_TABLES.forEach((name, table) => {
  sections[`${name}Keys`] = vocabulary.tables[table]!;
});
let offset = 0;
const layout: Record<string, [offset: number, bytes: number]> = {};
for (const [name, view] of Object.entries(sections)) {
  layout[name] = [offset, view.byteLength];
  offset += view.byteLength;
}
writeFileSync(
  join(out, "vocabulary.bin"),
  Buffer.concat(Object.values(sections).map((v) => new Uint8Array(v.buffer, v.byteOffset, v.byteLength))),
);
writeFileSync(
  join(out, "vocabulary.json"),
  JSON.stringify({ upos, xpos, relations, names: NAME_TYPES, corpora, layout }, null, 1),
);
const words = (part: string, corpus: string): number =>
  sentences.filter((s) => s.part === part && s.corpus === corpus).reduce((sum, s) => sum + s.forms.length, 0);
console.log(
  `tables ${vocabulary.tables.map((t) => t.length)}, groups ${vocabulary.groups.length}, types ${types.size}, relations ${relations.length}`,
);
for (const corpus of corpora) console.log(corpus, words("train", corpus), words("dev", corpus));
