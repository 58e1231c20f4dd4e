// Lines of text for a terminal: wrapped at 80 columns, with or without colour: `bold("Board on 31 December 2023")`.

export { listed } from "../record/index.ts";

/** How a view is drawn. Everything has a default, so that `render(view, {})` is plain text at 80 columns. */
export interface DrawOptions {
  /** Columns of the terminal; 80 where none is told, never less than 40. */
  readonly columns?: number;
  readonly colour?: boolean;
  /** "USA" -> "United States"; the code itself where no name is known. */
  readonly stateName?: (code: string) => string;
}

/** Ways of setting words; each gives its words back unchanged when there is no colour. */
export interface Ink {
  bold(words: string): string;
  dim(words: string): string;
  good(words: string): string;
  bad(words: string): string;
  doubt(words: string): string;
}

const escape = "\u001b[";

/** Ink for a terminal with colour, or none. */
export function inkOf(colour: boolean): Ink {
  const set =
    (on: number, off: number) =>
    (words: string): string =>
      colour && words !== "" ? `${escape}${on}m${words}${escape}${off}m` : words;
  return { bold: set(1, 22), dim: set(2, 22), good: set(32, 39), bad: set(31, 39), doubt: set(33, 39) };
}

/** Columns that a text takes: colours take none, wide letters of East Asia two. */
export function columnsOf(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let columns = 0;
  // oxlint-disable-next-line no-control-regex -- colour codes begin with a control character
  for (const letter of text.replace(/\u001b\[\d+m/g, "")) {
    const code = letter.codePointAt(0)!;
    columns +=
      code >= 0x1100 &&
      (code <= 0x115f ||
        (code >= 0x2e80 && code <= 0xa4cf) ||
        (code >= 0xac00 && code <= 0xd7a3) ||
        (code >= 0xf900 && code <= 0xfaff) ||
        (code >= 0xff00 && code <= 0xff60))
        ? 2
        : 1;
  }
  return columns;
}

/** Text filled with spaces to a width; longer text stays and is followed by one space. */
export const filled = (text: string, width: number): string => {
  const columns = columnsOf(text);
  return columns >= width ? `${text} ` : text + " ".repeat(width - columns);
};

/** Words in lines of at most `columns`; the first line begins with `first`, the others with `rest`. Long words are cut. */
export function wrapped(text: string, columns: number, first = "", rest = first): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (let word of text.split(/\s+/).filter((each) => each !== "")) {
    if (!empty && columnsOf(line) + 1 + columnsOf(word) > columns) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    while (columnsOf(line) + columnsOf(word) > columns && empty && word.length > 1) {
      const room = Math.max(1, columns - columnsOf(line));
      lines.push(line + word.slice(0, room));
      word = word.slice(room);
      line = rest;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  if (!empty || lines.length === 0) lines.push(line);
  return lines.map((each) => each.trimEnd());
}

/** "1 report", "3 reports". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
