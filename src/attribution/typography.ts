// Voices that only the layout tells: `"No one asked us." — Maria Holm`, and `LEE: We will go.` in a transcript. No verb of saying stands there.
import type { Stretch } from "./rules.ts";
import { closingMark, openingMark } from "./quotations.ts";
import type { Scene } from "./scene.ts";
import type { FirstPass } from "./second.ts";

/** What a paragraph's layout tells. */
export interface Typography {
  readonly source: Stretch;
  readonly cue: Stretch;
  readonly content: Stretch;
  readonly rule: "layout/signed-quotation" | "layout/transcript";
}

const dash = /^(—|–|―|--|-)$/;

/** Longest name that a dash or colon may set off, in words. */
const longestName = 9;

/** A paragraph that is one quotation, a dash and a name. */
function signedQuotation({ paragraph, quotations }: Scene): Typography | null {
  const { tokens } = paragraph;
  const quotation = quotations.list[0];
  if (!quotation || quotation.open !== 0 || !quotation.closed) return null;
  let cue = quotation.close + 1;
  if (tokens[cue]?.form === ".") cue++;
  if (!tokens[cue] || !dash.test(tokens[cue]!.form)) return null;
  let last = tokens.length - 1;
  while (last > cue && tokens[last]!.upos === "PUNCT") last--;
  if (last <= cue || last - cue > longestName) return null;
  for (let at = cue + 1; at <= last; at++) {
    const { form, upos } = tokens[at]!;
    if (upos === "VERB" || upos === "AUX" || quotations.place[at] !== 0) return null;
    if (at === cue + 1 && !/^\p{Lu}/u.test(form)) return null;
  }
  return {
    source: { first: cue + 1, last },
    cue: { first: cue, last: cue },
    content: { first: 0, last: quotation.close },
    rule: "layout/signed-quotation",
  };
}

/** Place of the colon of `NAME: text`, where the name is in capitals; -1 when the paragraph does not begin so. */
function speakerColon({ paragraph, quotations }: Scene): number {
  const { tokens } = paragraph;
  for (let at = 0; at < Math.min(tokens.length - 1, longestName); at++) {
    const { form } = tokens[at]!;
    if (form === ":")
      return at > 0 && quotations.place[at + 1] !== openingMark && quotations.place[at + 1] !== closingMark
        ? at
        : -1;
    if (!/^(?:\p{Lu}[\p{Lu}.'’-]*|[.,()])$/u.test(form)) return -1;
  }
  return -1;
}

/** What the layout tells of each paragraph, or null; two lines at least make a transcript. */
export function typography(scenes: readonly Scene[]): (Typography | null)[] {
  const colons = scenes.map(speakerColon);
  const transcript = colons.filter((place) => place > 0).length >= 2;
  return scenes.map((scene, index) => {
    const signed = signedQuotation(scene);
    const colon = colons[index]!;
    if (signed || !transcript || colon <= 0) return signed;
    return {
      source: { first: 0, last: colon - 1 },
      cue: { first: colon, last: colon },
      content: { first: colon + 1, last: scene.paragraph.tokens.length - 1 },
      rule: "layout/transcript",
    };
  });
}

/** The labeller's findings with the paragraphs taken out of which the layout tells. */
export const besideTypography = (
  passes: readonly FirstPass[],
  told: readonly (Typography | null)[],
): FirstPass[] =>
  passes.map((pass, index) => (told[index] ? { ...pass, best: new Uint8Array(pass.best.length) } : pass));
