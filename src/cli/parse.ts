// `parley parse "Beijing suspended the dialogue."`: the sentence as a person can look at it, a word a line, arcs on the left.
import { conllu, type EnglishReader, type Sentence } from "../language/index.ts";

export interface ParseOptions {
  /** CoNLL-U instead of a drawing. */
  readonly conllu?: boolean;
  readonly colour?: boolean;
}

/** Text of the trees of all sentences of `text`; its paragraphs (parted by empty lines) are read apart. Ends without a line break. */
export function parse(text: string, english: EnglishReader, options: ParseOptions = {}): string {
  const stretches: { start: number; end: number }[] = [];
  for (const match of text.matchAll(/\S(?:.|\n(?!\s*\n))*/g))
    stretches.push({ start: match.index, end: match.index + match[0].length });
  const sentences = english.parse(text, stretches).flat();
  if (options.conllu)
    return conllu(text, sentences, (sentence, index) => [
      `# sent_id = ${index + 1}`,
      `# text = ${text.slice(sentence.start, sentence.end).replaceAll(/\s+/g, " ")}`,
    ]).trimEnd();
  return sentences.map((sentence) => drawTree(sentence, options.colour ?? false).join("\n")).join("\n\n");
}

// What of a cell is drawn: bits up, down, left, right.
const strokes = " ╵╷│╴┘┐┤╶└┌├─┴┬┼";
const up = 1;
const down = 2;
const leftwards = 4;
const rightwards = 8;

/** The arcs of a sentence as box drawing, one string a word; long arcs stand further left. */
export function drawArcs(heads: readonly number[]): string[] {
  const arcs = heads
    .flatMap((head, dependent) =>
      head < 0 ? [] : [{ head, dependent, from: Math.min(head, dependent), to: Math.max(head, dependent) }],
    )
    .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from);
  const level: number[] = [];
  // An arc stands outside all shorter ones that it shares half a row with: it leaves its first row downwards and enters its last
  // from above, so that arcs on the two sides of one head may stand in one column.
  const reached = new Int32Array(heads.length * 2);
  for (const [k, arc] of arcs.entries()) {
    let most = 0;
    for (let half = arc.from * 2 + 1; half <= arc.to * 2; half++) most = Math.max(most, reached[half]!);
    level[k] = most + 1;
    for (let half = arc.from * 2 + 1; half <= arc.to * 2; half++) reached[half] = most + 1;
  }
  const width = Math.max(1, ...level);
  const rows = heads.map(() => new Uint8Array(width));
  for (const [k, arc] of arcs.entries()) {
    const column = width - level[k]!;
    for (let row = arc.from; row <= arc.to; row++) {
      const cells = rows[row]!;
      if (row > arc.from) cells[column]! |= up;
      if (row < arc.to) cells[column]! |= down;
      if (row === arc.from || row === arc.to) {
        cells[column]! |= rightwards;
        for (let c = column + 1; c < width; c++) cells[c]! |= leftwards | rightwards;
      }
    }
  }
  return rows.map((cells, row) => {
    const drawn = [...cells].map((cell) => strokes[cell]!).join("");
    if (heads[row]! < 0) return `${drawn}${(cells[width - 1]! & rightwards) !== 0 ? "─" : " "}◆`;
    return `${drawn}─▸`;
  });
}

/** One line a word: arcs, word, lemma, tags, relation, and the name that begins there. */
export function drawTree(sentence: Sentence, colour: boolean): string[] {
  const paint = (code: number, text: string): string =>
    colour && text ? `\u001b[${code}m${text}\u001b[0m` : text;
  const tokens = sentence.tokens;
  const arcs = drawArcs(tokens.map((token) => token.head));
  const shown = tokens.map((token) => ({
    form: token.form.length > 30 ? `${token.form.slice(0, 29)}…` : token.form,
    lemma: token.lemma.length > 30 ? `${token.lemma.slice(0, 29)}…` : token.lemma,
  }));
  const wide = (values: readonly string[]): number =>
    Math.max(0, ...values.map((value) => [...value].length));
  const formWidth = wide(shown.map((one) => one.form));
  const lemmaWidth = wide(shown.map((one) => one.lemma));
  const tagWidth = wide(tokens.map((token) => token.xpos));
  const relationWidth = wide(tokens.map((token) => token.deprel));
  const pad = (value: string, width: number): string =>
    value + " ".repeat(Math.max(0, width - [...value].length));
  return tokens.map((token, i) => {
    const name = sentence.names.find((one) => one.first === i);
    const named = name
      ? `${name.type} ${tokens
          .slice(name.first, name.last)
          .map((one) => one.form)
          .join(" ")}`
      : "";
    return [
      paint(2, arcs[i]!),
      paint(1, pad(shown[i]!.form, formWidth)),
      paint(2, pad(shown[i]!.lemma, lemmaWidth)),
      paint(36, pad(token.upos, 5)),
      paint(2, pad(token.xpos, tagWidth)),
      paint(33, pad(token.deprel, relationWidth)),
      paint(32, named),
    ]
      .join(" ")
      .trimEnd();
  });
}
