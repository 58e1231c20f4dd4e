// What GUM's name cores say about names in our sense: in "President Ann Lee" the last word is surely PER, the first may stand outside.
import type { TrainingSentence, TreeSentence } from "./corpora.ts";
import { BEGINS, begin, inside, NAME_TYPES } from "./name-labels.ts";

export interface GumDocument {
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
export function markGumNames(documents: readonly GumDocument[], sentences: readonly TreeSentence[]): void {
  const byDocument = Map.groupBy(sentences, (sentence) => sentence.document);
  const common = commonNouns(sentences);
  const type = (name: (typeof NAME_TYPES)[number]): number =>
    begin(NAME_TYPES.indexOf(name)) | inside(NAME_TYPES.indexOf(name));
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
