// Reads the training corpora into one form: sentences with tags, trees and, where marked, names ("President Biden" -> Biden is PER).
// Only documents whose licence allows commercial use are read from GUM; EWT is CC BY-SA, the name corpora CC BY or CC BY-SA.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The shipped name labels, in the order of the network's output: outside, then begin and inside of each type. */
export const NAME_TYPES = ["PER", "ORG", "LOC", "NORP", "EVENT", "WORK"] as const;
/** Types of the helping head that learns GUM's own notion of a name and is not shipped. */
export const GUM_TYPES = ["PER", "ORG", "LOC", "EVENT", "OTHER"] as const;

export interface TrainingSentence {
  readonly corpus: string;
  readonly part: "train" | "dev";
  readonly forms: string[];
  /** Empty where the corpus has no trees. */
  readonly upos: string[];
  readonly xpos: string[];
  /** 1-based, 0 = root, as in CoNLL-U. */
  readonly heads: number[];
  readonly relations: string[];
  /** Which head learns from the names: 0 = GUM's notion, 1 = the shipped one, -1 = the sentence is not marked. */
  readonly nameStyle: -1 | 0 | 1;
  /** For each word the set of labels that are right, one bit a label (bit 0 outside, 1 + 2t begin, 2 + 2t inside). */
  names: number[];
}

const read = (path: string): string => {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};
const lines = (path: string): string[] => read(path).split("\n").filter(Boolean);

/** Sentences of a CoNLL-U file, with the document they stand in. */
export function readTrees(path: string, corpus: string, part: "train" | "dev"): (TrainingSentence & { document: string })[] {
  const out: (TrainingSentence & { document: string })[] = [];
  let document = "";
  for (const block of read(path).split(/\n\n+/)) {
    const forms: string[] = [];
    const upos: string[] = [];
    const xpos: string[] = [];
    const heads: number[] = [];
    const relations: string[] = [];
    for (const line of block.split("\n")) {
      const newDocument = /^# newdoc id = (.*)/.exec(line);
      if (newDocument) document = newDocument[1]!.trim();
      const columns = line.split("\t");
      if (columns.length < 8 || !/^\d+$/.test(columns[0]!)) continue;
      forms.push(columns[1]!);
      upos.push(columns[3]!);
      xpos.push(columns[4]!);
      heads.push(Number(columns[6]));
      relations.push(columns[7]!);
    }
    if (forms.length > 0)
      out.push({ corpus, part, document, forms, upos, xpos, heads, relations, nameStyle: -1, names: [] });
  }
  return out;
}

const begin = (type: number): number => 1 << (1 + 2 * type);
const inside = (type: number): number => 1 << (2 + 2 * type);

/** Types of the name corpora in ours; a list where the corpus does not tell them apart. */
const TYPES: Record<string, (typeof NAME_TYPES)[number][]> = {
  PER: ["PER"], person: ["PER"], politician: ["PER"],
  ORG: ["ORG"], organization: ["ORG"], politicalparty: ["ORG"],
  LOC: ["LOC"], location: ["LOC"], country: ["LOC"],
  event: ["EVENT"], election: ["EVENT"],
  MISC: ["NORP", "EVENT", "WORK"], misc: ["NORP", "EVENT", "WORK"],
};
const EVENT_WORD =
  /\b(war|wars|battle|siege|cup|games|olympics?|championship|revolution|revolt|uprising|summit|conference|convention|campaign|festival|day|holocaust|operation|crisis|elections?|congress)\b/i;

/** What a name of an unsorted type can be, from its words: one word ending like a demonym is a people, "... War" an event. */
function sortedTypes(words: string[]): (typeof NAME_TYPES)[number][] {
  const name = words.join(" ");
  if (EVENT_WORD.test(name)) return ["EVENT"];
  if (words.length === 1 && /^[A-Z].*(an|ans|ish|ese|i|is|ch|ss|sts?|ews?|ewish|ic|crats?|ist|ists|eek|eeks)$/.test(name)) return ["NORP"];
  if (words.length > 1) return ["WORK", "EVENT"];
  return ["NORP", "EVENT", "WORK"];
}

/** A flat file of names, `{w, ents}` a line. `sortsAll` says whether it marks peoples, events and works at all. */
export function readNames(path: string, corpus: string, part: "train" | "dev", sortsAll: boolean): TrainingSentence[] {
  return lines(path).map((line) => {
    const { w, ents } = JSON.parse(line) as { w: string[]; ents: [number, number, string][] };
    // A corpus without peoples, events and works leaves open whether its outside words are some.
    let outside = 1;
    if (!sortsAll) for (let type = 3; type < NAME_TYPES.length; type++) outside |= begin(type) | inside(type);
    const names = w.map(() => outside);
    for (const [first, last, kind] of ents) {
      const types = /^misc$/i.test(kind) ? sortedTypes(w.slice(first, last)) : (TYPES[kind] ?? []);
      for (let at = first; at < last; at++) {
        names[at] = 0;
        for (const type of types) {
          const index = NAME_TYPES.indexOf(type);
          names[at]! |= at === first ? begin(index) : inside(index);
        }
      }
    }
    return { corpus, part, forms: w, upos: [], xpos: [], heads: [], relations: [], nameStyle: 1, names };
  });
}

interface GumDocument {
  doc: string;
  sents: { w: string[] }[];
  mentions: { s: number; t: string; named: number; nb: number; ne: number }[];
}

/** Writes GUM's name cores into the sentences of the same documents. */
function markGumNames(path: string, sentences: (TrainingSentence & { document: string })[]): void {
  const byDocument = new Map<string, TrainingSentence[]>();
  for (const sentence of sentences) {
    const list = byDocument.get(sentence.document);
    if (list) list.push(sentence);
    else byDocument.set(sentence.document, [sentence]);
  }
  for (const line of lines(path)) {
    const document = JSON.parse(line) as GumDocument;
    const list = byDocument.get(document.doc);
    if (!list) continue;
    if (list.length !== document.sents.length) throw new Error(`${document.doc}: sentences differ between trees and names`);
    for (const sentence of list) {
      (sentence as { nameStyle: number }).nameStyle = 0;
      sentence.names = sentence.forms.map(() => 1);
    }
    for (const mention of document.mentions) {
      if (!mention.named || mention.t === "time") continue;
      const type = { person: 0, organization: 1, place: 2, event: 3 }[mention.t] ?? 4;
      const { names } = list[mention.s]!;
      for (let at = mention.nb; at < mention.ne; at++) names[at] = at === mention.nb ? begin(type) : inside(type);
    }
  }
}

/** All corpora under the evaluation folder. `withUner` adds the only Universal NER part; a figure on it then says nothing. */
export function readCorpora(root: string, withUner: boolean): TrainingSentence[] {
  const at = (...parts: string[]): string => join(root, ...parts);
  const cleared = new Set(
    lines(at("syntax", "gum-licences.tsv")).map((line) => line.split("\t")).filter((row) => row[4] === "1").map((row) => row[0]!),
  );
  const gum = readTrees(at("syntax", "gum-train.conllu.gz"), "gum", "train").filter((s) => cleared.has(s.document));
  markGumNames(at("entities", "gum-train.jsonl.gz"), gum);
  const out: TrainingSentence[] = [
    ...gum,
    ...readTrees(at("syntax", "ewt-train.conllu.gz"), "ewt", "train"),
    ...readTrees(at("syntax", "gum-dev.conllu.gz"), "gum", "dev"),
    ...readTrees(at("syntax", "ewt-dev.conllu.gz"), "ewt", "dev"),
    ...readNames(at("entities", "wikigold-train.jsonl.gz"), "wikigold", "train", true),
    ...readNames(at("entities", "crossner-politics-train.jsonl.gz"), "crossner", "train", true),
    ...readNames(at("entities", "crossner-politics-dev.jsonl.gz"), "crossner", "dev", true),
    ...readNames(at("entities", "uner-ewt-dev.jsonl.gz"), "uner", withUner ? "train" : "dev", false),
  ];
  return out;
}

/** Trees made by earlier networks over cleared text (`silver.conllu.gz`, names in MISC as label sets); none when absent. */
export function readSilver(path: string): TrainingSentence[] {
  if (!existsSync(path)) return [];
  const out: TrainingSentence[] = readTrees(path, "silver", "train");
  return out;
}
