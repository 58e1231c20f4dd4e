// Names by their words run together, so that they are found whatever way a tokenizer cut them: "Washington, D.C." is one name.
// Keys are names without white space; every key is also indexed by its prefixes at word and punctuation borders, so that a
// scan stops at the first word that can begin nothing (a trie kept in one hash table).

const marks = /[\u0300-\u036f]/g;

/** Accents and curly apostrophes taken away; case kept. */
export function fold(word: string): string {
  let plain = true;
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) > 126) {
      plain = false;
      break;
    }
  if (plain) return word;
  return word
    .replace(/[’‘ʼ`]/g, "'")
    .replace(/[‐‑–]/g, "-")
    .replace(/ı/g, "i")
    .replace(/[łŁ]/g, (letter) => (letter === "ł" ? "l" : "L"))
    .replace(/[øØ]/g, (letter) => (letter === "ø" ? "o" : "O"))
    .replace(/[đĐ]/g, (letter) => (letter === "đ" ? "d" : "D"))
    .replace(/ß/g, "ss")
    .normalize("NFD")
    .replace(marks, "");
}

/** A part of a person's name for comparing: "El-Sisi" and "el Sisi" are "elsisi". */
export const nameKey = (name: string): string => fold(name).toLowerCase().replace(/[-' ]/g, "");

/** Letters and digits; in a folded name whatever is beyond ASCII counts as a letter. */
const isWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit > 127;

/** Names by their words run together. */
export class NameIndex<T> {
  readonly #table = new Map<string, T[] | null>();

  add(name: string, value: T, lowerCase = false): void {
    const folded = lowerCase ? fold(name).toLowerCase() : fold(name);
    let key = "";
    let from = 0;
    const table = this.#table;
    // Pieces end at white space, at every mark, and between a mark and a word
    for (let i = 0; i <= folded.length; i++) {
      const unit = i < folded.length ? folded.charCodeAt(i) : 32;
      if (isWordUnit(unit)) continue;
      if (i > from) {
        if (key !== "" && !table.has(key)) table.set(key, null);
        key += folded.slice(from, i);
      }
      if (unit !== 32) {
        if (key !== "" && !table.has(key)) table.set(key, null);
        key += folded[i]!;
      }
      from = i + 1;
    }
    if (key === "") return;
    const known = this.#table.get(key);
    if (known) known.push(value);
    else this.#table.set(key, [value]);
  }

  /** What the key means; null = it only begins something; undefined = it begins nothing. */
  get(key: string): readonly T[] | null | undefined {
    return this.#table.get(key);
  }

  /** The longest name that begins at `forms[at]`: where it ends (exclusive) and what it may mean; null when none does. */
  longest(forms: readonly string[], at: number): { last: number; values: readonly T[] } | null {
    let key = "";
    let last = -1;
    let values: readonly T[] | null = null;
    for (let i = at; i < forms.length && i < at + 16; i++) {
      key += forms[i]!;
      const found = this.#table.get(key);
      if (found === undefined) break;
      if (found !== null) {
        last = i + 1;
        values = found;
      }
    }
    return values === null ? null : { last, values };
  }
}
