// The raw syntax kit: text in (`# text` lines, or what CoNLL-U words and SpaceAfter spell), the engine's own words and trees out.
import { conllu, type EnglishReader } from "../../../src/language/index.ts";
import type { Predict } from "../kit.ts";

/** Paragraphs of the input. Texts of one paragraph are joined, so that sentence ends must be found. */
export function paragraphs(input: string): string[] {
  const found: string[] = [];
  const marked = /^# newpar/m.test(input);
  const spelt = !/^# text = /m.test(input);
  let fresh = true;
  let skipTo = 0;
  const add = (piece: string): void => {
    if (fresh || found.length === 0) found.push("");
    fresh = false;
    found[found.length - 1] += piece;
  };
  for (const line of input.split(/\r?\n/)) {
    if (/^# new(?:doc|par)/.test(line)) fresh = true;
    else if (line.startsWith("# text = ")) {
      if (!marked) fresh = true;
      add(`${line.slice(9)} `);
    } else if (spelt && !line.startsWith("#")) {
      const column = line.split("\t");
      const range = /^(\d+)(?:-(\d+))?$/.exec(column[0]!);
      if (!range) {
        skipTo = 0;
        continue;
      }
      if (range[2]) skipTo = Number(range[2]);
      else if (Number(range[1]) <= skipTo) continue;
      add(column[1]! + (/SpaceAfter=No/.test(column[9] ?? "") ? "" : " "));
    }
  }
  return found.map((text) => text.trimEnd()).filter((text) => text !== "");
}

export const predict: Predict = (input, engine) => {
  const english: EnglishReader = engine.english;
  const texts = paragraphs(input);
  let text = "";
  const stretches = texts.map((paragraph) => {
    const start = text.length;
    text += `${paragraph}\n\n`;
    return { start, end: start + paragraph.length };
  });
  return conllu(text, english.parse(text, stretches).flat());
};
