// Sentences as CoNLL-U, the exchange format of Universal Dependencies: "3 <TAB> agreed <TAB> agree <TAB> VERB ...".
// universaldependencies.org/format.html; multi-word tokens get their range line, MISC tells where no space follows.
import type { Sentence, Token } from "./sentence.ts";

/** One word line; `misc` is its last column. */
export const conlluLine = (token: Token, misc: string): string =>
  `${token.index + 1}\t${token.form}\t${token.lemma || "_"}\t${token.upos}\t${token.xpos || "_"}\t_\t${token.head + 1}\t${token.deprel}\t_\t${misc}`;

/** CoNLL-U of sentences read from `text`; each ends with an empty line. `comments` gives lines such as "# sent_id = 1" by sentence. */
export function conllu(
  text: string,
  sentences: readonly Sentence[],
  comments: (sentence: Sentence, index: number) => readonly string[] = () => [],
): string {
  const lines: string[] = [];
  sentences.forEach((sentence, index) => {
    lines.push(...comments(sentence, index));
    const { tokens } = sentence;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      let last = i;
      while (last + 1 < tokens.length && tokens[last + 1]!.joined) last++;
      if (token.joined || last === i) {
        lines.push(conlluLine(token, token.joined || spaceFollows(text, token.end) ? "_" : "SpaceAfter=No"));
        continue;
      }
      const end = tokens[last]!.end;
      const space = spaceFollows(text, end) ? "_" : "SpaceAfter=No";
      lines.push(`${i + 1}-${last + 1}\t${text.slice(token.start, end)}\t_\t_\t_\t_\t_\t_\t_\t${space}`);
      lines.push(conlluLine(token, "_"));
    }
    lines.push("");
  });
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}

const spaceFollows = (text: string, end: number): boolean => end >= text.length || /\s/.test(text[end]!);
