// The exact reader of English: words by rule, then the network's tags, trees and names, then lemmas.
// All stretches of a report go through the network in one call, so that sentences of like length share a batch.
import type { Span } from "../report/index.ts";
import { agreeNames } from "./agreement.ts";
import { lemmaInTree } from "./lemmas.ts";
import { mendNames } from "./names.ts";
import type { Net, TaggedSentence } from "./net/index.ts";
import type { EnglishParser, Sentence, Token, Upos } from "./sentence.ts";
import { splitSentences } from "./sentences.ts";
import { givenWords, splitWords, type Words } from "./words.ts";

/** A sentence before it is read: words `[from, to)` of a stretch. */
interface Cut {
  readonly text: string;
  readonly words: Words;
  readonly from: number;
  readonly to: number;
}

const formsOf = ({ text, words, from, to }: Cut): string[] => {
  const forms: string[] = [];
  for (let i = from; i < to; i++) forms.push(text.slice(words.starts[i]!, words.ends[i]!));
  return forms;
};

function sentenceOf(cut: Cut, forms: readonly string[], tagged: TaggedSentence): Sentence {
  const { words, from } = cut;
  const tokens: Token[] = forms.map((form, i) => {
    const upos = tagged.upos[i]! as Upos;
    const xpos = tagged.xpos[i]!;
    return {
      index: i,
      start: words.starts[from + i]!,
      end: words.ends[from + i]!,
      form,
      lemma: lemmaInTree(form, upos, xpos, tagged.deprel[i]!, tagged.xpos[tagged.head[i]!]),
      upos,
      xpos,
      head: tagged.head[i]!,
      deprel: tagged.deprel[i]!,
      joined: words.joined[from + i] === 1,
    };
  });
  const start = tokens[0]?.start ?? 0;
  return { start, end: tokens.at(-1)?.end ?? start, tokens, names: mendNames(tokens, tagged.names) };
}

/** The reader that `parley read` uses: `net` is an opened model (`openNet`). */
export function exactReader(net: Net): EnglishParser {
  const read = (cuts: readonly Cut[]): Sentence[] => {
    const forms = cuts.map(formsOf);
    const tagged = net.tag(forms.map((one) => ({ forms: one })));
    return cuts.map((cut, i) => sentenceOf(cut, forms[i]!, tagged[i]!));
  };
  return {
    name: `${net.manifest.name} ${net.manifest.weights.sha256.slice(0, 8)}`,
    parse(text: string, stretches: readonly Span[]): Sentence[][] {
      const cuts: Cut[] = [];
      const counts = stretches.map((stretch) => {
        const words = splitWords(text, stretch.start, stretch.end);
        const ends = splitSentences(text, words);
        ends.forEach((to, i) => cuts.push({ text, words, from: i > 0 ? ends[i - 1]! : 0, to }));
        return ends.length;
      });
      const sentences = agreeNames(read(cuts));
      let at = 0;
      return counts.map((count) => sentences.slice(at, (at += count)));
    },
    parseWords(sentences) {
      return read(
        sentences.map((forms) => {
          const { text, words } = givenWords(forms);
          return { text, words, from: 0, to: words.count };
        }),
      );
    },
  };
}
