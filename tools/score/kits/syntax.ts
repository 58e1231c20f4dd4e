// The syntax kit: CoNLL-U with its words in, the same words with tags, lemmas, heads and relations out.
import { conlluLine, type EnglishParser } from "../../../src/language/index.ts";
import type { Predict } from "../kit.ts";

export const predict: Predict = (input, engine) => {
  const english = engine.english as EnglishParser;
  const blocks = input.split(/\r?\n\s*\n/).map((block) => block.split(/\r?\n/));
  const forms = blocks.map((block) =>
    block.flatMap((line) => {
      const column = line.split("\t");
      return /^\d+$/.test(column[0]!) ? [column[1]!] : [];
    }),
  );
  const sentences = english.parseWords(forms);
  return blocks
    .map((block, b) => {
      let word = 0;
      return block
        .map((line) => {
          const column = line.split("\t");
          if (!/^\d+$/.test(column[0]!)) return line;
          const token = sentences[b]!.tokens[word++]!;
          return conlluLine({ ...token, form: column[1]! }, column[9] ?? "_");
        })
        .join("\n");
    })
    .join("\n\n");
};
