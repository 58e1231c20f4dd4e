// Which capitalised words are one person's name: "Ursula von der Leyen", "Kim Jong Un", "Abdel Fattah el-Sisi", "Joseph R. Biden, Jr.".
import { isCapital, type Scan } from "./hits.ts";
import type { Lookup } from "./lookup.ts";

const particles: ReadonlySet<string> = new Set(
  "de da dos das do del della di du van von der den ter bin bint ibn ben abu abd al el ul ur y e la le st. mc".split(
    " ",
  ),
);
export const noName: ReadonlySet<string> = new Set(
  `the a an this that these those he she it they we i in on at by for from with and or but as to of if after before when while
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  mr mrs ms president minister`.split(/\s+/),
);

/** A title inside a longer name of the registry ("Secretary of State" in an organ's name) is no title here. */
export function insideName(scan: Scan, first: number, last: number): boolean {
  const at = scan.nameAt[first]!;
  if (at < 0) return false;
  const name = scan.names[at]!;
  return name.first <= first && name.last >= last && name.senses.some((sense) => sense.kind !== "person");
}

/** Capitalised words from `at` on that are a person's name: a name of the registry, the reader's, or by their shape. */
export function nameRun(
  scan: Scan,
  at: number,
  lookup: Lookup,
  taken: Uint8Array,
  titled: boolean,
): { first: number; last: number } | null {
  const { forms, lower } = scan;
  if (at >= forms.length || taken[at] || !isCapital(forms[at]!)) return null;
  if (noName.has(lower[at]!)) return null;
  const nameIndex = scan.nameAt[at]!;
  // "Deputy Chief Minister": the second title is no name
  if (
    nameIndex < 0 &&
    scan.phraseAt[at]! >= 0 &&
    scan.phrases[scan.phraseAt[at]!]!.first === at &&
    !/^(king|prince|bishop|judge|deputy|marshal)$/.test(lower[at]!)
  )
    return null;
  let last = at;
  if (nameIndex >= 0) {
    const hit = scan.names[nameIndex]!;
    if (hit.senses.some((sense) => sense.kind === "person") && hit.first === at) last = hit.last;
    else if (
      !titled ||
      hit.last - hit.first > 1 ||
      !isCapital(forms[hit.last] ?? "") ||
      hit.senses.some(
        (sense) => sense.kind === "adjective" || sense.kind === "organ" || sense.kind === "organization",
      )
    )
      return null;
  }
  const read = scan.sentence.names.find((name) => name.type === "PER" && name.first <= at && name.last > at);
  const registered = last > at;
  if (read && read.last > last) last = read.last;
  if (!registered) {
    if (last === at) last = at + 1;
    while (last < forms.length && last - at < 6) {
      const form = forms[last]!;
      if (taken[last]) break;
      if (
        form === "-" &&
        isCapital(forms[last - 1]!) &&
        last + 1 < forms.length &&
        scan.sentence.tokens[last]!.start === scan.sentence.tokens[last - 1]!.end
      ) {
        last += 2;
        continue;
      }
      if (
        particles.has(lower[last]!) &&
        last + 1 < forms.length &&
        isCapital(forms[last + 1]!) &&
        lower[last] !== "e" &&
        lower[last] !== "do"
      ) {
        last += 2;
        continue;
      }
      if (!isCapital(form) || noName.has(lower[last]!)) break;
      if (scan.phraseAt[last]! >= 0 && last > at + 1) break;
      const inner = scan.nameAt[last]!;
      if (
        inner >= 0 &&
        scan.names[inner]!.senses.some((sense) => sense.kind !== "person" && sense.kind !== "place")
      )
        break;
      last++;
    }
  }
  // "Emmanuel Macron of France": the state is no part of the name, whatever the reader says
  for (let k = at + 1; k < last; k++)
    if (lower[k] === "of" || lower[k] === "and" || lower[k] === "(") last = k;
  // "Kim Jong Un's": neither the clitic nor a closing stop belongs to the name
  while (last > at && /^('s?|,|\.)$/.test(lower[last - 1]!)) last--;
  // "Jr." after a comma
  if (lower[last] === "," && /^(jr|sr)\.?$/.test(lower[last + 1] ?? "")) last += 2;
  else if (/^(jr|sr)\.?$/.test(lower[last] ?? "")) last += 1;
  return last > at ? { first: at, last } : null;
}

export const wordsOf = (scan: Scan, first: number, last: number): string =>
  scan.sentence.tokens
    .slice(first, last)
    .map((token, i, all) => (i > 0 && all[i - 1]!.end < token.start ? " " : "") + token.form)
    .join("");
