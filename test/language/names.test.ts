// Mending of names and their agreement over a report, and the exact reader around a network that is given here.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  agreeNames,
  exactReader,
  type Name,
  type NameType,
  type Net,
  type Sentence,
} from "../../src/language/index.ts";

/** A network that tags capitals as proper nouns, hangs each word on the one before, and draws the names it is told. */
function netWith(names: (forms: readonly string[]) => Name[]): Net {
  return {
    manifest: { name: "given-net", version: "0", weights: { file: "", sha256: "0123abcdef", bytes: 0 } },
    labels: {} as Net["labels"],
    tag: (sentences) =>
      sentences.map(({ forms }) => ({
        upos: forms.map((form) =>
          /^\p{Lu}/u.test(form) ? "PROPN" : form === "of" ? "ADP" : /^\w/.test(form) ? "NOUN" : "PUNCT",
        ),
        xpos: forms.map((form) => (/^\p{Lu}/u.test(form) ? "NNP" : form === "-" ? "HYPH" : "NN")),
        head: Int32Array.from(forms, (_, i) => i - 1),
        deprel: forms.map((_, i) => (i === 0 ? "root" : "dep")),
        names: names(forms),
      })),
  };
}

/** Names drawn in `marked` with [TYPE ...], read through the reader; the result is marked likewise. */
function mended(marked: string): string {
  const names: Name[] = [];
  const forms: string[] = [];
  let open: { first: number; type: NameType } | null = null;
  for (let word of marked.split(" ")) {
    if (word.startsWith("[")) {
      open = { first: forms.length, type: word.slice(1) as NameType };
      continue;
    }
    const closes = word.endsWith("]") && open;
    if (closes) word = word.slice(0, -1);
    forms.push(word);
    if (closes && open) {
      names.push({ ...open, last: forms.length });
      open = null;
    }
  }
  return written(exactReader(netWith(() => names)).parseWords([forms])[0]!);
}

const written = ({ tokens, names }: Sentence): string =>
  tokens
    .map(({ form }, i) => {
      const name = names.find((one) => one.first === i);
      return `${name ? `[${name.type} ` : ""}${form}${names.some((one) => one.last === i + 1) ? "]" : ""}`;
    })
    .join(" ");

const cases: readonly (readonly [drawn: string, mended: string])[] = [
  ["the [ORG Ministry] of Defence said", "the [ORG Ministry of Defence] said"],
  ["the [ORG Movement] for the Left", "the [ORG Movement for the Left]"],
  ["the [ORG Union of] delegates", "the [ORG Union] of delegates"],
  ["al - [PER Sadr] spoke", "[PER al - Sadr] spoke"],
  ["[LOC Moscow] - [LOC Kyiv] talks", "[LOC Moscow] - [LOC Kyiv] talks"],
  ["in the [LOC Gulf] of Aden", "in the [LOC Gulf of Aden]"],
  ["[ORG North Korea] fired", "[LOC North Korea] fired"],
  ["[LOC Reuters] reported", "[ORG Reuters] reported"],
  ["on [LOC Tuesday] in [LOC Oslo]", "on Tuesday in [LOC Oslo]"],
  ["see [ORG https://example.org] now", "see https://example.org now"],
  ["the Emergency Situations Ministry said", "the [ORG Emergency Situations Ministry] said"],
  ["in [LOC Washington] , [LOC D.C.] today", "in [LOC Washington , D.C.] today"],
  [
    "the [ORG Ministry of Foreign Affairs] and Trade said",
    "the [ORG Ministry of Foreign Affairs and Trade] said",
  ],
  ["the [ORG Radical Water Party] ( [PER RWP] ) split", "the [ORG Radical Water Party] ( [ORG RWP] ) split"],
  ["the [ORG Radical Water Party] ( MpS ) split", "the [ORG Radical Water Party] ( [ORG MpS] ) split"],
  ["the [ORG Party] met in [LOC Oslo]", "the Party met in [LOC Oslo]"],
  ["the [ORG Radical Water Party] ( left ) split", "the [ORG Radical Water Party] ( left ) split"],
  ["the [EVENT House of Deputies] met", "the [ORG House of Deputies] met"],
];
for (const [drawn, expected] of cases)
  test(`${drawn} => ${expected}`, () => assert.equal(mended(drawn), expected));

test("a last name that stands alone is a person where the report once gives the full name", () => {
  const text = "Ana Kalibak arrived. Later Kalibak spoke. Kalibak left.";
  const drawn = (forms: readonly string[]): Name[] =>
    forms.includes("Ana")
      ? [{ first: 0, last: 2, type: "PER" }]
      : forms[0] === "Later"
        ? [{ first: 1, last: 2, type: "PER" }]
        : [{ first: 0, last: 1, type: "ORG" }];
  const sentences = exactReader(netWith(drawn)).parse(text, [{ start: 0, end: text.length }])[0]!;
  assert.deepEqual(sentences.map(written), [
    "[PER Ana Kalibak] arrived .",
    "Later [PER Kalibak] spoke .",
    "[PER Kalibak] left .",
  ]);
});

test("stretches keep their sentences apart, offsets are those of the text", () => {
  const text = "## Oslo met.\nParis did not. Rome did.";
  const read = exactReader(netWith(() => [])).parse(text, [
    { start: 3, end: 12 },
    { start: 12, end: 13 },
    { start: 13, end: text.length },
  ]);
  assert.deepEqual(
    read.map((sentences) => sentences.map(({ start, end }) => text.slice(start, end))),
    [["Oslo met."], [], ["Paris did not.", "Rome did."]],
  );
  assert.equal(exactReader(netWith(() => [])).name, "given-net 0123abcd");
});

test("agreement changes nothing where a report does not decide", () => {
  const sentence = exactReader(
    netWith((forms) => [{ first: 0, last: 1, type: forms[1] === "won" ? "ORG" : "LOC" }]),
  );
  const read = sentence.parseWords([
    ["Atlas", "won"],
    ["Atlas", "lost"],
  ]);
  assert.deepEqual(agreeNames(read), read);
});
