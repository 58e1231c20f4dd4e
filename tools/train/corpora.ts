// Reads the training corpora into one form: sentences with tags, trees and, where marked, names ("President Biden" -> Biden is PER).
// Only documents whose licence allows commercial use are read from GUM; EWT is CC BY-SA, the name corpora CC BY or CC BY-SA.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** The shipped name labels, in the order of the network's output: outside, then begin and inside of each type. */
export const NAME_TYPES = ["PER", "ORG", "LOC", "NORP", "EVENT", "WORK"] as const;

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

interface TreeSentence extends TrainingSentence {
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

const begin = (type: number): number => 1 << (1 + 2 * type);
const inside = (type: number): number => 1 << (2 + 2 * type);

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
const BEGINS = NAME_TYPES.reduce((set, _, t) => set | begin(t), 0);
const INSIDES = BEGINS << 1;

interface GumDocument {
  doc: string;
  sents: { w: string[] }[];
  mentions: GumMention[];
}
interface GumMention {
  s: number;
  t: string;
  named: number;
  nb: number;
  ne: number;
}

/** Words that stand more often as a common noun than in a name ("minister"), from the trees themselves. */
function commonNouns(sentences: readonly TrainingSentence[]): Set<string> {
  const balance = new Map<string, number>();
  for (const { forms, upos } of sentences)
    forms.forEach((form, i) => {
      const weight = upos[i] === "NOUN" ? 1 : upos[i] === "PROPN" ? -0.2 : 0;
      if (weight !== 0) balance.set(form.toLowerCase(), (balance.get(form.toLowerCase()) ?? 0) + weight);
    });
  return new Set([...balance].filter(([, weight]) => weight > 0).map(([word]) => word));
}

/**
 * Writes what GUM's name cores say about names in our sense. A core of a person keeps titles and may so begin outside; a state counts
 * there as place or organization by context; names with "of" are cut, so small words next to a core are left open.
 */
function markGumNames(path: string, sentences: TreeSentence[]): void {
  const byDocument = Map.groupBy(sentences, (sentence) => sentence.document);
  const common = commonNouns(sentences);
  const type = (name: (typeof NAME_TYPES)[number]): number =>
    begin(NAME_TYPES.indexOf(name)) | inside(NAME_TYPES.indexOf(name));
  const documents = lines(path).map((line) => JSON.parse(line) as GumDocument);
  const core = (document: GumDocument, { s, nb, ne }: GumMention): string =>
    document.sents[s]!.w.slice(nb, ne).join(" ");
  const places = new Set<string>();
  for (const document of documents)
    for (const mention of document.mentions)
      if (mention.named && mention.t === "place") places.add(core(document, mention));
  for (const document of documents) {
    const list = byDocument.get(document.doc);
    if (!list) continue;
    if (list.length !== document.sents.length)
      throw new Error(`${document.doc}: sentences differ between trees and names`);
    for (const sentence of list) {
      (sentence as { nameStyle: number }).nameStyle = 2;
      sentence.names = sentence.upos.map((upos, i) =>
        upos === "PROPN"
          ? -1
          : upos === "ADJ" && /^[A-Z]/.test(sentence.forms[i]!) && i > 0
            ? 1 | type("NORP")
            : 1,
      );
    }
    const cores = document.mentions
      .filter((mention) => mention.named)
      .sort((x, y) => x.s - y.s || x.nb - y.nb);
    for (const mention of cores) {
      const { forms, names, upos, xpos } = list[mention.s]!;
      const last = mention.ne - 1;
      // "National Library" of the Netherlands: what follows a core over small words may belong to its name.
      const continues =
        mention.nb > 0 &&
        names[mention.nb - 1] === -1 &&
        upos[mention.nb - 1] !== "PROPN" &&
        upos[mention.nb - 1] !== "DET";
      const unsure = continues || common.has(forms[last]!.toLowerCase());
      const right =
        mention.t === "time"
          ? 1
          : mention.t === "person"
            ? type("PER") | (xpos[last] === "NNPS" ? type("NORP") : 0)
            : mention.t === "place"
              ? type("LOC")
              : mention.t === "organization"
                ? type("ORG") | (places.has(core(document, mention)) ? type("LOC") : 0)
                : 1 | type("NORP") | type("EVENT") | type("WORK");
      for (let at = mention.nb; at <= last; at++)
        names[at] = unsure
          ? -1
          : at === last || mention.t === "time"
            ? right
            : right | 1 | type("LOC") | type("NORP");
      if (!unsure) names[mention.nb]! &= BEGINS | 1;
      if (mention.t === "time") continue;
      for (let at = mention.ne; at < forms.length && /^(of|the|and|for|'s|-|&)$/.test(forms[at]!); at++)
        names[at] = -1;
      if (mention.nb > 0 && upos[mention.nb - 1] === "DET") names[mention.nb - 1] = -1;
    }
    // All bits of an open word: every label is right, and nothing is learnt from it.
    const all = (1 << (1 + 2 * NAME_TYPES.length)) - 1;
    for (const sentence of list) sentence.names = sentence.names.map((set) => set & all);
  }
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
  markGumNames(at("entities", "gum-train.jsonl.gz"), gum);
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
