// Texts as weighted rows of words, to tell which reports tell of one happening: names and numbers beside plain words.
// "A 5.6 quake struck Kalvik" and "Kalvik was struck by a quake of 5.6" share a name, a number and two stems.

/** Weights of words, unit length. */
export type Vector = ReadonlyMap<string, number>;

const stopWords: ReadonlySet<string> = new Set(
  "the a an of to in on at for and or but is was were be been are has have had it its he she they his her their this that with as by from who which will would said say says not no after before about into over up out new also more than when been one two had you we i us there if so all can could do did does him them me my our your what how while during between against under just only other some any most such then now".split(
    " ",
  ),
);

/** A rough stem, so that "struck by quakes" meets "quake": plural, -ed, -ing and -ly go. Harman's (1991) S-stemmer with two endings more. */
export function stemOf(word: string): string {
  let stem = word
    .replace(/['’]s?$/, "")
    .replace(/ies$/, "y")
    .replace(/(ss|us|is)$/, "$1\u0000")
    .replace(/s$/, "")
    .replace("\u0000", "");
  const cut = stem.replace(/(?:ing|ed|ly)$/, "");
  if (cut.length >= 3 && /[aeiouy]/.test(cut)) stem = cut.replace(/([b-df-hj-kmnp-rtv-z])\1$/, "$1");
  return stem.length > 3 ? stem.replace(/e$/, "") : stem;
}

export interface TextWords {
  /** Stem -> count. */
  readonly plain: ReadonlyMap<string, number>;
  /** Words with a capital inside a sentence, lower case. */
  readonly names: ReadonlyMap<string, number>;
  /** Numbers as written, without separators. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Neighbouring pairs of plain stems. */
  readonly pairs: ReadonlyMap<string, number>;
  /** Stems of the first lines (headline and lead). */
  readonly lead: ReadonlyMap<string, number>;
}

const leadLength = 300;

/** Counts the words of a text. */
export function textWords(text: string): TextWords {
  const plain = new Map<string, number>();
  const names = new Map<string, number>();
  const numbers = new Map<string, number>();
  const pairs = new Map<string, number>();
  const lead = new Map<string, number>();
  const add = (map: Map<string, number>, key: string): void => void map.set(key, (map.get(key) ?? 0) + 1);
  let last = "";
  for (const match of text.matchAll(/\p{L}[\p{L}'’-]*|\d[\d.,]*/gu)) {
    const [word] = match;
    if (/^\d/.test(word)) {
      const number = word.replace(/[.,]+$/, "").replaceAll(",", "");
      if (number.length > 1) add(numbers, number);
      continue;
    }
    const lower = word.toLowerCase();
    if (stopWords.has(lower) || lower.length < 3) continue;
    const stem = stemOf(lower);
    add(plain, stem);
    if (match.index < leadLength) add(lead, stem);
    if (last !== "") add(pairs, `${last} ${stem}`);
    last = stem;
    const opens = /(?:^|[.!?"“‘:\n]\s*)$/.test(text.slice(Math.max(0, match.index - 3), match.index));
    if (/^\p{Lu}/u.test(word) && !opens) add(names, lower.replace(/['’]s?$/, ""));
  }
  return { plain, names, numbers, pairs, lead };
}

/** In how many texts each word stands, and the count at and above which a word tells nothing. */
export interface Frequencies {
  readonly count: number;
  readonly of: ReadonlyMap<string, number>;
}

/** `common`: by default the number of texts. A fixed count keeps likeness steady while a collection grows by other matters. */
export function frequencies(rows: readonly ReadonlyMap<string, number>[], common = rows.length): Frequencies {
  const of = new Map<string, number>();
  for (const row of rows) for (const word of row.keys()) of.set(word, (of.get(word) ?? 0) + 1);
  return { count: common, of };
}

/** What a word that stands everywhere still weighs. */
const least = 0.01;

/** TF-IDF with logarithmic counts, unit length (Salton & Buckley 1988, "ltc"). */
export function weighted(row: ReadonlyMap<string, number>, { count, of }: Frequencies): Vector {
  const vector = new Map<string, number>();
  let sum = 0;
  for (const [word, times] of row) {
    const weight = (1 + Math.log(times)) * Math.max(least, Math.log((count + 1) / (of.get(word) ?? 1)));
    vector.set(word, weight);
    sum += weight * weight;
  }
  const norm = Math.sqrt(sum) || 1;
  for (const [word, weight] of vector) vector.set(word, weight / norm);
  return vector;
}

/** Cosine of two unit vectors. */
export function cosine(a: Vector, b: Vector): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [word, weight] of few) {
    const other = many.get(word);
    if (other !== undefined) sum += weight * other;
  }
  return sum;
}
