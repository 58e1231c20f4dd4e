// When two names are one person's: "Joseph R. Biden Jr." and "Joe Biden" by the registry, "Llyod Austin" and "Lloyd Austin" by their letters,
// "Liu" and "Liu Zhan" by the surname; "Liu Zhan" and "Liu Zhenli" never.
import { distance } from "fastest-levenshtein";
import type { StateCode } from "../mention.ts";
import type { Draft } from "./ledger.ts";
import type { Lookup, RegistryPerson } from "./lookup.ts";
import { fold } from "./name-index.ts";
import { tenurePost } from "./tenures.ts";
import type { Title } from "./titles.ts";

/** Families whose members put the surname first. */
const surnameFirst: ReadonlySet<string> = new Set(["CHN", "TWN", "HKG", "KOR", "PRK", "VNM", "KHM", "SGP"]);
const suffixes: ReadonlySet<string> = new Set(["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"]);

/** Words of a person's name that tell people apart: no initials, no "Jr."; hyphens and case away. */
export function nameWords(name: string): string[] {
  const all = fold(name)
    .replace(/[.,]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const kept = all.filter((word) => word.length > 1 && !suffixes.has(word.toLowerCase()));
  return (kept.length > 0 ? kept : all).map((word) => word.toLowerCase().replace(/[-']/g, ""));
}

/** The surname of a person of the report, folded and in lower case. */
export function surnameOf(draft: Draft, lookup: Lookup): string {
  if (draft.person >= 0) return nameWords(lookup.people[draft.person]!.surname).at(-1) ?? "";
  if (draft.words.length > 1 && draft.states.some((state) => surnameFirst.has(state))) return draft.words[0]!;
  return draft.words.at(-1) ?? "";
}

/** A title does not speak against a person: the states agree where both are known. */
export const agrees = (draft: Draft, title: Title | null): boolean =>
  title === null ||
  title.states.length === 0 ||
  draft.states.length === 0 ||
  title.states.some((state) => draft.states.includes(state));

/** The person held the title's post at some time. */
export function held(person: RegistryPerson, title: Title, lookup: Lookup): boolean {
  return person.tenures.some((tenure) => {
    if (title.states.length > 0 && tenure.state && !title.states.includes(codeFor(lookup, tenure.state)))
      return false;
    const row = title.row < 0 ? null : lookup.registry.posts[title.row]!;
    if (row === null) return title.states.length > 0;
    const own = tenurePost(tenure, lookup);
    if (own.row >= 0 && lookup.registry.posts[own.row]!.title === row.title) return true;
    if (tenure.title === title.post.title || tenure.title === row.title) return true;
    // "leader", "minister", "official" name a class of posts
    if (row.title === "Leader") return own.level === "head-of-state";
    if (row.title === "Minister") return own.level === "minister";
    return (
      own.row >= 0 &&
      row.organ !== "" &&
      lookup.registry.posts[own.row]!.organ === row.organ &&
      own.level === row.level
    );
  });
}

const codeFor = (lookup: Lookup, state: string): StateCode => {
  const row = lookup.stateRow.get(state);
  return row === undefined ? state : lookup.registry.states[row]!.now;
};

export const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word, i) => word === b[i]);

export const sameLetters = (a: string, b: string): boolean =>
  a.length === b.length && [...a].sort().join("") === [...b].sort().join("");

/** One person's name written in two ways: surname equal and first names that begin alike, or a letter or two off in a long name. */
export function alike(known: readonly string[], words: readonly string[]): boolean {
  const a = known.join(" ");
  const b = words.join(" ");
  if (known.length === words.length && Math.min(a.length, b.length) >= 9) {
    const off = distance(a, b);
    if (off === 1 || (off === 2 && sameLetters(a, b))) return true;
  }
  if (known.at(-1) === words.at(-1) && known.length !== words.length)
    return (
      known[0] === words[0] ||
      known.every((word) => words.includes(word)) ||
      words.every((word) => known.includes(word))
    );
  if (known.at(-1) === words.at(-1)) {
    const x = known[0]!;
    const y = words[0]!;
    return (
      x.length > 2 && y.length > 2 && x.startsWith(y.slice(0, 3)) && (x.startsWith(y) || y.startsWith(x))
    );
  }
  return false;
}
