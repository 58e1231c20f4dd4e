// How far two readings of the annotated reports agree: `node tools/score/field-agreement.ts [FIRST SECOND]` prints, e.g.,
// "found by both 366 of 381 and 386 facts: F1 .954; kind: equal .948, kappa .942".
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** A fact as a reading notes it: `[start, end)` in UTF-16 units of the corpus's text, kind, modality, states with blanks between. */
export type Noted = readonly [start: number, end: number, kind: string, modality: string, states: string];
/** A reading: the facts noted, by report id; a report that was read and told nothing has an empty list. */
export type Noting = Readonly<Record<string, readonly Noted[]>>;

/** Facts of each reading and of both; shares of 0 to 1, those of kind, modality and states on the facts found by both. */
export interface Agreement {
  readonly first: number;
  readonly second: number;
  readonly both: number;
  readonly f1: number;
  readonly kind: number;
  /** Cohen's kappa on kind (Cohen 1960, "A coefficient of agreement for nominal scales"). */
  readonly kappa: number;
  readonly modality: number;
  readonly states: number;
}

/** Two facts of different kind are the same fact read differently only if their spans are about the same. */
const sameSpan = 0.35;
/** As in the seed kit's scorer: an overlap counts from this part of the shorter span on. */
const overlapping = 0.3;

/** Pairs facts one to one, best first (same kind, then spans most alike), report by report; only the reports of both readings count. */
export function agreement(first: Noting, second: Noting): Agreement {
  const both = Object.keys(first).filter((id) => id in second);
  const pairs = both.flatMap((id) => paired(first[id] ?? [], second[id] ?? []));
  const count = (reading: Noting): number => both.reduce((sum, id) => sum + (reading[id]?.length ?? 0), 0);
  const sizes = { first: count(first), second: count(second), both: pairs.length };
  const share = (equal: (a: Noted, b: Noted) => boolean): number =>
    pairs.length === 0 ? 0 : pairs.filter(([a, b]) => equal(a, b)).length / pairs.length;
  const kind = share((a, b) => a[2] === b[2]);
  const chance = [...new Set(pairs.map(([a]) => a[2]))]
    .map((name) => share((a) => a[2] === name) * share((_, b) => b[2] === name))
    .reduce((sum, part) => sum + part, 0);
  const set = (states: string): string => states.split(" ").sort().join(" ");
  return {
    ...sizes,
    f1: sizes.both === 0 ? 0 : (2 * sizes.both) / (sizes.first + sizes.second),
    kind,
    kappa: chance === 1 ? 1 : (kind - chance) / (1 - chance),
    modality: share((a, b) => a[3] === b[3]),
    states: share((a, b) => set(a[4]) === set(b[4])),
  };
}

function paired(first: readonly Noted[], second: readonly Noted[]): [Noted, Noted][] {
  const candidates = first
    .flatMap((a, i) => second.map((b, j) => ({ i, j, alike: alike(a, b) })))
    .filter(({ alike: how }) => how > 0)
    .sort((x, y) => y.alike - x.alike || x.i - y.i || x.j - y.j);
  const [usedFirst, usedSecond] = [new Set<number>(), new Set<number>()];
  const pairs: [Noted, Noted][] = [];
  for (const { i, j } of candidates)
    if (!usedFirst.has(i) && !usedSecond.has(j)) {
      usedFirst.add(i);
      usedSecond.add(j);
      pairs.push([first[i]!, second[j]!]);
    }
  return pairs;
}

/** 0 where the two can't be one fact; 1 more for the same kind, and the part of both spans together that they share. */
function alike(a: Noted, b: Noted): number {
  const shared = Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
  const [long, short] = [a[1] - a[0], b[1] - b[0]];
  if (shared < overlapping * Math.min(long, short)) return 0;
  const part = shared / (long + short - shared);
  if (a[2] === b[2]) return 1 + part;
  return part >= sameSpan ? part : 0;
}

/** The agreement in one line, shares with three figures. */
export function inWords(how: Agreement): string {
  const figure = (share: number): string => share.toFixed(3).replace(/^0/, "");
  return (
    `found by both ${how.both} of ${how.first} and ${how.second} facts: F1 ${figure(how.f1)}; kind: equal ${figure(how.kind)}, ` +
    `kappa ${figure(how.kappa)}; modality ${figure(how.modality)}; states ${figure(how.states)}`
  );
}

if (import.meta.main) {
  const folder = resolve(import.meta.dirname, "../../test/field/readings");
  const [first = join(folder, "first.json"), second = join(folder, "second.json")] = process.argv.slice(2);
  const read = (file: string): Noting => JSON.parse(readFileSync(file, "utf8")) as Noting;
  console.log(inWords(agreement(read(first), read(second))));
}
