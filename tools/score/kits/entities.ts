// The entity kit: words (or, for re3d, text) in, names and their types out; the layout is told by the line.
import {
  agreeNames,
  type EnglishParser,
  type Name,
  type NameType,
  type Sentence,
  treeOf,
} from "../../../src/language/index.ts";
import { lines, type Predict, records } from "../kit.ts";

const flat: Record<NameType, string> = {
  PER: "PER",
  ORG: "ORG",
  LOC: "LOC",
  NORP: "MISC",
  EVENT: "MISC",
  WORK: "MISC",
};
const gum: Partial<Record<NameType, string>> = {
  PER: "person",
  ORG: "organization",
  LOC: "place",
  EVENT: "event",
  WORK: "abstract",
};
const re3d: Partial<Record<NameType, string>> = {
  PER: "Person",
  ORG: "Organisation",
  LOC: "Location",
  NORP: "Nationality",
};

/** Dependents that are no part of the noun phrase they hang on. */
const outside: ReadonlySet<string> = new Set([
  "case",
  "cc",
  "conj",
  "punct",
  "cop",
  "nsubj",
  "mark",
  "aux",
  "advmod",
  "parataxis",
  "vocative",
  "discourse",
  "list",
  "orphan",
  "advcl",
  "csubj",
  "appos",
  "obl",
]);

/** The phrase around a name, as GUM marks mentions: with its determiners, modifiers and appositions. */
function phrase(sentence: Sentence, name: Name): readonly [number, number] {
  const tree = treeOf(sentence);
  let head = name.first;
  for (let i = name.first; i < name.last; i++) {
    const governor = sentence.tokens[i]!.head;
    if (governor < name.first || governor >= name.last) {
      head = i;
      break;
    }
  }
  const tokens = tree.subtree(
    head,
    (child) =>
      sentence.tokens[child]!.head === head &&
      outside.has(tree.relation(child)) &&
      sentence.tokens[child]!.xpos !== "POS", // "[Bismarck's] letters" holds its 's
  );
  let first = name.first;
  let last = name.last - 1;
  const inside = new Set(tokens);
  while (inside.has(first - 1)) first--;
  while (inside.has(last + 1) && sentence.tokens[last + 1]!.form !== "(") last++;
  while (last >= name.last && sentence.tokens[last]!.upos === "PUNCT") last--;
  return [first, last + 1];
}

const titles: ReadonlySet<string> = new Set(
  `president vice-president premier minister secretary ambassador envoy general admiral colonel major captain lieutenant sergeant senator congressman
  governor mayor king queen prince princess emperor pope bishop judge justice chancellor speaker spokesman spokeswoman chairman chairwoman commander`.split(
    /\s+/,
  ),
);

/** Persons named by their title alone, "the Secretary", as GUM and re3d count them: heads outside all names. */
function titled(sentence: Sentence, proper: boolean): Name[] {
  return sentence.tokens.flatMap((token, i): Name[] => {
    if (
      !titles.has(token.form.toLowerCase()) ||
      sentence.names.some((name) => name.first <= i && i < name.last)
    )
      return [];
    if (proper ? token.upos !== "PROPN" : token.upos !== "PROPN" && token.upos !== "NOUN") return [];
    return /^(?:compound|flat|nmod:desc|amod|appos)/.test(token.deprel) || token.xpos.endsWith("S")
      ? []
      : [{ first: i, last: i + 1, type: "PER" }];
  });
}

export const predict: Predict = (input, engine) => {
  const english = engine.english as EnglishParser;
  const items = records(input);
  // Sentences of a document agree about their names; lines of one sentence stand alone.
  const given = items.map((item) =>
    Array.isArray(item.w)
      ? [item.w as string[]]
      : Array.isArray(item.sents)
        ? (item.sents as { w: string[] }[]).map((sentence) => sentence.w)
        : [],
  );
  const parsed = english.parseWords(given.flat());
  let from = 0;
  const read = given.flatMap((sentences) => agreeNames(parsed.slice(from, (from += sentences.length))));
  let at = 0;
  return lines(
    items.map((item) => {
      if (Array.isArray(item.w))
        return {
          id: item.id ?? null,
          ents: read[at++]!.names.map((name) => [name.first, name.last, flat[name.type]]),
        };
      if (Array.isArray(item.sents)) {
        const mentions = item.sents.flatMap((_, s) => {
          const sentence = read[at++]!;
          return [...sentence.names, ...titled(sentence, true)].flatMap((name) => {
            const type = gum[name.type];
            if (!type) return [];
            const [b, e] = phrase(sentence, name);
            return [{ s, b, e, t: type, nb: name.first, ne: name.last }];
          });
        });
        return { doc: item.doc ?? null, mentions };
      }
      const text = String(item.text ?? "");
      const stretches = [...text.matchAll(/[^\n]+/g)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
      }));
      const entities = english
        .parse(text, stretches)
        .flat()
        .flatMap((sentence) =>
          [...sentence.names, ...titled(sentence, false)].flatMap((name) => {
            const type = re3d[name.type];
            if (!type) return [];
            // re3d marks persons and bodies with their titles and determiners
            const [first, last] = name.type === "LOC" ? [name.first, name.last] : phrase(sentence, name);
            return [[sentence.tokens[first]!.start, sentence.tokens[last - 1]!.end, type]];
          }),
        );
      return { id: item.id ?? null, entities };
    }),
  );
};
