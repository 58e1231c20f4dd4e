// Reads the training corpora into one form: sentences with tags, trees and, where marked, names ("President Biden" -> Biden is PER).
// Only documents whose licence allows commercial use are read from GUM; EWT is CC BY-SA, the name corpora CC BY or CC BY-SA.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type GumDocument, markGumNames } from "./gum-names.ts";
import { BEGINS, begin, INSIDES, inside, NAME_TYPES } from "./name-labels.ts";

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
  /** 0 = names are not marked, 1 = marked, 2 = marked in another notion of a name, so that many labels are right. */
  readonly nameStyle: 0 | 1 | 2;
  /** For each word the set of labels that are right, one bit a label (bit 0 outside, 1 + 2t begin, 2 + 2t inside). */
  names: number[];
}

const read = (path: string): string => {
  const bytes = readFileSync(path);
  return (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
};
const lines = (path: string): string[] => read(path).split("\n").filter(Boolean);

export interface TreeSentence extends TrainingSentence {
  readonly document: string;
  /** The tenth column. */
  readonly misc: string[];
}

/** Sentences of a CoNLL-U file, with the document they stand in. */
export function readTrees(path: string, corpus: string, part: "train" | "dev"): TreeSentence[] {
  const out: TreeSentence[] = [];
  let document = "";
  for (const block of read(path).split(/\n\n+/)) {
    const forms: string[] = [];
    const upos: string[] = [];
    const xpos: string[] = [];
    const heads: number[] = [];
    const relations: string[] = [];
    const misc: string[] = [];
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
      misc.push(columns[9] ?? "_");
    }
    if (forms.length > 0)
      out.push({
        corpus,
        part,
        document,
        forms,
        upos,
        xpos,
        heads,
        relations,
        misc,
        nameStyle: 0,
        names: [],
      });
  }
  return out;
}

/** Types of the name corpora in ours; a list where the corpus does not tell them apart. */
const TYPES: Record<string, (typeof NAME_TYPES)[number][]> = {
  PER: ["PER"],
  person: ["PER"],
  politician: ["PER"],
  ORG: ["ORG"],
  organization: ["ORG"],
  organisation: ["ORG"],
  politicalparty: ["ORG"],
  LOC: ["LOC"],
  location: ["LOC"],
  country: ["LOC"],
  event: ["EVENT"],
  election: ["EVENT"],
  MISC: ["NORP", "EVENT", "WORK"],
  misc: ["NORP", "EVENT", "WORK"],
};
const EVENT_WORD =
  /\b(war|wars|battle|siege|cup|games|olympics?|championship|revolution|revolt|uprising|summit|conference|convention|campaign|festival|day|holocaust|operation|crisis|elections?)\b/i;

/** What a name of an unsorted type can be, from its words: one word ending like a demonym is a people, "... War" an event. */
function sortedTypes(words: string[]): (typeof NAME_TYPES)[number][] {
  const name = words.join(" ");
  if (EVENT_WORD.test(name)) return ["EVENT"];
  if (
    words.length === 1 &&
    /^[A-Z].*(an|ans|ish|ese|i|is|ch|ss|sts?|ews?|ewish|ic|crats?|ist|ists|eek|eeks)$/.test(name)
  )
    return ["NORP"];
  if (words.length > 1) return ["WORK", "EVENT"];
  return ["NORP", "EVENT", "WORK"];
}

/** A flat file of names, `{w, ents}` a line. `sortsAll` says whether it marks peoples, events and works at all. */
export function readNames(
  path: string,
  corpus: string,
  part: "train" | "dev",
  sortsAll: boolean,
): TrainingSentence[] {
  return lines(path).map((line) => {
    const { w, ents } = JSON.parse(line) as { w: string[]; ents: [number, number, string][] };
    // A corpus without peoples, events and works leaves open whether its outside words are some.
    let outside = 1;
    if (!sortsAll) for (let type = 3; type < NAME_TYPES.length; type++) outside |= begin(type) | inside(type);
    const names = w.map(() => outside);
    for (const [first, last, kind] of ents) {
      const types = /^misc$/i.test(kind) ? sortedTypes(w.slice(first, last)) : (TYPES[kind] ?? []);
      if (types.length === 0) continue;
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

/** The same sentences with words cut at hyphens as UD does ("Franco-German" is three words); only those that have such words. */
function cutAtHyphens(sentences: readonly TrainingSentence[]): TrainingSentence[] {
  return sentences
    .filter(({ forms }) => forms.some((form) => /\w-\w/.test(form)))
    .map((sentence) => {
      const forms: string[] = [];
      const names: number[] = [];
      sentence.forms.forEach((form, i) => {
        const pieces = form.split(/(?<=\w)(-)(?=\w)/);
        pieces.forEach((piece, k) => {
          forms.push(piece);
          // Begin bits (odd places) become inside bits one place up; outside stays outside.
          const set = sentence.names[i]!;
          names.push(k === 0 ? set : (set & 1) | (set & INSIDES) | ((set & BEGINS) << 1));
        });
      });
      return { ...sentence, forms, names };
    });
}

/**
 * All corpora under the evaluation folder. Of the only Universal NER part "none", "all" or all but one fifth ("0" to "4") is trained on;
 * a figure on what was trained on says nothing, so the rest is the dev part.
 */
export function readCorpora(root: string, uner: string): TrainingSentence[] {
  if (!["none", "all", "0", "1", "2", "3", "4"].includes(uner))
    throw new Error(`--uner=${uner}: write none, all or 0 to 4`);
  const at = (...parts: string[]): string => join(root, ...parts);
  const cleared = new Set(
    lines(at("syntax", "gum-licences.tsv"))
      .map((line) => line.split("\t"))
      .filter((row) => row[4] === "1")
      .map((row) => row[0]!),
  );
  const gum = readTrees(at("syntax", "gum-train.conllu.gz"), "gum", "train").filter((s) =>
    cleared.has(s.document),
  );
  markGumNames(
    lines(at("entities", "gum-train.jsonl.gz")).map((line) => JSON.parse(line) as GumDocument),
    gum,
  );
  const marked = [
    ...readNames(at("entities", "wikigold-train.jsonl.gz"), "wikigold", "train", true),
    ...readNames(at("entities", "crossner-politics-train.jsonl.gz"), "crossner", "train", true),
  ];
  const out: TrainingSentence[] = [
    ...gum,
    ...readTrees(at("syntax", "ewt-train.conllu.gz"), "ewt", "train"),
    ...readTrees(at("syntax", "gum-dev.conllu.gz"), "gum", "dev"),
    ...readTrees(at("syntax", "ewt-dev.conllu.gz"), "ewt", "dev"),
    ...marked,
    ...cutAtHyphens(marked),
    ...readNames(at("entities", "crossner-politics-dev.jsonl.gz"), "crossner", "dev", true),
  ];
  readNames(at("entities", "uner-ewt-dev.jsonl.gz"), "uner", "dev", false).forEach((sentence, i, all) => {
    const fifth = String(Math.floor((5 * i) / all.length));
    out.push(
      uner === "all" || (uner !== "none" && uner !== fifth) ? { ...sentence, part: "train" } : sentence,
    );
  });
  return out;
}

/** Trees made by earlier networks over cleared text (`silver.conllu.gz`, names in MISC as label sets); none when absent. */
export function readSilver(path: string): TrainingSentence[] {
  if (!existsSync(path)) return [];
  return readTrees(path, "silver", "train").map((sentence) => ({
    ...sentence,
    nameStyle: 1,
    names: sentence.misc.map((misc) => {
      const [, place, type] = /Name=([BI])-([A-Z]+)/.exec(misc) ?? [];
      if (!place) return 1;
      const index = NAME_TYPES.indexOf(type as (typeof NAME_TYPES)[number]);
      return place === "B" ? begin(index) : inside(index);
    }),
  }));
}
