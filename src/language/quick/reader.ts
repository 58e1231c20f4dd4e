// The quick reader: words, sentences, tags, trees and names without the network; for `--quick` and for the first look.
import type { Span } from "../../report/index.ts";
import { agreeNames } from "../agreement.ts";
import { lemmaInTree } from "../lemmas.ts";
import { mendNames } from "../names.ts";
import type { EnglishParser, Name, Sentence, Token, Upos } from "../sentence.ts";
import { splitSentences } from "../sentences.ts";
import { givenWords, splitWords, type Words } from "../words.ts";
import {
  act,
  beginParse,
  bestAction,
  bestLabel,
  isDone,
  left,
  type ParseState,
  parseState,
  shift,
} from "./arcs.ts";
import { hashWord, type WordHashes, wordHashes } from "./hashing.ts";
import { quickNames } from "./naming.ts";
import { tagWords } from "./tagging.ts";
import { openQuick, type QuickModel } from "./weights.ts";

/** Tags and trees for words that are already cut; the longest sentence sets the memory. */
export class QuickParser {
  readonly #model: QuickModel;
  readonly #upos: Upos[];
  readonly #xpos: string[];
  readonly #rootRelation: number;
  readonly #labelScores: Int32Array;
  #hashes: WordHashes = wordHashes(0);
  #state: ParseState = parseState(0, this.#hashes);
  #capacity = 0;

  constructor(weights: Uint8Array) {
    this.#model = openQuick(weights);
    this.#upos = this.#model.tags.map((tag) => tag.slice(0, tag.indexOf("|")) as Upos);
    this.#xpos = this.#model.tags.map((tag) => tag.slice(tag.indexOf("|") + 1));
    this.#rootRelation = this.#model.relations.indexOf("root");
    this.#labelScores = new Int32Array(this.#model.relations.length);
  }

  /** Parses words `[starts[from], ends[from])` .. of the text; `joined` as in `Words`. */
  parse(
    text: string,
    starts: Int32Array,
    ends: Int32Array,
    joined: Uint8Array,
    from: number,
    to: number,
  ): { tokens: Token[]; names: Name[] } {
    const count = to - from;
    if (count > this.#capacity) {
      this.#capacity = Math.max(128, count * 2);
      this.#hashes = wordHashes(this.#capacity + 1);
      this.#state = parseState(this.#capacity, this.#hashes);
    }
    const state = this.#state;
    for (let i = 0; i < count; i++) hashWord(this.#hashes, i, text, starts[from + i]!, ends[from + i]!);
    tagWords(this.#model.tagger, this.#hashes, count, state.tags);
    beginParse(state, count);
    while (!isDone(state)) {
      const action = bestAction(state, this.#model.actions);
      if (action === shift) {
        act(state, action, -1);
        continue;
      }
      const dependent = state.stack[state.size - 1]!;
      const head = action === left ? state.next : state.stack[state.size - 2]!;
      act(
        state,
        action,
        bestLabel(state, this.#model.labels, this.#labelScores, head, dependent, this.#rootRelation),
      );
    }
    const tokens: Token[] = [];
    for (let i = 0; i < count; i++) {
      const start = starts[from + i]!;
      const end = ends[from + i]!;
      const form = text.slice(start, end);
      const upos = this.#upos[state.tags[i]!]!;
      const xpos = this.#xpos[state.tags[i]!]!;
      const deprel = this.#model.relations[state.relations[i]!]!;
      tokens.push({
        index: i,
        start,
        end,
        form,
        lemma: lemmaInTree(form, upos, xpos, deprel, this.#xpos[state.tags[state.heads[i]!]!]),
        upos,
        xpos,
        head: state.heads[i]!,
        deprel,
        joined: joined[from + i] === 1,
      });
    }
    return {
      tokens,
      names: mendNames(tokens, quickNames(this.#model.names, this.#hashes, state.tags, tokens)),
    };
  }
}

/** The quick reader from the bytes of `model/english/quick.bin`. Throws when they are damaged. */
export function quickReader(weights: Uint8Array): EnglishParser {
  const parser = new QuickParser(weights);
  const read = (text: string, words: Words, from: number, to: number): Sentence => {
    const { tokens, names } = parser.parse(text, words.starts, words.ends, words.joined, from, to);
    const start = tokens[0]?.start ?? 0;
    return { start, end: tokens.at(-1)?.end ?? start, tokens, names };
  };
  return {
    name: "english-quick 1",
    parse(text: string, stretches: readonly Span[]): Sentence[][] {
      const sentences: Sentence[] = [];
      const counts = stretches.map((stretch) => {
        const words = splitWords(text, stretch.start, stretch.end);
        const ends = splitSentences(text, words);
        ends.forEach((to, i) => sentences.push(read(text, words, i > 0 ? ends[i - 1]! : 0, to)));
        return ends.length;
      });
      const agreed = agreeNames(sentences);
      let at = 0;
      return counts.map((count) => agreed.slice(at, (at += count)));
    },
    parseWords(sentences) {
      return sentences.map((forms) => {
        const { text, words } = givenWords(forms);
        return read(text, words, 0, words.count);
      });
    },
  };
}
