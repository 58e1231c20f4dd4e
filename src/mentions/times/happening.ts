// Whether two sentences tell of one happening: "When Biden met Xi last month" and "Biden greets Xi before a meeting on November 15".
// Names and acts in common; cheap, and used only to date a page by its own words.
import type { Span } from "../../report/index.ts";

/** What a sentence tells, reduced to its names and the stems and kinds of its acts. */
export interface Gist extends Span {
  readonly names: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  readonly acts: ReadonlySet<string>;
}

/** Words of one kind of act; those that are told of in reports under several words. */
const acts: readonly (readonly [string, RegExp])[] = [
  [
    "meeting",
    /^(met|meet|meets|meeting|meetings|summit|talks|talked|greets|greeted|welcomes|welcomed|hosts|hosted|reconnected|conferred|sat)$/,
  ],
  [
    "visit",
    /^(visit|visited|visits|visiting|trip|travel|travels|travelled|traveled|arrived|arrives|landed|tour|toured)$/,
  ],
  ["call", /^(call|called|calls|phone|phoned|telephone|telephoned|spoke|speaks)$/],
  ["signing", /^(sign|signed|signs|signing|signature|treaty|accord|pact|agreement|deal)$/],
  [
    "attack",
    /^(attack|attacked|attacks|strike|strikes|struck|bombing|bombed|shelled|shelling|raid|raided|invasion|invaded)$/,
  ],
  ["dismissal", /^(dismissed|dismissal|removed|sacked|fired|axed|ousted|resigned|resignation)$/],
  [
    "naming",
    /^(appointed|appoints|appointment|named|names|nominated|sworn|inaugurated|inauguration|elected|election|vote|voted)$/,
  ],
  ["launch", /^(launch|launched|launches|test|tested|fired)$/],
];
/** Capitalised words that name nobody: titles, nationalities of offices, the furniture of captions. */
const titles =
  /^(?:President|Prime|Minister|Secretary|Chinese|American|Russian|European|U|S|US|UK|The|This|That|When|While|After|Before|On|In|At|It|He|She|They|A|An|But|And|As|For|Senior|Getty|Images|Foreign|State|Defense|Defence|Photo|Image|Mr|Mrs|Ms|Dr|Sir|Former|Officials|Leaders)$/;

/** Sentences of a stretch with their gists, split at full stops before capitals and at line breaks. */
export function gists(text: string, stretch: Span): Gist[] {
  const out: Gist[] = [];
  const ends = /[.!?]["'\u201d\u2019)]*\s+(?=["'\u201c\u2018(]?[A-Z\d])|\n+/g;
  ends.lastIndex = stretch.start;
  let from = stretch.start;
  while (from < stretch.end) {
    const match = ends.exec(text);
    const to = match && match.index < stretch.end ? match.index + match[0].length : stretch.end;
    // "Maj. Gen. Liu", "U.S. President": a full stop behind a short capitalised word ends nothing.
    if (
      match &&
      to < stretch.end &&
      match[0][0] === "." &&
      /(?:^|[\s.])[A-Z][a-z]{0,3}$/.test(text.slice(Math.max(0, match.index - 5), match.index))
    )
      continue;
    if (text.slice(from, to).trim() !== "") out.push(gist(text, from, to));
    from = to;
  }
  return out;
}

function gist(text: string, start: number, end: number): Gist {
  const names = new Set<string>();
  const stems = new Set<string>();
  const found = new Set<string>();
  for (const [word] of text.slice(start, Math.min(end, start + 1500)).matchAll(/\p{L}[\p{L}]*/gu)) {
    if (/^\p{Lu}/u.test(word)) {
      if (
        !titles.test(word) &&
        !/^(January|February|March|April|May|June|July|August|September|October|November|December|\w+day)$/.test(
          word,
        )
      )
        names.add(word);
      continue;
    }
    if (word.length >= 5) stems.add(word.slice(0, 5));
    for (const [act, words] of acts) if (words.test(word)) found.add(act);
  }
  return { start, end, names, stems, acts: found };
}

/**
 * How sure it is that two sentences tell of one happening, 0 (not) to 0.95. Two names and a kind of act in common are needed, or three names
 * and a stem.
 */
export function sameHappening(a: Gist, b: Gist): number {
  let names = 0;
  for (const name of a.names) if (b.names.has(name)) names++;
  let stems = 0;
  for (const stem of a.stems) if (b.stems.has(stem)) stems++;
  let kinds = 0;
  for (const act of a.acts) if (b.acts.has(act)) kinds++;
  if (names >= 2 && kinds > 0) return Math.min(0.95, 0.5 + 0.15 * names + 0.05 * stems);
  if (names >= 3 && stems > 0) return Math.min(0.95, 0.3 + 0.1 * names + 0.05 * stems);
  return 0;
}
