// Names of one report agree with each other: "Kalibak" is a person throughout when the report once writes "Minister Ana Kalibak".
// One sense per discourse (Gale, Church & Yarowsky 1992).
import { knownPlaces } from "./places.ts";
import type { Name, NameType, Sentence, Token } from "./sentence.ts";

type Votes = Map<NameType, number>;

const writtenOf = (tokens: readonly Token[], first: number, last: number): string => {
  let words = "";
  for (let i = first; i < last; i++) words += (i > first ? " " : "") + tokens[i]!.form;
  return words;
};

const vote = (votes: Map<string, Votes>, words: string, type: NameType, weight: number): void => {
  let found = votes.get(words);
  if (!found) votes.set(words, (found = new Map()));
  found.set(type, (found.get(type) ?? 0) + weight);
};

/** The type with at least twice the votes of any other, or null. */
function winner(votes: Votes | undefined): NameType | null {
  if (!votes) return null;
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  return first && first[1] >= 2 && first[1] >= 2 * (second?.[1] ?? 0) ? first[0] : null;
}

/**
 * Gives equal names of a report their commonest type; a last name that stands alone takes that of the full name. Names of several
 * words that the report draws elsewhere at least twice are drawn wherever they stand.
 */
export function agreeNames(sentences: readonly Sentence[]): Sentence[] {
  const votes = new Map<string, Votes>();
  for (const { tokens, names } of sentences)
    for (const { first, last, type } of names) {
      vote(votes, writtenOf(tokens, first, last), type, 1);
      if (type === "PER" && last - first > 1) vote(votes, tokens[last - 1]!.form, "PER", 1);
    }
  const phrases = new Map<string, { words: number; type: NameType }[]>();
  for (const [words, found] of votes) {
    const count = words.split(" ").length;
    const type = winner(found);
    if (count < 2 || !type) continue;
    const opening = words.slice(0, words.indexOf(" "));
    phrases.set(
      opening,
      [...(phrases.get(opening) ?? []), { words: count, type }].sort((a, b) => b.words - a.words),
    );
  }
  return sentences.map((sentence) => {
    const { tokens } = sentence;
    const names: Name[] = sentence.names.map((name) => {
      const words = writtenOf(tokens, name.first, name.last);
      const type = knownPlaces.has(words) ? null : winner(votes.get(words));
      return type && type !== name.type && name.type !== "NORP" && type !== "NORP" ? { ...name, type } : name;
    });
    const taken = new Uint8Array(tokens.length);
    for (const name of names) taken.fill(1, name.first, name.last);
    for (let i = 0; i < tokens.length; i++) {
      if (taken[i]) continue;
      for (const { words, type } of phrases.get(tokens[i]!.form) ?? []) {
        const last = i + words;
        if (last > tokens.length || taken.subarray(i, last).includes(1)) continue;
        if (winner(votes.get(writtenOf(tokens, i, last))) !== type) continue;
        names.push({ first: i, last, type });
        taken.fill(1, i, last);
        break;
      }
    }
    return { ...sentence, names: names.sort((a, b) => a.first - b.first) };
  });
}
