// Scores what the engine finds in the own sentences against their gold, strictly: kind, states on each side and modality, e.g. a
// predicted "refusal VNM > KOR asserted" matches "= refusal VNM > KOR" and not "= refusal VNM".
import type { Engine } from "../../src/cli/engine.ts";
import { lines } from "./kit.ts";
import { predict } from "./kits/seed.ts";
import { type Block, codeOf, type Parties, type SentenceFact } from "./sentences-gold.ts";

/** A fact as the door of the seed kit gives it. */
export interface Found {
  readonly id: string;
  readonly kind: string;
  readonly parties: Parties;
  readonly modality: string;
  readonly when: readonly [string | null, string | null];
  readonly level: string | null;
  readonly persons: readonly string[];
  readonly sameAs: readonly string[];
}

/** A block with what was found in it: pairs that match, facts of the gold that were missed, finds that match nothing. Tenures beside a gold are left out. */
export interface Judged {
  readonly block: Block;
  readonly pairs: readonly (readonly [SentenceFact, Found])[];
  readonly missed: readonly SentenceFact[];
  readonly wrong: readonly Found[];
}

/** Why a fact of the gold was missed: nothing found there, another kind, another party on some side, another modality. */
export const causes = ["nothing found", "another kind", "other parties", "another modality"] as const;
export type Cause = (typeof causes)[number];

/** Strict figures of a list of judged blocks; shares are between 0 and 1. */
export interface Figures {
  readonly blocks: number;
  readonly facts: number;
  readonly recall: number;
  readonly precision: number;
  readonly nothing: number;
  readonly empty: number;
  readonly fields: Readonly<
    Record<"when" | "level" | "persons", { readonly right: number; readonly of: number }>
  >;
}

interface DoorFact {
  readonly id: string;
  readonly kind: string;
  readonly parties?: readonly string[];
  readonly source?: readonly string[];
  readonly target?: readonly string[];
  readonly persons: readonly string[];
  readonly level: string | null;
  readonly date: readonly [string | null, string | null];
  readonly modality: string;
  readonly same_as: readonly string[];
}

const coded = (words: readonly string[] = []): string[] =>
  [...new Set(words.map((word) => codeOf(word) ?? word))].sort();

/** What the engine finds in each block read as a report of its own, published on the block's day. */
export async function findings(blocks: readonly Block[], engine: Engine): Promise<Found[][]> {
  const input = lines(
    blocks.map(({ id, text, published }) => ({ id, text, published, publisher: "the wire" })),
  );
  return (await predict(input, engine))
    .trim()
    .split("\n")
    .filter((line) => line !== "")
    .map((line) =>
      (JSON.parse(line) as { facts: DoorFact[] }).facts.map(
        ({ id, kind, parties, source, target, persons, level, date, modality, same_as }) => ({
          id,
          kind,
          parties: parties
            ? { symmetric: true, from: coded(parties), to: [] }
            : { symmetric: false, from: coded(source), to: coded(target) },
          modality,
          when: date,
          level,
          persons,
          sameAs: same_as,
        }),
      ),
    );
}

const same = (one: readonly string[], other: readonly string[]): boolean => one.join(" ") === other.join(" ");
const union = ({ from, to }: Parties): string[] => [...new Set([...from, ...to])].sort();

/** Equal sides; where the gold has two sides that do the same thing, or one side alone, the union decides. */
export const sameParties = (gold: Parties, found: Parties): boolean =>
  gold.symmetric || (found.symmetric && gold.to.length === 0)
    ? same(union(gold), union(found))
    : !found.symmetric && same(gold.from, found.from) && same(gold.to, found.to);

/** Kinds about a post: the one state is the one whose post it is, whichever side it is found on. */
const ofPosts = new Set(["appointment", "dismissal", "vacancy", "tenure", "disappearance"]);

const fits = (gold: SentenceFact, found: Found): boolean =>
  gold.codings.some(
    ({ kinds, modalities, parties }) =>
      kinds.includes(found.kind) &&
      modalities.includes(found.modality) &&
      (parties === null ||
        sameParties(parties, found.parties) ||
        (ofPosts.has(found.kind) && parties.to.length === 0 && same(parties.from, union(found.parties)))),
  );

/** Matches the finds in one block, one to one; "=" goes before "~", and a find that repeats a matched one, linked to it, is free. */
export function judge(block: Block, found: readonly Found[]): Judged {
  const pairs: (readonly [SentenceFact, Found])[] = [];
  const left = new Set(found);
  for (const gold of [
    ...block.facts.filter(({ counts }) => counts),
    ...block.facts.filter(({ counts }) => !counts),
  ]) {
    const hit = [...left].find((one) => fits(gold, one));
    if (hit === undefined) continue;
    left.delete(hit);
    pairs.push([gold, hit]);
  }
  const repeats = (one: Found): boolean =>
    pairs.some(
      ([gold, hit]) => fits(gold, one) && (hit.sameAs.includes(one.id) || one.sameAs.includes(hit.id)),
    );
  const background = (one: Found): boolean => block.facts.some((gold) => !gold.counts && fits(gold, one));
  return {
    block,
    pairs: pairs.filter(([{ counts }]) => counts),
    missed: block.facts.filter((gold) => gold.counts && !pairs.some(([one]) => one === gold)),
    wrong: [...left].filter((one) => one.kind !== "tenure" && !repeats(one) && !background(one)),
  };
}

/** The same person: equal last words and one name's words within the other's, case and accents aside. */
function samePerson(one: string, other: string): boolean {
  const words = (name: string): string[] =>
    name
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[\s-]+/);
  const [short, long] = [words(one), words(other)].sort((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  return short.every((word) => long.includes(word));
}

export function figures(judged: readonly Judged[]): Figures {
  const pairs = judged.flatMap((one) => one.pairs);
  const missed = judged.reduce((sum, one) => sum + one.missed.length, 0);
  const wrong = judged.reduce((sum, one) => sum + one.wrong.length, 0);
  const empty = judged.filter(({ block }) => block.facts.length === 0);
  const share = (part: number, of: number): number => (of === 0 ? 1 : part / of);
  const field = (
    told: (gold: SentenceFact) => boolean,
    right: (gold: SentenceFact, found: Found) => boolean,
  ): { right: number; of: number } => {
    const chosen = pairs.filter(([gold]) => told(gold));
    return { right: chosen.filter(([gold, found]) => right(gold, found)).length, of: chosen.length };
  };
  return {
    blocks: judged.length,
    facts: pairs.length + missed,
    recall: share(pairs.length, pairs.length + missed),
    precision: share(pairs.length, pairs.length + wrong),
    nothing: empty.length,
    empty: share(empty.filter(({ wrong: list }) => list.length === 0).length, empty.length),
    fields: {
      when: field(
        ({ when }) => when !== null,
        ({ when }, { when: [from, to] }) =>
          from !== null && to !== null && when![0] <= from && to <= when![1],
      ),
      level: field(
        ({ level }) => level !== null,
        ({ level }, found) => level === found.level,
      ),
      persons: field(
        ({ persons }) => persons.length > 0,
        ({ persons }, found) =>
          persons.length === found.persons.length &&
          persons.every((name) => found.persons.some((other) => samePerson(name, other))),
      ),
    },
  };
}

/** The nearest wrong find tells why a fact was missed: of its kind and parties, of its kind, of any. */
export function causeOf(fact: SentenceFact, wrong: readonly Found[]): Cause {
  if (wrong.length === 0) return "nothing found";
  const ofKind = wrong.filter(({ kind }) => fact.codings.some(({ kinds }) => kinds.includes(kind)));
  if (ofKind.length === 0) return "another kind";
  const told = ofKind.some(({ parties }) =>
    fact.codings.some((coding) => coding.parties === null || sameParties(coding.parties, parties)),
  );
  return told ? "another modality" : "other parties";
}
