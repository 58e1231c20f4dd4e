// How words are related: "death" derives from "die", "purchase" means what "buy" means, "murder" is a way to "kill".

/** `model/coref/kin.json`: senses as the words that have them, the place of the sense above each (-1 = none), rows of words derived from the first. */
export interface KinTable {
  readonly synonyms: readonly string[];
  readonly above: readonly number[];
  readonly derived: readonly string[];
}

export interface Kin {
  /** The two words derive one from the other, or both from a third. */
  derived(a: string, b: string): boolean;
  /** They, or words derived from them, have a sense in common. */
  synonyms(a: string, b: string): boolean;
  /** A sense of one lies directly above one of the other, or both lie under one. */
  near(a: string, b: string): boolean;
}

const none: ReadonlySet<number> = new Set();
const shares = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const one of few) if (many.has(one)) return true;
  return false;
};

/** Opens the table; words are lemmas in lower case. */
export function openKin(table: KinTable): Kin {
  const senses = new Map<string, Set<number>>();
  table.synonyms.forEach((words, sense) => {
    for (const word of words.split(" ")) {
      const known = senses.get(word);
      if (known) known.add(sense);
      else senses.set(word, new Set([sense]));
    }
  });
  const families = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => void families.set(a, (families.get(a) ?? new Set([a])).add(b));
  for (const row of table.derived) {
    const [first, ...others] = row.split(" ");
    for (const other of others) {
      link(first!, other);
      link(other, first!);
    }
  }
  const family = (word: string): ReadonlySet<string> => families.get(word) ?? new Set([word]);
  const memo = new Map<string, ReadonlySet<number>>();
  /** Senses of a word and of all that derive from it. */
  const wide = (word: string): ReadonlySet<number> => {
    let found = memo.get(word);
    if (!found) {
      const all = new Set<number>();
      for (const one of family(word)) for (const sense of senses.get(one) ?? none) all.add(sense);
      memo.set(word, (found = all));
    }
    return found;
  };
  const aboves = new Map<string, ReadonlySet<number>>();
  const above = (word: string): ReadonlySet<number> => {
    let found = aboves.get(word);
    if (!found) {
      const all = new Set<number>();
      for (const sense of wide(word)) if (table.above[sense]! >= 0) all.add(table.above[sense]!);
      aboves.set(word, (found = all));
    }
    return found;
  };
  return {
    derived(a, b) {
      const mine = family(a);
      if (mine.has(b)) return true;
      for (const one of family(b)) if (mine.has(one)) return true;
      return false;
    },
    synonyms: (a, b) => shares(wide(a), wide(b)),
    near: (a, b) => shares(above(a), wide(b)) || shares(wide(a), above(b)) || shares(above(a), above(b)),
  };
}
